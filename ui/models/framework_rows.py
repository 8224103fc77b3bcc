"""The framework as rows: the scale, lenses, families and criteria in their order, then gates; with draft marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from prioritiser.edits.drafting import draft_marks, drafted
from prioritiser.model.framework import Criterion, Node
from prioritiser.model.round import Round
from ui.models.criteria import placed_criteria

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
Part = Literal["scale", "node", "criterion", "gate"]
Mark = Literal["", "new", "changed", "moved", "retired"]
Thing = tuple[Part, str]  # part and id; the scale has no id

SCALE: Thing = ("scale", "")
LENS, FAMILY, CRITERION, GATE = "lens", "family", "criterion", "gate"
GATES_HEADING = "Gates"
TREE_HEADING = "Lenses, families and criteria"


@dataclass(frozen=True, slots=True)
class Row:
    """One line. `part` "" is a heading; `number` counts criteria from 1; `note` is quiet; `warnings` are sentences."""

    part: Part | Literal[""]
    id: str
    title: str
    noun: str = ""
    depth: int = 0
    number: int = 0
    token: str = ""
    note: str = ""
    mark: Mark = ""
    warnings: tuple[str, ...] = ()

    @property
    def thing(self) -> Thing | None:
        """Return what the row stands for; None for a heading."""
        return (self.part, self.id) if self.part else None

    @property
    def summary(self) -> str:
        """Return the line as a screen reader says it."""
        if not self.part:
            return self.title
        head = f"{self.noun.capitalize()} {self.number}" if self.number else self.noun.capitalize()
        count = len(self.warnings)
        warned = f"{count} {'warning' if count == 1 else 'warnings'}" if count else ""
        parts = (f"{head}: {self.title}" if head else self.title, self.note, self.mark, warned)
        return ", ".join(part for part in parts if part)


def rows_of(held: Round, warnings: Mapping[str, Sequence[str]]) -> list[Row]:
    """Return the lines for the framework as the draft makes it; what is taken out stays where it was."""
    tree = _Tree(held, warnings)
    levels = tree.shown.settings.levels
    mark: Mark = "changed" if held.settings.levels != levels else ""
    rows = [Row("scale", "", f"Levels 0 to {levels}", "scale", mark=mark)]
    below = [*tree.below(None, 0)]
    rows += [Row("", "", TREE_HEADING), *below] if below else []
    gates = [*tree.gates()]
    return [*rows, Row("", "", GATES_HEADING), *gates] if gates else rows


class _Tree:
    """Walks over the framework as it will be, taking along what the draft takes out."""

    def __init__(self, held: Round, warnings: Mapping[str, Sequence[str]]) -> None:
        self.shown = drafted(held, retired=True)
        self._marks, self._warnings = draft_marks(held), warnings
        self._placed = {each.criterion.id: each for each in placed_criteria(drafted(held))}

    def below(self, parent: str | None, depth: int) -> Iterator[Row]:
        """Yield everything below a lens or family (None: the top)."""
        for node in self.shown.nodes.values():
            if self._parent_of(node) == parent:
                yield self._row("node", node.id, node.name, FAMILY if depth else LENS, depth)
                yield from self.below(node.id, depth + 1)
        for criterion in self.shown.criteria.values():
            if self._parent_of(criterion) == parent:
                yield self._criterion(criterion, depth)

    def gates(self) -> Iterator[Row]:
        """Yield the gates."""
        for gate in self.shown.gates.values():
            note = gate.id if gate.name else ""
            yield self._row("gate", gate.id, gate.name, GATE, 0, note=note)

    def _parent_of(self, thing: Node | Criterion) -> str | None:
        """Return what a thing hangs below; the top where that is gone."""
        return thing.parent if thing.parent in self.shown.nodes and thing.parent != thing.id else None

    def _criterion(self, criterion: Criterion, depth: int) -> Row:
        placed = self._placed.get(criterion.id)
        retired = self._marks.get(("criterion", criterion.id)) == "retired"
        return self._row(
            "criterion", criterion.id, criterion.label, CRITERION, depth,
            number=placed.number if placed is not None else 0,
            token=placed.token if placed is not None else "",
            note="" if retired else anchors_note(criterion, self.shown.settings.levels),
        )  # fmt: skip

    def _row(
        self, part: Part, key: str, name: str, noun: str, depth: int, *, number: int = 0, token: str = "",
        note: str = "",
    ) -> Row:  # fmt: skip
        mark: Mark = self._marks.get((part, key), "")
        warned = tuple(self._warnings.get(key, ()))
        return Row(part, key, name or key, noun, depth, number, token, note, mark, warned)


def anchors_note(criterion: Criterion, levels: int) -> str:
    """Return "4 of 6 anchors" while some are missing, or that it is answered with a number."""
    if criterion.kind == "measure":
        return "a number"
    written = sum(bool(anchor.strip()) for anchor in criterion.anchors)
    return f"{written} of {levels + 1} anchors" if written <= levels else ""


class FrameworkRows(QAbstractListModel):
    """The lines that are shown; headings can be neither chosen nor reached."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._rows: list[Row] = []

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the lines in their order."""
        return tuple(self._rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """Return what a line shows."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.summary
        return " ".join(row.warnings) if role == Qt.ItemDataRole.ToolTipRole and row.warnings else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let things be chosen, headings not."""
        row = self.row(index.row())
        if row is not None and row.part:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemNeverHasChildren if index.isValid() else Qt.ItemFlag.NoItemFlags

    def row(self, at: int) -> Row | None:
        """Return one line, or None."""
        return self._rows[at] if 0 <= at < len(self._rows) else None

    def row_of(self, thing: Thing | None) -> int:
        """Return the place of a thing, or -1."""
        return next((at for at, row in enumerate(self._rows) if thing is not None and row.thing == thing), -1)

    def show(self, rows: Sequence[Row]) -> bool:
        """Show these lines. Return whether it had to begin anew; otherwise only what differs was told."""
        if [row.thing for row in rows] != [row.thing for row in self._rows]:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
            return True
        for at, (old, new) in enumerate(zip(self._rows, rows, strict=True)):
            if old != new:
                self._rows[at] = new
                self.dataChanged.emit(self.index(at), self.index(at))
        return False
