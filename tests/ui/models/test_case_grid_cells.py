from __future__ import annotations

import pytest

from prioritiser.model.case import Case, ImpactLine, MoneyLine, RiskLine, WorkforceLine
from prioritiser.model.round import Round
from tests.ui.models.grid_rounds import COST, NEXT, SAVING, YEAR, column, opened
from ui.models.case_grid_cells import (
    CASH_NOT_SAID,
    NO_CASH,
    amount_of,
    copied,
    digits_of,
    millions,
    releases_cash,
    shown,
    sort_key,
    summary_of,
    tip_of,
    typed,
)
from ui.models.case_grid_columns import chosen_columns, columns_of


@pytest.fixture
def held(tmp_path):
    session = opened(tmp_path)
    yield session.round
    session.close()


@pytest.mark.parametrize(
    ("case", "key", "expected"),
    [
        ("K1", COST, "0.900"), ("K1", SAVING, ""), ("K1", f"money:{NEXT}:recurrent:saving", "−0.100"),
        ("K2", COST, "4.800"), ("K2", f"net:{YEAR}", "4.550"), ("K1", "people", "18,400"), ("K1", "type", "Investment"),
        ("K1", "places", "Derby City"), ("K2", "places", "All places"), ("K2", "place:county", "60%"),
        ("K1", "board", "Primary care"), ("K1", "starts", "1 April 2026"), ("K1", "gates", "Passed"),
        ("K2", "gates", "1 to do"), ("K10", "gates", "G1 not passed"), ("K10", "gate:G1", "Not passed"),
        ("K10", "gate:G2", ""), ("K10", "cash", "Yes"), ("K2", "cash", ""), ("K3", "cash", ""),
    ],
)  # fmt: skip
def test_what_cells_show(held, case, key, expected):
    assert shown(column(held, key), held.cases[case], held, 3) == expected


def test_amounts_are_shown_with_as_many_decimals_as_they_need_up_to_three():
    def digits(*amounts):
        return digits_of(Case(id="K", title="K", money=tuple(MoneyLine(year=YEAR, amount=each) for each in amounts)))

    assert (digits(), digits(4_600_000), digits(250_000, 100_000), digits(874_512)) == (1, 1, 2, 3)
    assert millions(-874_512, 3) == "−0.875"
    assert millions(2_350_000, 1) == "2.4"
    assert millions(1.25e9, 1) == "1,250.0"


def test_savings_that_release_cash_in_part_say_so():
    money = (MoneyLine(year=YEAR, amount=-1, cash_releasing=True), MoneyLine(year=YEAR, amount=-1))
    case = Case(id="K", title="K", money=money)
    round_ = Round(cases={case.id: case})
    cash = next(each for each in columns_of(round_) if each.key == "cash")
    assert shown(cash, case, round_) == "Some"


def test_ratings_and_staff_are_the_highest_and_the_sum(held):
    case = Case(
        id="K", title="K", risks=(RiskLine(title="a", initial=(5, 5), current=(2, 3)), RiskLine(title="b")),
        impact=tuple(ImpactLine(domain=each, likelihood=2, impact=at) for at, each in enumerate(("safe", "fair"), 3)),
        workforce=tuple(WorkforceLine(year=YEAR, staff_group=str(wte), wte=wte) for wte in (2.5, -1)),
    )  # fmt: skip
    assert amount_of(column(held, "risks"), case) == 6
    assert amount_of(column(held, "impact"), case) == 8
    assert shown(column(held, f"wte:{YEAR}"), case, held) == "1.5"
    assert shown(column(held, f"wte:{NEXT}"), case, held) == ""


def test_an_editor_begins_with_the_exact_content(held):
    two = held.cases["K2"]
    assert typed(column(held, SAVING), two, held) == "£250,000"
    assert typed(column(held, "places"), two, held) == "Derby City 40%; Derbyshire County 60%"
    assert typed(column(held, "place:city"), two, held) == "40%"
    assert typed(column(held, "place:city"), held.cases["K3"], held) == ""


def test_copies_are_plain_numbers_that_come_back_the_same(held):
    assert copied(column(held, COST), held.cases["K1"], held) == "900000"
    assert copied(column(held, "people"), held.cases["K1"], held) == "18400"
    small = Case(id="K", title="K", money=(MoneyLine(year=YEAR, amount=850),))
    assert copied(column(held, COST), small, held) == "£0.00085m"


def test_tips_say_the_exact_sum_and_what_does_not_count(held):
    assert tip_of(column(held, COST), held.cases["K2"], held) == (
        "£4,800,000\nThe sum of 2 lines; open the record to change them.\nAn illustrative figure."
    )
    assert tip_of(column(held, SAVING), held.cases["K2"], held) == f"-£250,000\n{CASH_NOT_SAID}"
    none = Case(id="K", title="K", money=(MoneyLine(year=YEAR, amount=-850, cash_releasing=False),))
    assert tip_of(column(held, SAVING), none, held) == f"-£850\n{NO_CASH}"
    assert tip_of(column(held, "gate:G1"), held.cases["K10"], held) == "Not ours to decide"
    assert tip_of(column(held, "gates"), held.cases["K10"], held).startswith("G1 Remit: not passed. Not ours to decide")
    assert not releases_cash(column(held, SAVING), held.cases["K2"])
    assert releases_cash(column(held, SAVING), held.cases["K10"])


def test_cells_sort_by_size_and_as_people_count_with_empty_ones_marked(held):
    def order(key):
        return sorted(held.cases, key=lambda case: sort_key(column(held, key), held.cases[case], held))

    assert order("id") == ["K1", "K2", "K3", "K10"]
    assert order(COST) == ["K3", "K1", "K2", "K10"]
    assert order("gates") == ["K10", "K2", "K1", "K3"]
    assert order("starts")[0] == "K1"


def test_a_row_is_said_in_words(held):
    columns = chosen_columns(columns_of(held), ("type", "people", SAVING))
    said = summary_of(columns, held.cases["K1"], held, 1)
    assert said == "Ref K1, Case Hypertension case finding, Type Investment, People a year 18,400"
