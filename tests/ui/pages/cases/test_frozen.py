from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication


def many(number: int) -> list[dict[str, object]]:
    return [{"id": f"Z{at:03}", "title": f"Case {at}"} for at in range(number)]


def test_both_parts_scroll_together_and_the_wheel_works_over_either(open_grid):
    screen = open_grid(cases=many(60))
    view, frozen = screen.view, screen.view.frozen
    screen.at("Z059", "title")
    assert view.verticalScrollBar().value() == frozen.verticalScrollBar().value() > 0
    before = view.verticalScrollBar().value()
    where = QPointF(20, 20)
    event = QWheelEvent(
        where, QPointF(frozen.viewport().mapToGlobal(QPoint(20, 20))), QPoint(0, 120), QPoint(0, 120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(frozen.viewport(), event)
    assert view.verticalScrollBar().value() == frozen.verticalScrollBar().value() <= before


def test_rows_of_both_parts_lie_side_by_side_at_every_zoom(screen):
    view, frozen = screen.view, screen.view.frozen

    def tops(part):
        places = (part.rowViewportPosition(row) for row in range(screen.grid.rowCount()))
        return [part.viewport().mapToGlobal(QPoint(0, place)).y() for place in places]

    for zoom in (1.0, 1.5, 2.0):
        screen.page.theme.set_zoom(zoom)
        # The headings ask for their height in an event of their own, which may come after the zoom.
        screen.qtbot.waitUntil(lambda: tops(view) == tops(frozen))
        assert frozen.headings.height() == view.headings.height()


def test_it_shares_the_selection_and_leaves_the_keys_to_the_grid(screen):
    frozen = screen.view.frozen
    assert frozen.selectionModel() is screen.view.selectionModel()
    frozen.setFocus()
    assert screen.focus is screen.view
    screen.at("K2", "title")
    assert frozen.currentIndex().row() == 1


def test_it_comes_and_goes_with_the_columns_that_scroll(screen):
    assert screen.view.frozen.wide == sum(screen.view.columnWidth(at) for at in range(2))
    screen.page.showing.choose_columns(())
    assert not screen.view.frozen.isVisible()
    screen.page.showing.choose_columns(("type", "people"))
    assert screen.view.frozen.isVisible()
