"""What an import would do, made ready for the tables off the window's thread: sheets can have 100,000 rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from prioritiser.exchange.importing.plan import ImportPlan, RowPlan
from prioritiser.model.round import Round
from ui.models.import_words import other_lines, problem_lines, reading_lines

Line = tuple[str, ...]
SORTS = ("rejected", "new", "changed", "unchanged")  # in the order in which they need a person


@dataclass(frozen=True, slots=True)
class Preview:
    """A plan with its rows, those that wait first, and the lines of the tables beside them.

    `why`: what is wrong, by row; `by_sort`: the rows of each sort that has any, in the order of the sheet.
    """

    plan: ImportPlan
    held: Round
    rows: tuple[RowPlan, ...]
    by_sort: Mapping[str, tuple[RowPlan, ...]]
    by_number: Mapping[int, RowPlan]
    why: Mapping[int, str]
    problems: Sequence[Line]
    readings: Sequence[Line]
    others: Sequence[Line]

    @property
    def usual(self) -> int:
        """Return how many rows come in unless a person says otherwise."""
        return self.plan.imported


def preview_of(plan: ImportPlan, held: Round, notes: Sequence[str] = ()) -> Preview:
    """Return a plan as the tables show it; `notes` are about the whole sheet."""
    by_sort = {sort: tuple(row for row in plan.rows if row.sort == sort) for sort in SORTS}
    waiting = by_sort["rejected"]
    good = tuple(row for row in plan.rows if row.sort != "rejected") if waiting else plan.rows
    why: dict[int, str] = {}
    for problem in plan.problems:
        said = f"{problem.cell}: {problem.problem}"
        why[problem.row] = f"{why[problem.row]} {said}" if problem.row in why else said
    return Preview(
        plan, held, (*waiting, *good),
        MappingProxyType({sort: rows for sort, rows in by_sort.items() if rows}),
        MappingProxyType({row.row: row for row in plan.rows}), MappingProxyType(why),
        problem_lines(plan), reading_lines(plan), other_lines(plan, held, notes),
    )  # fmt: skip
