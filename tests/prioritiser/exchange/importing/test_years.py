"""Years of a sheet that the round does not plan for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritiser.exchange.importing.years import added_years, opened_to_headings, opened_to_targets
from prioritiser.model.case import Case, MoneyLine
from prioritiser.model.funding import Budget
from prioritiser.model.round import Round
from prioritiser.model.settings import Settings

HELD = Round(settings=Settings(years=("2027/28", "2028/29")), cases={"K1": Case(id="K1", title="One")})


@pytest.mark.parametrize(
    ("headings", "years"),
    [
        (("Year 1 (26/27) Recurrent cost",), ("2026/27", "2027/28", "2028/29")),
        (("Cost 2030/31",), ("2027/28", "2028/29", "2029/30", "2030/31")),
        (("Cost 2027/28", "Year 2"), ("2027/28", "2028/29")),
        (("Cost at 25/26 prices",), ("2027/28", "2028/29")),
        (("Cost 2010/11",), ("2027/28", "2028/29")),
        (("Reference", "Title"), ("2027/28", "2028/29")),
    ],
)
def test_years_that_headings_name_join_the_round_without_a_gap(headings, years) -> None:
    assert opened_to_headings(HELD, headings).settings.years == years


def test_only_years_that_are_brought_in_are_added() -> None:
    opened = opened_to_targets(HELD, ["money:2026/27:capital", "title", "place:city"])
    assert added_years(HELD, opened) == ("2026/27",)
    assert opened_to_targets(HELD, ["title", "ignore"]) is HELD


@pytest.mark.parametrize("planned", ["money", "budget", "no years"])
def test_a_round_that_is_planned_by_year_stays_as_it_is(planned) -> None:
    line = MoneyLine(id="m", year="2027/28", amount=1)
    held = {
        "money": replace(HELD, cases={"K1": Case(id="K1", title="One", money=(line,))}),
        "budget": replace(HELD, budgets={("2027/28", "recurrent"): Budget(year="2027/28", amount=1)}),
        "no years": replace(HELD, settings=Settings()),
    }[planned]
    assert opened_to_headings(held, ["Cost 2026/27"]) is held
