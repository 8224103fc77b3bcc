"""Bringing in cases from a sheet: which sheet, what its columns mean, what would happen; then one edit does it."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from prioritiser.errors import KnownError
from prioritiser.exchange.importing.plan import ImportPlan, edit_for
from prioritiser.exchange.importing.targets import targets_of
from prioritiser.model.edit import Edit
from prioritiser.model.round import Round
from ui.models.import_columns import TARGET, ImportColumns
from ui.models.import_rows import ImportRows
from ui.models.import_words import (
    OTHER_HEADINGS,
    PROBLEM_HEADINGS,
    READING_HEADINGS,
    button_words,
    other_lines,
    patient_words,
    problem_lines,
    reading_lines,
    report_of,
)
from ui.models.plain_table import PlainTable
from ui.page import Context
from ui.pages.cases.import_reading import ImportReading
from ui.pages.cases.import_tables import ImportTable, TargetDelegate
from ui.widgets.banner import Banner
from ui.widgets.kit import Spacing, button, words
from ui.widgets.progress import ProgressBarThin
from ui.workspace import Notice

SIZE: Final = (1120, 660)
MARGIN: Final = 80  # design pixels of the window that stay in sight
NO_PATIENT: Final = "I have checked: none of this is about a patient"


class ImportDialog(QDialog):
    """Shows what bringing a sheet in would do. Nothing is changed before the button is pressed."""

    def __init__(self, context: Context, source: Path | str, parent: QWidget) -> None:
        """Begin to read."""
        super().__init__(parent)
        self._context, self._theme = context, context.theme
        held = context.workspace.round
        self._held = held if held is not None else Round()
        self.reading = ImportReading(context, self._held, self)
        self.columns, self.rows = ImportColumns(self), ImportRows(self)
        self.problems = PlainTable(PROBLEM_HEADINGS, self)
        self.readings = PlainTable(READING_HEADINGS, self)
        self.others = PlainTable(OTHER_HEADINGS, self)
        self.setWindowTitle("Bring in cases")
        self._build(source)
        self._lay_out()
        self._connect()
        self._busy("Reading…")
        self.reading.open(source)

    def _build(self, source: Path | str) -> None:
        theme = self._theme
        self.name = words(source.name if isinstance(source, Path) else "Pasted rows", "section", wrap=False)
        self.sheet = QComboBox()
        self.sheet.setAccessibleName("Sheet")
        self.header = QLineEdit()
        self.header.setAccessibleName("Rows of headings")
        self.header.setPlaceholderText("such as 4 or 4-5")
        self.header.setMaximumWidth(theme.px(120))
        self.banner = Banner(theme)
        self.notes = words("", "muted")
        self.bar = ProgressBarThin(theme)
        self.count = words("", "strong", wrap=False)
        self.no_patient = QCheckBox(NO_PATIENT)
        self.go = button("Bring in nothing", self.bring_in, "primary")
        self.copy = button("Copy what was found", self.copy_report)
        self.cancel = button("Cancel", self.reject)
        self.column_table = ImportTable(theme, self.columns, "Columns of the sheet", (36, 220, 300, 210))
        self.column_table.setItemDelegateForColumn(TARGET, TargetDelegate(self.columns, self.column_table))
        self.column_table.setEditTriggers(ImportTable.EditTrigger.AllEditTriggers)
        self.row_table = ImportTable(theme, self.rows, "Rows of the sheet", (64, 90, 280, 180))
        self.problem_table = ImportTable(theme, self.problems, "Problems by cell", (70, 60, 560))
        self.reading_table = ImportTable(theme, self.readings, "Cells read with some judgement", (70, 260))
        self.other_table = ImportTable(theme, self.others, "Passed over, and not in the sheet", (90, 400))

    def _lay_out(self) -> None:
        spacing = Spacing(self._theme, self)
        head, foot, upper = QHBoxLayout(), QHBoxLayout(), QVBoxLayout()
        head.addWidget(self.name, 1)
        for label, part in (("Sheet", self.sheet), ("Headings in row", self.header)):
            name = QLabel(label)
            name.setBuddy(part)
            head.addWidget(name)
            head.addWidget(part)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        for table in (self.row_table, self.problem_table, self.reading_table, self.other_table):
            self.tabs.addTab(table, "")
        top = QWidget()
        upper = QVBoxLayout(top)
        upper.addWidget(words("What each column means", "strong", wrap=False))
        upper.addWidget(self.column_table, 1)
        self.halves = QSplitter(Qt.Orientation.Vertical)
        self.halves.addWidget(top)
        self.halves.addWidget(self.tabs)
        self.halves.setChildrenCollapsible(False)
        foot.addWidget(self.count, 1)
        for part in (self.copy, self.cancel, self.go):
            foot.addWidget(part)
        whole = QVBoxLayout(self)
        whole.addLayout(head)
        for part in (self.banner, self.notes, self.bar):
            whole.addWidget(part)
        whole.addWidget(self.halves, 1)
        whole.addWidget(self.no_patient)
        whole.addLayout(foot)
        for layout, margins in ((whole, (16, 14, 16, 14)), (upper, (0, 0, 0, 0)), (head, (0,) * 4), (foot, (0,) * 4)):
            spacing.keep(layout, margins)  # type: ignore[arg-type]
        self.no_patient.hide()
        room = self.parentWidget().size() if self.parentWidget() is not None else self.size()
        px = self._theme.px
        self.resize(*(min(px(most), have - px(MARGIN)) for most, have in zip(SIZE, room.toTuple(), strict=True)))

    def _connect(self) -> None:
        reading = self.reading
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

    # Reading

    def _busy(self, text: str) -> None:
        self.bar.set_fraction(0)
        self.bar.show()
        self.count.setText(text)
        self.go.setEnabled(False)

    def _show_sheets(self) -> None:
        source, sheet = self.reading.source, self.reading.sheet
        if source is None or sheet is None:
            return
        self.sheet.clear()
        for each in source.sheets:
            hidden = ", hidden" if each.hidden else ""
            self.sheet.addItem(f"{each.name} ({each.rows:,} rows{hidden})", each.name)
        self.sheet.setCurrentIndex(self.sheet.findData(sheet.name))
        self.sheet.setEnabled(self.sheet.count() > 1)

    def _show_matching(self) -> None:
        matching, sheet, source = self.reading.matching, self.reading.sheet, self.reading.source
        if matching is None or sheet is None or source is None:
            return
        self.banner.clear()
        self.columns.load(matching.columns, targets_of(self._held))
        first, last = (matching.header[0], matching.header[-1]) if matching.header else (0, 0)
        self.header.setText("" if not first else str(first) if first == last else f"{first}-{last}")
        self.notes.setText(" ".join((*source.warnings, *sheet.warnings)))
        self.notes.setVisible(bool(self.notes.text()))
        self._busy("Comparing with the round…")

    def _show_plan(self) -> None:
        plan = self.reading.plan
        if plan is None:
            return
        self.bar.hide()
        self.rows.load(plan)
        self.problems.load(problem_lines(plan))
        self.readings.load(reading_lines(plan))
        self.others.load(other_lines(plan, self._held))
        for at, (name, count) in enumerate(
            (
                ("Rows", plan.read), ("Problems", len(plan.problems)), ("Read with judgement", plan.judged),
                ("Passed over", len(self.others.lines)),
            )
        ):  # fmt: skip
            self.tabs.setTabText(at, f"{name} ({count:,})")
        self._say_more(plan)
        self._count()

    def _say_more(self, plan: ImportPlan) -> None:
        """Say what concerns the whole sheet; what looks like patient data stops everything."""
        self.no_patient.setVisible(bool(plan.patient))
        self.no_patient.setChecked(False)
        source, sheet = self.reading.source, self.reading.sheet
        said = [*(source.warnings if source else ()), *(sheet.warnings if sheet else ()), *plan.notes]
        self.notes.setText(" ".join(said))
        self.notes.setVisible(bool(said))
        if plan.patient:
            self.banner.show_message("problem", "This looks like patient data. Nothing comes in.", patient_words(plan))

    def _show_fault(self, fault: KnownError) -> None:
        self.bar.hide()
        where = f"{fault.where}: " if fault.where else ""
        self.banner.show_message("problem", f"{where}{fault.message}", fault.remedy)
        self.columns.load((), ())
        self.rows.load(None)
        self.count.setText("")
        self.go.setEnabled(False)

    # What a person chooses

    def _sheet_chosen(self) -> None:
        self._busy("Reading…")
        self.reading.choose_sheet(str(self.sheet.currentData()))

    def _header_typed(self) -> None:
        matching = self.reading.matching
        numbers = [int(found) for found in re.findall(r"\d{1,7}", self.header.text())]
        rows = list(range(numbers[0], min(numbers[-1], numbers[0] + 9) + 1)) if numbers else []
        if matching is None or tuple(rows) != matching.header:
            self.reading.match(rows)

    def _target_chosen(self, index: int, target: str) -> None:
        row = self.column_table.currentIndex().row()
        self.reading.set_target(index, target)
        self.column_table.setCurrentIndex(self.columns.index(row, TARGET))

    def _count(self) -> None:
        plan = self.reading.plan
        if plan is None:
            return
        wanted = len(self.rows.wanted)
        self.count.setText(plan.words)
        self.go.setText(button_words(wanted))
        self.go.setAccessibleName(self.go.text())
        self.go.setEnabled(bool(wanted) and (not plan.patient or self.no_patient.isChecked()))

    # Doing it

    def bring_in(self) -> None:
        """Make the one edit, worked out in the background, and close once it is in the round."""
        plan = self.reading.plan
        if plan is None:
            return
        chosen, checked = frozenset(self.rows.wanted), self.no_patient.isChecked()
        self._busy("Bringing the cases in…")
        self._wait(waiting=True)
        self._context.workspace.do_later(
            partial(_edit, plan, chosen=chosen, checked=checked), self._done, self._refused, self.bar.set_fraction
        )

    def _done(self) -> None:
        plan = self.reading.plan
        self.reading.remember()
        if plan is not None:
            self._context.workspace.said.emit(Notice("good", f"{plan.words} Ctrl Z takes all of it back."))
        self.accept()

    def _refused(self, fault: KnownError) -> None:
        self._wait(waiting=False)
        self.bar.hide()
        self.banner.show_message("problem", fault.message, fault.remedy)
        self._count()

    def _wait(self, *, waiting: bool) -> None:
        for part in (self.halves, self.sheet, self.header, self.copy, self.cancel):
            part.setEnabled(not waiting)

    def copy_report(self) -> None:
        """Put everything that was found on the clipboard."""
        if self.reading.plan is not None:
            data = QMimeData()
            data.setText(report_of(self.reading.plan, self._held))
            QGuiApplication.clipboard().setMimeData(data)
            self.notes.setText("Copied: the count, every problem, and what was passed over.")
            self.notes.show()

    def reject(self) -> None:
        """Leave; what is being read is stopped and nothing is changed."""
        self.reading.stop()
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what is being read."""
        self.reading.stop()
        super().closeEvent(event)


def _edit(plan: ImportPlan, held: Round, *, chosen: frozenset[int], checked: bool) -> Edit:
    return edit_for(plan, held, chosen=chosen, patient_data_removed=checked)
