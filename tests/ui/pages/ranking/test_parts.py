from __future__ import annotations

from PySide6.QtCore import Qt


def test_list_and_panel_take_turns_where_it_is_narrow(open_screen):
    screen = open_screen(size=(720, 560))
    page = screen.page
    assert page.is_narrow
    assert not page.side.isVisible()
    screen.key(Qt.Key.Key_Return)
    assert page.side.isVisible()
    assert not page.table.isVisible()
    screen.qtbot.mouseClick(page.side.to_list, Qt.MouseButton.LeftButton)
    assert page.table.isVisible()
    assert screen.focus is page.table
    screen.window.resize(1400, 700)
    assert page.side.isVisible()
    assert page.side.to_list.isHidden()


def test_a_large_zoom_counts_as_narrow(screen):
    assert not screen.page.is_narrow
    screen.page.theme.set_zoom(2.0)
    assert screen.page.is_narrow
    assert not screen.page.side.isVisible()


def test_the_panels_width_is_remembered(screen, open_screen):
    page = screen.page
    page.splitter.setSizes([700, 490])
    page.splitter.splitterMoved.emit(700, 1)
    kept = screen.context.settings.shape("ranking")
    assert not kept.isEmpty()
    again = type(page)(screen.context)
    again.resize(page.size())
    assert again.splitter.saveState() == kept
    again.deleteLater()
