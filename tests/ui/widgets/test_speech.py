from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.speech import speak


@pytest.mark.parametrize("listening", [True, False])
def test_speaking_is_safe_whether_or_not_anybody_listens(qtbot: QtBot, listening: bool) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    QAccessible.setActive(listening)
    try:
        speak(widget, "Prevention and equity 17%")
        speak(widget, "")
    finally:
        QAccessible.setActive(False)
