"""From a key to the record: what is said, where, and what comes next."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from prioritiser.edits.lifecycle import lock_round
from tests.ui.pages.score.conftest import Opener, Screen
from tests.ui.pages.score.documents import answer, document, with_measure
from ui.pages.score import answering


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return what a screen reader is given to say."""
    found: list[str] = []
    monkeypatch.setattr(answering, "speak", lambda _widget, words: found.append(words))
    return found


def test_what_was_saved_is_said(screen: Screen, spoken: list[str]) -> None:
    screen.press("4?")
    screen.key(Qt.Key.Key_Delete)
    assert spoken == [
        "Saved: 4 for Policy 1", "Saved: no evidence yet for Policy 2", "Saved: no score for Policy 3",
    ]  # fmt: skip


def test_what_was_refused_is_said(screen: Screen, spoken: list[str]) -> None:
    screen.press("9")
    assert spoken == ["9 is not on the scale: give 0 to 5."]


def test_a_choice_beside_the_sheet_scores_and_stays(screen: Screen) -> None:
    faces = screen.page.faces
    level, word, other = (faces.guide.choices.buttons[at] for at in (0, 6, 7))
    level.click()
    assert (screen.answer("K1", "GP1").level, screen.row) == (5, "GP1")  # type: ignore[union-attr]
    assert level.isChecked()
    word.click()
    assert screen.answer("K1", "GP1").answer == "no_evidence"  # type: ignore[union-attr]
    other.click()
    assert screen.answer("K1", "GP1").answer == "abstain"  # type: ignore[union-attr]


def test_confidence_beside_the_sheet_is_recorded(screen: Screen, spoken: list[str]) -> None:
    screen.press("3")
    screen.key(Qt.Key.Key_Up)
    screen.page.faces.guide.confidence.segment("medium").click()
    assert screen.answer("K1", "GP1").confidence == "medium"  # type: ignore[union-attr]
    assert spoken[-1] == "Saved: medium sure of Policy 1"


def test_how_sure_needs_a_score_first(screen: Screen, spoken: list[str]) -> None:
    screen.press("c")
    assert spoken == [answering.SCORE_FIRST]
    assert screen.page.faces.panel.remark.words.text() == answering.SCORE_FIRST
    assert screen.page.faces.guide.confidence.current == ""


def test_a_number_where_levels_are_asked_for_and_the_reverse(open_screen: Opener) -> None:
    screen = open_screen(with_measure(document()))
    faces = screen.page.faces
    faces.answering.score(12, 3, True)
    assert faces.line is not None
    assert faces.line.fault.startswith("This one is answered with a number")
    assert len(screen.round.answers) == 0


def test_an_empty_measure_clears(open_screen: Opener) -> None:
    given = with_measure(document())
    given["answers"] = [answer("K1", "C6", None, measure=2)]
    screen = open_screen(given)
    screen.page.faces.view.go_to(12)
    screen.key(Qt.Key.Key_Return)
    screen.key(Qt.Key.Key_Delete)
    screen.key(Qt.Key.Key_Return)
    assert screen.answer("K1", "C6") is None


def test_a_long_piece_of_nonsense_is_cut(open_screen: Opener) -> None:
    screen = open_screen(with_measure(document()))
    screen.page.faces.view.go_to(12)
    screen.page.faces.answering.measure(12, "n" * 200, True)
    assert screen.page.faces.line is not None
    assert len(screen.page.faces.line.fault) < 50


def test_a_note_that_cannot_be_recorded_stays_in_its_field(screen: Screen) -> None:
    screen.press("n")
    screen.page.faces.guide.note.setPlainText("bad \x00 sign")
    screen.page.faces.guide.note.keep()
    said = screen.page.faces.panel.remark.words.text()
    assert "Your note is still in its field." in said
    screen.page.faces.view.go_to(3)
    screen.page.faces.view.go_to(1)
    assert "sign" in screen.page.faces.guide.note.toPlainText()
    assert screen.answer("K1", "GP1") is None


def test_what_was_said_goes_with_the_next_key(open_screen: Opener) -> None:
    screen = open_screen(document(stage="locked"))
    screen.press("4")
    remark = screen.page.faces.panel.remark
    assert not remark.isHidden()
    screen.key(Qt.Key.Key_Down)
    assert remark.isHidden()
    screen.page.faces.guide.confidence.chosen.emit("high")
    assert "locked" in remark.words.text()
    assert screen.page.faces.guide.confidence.current == ""


def test_what_the_round_refuses_is_said_above_the_sheet(screen: Screen) -> None:
    screen.press("3")
    screen.key(Qt.Key.Key_Up)
    screen.context.workspace.do(lock_round(screen.round), initiator=screen.page)
    remark = screen.page.faces.panel.remark
    for deed in (lambda: screen.press("5"), lambda: screen.page.faces.guide.confidence.segment("high").click()):
        remark.say("")
        deed()
        assert "locked" in remark.words.text()
    kept = screen.answer("K1", "GP1")
    assert kept is not None
    assert (kept.level, kept.confidence) == (3, None)


def test_giving_up_a_change_is_said(open_screen: Opener, spoken: list[str]) -> None:
    given = document(stage="closed")
    given["answers"] = [answer("K1", "GP1", 2)]
    screen = open_screen(given)
    screen.page.faces.view.go_to(1)
    screen.press("c")
    assert screen.focus is screen.page.faces.guide.note
    screen.key(Qt.Key.Key_Escape)
    assert spoken[-1] == "Nothing was changed."
    assert screen.answer("K1", "GP1").confidence is None  # type: ignore[union-attr]
