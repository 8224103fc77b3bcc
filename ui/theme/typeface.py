"""The sizes and weights of type."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

from ui.assets import FONT_FAMILY, font_data

# Size and line in design pixels.
SIZES: Final = MappingProxyType({
    "caption": (12, 16),
    "body": (13, 18),
    "card": (14, 20),
    "section": (16, 21),
    "page": (20, 26),
    "greeting": (26, 32),
})  # fmt: skip
FALLBACKS: Final = ("Segoe UI", "Liberation Sans", "DejaVu Sans")


def load_typeface() -> None:
    """Make the bundled typeface known to Qt."""
    for data in font_data():
        QFontDatabase.addApplicationFontFromData(data)


def make_font(pixels: int, weight: int) -> QFont:
    """Return the typeface at a size, its figures all equally wide so that columns of numbers line up."""
    font = QFont([FONT_FAMILY, *FALLBACKS])
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
