"""Starting: the first time, going on, a round of one's own, coming back, finding anything."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from prioritiser.session import view
from tests.ui.rounds import make_round, small_document
from tests.ui.windows import open_in, window_on

CTRL = Qt.KeyboardModifier.ControlModifier


def press(qtbot, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def test_the_first_enter_opens_the_sample_round_and_the_second_goes_on_with_it(theme, qtbot, tmp_path):
    with window_on(theme, qtbot, tmp_path) as window:
        with qtbot.waitSignal(window.workspace.opened, timeout=30_000):
            press(qtbot, Qt.Key.Key_Return)
        assert window.page.name == "ranking"
        press(qtbot, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
        assert window.page.name == "start"
        assert QApplication.focusWidget() is window.page.parts.hero.button
        press(qtbot, Qt.Key.Key_Return)
        assert window.page.name == "ranking"


def test_a_round_left_in_the_middle_is_gone_on_with_by_one_key(theme, qtbot, tmp_path):
    path = make_round(tmp_path / "ours.round", small_document(cases=2, criteria=3))
    with window_on(theme, qtbot, tmp_path) as window:
        open_in(window, qtbot, path, scoring_as="a1", page="score")
        press(qtbot, "4")
    with window_on(theme, qtbot, tmp_path) as window:
        start = window.page
        assert start.parts.hero.line.text() == "Carry on scoring: 5 scores left, about a minute."
        assert start.rounds.rows[0].progress == "1 of 6 scores by you"
        with qtbot.waitSignal(window.workspace.opened, timeout=30_000):
            press(qtbot, Qt.Key.Key_Return)
        assert window.page.name == "score"
        press(qtbot, "3")
    assert [answer.level for answer in view(path).round.answers.values()] == [4, 3]


def test_a_new_round_is_made_with_the_keys_alone(theme, qtbot, tmp_path):
    folder = tmp_path / "rounds"
    folder.mkdir()
    with window_on(theme, qtbot, tmp_path) as window:
        window.settings.put("last_folder", str(folder))
        press(qtbot, Qt.Key.Key_N, CTRL)
        qtbot.keyClicks(QApplication.focusWidget(), "Our round")
        with qtbot.waitSignal(window.workspace.opened, timeout=30_000):
            press(qtbot, Qt.Key.Key_Return)
        assert window.windowTitle().startswith("Our round")
        press(qtbot, Qt.Key.Key_W, CTRL)
        assert window.page.rounds.rows[0].title == "Our round"
    assert view(Path(folder / "Our round.round")).round.title == "Our round"


def test_anything_is_found_by_its_name(theme, qtbot, tmp_path):
    path = make_round(tmp_path / "ours.round", small_document(cases=12))
    with window_on(theme, qtbot, tmp_path, path, scoring_as="a1", page="score") as window:
        press(qtbot, "4")
        press(qtbot, Qt.Key.Key_K, CTRL)
        qtbot.keyClicks(QApplication.focusWidget(), "undo score")
        assert window.deeds.finder.view.currentIndex().data().startswith("Undo score 4 for Case 1")
        press(qtbot, Qt.Key.Key_Return)
        assert window.workspace.round.answers == {}
        press(qtbot, Qt.Key.Key_K, CTRL)
        qtbot.keyClicks(QApplication.focusWidget(), "go to rank")
        press(qtbot, Qt.Key.Key_Return)
        assert window.page.name == "ranking"
