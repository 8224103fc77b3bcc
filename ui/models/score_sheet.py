"""The sheet in the middle: one case's criteria, or one criterion's cases, under a heading for each group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from prioritiser.model.base import AssessorId, CaseId, CriterionId
from prioritiser.model.case import Case
from prioritiser.model.round import Round
from prioritiser.model.score import Answer
from ui.models.answers import TAGS, Barrier, asks_for_loss, barrier_of, is_given, said
from ui.models.criteria import Placed

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a card: the name of a lens, or "Cases", and how many of its rows are answered."""

    title: str
    done: int = 0
    total: int = 0

    @property
    def progress(self) -> str:
        """Return "5 of 10 scored"."""
        return f"{self.done} of {self.total} scored" if self.total else ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row to answer. `begins` marks the first of a family; `fault` is what was wrong with the last key."""

    case: CaseId
    placed: Placed
    number: int
    label: str
    answer: Answer | None
    barrier: Barrier | None
    is_lost: bool
    tag: str = ""
    begins: bool = False
    is_case: bool = False
    fault: str = ""

    @property
    def criterion(self) -> CriterionId:
        """Return the criterion's id."""
        return self.placed.criterion.id

    @property
    def is_measure(self) -> bool:
        """Return whether it is answered with a number in a unit."""
        return self.placed.criterion.kind == "measure"

    @property
    def is_asked(self) -> bool:
        """Return whether an answer is asked for at all; one that cannot be given just now is."""
        return self.barrier is None or not self.barrier.word

    @property
    def is_answered(self) -> bool:
        """Return whether there is an answer, counting or not."""
        return self.answer is not None and (self.answer.amount is not None or self.answer.answer is not None)

    @property
    def needs_care(self) -> bool:
        """Return whether the answer is out of date or in conflict, so that it does not count."""
        return self.answer is not None and (self.answer.stale or self.answer.conflict)

    @property
    def note(self) -> str:
        """Return the note that was written."""
        return self.answer.reason if self.answer is not None else ""

    @property
    def summary(self) -> str:
        """Return the row as a screen reader says it."""
        head = f"Case {self.number}, {self.label}" if self.is_case else f"Criterion {self.number}, {self.label}"
        parts = [f"{head}{', what would be lost' if self.is_lost else ''}: {said(self.answer, self.placed.criterion)}"]
        if self.note:
            parts.append("note written")
        if self.answer is not None and self.answer.confidence is not None:
            parts.append(f"{self.answer.confidence} confidence")
        if self.barrier is not None:
            parts.append(self.barrier.word.lower() or "cannot be changed")
        return ", ".join(parts)

    def as_text(self, case: Case) -> str:
        """Return the row as tab-separated text, for the clipboard."""
        lost = "what would be lost" if self.is_lost else ""
        answer = said(self.answer, self.placed.criterion).removeprefix("scored ")
        note = " ".join(self.note.split())
        return f"{case.title}\t{self.placed.criterion.label}\t{answer}\t{lost}\t{note}".rstrip("\t")


@dataclass(frozen=True, slots=True)
class Desk:
    """Who scores what, and why nothing can change, if that is so."""

    held: Round
    assessor: AssessorId
    placed: tuple[Placed, ...]
    read_only: str = ""

    def line(self, case: CaseId, placed: Placed, *, number: int, begins: bool = False, is_case: bool = False) -> Line:
        """Return one row as it stands now."""
        record = self.held.cases[case]
        return Line(
            case, placed, number,
            record.title if is_case else placed.criterion.label,
            self.held.answers.get((case, placed.criterion.id, self.assessor)),
            barrier_of(self.held, self.assessor, record, self.read_only),
            asks_for_loss(record, placed.criterion),
            TAGS[record.type] if is_case else "",
            begins, is_case,
        )  # fmt: skip


def rows_of_case(desk: Desk, case: CaseId) -> list[Heading | Line]:
    """Return every criterion of one case, a heading before each lens."""
    rows: list[Heading | Line] = []
    before: Placed | None = None
    for placed in desk.placed:
        if before is None or placed.lens != before.lens:
            rows.append(Heading(placed.lens))
        begins = before is not None and placed.lens == before.lens and placed.family != before.family
        rows.append(desk.line(case, placed, number=placed.number, begins=begins))
        before = placed
    return counted_headings(rows)


def rows_of_criterion(desk: Desk, placed: Placed, order: Sequence[CaseId]) -> list[Heading | Line]:
    """Return every case on one criterion."""
    lines = [desk.line(case, placed, number=number, is_case=True) for number, case in enumerate(order, 1)]
    return counted_headings([Heading("Cases"), *lines]) if lines else []


def counted_headings(rows: Sequence[Heading | Line]) -> list[Heading | Line]:
    """Return the rows with each heading counting those below it."""
    fresh: list[Heading | Line] = []
    for at, row in enumerate(rows):
        if isinstance(row, Heading):
            below = [line for line in _below(rows, at) if line.is_asked]
            done = sum(is_given(line.answer) for line in below)
            fresh.append(Heading(row.title, done, len(below)))
        else:
            fresh.append(row)
    return fresh


def _below(rows: Sequence[Heading | Line], heading: int) -> Iterator[Line]:
    for row in rows[heading + 1 :]:
        if isinstance(row, Heading):
            return
        yield row


class ScoreSheetModel(QAbstractListModel):
    """The rows that are shown; headings can be neither chosen nor reached."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._rows: list[Heading | Line] = []

    @property
    def rows(self) -> tuple[Heading | Line, ...]:
        """Return headings and lines in their order."""
        return tuple(self._rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """Return what a row shows."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title if isinstance(row, Heading) else row.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{row.title}, {row.progress}" if isinstance(row, Heading) else row.summary
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, Line):
            return row.fault or (row.barrier.sentence if row.barrier is not None else "")
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let lines be chosen, headings not."""
        if isinstance(self.row(index.row()), Line):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemNeverHasChildren

    def row(self, row: int) -> Heading | Line | None:
        """Return one row, or None."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def line(self, row: int) -> Line | None:
        """Return one row if it can be answered, else None."""
        found = self.row(row)
        return found if isinstance(found, Line) else None

    def line_rows(self) -> list[int]:
        """Return the places of all lines."""
        return [at for at, row in enumerate(self._rows) if isinstance(row, Line)]

    def row_of(self, case: CaseId | None, criterion: CriterionId | None) -> int:
        """Return the place of a line; None stands for any case or criterion; -1 where there is none."""
        for at, row in enumerate(self._rows):
            if isinstance(row, Line) and case in (None, row.case) and criterion in (None, row.criterion):
                return at
        return -1

    def show(self, rows: Sequence[Heading | Line]) -> bool:
        """Show these rows. Return whether it had to begin anew; otherwise only what differs was told."""
        if list(map(_identity, rows)) != list(map(_identity, self._rows)):
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return True
        for at, (old, new) in enumerate(zip(self._rows, rows, strict=True)):
            if old != new:
                self._put(at, new)
        return False

    def put(self, row: int, line: Line) -> None:
        """Show one line as it is now, and count again."""
        self._put(row, line)
        for at, fresh in enumerate(counted_headings(self._rows)):
            if isinstance(fresh, Heading) and fresh != self._rows[at]:
                self._put(at, fresh)

    def say(self, row: int, fault: str) -> None:
        """Say in a line what was wrong with the last key; "" takes it back."""
        line = self.line(row)
        if line is not None and line.fault != fault:
            self._put(row, replace(line, fault=fault))

    def _put(self, at: int, row: Heading | Line) -> None:
        self._rows[at] = row
        self.dataChanged.emit(self.index(at), self.index(at))


def _identity(row: Heading | Line) -> tuple[str, ...]:
    return (row.title,) if isinstance(row, Heading) else (row.case, row.criterion, str(row.is_case))
