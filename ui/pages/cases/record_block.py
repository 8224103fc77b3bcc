"""A table of the record with what can be done to its rows, and one line for what could not be taken."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from prioritiser.errors import KnownError
from prioritiser.model.case_fields import CaseField
from ui.models.case_record_links import link_in
from ui.models.case_record_list import ListTable, rows_in
from ui.models.case_record_series import SeriesTable
from ui.models.case_record_table import Plan, Unfinished, sentence_of
from ui.pages.cases.record_desk import RecordDesk
from ui.pages.cases.record_grid import Grid
from ui.theme import Theme
from ui.widgets.kit import button, set_words, words
from ui.widgets.wrap_row import WrapRow

Opener = Callable[[QUrl], object]


class Block(QWidget):
    """A titled table. A subclass says how its rows are filled."""

    wide = True

    def __init__(
        self, theme: Theme, desk: RecordDesk, table: ListTable | SeriesTable, title: str, about: str = ""
    ) -> None:
        """Lay out title, table, the line below and the buttons."""
        super().__init__()
        self._theme, self._desk, self.table = theme, desk, table
        self._place: tuple[str, str] | None = None
        self._aside: dict[tuple[str, str], Unfinished] = {}
        self.label = words(title, "strong")
        self.help = words(about, "caption")
        self.grid = Grid(theme, table, title)
        self.fault = words("", "problem")
        self.fault.hide()
        self.label.setBuddy(self.grid)
        self.bar = WrapRow(theme)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        for part in (self.label, self.help, self.grid, self.fault, self.bar):
            self.column.addWidget(part)
        self.help.setVisible(bool(about))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        table.is_stale = lambda: self._place != self._desk.place
        table.fault_changed.connect(lambda said: set_words(self.fault, said))
        self.grid.rows_unwanted.connect(self.remove)
        self.grid.row_moved.connect(self.move_row)
        self._buttons: list[QPushButton] = []
        if table.plan.grows:
            self.add_button("Add a row", self.add, "Go to the empty row below the last")
            self.add_button("Take out", self.remove, "Take the selected rows out (Ctrl Delete)")
        self.bar.setVisible(table.plan.grows)
        theme.changed.connect(self._restyle)
        self._restyle()

    def add_button(self, text: str, slot: Callable[[], object], tip: str = "") -> QPushButton:
        """Put one more button below the table."""
        made = button(text, slot, tip=tip)
        self._buttons.append(made)
        self.bar.add(made)
        return made

    def show_rows(self, *, anew: bool) -> None:
        """Show the rows of the open case."""
        raise NotImplementedError

    # What a form asks of every field

    def fill(self) -> None:
        """Show what the open case says; what is half typed stays with its case."""
        anew = self._place != self._desk.place
        if anew:
            self.forget()
            self._place = self._desk.place
        self.table.can_change = self._desk.can_change
        self.show_rows(anew=anew)
        left = self._aside.pop(self._place, None) if anew and self._place is not None else None
        if left is not None and self.table.can_change:
            self.table.resume(left)
        for at, each in enumerate(self._buttons):
            each.setEnabled(self._desk.can_change)
            each.setVisible(at == 0 or bool(self.table.rows))

    def forget(self) -> None:
        """Let go of what is half typed: another case is shown. It is back with its own."""
        left = self.table.unfinished() if self._place is not None else None
        if left is not None and self._place is not None:
            self._aside[self._place] = left
        self._place = None

    def keep(self) -> None:
        """Close the field of a cell and keep what is in it."""
        self.grid.finish()

    def first_focus(self) -> QWidget:
        """Return where the keys go."""
        return self.grid

    # Rows

    def add(self) -> None:
        """Go to the row to type the next one into."""
        self.grid.go_to(len(self.table.rows), 0)

    def remove(self) -> None:
        """Take the selected rows out; undo brings them back."""
        at = self.grid.selected_rows
        if at and self._desk.can_change:
            self.told(self.table.remove_rows(at))

    def move_row(self, by: int) -> None:
        """Move the current row up or down."""
        at = self.grid.currentIndex().row()
        if isinstance(self.table, ListTable) and self._desk.can_change and at >= 0:
            self.told(self.table.move_row(at, by))
            if 0 <= at + by < len(self.table.rows):
                self.grid.select_rows([at + by])

    def say(self, fault: KnownError | None) -> None:
        """Say why something was refused."""
        set_words(self.fault, sentence_of(fault) if fault is not None else self.table.said())

    def told(self, fault: KnownError | None) -> None:
        """Show the rows as they are after something was asked, and why it was refused if it was."""
        self.fill()
        self.say(fault)

    def _restyle(self) -> None:
        self.column.setSpacing(self._theme.px(4))


class ListBlock(Block):
    """A list of the record, row by row; links in it can be opened by the system, when that is asked for."""

    def __init__(
        self, theme: Theme, desk: RecordDesk, field: CaseField, table: ListTable | None = None,
        *, opener: Opener = QDesktopServices.openUrl,
    ) -> None:  # fmt: skip
        """Show the table of one field."""
        self.field = field
        self._opener = opener
        self._has_links = any(column.name == "link" for column in field.columns)
        made = table or ListTable(Plan(field.columns), desk.list_writer(field.name))
        super().__init__(theme, desk, made, field.label, field.help)
        self.open_button: QPushButton | None = None
        if made.plan.grows:
            self.add_button("Move up", lambda: self.move_row(-1), "Move the current row up (Alt Up)")
            self.add_button("Move down", lambda: self.move_row(1), "Move the current row down (Alt Down)")
        if self._has_links:
            self.open_button = button("Open the link", self.open_link, tip="Nothing is opened before you press this")
            self.bar.add(self.open_button)
            self.grid.selectionModel().currentChanged.connect(lambda *_: self._look_at_link())
            self._look_at_link()

    def show_rows(self, *, anew: bool) -> None:
        """Show the entries of the open case."""
        rows = rows_in(self._desk.value(self.field.name), self.table.plan.columns)
        if isinstance(self.table, ListTable):
            self.table.show_rows(rows, self._desk.words, anew=anew)
        if self._has_links:
            self._look_at_link()

    def link(self) -> str:
        """Return the address in the current row that the system may open, or ""."""
        row = self.grid.currentIndex().row()
        entry = self.table.row_at(row) if isinstance(self.table, ListTable) and row >= 0 else {}
        return link_in(str(entry.get("link") or ""))

    def open_link(self) -> None:
        """Ask the system to open the address of the current row."""
        address = self.link()
        if address:
            self._opener(QUrl(address))

    def _look_at_link(self) -> None:
        if self.open_button is None:
            return
        address = self.link()
        host = QUrl(address).host() if address else ""
        self.open_button.setText(f"Open {host}" if host else "Open the link")
        self.open_button.setAccessibleName(self.open_button.text())
        self.open_button.setEnabled(bool(address))
        said = f"Opens {address} in the browser" if address else "Choose a row whose link begins with https://"
        self.open_button.setToolTip(said)
        self.open_button.setAccessibleDescription(said)


class SeriesBlock(Block):
    """A table of years."""

    def __init__(self, theme: Theme, desk: RecordDesk, field: CaseField, table: SeriesTable) -> None:
        """Show the table of one field."""
        self.field = field
        super().__init__(theme, desk, table, field.label, field.help)

    def show_rows(self, *, anew: bool) -> None:
        """Show the lines of the open case."""
        if isinstance(self.table, SeriesTable):
            rows, years = self._desk.rows(self.field.name), self._desk.held.settings.years
            self.table.show_lines(rows, years, self._desk.words, feet=self.feet(), anew=anew)

    def feet(self) -> tuple[tuple[str, dict[str, str]], ...]:
        """Return the sums below the rows."""
        return ()
