"""What `import` gives back with --json: the accounting line, every problem by cell, and the matching that was used."""

from __future__ import annotations

from prioritiser.errors import RefusedError
from prioritiser.exchange.importing.cell import short
from prioritiser.exchange.importing.plan import ImportPlan
from prioritiser.exchange.importing.sheets import SheetInfo, Source
from prioritiser.model.base import Record, Value

MOST_LISTED = 1_000
MOST_COLUMNS = 10


class CellOut(Record, frozen=True, kw_only=True):
    """One cell, and what is the matter with it."""

    cell: str
    problem: str


class WaitingOut(Record, frozen=True, kw_only=True):
    """A row that waits: the first cell to look at, why, and what else is the matter with it."""

    cell: str
    problem: str
    row: int
    case: str
    also: tuple[CellOut, ...] = ()


class ReadAsOut(Record, frozen=True, kw_only=True):
    """A cell that was read with some judgement: what it says, and what it was taken for."""

    cell: str
    said: str
    taken: str


class SkippedOut(Record, frozen=True, kw_only=True):
    """A row below the headings that is no case, and why."""

    row: int
    why: str
    text: str


class ImportOut(Record, frozen=True, kw_only=True):
    """`import`: rows that are cases, read = imported + unchanged + the number of entries in `rejected`.

    `left_out`: single cells that could not be read in rows that came in. `not_in_file`: cases that stay as they are.
    """

    sheet: str
    read: int
    imported: int
    unchanged: int
    rejected: tuple[WaitingOut, ...]
    mapping: dict[str, Value]
    new: int
    changed: int
    left_out: tuple[CellOut, ...]
    not_in_file: tuple[str, ...]
    skipped: tuple[SkippedOut, ...]
    read_as: tuple[ReadAsOut, ...]
    patient: tuple[CellOut, ...]
    notes: tuple[str, ...]
    dry_run: bool
    revision: int


class PatientDataError(RefusedError):
    """Some cells look like patient data; `found` says which, and what else was found."""

    def __init__(self, fault: RefusedError, found: ImportOut) -> None:
        """Keep the findings for the answer."""
        super().__init__(fault.code, fault.message, where=fault.where, remedy=fault.remedy)
        self.found = found


def import_out(plan: ImportPlan, source: Source, sheet: SheetInfo, *, dry_run: bool, revision: int) -> ImportOut:
    """Return a plan as it goes out."""
    by_row: dict[int, list[CellOut]] = {}
    for each in plan.problems:
        if each.blocking:
            by_row.setdefault(each.row, []).append(CellOut(cell=each.cell, problem=each.problem))
    rejected = tuple(
        WaitingOut(
            cell=by_row[row.row][0].cell, problem=by_row[row.row][0].problem, row=row.row, case=row.id,
            also=tuple(by_row[row.row][1:]),
        )
        for row in plan.rows
        if row.sort == "rejected"
    )  # fmt: skip
    return ImportOut(
        sheet=plan.sheet, read=plan.read, imported=plan.imported, unchanged=plan.unchanged, rejected=rejected,
        mapping=plan.matching.document(), new=plan.counts.get("new", 0), changed=plan.counts.get("changed", 0),
        left_out=tuple(CellOut(cell=each.cell, problem=each.problem) for each in plan.problems if not each.blocking),
        not_in_file=plan.not_in_file,
        skipped=tuple(SkippedOut(row=each.row, why=each.why, text=each.text) for each in plan.skipped),
        read_as=tuple(
            ReadAsOut(cell=each.cell, said=each.said, taken=each.taken) for each in plan.readings[:MOST_LISTED]
        ),
        patient=tuple(CellOut(cell=each.cell, problem=each.problem) for each in plan.patient),
        notes=(*source.warnings, *sheet.warnings, *plan.notes), dry_run=dry_run, revision=revision,
    )  # fmt: skip


def text_of_import(found: ImportOut) -> str:
    """Return the answer as text for people."""
    waits = len(found.rejected)
    said = "would come in" if found.dry_run else "came in"
    came = f"{found.imported} {said} ({found.new} new, {found.changed} changed)"
    stay = f"{found.unchanged} unchanged, {waits} {'waits' if waits == 1 else 'wait'}"
    parts = [f"{found.read} rows read: {came}, {stay}."]
    parts += [f"Waits: {each.cell}: {each.problem}" for each in found.rejected]
    parts += [f"Left out: {each.cell}: {each.problem}" for each in found.left_out]
    parts += [f"Looks like patient data: {each.cell}: {each.problem}" for each in found.patient]
    parts += _not_brought_in(found.mapping.get("ignored"))
    parts += [f"Passed over: row {each.row}, “{each.text}”: {each.why}" for each in found.skipped]
    parts += [f"Not in the sheet, kept: {', '.join(found.not_in_file)}"] if found.not_in_file else []
    return "\n".join([*parts, *(f"Note: {note}" for note in found.notes)])


def _not_brought_in(ignored: Value) -> list[str]:
    """Return in a line which columns with a heading are left out; those without one are among the notes."""
    headed = (
        {name: said for name, said in ignored.items() if said != f"Column {name}"} if isinstance(ignored, dict) else {}
    )
    if not headed:
        return []
    named = [f"column {name} “{short(str(said))}”" for name, said in list(headed.items())[:MOST_COLUMNS]]
    more = len(headed) - len(named)
    others = f" and {more:,} other{'' if more == 1 else 's'}" if more else ""
    return [f"Not brought in: {', '.join(named)}{others}"]
