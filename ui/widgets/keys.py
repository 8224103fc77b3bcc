"""Keys drawn as little caps: one alone, or a row of them with words, as in the status bar."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from ui.theme import Theme

CAP_HEIGHT: Final = 20
CAP_MARGIN: Final = 5
CAP_RADIUS: Final = 4
CAP_GAP: Final = 4
HINT_GAP: Final = 16
DASH: Final = "–"
SPOKEN: Final = (("↑", "Up"), ("↓", "Down"), ("←", "Left"), ("→", "Right"), ("⏎", "Enter"), (DASH, " to "))


def cap_width(theme: Theme, text: str) -> float:
    """Return how wide the cap of a key is."""
    words = QFontMetricsF(theme.font("caption", 500)).horizontalAdvance(text)
    return max(words + 2 * theme.px(CAP_MARGIN) + 2, float(theme.px(CAP_HEIGHT)))


def paint_cap(
    painter: QPainter, rect: QRectF, text: str, *, theme: Theme, ink: str = "text2", fill: str = "surface"
) -> None:
    """Paint a key's cap that fills `rect`; on a fill of another colour give that and the ink for it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("divider" if fill == "surface" else ink), 1))
    painter.setBrush(theme.color(fill))
    radius = theme.px(CAP_RADIUS)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setFont(theme.font("caption", 500))
    painter.setPen(theme.color(ink))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def spoken_keys(keys: str) -> str:
    """Return keys as a screen reader should say them: "Up Down" for the arrows."""
    for sign, word in SPOKEN:
        keys = keys.replace(sign, word)
    return keys


class KeyCap(QLabel):
    """The cap of one key or of keys pressed together, such as "Ctrl K"."""

    def __init__(self, text: str, theme: Theme, parent: QWidget | None = None) -> None:
        """Show the key."""
        super().__init__(text, parent)
        self._theme = theme
        self.setAccessibleName(spoken_keys(text))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._refresh)

    def sizeHint(self) -> QSize:
        """Return the size of the cap."""
        return QSize(int(cap_width(self._theme, self.text())) + 1, self._theme.px(CAP_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the size of the cap: half a key says nothing."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the cap."""
        painter = QPainter(self)
        paint_cap(painter, QRectF(self.rect()), self.text(), theme=self._theme)
        painter.end()

    def _refresh(self) -> None:
        self.updateGeometry()
        self.update()


class KeyHints(QWidget):
    """The keys that matter here, with what they do; from the end, those that do not fit are left out."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with none."""
        super().__init__(parent)
        self._theme = theme
        self._hints: tuple[tuple[str, str], ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._refresh)

    @property
    def hints(self) -> tuple[tuple[str, str], ...]:
        """The keys and words it has."""
        return self._hints

    def set_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """Show keys with words: `[("↑ ↓", "move"), ("Ctrl Enter", "next case")]`."""
        self._hints = tuple(hints)
        said = "; ".join(f"{spoken_keys(keys)}: {words}" for keys, words in self._hints)
        self.setAccessibleName(f"Keys here. {said}" if said else "")
        self._refresh()

    def shown(self) -> tuple[tuple[str, str], ...]:
        """Return the hints that fit into the present width."""
        room = self.width() + 1.0
        shown: list[tuple[str, str]] = []
        for hint in self._hints:
            room -= self._hint_width(hint) + (self._theme.px(HINT_GAP) if shown else 0)
            if room < 0:
                break
            shown.append(hint)
        return tuple(shown)

    def sizeHint(self) -> QSize:
        """Return the room for all hints."""
        gaps = max(0, len(self._hints) - 1) * self._theme.px(HINT_GAP)
        width = gaps + sum(self._hint_width(hint) for hint in self._hints)
        return QSize(int(width) + 1, self._theme.px(CAP_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return no width: hints give way to everything else."""
        return QSize(0, self._theme.px(CAP_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the hints that fit, against the right edge."""
        shown = self.shown()
        gap = self._theme.px(HINT_GAP)
        left = self.width() - sum(self._hint_width(hint) for hint in shown) - gap * max(0, len(shown) - 1)
        painter = QPainter(self)
        painter.setFont(self._theme.font("body"))
        for hint in shown:
            self._paint_hint(painter, left, hint)
            left += self._hint_width(hint) + gap
        painter.end()

    def _paint_hint(self, painter: QPainter, left: float, hint: tuple[str, str]) -> None:
        height = self._theme.px(CAP_HEIGHT)
        top = (self.height() - height) / 2
        painter.setPen(self._theme.color("text2"))
        for part, is_key, width in self._parts(hint):
            rect = QRectF(left, top, width, height)
            if is_key:
                paint_cap(painter, rect, part, theme=self._theme)
            else:
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, part)
            left += width

    def _hint_width(self, hint: tuple[str, str]) -> float:
        return sum(width for _, _, width in self._parts(hint))

    def _parts(self, hint: tuple[str, str]) -> Iterator[tuple[str, bool, float]]:
        """Yield the caps, gaps and words of a hint with their widths, and whether each is a key."""
        keys, words = hint
        metrics = QFontMetricsF(self._theme.font("body"))
        gap = self._theme.px(CAP_GAP)
        for place, part in enumerate(_caps(keys)):
            if place:
                yield "", False, gap / 2
            is_key = part != DASH
            yield part, is_key, cap_width(self._theme, part) if is_key else metrics.horizontalAdvance(part)
        if words:
            yield "", False, gap
            yield words, False, metrics.horizontalAdvance(words) + 2

    def _refresh(self) -> None:
        self.updateGeometry()
        self.update()


def _caps(keys: str) -> list[str]:
    """Return keys one by one: "↑ ↓" are two, "0–4" is a span of keys, "Ctrl Enter" are pressed together."""
    if re.fullmatch(rf"\S{DASH}\S", keys):
        return list(keys)
    parts = keys.split()
    return parts if all(len(part) == 1 for part in parts) else [keys]
