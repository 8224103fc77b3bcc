"""From a value to the people behind it: what each criterion adds, then every score on one of them."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from ui.models.ranking_trace import Cell, Given, Term, Trace
from ui.pages.ranking.why_panel import PanelArea
from ui.theme import Theme
from ui.widgets.kit import Spacing, button, set_words, words

Index = QModelIndex | QPersistentModelIndex
_NONE: Final = QModelIndex()
ROW, POINTS = 44, 44
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TermModel(QAbstractListModel):
    """The terms of one value."""

    def __init__(self, parent: QWidget) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.terms: tuple[Term, ...] = ()

    def show_terms(self, terms: tuple[Term, ...]) -> None:
        """Show other terms."""
        same = [term.criterion for term in terms] == [term.criterion for term in self.terms]
        if same:
            self.terms = terms
            self.dataChanged.emit(self.index(0), self.index(len(terms) - 1))
            return
        self.beginResetModel()
        self.terms = terms
        self.endResetModel()

    def rowCount(self, parent: Index = _NONE) -> int:
        """Return how many terms there are."""
        return 0 if parent.isValid() else len(self.terms)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a term in words."""
        if not index.isValid():
            return None
        term = self.terms[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return term.label
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            return term.spoken
        return None


class TermDelegate(QStyledItemDelegate):
    """Paints a term in two lines: its name and points, how they come about."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Take the theme."""
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of two lines."""
        return QSize(self._theme.px(120), self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one term."""
        theme, rect = self._theme, option.rect
        term: Term = index.model().terms[index.row()]  # type: ignore[attr-defined]
        px = theme.px
        selected = bool(option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver))
        painter.fillRect(rect, theme.color("selected" if selected else "surface"))
        painter.fillRect(rect.x(), rect.bottom(), rect.width(), px(1), theme.color("row_line"))
        painter.fillRect(rect.x() + px(14), rect.y() + px(7), px(4), rect.height() - px(14), theme.color(term.token))
        room = rect.adjusted(px(24), px(3), -px(14), -px(4))
        upper = QRect(room.x(), room.y(), room.width(), room.height() // 2)
        lower = QRect(room.x(), upper.bottom() + 1, room.width(), room.height() - upper.height())
        self._write(painter, upper, term.points, "text", right=True)
        upper.setRight(upper.right() - px(POINTS))
        self._write(painter, upper, term.label, "text")
        self._write(painter, lower, " · ".join(part for part in (term.sum, term.briefly) if part), "text2")

    def _write(self, painter: QPainter, room: QRect, text: str, ink: str, *, right: bool = False) -> None:
        font = self._theme.font("caption" if ink == "text2" else "body", 600 if right else 400)
        painter.setFont(font)
        painter.setPen(self._theme.color(ink))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _RIGHT if right else _LEFT, shown)


class TracePanel(QFrame):
    """What adds up to a value. Enter or a click opens the scores on one criterion."""

    back_asked = Signal()
    cell_asked = Signal(object)  # CriterionId

    def __init__(self, theme: Theme) -> None:
        """Lay out the panel."""
        super().__init__()
        self.back = button("Back to why", self.back_asked.emit, "link")
        self.title, self.about = words("", "section"), words("", "caption")
        self.model = TermModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(TermDelegate(theme, self.list))
        self.list.setAccessibleName("What adds up to the value")
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.activated.connect(self._ask)
        self.list.clicked.connect(self._ask)
        self.total = words("", "strong")
        self.how = words("", "caption")
        head, foot, whole = QVBoxLayout(), QVBoxLayout(), QVBoxLayout(self)
        for part in (self.back, self.title, self.about):
            head.addWidget(part)
        foot.addWidget(self.total)
        foot.addWidget(self.how)
        whole.addLayout(head)
        whole.addWidget(self.list, 1)
        whole.addLayout(foot)
        spacing = Spacing(theme, self)
        spacing.keep(head, (10, 8, 14, 8), 4)
        spacing.keep(foot, (14, 8, 14, 12), 2)
        spacing.keep(whole, spacing=0)
        theme.changed.connect(self.list.doItemsLayout)

    def show_trace(self, trace: Trace, title: str) -> None:
        """Show what adds up to the value of a case."""
        self.title.setText(title)
        self.about.setText("Choose a criterion to see who gave which score, and why.")
        self.model.show_terms(trace.terms)
        self.total.setText(f"Value {trace.total}")
        self.how.setText(trace.words)

    def _ask(self, index: QModelIndex) -> None:
        self.cell_asked.emit(self.model.terms[index.row()].criterion)


class CellPanel(QFrame):
    """Every score on one criterion, with names and reasons."""

    back_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        """Lay out the panel."""
        super().__init__()
        self._theme = theme
        self.back = button("Back to the sum", self.back_asked.emit, "link")
        self.title, self.question = words("", "section"), words("", "caption")
        self.panel, self.agreed = words("", "strong"), words()
        inner = QWidget()
        inner.setObjectName("scrolled")
        self._people = QVBoxLayout(inner)
        head, whole = QVBoxLayout(), QVBoxLayout(self)
        for part in (self.back, self.title, self.question, self.panel, self.agreed):
            head.addWidget(part)
        whole.addLayout(head)
        whole.addWidget(PanelArea(theme, inner), 1)
        spacing = Spacing(theme, self)
        spacing.keep(head, (10, 8, 14, 8), 4)
        spacing.keep(self._people, (14, 0, 14, 12), 10)
        spacing.keep(whole, spacing=0)

    def show_cell(self, cell: Cell) -> None:
        """Show one cell."""
        self.title.setText(cell.title)
        self.question.setText(cell.question)
        self.panel.setText(cell.panel)
        set_words(self.agreed, cell.agreed)
        while self._people.count():
            item = self._people.takeAt(0)
            old = item.widget() if item is not None else None
            if old is not None:
                old.hide()
                old.deleteLater()
        for given in cell.given:
            self._people.addWidget(GivenRow(self._theme, given))
        self._people.addStretch(1)


class GivenRow(QWidget):
    """One person's score with its reason."""

    def __init__(self, theme: Theme, given: Given) -> None:
        """Show what was given."""
        super().__init__()
        column = QVBoxLayout(self)
        column.addWidget(words(f"{given.score}   {given.who}", "strong"))
        for text in (given.counts[:1].upper() + given.counts[1:], given.reason):
            if text:
                column.addWidget(words(text, "caption"))
        Spacing(theme, self).keep(column, spacing=0)
