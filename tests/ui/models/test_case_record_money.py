from __future__ import annotations

import msgspec
import pytest

from prioritiser.errors import InputError
from tests.ui.models.case_rounds import YEARS, case_of, held, money, record
from ui.models.case_record_money import (
    figures_of,
    first_from_second,
    inflation_is_stale,
    money_sort,
    months_words,
    net_rows,
    optimism_is_stale,
    pounds,
    prices_words,
)
from ui.models.case_record_series import SeriesTable, grouped, lines_of
from ui.models.case_record_table import Plan
from ui.models.case_record_words import Words


def lines(*entries):
    return [{"id": f"~{at}", **entry} for at, entry in enumerate(entries, 1)]


class Store:
    def __init__(self, *entries):
        self.written = []
        self.table = SeriesTable(Plan(()), money_sort(), self.write)
        self.table.show_lines(lines(*entries), YEARS, Words(held()), anew=True)

    def write(self, entries):
        self.written.append(entries)
        self.table.show_lines(entries, YEARS, self.table.words)

    def shown(self):
        table = self.table
        rows = range(len(table.rows))
        return [[table.index(row, column).data() for column in range(2 + len(YEARS))] for row in rows]


def test_costs_and_savings_that_are_not_broken_down_are_rows_of_their_own(qapp):
    store = Store(money(0, 100), money(0, -40), money(1, -50), money(0, 7, "capital"), money(0, 9, line="pay"))
    assert store.shown() == [
        ["Cost, not broken down", "Recurrent", "100", "", ""],
        ["Pay", "Recurrent", "9", "", ""],
        ["Saving, not broken down", "Recurrent", "−40", "−50", ""],
        ["Cost, not broken down", "Capital", "7", "", ""],
    ]


def test_savings_that_release_cash_stand_apart_from_those_that_do_not(qapp):
    store = Store(money(0, -40, cash_releasing=True), money(0, -30, cash_releasing=False))
    assert len(store.table.rows) == 2
    assert [store.table.value(row, 5) for row in range(2)] == [True, None]


def test_a_saving_is_kept_below_nil_however_it_is_typed(qapp):
    store = Store(money(0, -40, line="saving"))
    store.table.set_cells([(0, 3, "£1.2m"), (0, 4, "(500)")])
    assert [line["amount"] for line in store.written[-1]] == [-40, -1_200_000, -500]


def test_a_cost_that_becomes_income_changes_its_side(qapp):
    store = Store(money(0, 100, line="pay"))
    store.table.set_cells([(0, 0, "Income")])
    assert [(line["line"], line["amount"]) for line in store.written[-1]] == [("income", -100)]
    store.table.set_cells([(0, 0, "Non-pay")])
    assert [(line["line"], line["amount"]) for line in store.written[-1]] == [("non_pay", 100)]


def test_only_what_comes_back_can_release_cash(qapp):
    store = Store(money(0, 100), money(0, -40))
    assert [store.table.has_tick(row, 5) for row in range(2)] == [False, True]
    store.table.set_cells([(1, 5, "yes")])
    assert [line.get("cash_releasing") for line in store.written[-1]] == [None, True]
    store.table.set_cells([(1, 5, "no")])
    assert [line.get("cash_releasing") for line in store.written[-1]] == [None, False]


def test_lines_come_back_as_they_were(qapp):
    case = case_of(held())
    entries = [msgspec.to_builtins(line) for line in case.money]
    sort = money_sort()
    assert lines_of(sort, grouped(sort, entries)) == entries


def test_a_line_of_inflation_on_savings_is_a_row_of_its_own(qapp):
    store = Store(money(1, 20, line="inflation"), money(1, -8, line="inflation"))
    assert [row[3] for row in store.shown()] == ["20", "−8"]
    store.table.set_cells([(1, 3, "-9")])
    assert [line["amount"] for line in store.written[-1]] == [20, -9]


def test_kinds_are_never_added_together():
    found = dict(net_rows(case_of(held()), YEARS))
    assert found["Net, recurrent"] == {YEARS[0]: "1,000,000", YEARS[1]: "800,000", YEARS[2]: "300,000"}
    assert found["Net, capital"] == {YEARS[0]: "300,000"}
    assert pounds(-1200) == "−£1,200"


def test_the_figures_say_how_they_were_worked_out():
    round_ = held(record(money=[money(0, 1000), money(1, 1000), money(2, -3000)]))
    present, annual, back = figures_of(case_of(round_), round_)
    # 1000 + 1000 × 0.9662 − 3000 × 0.9335
    assert (present.name, present.text) == ("Net present saving", "£834")
    assert "× 0.9662" in present.how
    assert "3.5%" in present.how
    assert annual.text == "−£288"
    assert "÷ 2.8997" in annual.how
    assert (back.text, "release cash: not within 3 years" in back.how) == ("By the end of 2028/29", True)
    assert back.cash == "On savings that release cash: never within 3 years"
    # 1000 + 1000 × 0.9662
    assert present.cash == "On savings that release cash: net present cost £1,966"


def test_what_is_the_same_in_cash_is_not_said_twice():
    round_ = held(record(money=[money(0, 1000), money(1, -1100, cash_releasing=True), money(2, -1)]))
    present, _annual, back = figures_of(case_of(round_), round_)
    assert (back.text, back.cash) == ("By the end of 2027/28", "")
    assert present.cash == "On savings that release cash: net present saving £63"
    later = held(record(money=[money(0, 1000), money(1, -1000), money(2, -1100, cash_releasing=True)]))
    assert figures_of(case_of(later), later)[2].cash == "On savings that release cash: by the end of 2028/29"
    whole = held(record(money=[money(0, 1000), money(1, -900, cash_releasing=True)]))
    assert [figure.cash for figure in figures_of(case_of(whole), whole)] == ["", "", ""]


def test_it_is_said_which_prices_inflation_starts_from():
    assert prices_words("March 2024", held()) == "Prices taken as of 2023/24."
    assert prices_words("2024-25 prices", held()) == "Prices taken as of 2024/25."
    first = "Prices taken as of 2026/27, because the"
    assert prices_words("today", held()) == f"{first} price base names no financial year."
    assert prices_words("", held()) == f"{first} case gives no price base."
    assert prices_words("2023/24 or 2024/25", held()) == f"{first} price base names more than one year."


def test_lines_that_were_worked_out_are_stale_once_anything_they_follow_from_is_another():
    plain = held(record(money=[money(1, 1000)]))
    assert not optimism_is_stale(case_of(plain), 0.2)
    assert not inflation_is_stale(case_of(plain), 0.02, plain, "")
    round_ = held(record(money=[money(1, 1000), money(1, 200, line="optimism_bias"), money(1, 24, line="inflation")]))
    case = case_of(round_)
    assert [optimism_is_stale(case, share) for share in (0.2, 0.3)] == [False, True]
    found = [inflation_is_stale(case, rate, round_, base) for rate, base in ((0.02, ""), (0.03, ""), (0.02, "2024"))]
    assert found == [False, True, True]


def test_a_case_without_money_or_without_return_says_so():
    assert figures_of(case_of(held(record(money=[]))), held()) == ()
    round_ = held(record(money=[money(0, 1000)]))
    assert figures_of(case_of(round_), round_)[2].text == "Not within 3 years"
    saves = held(record(money=[money(0, -1000)]))
    assert figures_of(case_of(saves), saves)[2].text == "Nothing is spent"


def test_the_first_year_follows_from_the_second_and_its_months():
    sort = money_sort()
    row = grouped(sort, lines(money(1, 1_200_000)))[0]
    assert first_from_second(row, YEARS, 6, sort) == (YEARS[0], 600_000)
    assert first_from_second(grouped(sort, lines(money(2, 5)))[0], YEARS, 6, sort) is None
    assert first_from_second(row, YEARS[:1], 6, sort) is None
    assert months_words(6) == "6 of 12 months"
    with pytest.raises(InputError, match="months"):
        first_from_second(row, YEARS, 13, sort)
