"""Score a case in 60 seconds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.actions import SPECS
from ui.pages.start.guide import LINES, Guide
from ui.theme import Theme


def test_the_guide_is_left_by_button_or_escape(qtbot: QtBot, theme: Theme) -> None:
    guide = Guide(theme)
    qtbot.addWidget(guide)
    guide.show()
    with qtbot.waitSignal(guide.left):
        guide.close_button.click()
    with qtbot.waitSignal(guide.left):
        qtbot.keyClick(guide.close_button, Qt.Key.Key_Escape)
    assert all(words in guide.close_button.accessibleDescription() for _key, words in LINES)


def test_the_guide_names_the_keys_that_the_program_has() -> None:
    keys = {spec.name: spec.shown_keys for spec in SPECS}
    told = {key for key, _words in LINES}
    for name in ("score.read", "score.note", "score.confidence", "score.next"):
        assert keys[name] in told
