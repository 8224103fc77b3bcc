"""Help for a screen, and what this program is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QLabel, QMainWindow
from pytestqt.qtbot import QtBot

from prioritiser import __version__
from tests.ui import walk
from tests.ui.contexts import context_on
from ui.models.help_topics import topic
from ui.page import Context
from ui.shell.help import AboutDialog, HelpDialog
from ui.theme import Theme


@pytest.fixture
def context(qtbot: QtBot, theme: Theme, tmp_path: Path, window: QMainWindow) -> Iterator[Context]:
    with context_on(window, theme, qtbot, tmp_path) as found:
        yield found


def show(qtbot: QtBot, window: QMainWindow, context: Context, dialog: QDialog) -> QDialog:
    window.show()
    with qtbot.waitActive(dialog):
        context.dialogs.show(dialog)
    return dialog


def test_a_screen_is_explained_with_its_keys(qtbot: QtBot, window: QMainWindow, context: Context) -> None:
    dialog = show(qtbot, window, context, HelpDialog("Score", topic("score").text, context, window))
    assert dialog.windowTitle() == "Help: Score"
    assert "There is no evidence yet" not in dialog.text.text()
    assert "Type ? when there is no evidence yet." in dialog.text.text()
    assert ("N", "Write a note on the score") in dialog.keys.pairs
    assert dialog.scroller.accessibleDescription() == topic("score").text
    dialog.accept()


def test_a_screen_without_words_of_its_own_is_looked_up(window: QMainWindow, context: Context) -> None:
    assert topic("ranking").paragraphs[0] in HelpDialog("Ranking", "", context, window).text.text()
    other = HelpDialog("Nowhere", "", context, window)
    assert "no help for this screen yet" in other.text.text()
    assert other.keys.pairs == ()


def test_words_stand_as_they_are(window: QMainWindow, context: Context) -> None:
    dialog = HelpDialog("X", "A <b>bold</b> & plain word", context, window)
    assert "A &lt;b&gt;bold&lt;/b&gt; &amp; plain word" in dialog.text.text()


def test_help_leads_to_all_shortcuts(qtbot: QtBot, window: QMainWindow, context: Context) -> None:
    asked: list[str] = []
    context.actions.handle(None, "shortcuts", lambda: asked.append("shortcuts"))
    dialog = show(qtbot, window, context, HelpDialog("Start", "Text", context, window))
    dialog.shortcuts.click()
    assert asked == ["shortcuts"]
    assert dialog.isHidden()


def test_about_says_the_version_and_keeps_its_promises(qtbot: QtBot, window: QMainWindow, context: Context) -> None:
    dialog = show(qtbot, window, context, AboutDialog(context, window))
    said = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert f"Version {__version__}" in said
    assert "without a network" in said
    dialog.accept()


@pytest.mark.parametrize(("mode", "zoom"), [("light", 1.0), ("contrast", 2.0)])
def test_everybody_can_use_them(
    qtbot: QtBot, window: QMainWindow, context: Context, theme: Theme, mode: str, zoom: float
) -> None:
    theme.set_mode(mode)
    theme.set_zoom(zoom)
    for dialog in (HelpDialog("Score", "", context, window), AboutDialog(context, window)):
        show(qtbot, window, context, dialog)
        assert not walk.unnamed(dialog)
        assert not walk.unreached(qtbot, dialog)
        assert not walk.clipped(dialog)
        dialog.accept()
