"""The Cases screen in a window on a real round, for tests of the grid."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from prioritiser.model.case import Case
from tests.ui.screens import OnScreen
from ui.page import Context
from ui.pages.cases import CasesPage

NONE = Qt.KeyboardModifier.NoModifier
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@dataclass
class Screen(OnScreen):
    """The screen with its window and its file."""

    window: QMainWindow
    page: CasesPage
    context: Context
    path: Path
    qtbot: QtBot

    @property
    def view(self):
        return self.page.view

    @property
    def grid(self):
        return self.page.grid

    def case(self, case: str) -> Case:
        return self.round.cases[case]  # type: ignore[index]

    def at(self, case: str, key: str) -> None:
        """Give a cell the keys."""
        assert self.page.showing.bring(case, key)  # type: ignore[arg-type]
        self.view.setFocus()

    def cell(self, case: str, key: str) -> str:
        grid = self.grid
        row = grid.row_of(case) if case else len(grid.order)  # type: ignore[arg-type]
        return str(grid.index(row, grid.column_at(key)).data())

    @property
    def here(self) -> tuple[str, str]:
        """Return the case and column of the cell with the keys."""
        column = self.view.column
        return self.view.case or "", column.key if column is not None else ""

    def point(self, case: str, key: str) -> QPoint:
        """Return the middle of a cell in the part that it is painted in."""
        self.at(case, key)
        return self.view.cell_rect(case, key).center()  # type: ignore[arg-type]

    def copy(self, text: str) -> None:
        """Put what another program copied on the clipboard."""
        QGuiApplication.clipboard().setText(text)

    @property
    def clipboard(self) -> str:
        return QGuiApplication.clipboard().text()

    def dialog(self, kind: type[QDialog]) -> QDialog:
        found = [each for each in self.page.findChildren(kind) if each.isVisible()]
        assert found, f"no {kind.__name__} is shown"
        return found[-1]

    def menu(self) -> QMenu:
        found = QApplication.activePopupWidget()
        assert isinstance(found, QMenu)
        return found


Opener = Callable[..., Screen]


def entries(menu: QMenu) -> dict[str, bool]:
    """Return what a menu offers and whether it can be done."""
    return {each.text().partition("\t")[0]: each.isEnabled() for each in menu.actions() if not each.isSeparator()}


def choose(menu: QMenu, words: str) -> None:
    next(each for each in menu.actions() if each.text().partition("\t")[0] == words).trigger()
    menu.close()
