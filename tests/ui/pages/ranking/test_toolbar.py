from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication, QMenu


def menu():
    found = QApplication.activePopupWidget()
    assert isinstance(found, QMenu)
    return found


def texts(shown):
    return [action.text() for action in shown.actions() if not action.isSeparator()]


def test_columns_are_ticked_without_the_menu_closing(screen):
    chosen = QSignalSpy(screen.page.bar.columns_chosen)
    screen.page.bar.open_columns()
    shown = menu()
    assert "Rank" not in texts(shown), "some columns are always there"
    assert "Bars" in texts(shown)
    type_ = next(action for action in shown.actions() if action.text() == "Type")
    screen.qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=shown.actionGeometry(type_).center())
    assert "type" in chosen.at(0)[0]
    assert shown.isVisible()
    screen.qtbot.keyClick(shown, Qt.Key.Key_Space)
    assert "type" not in chosen.at(1)[0]
    screen.qtbot.keyClick(shown, Qt.Key.Key_Escape)


def test_restore_points_are_offered_latest_first(screen):
    screen.page.bar.open_since()
    assert texts(menu()) == ["Nothing", "No restore points yet. Ctrl S keeps one."]
    screen.qtbot.keyClick(menu(), Qt.Key.Key_Escape)
    for name in ("First", "Salt & pepper"):
        screen.context.workspace.name_point(name)
    screen.page.bar.open_since()
    shown = texts(menu())
    assert [text.split(",")[0] for text in shown] == ["Nothing", "Salt && pepper", "First"]
    screen.qtbot.keyClick(menu(), Qt.Key.Key_Escape)


def test_copying_is_offered_in_two_ways(screen):
    screen.qtbot.mouseClick(screen.page.bar.more, Qt.MouseButton.LeftButton)
    assert texts(menu()) == ["Copy as table", "Copy as picture"]
    screen.qtbot.keyClick(menu(), Qt.Key.Key_Escape)


def test_words_give_way_before_anything_is_cut_off(open_screen):
    wide = open_screen(size=(1400, 688)).page.bar
    assert [wide.filter.text(), wide.point.text(), wide.export.text()] == ["Filter", "Restore point", "Export"]
    wide.resize(520, wide.height())
    assert wide.point.text() == ""
    assert wide.point.accessibleName() == "Restore point"
    assert all(part.geometry().right() < 520 for part in (wide.order, wide.export, wide.since))


def test_export_and_restore_point_are_the_windows_own(screen):
    asked = []
    for name in ("export", "point"):
        screen.context.actions.handle(None, name, lambda name=name: asked.append(name))
    screen.qtbot.mouseClick(screen.page.bar.export, Qt.MouseButton.LeftButton)
    screen.qtbot.mouseClick(screen.page.bar.point, Qt.MouseButton.LeftButton)
    assert asked == ["export", "point"]
