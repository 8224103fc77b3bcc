"""The menus of the grid: what can be done with cells and with a column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QMenu

from ui.page import Page
from ui.pages.cases.columns_dialog import ColumnsDialog
from ui.pages.cases.desk import Desk
from ui.pages.cases.grid_view import CaseGridView
from ui.pages.cases.memory import Memory
from ui.pages.cases.showing import Showing

Entry = tuple[str, str, Callable[[], object], bool]  # words ("" is a line), keys, deed, whether it can be done


class Menus(QObject):
    """Opens the menus where they are asked for."""

    def __init__(self, page: Page, view: CaseGridView, showing: Showing, desk: Desk, memory: Memory) -> None:
        """Hear the grid."""
        super().__init__(page)
        self._page, self._view, self._showing, self._desk, self._memory = page, view, showing, desk, memory
        self.open_record: Callable[[], None] = lambda: None
        view.menu_asked.connect(self.open_cells)
        for headings in (view.headings, view.frozen.headings):
            headings.menu_asked.connect(self.open_column)

    def open_cells(self, where: QPoint) -> None:
        """Offer what can be done with the selected cells."""
        desk, can, case = self._desk, self._view.grid.can_edit, self._view.case is not None
        menu = _menu(self._page, "Cells")
        _add(menu, (
            ("Open the whole record", "Enter", self.open_record, case),
            ("", "", list, True),
            ("Copy", "Ctrl+C", desk.copy, case),
            ("Copy with headings", "", partial(desk.copy, headings=True), case),
            ("Paste", "Ctrl+V", desk.paste, can),
            ("Fill down", "Ctrl+D", desk.fill_down, can),
            ("Clear", "Del", desk.clear, can and case),
            ("", "", list, True),
            ("Add a case", "Ins", desk.add, can),
            ("Copy this case", "", desk.duplicate, can and case),
            ("Withdraw this case", "", desk.withdraw, can and case),
        ))  # fmt: skip
        column = self._view.column
        if column is not None:
            menu.addSeparator()
            _add(menu.addMenu(f"Column “{column.name}”".replace("&", "&&")), self._column_entries(column.key))
        menu.popup(where)

    def open_column(self, at: int, where: QPoint) -> None:
        """Offer what can be done with a column."""
        menu = _menu(self._page, "Column")
        _add(menu, self._column_entries(self._view.grid.columns[at].key))
        menu.popup(where)

    def _column_entries(self, key: str) -> tuple[Entry, ...]:
        showing, moves = self._showing, key in self._memory.view.columns
        return (
            ("Sort, smallest first", "", partial(showing.sort, key), True),
            ("Sort, largest first", "", partial(showing.sort, key, falling=True), True),
            ("In the order of the round", "", partial(showing.sort, ""), bool(self._memory.view.sorted_by)),
            ("", "", list, True),
            ("Move left", "", partial(showing.move_column, key, -1), moves),
            ("Move right", "", partial(showing.move_column, key, 1), moves),
            ("Leave out this column", "", partial(showing.hide_column, key), moves),
            ("Choose columns …", "", self.open_columns, True),
        )

    def open_columns(self) -> None:
        """Let a person choose columns."""
        page = self._page
        dialog = ColumnsDialog(page.theme, self._showing.every, self._memory.view.columns, page)
        dialog.chosen.connect(self._showing.choose_columns)
        dialog.finished.connect(lambda _result: self._view.setFocus())
        page.context.dialogs.show(dialog)


def _menu(page: Page, name: str) -> QMenu:
    menu = QMenu(page)
    menu.setAccessibleName(name)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _add(menu: QMenu, entries: Sequence[Entry]) -> None:
    for words, keys, deed, usable in entries:
        if not words:
            menu.addSeparator()
            continue
        action = menu.addAction(f"{words}\t{keys}" if keys else words)
        action.setEnabled(usable)
        action.triggered.connect(lambda _checked=False, deed=deed: deed())
