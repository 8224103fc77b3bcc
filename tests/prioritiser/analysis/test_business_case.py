"""The money of one case: published discount factors, the annuity formula, payback, and lines that anybody can see."""

from __future__ import annotations

import math

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritiser.analysis.business_case import (
    INFLATION,
    OPTIMISM,
    Base,
    Sums,
    added_are_stale,
    base_year,
    equivalent_annual_cost,
    inflation_line,
    money_story,
    optimism_line,
    part_year,
    payback,
    reshape_pair,
    sums_of,
    with_inflation,
    with_optimism,
    years_named,
)
from prioritiser.analysis.money import discount_factors, money_of
from prioritiser.edits.casework import set_lines
from prioritiser.errors import InputError
from prioritiser.model.base import CaseId
from prioritiser.model.case import Case, MoneyLine
from prioritiser.model.round import Round
from tests.prioritiser.analysis.rounds import round_of

YEARS = tuple(f"{year}/{year % 100 + 1}" for year in range(2026, 2032))
K1, K2, K3 = CaseId("K1"), CaseId("K2"), CaseId("K3")
FACTORS = {
    0.035: (1.0, 0.966184, 0.933511, 0.901943, 0.871442, 0.841973),
    0.015: (1.0, 0.985222, 0.970662, 0.956317, 0.942184, 0.928260),
}


def held_with(*lines: dict, settings: dict | None = None, others: tuple[dict, ...] = (), **fields: object) -> Round:
    case = {"id": K1, "title": "One", "money": lines, **fields}
    return round_of(cases=(case, *others), settings={"years": YEARS, **(settings or {})})


def line(year: int, amount: float, **said: object) -> dict:
    return {"year": YEARS[year], "amount": amount, **said}


@pytest.mark.parametrize("rate", FACTORS)
def test_published_discount_factors(rate: float) -> None:
    held = held_with(line(0, 1.0), settings={"discount_rate_cost": rate})
    story = money_story(held.cases[K1], held)
    assert list(story.factors.values()) == pytest.approx(FACTORS[rate], abs=5e-7)
    assert [round(factor, 4) for factor in discount_factors(0.035, 6)] == [1.0, 0.9662, 0.9335, 0.9019, 0.8714, 0.8420]


@pytest.mark.parametrize(("rate", "present"), [(0.035, 467.308), (0.015, 485.438)])
def test_five_payments_of_100_have_their_published_present_cost_and_are_100_a_year(rate: float, present: float) -> None:
    held = held_with(
        *(line(year, 100.0) for year in range(5)), settings={"discount_rate_cost": rate, "years": YEARS[:5]}
    )
    story = money_story(held.cases[K1], held)
    assert story.npv == pytest.approx(present, abs=5e-4)
    assert story.equivalent_annual == pytest.approx(100)


@given(st.floats(-1e9, 1e9), st.floats(0.001, 0.2), st.integers(1, 60))
def test_the_equivalent_annual_cost_is_that_of_the_annuity_formula(present: float, rate: float, years: int) -> None:
    annuity = rate / (1 - (1 + rate) ** -years) / (1 + rate)  # the first payment is made at once
    assert equivalent_annual_cost(present, rate, years) == pytest.approx(present * annuity, rel=1e-9, abs=1e-9)


def test_without_a_rate_the_annual_cost_is_a_plain_share() -> None:
    assert equivalent_annual_cost(500, 0, 5) == 100
    assert equivalent_annual_cost(500, 0.035, 0) == 0


def test_the_story_is_told_by_year_and_kind() -> None:
    held = held_with(
        line(0, 100.0),
        line(0, 20.0, line="set_up", kind="non_recurrent"),
        line(0, -30.0, line="income", cash_releasing=True),
        line(0, -40.0, line="saving"),
        line(1, -60.0, cash_releasing=True),
        line(1, 5.0, line="income"),
    )
    story = money_story(held.cases[K1], held)
    assert story.by_year[YEARS[0]] == {"recurrent": Sums(100, 30, 40, 30, 30), "non_recurrent": Sums(20, 0, 0, 0, 20)}
    assert story.totals[YEARS[0]] == Sums(120, 30, 40, 30, 50)
    assert story.totals[YEARS[1]] == Sums(5, 0, 60, 60, -55)
    assert story.by_year[YEARS[2]] == {}
    assert story.totals[YEARS[2]] == Sums()
    assert story.years == YEARS
    assert not story.illustrative


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(-(10**9), 10**9), st.booleans()), max_size=20))
def test_the_present_cost_is_that_of_the_ranking(amounts: list[tuple[int, int, bool]]) -> None:
    held = held_with(*(line(year, pence / 100, cash_releasing=cash) for year, pence, cash in amounts))
    story = money_story(held.cases[K1], held)
    assert story.npv == pytest.approx(float(money_of(held).cost[0]), abs=1e-6)
    assert math.fsum(each.net for each in story.totals.values()) == pytest.approx(
        math.fsum(pence / 100 for _, pence, _ in amounts), abs=1e-3
    )
    for sums in story.totals.values():
        assert sums.net == pytest.approx(sums.cost - sums.income - sums.saving, abs=1e-3)
        assert sums.cash_releasing <= sums.income + sums.saving + 1e-3


@pytest.mark.parametrize(
    ("spent", "back", "year"),
    [
        ((100, 0, 0), (0, 50, 50), "c"),
        ((100, 0, 0), (0, 100, 0), "b"),
        ((100, 0, 0), (100, 0, 0), "a"),
        ((100, 0, 0), (150, 0, 0), "a"),
        ((100, 0, 0), (0, 50, 49), None),
        ((0, 0, 0), (10, 10, 10), None),
        ((0, 0, 0), (0, 0, 0), None),
        ((100, 0, 30), (0, 120, 0), None),
        ((100, 0, 30), (0, 120, 10), "b"),
        ((0.1, 0.2, 0), (0, 0, 0.3), "c"),
    ],
)
def test_payback_is_the_year_by_whose_end_all_is_back_and_stays(
    spent: tuple[float, ...], back: tuple[float, ...], year: str | None
) -> None:
    assert payback(dict(zip("abc", spent, strict=True)), dict(zip("abc", back, strict=True))) == year


def test_what_releases_no_cash_pays_back_later_or_never() -> None:
    held = held_with(
        line(0, 100.0), line(1, -100.0), line(3, -100.0, cash_releasing=True), line(4, 5.0, illustrative=True)
    )
    story = money_story(held.cases[K1], held)
    assert (story.payback_year, story.cash_payback_year, story.illustrative) == (YEARS[1], None, True)
    factors = list(story.factors.values())
    assert story.cash_npv == pytest.approx(100 - 100 * factors[3] + 5 * factors[4])
    assert story.npv == pytest.approx(story.cash_npv - 100 * factors[1])


def test_money_in_a_year_of_no_round_is_refused_by_name() -> None:
    held = held_with(line(0, 1.0))
    case = Case(id=K1, title="One", money=(MoneyLine(year="1999/00", amount=1.0),))
    with pytest.raises(InputError) as fault:
        money_story(case, held)
    assert "1999/00" in fault.value.message


def test_sums_of_nothing_are_nil() -> None:
    assert sums_of(()) == Sums()


def test_part_of_a_year() -> None:
    assert part_year(1200, 7) == 700
    assert part_year(1200, 0) == 0
    assert part_year(1200, 12) == 1200
    for months in (-1, 12.5, float("nan")):
        with pytest.raises(InputError):
            part_year(1200, months)


def test_optimism_bias_and_inflation_of_one_cost() -> None:
    assert optimism_line(1000, 0.2) == pytest.approx(200)
    assert inflation_line(1000, 0.02, 0) == 0
    assert inflation_line(1000, 0.02, 2) == pytest.approx(40.4)


def test_optimism_bias_is_a_line_of_its_own_for_each_year_and_kind_with_costs() -> None:
    held = held_with(
        line(0, 100.0), line(0, 50.0, line="pay"), line(0, -80.0), line(1, 10.0, kind="capital", illustrative=True),
        line(2, -5.0),
    )  # fmt: skip
    case = held.cases[K1]
    after = with_optimism(case, 0.2)
    assert after[:5] == case.money
    assert [(each.year, each.kind, each.line, each.amount, each.illustrative) for each in after[5:]] == [
        (YEARS[0], "recurrent", OPTIMISM, 30.0, False), (YEARS[1], "capital", OPTIMISM, 2.0, True),
    ]  # fmt: skip


def test_working_it_out_again_replaces_the_lines() -> None:
    held = held_with(line(0, 100.0), line(0, 7.0, line=OPTIMISM, id="o"), line(0, 3.0, line=INFLATION))
    after = with_optimism(held.cases[K1], 0.1)
    assert [(each.line, each.amount) for each in after] == [("", 100.0), (INFLATION, 3.0), (OPTIMISM, 10.0)]
    assert after[-1].id == "o"
    assert with_optimism(held.cases[K1], 0) == held.cases[K1].money[::2]


def test_inflation_is_a_line_of_its_own_for_each_side() -> None:
    held = held_with(
        line(0, 100.0),
        line(1, 100.0),
        line(1, 20.0, line=OPTIMISM),
        line(1, -50.0, cash_releasing=True),
        line(2, -50.0),
    )
    after = with_inflation(held.cases[K1], 0.02, held)[5:]
    assert [(each.year, each.line, each.amount, each.releases_cash) for each in after] == [
        (YEARS[1], INFLATION, 2.4, True), (YEARS[1], INFLATION, -1.0, True), (YEARS[2], INFLATION, -2.02, False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("base", "amounts"),
    [
        ("", [2.0, 4.04]),
        ("2025/26", [2.0, 4.04, 6.12]),
        (YEARS[1], [2.0]),
        ("2025", [2.0, 4.04, 6.12]),
        ("today", [2.0, 4.04]),
        ("2025-26 prices", [2.0, 4.04, 6.12]),
        ("March 2026", [2.0, 4.04, 6.12]),
        ("April 2026 prices", [2.0, 4.04]),
        ("2025/26 or 2024/25", [2.0, 4.04]),
    ],
)
def test_inflation_runs_from_the_price_base(base: str, amounts: list[float]) -> None:
    held = held_with(line(0, 100.0), line(1, 100.0), line(2, 100.0))
    added = with_inflation(held.cases[K1], 0.02, held, base=base)[3:]
    assert [each.amount for each in added] == pytest.approx(amounts)


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2024/25", ["2024/25"]), ("2024-25 prices", ["2024/25"]), ("2024–25", ["2024/25"]), ("FY24/25", ["2024/25"]),
        ("2024/2025", ["2024/25"]), ("2024", ["2024/25"]), ("2024 prices", ["2024/25"]), ("1999/00", ["1999/00"]),
        ("March 2024", ["2023/24"]), ("31 March 2024", ["2023/24"]), ("Apr 2024", ["2024/25"]),
        ("31/03/2024", ["2023/24"]), ("2024-03-31", ["2023/24"]), ("03/2024", ["2023/24"]), ("Q4 2023/24", ["2023/24"]),
        ("2024/27", []), ("2024-03", []), ("today", []), ("", []), ("£1,200", []), ("32/13/2024", []),
        ("2023/24, uplifted to 2024/25", ["2023/24", "2024/25"]), ("2024/25 (2024/25)", ["2024/25"]),
    ],
)  # fmt: skip
def test_the_years_that_a_price_base_names(text: str, years: list[str]) -> None:
    assert list(years_named(text)) == years


def test_the_price_base_is_one_year_or_the_first_of_the_round() -> None:
    assert base_year("March 2024", YEARS) == Base("2023/24", 1)
    assert base_year(" 2027/28", YEARS) == Base("2027/28", 1)
    assert base_year("today", YEARS) == Base(YEARS[0], 0)
    assert base_year("2023/24 or 2024/25", YEARS) == Base(YEARS[0], 2)
    assert base_year("Year 2", ("Year 1", "Year 2")) == Base("Year 2", 1)
    assert base_year("2024/25", ("Year 1", "Year 2")) == Base("Year 1", 0)
    assert base_year("2024/25", ()) == Base("", 0)


def test_inflation_that_stands_is_stale_once_the_costs_the_rate_or_the_bias_are_others() -> None:
    held = held_with(line(1, 100.0), line(1, -50.0, cash_releasing=True))
    case = held.cases[K1]
    assert not added_are_stale(case, with_inflation(case, 0.02, held), INFLATION)
    inflated = msgspec.structs.replace(case, money=with_inflation(case, 0.02, held))
    assert not added_are_stale(inflated, with_inflation(inflated, 0.02, held), INFLATION)
    assert added_are_stale(inflated, with_inflation(inflated, 0.03, held), INFLATION)
    assert added_are_stale(inflated, with_inflation(inflated, 0.02, held, base="2024/25"), INFLATION)
    biased = msgspec.structs.replace(inflated, money=with_optimism(inflated, 0.2))
    assert added_are_stale(biased, with_inflation(biased, 0.02, held), INFLATION)


def test_whatever_comes_first_inflation_worked_out_last_is_the_same() -> None:
    held = held_with(line(1, 100.0), line(2, 70.0, kind="capital"), line(2, -50.0))
    case = held.cases[K1]
    one = msgspec.structs.replace(case, money=with_optimism(case, 0.2))
    other = msgspec.structs.replace(case, money=with_inflation(case, 0.02, held))
    other = msgspec.structs.replace(other, money=with_optimism(other, 0.2))
    found = [{repr(each) for each in with_inflation(every, 0.02, held)} for every in (one, other)]
    assert found[0] == found[1]


def test_the_lines_go_into_the_case_as_one_edit() -> None:
    held = held_with(line(0, 100.0))
    rows = [
        {name: getattr(each, name) for name in each.__struct_fields__} for each in with_optimism(held.cases[K1], 0.2)
    ]
    edit = set_lines(held, K1, "money", rows)
    assert [change.after["amount"] for change in edit.changes if isinstance(change.after, dict)] == [20.0]


STOP = {
    "id": K2,
    "title": "Two",
    "type": "disinvestment",
    "frees": K1,
    "money": [line(0, 10.0, line="decommissioning"), line(1, -90.0, cash_releasing=True), line(1, -500.0)],
}


def test_the_pair_of_what_stops_and_what_it_frees_is_the_same_from_both_sides() -> None:
    held = held_with(line(1, 60.0), line(1, 5.0, kind="capital"), others=(STOP, {"id": K3, "title": "Three"}))
    pair = reshape_pair(held, K1)
    assert pair == reshape_pair(held, K2)
    assert pair is not None
    assert (pair.stops, pair.funds) == ((K2,), K1)
    assert [(row.year, row.kind, row.released, row.needed, row.left) for row in pair.rows] == [
        (YEARS[0], "recurrent", -10, 0, -10), (YEARS[1], "recurrent", 90, 60, 30), (YEARS[1], "capital", 0, 5, -5),
    ]  # fmt: skip
    assert reshape_pair(held, K3) is None
    assert reshape_pair(held, CaseId("gone")) is None


def test_several_stops_for_one_case_are_added_up() -> None:
    third = {"id": K3, "title": "Three", "frees": K1, "money": [line(1, -10.0, cash_releasing=True)]}
    pair = reshape_pair(held_with(line(1, 60.0), others=(STOP, third)), K3)
    assert pair is not None
    assert pair.stops == (K2, K3)
    assert pair.rows[1].released == 100
