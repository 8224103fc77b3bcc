"""Watches for a PySide6 that loses references to None or True: Python 3.11 aborts after some 7,000 calls."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 2_000
TOLERANCE = 200  # a broken release loses one reference a call; other code moves the count by a few


@pytest.mark.parametrize("constant", [None, True], ids=repr)
def test_qt_calls_give_back_their_references(qtbot: QtBot, constant: object) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    label.setEnabled(True)
    before = sys.getrefcount(constant)
    for _ in range(CALLS):
        label.setText("x")
        label.isEnabled()
    assert abs(sys.getrefcount(constant) - before) < TOLERANCE
