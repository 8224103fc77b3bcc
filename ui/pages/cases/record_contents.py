"""The sections of the record with their marks: what is filled, what is left, what needs a look."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.models.case_record_sections import SECTION, SectionList
from ui.theme import Theme
from ui.widgets.progress import paint_progress_ring

ROW: Final = 33
WIDTH: Final = 252
_LEFT, _MARK, _GAP = 12, 18, 9
_VCENTRE: Final = Qt.AlignmentFlag.AlignVCenter
Index = QModelIndex | QPersistentModelIndex


class SectionDelegate(QStyledItemDelegate):
    """Paints one section: a ring that fills, a tick, or a sign that something needs a look."""

    def __init__(self, theme: Theme) -> None:
        """Follow the theme."""
        super().__init__()
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return the height of a line."""
        return QSize(0, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one section."""
        section, theme, rect = index.data(SECTION), self._theme, option.rect
        px, current = theme.px, bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if current:
            painter.fillRect(rect, theme.color("selected"))
            painter.fillRect(rect.left(), rect.top(), px(3), rect.height(), theme.color("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.color("hover"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("row_line"))
        mark = QRect(rect.left() + px(_LEFT), rect.top(), px(_MARK), rect.height())
        if section.mark == "problem":
            theme.icon("warning", "caution", _MARK).paint(painter, mark)
        else:
            paint_progress_ring(painter, mark, min(1.0, section.filled / max(1, section.total)), theme)
        room = rect.adjusted(px(_LEFT + _MARK + _GAP), 0, -px(_LEFT), 0)
        count = f"{section.filled}/{section.total}"
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text3"))
        painter.drawText(room, _VCENTRE | Qt.AlignmentFlag.AlignRight, count)
        room.setRight(room.right() - QFontMetrics(theme.font("caption")).horizontalAdvance(count) - px(8))
        font = theme.font("body", 600 if current else 400)
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        shown = QFontMetrics(font).elidedText(section.label, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _VCENTRE, shown)
        painter.restore()


class Contents(QListView):
    """The sections; the current one is the one that is shown."""

    turned = Signal(str)
    onward = Signal()  # Enter or Right: on to the form

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self._theme = theme
        self.sections = SectionList(self)
        self._delegate = SectionDelegate(theme)
        self.setModel(self.sections)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setAccessibleName("Sections of the record")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        theme.changed.connect(self._restyle)
        self._restyle()

    def select(self, section: str) -> None:
        """Mark a section as the current one without saying that somebody chose it."""
        blocked = self.blockSignals(True)
        self.setCurrentIndex(self.sections.index(max(0, self.sections.row_of(section))))
        self.blockSignals(blocked)
        self.viewport().update()

    @property
    def current(self) -> str:
        """Return the section that is shown."""
        section = self.currentIndex().data(SECTION)
        return section.id if section is not None else ""

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which section was chosen."""
        super().currentChanged(current, previous)
        if current.isValid():
            self.turned.emit(current.data(SECTION).id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the form on Enter or Right; Esc is the page's."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right} and not event.modifiers():
            self.onward.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _restyle(self) -> None:
        self.setFixedWidth(self._theme.px(WIDTH))
        self.viewport().update()
