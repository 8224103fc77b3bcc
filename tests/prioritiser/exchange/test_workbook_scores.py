"""Panel and Values."""

from __future__ import annotations

import math

from prioritiser.analysis.summary import analyse
from prioritiser.exchange.workbook_cells import Cell, Sheet
from prioritiser.exchange.workbook_facts import FIRST
from tests.prioritiser.exchange.workbooks import content_of, mixed, sample


def column_of(sheet: Sheet, criterion: str) -> int:
    return next(column for (row, column), cell in sheet.cells.items() if row == 9 and cell.value == criterion)


def row_of(sheet: Sheet, case: str) -> int:
    return next(
        row for (row, column), cell in sheet.cells.items() if column == 1 and row >= FIRST and cell.value == case
    )


def test_a_missing_score_is_blank_and_never_zero() -> None:
    analysis = analyse(sample())
    content, panel = content_of(analysis), analysis.inputs.arrays.panel
    sheet, values = content.sheet("Panel"), content.sheet("Values")
    row, column = row_of(sheet, "K26"), column_of(sheet, "C5")
    assert math.isnan(panel[row - FIRST, column - 4])
    assert sheet.cells[row, column].value is None
    assert values.cells[row, column].value == ""
    assert values.cells[row, column].formula.startswith(f'IF(Panel!{"M"}{row}="","",')


def test_agreed_scores_look_different_and_are_inputs_too() -> None:
    sheet = content_of(analyse(sample())).sheet("Panel")
    agreed = sheet.cells[row_of(sheet, "K08"), column_of(sheet, "C8")]
    assert agreed == Cell(4.0, "input agreed level")
    assert "agreed" not in sheet.cells[row_of(sheet, "K08"), column_of(sheet, "C1")].style


def test_thin_cells_are_marked() -> None:
    sheet = content_of(analyse(mixed())).sheet("Panel")
    styles = {cell.style for cell in sheet.cells.values()}
    assert not any("thin" in style and "agreed" in style for style in styles)


def test_stops_are_labelled_as_lost_and_taken_from_100() -> None:
    content = content_of(analyse(sample()))
    panel, values = content.sheet("Panel"), content.sheet("Values")
    for criterion, label in (("C1", "the level lost"), ("C7", "as for others"), ("GP1", "as for others")):
        assert panel.cells[7, column_of(panel, criterion)].value == label
    row = row_of(panel, "K30")
    assert values.cells[row, column_of(values, "C1")].formula.split(",")[-1].startswith("100-Panel!")
    assert not values.cells[row, column_of(values, "C7")].formula.split(",")[-1].startswith("100-")
    assert values.cells[row_of(panel, "K01"), column_of(values, "C1")].formula.count("100-") == 0


def test_a_criterion_that_is_not_linear_says_that_its_input_is_a_value() -> None:
    sheet = content_of(analyse(mixed())).sheet("Panel")
    said = {
        name: (sheet.cells[6, column_of(sheet, name)].value, sheet.cells[5, column_of(sheet, name)].value)
        for name in "QUM"
    }
    assert said == {"Q": ("its value 0–100", 100.0), "U": ("its value 0–100", 100.0), "M": ("the level", 5.0)}
    words = [cell.value for cell in sheet.cells.values() if isinstance(cell.value, str)]
    assert "The panel’s figure in the unit of the answer" in words
    assert "QALYs a year" in words


def test_how_many_answered_stands_below() -> None:
    analysis = analyse(sample())
    sheet = content_of(analysis).sheet("Panel")
    counts = [cell for cell in sheet.cells.values() if "of9" in cell.style.split()]
    assert len(counts) == 36 * 15
    assert sum(int(cell.value or 0) for cell in counts) == int(analysis.inputs.arrays.counted.sum())


def test_inputs_take_only_what_is_on_the_scale() -> None:
    sheet = content_of(analyse(mixed())).sheet("Panel")
    assert {(entry.low, entry.high) for entry in sheet.entries} == {(0.0, 100.0), (0.0, 5.0)}
