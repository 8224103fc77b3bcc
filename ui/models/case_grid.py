"""The table model of the case grid: a row for each case, and one at the end to type a new case into."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from prioritiser.model.base import CaseId
from prioritiser.model.case import Case
from prioritiser.model.round import Round
from ui.models.case_grid_cells import MIXED, digits_of, releases_cash, shown, summary_of, tip_of, typed
from ui.models.case_grid_columns import GridColumn
from ui.models.case_grid_entry import Refusal, Typed
from ui.models.case_grid_words import gate_state, name_of

Index = QModelIndex | QPersistentModelIndex
NEW = CaseId("")  # the row for a new case
NEW_HINT: Final = "Type a new case here"
EMPTY_HINT: Final = "Type the first case here"
_ROLE = Qt.ItemDataRole
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MOST_STEPS: Final = 40  # more rows that come or go are told as a new table
_BASE: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


@dataclass(frozen=True, slots=True)
class Cell:
    """How one cell looks: its words, their tone, a picture before them; `refused` marks a text that was not taken."""

    text: str
    tone: str = ""
    icon: str = ""
    refused: bool = False


class CaseGrid(QAbstractTableModel):
    """Shows what it is given; a text that is typed is handed to `take`, which says whether it was taken."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.take: Callable[[Sequence[Typed]], bool] = lambda _cells: False
        self.held = Round()
        self.columns: tuple[GridColumn, ...] = ()
        self.order: list[CaseId] = []
        self.can_edit = False
        self.digits = 1
        self.refused: dict[tuple[CaseId, str], Refusal] = {}
        self._cells: dict[CaseId, tuple[Case, dict[str, Cell]]] = {}
        self._needs: dict[CaseId, tuple[Case, int]] = {}
        self._names: tuple[object, ...] = ()

    # What it shows

    def set_columns(self, columns: Sequence[GridColumn]) -> None:
        """Show other columns."""
        if tuple(columns) != self.columns:
            self.beginResetModel()
            self.columns = tuple(columns)
            self._cells.clear()
            self.endResetModel()

    def show(self, held: Round, order: Sequence[CaseId], *, can_edit: bool) -> None:
        """Show a round's cases in an order; selections and an open editor stay with their cases."""
        changed = self._take_in(held)
        wanted = {*order}
        if can_edit != self.can_edit or len(wanted ^ {*self.order}) > _MOST_STEPS:
            self.beginResetModel()
            self.order, self.can_edit = list(order), can_edit
            self.endResetModel()
            return
        self._take_out([case for case in self.order if case not in wanted])
        self._put_in(order)
        if list(order) != self.order:
            self._move(list(order))
        self._say_changed(changed)

    def _say_changed(self, cases: Collection[CaseId] | None = None) -> None:
        """Have the rows of some cases painted again, or all of them."""
        if not self.columns or not self.rowCount():
            return
        last = len(self.columns) - 1
        rows = [] if cases is None else [self.order.index(case) for case in cases if case in self.order]
        if cases is None or len(rows) > _MOST_STEPS:
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, last))
            return
        for row in rows:
            self.dataChanged.emit(self.index(row, 0), self.index(row, last))

    def _take_in(self, held: Round) -> list[CaseId] | None:
        """Take over a round and forget what no longer holds; return which cases changed, None for all of them."""
        old, whole = self.held, False
        names = (held.places, held.boards, held.organisations, held.gates)
        changed = [key for key, case in held.cases.items() if old.cases.get(key) is not case]
        if names != self._names or held.uuid != old.uuid:
            whole = True
        if any(key not in old.cases or old.cases[key].title != held.cases[key].title for key in changed):
            whole = True  # a case is named in others' “frees money for”
        self._names, self.held = names, held
        for case in held.cases.values():
            known = self._needs.get(case.id)
            if known is None or known[0] is not case:
                self._needs[case.id] = case, digits_of(case)
        digits = max((self._needs[case][1] for case in held.cases), default=1)
        if digits != self.digits:
            self.digits = digits
            whole = True
        if whole:
            self._cells.clear()
        self.refused = {key: each for key, each in self.refused.items() if not key[0] or key[0] in held.cases}
        return None if whole else changed

    def _take_out(self, gone: Collection[CaseId]) -> None:
        for case in gone:
            at = self.order.index(case)
            self.beginRemoveRows(QModelIndex(), at, at)
            del self.order[at]
            self.endRemoveRows()

    def _put_in(self, order: Sequence[CaseId]) -> None:
        there = {*self.order}
        for at, case in enumerate(order):
            if case not in there:
                place = min(at, len(self.order))
                self.beginInsertRows(QModelIndex(), place, place)
                self.order.insert(place, case)
                self.endInsertRows()

    def _move(self, order: list[CaseId]) -> None:
        """Put the rows in another order; selections move along."""
        self.layoutAboutToBeChanged.emit()
        place = {case: at for at, case in enumerate(order)}
        held = self.persistentIndexList()
        moved = [self.index(place.get(self.case_at(index.row()), len(order)), index.column()) for index in held]
        self.order = order
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()

    def refuse(self, found: Iterable[Refusal], taken: Iterable[tuple[CaseId, str]] = ()) -> None:
        """Keep texts that could not be taken in their cells, and forget those whose cells were filled since."""
        for key in taken:
            self.refused.pop(key, None)
        for each in found:
            self.refused[each.case, each.key] = each
        self._say_changed()

    # Where things are

    def case_at(self, row: int) -> CaseId:
        """Return the case of a row, NEW for the row of a new one."""
        return self.order[row] if 0 <= row < len(self.order) else NEW

    def row_of(self, case: CaseId) -> int:
        """Return where a case stands, or -1."""
        return self.order.index(case) if case in self.order else -1

    def column_at(self, key: str) -> int:
        """Return where a column is, or -1."""
        return next((at for at, column in enumerate(self.columns) if column.key == key), -1)

    def cell(self, row: int, at: int) -> Cell:
        """Return how a cell looks."""
        case, column = self.held.cases.get(self.case_at(row)), self.columns[at]
        refusal = self.refused.get((self.case_at(row), column.key))
        if refusal is not None:
            return Cell(" ".join(refusal.text.split()), "problem", refused=True)
        if case is None:
            hint = (NEW_HINT if self.held.cases else EMPTY_HINT) if column.key == "title" else ""
            return Cell(hint, "hint")
        known = self._cells.get(case.id)
        if known is None or known[0] is not case:
            known = self._cells[case.id] = case, {}
        if column.key not in known[1]:
            known[1][column.key] = self._look(column, case)
        return known[1][column.key]

    def _look(self, column: GridColumn, case: Case) -> Cell:
        text = shown(column, case, self.held, self.digits)
        if column.what == "gates":
            state = gate_state(self.held, case)
            return Cell(state.words, state.tone, state.icon)
        if column.what == "gate" and text:
            tone = {"Not passed": "problem", "Conditional": "caution"}.get(text, "")
            return Cell(text, tone)
        if column.what == "saving" and not releases_cash(column, case):
            return Cell(text, "muted")
        return Cell(text, "muted" if column.what in {"count", "net"} or text == MIXED else "")

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows there are, the one for a new case among them."""
        return 0 if parent.isValid() else len(self.order) + (1 if self.can_edit else 0)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = _ROLE.DisplayRole) -> object:
        """Return what a cell shows, what its editor begins with, and what is said of it."""
        if not index.isValid():
            return None
        column = self.columns[index.column()]
        if role == _ROLE.DisplayRole:
            return self.cell(index.row(), index.column()).text
        if role == _ROLE.EditRole:
            return self._edited(self.case_at(index.row()), column)
        if role == _ROLE.ToolTipRole:
            return self._tip(self.case_at(index.row()), column)
        if role == _ROLE.AccessibleTextRole:
            return self._said(index.row(), index.column())
        if role == _ROLE.TextAlignmentRole:
            return _RIGHT if column.is_right else _LEFT
        return None

    def _edited(self, case: CaseId, column: GridColumn) -> str:
        refusal = self.refused.get((case, column.key))
        if refusal is not None:
            return refusal.text
        found = self.held.cases.get(case)
        return typed(column, found, self.held) if found is not None else ""

    def _tip(self, case: CaseId, column: GridColumn) -> str:
        refusal = self.refused.get((case, column.key))
        if refusal is not None:
            return " ".join(part for part in (refusal.message, refusal.remedy) if part)
        found = self.held.cases.get(case)
        return tip_of(column, found, self.held) if found is not None else ""

    def _said(self, row: int, at: int) -> str:
        """Return a cell in words: the whole row at the case's own name, else whose it is and what it holds."""
        case, column = self.case_at(row), self.columns[at]
        found, cell = self.held.cases.get(case), self.cell(row, at)
        if cell.refused:
            return f"{name_of(self.held, case)}, {column.name}: {self._tip(case, column)}"
        if found is None:
            return f"New case, {column.name}"
        if column.key == "title":
            return summary_of(self.columns, found, self.held, self.digits)
        return f"{name_of(self.held, case)}, {column.name}: {cell.text or 'empty'}"

    def setData(self, index: Index, value: object, role: int = _ROLE.EditRole) -> bool:
        """Hand a typed text to `take`; an unchanged one changes nothing."""
        if role != _ROLE.EditRole or not index.isValid():
            return False
        case, column = self.case_at(index.row()), self.columns[index.column()]
        text = str(value)
        refused = (case, column.key) in self.refused
        if text.strip() == self._edited(case, column).strip() and not refused:
            return True
        return self.take([Typed(case, column, text, index.row())])

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that cells can be chosen, and typed into where the round can change."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        column, is_new = self.columns[index.column()], index.row() >= len(self.order)
        can_type = self.can_edit and (column.can_edit or (is_new and column.key == "id"))
        return _BASE | Qt.ItemFlag.ItemIsEditable if can_type else _BASE

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLE.DisplayRole) -> object:
        """Return a column's heading and what it means, or a row's number."""
        if orientation == Qt.Orientation.Vertical:
            if role == _ROLE.DisplayRole:
                return str(section + 1) if section < len(self.order) else "+"
            return self._row_name(section) if role == _ROLE.AccessibleTextRole else None
        if not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == _ROLE.DisplayRole:
            return column.heading
        if role in {_ROLE.ToolTipRole, _ROLE.AccessibleDescriptionRole}:
            return column.words if column.words == column.name else f"{column.name}. {column.words}"
        return column.name if role == _ROLE.AccessibleTextRole else None

    def _row_name(self, row: int) -> str:
        case = self.case_at(row)
        return name_of(self.held, case) if case else "New case"


def keys_of(cells: Iterable[Typed]) -> set[tuple[CaseId, str]]:
    """Return the cells that texts are for."""
    return {(cell.case, cell.column.key) for cell in cells}
