"""How a round is painted as a row: its miniature, title and facts, progress, and when it was last open."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPainterPath
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui.models.round_list import ROW_ROLE, Row
from ui.theme import Theme
from ui.widgets.progress import paint_progress_bar
from ui.widgets.thumbnail import SIZE as THUMBNAIL
from ui.widgets.thumbnail import paint_thumbnail

HEIGHT: Final = 65
PADDING: Final = 14
PROGRESS: Final = 150
WHEN: Final = 116
GAP: Final = 16
NARROW: Final = 620  # design pixels below which the progress stands under the facts
NARROW_HEIGHT: Final = 84
_MARK: Final = 3
_RADIUS: Final = 8
_FADED: Final = 0.45
_Index = QModelIndex | QPersistentModelIndex


def row_height(theme: Theme, width: int, row: Row) -> int:
    """Return how high a row is in a list of this width, without what is said about trouble."""
    three_lines = width < theme.px(NARROW) and row.trouble is None
    return theme.px(NARROW_HEIGHT if three_lines else HEIGHT)


class RoundDelegate(QStyledItemDelegate):
    """Paints the rows; `extra` says how much room a row keeps below itself for what went wrong."""

    def __init__(self, theme: Theme, extra: Callable[[Row], int], parent: QObject) -> None:
        """Take the theme from the list's page."""
        super().__init__(parent)
        self._theme, self._extra = theme, extra

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Return the size of a row."""
        row: Row = index.data(ROW_ROLE)
        width = option.rect.width()
        return QSize(width, row_height(self._theme, width, row) + self._extra(row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Paint one row."""
        row: Row = index.data(ROW_ROLE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setClipPath(_inside(option.widget, self._theme.px(_RADIUS)), Qt.ClipOperation.IntersectClip)
        self._paint_ground(painter, option, is_last=index.row() == index.model().rowCount() - 1)
        box = QRect(option.rect)
        box.setHeight(row_height(self._theme, box.width(), row))
        self._paint_row(painter, box.adjusted(self._theme.px(PADDING), 0, -self._theme.px(PADDING), -1), row)
        painter.restore()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index) -> None:
        """Lay what is said about trouble over the whole row."""
        editor.setGeometry(option.rect)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, *, is_last: bool) -> None:
        theme, box = self._theme, option.rect
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.fillRect(box, theme.color("selected" if selected else "hover"))
        if selected:
            painter.fillRect(QRect(box.x(), box.y(), theme.px(_MARK), box.height()), theme.color("accent"))
        if not is_last:
            painter.fillRect(QRect(box.x(), box.bottom(), box.width(), 1), theme.color("row_line"))

    def _paint_row(self, painter: QPainter, box: QRect, row: Row) -> None:
        theme = self._theme
        width, height = theme.px(THUMBNAIL[0]), theme.px(THUMBNAIL[1])
        painter.setOpacity(_FADED if row.trouble is not None else 1.0)
        paint_thumbnail(painter, QRect(box.x(), box.center().y() - height // 2 + 1, width, height), row.bars, theme)
        painter.setOpacity(1.0)
        words = box.adjusted(width + theme.px(PADDING), 0, 0, 0)
        if words.width() + width + 2 * theme.px(PADDING) < theme.px(NARROW) - theme.px(PADDING):
            self._paint_narrow(painter, words, row)
        else:
            self._paint_wide(painter, words, row)

    def _paint_wide(self, painter: QPainter, box: QRect, row: Row) -> None:
        """Paint words, progress and moment side by side."""
        theme = self._theme
        when = QRect(box.right() - theme.px(WHEN) + 1, box.y(), theme.px(WHEN), box.height())
        bar = QRect(when.left() - theme.px(GAP + PROGRESS), box.y(), theme.px(PROGRESS), box.height())
        title, facts = _two_lines(QRect(box.x(), box.y(), bar.left() - theme.px(GAP) - box.x(), box.height()), theme)
        self._paint_title(painter, title, row)
        self._text(painter, facts, row.facts)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._text(painter, when, _when(row), middle | Qt.AlignmentFlag.AlignRight)
        if row.trouble is not None or row.is_opening:
            return
        if row.done >= 0:
            above, below = _two_lines(bar, theme)
            paint_progress_bar(painter, above.adjusted(0, theme.px(4), 0, 0), row.done, theme)
            bar = below
        self._text(painter, bar, row.progress)

    def _paint_narrow(self, painter: QPainter, box: QRect, row: Row) -> None:
        """Paint the moment beside the title, and the progress under the facts."""
        theme = self._theme
        card, caption = theme.line("card"), theme.line("caption")
        lines = card + (1 if row.trouble is not None else 2) * caption + theme.px(4)
        top = box.y() + (box.height() - lines) // 2
        when = _when(row)
        asked = QFontMetrics(theme.font("caption")).horizontalAdvance(when) + 2
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        self._text(painter, QRect(box.right() - asked, top, asked, card), when, right)
        self._paint_title(painter, QRect(box.x(), top, box.width() - asked - theme.px(8), card), row)
        facts = QRect(box.x(), top + card + theme.px(2), box.width(), caption)
        self._text(painter, facts, row.facts)
        below = facts.translated(0, caption + theme.px(2))
        if row.trouble is None and row.done >= 0:
            bar = QRect(below.x(), below.y(), min(theme.px(96), below.width() // 3), caption)
            paint_progress_bar(painter, bar, row.done, theme)
            below.setLeft(bar.right() + theme.px(8))
        if row.trouble is None:
            self._text(painter, below, row.progress)

    def _paint_title(self, painter: QPainter, box: QRect, row: Row) -> None:
        painter.setPen(self._theme.color("text"))
        _draw(painter, self._theme.font("card", 600), box, row.title, Qt.AlignmentFlag.AlignVCenter)

    def _text(
        self, painter: QPainter, box: QRect, words: str, align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignVCenter
    ) -> None:
        painter.setPen(self._theme.color("text2"))
        _draw(painter, self._theme.font("caption"), box, words, align)


def _draw(painter: QPainter, font: QFont, box: QRect, words: str, align: Qt.AlignmentFlag) -> None:
    painter.setFont(font)
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, align | Qt.TextFlag.TextSingleLine, shown)


def _when(row: Row) -> str:
    return "Opening…" if row.is_opening else "" if row.trouble is not None else row.when


def _two_lines(box: QRect, theme: Theme) -> tuple[QRect, QRect]:
    """Return the boxes of a title line and a caption line, together in the vertical middle."""
    card, caption = theme.line("card"), theme.line("caption")
    top = box.y() + (box.height() - card - caption) // 2
    return QRect(box.x(), top, box.width(), card), QRect(box.x(), top + card, box.width(), caption)


def _inside(viewport: QWidget | None, radius: int) -> QPainterPath:
    """Return the rounded inside of the list, so that a fill keeps within its corners."""
    path = QPainterPath()
    if viewport is not None:
        whole = viewport.viewport().rect() if hasattr(viewport, "viewport") else viewport.rect()
        path.addRoundedRect(QRectF(whole), radius - 1, radius - 1)
    return path
