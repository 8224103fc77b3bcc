"""What comes before the first score: who, then interests, then the sheet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tests.ui.pages.score.conftest import Opener
from tests.ui.pages.score.documents import document


def undeclared(**settings: object) -> dict[str, object]:
    return {**document(**settings), "interests": []}


def test_from_who_to_the_first_score_in_three_keys(open_screen: Opener) -> None:
    screen = open_screen(undeclared(), scoring_as="")
    faces = screen.page.faces
    assert faces.currentWidget() is faces.who
    assert screen.page.hints() == []
    screen.key(Qt.Key.Key_Down)
    screen.key(Qt.Key.Key_Return)
    assert screen.context.workspace.scoring_as == "a2"
    assert faces.currentWidget() is faces.interests
    screen.key(Qt.Key.Key_Space)
    assert faces.is_scoring
    screen.press("4")
    held = screen.reopened()
    assert held.answers["K1", "GP1", "a2"].level == 4  # type: ignore[index]
    assert held.interests["a2", ""].kind == "none"  # type: ignore[index]


def test_a_declared_interest_takes_effect_at_once(open_screen: Opener) -> None:
    screen = open_screen(undeclared())
    faces = screen.page.faces
    faces.interests.rows[0].tick.click()
    faces.interests.go.click()
    assert faces.is_scoring
    assert screen.round.interests["a1", "K1"].handling == "recused"  # type: ignore[index]
    assert screen.page.facts().endswith("of 30 in the round")


def test_interests_can_be_declared_again_or_left(open_screen: Opener) -> None:
    screen = open_screen()
    faces = screen.page.faces
    screen.context.actions.run("score.interests")
    assert faces.currentWidget() is faces.interests
    faces.interests.back.click()
    assert faces.is_scoring
    assert screen.focus is faces.view
    screen.context.actions.run("score.interests")
    faces.interests.rows[2].tick.click()
    faces.interests.go.click()
    assert ("a1", "K3") in screen.round.interests


def test_a_refused_declaration_says_why(open_screen: Opener) -> None:
    screen = open_screen(document(stage="locked"))
    screen.context.actions.run("score.interests")
    faces = screen.page.faces
    faces.interests.rows[0].tick.click()
    faces.interests.go.click()
    assert "locked" in faces.interests.remark.words.text()
    assert faces.currentWidget() is faces.interests


@pytest.mark.parametrize("stage", ["closed", "locked"])
def test_nothing_is_asked_once_scoring_is_over(open_screen: Opener, stage: str) -> None:
    assert open_screen(undeclared(stage=stage)).page.faces.is_scoring


def test_somebody_else_may_score_and_a_note_is_kept_first(open_screen: Opener) -> None:
    screen = open_screen()
    screen.press("n")
    screen.press("mine")
    screen.page.who_chip.chosen.emit("a2")
    assert screen.context.workspace.scoring_as == "a2"
    assert screen.answer("K1", "GP1").reason == "mine"  # type: ignore[union-attr]
    assert screen.answer("K1", "GP1", "a2") is None
    assert screen.page.faces.guide.note.toPlainText() == ""
    assert screen.page.who_chip.text() == "Scoring as Assessor 2"
    screen.press("5")
    assert screen.answer("K1", "GP1", "a2").level == 5  # type: ignore[union-attr]


def test_choosing_the_same_person_goes_back_to_the_sheet(open_screen: Opener) -> None:
    screen = open_screen()
    screen.context.actions.run("score.who")
    screen.key(Qt.Key.Key_Return)
    assert screen.page.faces.is_scoring
    assert screen.focus is screen.page.faces.view


@pytest.mark.parametrize(
    ("missing", "words", "deed"),
    [
        ("cases", "No cases yet", "Go to Cases"),
        ("assessors", "No assessors yet", "Go to People"),
    ],
)
def test_what_is_missing_is_said(open_screen: Opener, missing: str, words: str, deed: str) -> None:
    given = {**document(), missing: [], "interests": []}
    screen = open_screen(given, scoring_as="")
    empty = screen.page.faces.empty
    assert empty.title.text() == words
    assert empty.buttons[0].text() == deed
    assert screen.page.first_focus() is empty.buttons[0]
    assert screen.page.facts() == ""
