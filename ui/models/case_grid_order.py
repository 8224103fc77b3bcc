"""In which order the cases stand in the grid: sorted and filtered when that is asked for, never while one types."""

from __future__ import annotations

from prioritiser.model.base import CaseId
from prioritiser.model.round import Round
from ui.models.case_grid_cells import sort_key
from ui.models.case_grid_columns import GridColumn
from ui.models.case_grid_filter import CaseFilter


def arranged(
    held: Round, filtered: CaseFilter, column: GridColumn | None = None, *, falling: bool = False
) -> list[CaseId]:
    """Return the cases that a filter shows, sorted by a column (empty cells last) or in the round's order."""
    found = [case for case in held.cases.values() if not filtered.is_on or filtered.shows(held, case)]
    if column is not None:
        keys = {case.id: sort_key(column, case, held) for case in found}
        filled = [case for case in found if not keys[case.id][0]]
        filled.sort(key=lambda case: keys[case.id][1:], reverse=falling)
        found = [*filled, *(case for case in found if keys[case.id][0])]
    return [case.id for case in found]


def kept_order(held: Round, shown: list[CaseId], before: frozenset[CaseId]) -> list[CaseId]:
    """Return the order after a change: cases stay where they are, withdrawn ones go, new ones come.

    `before` are the cases of the round before it. A case that came back stands behind the one that it follows in the
    round, as far as that is shown.
    """
    order = [case for case in shown if case in held.cases]
    there = {*order}
    behind: dict[CaseId | None, list[CaseId]] = {}
    above: CaseId | None = None
    for case in held.cases:
        if case in there:
            above = case
        elif case not in before:
            behind.setdefault(above, []).append(case)
    return [*behind.get(None, ()), *(each for case in order for each in (case, *behind.get(case, ())))]
