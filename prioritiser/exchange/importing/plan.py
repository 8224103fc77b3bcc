"""What an import would do, row by row, and the one edit that does it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from prioritiser.edits.document import edit_of
from prioritiser.errors import InputError, RefusedError
from prioritiser.exchange.importing.compare import as_entry
from prioritiser.exchange.importing.matched import Matching
from prioritiser.exchange.importing.years import added_years, opened_to_targets
from prioritiser.model.base import Value
from prioritiser.model.case import Case
from prioritiser.model.edit import Edit
from prioritiser.model.round import Round

Sort = Literal["new", "changed", "unchanged", "rejected"]
_NAMED = 3  # rows that are named before it is said how many others there are


@dataclass(frozen=True, slots=True)
class CellProblem:
    """What is wrong with one cell ("G12"), in a plain sentence; `blocking`: its row waits.

    `said` is what stands in a cell that could not be taken, `target` what its column was matched with.
    """

    sheet: str
    cell: str
    row: int
    problem: str
    blocking: bool = True
    target: str = ""
    said: str = ""


@dataclass(frozen=True, slots=True)
class CellReading:
    """A cell that could be read with some judgement: what it says, what it was taken for."""

    cell: str
    row: int
    said: str
    taken: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row below the headings that is no case, and why; `text` is how it begins."""

    row: int
    why: str
    text: str


@dataclass(frozen=True, slots=True)
class RowPlan:
    """One row that is a case: what bringing it in would do.

    `entry`: the case in the shape of the open format, only what changes of a case that is here already. `changes` says
    that in words. `choosable`: a row that waits can be brought in all the same, without the cells that could not be
    read. `base`: the case it was compared with.
    """

    row: int
    id: str
    title: str
    sort: Sort
    entry: Mapping[str, Value]
    changes: tuple[str, ...] = ()
    choosable: bool = False
    base: Case | None = None


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What an import would do. Rows are those that are cases: read = imported + unchanged + rejected.

    `readings` lists the first cells read with judgement, `judged` counts all. `patient`: cells that look like patient
    data. `not_in_file`: cases of the round that the sheet does not name; they stay.
    """

    sheet: str
    matching: Matching
    rows: tuple[RowPlan, ...]
    problems: tuple[CellProblem, ...] = ()
    readings: tuple[CellReading, ...] = ()
    judged: int = 0
    skipped: tuple[Skipped, ...] = ()
    above: int = 0
    not_in_file: tuple[str, ...] = ()
    patient: tuple[CellProblem, ...] = ()
    notes: tuple[str, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)

    @property
    def read(self) -> int:
        """Return how many rows are cases."""
        return len(self.rows)

    @property
    def imported(self) -> int:
        """Return how many rows come in, as new cases or as changes."""
        return self.counts.get("new", 0) + self.counts.get("changed", 0)

    @property
    def unchanged(self) -> int:
        """Return how many rows say what the round says already."""
        return self.counts.get("unchanged", 0)

    @property
    def rejected(self) -> int:
        """Return how many rows wait."""
        return self.counts.get("rejected", 0)

    @property
    def words(self) -> str:
        """Return the accounting line: 40 rows read: 30 new, 4 changed, 5 unchanged, 1 waits."""
        new, changed = self.counts.get("new", 0), self.counts.get("changed", 0)
        waits = f"{self.rejected:,} {'waits' if self.rejected == 1 else 'wait'}"
        rows = "1 row" if self.read == 1 else f"{self.read:,} rows"
        return f"{rows} read: {new:,} new, {changed:,} changed, {self.unchanged:,} unchanged, {waits}."


def edit_for(
    plan: ImportPlan, held: Round, *, chosen: Collection[int] | None = None, patient_data_removed: bool = False
) -> Edit:
    """Return the edit that brings the good rows in, or those `chosen` by row number; one step to undo.

    Raises RefusedError while cells look like patient data and nobody has said that they are none, or when a case has
    changed since the sheet was compared with it; InputError for a row that cannot come in.
    """
    if plan.patient and not patient_data_removed:
        raise _patient_data(plan)
    rows = [row for row in plan.rows if _is_wanted(row, chosen)]
    _check_chosen(rows, plan.sheet)
    for row in rows:
        if held.cases.get(row.base.id if row.base is not None else row.id) != row.base:  # type: ignore[call-overload]
            said = f"The case {row.id} has changed since the sheet was compared with it."
            raise RefusedError("Changed", said, where=plan.sheet, remedy="Compare again. Nothing was changed.")
    entries: dict[str, dict[str, Value]] = {}
    for row in rows:
        before = entries.get(row.id)
        entries[row.id] = dict(row.entry) if before is None else _together(before, row)
    count = len(entries)
    label = f"import of {count:,} case{'' if count == 1 else 's'}"
    document: dict[str, Value] = {"cases": list(entries.values())}
    opened = opened_to_targets(held, plan.matching.targets.values())
    if added_years(held, opened):
        document["settings"] = {"years": list(opened.settings.years)}
    return edit_of(document, held, label=label)


def others_said(rows: Sequence[int], row: int) -> str:
    """Return which other rows are meant, three by number at most: row 3; rows 3 and 4; rows 3, 4, 5 and 9 others."""
    first = [each for each in rows[: _NAMED + 1] if each != row][:_NAMED]
    more = len(rows) - 1 - len(first)
    named = [f"{each}" for each in first] + ([f"{more:,} other{'' if more == 1 else 's'}"] if more else [])
    if len(named) == 1:
        return f"row {named[0]}"
    return f"rows {', '.join(named[:-1])} and {named[-1]}"


def _is_wanted(row: RowPlan, chosen: Collection[int] | None) -> bool:
    if chosen is None:
        return row.sort in {"new", "changed"}
    return row.row in chosen and row.sort != "unchanged"


def _check_chosen(rows: list[RowPlan], sheet: str) -> None:
    """Refuse rows that cannot come in, and two new cases of one reference."""
    seen: dict[str, int] = {}
    for row in rows:
        if row.sort == "rejected" and not row.choosable:
            said = f"Row {row.row} cannot be brought in as it is."
            raise InputError("Waits", said, where=sheet, remedy="Correct it in the sheet. Nothing was changed.")
        if row.base is None and row.id in seen:
            said = f"Rows {seen[row.id]} and {row.row} have the same reference “{row.id}”."
            raise InputError("Repeated", said, where=sheet, remedy="Choose one of them. Nothing was changed.")
        seen[row.id] = row.row


def _together(before: Mapping[str, Value], row: RowPlan) -> dict[str, Value]:
    """Return what two rows say of one case, each of them some lines of its money."""
    held = [as_entry(line) for line in row.base.money] if row.base is not None else []
    lines, money = before.get("money", held), row.entry.get("money", held)
    assert isinstance(lines, list)  # noqa: S101
    assert isinstance(money, list)  # noqa: S101
    gone = [line for line in held if line not in money]
    added = [line for line in money if line not in held]
    return {**before, **row.entry, "money": [*(line for line in lines if line not in gone), *added]}


def _patient_data(plan: ImportPlan) -> RefusedError:
    first = plan.patient[0]
    others = len(plan.patient) - 1
    more = f" and {others:,} other cell{'' if others == 1 else 's'}" if others else ""
    said = f"Cell {first.cell}{more} look{'' if more else 's'} like patient data: {first.problem}"
    remedy = "Remove the column or the rows from the sheet and import again. Nothing was changed."
    return RefusedError("PatientData", said, where=plan.sheet, remedy=remedy)
