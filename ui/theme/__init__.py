"""How the window looks: colours, type, icons and the style of every standard widget, at any zoom."""

from __future__ import annotations

from ui.theme.theme import Theme
from ui.theme.tokens import TONES

__all__ = ("TONES", "Theme")
