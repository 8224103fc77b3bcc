"""The strip of the design, in a window of its own."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.strip_layout import Block

SHARES: Final = (
    ("pe", "Prevention and equity", "p1", 16),
    ("lt", "Local teams", "p2", 9),
    ("co", "Control", "p3", 9),
    ("lv", "Low-value", "p4", 10),
    ("in", "Insight", "p5", 6),
    ("be", "Benefit to people", "g1", 30),
    ("sq", "Service quality", "g2", 13),
    ("de", "Delivery", "g3", 7),
)


def blocks(**changed: float) -> list[Block]:
    """Return the design's blocks, some with another percentage."""
    percents = {key: changed.get(key, percent) for key, _label, _token, percent in SHARES}
    return [Block(key, label, token, percents[key] / 100, f"{percents[key]:g}%") for key, label, token, _ in SHARES]


def show(qtbot: QtBot, widget: QWidget, width: int = 876) -> QWidget:
    """Show a widget between two fields that the focus can go to."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for each in (QLineEdit(), widget, QLineEdit()):
        column.addWidget(each)
    widget.setFixedSize(width, widget.sizeHint().height())
    window.show()
    window.activateWindow()
    qtbot.waitExposed(window)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(widget.hasFocus)
    return window
