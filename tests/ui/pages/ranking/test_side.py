from __future__ import annotations

from PySide6.QtCore import Qt


def test_what_would_bring_it_in_comes_a_little_later(screen):
    screen.choose("K4")
    screen.settle()
    why = screen.page.side.why
    screen.qtbot.waitUntil(lambda: not why.bring.isHidden())
    assert why.bring.text().startswith("Budget raised: 2026/27 recurrent by £300,000 to £4.3m.")
    screen.choose("K1")
    screen.settle()
    assert why.bring.isHidden()


def test_the_panel_follows_what_is_tried(screen):
    screen.choose("K4")
    screen.page.strip.dragged.emit("P1", 0.1, 0.7)
    screen.qtbot.waitUntil(lambda: screen.page.side.why.facts.text().endswith("value 82.0"))
    screen.page.strip.cancelled.emit()
    assert screen.page.side.why.facts.text().endswith("value 64.0")


def test_budgets_and_warnings_stand_below(screen):
    why = screen.page.side.why
    assert why.money.text() == "2026/27 recurrent: £3.3m of £4.0m"
    assert why.list_words.text().endswith("small cases look better per £m.")


def test_going_back_step_by_step(screen):
    side = screen.page.side
    screen.page.ask_trace()
    assert side.first_focus() is side.trace.list
    side.show_cell("P1")
    assert side.first_focus() is side.cell.back
    assert side.go_back()
    assert side.go_back()
    assert not side.go_back()
    assert side.first_focus() is side.why.scores


def test_see_scores_opens_the_sum(screen):
    screen.choose("K2")
    screen.qtbot.mouseClick(screen.page.side.why.scores, Qt.MouseButton.LeftButton)
    assert screen.page.side.trace.title.text() == "Two-hour response"
    assert screen.focus is screen.page.side.trace.list


def test_the_next_panel_step_is_reached_by_f6(screen):
    panes = screen.page.panes()
    assert panes == [screen.page.table, screen.page.strip, screen.page.side.why.scores]
