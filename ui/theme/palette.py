"""The colours that Qt's own painting asks for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtGui import QColor, QPalette

_Role = QPalette.ColorRole

ROLES: Final = MappingProxyType({
    _Role.Window: "bg",
    _Role.WindowText: "text",
    _Role.Base: "field",
    _Role.AlternateBase: "hover",
    _Role.Text: "text",
    _Role.PlaceholderText: "text3",
    _Role.Button: "surface",
    _Role.ButtonText: "text",
    _Role.BrightText: "on_accent",
    _Role.ToolTipBase: "tip",
    _Role.ToolTipText: "on_tip",
    _Role.Highlight: "accent",
    _Role.HighlightedText: "on_accent",
    _Role.Accent: "accent",
    _Role.Link: "accent",
    _Role.LinkVisited: "accent",
    _Role.Light: "surface",
    _Role.Midlight: "hover",
    _Role.Mid: "divider",
    _Role.Dark: "edge",
    _Role.Shadow: "edge",
})  # fmt: skip
DISABLED: Final = (_Role.WindowText, _Role.Text, _Role.ButtonText)


def make_palette(table: Mapping[str, str]) -> QPalette:
    """Return the palette of a table of colours."""
    palette = QPalette()
    for role, token in ROLES.items():
        palette.setColor(role, QColor(table[token]))
    for role in DISABLED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(table["disabled"]))
    return palette
