"""Says something below a task in the colour of its tone."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel

from ui.widgets.kit import set_role, set_words


def say(label: QLabel, text: str, tone: str = "") -> None:
    """Say something, in the colour of a tone if one is given; nothing to say takes no room."""
    if tone:
        set_role(label, tone)
    if label.text() != text or label.isHidden() == bool(text):
        set_words(label, text)
