"""The steps of weighing as a list: what each compares, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.models.weigh_steps import Step
from ui.models.weighing import Weighing

Index = QModelIndex | QPersistentModelIndex
STEP_ROLE: Final = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class StepLine:
    """One step with how many answers it has, of how many, whether its weights are given, and whether they clash."""

    step: Step
    done: int
    total: int
    is_done: bool
    clashes: bool = False

    @property
    def fraction(self) -> float:
        """Return how far it has come, 0..1; 1 only when weights follow."""
        part = self.done / self.total if self.total else 0.0
        return 1.0 if self.is_done else min(part, 0.95)

    @property
    def words(self) -> str:
        """Return the line as it is read out."""
        state = "done" if self.is_done else f"{self.done} of {self.total} answered" if self.done else "to do"
        state += ", the answers clash" if self.clashes else ""
        return f"{self.step.place}, {self.step.name}, {self.step.what}: {state}"


class StepList(QAbstractListModel):
    """Every step in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.lines: tuple[StepLine, ...] = ()

    def show(self, weighing: Weighing) -> None:
        """Show how far a weighing has come; the rows stay while the steps are the same."""
        lines = tuple(
            StepLine(step, *weighing.progress(step), weighing.is_done(step), weighing.clashes(step))
            for step in weighing.steps
        )
        if [line.step.key for line in lines] == [line.step.key for line in self.lines]:
            self.lines = lines
            if lines:
                self.dataChanged.emit(self.index(0), self.index(len(lines) - 1))
            return
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def row_of(self, key: str) -> int:
        """Return where a step is, or -1."""
        return next((at for at, line in enumerate(self.lines) if line.step.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many steps there are."""
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a step, its name, and all about it in words."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line = self.lines[index.row()]
        if role == STEP_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.step.name
        return line.words if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole} else None
