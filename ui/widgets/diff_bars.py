"""Bars to the left and right of a line: by how much one case gains or loses against another, part by part."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme import Theme
from ui.widgets.figures import signed

WIDTH: Final = 255
ROW: Final = 21
BAR: Final = 12
TOTAL_GAP: Final = 2
RADIUS: Final = 2
_SPACE: Final = 12  # between names, bars and figures
_MOST_NAME: Final = 0.45  # of the width
_LEAST_BARS: Final = 48


class DiffRow(NamedTuple):
    """One part: its points, and their text if the caller has a better one than "+3.0"."""

    label: str
    token: str
    points: float
    shown: str = ""

    @property
    def text(self) -> str:
        """The points as they are written."""
        return self.shown or signed(self.points)


class DiffBars(QWidget):
    """Rows of name, bar and points, a line about the rest, and a total."""

    def __init__(self, theme: Theme, name: str = "Points gained or lost", parent: QWidget | None = None) -> None:
        """Start empty; `name` says what is compared."""
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._rows: tuple[DiffRow, ...] = ()
        self._total: float | None = None
        self._total_text = ""
        self._more = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._describe()

    def set_rows(
        self,
        rows: Sequence[DiffRow | tuple[str, str, float] | tuple[str, str, float, str]],
        *,
        total: float | None = None,
        more: str = "",
        total_text: str = "",
        name: str = "",
    ) -> None:
        """Show rows of (label, token, points[, text]), `more` below them ("3 others are the same"), and the total."""
        self._rows = tuple(DiffRow(*row) for row in rows)
        self._total, self._more = total, more
        self._total_text = total_text or (signed(total) if total is not None else "")
        self._name = name or self._name
        self._describe()
        self._restyle()

    def table(self) -> list[tuple[str, str]]:
        """Return what is shown as rows of words."""
        rows = [(row.label, row.text) for row in self._rows]
        return [*rows, ("Total", self._total_text)] if self._total is not None else rows

    def sizeHint(self) -> QSize:
        """Return the height of all rows."""
        return QSize(self._theme.px(WIDTH), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return the least width at which names and bars both have room."""
        return QSize(self._theme.px(WIDTH) * 3 // 4, self._height())

    def bar_rect(self, at: int) -> QRectF:
        """Return where the bar of a row is painted."""
        bars, axis, per_point = self._scale()
        row = self._row_rect(at)
        length, high = self._rows[at].points * per_point, self._theme.px(BAR)
        top = row.y() + (row.height() - high) // 2
        left = bars.x() + axis + min(0.0, length)
        return QRectF(round(left), top, max(1, round(abs(length))), high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the rows, the line about the rest and the total."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bars, axis, _per_point = self._scale()
        for at in range(len(self._rows)):
            self._paint_row(painter, at, bars)
        if self._rows:
            line = QRect(bars.x() + round(axis), 0, self._theme.px(1), self._theme.px(ROW) * len(self._rows))
            painter.fillRect(line, self._theme.color("edge"))
        top = self._theme.px(ROW) * len(self._rows)
        if self._more:
            painter.setFont(self._theme.font("caption"))
            painter.setPen(self._theme.color("text3"))
            self._write(painter, QRect(0, top, self.width(), self._theme.px(ROW)), self._more)
            top += self._theme.px(ROW)
        if self._total is not None:
            self._paint_total(painter, top)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Say a row in full in its tooltip: its name may be cut short."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = event.pos().y() // self._theme.px(ROW)
            row = self._rows[at] if at < len(self._rows) else None
            QToolTip.showText(event.globalPos(), f"{row.label} {row.text}" if row else "", self)
            return True
        return super().event(event)

    def _paint_row(self, painter: QPainter, at: int, bars: QRect) -> None:
        theme, row, place = self._theme, self._rows[at], self._row_rect(at)
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text2"))
        self._write(painter, QRect(0, place.y(), bars.x() - theme.px(_SPACE), place.height()), row.label)
        painter.setFont(theme.font("caption", 500))
        painter.setPen(theme.color("text"))
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, row.text)
        if row.points:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(row.token))
            painter.drawRoundedRect(self.bar_rect(at), theme.px(RADIUS), theme.px(RADIUS))

    def _paint_total(self, painter: QPainter, top: int) -> None:
        theme = self._theme
        painter.fillRect(0, top, self.width(), theme.px(1), theme.color("divider"))
        place = QRect(0, top + theme.px(TOTAL_GAP), self.width(), theme.px(ROW))
        painter.setFont(theme.font("caption", 700))
        painter.setPen(theme.color("text"))
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, "Total")
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._total_text)

    def _write(self, painter: QPainter, place: QRect, text: str) -> None:
        cut = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, cut)

    def _scale(self) -> tuple[QRect, float, float]:
        """Return where bars may be, how far into it the line stands, and pixels for a point."""
        theme, width = self._theme, self.width()
        names = QFontMetrics(theme.font("caption"))
        figures = QFontMetrics(theme.font("caption", 700))
        space = theme.px(_SPACE)
        right = max((figures.horizontalAdvance(text) for _label, text in self.table()), default=0) + space
        wanted = max((names.horizontalAdvance(row.label) for row in self._rows), default=0) + 1
        most = max(round(width * _MOST_NAME), width - right - space - theme.px(_LEAST_BARS) * 2)
        left = min(wanted, most) + space
        bars = QRect(left, 0, max(1, width - left - right), self.height())
        gains = max([0.0, *(row.points for row in self._rows)])
        losses = max([0.0, *(-row.points for row in self._rows)])
        per_point = bars.width() / (gains + losses) if gains + losses > 0 else 0.0
        axis = losses * per_point if per_point else bars.width() / 2
        return bars, axis, per_point

    def _row_rect(self, at: int) -> QRect:
        return QRect(0, at * self._theme.px(ROW), self.width(), self._theme.px(ROW))

    def _height(self) -> int:
        theme = self._theme
        rows = theme.px(ROW) * (len(self._rows) + bool(self._more))
        return rows + (theme.px(ROW) + theme.px(TOTAL_GAP) if self._total is not None else 0)

    def _describe(self) -> None:
        said = [f"{name} {points}" for name, points in self.table()]
        said += [self._more] if self._more else []
        self.setAccessibleName(f"{self._name}: {', '.join(said) or 'nothing differs'}")

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
