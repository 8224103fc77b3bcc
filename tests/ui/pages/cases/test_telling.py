from __future__ import annotations

from prioritiser.edits.casework import withdraw_cases
from tests.ui.models.grid_rounds import case_entries


def test_chips_are_the_same_widgets_with_other_words(screen):
    telling = screen.page.telling
    before = telling.chips()
    screen.context.workspace.do(withdraw_cases(screen.round, ["K2", "K10"]))
    after = telling.chips()
    assert [chip.text() for chip in after] == ["2 cases", "£900,000 recurrent asked for in 2026/27"]
    assert after == before[:2]
    assert before[2].tone == "caution"


def test_what_was_just_done_comes_before_what_is_not_ready(screen):
    screen.page.desk.say("3 cells changed.")
    assert screen.page.telling.insight() == ("3 cells changed.", "", None)
    screen.page.refresh(None)
    assert screen.page.telling.insight()[1] == "Show them"


def test_a_round_whose_cases_are_ready_says_nothing(open_grid):
    screen = open_grid(cases=case_entries()[:1])
    assert screen.page.telling.insight() == ("", "", None)
    assert screen.page.telling.facts() == "1 case"
