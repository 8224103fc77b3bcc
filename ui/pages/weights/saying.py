"""Says something below a task in the colour of its tone, and takes away what was said."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from ui.widgets.kit import set_role, set_words


def say(label: QLabel, text: str, tone: str = "") -> None:
    """Say something, in the colour of a tone if one is given; nothing to say takes no room."""
    if tone:
        set_role(label, tone)
    if label.text() != text or label.isHidden() == bool(text):
        set_words(label, text)


def empty(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take everything out of a layout, with the rows in it."""
    while layout.count():
        entry = layout.takeAt(0)
        inner = entry.layout()
        widget = entry.widget()
        if isinstance(inner, QHBoxLayout):
            empty(inner)
            inner.deleteLater()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
