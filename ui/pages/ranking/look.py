"""The colours, fonts and sizes that rows are painted with, and texts laid out once and painted often."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap, QStaticText, QTransform

from ui.theme import Theme
from ui.widgets.chip import chip_size, paint_chip

ROW, HEADER, LINE, CHIP = 24, 36, 26, 20
PAD, BAR_LEFT, BAR_RIGHT = 8, 8, 16
SCALE = 100.0  # points at the full width of a bar
_MOST_TEXTS = 4000  # kept laid out
_MOST_CHIPS = 200
_FONTS = (
    ("plain", "body", 400), ("strong", "body", 600), ("bold", "body", 700), ("caption", "caption", 400),
    ("heading", "caption", 600),
)  # fmt: skip


class Look(QObject):
    """Everything that the painting of a row looks up, made anew for each look and zoom."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        """Follow the theme."""
        super().__init__(parent)
        self.theme = theme
        self._texts: dict[tuple[str, str], tuple[QStaticText, float, float]] = {}
        self._cut: dict[tuple[str, str, int], str] = {}
        self._chips: dict[tuple[str, str, float], QPixmap] = {}
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restyle(self) -> None:
        theme, color = self.theme, self.theme.color
        self._texts.clear()
        self._cut.clear()
        self._chips.clear()
        self._digits: dict[str, dict[str, int]] = {name: {} for name, _, _ in _FONTS}
        self.surface, self.ground, self.selected = color("surface"), color("bg"), color("selected")
        self.below = _between(self.surface, self.ground)
        self.row_line, self.divider = color("row_line"), color("divider")
        self.text, self.text2, self.text3 = color("text"), color("text2"), color("text3")
        self.good, self.problem, self.accent = color("good"), color("problem"), color("accent")
        self.fonts: dict[str, QFont] = {name: theme.font(role, weight) for name, role, weight in _FONTS}
        self.metrics: dict[str, QFontMetrics] = {name: QFontMetrics(font) for name, font in self.fonts.items()}
        self.pad, self.hair, self.row_height = theme.px(PAD), theme.px(1), theme.px(ROW)

    def px(self, size: float) -> int:
        """Return design pixels at the present zoom."""
        return self.theme.px(size)

    def write(self, painter: QPainter, room: QRect, text: str, font: str, ink: QColor, *, right: bool = False) -> None:
        """Write one line in the vertical middle of `room`, from its left or up to its right."""
        if not text:
            return
        laid, width, height = self._laid_out(text, font)
        x = room.x() + room.width() - width if right else room.x()
        painter.setFont(self.fonts[font])
        painter.setPen(ink)
        painter.drawStaticText(QPointF(round(x), round(room.y() + (room.height() - height) / 2)), laid)

    def write_figure(self, painter: QPainter, room: QRect, text: str, font: str, ink: QColor) -> None:
        """Write a figure up to the right of `room`; figures change at every tick, so none is laid out to be kept."""
        if not text:
            return
        widths, metrics = self._digits[font], self.metrics[font]
        width = 0
        for letter in text:
            known = widths.get(letter)
            if known is None:
                known = widths[letter] = metrics.horizontalAdvance(letter)
            width += known
        painter.setFont(self.fonts[font])
        painter.setPen(ink)
        base = room.y() + (room.height() - metrics.height()) // 2 + metrics.ascent()
        painter.drawText(room.x() + room.width() - width, base, text)

    def chip(self, words: str, tone: str, ratio: float) -> QPixmap:
        """Return a chip as a picture, for a screen with `ratio` dots to a pixel."""
        key = (words, tone, ratio)
        if key not in self._chips:
            if len(self._chips) > _MOST_CHIPS:
                self._chips.clear()
            width, height = chip_size(self.theme, words).width(), self.px(CHIP)
            picture = QPixmap(round(width * ratio), round(height * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            paint_chip(painter, QRectF(0, 0, width, height), words, theme=self.theme, tone=tone)
            painter.end()
            self._chips[key] = picture
        return self._chips[key]

    def width(self, text: str, font: str) -> int:
        """Return how wide a text is that comes again and again."""
        return round(self._laid_out(text, font)[1]) if text else 0

    def write_cut(self, painter: QPainter, room: QRect, text: str, font: str, ink: QColor) -> None:
        """Write one line from the left, cut with an ellipsis where it does not fit."""
        key = (text, font, room.width())
        if key not in self._cut:
            if len(self._cut) > _MOST_TEXTS:
                self._cut.clear()
            self._cut[key] = self.metrics[font].elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        self.write(painter, room, self._cut[key], font, ink)

    def _laid_out(self, text: str, font: str) -> tuple[QStaticText, float, float]:
        found = self._texts.get((text, font))
        if found is None:
            if len(self._texts) > _MOST_TEXTS:
                self._texts.clear()
            laid = QStaticText(text)
            laid.setTextFormat(Qt.TextFormat.PlainText)
            laid.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
            laid.prepare(QTransform(), self.fonts[font])
            size = laid.size()
            found = self._texts[text, font] = laid, size.width(), size.height()
        return found


def _between(one: QColor, other: QColor) -> QColor:
    """Return the colour half-way between two."""
    return QColor((one.red() + other.red()) // 2, (one.green() + other.green()) // 2, (one.blue() + other.blue()) // 2)
