"""A framework's cells: numbers that a workbook would round are texts, and columns grow with the scale."""

from __future__ import annotations

import pytest

from prioritiser.exchange.framework_sheet import (
    ABOUT,
    CRITERIA,
    GRIDS,
    NODES,
    POINTS,
    SOURCES,
    content_of,
    exact,
    numbered,
)
from tests.prioritiser.analysis.rounds import round_of


@pytest.mark.parametrize(
    ("number", "value"), [(0.1, 0.1), (1e13, 1e13), (1 / 3, 1 / 3), (0.1 + 0.2, "0.30000000000000004"), (None, None)]
)
def test_a_number_that_would_be_rounded_is_a_text(number: float | None, value: object) -> None:
    assert exact(number) == value


def test_the_columns_are_those_of_the_scale() -> None:
    content = content_of(round_of(criteria=[{"id": "C1"}], settings={"levels": 2}))
    sheet = content.sheet(CRITERIA)
    heads = [cell.value for (row, _), cell in sorted(sheet.cells.items()) if row == 1]
    assert heads[-6:] == ["Anchor 0", "Anchor 1", "Anchor 2", "Value 0", "Value 1", "Value 2"]
    assert numbered("Anchor", 2) == [("Anchor 0", "Anchor 0"), ("Anchor 1", "Anchor 1")]
    assert sheet.cell("A2").value == "C1"


def test_every_list_has_its_sheet() -> None:
    criterion = {
        "id": "C1", "sources": ["One"], "kind": "measure", "points": [[0, 0], [2, 100]],
        "helper": {"rows": ["r"], "columns": ["c"], "levels": [[4]], "measure_bands": [[320, None, 5]]},
    }  # fmt: skip
    content = content_of(round_of(criteria=[criterion], nodes=[{"id": "A", "name": "Lens"}], title="Ours"))
    assert content.sheet(ABOUT).cell("B2").value == "Ours"
    assert content.sheet(NODES).cell("B2").value == "Lens"
    assert [content.sheet(POINTS).cell(place).value for place in ("A3", "B3", "C3")] == ["C1", 2, 100]
    assert content.sheet(SOURCES).cell("B2").value == "One"
    grid = content.sheet(GRIDS)
    assert [grid.cell(f"B{row}").value for row in (2, 3, 4)] == ["columns", "row", "measure band"]
    assert [grid.cell(f"{column}4").value for column in "DEF"] == [320, "none", 5]
    assert not any(cell.formula for sheet in content.sheets for cell in sheet.cells.values())
