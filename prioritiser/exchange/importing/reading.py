"""From a sheet and its matching to a plan: every row comes in, is unchanged, waits, or is passed over and said so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from prioritiser.errors import InputError
from prioritiser.exchange.importing.cell import (
    ImportStoppedError,
    Progress,
    Row,
    Stopped,
    is_blank,
    never,
    no_progress,
    short,
    text_of,
)
from prioritiser.exchange.importing.compare import Compared, check_stands, compare
from prioritiser.exchange.importing.finance import LineReader
from prioritiser.exchange.importing.headings import says_again
from prioritiser.exchange.importing.matched import Matching, check_matching
from prioritiser.exchange.importing.patient import PatientGuard
from prioritiser.exchange.importing.plan import CellProblem, CellReading, ImportPlan, RowPlan, Skipped, edit_for
from prioritiser.exchange.importing.references import References
from prioritiser.exchange.importing.rows import RowReader, Said, Trouble
from prioritiser.exchange.importing.sheets import SheetInfo
from prioritiser.exchange.importing.unheaded import Unheaded
from prioritiser.exchange.importing.years import opened_to_targets
from prioritiser.model.case import Case
from prioritiser.model.round import Round

MOST_READINGS = 2_000
BLANK_LEAVES = "A blank cell leaves what is there."
_EVERY = 500
_TOTAL = re.compile(r"\s*(grand\s+|sub[- ]?|overall\s+)?(totals?|sum)\b.{0,30}", re.IGNORECASE)
_LONGEST_REFERENCE = 40  # characters; more are a note that somebody wrote under the list


def read_cases(
    sheet: SheetInfo,
    matching: Matching,
    held: Round,
    *,
    progress: Progress = no_progress,
    stopped: Stopped = never,
) -> ImportPlan:
    """Return what bringing a sheet in would do. Nothing is changed by it.

    Raises InputError when the matching cannot stand, FileError when the sheet cannot be read, ImportStoppedError.
    """
    check_matching(matching)
    held = opened_to_targets(held, matching.targets.values())
    reading = _Reading(sheet, matching, held)
    for at, row in enumerate(sheet.read(progress=progress, stopped=stopped)):
        if at % _EVERY == 0 and stopped():
            raise ImportStoppedError
        reading.take(row)
    return reading.plan()


class _Reading:
    """One sheet on its way to a plan."""

    def __init__(self, sheet: SheetInfo, matching: Matching, held: Round) -> None:
        self._sheet, self._matching, self._held = sheet.name, matching, held
        self._last_header = matching.header[-1] if matching.header else 0
        self._header = tuple(row for row in sheet.top if row.number in matching.header)
        self._reader = RowReader(matching, held)
        self._lines = LineReader(matching, held) if matching.sort == "money" else None
        self._references = References(held)
        self._guard = PatientGuard(matching, self._last_header)
        self._unheaded = Unheaded(sheet, matching)
        self._leaves = False
        self._rows: list[RowPlan] = []
        self._problems: list[CellProblem] = []
        self._readings: list[CellReading] = []
        self._judged = 0
        self._skipped: list[Skipped] = []
        self._above = 0
        names = {column.target: column.index for column in matching.columns}
        self._names = (names["id"], names["title"]) if names.keys() >= {"id", "title"} else ()
        self._has_ids = any(column.target == "id" for column in matching.columns)

    def take(self, row: Row) -> None:
        """Take in one row."""
        if row.number <= self._last_header:
            self._above += row.number not in self._matching.header
            return
        self._guard.look(row)
        self._unheaded.look(row)
        why = self._why_skipped(row)
        if why:
            text = next((text_of(cell) for cell in row.cells if cell is not None), "")
            self._skipped.append(Skipped(row.number, why, short(text)))
            return
        said = self._reader.read(row)
        beyond = self._unheaded.beyond(row)
        if beyond is not None:
            said.problems.append(beyond)
        plan = self._line(said) if self._lines is not None else self._case(said)
        if beyond is not None and not self._unheaded.can_be_chosen:
            plan = replace(plan, choosable=False)
        self._rows.append(plan)
        self._leaves |= said.has_blanks and plan.base is not None and plan.sort in {"changed", "unchanged"}
        self._tell(said)

    def _why_skipped(self, row: Row) -> str:
        """Return why a row below the headings is no case, or nothing."""
        if says_again(row, self._header):
            return "The headings again."
        if self._names and all(not is_blank(row.cell(column)) for column in self._names):
            return ""
        cells = {column.target: text_of(cell) for column, cell in self._reader.cells(row)}
        if not cells:
            return "Nothing stands in a column that is brought in."
        reference, title = cells.get("id", ""), cells.get("title", "")
        first = reference or title or next(text_of(cell) for cell in row.cells if cell is not None)
        if _TOTAL.fullmatch(first) and not (reference and title):
            return "A total."
        alone = sum(1 for cell in row.cells if cell is not None) == 1
        if alone and reference and (len(reference) > _LONGEST_REFERENCE or len(reference.split()) > 2):  # noqa: PLR2004
            return "A note."
        if alone and self._has_ids and not reference and len(self._reader.columns) > 1:
            return "A note or a heading within the list."
        return ""

    def _case(self, said: Said) -> RowPlan:
        """Return the plan for one row that is a case."""
        where = self._reader.cell_of(said.row)
        found = self._references.of(said, where)
        said.problems += found.problems
        base = found.base
        compared = compare(said, base, self._held, illustrative=self._matching.illustrative)
        title = said.text("title") or (base.title if base is not None else "")
        if not title:
            said.problems.append(Trouble(where, "The case has no title.", blocking=True))
        said.problems += [Trouble(where, each, blocking=False) for each in compared.problems]
        entry = {"id": found.id, **compared.entry}
        stands = self._check(entry, base, said, where) if found.id and title else bool(found.id and title)
        sort = "rejected" if said.waits else "new" if base is None else "changed" if compared.changes else "unchanged"
        changes = tuple(compared.changes) if base is not None else ()
        return RowPlan(said.row, found.id, title, sort, entry, changes, stands and sort == "rejected", base)  # type: ignore[arg-type]

    def _line(self, said: Said) -> RowPlan:
        """Return the plan for one row that is a line of money of a case."""
        assert self._lines is not None  # noqa: S101
        where = self._reader.cell_of(said.row)
        base = self._references.known(said, where)
        compared = self._lines.compare(said, base) if base is not None else Compared()
        said.problems += [Trouble(where, each, blocking=True) for each in compared.problems]
        if base is None:
            return RowPlan(said.row, said.text("id"), said.text("title"), "rejected", {})
        entry = {"id": base.id, **compared.entry}
        sort = "rejected" if said.waits else "changed" if compared.changes else "unchanged"
        return RowPlan(said.row, base.id, said.line, sort, entry, tuple(compared.changes), base=base)  # type: ignore[arg-type]

    def _check(self, entry: dict[str, object], base: Case | None, said: Said, where: str) -> bool:
        """Look whether the case can stand, so that nothing is refused when it is brought in."""
        try:
            check_stands(entry, base, self._held)
        except InputError as fault:
            said.problems.append(Trouble(where, fault.message, blocking=True))
            return False
        return True

    def _tell(self, said: Said) -> None:
        """Keep what is to be told of a row."""
        for each in said.problems:
            found = CellProblem(
                self._sheet, each.cell, said.row, each.problem, each.blocking, target=each.target, said=each.said
            )
            self._problems.append(found)
        self._judged += len(said.judged)
        room = MOST_READINGS - len(self._readings)
        self._readings += [CellReading(cell, said.row, text, taken) for cell, text, taken in said.judged[:room]]

    def plan(self) -> ImportPlan:
        """Return the plan once every row has gone by."""
        self._guard.finish()
        settle = self._lines.settled if self._lines is not None else self._references.settled
        rows, problems = settle(self._rows, self._sheet, self._reader.cell_of)
        self._problems += problems
        counts: Counter[str] = Counter(row.sort for row in rows)
        self._problems.sort(key=lambda each: each.row)
        named = {row.id for row in rows}
        missing = tuple(str(key) for key in self._held.cases if key not in named) if self._has_ids else ()
        patient = tuple(CellProblem(self._sheet, cell, row, why) for cell, row, why in self._guard.found)
        return ImportPlan(
            self._sheet, self._matching, tuple(rows), tuple(self._problems), tuple(self._readings), self._judged,
            tuple(self._skipped), self._above, missing, patient, self._notes(rows), dict(counts),
        )  # fmt: skip

    def _notes(self, rows: Sequence[RowPlan]) -> tuple[str, ...]:
        """Return what to say of the whole sheet."""
        notes = [*self._matching.notes, *self._unheaded.notes]
        targets = set(self._matching.targets.values())
        new = sum(1 for row in rows if row.sort == "new")
        if self._matching.sort == "cases" and new:
            if "type" not in targets:
                notes.append("No column says the type of a case: new ones come in as investments.")
            if not self._has_ids:
                notes.append("No column holds references: new cases are given the next free ones.")
        if self._leaves:
            notes.append(BLANK_LEAVES)
        return tuple(notes)


__all__ = ("CellProblem", "ImportPlan", "RowPlan", "edit_for", "read_cases")
