from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritiser.analysis.money import discount_factors, in_pence, money_of, uncosted, value_for_money, years_of
from prioritiser.errors import InputError
from prioritiser.model.round import Round
from tests.prioritiser.analysis.rounds import Entry, budget, round_of


def held_with(*lines: Entry, **parts: object) -> Round:
    return round_of(cases=[{"id": "K1", "money": list(lines)}], **parts)


def line(amount: float, year: str = "2026/27", kind: str = "recurrent", **more: object) -> Entry:
    return {"year": year, "kind": kind, "amount": amount, **more}


def test_discount_factors_as_published() -> None:
    """Years 0 to 5 at 3.5% and 1.5% (HM Treasury, Green Book): worked-examples.md 5.12."""
    costs, health = discount_factors(0.035, 6), discount_factors(0.015, 6)
    assert [round(f, 6) for f in costs] == [1, 0.966184, 0.933511, 0.901943, 0.871442, 0.841973]
    assert [round(f, 6) for f in health] == [1, 0.985222, 0.970662, 0.956317, 0.942184, 0.92826]


def test_five_payments_as_published() -> None:
    """Five payments of 100 from year 0: 467.308 and 485.438: worked-examples.md 5.12."""
    lines = [line(100, f"{year}/{year % 100 + 1}") for year in range(2026, 2031)]
    for rate, total in ((0.035, 467.308), (0.015, 485.438)):
        money = money_of(held_with(*lines, settings={"discount_rate_cost": rate}))
        assert round(float(money.cost[0]), 3) == total


@pytest.mark.parametrize("rate", [-1.0, -2.0, float("nan")])
def test_rate_that_cannot_be_used(rate: float) -> None:
    with pytest.raises(InputError, match="cannot be used"):
        discount_factors(rate, 3)


def test_years_as_set_go_first() -> None:
    held = held_with(line(1, "b"), settings={"years": ["b", "a", "b"]})
    assert years_of(held) == ("b", "a")


@pytest.mark.parametrize(
    ("named", "years"),
    [
        (["2027/28", "2029/30"], ("2027/28", "2028/29", "2029/30")),
        (["1998/99", "2000/01"], ("1998/99", "1999/00", "2000/01")),
        (["2026/27", "Year 2"], ("2026/27", "Year 2")),
        (["Year 10", "Year 2"], ("Year 2", "Year 10")),
        (["2026/28", "2024/25"], ("2024/25", "2026/28")),
        ([], ()),
    ],
)
def test_years_are_derived_from_what_is_named(named: list[str], years: tuple[str, ...]) -> None:
    assert years_of(held_with(*(line(1, year) for year in named))) == years


def test_years_of_budgets_count_and_gaps_are_discounted() -> None:
    held = held_with(line(1000, "2028/29"), budgets=[budget(5, "2026/27")])
    money = money_of(held)
    assert money.years == ("2026/27", "2027/28", "2028/29")
    assert money.cost[0] == pytest.approx(933.511, abs=0.001)


def test_amount_leaves_out_savings_that_release_no_cash() -> None:
    """Other savings count in the cost and pay for nothing: method.md 6."""
    money = money_of(
        held_with(
            line(900.10, cash_releasing=False),
            line(-200.05),
            line(-100, cash_releasing=False),
            line(-50, cash_releasing=True),
            line(7, kind="capital"),
        )
    )
    assert money.rows == (("2026/27", "recurrent"), ("2026/27", "capital"))
    assert money.amounts.tolist() == [[85010, 700]]
    assert money.cost[0] == pytest.approx(557.05)
    assert money.positive.tolist() == [85710]


def test_rows_go_by_year_then_kind_and_include_budgets() -> None:
    held = held_with(
        line(1, "b", "capital"),
        line(1, "a", "capital"),
        line(1, "b", "recurrent"),
        budgets=[budget(10.5, "b", "non_recurrent"), budget(0, "a", "capital")],
        settings={"years": ["b", "a"]},
    )
    money = money_of(held)
    assert money.rows == (("b", "recurrent"), ("b", "non_recurrent"), ("b", "capital"), ("a", "capital"))
    assert money.budgeted.tolist() == [False, True, False, True]
    assert money.budget.tolist() == [0, 1050, 0, 0]


def test_cost_within_half_a_penny_of_nil_is_nil() -> None:
    assert money_of(held_with(line(0.1), line(0.2), line(-0.3))).cost.tolist() == [0]


@pytest.mark.parametrize(
    ("lines", "budgets", "code", "where"),
    [
        ([line(1, "2031/32")], [], "UnknownYear", "case K1"),
        ([], [budget(1, "2031/32")], "UnknownYear", "the budget"),
        ([line(float("nan"))], [], "OutOfRange", "case K1"),
        ([line(1e20)], [], "OutOfRange", "case K1"),
        ([], [budget(float("inf"))], "OutOfRange", "the budget"),
    ],
)
def test_money_that_cannot_be_placed(lines: list[Entry], budgets: list[Entry], code: str, where: str) -> None:
    with pytest.raises(InputError) as caught:
        money_of(held_with(*lines, budgets=budgets, settings={"years": ["2026/27"]}))
    assert (caught.value.code, caught.value.where) == (code, where)


@pytest.mark.parametrize(("pounds", "pence"), [(1.005, 101), (-1.005, -101), (0.1 + 0.2, 30), (19.99, 1999)])
def test_pence_round_half_away_from_zero_on_the_decimal_text(pounds: float, pence: int) -> None:
    assert in_pence(pounds) == pence


@given(st.integers(-(10**13), 10**13))
def test_whole_pence_come_back(pence: int) -> None:
    assert in_pence(pence / 100) == pence


@given(st.lists(st.tuples(st.floats(-1e6, 1e6), st.integers(2020, 2024)), max_size=8), st.randoms())
def test_money_does_not_depend_on_the_order_of_lines(lines: list[tuple[float, int]], random: object) -> None:
    entries = [line(amount, f"{year}/{year % 100 + 1}") for amount, year in lines]
    shuffled = list(entries)
    random.shuffle(shuffled)
    one, other = money_of(held_with(*entries)), money_of(held_with(*shuffled))
    assert one.cost.tolist() == other.cost.tolist()
    assert one.amounts.tolist() == other.amounts.tolist()


def test_value_for_money_is_points_per_million() -> None:
    """Benefit per £m for cases with a cost; none for stops and savers: method.md 5."""
    cost = np.array([2e6, 0.0, -1e6, 2e6, 5e5])
    stops = np.array([False, False, False, True, False])
    vfm = value_for_money(np.array([50.0, 50, 50, 50, np.nan]), cost, stops)
    assert vfm[0] == 25
    assert np.isnan(vfm[1:]).all()


def test_published_cost_per_point() -> None:
    """Scottish Capital Investment Manual A3.23: £3,797, £3,200, £3,378 per unit: worked-examples.md 5.6."""
    cost, score = np.array([3.0e6, 4.0e6, 5.0e6]), np.array([790.0, 1250, 1480])
    per_million = value_for_money(score, cost, np.zeros(3, dtype=np.bool_))
    assert [round(1e6 / points) for points in per_million] == [3797, 3200, 3378]


def test_cases_without_any_money_are_named_where_money_matters() -> None:
    bare = {"id": "K2"}
    others = [
        {"id": "K3", "lane": "mandated"},
        {"id": "K4", "gates": [{"gate": "G1", "result": "fail"}]},
        {"id": "K5", "money": [line(0)]},
    ]
    assert uncosted(round_of(cases=[{"id": "K1", "money": [line(5)]}, bare, *others])) == ("K2",)
    assert uncosted(round_of(cases=[bare], budgets=[budget(1e6)])) == ("K2",)
    assert uncosted(round_of(cases=[bare])) == ()
