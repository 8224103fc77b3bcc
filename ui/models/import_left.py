"""What could not be read of the rows that came in, as the grid of cases lists what it could not take."""

from __future__ import annotations

from collections.abc import Collection
from types import MappingProxyType
from typing import Final

from prioritiser.exchange.importing.plan import ImportPlan
from prioritiser.model.base import CaseId
from ui.models.case_grid_entry import Refusal

MOST: Final = 500  # a longer list helps nobody: the columns are better matched otherwise
LEFT_OUT: Final = " The cell is left out."  # true of the sheet; in the grid the text is still to be seen
_KEYS: Final = MappingProxyType(
    {"cash_releasing": "cash"}
)  # where the grid calls a column otherwise than a sheet's is matched


def left_of(plan: ImportPlan, chosen: Collection[int]) -> tuple[Refusal, ...]:
    """Return the cells that could not be read in the rows brought in, each with its text, the first few hundred."""
    cases = {row.row: row.id for row in plan.rows if row.row in chosen}
    found = [each for each in plan.problems if each.target and each.row in cases]
    return tuple(
        Refusal(
            CaseId(cases[each.row]), _KEYS.get(each.target, each.target), each.said,
            each.problem.removesuffix(LEFT_OUT), f"It stood in cell {each.cell} of “{each.sheet}”.",
        )
        for each in found[:MOST]
    )  # fmt: skip
