"""Beds from stays as published, and what a list takes by year against its limits."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritiser.analysis.activity import BED_DAYS, beds, list_profile
from prioritiser.analysis.summary import analyse
from prioritiser.edits.document import edit_of
from prioritiser.errors import InputError
from prioritiser.model.base import CaseId
from prioritiser.model.round import Round
from prioritiser.session import Session
from sample_data.build import sample_round
from tests.prioritiser.analysis.rounds import round_of

# Derbyshire Sustainability and Transformation Plan (2016), appendix 5; it rounds now up, now to the nearest.
PUBLISHED = ((15_288, 3.4, 143), (8_543, 9.4, 220), (9_000, 5.4, 134), (1_457, 21.3, 85))


@pytest.mark.parametrize(("episodes", "stay", "stated"), PUBLISHED)
def test_published_beds(episodes: float, stay: float, stated: int) -> None:
    assert beds(episodes, stay) == pytest.approx(stated, abs=1)


def test_beds_by_hand() -> None:
    assert beds(8_543, 9.4) == pytest.approx(220.0, abs=0.05)
    assert beds(365, 1) == 1
    assert beds(365, 1, 0.5) == 2
    assert beds(8_543, 9.4, 0.92) == pytest.approx(8_543 * 9.4 / 365 / 0.92)
    assert beds(0, 5) == 0


@pytest.mark.parametrize(
    ("episodes", "stay", "occupancy"),
    [(-1, 1, None), (1, -1, None), (1, 1, 0), (1, 1, 1.01), (1, 1, -0.5), (float("nan"), 1, None), (1, float("inf"), 1),
     (1, 1, float("nan"))],
)  # fmt: skip
def test_beds_that_cannot_be_are_refused(episodes: float, stay: float, occupancy: float | None) -> None:
    with pytest.raises(InputError) as fault:
        beds(episodes, stay, occupancy)
    assert fault.value.code == "OutOfRange"


@given(st.floats(0, 1e6), st.floats(0, 400), st.floats(0.01, 1))
def test_fuller_wards_need_fewer_beds(episodes: float, stay: float, occupancy: float) -> None:
    assert beds(episodes, stay, occupancy) >= beds(episodes, stay)
    assert beds(2 * episodes, stay) == pytest.approx(2 * beds(episodes, stay))


YEARS = ("2026/27", "2027/28")
CASES = (
    {
        "id": "K1",
        "money": [
            {"year": YEARS[0], "amount": 100.0},
            {"year": YEARS[0], "amount": -30.0},
            {"year": YEARS[0], "amount": -20.0, "cash_releasing": True},
            {"year": YEARS[0], "kind": "capital", "amount": 7.0},
        ],
        "workforce": [{"year": YEARS[0], "staff_group": "Nurses", "wte": 3.0}],
        "activity": [{"year": YEARS[1], "measure": BED_DAYS, "amount": -730.0}],
    },
    {
        "id": "K2",
        "money": [{"year": YEARS[0], "amount": 0.1}, {"year": YEARS[0], "amount": 0.2, "illustrative": True}],
        "workforce": [{"year": YEARS[0], "staff_group": "Nurses", "wte": 2.5}],
        "activity": [{"year": YEARS[1], "measure": BED_DAYS, "amount": 365.0}],
    },
)
LIMITS = (
    {"year": YEARS[0], "staff_group": "Nurses", "wte": 5.0},
    {"year": YEARS[1], "staff_group": "Doctors", "wte": 1.0},
)
HELD = round_of(cases=CASES, settings={"years": YEARS}, limits=LIMITS, budgets=[{"year": YEARS[1], "amount": 50.0}])


def test_a_list_is_added_up_by_year_and_kind_and_never_across_kinds() -> None:
    profile = list_profile(HELD, [CaseId("K1"), CaseId("K2")])
    assert list(profile.money) == [(YEARS[0], "recurrent"), (YEARS[0], "capital"), (YEARS[1], "recurrent")]
    row = profile.money[YEARS[0], "recurrent"]
    assert (row.cost, row.saved, row.cash_releasing, row.amount, row.budget) == (
        pytest.approx(100.3),
        50,
        20,
        80.3,
        None,
    )
    empty = profile.money[YEARS[1], "recurrent"]
    assert (empty.cost, empty.amount, empty.budget) == (0, 0, 50)
    assert profile.illustrative


def test_staff_stand_against_their_limits() -> None:
    profile = list_profile(HELD, [CaseId("K1"), CaseId("K2")])
    nurses, doctors = profile.staff[YEARS[0], "Nurses"], profile.staff[YEARS[1], "Doctors"]
    assert (nurses.wte, nurses.limit, nurses.over) == (5.5, 5, True)
    assert (doctors.wte, doctors.limit, doctors.over) == (0, 1, False)
    assert not list_profile(HELD, [CaseId("K1")]).staff[YEARS[0], "Nurses"].over


def test_bed_days_become_beds() -> None:
    profile = list_profile(HELD, [CaseId("K1"), CaseId("K2")])
    assert dict(profile.activity) == {(YEARS[1], BED_DAYS): -365}
    assert dict(profile.beds) == {YEARS[1]: -1}


def test_an_empty_list_has_budgets_and_limits_only() -> None:
    profile = list_profile(HELD, [CaseId("gone")])
    assert [row.cost for row in profile.money.values()] == [0]
    assert not profile.activity
    assert not profile.illustrative


def test_the_funded_list_takes_what_the_ranking_says(tmp_path: Path) -> None:
    session = Session.create(tmp_path / "s.round", edit_of(sample_round(), Round(), label="Sample", fresh=True))
    found = analyse(session.round)
    assert found.funding is not None
    profile = list_profile(session.round, {*found.funding.funded, *found.funding.committed})
    for spent in found.funding.spent:
        assert profile.money[spent.row].amount == pytest.approx(spent.amount)
        assert profile.money[spent.row].budget == spent.budget
    session.close()
