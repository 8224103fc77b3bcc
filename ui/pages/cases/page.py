"""The Cases screen: hears what is asked for in it, and tells the frame what it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from prioritiser.model.base import CaseId
from ui.dialogs import Question
from ui.models.case_grid import NEW
from ui.models.case_grid_entry import Refusal
from ui.page import Context
from ui.pages.cases.desk import sheet_paths
from ui.pages.cases.import_dialog import ImportDialog
from ui.pages.cases.parts import CasesParts
from ui.pages.cases.reference_dialog import ReferenceDialog
from ui.workspace import Changed

SHEET_FILES = "Sheets of cases (*.xlsx *.xlsm *.csv *.tsv *.txt)"
SAVE_VIEW = Question("Save this view", "Columns, order and filter are kept under this name.", "Name", "Save the view")
READ = "Cases can be read and copied here, but nothing can be typed: this round cannot be changed now."
EMPTY = (
    "No cases yet. Type the first one into the row below, copy a table in Excel and press Ctrl V, or drop an Excel or "
    "CSV file here."
)


class CasesPage(CasesParts):
    """Everything that the panel is asked to fund or stop: a grid to type into, and the whole record of each case."""

    name = "cases"
    title = "Cases"
    help_text = (
        "Each row is a case. Type into a cell, or press F2; Enter goes down, Tab goes on to the right. Copy cells in "
        "Excel and press Ctrl V: they go into the cells from the chosen one on. A table with headings is brought in as "
        "a whole, its columns matched first. Ctrl D fills down, Del clears cells, or withdraws the cases whose rows "
        "are selected; Ctrl Z takes any of it back. What cannot be taken keeps a red corner and is listed below the "
        "grid. Enter opens the whole record of a case."
    )

    def __init__(self, context: Context) -> None:
        """Connect the parts."""
        super().__init__(context)
        self._uuid = ""
        self._refused: dict[str, tuple[Refusal, ...]] = {}  # by round, while the program runs
        self.setAcceptDrops(True)
        self.desk.bring_in = self.bring_in
        self.menus.open_record = self.open_record
        self.view.chosen.connect(self._choose)
        self.view.open_asked.connect(self.open_record)
        self.panel.open_asked.connect(self.open_record)
        self.view.barred.connect(lambda: self.desk.say(READ))
        self.problems.wanted.connect(self._go_to_problem)
        self.problems.forgotten.connect(self._forget_problems)
        self.showing.changed.connect(self.hints_changed)
        self.filters.left.connect(self.to_grid)
        self.bar.view_saved.connect(self.ask_view_name)
        self.bar.view_forgotten.connect(self.showing.forget_view)
        self.record.closed.connect(self.close_record)
        self.record.wants_case.connect(self._follow_record)
        self._handle()

    def _handle(self) -> None:
        deeds: tuple[tuple[str, Callable[[], None]], ...] = (
            ("filter", self.filters.open), ("cases.add", self.desk.add), ("cases.paste", self.desk.paste),
            ("cases.open", self.open_record), ("cases.fill", self.desk.fill_down),
            ("cases.duplicate", self.desk.duplicate), ("cases.columns", self.menus.open_columns),
        )  # fmt: skip
        for name, deed in deeds:
            # For the grid itself, so that these have no meaning while a whole record is shown.
            self.context.actions.handle(self.splitter, name, deed)
        self.context.actions.handle(self, "cases.import", self.ask_file)
        self.context.actions.handle(self, "cases.reference", self.open_reference)

    # What the frame asks

    def chips(self) -> list[QWidget]:
        """Return how many cases there are, what they ask for, how many are not ready, and what is illustrative."""
        return self.telling.chips()

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys of the grid, or of the record."""
        return self.record.hints() if self.is_record else self.telling.hints()

    def facts(self) -> str:
        """Return how many cases are shown."""
        return self.telling.facts()

    def insight(self) -> tuple[str, str, Callable[[], None] | None]:
        """Return what was just done, else how many cases are not ready."""
        return ("", "", None) if self.is_record else self.telling.insight()

    def first_focus(self) -> QWidget:
        """Return the grid, or where the record begins."""
        return self.record.first_focus() if self.is_record else self.view

    def panes(self) -> list[QWidget]:
        """Return the grid, the list of problems, the panel and the filter; or those of the record."""
        if self.is_record:
            return self.record.panes()
        more = [self.problems.rows] if self.problems.isVisible() else []
        panel = [self.panel.open] if self.panel.open.isVisible() else []
        return [self.view, *more, *panel, self.filters.text]

    def refresh(self, change: Changed | None) -> None:
        """Look at the round as it is now."""
        self.desk.said = ""
        self.look()
        if self.is_record:
            self.record.refresh(change)

    def look(self) -> None:
        """Show the round as it is now; another round from its beginning."""
        held = self.context.workspace.round
        if held is None:
            return
        anew = held.uuid != self._uuid
        can_change = self.context.workspace.can_change and held.settings.stage != "locked"
        if anew:
            self._refused[self._uuid] = tuple(self.grid.refused.values())
            self.grid.refuse((), list(self.grid.refused))
            self.stack.setCurrentWidget(self.splitter)
        self.showing.show(held, can_edit=can_change, anew=anew)
        if anew:
            self._uuid = held.uuid
            kept = self._refused.pop(held.uuid, ())
            self.grid.refuse(each for each in kept if not each.case or each.case in held.cases)
        self.bar.set_can_change(can=can_change)
        self.remark.say(READ if not can_change else "" if held.cases else EMPTY)
        if (anew or not self.view.currentIndex().isValid()) and self.grid.rowCount():
            self.view.choose_cell(0, 1)
        self.problems.show_problems(held, list(self.grid.refused.values()), self.showing.every)
        self.panel.show_case(held, self.view.case)
        self.hints_changed.emit()

    def leave(self) -> None:
        """Take what is typed in an open field."""
        self.view.finish()
        if self.is_record:
            self.record.leave()

    def reveal(self, kind: str, key: str) -> None:
        """Show a case in the grid."""
        if kind == "case":
            self.close_record()
            self.showing.bring(CaseId(key), "title")
            self.view.setFocus()

    # Going about

    def _choose(self, case: CaseId | None) -> None:
        self.panel.show_case(self.showing.held, case)

    def open_record(self) -> None:
        """Open the whole record of the chosen case."""
        if self.view.case is not None:
            self.show_record(self.view.case)

    def show_record(self, case: str) -> None:
        """Open the whole record of a case."""
        self.showing.bring(CaseId(case))
        self.record.resize(self.stack.size())  # so that it knows what there is room for before it takes the keys
        self.record.set_order(self.grid.order)
        self.record.show_case(case)
        self.stack.setCurrentWidget(self.record)
        self.record.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        self.hints_changed.emit()

    def _follow_record(self, case: str) -> None:
        """Choose the case that the record went on to."""
        self.showing.bring(CaseId(case))

    def close_record(self) -> None:
        """Go back to the grid."""
        if self.is_record:
            self.stack.setCurrentWidget(self.splitter)
            self.look()
            self.to_grid()

    def to_grid(self) -> None:
        """Give the keys to the grid."""
        self.view.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc leads back to the grid."""
        if event.key() == Qt.Key.Key_Escape and not self.is_record:
            self.to_grid()
            return
        super().keyPressEvent(event)

    def _go_to_problem(self, refusal: Refusal) -> None:
        """Give a cell that could not be taken the keys, and open it with what was typed."""
        if self.grid.column_at(refusal.key) < 0:
            self.showing.choose_columns((*self.memory.view.columns, refusal.key))
        if self.showing.bring(refusal.case or NEW, refusal.key):
            self.view.setFocus()
            self.view.begin()

    def _forget_problems(self) -> None:
        self.desk.forget_all()
        self.to_grid()

    # Dialogs

    def ask_view_name(self) -> None:
        """Ask under which name to keep what is looked at."""
        self.context.dialogs.ask_text(self, SAVE_VIEW, self.showing.save_view)

    def ask_file(self) -> None:
        """Ask which file to bring in."""

        def chosen(paths: list[Path]) -> None:
            if paths:
                self.bring_in(paths[0])

        self.context.dialogs.ask_open_paths(self, "Bring in cases", SHEET_FILES, chosen)

    def bring_in(self, source: Path | str) -> None:
        """Bring in a table, as a file or as text that was copied; its columns are matched first."""
        if not self.grid.can_edit:
            self.desk.say(READ)
            return
        dialog = ImportDialog(self.context, source, self)
        dialog.left.connect(self._show_left)
        dialog.accepted.connect(lambda: self._show_first(CaseId(dialog.first)))
        self.context.dialogs.show(dialog)

    def _show_first(self, case: CaseId) -> None:
        """Lead to the first case that came in."""
        if case and self.showing.bring(case, "title"):
            self.to_grid()

    def _show_left(self, cells: Sequence[Refusal]) -> None:
        """List what could not be read of rows that came in, to be put right here."""
        if cells:
            self.grid.refuse(cells)
            self.look()

    def open_reference(self) -> None:
        """Open places, boards, organisations, years and rates."""
        self.context.dialogs.show(ReferenceDialog(self.context, self))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of cells."""
        if sheet_paths(event.mimeData()) and self.grid.can_edit:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Bring in a file that is dropped on the screen."""
        paths = sheet_paths(event.mimeData())
        if paths:
            event.acceptProposedAction()
            self.bring_in(paths[0])
