"""What stops and what it frees, with both moneys by year; it follows from the cases and is not typed."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from prioritiser.model.base import Value
from ui.models.case_record_list import ListTable
from ui.models.case_record_pair import PAIR_COLUMNS, pair_view
from ui.models.case_record_table import Manner, Plan
from ui.pages.cases.record_desk import RecordDesk
from ui.pages.cases.record_grid import Grid
from ui.theme import Theme
from ui.widgets.kit import words


class PairBlock(QWidget):
    """The pair of a reshape, in a sentence and a table."""

    wide = True

    def __init__(self, theme: Theme, desk: RecordDesk) -> None:
        """Lay out sentence and table."""
        super().__init__()
        self._theme, self._desk = theme, desk
        self.label = words("What stops and what it frees", "strong")
        self.sentence = words()
        manner = Manner(_as_it_is, lambda text: text)
        plan = Plan(PAIR_COLUMNS, manners={column.name: manner for column in PAIR_COLUMNS}, grows=False)
        self.table = ListTable(plan, lambda _rows: None)
        self.table.can_change = False
        self.grid = Grid(theme, self.table, "What stops and what it frees, by year")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.label, self.sentence, self.grid):
            self._column.addWidget(part)
        theme.changed.connect(self._restyle)
        self._restyle()

    def fill(self) -> None:
        """Show the pair that the open case belongs to."""
        case = self._desk.case
        if case is not None:
            view = pair_view(self._desk.held, case.id)
            self.sentence.setText(view.sentence)
            self.table.show_rows(view.rows, self._desk.words)
            self.grid.setVisible(bool(view.rows))

    def forget(self) -> None:
        """Nothing is typed here."""

    def keep(self) -> None:
        """Nothing is typed here."""

    def first_focus(self) -> QWidget:
        """Return the table."""
        return self.grid

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(6))


def _as_it_is(value: Value) -> str:
    return str(value or "")
