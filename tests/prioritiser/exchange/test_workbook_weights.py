"""Weights: tree, inputs and what is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritiser.analysis.summary import analyse
from prioritiser.analysis.weights import largest_remainder
from prioritiser.exchange.workbook_facts import facts_of
from prioritiser.exchange.workbook_weights import effective_by_id, swings_of, weights_sheet
from prioritiser.model.weight import WeightSet
from tests.prioritiser.exchange.workbooks import mixed, sample


def test_the_tree_stands_in_order_with_raw_swings_as_inputs() -> None:
    sheet, _ = weights_sheet(facts_of(analyse(sample())))
    rows = [[sheet.cells[row, column].value for column in (2, 5, 6)] for row in range(6, 26)]
    assert [row[0] for row in rows] == [
        "A", "GP1", "GP2", "GP3", "GP4", "GP5", "B", "benefit", "C1", "C2", "C3", "service", "C4", "C5", "delivery",
        "C6", "C7", "C8", "C9", "C10",
    ]  # fmt: skip
    assert rows[0][1:] == [0, 30.0]
    assert rows[8][1:] == [8, 100.0]
    assert all(sheet.cells[row, 6].style == "input swing" for row in range(6, 26))


def test_agreed_swings_go_before_the_frameworks_own() -> None:
    held = replace(mixed(), weight_sets={"": WeightSet(swings={"Q": 7.5})})
    swings = swings_of(facts_of(analyse(held)))
    assert (swings["Q"], swings["U"]) == (7.5, 10.0)


def test_swings_that_were_handed_in_are_shown_as_shares() -> None:
    facts = facts_of(analyse(mixed(), swings={"Q": 90.0}))
    sheet, _ = weights_sheet(facts)
    assert swings_of(facts)["Q"] == pytest.approx(90 / 107)
    assert sheet.cell("A3").value == "Not agreed: these weights were tried out and are not recorded in the round."


def test_shown_points_are_those_of_the_largest_remainder() -> None:
    facts = facts_of(analyse(sample()))
    sheet, places = weights_sheet(facts)
    shown = {
        sheet.cells[row, 2].value: cell.value
        for (row, column), cell in sheet.cells.items()
        if column == 9 and cell.style == "cell int strong"
    }
    wanted = largest_remainder(facts.analysis.weights.leaves)
    assert {key: shown[key] for key in wanted} == wanted
    assert sum(wanted.values()) == 100
    effective = effective_by_id(facts)
    parts = {key: effective[key] for key, *_ in places.keys}
    assert sum(parts.values()) == pytest.approx(1)
    assert {key: shown[key] for key in parts} == largest_remainder(parts)


def test_no_formula_looks_anything_up_by_a_text_that_users_wrote() -> None:
    sheet, _ = weights_sheet(facts_of(analyse(mixed())))
    formulas = [cell.formula for cell in sheet.cells.values() if cell.formula]
    assert formulas
    assert not any("MATCH" in formula or "$B" in formula for formula in formulas)
    assert any(formula.startswith("SUMIFS(") for formula in formulas)


def test_whether_the_weights_are_agreed_is_said() -> None:
    assert weights_sheet(facts_of(analyse(mixed())))[0].cell("A3").value.startswith("Not agreed")  # type: ignore[union-attr]
    assert (
        weights_sheet(facts_of(analyse(sample())))[0].cell("A3").value == "These are the weights that the panel agreed."
    )
