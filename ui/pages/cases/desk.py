"""What is done to cases from the grid: typing, pasting, filling down, adding, copying and withdrawing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from prioritiser.edits.casework import duplicate_case, withdraw_cases
from prioritiser.model.base import CaseId
from prioritiser.model.edit import Edit
from prioritiser.model.round import Round
from ui.models.case_grid import NEW, keys_of
from ui.models.case_grid_block import MOST_CELLS, Block, as_html, as_text, looks_like_table, read_block, tiled
from ui.models.case_grid_cells import copied, typed
from ui.models.case_grid_columns import target_names
from ui.models.case_grid_entry import Outcome, Typed, clear, take
from ui.models.ranking_words import counted, names, title_of
from ui.page import Page
from ui.pages.cases.grid_view import CaseGridView
from ui.widgets.speech import speak

SHEETS = (".xlsx", ".csv", ".tsv", ".txt", ".xlsm", ".xls", ".ods")
NOTHING_TO_PASTE = "There is nothing to paste yet. Copy cells in Excel first."


class Desk(QObject):
    """Makes the edits; `shown` is called after each, `bring_in` with what is to be brought in as a whole table."""

    def __init__(self, page: Page, view: CaseGridView, shown: Callable[[], None]) -> None:
        """Hear the grid."""
        super().__init__(page)
        self._page, self._view, self._shown = page, view, shown
        self.bring_in: Callable[[Path | str], None] = lambda _source: None
        self.said = ""
        view.grid.take = self.take
        view.copy_asked.connect(self.copy)
        view.cut_asked.connect(self.cut)
        view.paste_asked.connect(self.paste)
        view.delete_asked.connect(self.delete)
        view.add_asked.connect(self.add)
        view.cleared.connect(self.forget_cell)

    @property
    def _held(self) -> Round:
        return self._page.context.workspace.round or Round()

    # Typing

    def take(self, cells: Sequence[Typed]) -> bool:
        """Take texts for cells; return whether all were taken. What is refused stays in its cell, marked."""
        outcome = self._outcome(lambda: take(self._held, cells))
        if outcome is None:
            return False
        self._follow(cells, outcome)
        return not outcome.refused

    def _outcome(self, work_out: Callable[[], Outcome]) -> Outcome | None:
        """Return what texts come to once the edit is made, or None where the round cannot change at all."""
        found: list[Outcome] = []

        def deed() -> None:
            outcome = work_out()
            if outcome.edit is not None:
                self._commit(outcome.edit)
            found.append(outcome)

        self._page.attempt(deed)
        return found[0] if found else None

    def _commit(self, edit: Edit) -> None:
        self._page.context.workspace.do(edit, initiator=self._page)

    def _follow(self, cells: Sequence[Typed], outcome: Outcome) -> None:
        """Show what was taken and what was not; a case that was typed into the last row keeps the keys."""
        refused = {(each.case, each.key) for each in outcome.refused}
        self._view.grid.refuse(outcome.refused, keys_of(cells) - refused)
        self._shown()
        if outcome.added and len(cells) == 1:
            self._view.choose(outcome.added[0], cells[0].column.key)
        if len(cells) > 1:
            self.say(_taken_words(outcome))
        else:
            self.say("" if outcome.refused or not cells else self._one_word(cells[0]))

    def _one_word(self, cell: Typed) -> str:
        """Return the exact amount that a typed one was read as; other cells show what they hold themselves."""
        case = self._held.cases.get(self._view.case or cell.case)
        if case is None or cell.column.what not in {"cost", "saving"} or not cell.text.strip():
            return ""
        amount = typed(cell.column, case, self._held)
        return f"{cell.column.name} of {title_of(case)}: {amount}." if amount else ""

    def say(self, words: str) -> None:
        """Say in the status bar what was done, and read it out."""
        self.said = words
        speak(self._view, words)
        self._page.hints_changed.emit()

    def forget_cell(self) -> None:
        """Forget what was refused in the cell with the keys."""
        column = self._view.column
        if column is not None:
            self._view.grid.refuse((), [(self._view.case or NEW, column.key)])
            self._shown()

    def forget_all(self) -> None:
        """Forget everything that was refused."""
        self._view.grid.refuse((), list(self._view.grid.refused))
        self._shown()

    # Blocks

    def copy(self, *, headings: bool = False) -> None:
        """Put the selected cells on the clipboard, as text and as a web table."""
        held, grid = self._held, self._view.grid
        rows, at = self._view.block()
        columns = [grid.columns[each] for each in at]
        cases = [held.cases[case] for case in map(grid.case_at, rows) if case]
        if not cases or not columns:
            return
        block = [[copied(column, case, held) for column in columns] for case in cases]
        heads = [column.name for column in columns] if headings else []
        data = QMimeData()
        data.setText(as_text([heads, *block] if headings else block))
        data.setHtml(as_html(block, heads))
        QGuiApplication.clipboard().setMimeData(data)
        self.say(f"Copied {counted(len(cases) * len(columns), 'cell')}.")

    def cut(self) -> None:
        """Copy the selected cells, then clear them."""
        self.copy()
        self.clear()

    def paste(self) -> None:
        """Paste into the cells from the chosen one on; a whole table is brought in with its columns matched."""
        data = QGuiApplication.clipboard().mimeData()
        files = sheet_paths(data)
        if files:
            self.bring_in(files[0])
            return
        text = data.text() if data is not None and data.hasText() else ""
        block = read_block(text)
        if not block:
            self.say(NOTHING_TO_PASTE)
        elif self._is_table(block):
            self.bring_in(text)
        else:
            self._paste_block(block)

    def _is_table(self, block: Block) -> bool:
        """Return whether a block is better brought in as a whole: it has headings, is large, or is all there is."""
        size = len(block) * len(block[0])
        return (
            size > MOST_CELLS
            or looks_like_table(block, target_names(self._held))
            or (not self._held.cases and size > 1)
        )

    def _paste_block(self, block: Block) -> None:
        view, grid = self._view, self._view.grid
        rows, columns = view.block()
        if not rows:
            rows, columns = [len(grid.order)], [max(grid.column_at("title"), 0)]
        if len(rows) * len(columns) > 1:
            block = tiled(block, rows[-1] - rows[0] + 1, columns[-1] - columns[0] + 1)
        top, left = rows[0], columns[0]
        wide = min(len(block[0]), len(grid.columns) - left)
        cells = [
            Typed(grid.case_at(top + down), grid.columns[left + at], row[at], top + down)
            for down, row in enumerate(block)
            for at in range(wide)
            if grid.case_at(top + down) or row[at].strip()
        ]
        lost = len(block[0]) - wide
        if self.take(cells) or cells:
            last = min(top + len(block), grid.rowCount()) - 1
            if len(block) * wide > 1 and last >= top:
                view.select_block((top, last), (left, left + wide - 1))
        if lost > 0:
            self.say(f"{self.said} {counted(lost, 'column')} had no place to the right.".strip())

    def fill_down(self) -> None:
        """Copy the first selected row into the others; one row alone takes what stands above it."""
        if self._view.is_typing:
            return
        held, grid = self._held, self._view.grid
        rows, columns = self._view.block()
        if len(rows) == 1:
            rows = [rows[0] - 1, rows[0]]
        source = held.cases.get(grid.case_at(rows[0])) if rows and rows[0] >= 0 else None
        targets = [row for row in rows[1:] if grid.case_at(row)]
        if source is None or not targets:
            self.say("Select the cell to copy and the cells below it, then fill down.")
            return
        chosen = [grid.columns[at] for at in columns if grid.columns[at].can_edit]
        refused = [column.name for column in chosen if (source.id, column.key) in grid.refused]
        if refused:
            self.say(
                f"{names(refused)} of {title_of(source)} could not be taken, so there is nothing to fill down. "
                "Correct it first."
            )
            return
        cells = [
            Typed(grid.case_at(row), column, typed(column, source, held), row) for row in targets for column in chosen
        ]
        outcome = self._outcome(lambda: take(held, cells, label=f"fill down of {counted(len(cells), 'cell')}"))
        if outcome is not None:
            self._follow(cells, outcome)

    # Whole cases

    def delete(self) -> None:
        """Withdraw the cases whose rows are selected, else clear the selected cells."""
        whole = self._view.whole_rows()
        if whole:
            self.withdraw(whole)
        else:
            self.clear()

    def clear(self) -> None:
        """Clear the selected cells."""
        held, grid = self._held, self._view.grid
        rows, at = self._view.block()
        cells = [(case, grid.columns[each]) for case in map(grid.case_at, rows) if case for each in at]
        grid.refuse((), [(case, column.key) for case, column in cells])
        outcome = self._outcome(lambda: clear(held, cells))
        if outcome is not None:
            self._follow([Typed(case, column, "") for case, column in cells], outcome)

    def withdraw(self, cases: Sequence[CaseId] | None = None) -> None:
        """Withdraw cases, or the one with the keys; undo brings them back."""
        held = self._held
        chosen = list(cases or ([self._view.case] if self._view.case else []))
        row = self._view.currentIndex().row()
        if chosen and self._page.attempt(lambda: self._commit(withdraw_cases(held, chosen))):
            self._shown()
            self._view.choose_cell(min(row, self._view.grid.rowCount() - 1), self._view.currentIndex().column())
            self.say(f"{counted(len(chosen), 'case')} withdrawn. Ctrl Z brings back what was there.")

    def add(self) -> None:
        """Go to the last row and type a new case."""
        if self._view.choose(NEW, "title"):
            self._view.setFocus()
            self._view.begin()

    def duplicate(self) -> None:
        """Add a copy of the chosen case."""
        held, case = self._held, self._view.case
        made: list[str] = []

        def deed() -> None:
            if case is not None:
                edit, fresh = duplicate_case(held, case)
                self._commit(edit)
                made.append(fresh)

        if self._page.attempt(deed) and made:
            self._shown()
            self._view.choose(CaseId(made[0]), "title")


def sheet_paths(data: QMimeData | None) -> list[Path]:
    """Return the files of cells among what was copied or dropped."""
    urls = data.urls() if data is not None and data.hasUrls() else []
    paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in SHEETS]


def _taken_words(outcome: Outcome) -> str:
    """Return what a block of texts came to."""
    parts = [f"{counted(outcome.cells, 'cell')} changed."] if outcome.cells else []
    if outcome.added:
        parts.append(f"{counted(len(outcome.added), 'case')} added.")
    if outcome.refused:
        parts.append(f"{counted(len(outcome.refused), 'cell')} could not be taken: see the list below the grid.")
    if outcome.pounds:
        parts.append("Amounts were read as pounds.")
    return " ".join(parts) or "Nothing changed."
