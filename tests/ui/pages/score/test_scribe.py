"""Each answer is one edit in the assessor's name; what needs a reason waits for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from prioritiser.errors import RefusedError
from prioritiser.model.score import Answer
from tests.ui.contexts import context_on
from tests.ui.pages.score.documents import answer, document, make
from ui.models.criteria import placed_criteria
from ui.models.score_sheet import Desk, Line
from ui.pages.score.scribe import Given, Scribe, given_of
from ui.theme import Theme
from ui.workspace import Changed, Workspace


@pytest.fixture
def stage() -> str:
    return "scoring"


@pytest.fixture
def workspace(qtbot: QtBot, theme: Theme, tmp_path: Path, stage: str) -> Iterator[Workspace]:
    given = document(stage=stage)
    given["answers"] = [answer("K1", "GP1", 2, reason="first", confidence="low")]
    path = make(tmp_path / "round.round", given)
    window = QWidget()
    qtbot.addWidget(window)
    with context_on(window, theme, qtbot, tmp_path, path) as context:
        context.workspace.set_scoring_as("a1")  # type: ignore[arg-type]
        yield context.workspace


@pytest.fixture
def scribe(workspace: Workspace) -> Scribe:
    return Scribe(workspace, "the screen")


def line_of(workspace: Workspace, at: int = 0) -> Line:
    held = workspace.round
    assert held is not None
    placed = placed_criteria(held)
    return Desk(held, "a1", placed).line("K1", placed[at], number=1)  # type: ignore[arg-type]


def held_answer(workspace: Workspace, criterion: str = "GP1") -> Answer | None:
    assert workspace.round is not None
    return workspace.round.answers.get(("K1", criterion, "a1"))  # type: ignore[call-overload]


def test_an_answer_is_one_edit_in_the_name_of_the_screen(workspace: Workspace, scribe: Scribe) -> None:
    told: list[Changed] = []
    workspace.changed.connect(told.append)
    assert scribe.give(line_of(workspace, 1), Given(level=4))
    assert held_answer(workspace, "GP2").level == 4  # type: ignore[union-attr]
    assert [change.initiator for change in told] == ["the screen"]


def test_the_same_answer_again_is_no_edit(workspace: Workspace, scribe: Scribe) -> None:
    told: list[Changed] = []
    workspace.changed.connect(told.append)
    assert scribe.give(line_of(workspace), given_of(held_answer(workspace)))
    assert told == []


def test_confidence_leaves_the_answer_and_can_be_taken_back(workspace: Workspace, scribe: Scribe) -> None:
    assert scribe.sure(line_of(workspace), "high")
    kept = held_answer(workspace)
    assert kept is not None
    assert (kept.level, kept.reason, kept.confidence) == (2, "first", "high")
    assert scribe.sure(line_of(workspace), None)
    assert held_answer(workspace).confidence is None  # type: ignore[union-attr]


def test_a_note_leaves_the_answer(workspace: Workspace, scribe: Scribe) -> None:
    scribe.note("K1", "GP1", "second")  # type: ignore[arg-type]
    kept = held_answer(workspace)
    assert kept is not None
    assert (kept.level, kept.reason) == (2, "second")


@pytest.mark.parametrize("stage", ["closed"])
def test_closed_scoring_lets_the_change_wait_for_its_reason(workspace: Workspace, scribe: Scribe) -> None:
    assert not scribe.give(line_of(workspace), Given(level=5, confidence="low"))
    assert scribe.pending is not None
    assert "why you change 2 to 5" in scribe.pending.sentence
    assert held_answer(workspace).level == 2  # type: ignore[union-attr]
    scribe.note("K1", "GP1", "new data")  # type: ignore[arg-type]
    kept = held_answer(workspace)
    assert kept is not None
    assert (kept.level, kept.reason, kept.confidence, scribe.pending) == (5, "new data", "low", None)


@pytest.mark.parametrize("stage", ["closed"])
def test_closed_scoring_lets_confidence_wait_too(workspace: Workspace, scribe: Scribe) -> None:
    assert not scribe.sure(line_of(workspace), "high")
    assert scribe.pending is not None
    assert "how sure you are to high" in scribe.pending.sentence
    scribe.note("K1", "GP1", "asked an expert")  # type: ignore[arg-type]
    kept = held_answer(workspace)
    assert kept is not None
    assert (kept.level, kept.confidence) == (2, "high")


@pytest.mark.parametrize("stage", ["closed"])
def test_a_note_on_another_cell_leaves_the_change_waiting(workspace: Workspace, scribe: Scribe) -> None:
    assert not scribe.give(line_of(workspace), Given(level=5))
    scribe.note("K1", "GP2", "elsewhere")  # type: ignore[arg-type]
    assert scribe.pending is not None
    assert held_answer(workspace).level == 2  # type: ignore[union-attr]
    assert held_answer(workspace, "GP2").reason == "elsewhere"  # type: ignore[union-attr]


@pytest.mark.parametrize("stage", ["locked"])
def test_a_locked_round_refuses_everything(workspace: Workspace, scribe: Scribe) -> None:
    with pytest.raises(RefusedError, match="locked"):
        scribe.give(line_of(workspace), Given(level=5))
    with pytest.raises(RefusedError, match="locked"):
        scribe.sure(line_of(workspace), "high")
    assert scribe.pending is None


def test_nobody_and_no_round_are_refused(workspace: Workspace, scribe: Scribe, qtbot: QtBot) -> None:
    line = line_of(workspace)
    workspace.close()
    with pytest.raises(RefusedError, match="No round"):
        scribe.give(line, Given(level=5))


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (Given(), "no score"), (Given(level=0), "0"), (Given(measure=2.5), "2.5"),
        (Given(word="no_evidence"), "no evidence yet"), (Given(word="abstain"), "abstain"),
        (Given(word="recused"), "recused"),
    ],
)  # fmt: skip
def test_an_answer_is_said_in_a_word_or_two(given: Given, said: str) -> None:
    assert given.said == said


def test_nothing_is_given_where_nothing_was() -> None:
    assert given_of(None) == Given()
