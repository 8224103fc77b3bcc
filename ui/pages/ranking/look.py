"""The colours, fonts and sizes that a row is painted with, looked up once for each look and zoom."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QFontMetrics

from ui.theme import Theme

ROW, HEADER, LINE = 24, 36, 26
PAD, BAR_LEFT, BAR_RIGHT = 8, 8, 16
SCALE = 100.0  # points at the full width of a bar


@dataclass(frozen=True, slots=True)
class Look:
    """What the painting of a table needs."""

    theme: Theme
    surface: QColor
    below: QColor
    ground: QColor
    selected: QColor
    row_line: QColor
    grid_line: QColor
    divider: QColor
    text: QColor
    text2: QColor
    text3: QColor
    good: QColor
    problem: QColor
    accent: QColor
    plain: QFont
    strong: QFont
    bold: QFont
    caption: QFont
    heading: QFont
    metrics: QFontMetrics
    caption_metrics: QFontMetrics
    heading_metrics: QFontMetrics
    pad: int
    hair: int

    def px(self, size: float) -> int:
        """Return design pixels at the present zoom."""
        return self.theme.px(size)


def look_of(theme: Theme) -> Look:
    """Return the look as it is now."""
    color, font = theme.color, theme.font
    return Look(
        theme=theme,
        surface=color("surface"), below=_between(color("surface"), color("bg")), ground=color("bg"),
        selected=color("selected"), row_line=color("row_line"), grid_line=color("grid_line"),
        divider=color("divider"), text=color("text"), text2=color("text2"), text3=color("text3"),
        good=color("good"), problem=color("problem"), accent=color("accent"),
        plain=font("body"), strong=font("body", 600), bold=font("body", 700),
        caption=font("caption"), heading=font("caption", 600),
        metrics=QFontMetrics(font("body")), caption_metrics=QFontMetrics(font("caption")),
        heading_metrics=QFontMetrics(font("caption", 600)),
        pad=theme.px(PAD), hair=theme.px(1),
    )  # fmt: skip


def _between(one: QColor, other: QColor) -> QColor:
    """Return the colour half-way between two."""
    return QColor(*((a + b) // 2 for a, b in zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)))
