"""Ranking and Stops: the same order, the same notes as the program."""

from __future__ import annotations

import pytest

from prioritiser.analysis.summary import analyse
from prioritiser.exchange.workbook_cells import Sheet
from prioritiser.exchange.workbook_facts import facts_of
from prioritiser.exchange.workbook_funding import walk_of
from prioritiser.exchange.workbook_lists import LIST_FIRST, LIST_HEAD, note_of, ranking_sheet, stops_sheet
from prioritiser.model.round import Round
from tests.prioritiser.exchange.workbooks import few, mixed, sample, tied, variants, with_settings


def column(sheet: Sheet, head: str) -> list[object]:
    at = next(column for (row, column), cell in sheet.cells.items() if row == LIST_HEAD and cell.value == head)
    last = max(row for row, _ in sheet.cells)
    return [sheet.cells[row, at].value for row in range(LIST_FIRST, last + 1) if (row, at) in sheet.cells]


def sheets(held: Round) -> tuple[Sheet, Sheet]:
    facts = facts_of(analyse(held))
    walk = walk_of(facts)
    return ranking_sheet(facts, walk), stops_sheet(facts, walk)


@pytest.mark.parametrize(("name", "held"), list(variants()), ids=[name for name, _ in variants()])
def test_lists_stand_in_the_programs_order(name: str, held: Round) -> None:
    analysis = analyse(held)
    for sheet, stops in zip(sheets(held), (False, True), strict=True):
        wanted = [each for each in analysis.results if (each.type == "disinvestment") == stops]
        if wanted:
            assert [case for case in column(sheet, "Case") if case] == [each.case for each in wanted]
            assert [value for value in column(sheet, "Value") if value != ""] == [each.value for each in wanted]
            ranks = [rank for rank in column(sheet, "Rank") if rank not in ("", None)]
            assert ranks == [each.rank for each in wanted if each.rank], name


def test_the_line_and_what_would_fit_are_said() -> None:
    notes = column(sheets(sample())[0], "Note")
    assert notes.index("Last above the budget line.") == 14
    assert "Fits in the £2.9m left." in notes[16:]
    assert notes[15] == ""
    assert "Last above the budget line." not in column(sheets(few(fill_rule="fill"))[0], "Note")


def test_rules_and_gaps_are_said() -> None:
    notes = column(sheets(mixed())[0], "Note")
    assert any("Must be funded by a rule." in str(note) for note in notes)
    assert any("Kept out by a rule." in str(note) for note in notes)
    facts = facts_of(analyse(few(rank_provisional=True)))
    walk = walk_of(facts)
    said = {
        facts.cases[step.at].id: note_of(facts, walk, k) for k, step in enumerate(walk.steps, 1) if step.at is not None
    }
    assert [case for case, note in said.items() if "Provisional value." in note] == ["K26"]


def test_a_case_links_to_its_sums() -> None:
    sheet = sheets(sample())[0]
    formula = sheet.cells[LIST_FIRST, 3].formula
    assert formula == 'IF($T6="","",HYPERLINK("#Calc!A"&$T6,INDEX(Calc!$A$1:$A$46,$T6)&""))'
    assert sheet.cells[LIST_FIRST, 20].value == 18


def test_stops_have_no_rank_in_value_for_money_order() -> None:
    ranking, stops = sheets(few(order="vfm"))
    assert set(column(stops, "Rank")) == {None}
    assert all(rank for rank, case in zip(column(ranking, "Rank"), column(ranking, "Case"), strict=True) if case)


def test_stops_say_what_they_save_and_whether_they_are_accepted() -> None:
    analysis, stops = analyse(sample()), sheets(sample())[1]
    wanted = [each for each in analysis.results if each.type == "disinvestment"]
    assert column(stops, "Net present saving £m") == [-each.cost for each in wanted]
    assert column(stops, "Accepted") == ["Accepted" if each.accepted else "Not accepted" for each in wanted]


def test_amounts_are_in_thousands_when_all_are_small() -> None:
    heads = [cell.value for (row, _), cell in sheets(tied())[0].cells.items() if row == LIST_HEAD]
    assert "Net present cost £k" in heads
    assert "2026/27 recurrent £k" in heads


def test_an_empty_list_says_so() -> None:
    ranking, stops = sheets(with_settings(Round()))
    assert ranking.cells[LIST_FIRST, 1].value == "There is no investment or reshape to rank yet."
    assert stops.cells[LIST_FIRST, 1].value == "There is no disinvestment to rank."


def test_the_head_is_printed_on_every_page_of_one_width() -> None:
    ranking = sheets(sample())[0]
    assert ranking.print.head_rows == (LIST_HEAD, LIST_HEAD)
    assert (ranking.print.wide, ranking.print.landscape) == (1, True)
    assert ranking.frozen == (LIST_HEAD, 4)
