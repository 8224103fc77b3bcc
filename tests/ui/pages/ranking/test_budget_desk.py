from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt


def press_band(screen):
    band = screen.page.band
    at = QPoint(300, band.height() // 2)
    screen.qtbot.mousePress(band, Qt.MouseButton.LeftButton, pos=at)
    return at


def drag(screen, rows):
    """Drag the line by so many rows; the mouse stays down."""
    band, at = screen.page.band, press_band(screen)
    goal = band.mapToGlobal(at + QPoint(0, round(rows * 24)))
    for _ in range(2):
        screen.qtbot.mouseMove(band, band.mapFromGlobal(goal))
    return goal


def let_go(screen, goal):
    band = screen.page.band
    screen.qtbot.mouseRelease(band, Qt.MouseButton.LeftButton, pos=band.mapFromGlobal(goal))


def test_the_line_lies_over_its_row(screen):
    band, view = screen.page.band, screen.page.table
    at = view.table.first_of_kind("line")
    assert band.geometry().center().y() == pytest.approx(view.rowViewportPosition(at) + 12, abs=1)
    assert band.width() == view.viewport().width()
    assert band.accessibleName() == "Budget line £4.0m. 3 cases, £3.3m committed, £700,000 left"


def test_a_typed_budget_commits_and_undo_restores_it(screen):
    screen.key(Qt.Key.Key_B)
    assert screen.focus is screen.page.band.field
    screen.type("5.3")
    assert screen.funded == ["K1", "K2", "K3", "K4"], "shown while it is typed"
    assert screen.budget == 4e6
    screen.key(Qt.Key.Key_Return)
    assert screen.budget == 5.3e6
    assert screen.focus is screen.page.band
    screen.context.workspace.undo()
    assert screen.budget == 4e6
    assert screen.funded == ["K1", "K2", "K3"]
    screen.context.workspace.redo()
    assert screen.reopened().budgets["2026/27", "recurrent"].amount == 5.3e6


def test_nonsense_is_refused_in_place_and_esc_goes_back(screen):
    screen.key(Qt.Key.Key_B)
    screen.type("lots")
    screen.key(Qt.Key.Key_Return)
    field = screen.page.band.field
    assert field.isVisible()
    assert field.property("problem")
    assert field.toolTip().startswith("“lots” is not an amount of money.")
    screen.key(Qt.Key.Key_Escape)
    assert not field.isVisible()
    assert screen.budget == 4e6
    assert screen.funded == ["K1", "K2", "K3"]


def test_dragging_shows_what_it_would_fund_and_commits_when_let_go(screen):
    goal = drag(screen, 2)
    assert screen.funded == ["K1", "K2", "K3", "K4", "K5"]
    assert screen.budget == 4e6
    assert screen.page.band.accessibleName().startswith("Budget line £6.3m. 5 cases")
    let_go(screen, goal)
    assert screen.budget == 6.3e6
    screen.context.workspace.undo()
    assert screen.budget == 4e6


def test_the_line_follows_the_mouse_up_and_down(screen):
    drag(screen, 2)
    band = screen.page.band
    at = band.mapToGlobal(QPoint(300, 13 - 4 * 24))
    screen.qtbot.mouseMove(band, band.mapFromGlobal(at))
    assert screen.funded == ["K1"]
    let_go(screen, at)
    assert screen.budget == pytest.approx(1.3e6, abs=2e5)


def test_esc_cancels_a_drag(screen):
    screen.page.band.setFocus()
    goal = drag(screen, -2)
    assert screen.funded == ["K1"]
    screen.key(Qt.Key.Key_Escape)
    assert screen.funded == ["K1", "K2", "K3"]
    let_go(screen, goal)
    assert screen.budget == 4e6


def test_arrows_step_by_a_tenth_and_enter_keeps_it(screen):
    screen.page.band.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(3):
        screen.key(Qt.Key.Key_Up)
    assert screen.page.band.trying == pytest.approx(4.3e6)
    assert screen.funded == ["K1", "K2", "K3", "K4"]
    assert screen.budget == 4e6
    screen.key(Qt.Key.Key_Return)
    assert screen.budget == pytest.approx(4.3e6)
    screen.key(Qt.Key.Key_Down)
    screen.key(Qt.Key.Key_Escape)
    assert screen.budget == pytest.approx(4.3e6)
    screen.key(Qt.Key.Key_Escape)
    assert screen.focus is screen.page.table


def test_stepping_and_going_elsewhere_keeps_it_in_one_step(screen):
    screen.page.band.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(5):
        screen.key(Qt.Key.Key_Down)
    screen.page.table.setFocus()
    assert screen.budget == pytest.approx(3.5e6)
    screen.context.workspace.undo()
    assert screen.budget == 4e6


def test_a_round_without_a_budget_asks_for_one(open_screen):
    screen = open_screen(budgets=[])
    assert screen.order[0] == "line"
    assert screen.page.band.accessibleName() == "No budget yet. Type a budget to see what it funds"
    screen.key(Qt.Key.Key_B)
    screen.type("2.3m")
    screen.key(Qt.Key.Key_Return)
    assert screen.budget == 2.3e6
    assert screen.funded == ["K1", "K2"]


def test_leaving_keeps_what_is_typed(screen):
    screen.key(Qt.Key.Key_B)
    screen.type("6")
    screen.page.leave()
    assert screen.budget == 6e6


def test_while_rows_are_filtered_the_line_still_means_the_whole_list(screen):
    screen.page.filters.text.setText("mental")
    assert screen.order == ["line", "K5"]
    goal = drag(screen, 1)
    let_go(screen, goal)
    assert screen.budget == pytest.approx(6.3e6)


def test_a_locked_round_says_why_its_budget_stays(open_screen):
    screen = open_screen(settings={"years": ["2026/27", "2027/28"], "stage": "locked"})
    screen.key(Qt.Key.Key_B)
    assert screen.page.banner.message.startswith("The round is locked, so its budget cannot change.")
    assert not screen.page.band.field.isVisible()
    let_go(screen, drag(screen, 2))
    assert screen.funded == ["K1", "K2", "K3"]
    assert screen.budget == 4e6


def test_a_refusal_is_said_in_place(screen):
    screen.page.budget_desk._settle(-1.0)
    assert screen.page.banner.tone == "problem"
    assert screen.budget == 4e6
    assert screen.funded == ["K1", "K2", "K3"]
