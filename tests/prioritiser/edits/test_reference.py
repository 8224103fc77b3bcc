"""Reference data: lists that are set as a whole, and what cases use stays."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from prioritiser.edits import reference
from prioritiser.errors import InputError, RefusedError
from prioritiser.session import Session
from tests.prioritiser import small

CITY = {"id": "city", "name": "City", "population": 0.25, "need": None}


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    held = small.make(tmp_path / "s.round")
    yield held
    held.close()


def test_places_are_added_changed_and_withdrawn_in_one_edit(session: Session) -> None:
    rows = [CITY, {"name": "County North", "population": 0.4, "need": 0.5}, {"name": "Old"}]
    session.commit(reference.set_places(session.round, rows))
    assert list(session.round.places) == ["city", "county_north", "old"]
    rows = [{**CITY, "name": "Derby  City", "need": 0.3}, {"id": "county_north", "name": "County North"}]
    edit = reference.set_places(session.round, rows)
    assert edit.label == "places"
    session.commit(edit)
    places = session.round.places
    assert list(places) == ["city", "county_north"]
    assert (places["city"].name, places["city"].need, places["city"].population) == ("Derby City", 0.3, 0.25)
    session.undo()
    assert list(session.round.places) == ["city", "county_north", "old"]


def test_unchanged_rows_are_no_change(session: Session) -> None:
    assert reference.set_places(session.round, [CITY]).changes == ()


def test_a_place_that_a_case_uses_stays(session: Session) -> None:
    with pytest.raises(InputError) as fault:
        reference.set_places(session.round, [])
    assert fault.value.code == "InUse"
    assert fault.value.message == "City is used by Case 1, Case 2, Case 3 and 1 more."


def test_a_place_that_a_rule_names_stays(session: Session) -> None:
    rule = {"kind": "min_share", "field": "place", "value": "north", "share": 0.3}
    small.change(session, places=[{"id": "north", "name": "North"}], rules=[rule])
    with pytest.raises(InputError) as fault:
        reference.set_places(session.round, [CITY])
    assert fault.value.message == "A rule of the list names North."


def test_boards_and_organisations_that_cases_name_stay(session: Session) -> None:
    session.commit(reference.set_boards(session.round, [{"id": "uec", "name": "Urgent care"}, {"name": "Planned"}]))
    session.commit(reference.set_organisations(session.round, [{"name": name} for name in ("Acute", "Council", "GP")]))
    money = [{"year": "2026/27", "amount": 1.0, "organisation": "gp"}]
    small.change(session, cases=[{"id": "K1", "fields": {"partners": ["acute"], "payer": "council"}, "money": money}])
    session.commit(reference.set_boards(session.round, [{"id": "uec", "name": "Urgent and emergency care"}]))
    for act, rows, name in (
        (reference.set_boards, [], "Urgent and emergency care"),
        (reference.set_organisations, [{"id": "acute", "name": "Acute"}, {"id": "gp", "name": "GP"}], "Council"),
        (reference.set_organisations, [{"id": "acute", "name": "Acute"}, {"id": "council", "name": "C"}], "GP"),
        (reference.set_organisations, [{"id": "gp", "name": "GP"}, {"id": "council", "name": "C"}], "Acute"),
    ):
        with pytest.raises(InputError) as fault:
            act(session.round, rows)
        assert (fault.value.code, fault.value.where) == ("InUse", name)
    assert {key: use.cases for key, use in reference.uses_of(session.round, "organisations").items()} == {
        "gp": 1, "acute": 1, "council": 1,
    }  # fmt: skip
    assert reference.uses_of(session.round, "boards")["uec"].cases == 4


@pytest.mark.parametrize(
    ("rows", "code", "where"),
    [
        ([CITY, {"name": " "}], "NoName", "row 2"),
        ([CITY, {"name": "city"}], "Repeated", "row 2"),
        ([CITY, {**CITY, "name": "Other"}], "Repeated", "places"),
        ([CITY, {"name": "North", "population": -1}], "OutOfRange", "North"),
        ([CITY, {"name": "North", "need": "much"}], "WrongShape", "North"),
        ([CITY, {"name": "North", "hope": 1}], "UnknownKey", "North"),
    ],
)
def test_a_row_that_cannot_stand_is_refused_by_its_place(session: Session, rows: list, code: str, where: str) -> None:
    with pytest.raises(InputError) as fault:
        reference.set_places(session.round, rows)
    assert (fault.value.code, fault.value.where) == (code, where)
    assert fault.value.remedy.endswith("Nothing was changed.")


def test_the_id_of_what_a_case_still_names_is_not_given_to_another(session: Session) -> None:
    session.commit(reference.set_boards(session.round, [{"name": "UEC"}]))
    assert list(session.round.boards) == ["uec_2"]


def test_rates_have_a_date(session: Session) -> None:
    edit = reference.set_rates(session.round, cost=0.03, health=0.01, date="2026-04-01")
    assert edit.label == "discount rates"
    session.commit(edit)
    settings = session.round.settings
    assert (settings.discount_rate_cost, settings.discount_rate_health) == (0.03, 0.01)
    assert settings.discount_rate_date == "2026-04-01"
    session.undo()
    assert session.round.settings.discount_rate_cost == 0.035


@pytest.mark.parametrize(
    ("cost", "date", "code"),
    [(0.035, "in spring", "NotADate"), (3.5, "", "OutOfRange"), (float("nan"), "", "OutOfRange")],
)
def test_rates_that_cannot_be_are_refused(session: Session, cost: float, date: str, code: str) -> None:
    with pytest.raises(InputError) as fault:
        reference.set_rates(session.round, cost=cost, health=0.015, date=date)
    assert fault.value.code == code


def test_years_are_kept_one_way_and_follow_each_other(session: Session) -> None:
    session.commit(reference.set_years(session.round, ["2025-26", "26/27", "2027/28"]))
    assert session.round.settings.years == ("2025/26", "2026/27", "2027/28")


@pytest.mark.parametrize(
    ("years", "code", "said"),
    [
        ([], "NotAYear", "A round needs at least one year."),
        (["2026"], "NotAYear", "“2026” is not a financial year."),
        (["2026/27", "2028/29"], "YearsApart", "2028/29 does not follow the year before it."),
        (["2026/27", "2026/27", "2027/28"], "YearsApart", "2026/27 does not follow the year before it."),
        (["2027/28"], "InUse", "4 cases have money, staff or activity in 2026/27: Case 1, Case 2, Case 3 and 1 more."),
    ],
)
def test_years_that_cannot_be_are_refused(session: Session, years: list[str], code: str, said: str) -> None:
    with pytest.raises(InputError) as fault:
        reference.set_years(session.round, years)
    assert (fault.value.code, fault.value.message) == (code, said)


def test_a_year_with_a_budget_stays(session: Session) -> None:
    years = ["2026/27", "2027/28", "2028/29"]
    session.commit(reference.set_years(session.round, years))
    small.change(session, budgets=[{"year": "2028/29", "amount": 5.0}])
    with pytest.raises(InputError) as fault:
        reference.set_years(session.round, years[:2])
    assert fault.value.message == "There is a budget or a workforce limit for 2028/29."


def test_years_with_names_of_their_own_stay_as_they_are(tmp_path: Path) -> None:
    cases = [{"id": "K1", "title": "One"}]
    session = small.make(
        tmp_path / "own.round", settings={"years": ["Year 1", "Year 2"]}, cases=cases, answers=[], budgets=[]
    )
    session.commit(reference.set_years(session.round, ["Year 1"]))
    assert session.round.settings.years == ("Year 1",)
    session.close()


def test_a_locked_round_keeps_its_reference_data(session: Session) -> None:
    small.change(session, settings={"stage": "locked"})
    with pytest.raises(RefusedError):
        reference.set_rates(session.round, cost=0.01, health=0.01, date="")
