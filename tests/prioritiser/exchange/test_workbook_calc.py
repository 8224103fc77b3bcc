"""Calc: how ranks are counted, and the comparison with the program."""

from __future__ import annotations

import re

import pytest

from prioritiser.analysis.summary import analyse
from prioritiser.exchange.workbook_calc import calc_sheet, known, place_on_calc
from prioritiser.exchange.workbook_cells import Sheet
from prioritiser.exchange.workbook_facts import Facts, facts_of
from prioritiser.exchange.workbook_funding import walk_of
from prioritiser.model.round import Round
from tests.prioritiser.exchange.workbooks import few, mixed, sample, tied, with_settings


def made(held: Round) -> tuple[Facts, Sheet]:
    facts = facts_of(analyse(held))
    return facts, calc_sheet(facts, walk_of(facts))


def test_a_rank_counts_who_is_ahead_by_more_than_the_tolerance() -> None:
    facts, sheet = made(sample())
    formula = sheet.cells[11, facts.columns["rank"]].formula
    assert re.fullmatch(
        r'IF\(\$(\w)11=1,SUMPRODUCT\(\$\1\$11:\$\1\$46\*\(\$I\$11:\$I\$46>\$I11\+1E-7\)\)\+1,""\)', formula
    )
    assert not any("RANK" in cell.formula for cell in sheet.cells.values())


@pytest.mark.parametrize(
    ("order", "missing"), [("value", {"band", "figure", "second"}), ("hand", {"second"}), ("vfm", set())]
)
def test_only_the_columns_that_an_order_needs_are_there(order: str, missing: set[str]) -> None:
    facts, sheet = made(with_settings(tied(), order=order))
    assert {"band", "figure", "second"} - set(facts.columns) == missing
    assert max(column for _, column in sheet.cells) == max(facts.columns.values())


def test_ties_are_marked() -> None:
    facts, sheet = made(tied())
    marks = {case.id: sheet.cells[facts.row(i), facts.columns["tied"]].value for i, case in enumerate(facts.cases)}
    assert {case for case, mark in marks.items() if mark == "="} == {"K10", "K2", "K1", "S1", "K4", "K5"}


def test_the_programs_results_stand_beside_as_plain_numbers() -> None:
    facts, sheet = made(few(order="vfm", fill_rule="fill"))
    for i, result in enumerate(facts.results):
        row = facts.row(i)
        value, rank, fate = (sheet.cells[row, facts.columns[name]] for name in ("was_value", "was_rank", "was_fate"))
        assert (value.formula, rank.formula, fate.formula) == ("", "", "")
        assert (value.value, rank.value, fate.value) == (result.value, result.rank, facts.fate(i))
        assert sheet.cells[row, facts.columns["agrees"]].value == "agrees"


def test_coverage_needed_is_an_input_and_nil_when_gaps_do_not_matter() -> None:
    assert made(mixed())[1].cell("C4").value == 0.8
    assert made(with_settings(mixed(), rank_provisional=True))[1].cell("C4").value == 0.0


def test_cases_that_cannot_be_listed_have_no_rank_formula() -> None:
    facts, sheet = made(mixed())
    at = {case.id: i for i, case in enumerate(facts.cases)}
    for case, status in (("K4", "Gate not passed"), ("K5", "Mandated")):
        row = facts.row(at[case])
        assert sheet.cells[row, facts.columns["rank"]].formula == ""
        assert sheet.cells[row, facts.columns["status"]].value == status
    assert sheet.cells[facts.row(at["K6"]), facts.columns["rank"]].formula


def test_ids_lead_to_values() -> None:
    facts, sheet = made(sample())
    assert sheet.cells[12, 1].link == "Values!A12"
    assert place_on_calc(facts, "value", 1) == "Calc!I12"


def test_what_cannot_be_worked_out_is_the_empty_text() -> None:
    assert known(float("nan")) == ""
    assert known(0.0) == 0.0
