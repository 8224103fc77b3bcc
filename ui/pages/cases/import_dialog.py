"""Bringing in cases from a sheet: which sheet, what its columns mean, what would happen; then one edit does it."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from prioritiser.errors import KnownError
from prioritiser.exchange.importing.plan import ImportPlan, edit_for
from prioritiser.model.edit import Edit
from prioritiser.model.round import Round
from ui.models.import_columns import TARGET, choices_for
from ui.models.import_left import left_of
from ui.models.import_preview import Preview
from ui.models.import_words import button_words, patient_words, report_of, stay_words
from ui.page import Context
from ui.pages.cases.import_parts import ImportParts
from ui.pages.cases.import_reading import ImportReading
from ui.widgets.kit import set_words
from ui.widgets.speech import speak
from ui.workspace import Notice

MOST_HEADINGS: Final = 10  # rows of headings that can be named
PATIENT: Final = "This looks like patient data. Nothing comes in."
COPIED: Final = "Copied: the count, every problem, and what was passed over."
_ENTER: Final = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))


class ImportDialog(ImportParts):
    """Shows what bringing a sheet in would do. Nothing is changed before the button is pressed.

    `left` tells, once the rows are in, which of their cells could not be read.
    """

    left = Signal(object)  # tuple[Refusal, ...]

    def __init__(self, context: Context, source: Path | str, parent: QWidget) -> None:
        """Begin to read."""
        super().__init__(context.theme, parent)
        self._context, self._source = context, source
        self.reading = ImportReading(context, context.workspace.round or Round(), self)
        self._is_bringing = self._wants_stop = self._is_over = False
        self.first = ""  # the case of the first row that came in
        name = source.name if isinstance(source, Path) else "pasted rows"
        self.setWindowTitle(f"Bring in cases: {name}")
        self.again.setVisible(isinstance(source, Path))
        self._connect()
        self.cancel.setFocus()
        self.read_again()

    def _connect(self) -> None:
        reading, workspace = self.reading, self._context.workspace
        reading.opened.connect(self._show_sheets)
        reading.matched.connect(self._show_matching)
        reading.planned.connect(self._show_plan)
        reading.failed.connect(self._show_fault)
        reading.progressed.connect(self.bar.set_fraction)
        self.sheet.activated.connect(lambda _at: self._sheet_chosen())
        self.header.editingFinished.connect(self._header_typed)
        # Queued, because the table is filled anew while its editor is still closing.
        self.columns.chosen.connect(self._target_chosen, Qt.ConnectionType.QueuedConnection)
        self.rows.ticked.connect(self._count)
        self.no_patient.toggled.connect(lambda _on: self._count())
        workspace.changed.connect(self._compare_again)
        workspace.closed.connect(self._leave)

    # Reading

    def read_again(self) -> None:
        """Read the file, or what was pasted, from the beginning; what was chosen stays."""
        self._busy("Reading…")
        self.reading.open(self._source)

    def _busy(self, text: str) -> None:
        self.bar.set_fraction(0)
        self.bar.show()
        self.count.setText(text)
        self.go.setEnabled(False)

    def _show_sheets(self) -> None:
        source, sheet = self.reading.source, self.reading.sheet
        if source is None or sheet is None:
            return
        self.show_tables(readable=True)
        self.sheet.clear()
        for each in source.sheets:
            hidden = ", hidden" if each.hidden else ""
            self.sheet.addItem(f"{each.name} ({each.rows:,} rows{hidden})", each.name)
        self.sheet.setCurrentIndex(self.sheet.findData(sheet.name))
        self.sheet.setToolTip(self.sheet.currentText())
        self.sheet.setEnabled(self.sheet.count() > 1)

    def _show_matching(self) -> None:
        matching = self.reading.matching
        if matching is None:
            return
        self.banner.clear()
        self.columns.load(matching.columns, choices_for(matching, self.reading.held))
        first, last = (matching.header[0], matching.header[-1]) if matching.header else (0, 0)
        self.header.setText("" if not first else str(first) if first == last else f"{first} to {last}")
        set_words(self.notes, " ".join(self.reading.notes))
        self._busy("Comparing with the round…")

    def _show_plan(self) -> None:
        preview = self.reading.preview
        if preview is None:
            return
        self.bar.hide()
        self.show_sort.set_current("")
        for sort in ("rejected", "new", "changed", "unchanged"):
            self.show_sort.segment(sort).setEnabled(sort in preview.by_sort)
        self.show_sort.setVisible(len(preview.by_sort) > 1)
        self._show_lines(preview)
        set_words(self.notes, " ".join(self.reading.notes))
        self.no_patient.setVisible(bool(preview.plan.patient))
        self.no_patient.setChecked(False)
        if preview.plan.patient:
            self.banner.show_message("problem", PATIENT, patient_words(preview.plan))
        self._count()
        speak(self, self.count.text())
        if self.cancel.hasFocus():
            (self.go if self.go.isEnabled() else self.row_table).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_lines(self, preview: Preview | None) -> None:
        """Fill the tables, and say in the tabs how much is in each."""
        self.rows.load(preview)
        self.problems.load(preview.problems if preview is not None else ())
        self.readings.load(preview.readings if preview is not None else ())
        self.others.load(preview.others if preview is not None else ())
        self.name_tab(self.row_part, "Rows", self.rows.rowCount())
        self.name_tab(self.problem_table, "Problems", len(self.problems.lines))
        self.name_tab(self.reading_table, "Readings", preview.plan.judged if preview is not None else 0)
        self.name_tab(self.other_table, "Notes", len(self.others.lines))

    def _show_fault(self, fault: KnownError) -> None:
        self.bar.hide()
        where = f"{fault.where}: " if fault.where else ""
        self.banner.show_message("problem", f"{where}{fault.message}", fault.remedy)
        if self.reading.matching is None:
            self.columns.load((), ())
        self._show_lines(None)
        self.show_sort.hide()
        self.show_tables(readable=self.reading.source is not None)
        self.no_patient.hide()
        self._count()

    # What a person chooses

    def _sheet_chosen(self) -> None:
        self.sheet.setToolTip(self.sheet.currentText())
        self._busy("Reading…")
        self.reading.choose_sheet(str(self.sheet.currentData()))

    def _header_typed(self) -> None:
        if not self.header.isModified():
            return
        self.header.setModified(False)
        matching = self.reading.matching
        numbers = [int(found) for found in re.findall(r"\d{1,7}", self.header.text())]
        last = min(numbers[-1], numbers[0] + MOST_HEADINGS - 1) if numbers else 0
        rows = tuple(range(numbers[0], last + 1)) if numbers else ()
        if matching is None or rows != matching.header:
            self._busy("Reading…")
            self.reading.match(rows)

    def _target_chosen(self, index: int, target: str) -> None:
        row = self.column_table.currentIndex().row()
        self.reading.set_target(index, target)
        self.column_table.setCurrentIndex(self.columns.index(row, TARGET))

    def _compare_again(self) -> None:
        """Compare with the round as it is now; this dialog's own edit needs no second look."""
        held = self._context.workspace.round
        if held is not None and not self._is_bringing:
            self._busy("Comparing with the round…")
            self.reading.compare_with(held)

    def _count(self) -> None:
        if self.reading.is_busy:
            return
        preview, wanted = self.reading.preview, self.rows.count
        stay = stay_words(preview.plan) if preview is not None else ""
        self.count.setText(" ".join(part for part in (self.rows.words, stay) if part))
        self.go.setText(button_words(wanted))
        self.go.setAccessibleName(self.go.text())
        is_safe = preview is not None and (not preview.plan.patient or self.no_patient.isChecked())
        self.go.setEnabled(bool(wanted) and is_safe)
        self.copy.setEnabled(preview is not None)

    # Doing it

    def bring_in(self) -> None:
        """Make the one edit, worked out in the background, and close once it is in the round."""
        preview = self.reading.preview
        if preview is None or self._is_bringing:
            return
        self._busy(f"{self.go.text().replace('Bring in', 'Bringing in')}…")
        self._wait(waiting=True)
        make = partial(_edit, preview.plan, chosen=self.rows.wanted, checked=self.no_patient.isChecked())
        self._context.workspace.do_later(
            make, self._done, self._refused, progress=self.bar.set_fraction, stopped=lambda: self._wants_stop
        )

    def _done(self) -> None:
        self.reading.remember()
        self._context.workspace.said.emit(Notice("good", self.rows.words, "Ctrl Z takes all of it back."))
        self._is_bringing = False
        preview = self.reading.preview
        wanted = self.rows.wanted
        if preview is not None and wanted:
            self.first = preview.by_number[min(wanted)].id
            self.left.emit(left_of(preview.plan, wanted))
        self.accept()

    def _refused(self, fault: KnownError) -> None:
        stopped = self._wants_stop
        self._wait(waiting=False)
        if stopped:
            self.reject()
            return
        self.bar.hide()
        self.banner.show_message("problem", fault.message, fault.remedy)
        self._count()

    def _wait(self, *, waiting: bool) -> None:
        self._is_bringing, self._wants_stop = waiting, False
        for part in (self.halves, self.head, self.copy, self.again, self.no_patient):
            part.setEnabled(not waiting)
        self.cancel.setEnabled(True)

    def copy_report(self) -> None:
        """Put everything that was found on the clipboard."""
        data = QMimeData()
        data.setText(report_of(self.count.text(), self.problems.lines, self.others.lines))
        QGuiApplication.clipboard().setMimeData(data)
        set_words(self.notes, COPIED)
        speak(self, COPIED)

    def reject(self) -> None:
        """Leave; what is being read is stopped. While the edit is made, leave once it is stopped or done."""
        if self._is_bringing and self._context.workspace.is_recording:
            self._wants_stop = True
            self.cancel.setEnabled(False)
            self.count.setText("Stopping…")
            return
        self.reading.stop()
        super().reject()

    def _leave(self) -> None:
        """Leave at once: the round is closed."""
        self._is_bringing = False
        self.reject()

    def done(self, result: int) -> None:
        """Hear no more of the round."""
        if not self._is_over:
            self._is_over = True
            self._context.workspace.changed.disconnect(self._compare_again)
            self._context.workspace.closed.disconnect(self._leave)
        super().done(result)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keys and no other; Ctrl+Enter brings the rows in."""
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.go.animateClick()
        elif isinstance(focus := QApplication.focusWidget(), QPushButton) and self.isAncestorOf(focus):
            focus.click()


def _edit(plan: ImportPlan, held: Round, *, chosen: frozenset[int], checked: bool) -> Edit:
    return edit_for(plan, held, chosen=chosen, patient_data_removed=checked)
