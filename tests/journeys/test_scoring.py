"""Scoring from the keys to the disk: a whole case, undo of all of it, closing, opening again, a kill in the middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from prioritiser.session import Session, view
from tests.ui.rounds import make_round, small_document
from tests.ui.windows import open_in, window_on

LEVELS = "432105432105432"
CTRL = Qt.KeyboardModifier.ControlModifier
ROOT = Path(__file__).resolve().parents[2]


def press(qtbot, key, modifiers=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def levels_of(held, case, assessor="a1"):
    return [
        held.answers[case, criterion, assessor].level if (case, criterion, assessor) in held.answers else None
        for criterion in held.criteria
    ]


@pytest.fixture
def path(tmp_path):
    return make_round(tmp_path / "round.round", small_document(cases=24, criteria=15))


def test_sixteen_keys_score_a_case_and_it_can_all_be_undone_and_found_again(theme, qtbot, tmp_path, path):
    wanted = [int(level) for level in LEVELS]
    with window_on(theme, qtbot, tmp_path, path, scoring_as="a1", page="score") as window:
        keys = [*LEVELS, Qt.Key.Key_Return]
        for key in LEVELS:
            press(qtbot, key)
        press(qtbot, Qt.Key.Key_Return, CTRL)
        press(qtbot, "5")

        held = window.workspace.round
        assert len(keys) == 16
        assert levels_of(held, "K1") == wanted
        assert levels_of(held, "K2")[0] == 5, "Ctrl Enter went on to the next case"

        for _ in range(16):
            press(qtbot, Qt.Key.Key_Z, CTRL)
        assert window.workspace.round.answers == {}
        for _ in range(16):
            press(qtbot, Qt.Key.Key_Y, CTRL)

    assert levels_of(view(path).round, "K1") == wanted
    with window_on(theme, qtbot, tmp_path, path, scoring_as="a1", page="score") as window:
        assert levels_of(window.workspace.round, "K1") == wanted
        assert window.workspace.scoring_as == "a1"


def test_a_replay_of_24_cases_drops_no_key(theme, qtbot, tmp_path, path):
    with window_on(theme, qtbot, tmp_path, path, scoring_as="a1", page="score") as window:
        wanted = {}
        for case in range(1, 25):
            row = [(case + at) % 6 for at in range(15)]
            wanted[f"K{case}"] = row
            for level in row:
                press(qtbot, str(level))
            press(qtbot, Qt.Key.Key_Return, CTRL)
        held = window.workspace.round

    assert {case: levels_of(held, case) for case in held.cases} == wanted
    assert {case: levels_of(view(path).round, case) for case in held.cases} == wanted


def test_another_round_can_be_opened_without_losing_a_key(theme, qtbot, tmp_path, path):
    other = make_round(tmp_path / "other.round", small_document(cases=2, criteria=2))
    with window_on(theme, qtbot, tmp_path, path, scoring_as="a1", page="score") as window:
        press(qtbot, "3")
        open_in(window, qtbot, other, scoring_as="a2", page="score")
        press(qtbot, "4")

    assert levels_of(view(path).round, "K1")[0] == 3
    assert levels_of(view(other).round, "K1", "a2")[0] == 4


KILLED = textwrap.dedent(
    """
    import sys
    from pathlib import Path
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication
    from ui.app import make_window

    app = QApplication(sys.argv)
    window = make_window(app)
    window.show()

    def opened():
        window.workspace.set_scoring_as("a1")
        window.show_page("score")
        for level in "4321054":
            QTest.keyClick(QApplication.focusWidget(), level)
            sys.stdout.write(level + "\\n")
            sys.stdout.flush()

    window.workspace.opened.connect(opened)
    window.workspace.open(Path(sys.argv[1]))
    app.exec()
    """
)


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a matter of other systems")
def test_a_kill_in_the_middle_of_a_case_loses_nothing(theme, qtbot, tmp_path, path):
    script = tmp_path / "killed.py"
    script.write_text(KILLED)
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    child = subprocess.Popen([sys.executable, str(script), str(path)], stdout=subprocess.PIPE, env=environment)
    try:
        for level in "4321054":
            assert child.stdout.readline().decode().strip() == level
    finally:
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()

    with window_on(theme, qtbot, tmp_path) as window:
        kept = window.workspace.kept()
        assert [(entry.path, entry.scores) for entry in kept] == [(path, 7)]
        open_in(window, qtbot, path, scoring_as="a1", page="score")
        assert levels_of(window.workspace.round, "K1")[:8] == [4, 3, 2, 1, 0, 5, 4, None]

    session = Session.open(path)
    try:
        assert session.is_published, "what was kept is in the file once the window has closed"
    finally:
        session.close()
