"""Every key on one sheet."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from tests.ui import walk
from tests.ui.contexts import context_on
from ui.actions import SPECS
from ui.page import Context
from ui.shell.shortcuts import ShortcutSheet
from ui.theme import Theme
from ui.widgets.keys import KeyCap


@pytest.fixture
def context(qtbot: QtBot, theme: Theme, tmp_path: Path, window: QMainWindow) -> Iterator[Context]:
    with context_on(window, theme, qtbot, tmp_path) as found:
        yield found


@pytest.fixture
def sheet(qtbot: QtBot, window: QMainWindow, context: Context) -> ShortcutSheet:
    window.show()
    found = ShortcutSheet(context, window)
    with qtbot.waitActive(found):
        context.dialogs.show(found)
    return found


def test_every_action_with_keys_is_listed(sheet: ShortcutSheet) -> None:
    listed = {spec.name for spec in sheet.shown}
    assert {spec.name for spec in SPECS if spec.shown_keys} <= listed
    caps = [cap.text() for cap in sheet.scroller.findChildren(KeyCap)]
    assert {"Ctrl K", "F1", "N", "?"} <= set(caps)
    assert "Ctrl K: Find anything" in sheet.scroller.accessibleDescription()


@pytest.mark.parametrize(("query", "found"), [("undo", "undo"), ("ctrl k", "find"), ("note", "score.note")])
def test_a_few_letters_narrow_it_down(qtbot: QtBot, sheet: ShortcutSheet, query: str, found: str) -> None:
    assert sheet.field.hasFocus()
    qtbot.keyClicks(sheet.field, query)
    assert found in [spec.name for spec in sheet.shown]
    assert len(sheet.shown) < 6


def test_nothing_found_is_said(qtbot: QtBot, sheet: ShortcutSheet) -> None:
    qtbot.keyClicks(sheet.field, "zzzz")
    assert sheet.nothing.isVisible()
    assert sheet.shown == ()
    sheet.field.clear()
    assert not sheet.nothing.isVisible()


@pytest.mark.parametrize(("mode", "zoom"), [("light", 1.0), ("dark", 2.0)])
def test_everybody_can_use_it(
    qtbot: QtBot, window: QMainWindow, context: Context, theme: Theme, mode: str, zoom: float
) -> None:
    theme.set_mode(mode)
    theme.set_zoom(zoom)
    sheet = ShortcutSheet(context, window)
    window.show()
    with qtbot.waitActive(sheet):
        context.dialogs.show(sheet)
    assert not walk.unnamed(sheet)
    assert not walk.unreached(qtbot, sheet)
    assert not walk.clipped(sheet)
    sheet.accept()
