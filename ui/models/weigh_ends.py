"""Best and worst as a table: how many times the best is worth each lift, and each lift the worst."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.models.weigh_judgement import BestWorst
from ui.models.weigh_steps import Item, Step
from ui.models.weigh_words import TIMES, times_index
from ui.widgets.figures import trimmed

Index = QModelIndex | QPersistentModelIndex
SIDES: Final = ("over_others", "over_worst")
ITEM_ROLE: Final = Qt.ItemDataRole.UserRole
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class EndsModel(QAbstractTableModel):
    """One row for each lift: its name, the best against it, and it against the worst."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.items: tuple[Item, ...] = ()
        self.said = BestWorst()
        self._names = ("", "")

    def show(self, step: Step, said: BestWorst) -> None:
        """Show a step; the rows stay while it is the same one."""
        self._names = tuple(step.item(key).name if key else "…" for key in (said.best, said.worst))  # type: ignore[assignment]
        if self.items == step.items:
            self.said = said
            self.dataChanged.emit(self.index(0, 0), self.index(len(self.items) - 1, 2))
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 2)
            return
        self.beginResetModel()
        self.items, self.said = step.items, said
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many lifts there are."""
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return three: the name and two numbers."""
        return 0 if parent.isValid() else 3

    def is_asked(self, row: int, column: int) -> bool:
        """Return whether a number is asked for in a cell; some follow by themselves."""
        key = self.items[row].key
        if not self.said.best or not self.said.worst:
            return False
        return key != self.said.best if column == 1 else column == 2 and key not in {self.said.best, self.said.worst}  # noqa: PLR2004

    def next_open(self, row: int, column: int) -> tuple[int, int] | None:
        """Return the next cell without a number, down one column and then the other; None when all are filled."""
        cells = [(at, side) for side in (1, 2) for at in range(len(self.items))]
        start = cells.index((row, column)) + 1 if (row, column) in cells else 0
        return next(
            (cell for cell in (*cells[start:], *cells[:start]) if self.is_asked(*cell) and self.times(*cell) is None),
            None,
        )

    def times(self, row: int, column: int) -> float | None:
        """Return the number of a cell, None while it has none."""
        key, said = self.items[row].key, self.said
        if column == 1:
            return 1.0 if key == said.best else said.over_others.get(key)
        if key == said.worst:
            return 1.0
        return said.over_others.get(said.worst) if key == said.best else said.over_worst.get(key)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a name or a number, and a cell in words."""
        if not index.isValid():
            return None
        item, column = self.items[index.row()], index.column()
        times = self.times(index.row(), column) if column else None
        if role == ITEM_ROLE:
            return item
        if role == Qt.ItemDataRole.DisplayRole:
            return item.name if not column else trimmed(times, 0) if times is not None else ""
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return self.words(index.row(), column)
        return (
            _RIGHT
            if role == Qt.ItemDataRole.TextAlignmentRole and column
            else (_LEFT if role == Qt.ItemDataRole.TextAlignmentRole else None)
        )

    def words(self, row: int, column: int) -> str:
        """Return a cell as it is read out."""
        item = self.items[row]
        if not column:
            return item.name
        one, other = (self._names[0], item.name) if column == 1 else (item.name, self._names[1])
        times = self.times(row, column)
        if one == other:
            return f"{one} against itself: 1"
        return f"{one} against {other}: " + (
            "not compared yet" if times is None else f"{TIMES[times_index(times)]} ({trimmed(times, 0)})"
        )

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that numbers that are asked for can be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.is_asked(index.row(), index.column()):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.ItemIsEnabled

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a column asks."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        first, last = self._names
        full = ("Lift", f"How many times less than {first}", f"How many times more than {last}")[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return ("Lift", "Times less\nthan the most", "Times more\nthan the least")[section]
        return full if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole} else None
