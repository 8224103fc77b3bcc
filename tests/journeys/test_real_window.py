"""The real program on a real (unseen) screen: keys and drags in the window, looked for in the file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QColor

from prioritiser.model.base import AssessorId
from prioritiser.model.round import Round
from prioritiser.session import Session
from tests.journeys import xvfb
from tests.journeys.eyes import find_block
from tests.tour import rounds
from tests.ui.rounds import make_round, small_document

pytestmark = pytest.mark.slow
ME = AssessorId(rounds.ME)
DOWN_TO_ME = 3  # the fourth of the list
TITLE = "Prioritiser"
# Colours of the light look.
BENEFIT, LINE_BAR, ACCENT = QColor("#36454f"), QColor("#14202b"), QColor("#005eb8")
Start = Callable[[Path], subprocess.Popen[bytes]]


@pytest.fixture
def start(screen: xvfb.Screen, tmp_path: Path) -> Iterator[Start]:
    """Return what starts the program on a round, with a home of its own that outlives a crash."""
    environment = {"PRIORITISER_HOME": str(tmp_path / "their home"), "PYTHONPATH": str(xvfb.ROOT)}

    def on(path: Path) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-W", "error", "-m", "ui", str(path)]
        program = screen.start(command, name="prioritiser", environment=environment)
        screen.wait_for_title(f"– {TITLE}")
        return program

    yield on
    said = screen.log("prioritiser")
    assert "Traceback" not in said, said


def leave(screen: xvfb.Screen, program: subprocess.Popen[bytes]) -> None:
    screen.key("ctrl+q", settle=False)
    assert program.wait(timeout=xvfb.PATIENCE_S) == 0


def held(path: Path) -> Round:
    """Return what a file holds, read in another home: what was only on the program's computer does not count."""
    session = Session.open(path)
    try:
        return session.round
    finally:
        session.close()


def answers(round_: Round) -> dict[object, int | None]:
    return {key: answer.level for key, answer in round_.answers.items() if answer.assessor == ME}


def new_answers(before: Round, after: Round) -> list[int | None]:
    known = answers(before)
    return [level for key, level in answers(after).items() if key not in known]


def test_a_person_scores_by_keyboard_and_the_file_has_it(screen: xvfb.Screen, start: Start, tmp_path: Path) -> None:
    path = rounds.make(tmp_path, "scoring")
    before = held(path)
    program = start(path)
    screen.key(*["Down"] * DOWN_TO_ME, "Return")
    screen.key("4", "2", "5", "ctrl+z")
    leave(screen, program)
    assert new_answers(before, held(path)) == [4, 2]


def test_a_whole_case_is_scored_with_sixteen_keys_and_taken_back(
    screen: xvfb.Screen, start: Start, tmp_path: Path
) -> None:
    path = make_round(tmp_path / "whole.round", small_document(cases=3, criteria=15))
    program = start(path)
    screen.key("Return")  # the first of the list scores
    screen.key(*"432105432105432", "ctrl+Return", "5")
    leave(screen, program)
    found = {(case, criterion): answer.level for (case, criterion, _), answer in held(path).answers.items()}
    assert found == {("K1", f"C{at}"): int(key) for at, key in enumerate("432105432105432", 1)} | {("K2", "C1"): 5}

    program = start(path)
    screen.key(*["ctrl+z"] * 16)
    leave(screen, program)
    assert held(path).answers == {}


def test_a_file_that_can_only_be_read_stays_as_it_was(screen: xvfb.Screen, start: Start, tmp_path: Path) -> None:
    path = rounds.make(tmp_path, "finished")
    path.chmod(0o444)
    before = path.read_bytes()
    program = start(path)
    screen.key("b", "9", "Return", "alt+2", "Return", "3", "5", "ctrl+z")
    caution = screen.picture()
    assert any(caution.pixelColor(700, y).name() == "#fff3d6" for y in range(40, 200)), "the bar says so"
    leave(screen, program)
    assert path.read_bytes() == before


def test_a_crash_right_after_a_key_loses_nothing(screen: xvfb.Screen, start: Start, tmp_path: Path) -> None:
    path = rounds.make(tmp_path, "scoring")
    before = held(path)
    program = start(path)
    screen.key(*["Down"] * DOWN_TO_ME, "Return", "3", "1")
    program.kill()
    program.wait()
    leave(screen, start(path))
    assert new_answers(before, held(path)) == [3, 1]


def test_an_edge_of_the_weights_is_dragged_and_adopted(screen: xvfb.Screen, start: Start, tmp_path: Path) -> None:
    path = rounds.make(tmp_path, "finished")
    before = held(path)
    program = start(path)
    block = find_block(screen.picture(), BENEFIT, least=(150, 30))
    edge = (block.right() + 2, block.top() + 4)
    screen.drag(edge, (edge[0] - 90, edge[1]))
    tried = screen.picture()
    here = find_block(tried, BENEFIT, least=(60, 30)).right()
    assert here == pytest.approx(block.right() - 90, abs=12), "edges stop at whole points"
    adopt = find_block(tried, ACCENT, least=(80, 20), below=block.bottom())
    screen.click(adopt.center().x(), adopt.top() + 4)
    screen.write("The panel talked it through again.")
    screen.key("Return")
    leave(screen, program)
    agreed = held(path).agreed_weights
    assert agreed != before.agreed_weights
    assert "talked it through" in str(agreed)


def test_the_budget_line_is_dragged_and_typed(screen: xvfb.Screen, start: Start, tmp_path: Path) -> None:
    path = rounds.make(tmp_path, "finished")
    before = held(path)
    program = start(path)
    line = find_block(screen.picture(), LINE_BAR, least=(200, 20))
    middle = (line.center().x(), line.center().y())
    screen.drag(middle, (middle[0], middle[1] - 100))
    leave(screen, program)
    dragged = held(path)
    assert dragged.budgets != before.budgets
    program = start(path)
    screen.key("b")
    screen.key("ctrl+a")
    screen.write("12.5")
    screen.key("Return")
    leave(screen, program)
    assert 12_500_000 in {budget.amount for budget in held(path).budgets.values()}
