"""Cells as values: what is read, what is read with judgement, what is refused (C-07, C-08)."""

from __future__ import annotations

from datetime import date

import pytest

from prioritiser.errors import InputError
from prioritiser.exchange.importing.cell import CellValue, Computed, Percent, Unread
from prioritiser.exchange.importing.matching import Column
from prioritiser.exchange.importing.values import take
from tests.prioritiser.exchange.importing import given

HELD = given.empty_round()
MONEY = "money:2026/27:recurrent"


def taken(cell: CellValue, target: str, heading: str = "", scale: float = 1) -> tuple[object, str]:
    found = take(cell, Column(0, heading, "", target, scale), HELD)
    return found.value, found.judged


def refused(cell: CellValue, target: str, heading: str = "", scale: float = 1) -> str:
    with pytest.raises(InputError) as caught:
        take(cell, Column(0, heading, "", target, scale), HELD)
    assert caught.value.message.endswith(".")
    return caught.value.message


@pytest.mark.parametrize(
    ("cell", "amount", "judged"),
    [
        ("£1.2m", 1_200_000, "£1,200,000"),
        ("(1,200)", -1200, "-£1,200"),
        ("2385k ", 2_385_000, "£2,385,000"),
        (" 1,200", 1200, ""),
        ("£1,200.50", 1200.5, ""),
        ("1e6", 1_000_000, ""),
        ("-5", -5, "-£5"),
        ("c. £2m", 2_000_000, "£2,000,000"),
        ("-", 0, ""),
        ("–", 0, ""),
        ("nil", 0, ""),
        (340000, 340000, ""),
        (-0.0, 0, ""),
        (Computed(12.5, "=A1"), 12.5, ""),
        ("", None, ""),
        (None, None, ""),
    ],
)
def test_money_is_read_in_the_forms_that_people_use(cell: CellValue, amount: float, judged: str) -> None:
    assert taken(cell, MONEY) == (amount, judged)


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("1.200,00", "two different numbers"),
        ("1.200", "two different numbers"),
        ("1e308", "more than can be kept"),
        ("1e999", "more than can be kept"),
        ("=SUM(A1)", "is a formula"),
        ("TBC", "“TBC” is not a number"),
        ("3-4", "not a number"),
        ("4/5", "not a number"),
        (True, "TRUE is not a number"),
        (date(2026, 1, 4), "the date 4 January 2026, not a number"),
        (2e10, "check the unit"),
        (Unread("#REF!", "It holds #REF!, which a formula left behind."), "#REF!"),
    ],
)
def test_money_that_can_be_read_in_two_ways_or_none_is_refused(cell: CellValue, words: str) -> None:
    assert words in refused(cell, MONEY)


def test_the_unit_of_a_column_counts_for_plain_numbers_only() -> None:
    assert taken(2.4, MONEY, "£m", 1e6) == (2_400_000, "")
    assert taken("2.385", MONEY, "£m", 1e6)[0] == 2_385_000
    assert taken("£95k", MONEY, "£m", 1e6)[0] == 95_000
    assert "check the unit" in refused(2_385_000, MONEY, "£m", 1e6)


@pytest.mark.parametrize(
    ("cell", "day", "judged"),
    [
        (date(2026, 5, 1), "2026-05-01", ""),
        ("01/02/2025", "2025-02-01", "1 February 2025"),
        ("01/02/25", "2025-02-01", "1 February 2025"),
        ("13/02/2025", "2025-02-13", "13 February 2025"),
        ("02/02/2025", "2025-02-02", ""),
        ("01.06.2026", "2026-06-01", "1 June 2026"),
        ("1 April 2026", "2026-04-01", ""),
        ("2026-04-01", "2026-04-01", ""),
        ("Apr 2026", "2026-04-01", "1 April 2026"),
        ("Sept-26", "2026-09-01", "1 September 2026"),
        ("Q1 26/27", "2026-04-01", "1 April 2026"),
        ("Q4 2026/27", "2027-01-01", "1 January 2027"),
        (45000, "2023-03-15", "15 March 2023"),
        ("45000", "2023-03-15", "15 March 2023"),
        ("-", None, ""),
    ],
)
def test_days_are_read_day_first_and_doubtful_ones_shown(cell: CellValue, day: str, judged: str) -> None:
    assert taken(cell, "starts") == (day, judged)


@pytest.mark.parametrize("cell", ["31/02/2025", "2025/13/45", "soon", "Q5 26/27", "Q1 26/29", "25", 7, True])
def test_days_in_no_calendar_are_refused(cell: CellValue) -> None:
    refused(cell, "starts")


@pytest.mark.parametrize(
    ("cell", "heading", "share", "judged"),
    [
        ("22%", "City %", 0.22, ""),
        (27, "City %", 0.27, "27%"),
        ("27", "City %", 0.27, "27%"),
        (Percent(0.24), "City %", 0.24, ""),
        (0.24, "City %", 0.24, "24%"),
        (0.24, "City", 0.24, ""),
        (0, "City %", 0.0, ""),
        ("-", "City %", 0.0, ""),
    ],
)
def test_shares_are_read_as_people_write_them(cell: CellValue, heading: str, share: float, judged: str) -> None:
    assert taken(cell, "place:city", heading) == (pytest.approx(share), judged)


@pytest.mark.parametrize(
    ("cell", "heading"),
    [(1, "City %"), ("1", "City %"), (140, "City %"), (27, "City"), ("-5%", "City"), ("half", "City %")],
)
def test_shares_that_are_none_or_doubtful_are_refused(cell: CellValue, heading: str) -> None:
    refused(cell, "place:city", heading)


@pytest.mark.parametrize(
    ("target", "cell", "value", "judged"),
    [
        ("people", "c. 24000", 24000, "24,000"),
        ("people", "9,100", 9100, ""),
        ("people", 5200, 5200, ""),
        ("people", "1.2k", 1200, "1,200"),
        ("title", "  Virtual  wards ", "Virtual wards", ""),
        ("title", 2026, "2026", ""),
        ("title", "=HYPERLINK(1)", "=HYPERLINK(1)", ""),
        ("summary", "@SUM(1)", "@SUM(1)", ""),
        ("summary", "two\nlines ", "two\nlines", ""),
        ("author", date(2026, 4, 1), "1 April 2026", ""),
        ("id", 12.0, "12", ""),
        ("type", "Dis-investment", "disinvestment", ""),
        ("lane", "Mandated", "mandated", ""),
        ("lane", "yes", "mandated", ""),
        ("lane", "N", "ranked", ""),
        ("board", "uec", "uec", ""),
        ("board", "MH/LD/A", "mh", "Mental Health, Learning Disabilities and Autism"),
        ("lead_provider", "Royal Derby", "Royal Derby", ""),  # the round has no organisations: the text is kept
        ("illustrative", "Yes", True, ""),
        ("illustrative", True, True, ""),
        ("optimism_bias", Percent(0.2), 0.2, ""),
        ("optimism_bias", "20%", 0.2, ""),
        ("backlog", "£1m", 1_000_000, "£1,000,000"),
        ("aims", "outcomes; social", ["outcomes", "social"], ""),
        ("places", "City 60%; County 40%", [{"place": "city", "share": 0.6}, {"place": "county", "share": 0.4}], ""),
        ("gate:G1", "✓", "pass", ""),
        ("gate:G1", "Not met", "fail", ""),
        ("gate:G1", "n/a", "not_applicable", ""),
        ("gate:G1", "tbc", None, ""),
        ("cash_releasing", "NCR", False, ""),
        ("cash_releasing", "Cash-releasing", True, ""),
        ("cash_releasing", "-", None, ""),
        ("line", "Saving", "Saving", ""),
    ],
)
def test_each_sort_of_column_is_read(target: str, cell: CellValue, value: object, judged: str) -> None:
    if target == "places":
        cell = str(cell).replace("City", "Derby City").replace("County", "Derbyshire (County)")
    assert taken(cell, target) == (value, judged)


@pytest.mark.parametrize(
    ("target", "cell", "words"),
    [
        ("people", "all", "“all” is not a number"),
        ("people", -5, "less than"),
        ("type", "other", "not one of the choices"),
        ("board", "Cancer", "There is no board “Cancer”"),
        ("illustrative", "maybe", "neither yes nor no"),
        ("gate:G1", "perhaps", "not pass"),
        ("cash_releasing", "some", "does not say"),
    ],
)
def test_what_a_column_cannot_hold_is_refused(target: str, cell: CellValue, words: str) -> None:
    assert words in refused(cell, target)
