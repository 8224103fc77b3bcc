"""One row as what it says of a case."""

from __future__ import annotations

from prioritiser.exchange.importing.cell import Row
from prioritiser.exchange.importing.matching import propose
from prioritiser.exchange.importing.rows import RowReader, Said
from prioritiser.exchange.importing.targets import MoneyTarget
from tests.prioritiser.exchange.importing import given

HELD = given.empty_round()
HEADINGS = ("Ref", "Title", "Cost 26/27", "Savings 26/27", "Savings", "City %", "People", "Start", "G1")


def said(*cells: object) -> Said:
    sheet = given.pasted([HEADINGS, ("K0", "Zero", "1", "1", "cash", "5%", "1", "1 April 2026", "pass")])
    return RowReader(propose(sheet, HELD), HELD).read(Row(7, cells))  # type: ignore[arg-type]


def test_each_cell_goes_where_it_belongs() -> None:
    found = said("K1", "One", "£1m", "(5)", "cash", "40%", "9", "1 May 2026", "fail")
    assert found.values == {"id": "K1", "title": "One", "people": 9, "starts": "2026-05-01"}
    assert found.money == {
        MoneyTarget("2026/27", "recurrent", saving=False): 1_000_000,
        MoneyTarget("2026/27", "recurrent", saving=True): -5,
    }
    assert found.cash is True
    assert found.shares == {"city": 0.4, "county": 0.6}
    assert found.gates == {"G1": "fail"}
    assert not found.problems


def test_a_saving_is_below_nil_whichever_way_it_is_written() -> None:
    for text in ("90,000", "-90,000", "(90,000)", "£0.09m"):
        assert list(said("K1", "One", "", text).money.values()) == [-90_000]
    assert said("K1", "One", "", "£0.09m").judged == [("D7", "£0.09m", "-£90,000")]


def test_blank_cells_say_nothing_and_a_dash_of_money_is_nil() -> None:
    found = said("K1", "One", " ", "-", None, "")
    assert list(found.money.values()) == [0]
    assert found.cash is None
    assert found.shares == {}


def test_money_that_cannot_be_read_keeps_the_row_out_and_other_cells_do_not() -> None:
    found = said("K1", "One", "TBC", "", "", "", "all")
    assert found.problems == [
        ("C7", "“TBC” is not a number.", True, "money:2026/27:recurrent", "TBC"),
        ("G7", "“all” is not a number. The cell is left out.", False, "people", "all"),
    ]
    assert found.waits
    assert not said("K1", "One", "1", "", "", "", "all").waits


def test_a_character_that_no_file_can_carry_is_named_with_its_cell() -> None:
    found = said("K1", "One\0", "1")
    assert found.problems == [("B7", "Character 4 (U+0000) is not text that can be kept.", True, "title", "One\0")]


def test_shares_above_the_whole_leave_no_rest() -> None:
    assert said("K1", "One", "", "", "", "100%").shares == {"city": 1.0, "county": 0.0}


def test_costs_and_savings_of_one_year_are_kept_apart_and_each_added() -> None:
    headings = ("Ref", "Title", "Pay cost 26/27", "Other cost 26/27", "Savings 26/27")
    reader = RowReader(propose(given.pasted([headings, ("K0", "Zero", "1", "1", "1")]), HELD), HELD)

    def money(*cells: str) -> dict[str, float]:
        found = reader.read(Row(7, ("K1", "One", *cells))).money  # type: ignore[arg-type]
        return {"saving" if target.saving else "cost": amount for target, amount in found.items()}

    assert money("60", "-60", "") == {"cost": 60, "saving": -60}
    assert money("60", "-20", "") == {"cost": 60, "saving": -20}
    assert money("-60", "", "70") == {"saving": -130}
    assert money("0.1", "0.2", "") == {"cost": 0.3}
    assert money("-", "", "-") == {"cost": 0, "saving": 0}


def test_a_row_knows_whether_it_leaves_a_cell_blank() -> None:
    assert said("K1", "One", "5").has_blanks
    assert not said("K1", "One", "1", "1", "cash", "5%", "1", "1 April 2026", "pass").has_blanks
