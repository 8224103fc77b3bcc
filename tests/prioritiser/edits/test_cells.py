"""Numbers, money, shares and dates as people type them; what can be read in two ways is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritiser.edits import cells
from prioritiser.errors import InputError

LARGEST = 1e13


@pytest.mark.parametrize(
    ("text", "pounds"),
    [
        ("£1.2m", 1_200_000),
        ("1,200", 1200),
        (" 1200 ", 1200),
        ("(1,200)", -1200),
        ("(£1,200.50)", -1200.5),
        ("-£500", -500),
        ("£-500", -500),
        ("−5", -5),
        ("–5", -5),
        ("+5", 5),
        ("1 200 000", 1_200_000),
        ("1\u00a0200", 1200),
        ("1e6", 1_000_000),
        ("£1.250m", 1_250_000),
        ("£400k", 400_000),
        ("1.2 million", 1_200_000),
        ("2bn", 2e9),
        (".5", 0.5),
        ("5.", 5),
        ("-0", 0),
    ],
)
def test_money_is_taken_as_it_is_typed(text: str, pounds: float) -> None:
    found = cells.parse_money(text)
    assert found == pounds
    assert str(found) != "-0.0"


@pytest.mark.parametrize("text", ["1.200,00", "1,2", "1.200", "£1.200", "1'200", "1,20,000", "12,00", "1.234.567"])
def test_what_can_be_read_in_two_ways_is_refused(text: str) -> None:
    with pytest.raises(InputError) as fault:
        cells.parse_money(text)
    assert fault.value.code == "Ambiguous"
    assert text in fault.value.message
    assert fault.value.remedy.endswith("Nothing was changed.")


@pytest.mark.parametrize(
    "text",
    [
        "TBC",
        "",
        "£",
        "-",
        "--5",
        "-(5)",
        "(5",
        "5)",
        "TRUE",
        "１２",
        "£2.4m-£2.6m",
        "c. £1m",
        "1e",
        "#REF!",
        "nan",
        "inf",
        "1_000",
        "0x10",
        "12%",
    ],
)
def test_what_is_no_number_is_refused_in_words(text: str) -> None:
    with pytest.raises(InputError) as fault:
        cells.parse_money(text)
    assert (fault.value.code, fault.value.message) == ("NotANumber", f"“{text}” is not a number.")


def test_a_formula_is_called_one() -> None:
    with pytest.raises(InputError) as fault:
        cells.parse_number("=SUM(A1)")
    assert fault.value.message == "“=SUM(A1)” is a formula, not a number."


@pytest.mark.parametrize("text", ["1e308", "1e999", "10001bn", "-1e14"])
def test_more_than_can_be_kept_is_refused(text: str) -> None:
    with pytest.raises(InputError) as fault:
        cells.parse_money(text)
    assert fault.value.code == "OutOfRange"


def test_a_long_text_is_cut_in_the_sentence() -> None:
    with pytest.raises(InputError) as fault:
        cells.parse_number("word\n" * 5000)
    assert len(fault.value.message) < 80
    assert "\n" not in fault.value.message


def test_a_column_in_thousands_multiplies_what_does_not_say_so_itself() -> None:
    assert cells.parse_money("1,200.125", scale=1000) == 1_200_125
    assert cells.parse_money("£1.2m", scale=1000) == 1_200_000
    assert cells.parse_money("2.675", scale=1e6) == 2_675_000


def test_pounds_are_no_plain_number_and_three_decimals_of_one_are_right() -> None:
    assert cells.parse_number("1.200") == 1.2
    with pytest.raises(InputError):
        cells.parse_number("£5")


@pytest.mark.parametrize(
    ("text", "share"),
    [("40%", 0.4), ("0.4", 0.4), ("12.5 %", 0.125), ("-5%", -0.05), ("1", 1), ("0", 0), ("28.5%", 0.285)],
)
def test_a_share_is_a_fraction_or_per_cent(text: str, share: float) -> None:
    assert cells.parse_share(text) == share


@pytest.mark.parametrize(("text", "code"), [("40", "Ambiguous"), ("x%", "NotANumber"), ("£5%", "NotANumber")])
def test_a_share_that_may_be_either_is_refused(text: str, code: str) -> None:
    with pytest.raises(InputError) as fault:
        cells.parse_share(text)
    assert fault.value.code == code


@pytest.mark.parametrize(
    "text",
    [
        "1 April 2026",
        "1 Apr 2026",
        "1st April, 2026",
        "1/4/2026",
        "01/04/2026",
        "1.4.26",
        "01-04-2026",
        "1-Apr-26",
        "1 4 2026",
        "2026-04-01",
        "2026-04-01 00:00:00",
        "Wed 1 April 2026",
        "April 1, 2026",
        "1 APRIL 26",
    ],
)
def test_a_date_is_taken_day_first_and_kept_one_way(text: str) -> None:
    assert cells.parse_date(text) == "2026-04-01"


@pytest.mark.parametrize(
    "text",
    [
        "31/02/2025",
        "13/13/2025",
        "4/31/2025",
        "45000",
        "25",
        "2026",
        "April 2026",
        "TBC",
        "1/4-2026",
        "",
        "1 Foo 2026",
        "0/1/2026",
        "2026-02-30",
        "1/1/1492",
        "1/1/2500",
    ],
)
def test_an_impossible_date_is_refused(text: str) -> None:
    with pytest.raises(InputError) as fault:
        cells.parse_date(text)
    assert fault.value.code == "NotADate"
    assert text in fault.value.message


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2026/27", "2026/27"),
        ("26/27", "2026/27"),
        ("2026-27", "2026/27"),
        ("2026–2027", "2026/27"),
        ("1999/00", "1999/00"),
    ],
)
def test_a_financial_year_is_kept_one_way(text: str, year: str) -> None:
    assert cells.parse_year(text) == year


@pytest.mark.parametrize("text", ["2026", "2026/28", "27/26", "Year 1", "2026/2026"])
def test_a_year_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        cells.parse_year(text)


def test_yes_and_no() -> None:
    assert [cells.parse_yes_no(text) for text in ("Yes", "y", "TRUE")] == [True] * 3
    assert [cells.parse_yes_no(text) for text in ("no", "N", " False ")] == [False] * 3
    with pytest.raises(InputError):
        cells.parse_yes_no("maybe")


@pytest.mark.parametrize(
    ("pounds", "shown"),
    [
        (1200, "£1,200"),
        (-640000.0, "-£640,000"),
        (0.5, "£0.50"),
        (1.234, "£1.2340"),
        (0, "£0"),
        (1234567.891, "£1,234,567.8910"),
    ],
)
def test_money_is_shown_in_pounds(pounds: float, shown: str) -> None:
    assert cells.show_money(pounds) == shown


def test_numbers_shares_and_dates_are_shown_plainly() -> None:
    assert cells.show_number(18400.0) == "18,400"
    assert cells.show_number(-0.0) == "0"
    assert cells.show_share(0.285) == "28.5%"
    assert cells.show_date("2026-04-01") == "1 April 2026"
    assert cells.show_date("in spring") == "in spring"


AMOUNTS = st.floats(-LARGEST, LARGEST, allow_nan=False).map(lambda number: number + 0.0)


@given(AMOUNTS)
def test_what_is_shown_is_taken_back_exactly(number: float) -> None:
    assert cells.parse_money(cells.show_money(number)) == number
    assert cells.parse_number(cells.show_number(number)) == number


@given(st.floats(-1, 1, allow_nan=False))
def test_a_share_that_is_shown_is_taken_back_exactly(share: float) -> None:
    assert cells.parse_share(cells.show_share(share)) == share


@given(st.dates(date(cells.FIRST_YEAR, 1, 1), date(cells.LAST_YEAR, 12, 31)))
def test_a_date_that_is_shown_is_taken_back(day: date) -> None:
    kept = day.isoformat()
    assert cells.is_date(kept)
    assert cells.parse_date(cells.show_date(kept)) == kept
    assert cells.parse_date(kept) == kept
    assert cells.parse_date(f"{day.day}/{day.month}/{day.year}") == kept


@given(
    st.text(max_size=60), st.sampled_from([cells.parse_number, cells.parse_money, cells.parse_share, cells.parse_date])
)
def test_any_text_is_taken_or_refused_in_words(text: str, parse: Callable[[str], object]) -> None:
    refused: InputError | None = None
    try:
        parse(text)
    except InputError as fault:
        refused = fault
    assert refused is None or refused.remedy
