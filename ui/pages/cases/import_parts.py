"""The parts of the import dialog and where they stand: columns above rows, or a tab each where there is little room."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ui.models.import_columns import ImportColumns
from ui.models.import_rows import ImportRows
from ui.models.import_words import OTHER_HEADINGS, PROBLEM_HEADINGS, READING_HEADINGS
from ui.models.plain_table import PlainTable
from ui.pages.cases.import_tables import ColumnTable, ImportTable, RowTable
from ui.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.kit import Spacing, button, words
from ui.widgets.progress import ProgressBarThin
from ui.widgets.segmented import Segmented
from ui.widgets.wrap_row import WrapRow

SIZE: Final = (1180, 700)
FAULT_SIZE: Final = (640, 260)  # a file that cannot be read has nothing but its reason to show
MARGIN: Final = 32  # design pixels of the window that stay in sight
LOW: Final = 600  # design pixels of height below which columns get a tab of their own
FIELD: Final = 96
NO_PATIENT: Final = "I have checked: none of this is about a patient"
COLUMNS: Final = "What each column means"
SORTS: Final = (
    ("", "All rows"), ("rejected", "Waiting"), ("new", "New"), ("changed", "Changed"), ("unchanged", "Unchanged"),
)  # fmt: skip


class ImportParts(QDialog):
    """Makes the parts and lays them out; what they do is said by the dialog."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Make the parts."""
        super().__init__(parent)
        self._theme = theme
        self.columns, self.rows = ImportColumns(self), ImportRows(self)
        self.problems = PlainTable(PROBLEM_HEADINGS, self)
        self.readings = PlainTable(READING_HEADINGS, self)
        self.others = PlainTable(OTHER_HEADINGS, self)
        self._make_controls()
        self._make_tables()
        self._lay_out()
        theme.changed.connect(self._arrange)

    def bring_in(self) -> None:
        """Make the edit; the dialog says how."""

    def read_again(self) -> None:
        """Read the file again; the dialog says how."""

    def copy_report(self) -> None:
        """Copy what was found; the dialog says how."""

    def _make_controls(self) -> None:
        theme = self._theme
        self.sheet = QComboBox()
        self.sheet.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.sheet.setAccessibleName("Sheet")
        self.header = QLineEdit()
        self.header.setAccessibleName("Headings in row")
        self.header.setToolTip("The row that holds the headings, such as 4, or 4 to 5 where there are two")
        self.banner = Banner(theme)
        self.notes = words("", "muted")
        self.bar = ProgressBarThin(theme)
        self.count = words("", "strong")
        self.no_patient = QCheckBox(NO_PATIENT)
        self.again = button("Read the file again", self.read_again, tip="After it was corrected and saved in Excel")
        self.copy = button("Copy what was found", self.copy_report, tip="The count, every problem and what was passed")
        self.cancel = button("Cancel", self.reject)
        self.go = button("Bring in nothing", self.bring_in, "primary")
        self.show_sort = Segmented(theme, SORTS, name="Show")
        self.show_sort.chosen.connect(self.rows.show_sort)

    def _make_tables(self) -> None:
        theme = self._theme
        self.column_table = ColumnTable(theme, self.columns, "Columns of the sheet", (44, 230, 320, 230, 260))
        self.row_table = RowTable(theme, self.rows, "Rows of the sheet", (84, 92, 300, 160, 420))
        self.problem_table = ImportTable(theme, self.problems, "Problems by cell", (84, 64, 560, 150))
        self.reading_table = ImportTable(theme, self.readings, "Cells read with some judgement", (84, 360, 360))
        self.other_table = ImportTable(theme, self.others, "Notes, and what was passed over", (96, 560, 300))

    def _lay_out(self) -> None:
        self._spacing = Spacing(self._theme, self)
        self.head, foot = WrapRow(self._theme), WrapRow(self._theme)
        for label, part in (("Sheet", self.sheet), ("Headings in row", self.header)):
            self.head.add(self._labelled(label, part))
        foot.add(self.again)
        foot.add(self.copy)
        foot.add(self.cancel, right=True)
        foot.add(self.go, right=True)
        self.halves = self._make_halves()
        inside, below = QWidget(), QWidget()
        inside.setObjectName("scrolled")
        upper, lower, whole = QVBoxLayout(inside), QVBoxLayout(below), QVBoxLayout(self)
        for part in (self.head, self.banner, self.no_patient, self.notes, self.bar):
            upper.addWidget(part)
        upper.addWidget(self.halves, 1)
        self.blank = QWidget()
        self.blank.hide()
        upper.addWidget(self.blank, 1)
        for part in (self.count, foot):
            lower.addWidget(part)
        self.scroller = QScrollArea()
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QFrame.Shape.NoFrame)
        self.scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setWidget(inside)
        whole.addWidget(self.scroller, 1)
        whole.addWidget(below)
        self._spacing.keep(upper, (16, 14, 16, 8))
        self._spacing.keep(lower, (16, 0, 16, 14))
        self._spacing.keep(whole, spacing=0)
        for part in (self.notes, self.no_patient):
            part.hide()
        keep = self.bar.sizePolicy()
        keep.setRetainSizeWhenHidden(True)
        self.bar.setSizePolicy(keep)
        self._fit(SIZE)
        self._arrange()

    def _fit(self, size: tuple[int, int]) -> None:
        """Be of a size in design pixels, or as large as the window allows."""
        px = self._theme.px
        room = self.parentWidget().window().size() - QSize(px(MARGIN), px(MARGIN))
        self.resize(QSize(px(size[0]), px(size[1])).boundedTo(room))

    def show_tables(self, *, readable: bool) -> None:
        """Leave out what has nothing to show while the file could not be read."""
        if readable == self.blank.isHidden():
            return
        for part in (self.head, self.halves, self.copy, self.go):
            part.setVisible(readable)
        self.blank.setVisible(not readable)
        self._fit(SIZE if readable else FAULT_SIZE)

    def _labelled(self, text: str, part: QWidget) -> QWidget:
        """Return a field with its words before it."""
        both, label = QWidget(), QLabel(text)
        label.setBuddy(part)
        layout = QHBoxLayout(both)
        layout.addWidget(label)
        layout.addWidget(part)
        self._spacing.keep(layout)
        return both

    def _make_halves(self) -> QSplitter:
        """Return the columns above the tabs of what would happen."""
        self.column_part, first = QWidget(), QWidget()
        self.column_title = words(COLUMNS, "strong", wrap=False)
        upper, lower = QVBoxLayout(self.column_part), QVBoxLayout(first)
        upper.addWidget(self.column_title)
        upper.addWidget(self.column_table, 1)
        lower.addWidget(self.show_sort)
        lower.addWidget(self.row_table, 1)
        self._spacing.keep(upper)
        self._spacing.keep(lower, (0, 6, 0, 0))
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName("What was found")
        self.row_part = first
        for part in (first, self.problem_table, self.reading_table, self.other_table):
            at = self.tabs.addTab(part, "")
            table = self.row_table if part is first else part
            self.tabs.setTabToolTip(at, table.accessibleName())
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.tabs)
        halves.setChildrenCollapsible(False)
        return halves

    def _arrange(self) -> None:
        """Put the columns above the rows, or into the first tab where there is no room for both."""
        self.header.setFixedWidth(self._theme.px(FIELD))
        is_low = self.height() < self._theme.px(LOW)
        in_tab = self.tabs.indexOf(self.column_part)
        if is_low and in_tab < 0:
            self.tabs.insertTab(0, self.column_part, "Columns")
        elif not is_low and self.halves.indexOf(self.column_part) < 0:
            if in_tab >= 0:
                self.tabs.removeTab(in_tab)
            self.halves.insertWidget(0, self.column_part)
            self.column_part.show()
            self.halves.setSizes([self._theme.px(SIZE[1]) * 2 // 5, self._theme.px(SIZE[1]) * 3 // 5])
        self.column_title.setVisible(not is_low)

    def name_tab(self, part: QWidget, name: str, count: int) -> None:
        """Say how much there is in a tab."""
        self.tabs.setTabText(self.tabs.indexOf(part), f"{name} ({count:,})")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the columns and rows anew."""
        super().resizeEvent(event)
        self._arrange()
