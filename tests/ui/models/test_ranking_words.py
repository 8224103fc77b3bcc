from __future__ import annotations

import msgspec
import pytest

from prioritiser.model.funding import Decision
from tests.ui.models.ranking_rounds import a_round, analysed
from ui.models import ranking_words as words
from ui.models.ranking_words import MINUS


@pytest.mark.parametrize(
    ("amount", "said"), [(64.25, "64.3"), (64.35, "64.4"), (-0.25, f"{MINUS}0.3"), (0.0, "0.0"), (None, "–")]
)
def test_points_round_half_away_from_zero_as_excel_does(amount, said):
    assert words.points(amount) == said


def test_points_near_zero_have_no_sign():
    assert words.signed(0.04) == "0.0"
    assert words.signed(-0.04) == "0.0"
    assert words.signed(2.25) == "+2.3"
    assert words.signed(-2.25) == f"{MINUS}2.3"


@pytest.mark.parametrize(
    ("amount", "unit", "said"),
    [
        (1_650_000, "£m", "1.7"), (-425_000, "£m", f"{MINUS}0.4"), (1_234_500, "£k", "1,235"),
        (-400_000, "£k", f"{MINUS}400"), (0, "£m", "–"), (None, "£m", "–"),
    ],
)  # fmt: skip
def test_money_is_in_the_unit_of_its_column(amount, unit, said):
    assert words.money(amount, unit) == said


def test_a_column_is_in_thousands_when_all_of_it_is_under_a_million():
    assert words.unit_of([999_999, -500_000]) == "£k"
    assert words.unit_of([20, -1_000_000]) == "£m"
    assert words.unit_of([]) == "£m"


def test_places_are_ordinals():
    assert [words.ordinal(n) for n in (1, 2, 3, 4, 11, 12, 13, 21, 102, 112)] == [
        "1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "102nd", "112th",
    ]  # fmt: skip


def test_ties_have_an_equals_sign_and_no_place_is_a_dash():
    analysis = analysed()
    assert [words.rank_text(each) for each in analysis.results] == ["1", "2", "3=", "3=", "5", "6", "7", "8"]
    assert words.rank_text(analysis.not_ranked[0].so_far) == "–"


def test_a_provisional_value_has_a_mark_and_a_range():
    gap = next(each.so_far for each in analysed().not_ranked if each.case == "K8")
    assert words.value_text(gap) == "60.0*"
    assert words.range_text(gap) == "48.0 to 68.0"


def test_value_for_money_says_why_there_is_none():
    analysis = analysed(cases=[])
    assert not analysis.results
    results = {each.case: each for each in analysed().results}
    assert words.vfm_text(results["S1"]) == "–"
    free = msgspec.structs.replace(results["K6"], vfm=None, cost=0.0)
    assert [words.vfm_text(free, is_costed=costed) for costed in (True, False)] == ["no cost", "not costed"]
    assert words.vfm_text(results["K6"]) == words.points(results["K6"].vfm)


def test_a_decision_is_said_in_a_word():
    assert words.decision_text(None, stop=True) == "not decided"
    assert words.decision_text(Decision(case="S1", accepted=True, decision="stop"), stop=True) == "accepted"
    assert words.decision_text(Decision(case="S1", decision="not_now"), stop=True) == "declined"
    assert words.decision_text(Decision(case="S1", decision="more_work"), stop=True) == "more work"
    assert words.decision_text(Decision(case="K1", decision="fund_if_room"), stop=False) == "fund if there is room"


def test_places_and_gates_in_words():
    held = a_round()
    assert words.where_text(held, held.cases["K3"]) == "City"
    assert words.where_text(held, held.cases["K1"]) == "All places"
    assert words.gates_text(held, held.cases["K7"]) == "G1 not passed"
    assert words.gates_text(held, held.cases["K1"]) == "–"


def test_days_are_written_as_people_say_them():
    assert words.day("2026-03-03T10:41:00+00:00") == "3 March 2026"
    assert words.short_day("2026-03-03T10:41:00+00:00") == "3 March"
    assert words.day("some time") == "some time"


def test_lists_of_names():
    assert words.names(["A"]) == "A"
    assert words.names(["A", "B", "C"]) == "A, B and C"
