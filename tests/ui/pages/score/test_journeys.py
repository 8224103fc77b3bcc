"""What people do on the Score screen, key by key, and what the file holds afterwards."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

from tests.ui.pages.score.conftest import CTRL, SHIFT, Opener, Screen
from tests.ui.pages.score.documents import answer, document, with_measure

ALL = ("GP1", "GP2", "GP3", "GP4", "GP5", "C1", "C2", "C3", "C4", "C5", "C6", "C7", "C8", "C9", "C10")


def test_fifteen_digits_and_ctrl_enter_score_a_case_and_open_the_next(screen: Screen) -> None:
    screen.press("012345012345012")
    assert screen.page.scoring.case == "K1"
    screen.key(Qt.Key.Key_Return, CTRL)
    assert screen.page.scoring.case == "K2"
    assert screen.row == "GP1"
    held = screen.reopened()
    assert [held.answers["K1", key, "a1"].level for key in ALL] == [int(each) for each in "012345012345012"]  # type: ignore[index]
    assert len(held.answers) == 15


def test_every_case_takes_sixteen_keys(screen: Screen) -> None:
    for _ in range(3):
        screen.press("3" * 15)
        screen.key(Qt.Key.Key_Return, CTRL)
    assert screen.page.facts() == "15 of 15 criteria · 45 of 45 in the round"
    assert screen.page.insight()[0] == "Everything is scored."
    assert len(screen.reopened().answers) == 45


def test_after_the_last_row_the_keys_stay_there(screen: Screen) -> None:
    screen.key(Qt.Key.Key_End)
    screen.press("4")
    assert screen.row == "C10"
    screen.press("2")
    assert screen.row == "C10"
    assert screen.answer("K1", "C10").level == 2  # type: ignore[union-attr]


def test_no_evidence_is_an_answer_and_no_zero(screen: Screen) -> None:
    screen.press("?")
    assert screen.row == "GP2"
    given = screen.reopened().answers["K1", "GP1", "a1"]  # type: ignore[index]
    assert (given.level, given.answer) == (None, "no_evidence")


def test_a_slash_without_shift_changes_nothing(screen: Screen) -> None:
    screen.press("/")
    assert (screen.row, len(screen.round.answers)) == ("GP1", 0)


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_delete_clears_and_stays(screen: Screen, key: Qt.Key) -> None:
    screen.press("4")
    screen.key(Qt.Key.Key_Up)
    screen.key(key)
    assert screen.row == "GP1"
    assert screen.answer("K1", "GP1") is None
    assert ("K1", "GP1", "a1") not in screen.reopened().answers


def test_a_key_that_is_held_down_scores_once(screen: Screen) -> None:
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_3, Qt.KeyboardModifier.NoModifier, "3", True, 1)
    QApplication.sendEvent(screen.focus, held)
    assert len(screen.round.answers) == 0


def test_a_digit_off_the_scale_is_said_in_the_row(screen: Screen) -> None:
    screen.press("7")
    line = screen.page.faces.line
    assert line is not None
    assert line.fault == "7 is not on the scale: give 0 to 5."
    assert (screen.row, len(screen.round.answers)) == ("GP1", 0)
    screen.press("5")
    assert not screen.page.faces.model.line(1).fault  # type: ignore[union-attr]


def test_a_note_survives_another_row_another_case_and_closing(screen: Screen) -> None:
    screen.press("4")
    screen.key(Qt.Key.Key_Up)
    screen.press("n")
    screen.press("one row")
    screen.page.faces.view.go_to(3)
    assert screen.answer("K1", "GP1").reason == "one row"  # type: ignore[union-attr]
    screen.press("n" if screen.focus is screen.page.faces.view else "")
    screen.page.faces.guide.note.setFocus()
    screen.press("another case")
    screen.page.open("K2")
    screen.page.faces.guide.note.setFocus()
    screen.press("closing")
    held = screen.reopened()
    assert held.answers["K1", "GP1", "a1"].reason == "one row"  # type: ignore[index]
    assert held.answers["K1", "GP3", "a1"].reason == "another case"  # type: ignore[index]
    assert held.answers["K2", "GP1", "a1"].reason == "closing"  # type: ignore[index]


def test_esc_keeps_the_note_and_goes_back_to_the_sheet(screen: Screen) -> None:
    screen.press("n")
    screen.press("why")
    screen.key(Qt.Key.Key_Escape)
    assert screen.focus is screen.page.faces.view
    assert screen.answer("K1", "GP1").reason == "why"  # type: ignore[union-attr]


def test_ctrl_enter_keeps_the_note_and_opens_the_next_case(screen: Screen) -> None:
    screen.press("n")
    screen.press("why")
    screen.key(Qt.Key.Key_Return, CTRL)
    assert screen.page.scoring.case == "K2"
    assert screen.answer("K1", "GP1").reason == "why"  # type: ignore[union-attr]


def test_digits_in_the_note_are_text(screen: Screen) -> None:
    screen.press("n")
    screen.press("45 beds")
    screen.key(Qt.Key.Key_Escape)
    assert (screen.answer("K1", "GP1").level, screen.answer("K1", "GP1").reason) == (None, "45 beds")  # type: ignore[union-attr]


def test_confidence_goes_round_with_its_key(screen: Screen) -> None:
    screen.press("3")
    screen.key(Qt.Key.Key_Up)
    seen = []
    for _ in range(4):
        screen.press("c")
        seen.append(screen.answer("K1", "GP1").confidence)  # type: ignore[union-attr]
    assert seen == ["low", "medium", "high", None]
    assert screen.answer("K1", "GP1").level == 3  # type: ignore[union-attr]


def test_a_score_keeps_note_and_confidence(open_screen: Opener) -> None:
    given = document()
    given["answers"] = [answer("K1", "GP1", 2, reason="because", confidence="high")]
    screen = open_screen(given)
    screen.page.faces.view.go_to(1)
    screen.press("5")
    kept = screen.answer("K1", "GP1")
    assert kept is not None
    assert (kept.level, kept.reason, kept.confidence) == (5, "because", "high")


def test_a_stop_asks_what_would_be_lost(screen: Screen) -> None:
    screen.page.open("K3")
    screen.page.faces.view.go_to(screen.page.faces.model.row_of(None, "C1"))  # type: ignore[arg-type]
    guide = screen.page.faces.guide
    assert guide.question.text().startswith("If this stopped, how much of this would be lost?")
    assert guide.heading.text() == "How much of this would be lost?"
    assert "would lose" in guide.lost.words.text()
    assert "what would be lost" in screen.page.faces.line.summary  # type: ignore[union-attr]
    screen.press("4")
    assert screen.answer("K3", "C1").level == 4  # type: ignore[union-attr]
    screen.page.faces.view.go_to(screen.page.faces.model.row_of(None, "C4"))  # type: ignore[arg-type]
    assert guide.lost.isHidden()


def test_a_recused_assessor_scores_nothing(open_screen: Opener) -> None:
    given = document()
    given["interests"] += [{"assessor": "a1", "case": "K1", "kind": "financial", "handling": "recused"}]  # type: ignore[operator]
    screen = open_screen(given)
    assert screen.page.scoring.case == "K2"
    screen.page.open("K1")
    screen.press("4")
    assert len(screen.round.answers) == 0
    assert "recused" in screen.page.faces.panel.remark.words.text()
    assert screen.page.facts() == "Nothing to score in this case · 0 of 30 in the round"


def test_a_measure_takes_a_number_and_refuses_nonsense(open_screen: Opener) -> None:
    screen = open_screen(with_measure(document()))
    screen.page.faces.view.go_to(screen.page.faces.model.row_of(None, "C6"))  # type: ignore[arg-type]
    screen.press("1.2.3")
    screen.key(Qt.Key.Key_Return)
    assert screen.page.faces.model.line(12).fault == "“1.2.3” is not a number."  # type: ignore[union-attr]
    assert screen.page.faces.view.field.isVisible()
    screen.key(Qt.Key.Key_A, CTRL)
    screen.press("4.25")
    screen.key(Qt.Key.Key_Return)
    assert screen.row == "C7"
    assert screen.focus is screen.page.faces.view
    assert screen.reopened().answers["K1", "C6", "a1"].measure == 4.25  # type: ignore[index]


def test_a_measure_is_kept_when_its_field_is_left_and_not_on_esc(open_screen: Opener) -> None:
    screen = open_screen(with_measure(document()))
    screen.page.faces.view.go_to(screen.page.faces.model.row_of(None, "C6"))  # type: ignore[arg-type]
    screen.press("7")
    screen.key(Qt.Key.Key_Escape)
    assert screen.answer("K1", "C6") is None
    screen.press("8")
    screen.page.faces.list.field.setFocus()
    assert screen.answer("K1", "C6").measure == 8  # type: ignore[union-attr]


def test_closed_scoring_asks_for_a_reason_in_place(open_screen: Opener) -> None:
    given = document(stage="closed")
    given["answers"] = [answer("K1", "GP1", 2, reason="first")]
    screen = open_screen(given)
    screen.page.faces.view.go_to(1)
    screen.press("4")
    guide = screen.page.faces.guide
    assert screen.focus is guide.note
    assert "why you change 2 to 4" in guide.reason.words.text()
    assert screen.answer("K1", "GP1").level == 2  # type: ignore[union-attr]
    screen.press(" new evidence")
    screen.key(Qt.Key.Key_Escape)
    kept = screen.reopened().answers["K1", "GP1", "a1"]  # type: ignore[index]
    assert (kept.level, kept.reason) == (4, "first new evidence")


def test_closed_scoring_changes_nothing_without_a_reason(open_screen: Opener) -> None:
    screen = open_screen(document(stage="closed"))
    screen.press("4")
    screen.key(Qt.Key.Key_Escape)
    assert screen.focus is screen.page.faces.view
    assert screen.page.faces.guide.reason.isHidden()
    assert len(screen.round.answers) == 0
    screen.press("5")
    screen.page.faces.view.go_to(4)
    assert len(screen.round.answers) == 0


def test_a_reason_typed_before_the_row_is_left_records_the_change(open_screen: Opener) -> None:
    screen = open_screen(document(stage="closed"))
    screen.press("4")
    screen.press("seen the data")
    screen.page.faces.view.go_to(4)
    kept = screen.answer("K1", "GP1")
    assert kept is not None
    assert (kept.level, kept.reason) == (4, "seen the data")


def test_a_locked_round_says_so_and_keeps_everything(open_screen: Opener) -> None:
    screen = open_screen(document(stage="locked"))
    screen.press("4")
    assert "locked" in screen.page.faces.panel.remark.words.text()
    screen.press("n")
    assert screen.page.faces.guide.note.isReadOnly()
    assert len(screen.round.answers) == 0


def test_a_file_that_is_only_read_says_so(open_screen: Opener) -> None:
    screen = open_screen()
    workspace = screen.context.workspace
    workspace.close()
    with screen.qtbot.waitSignal(workspace.opened):
        workspace.open(screen.path, to_read=True)
    screen.page.first_focus().setFocus()
    screen.press("4")
    assert "to read" in screen.page.faces.panel.remark.words.text()
    assert screen.page.faces.line.summary.endswith("cannot be changed")  # type: ignore[union-attr]


def test_column_view_scores_one_criterion_across_all_cases(screen: Screen) -> None:
    screen.key(Qt.Key.Key_Down)
    screen.key(Qt.Key.Key_T, CTRL)
    assert screen.page.faces.panel.title.text() == "Policy 2"
    screen.press("321")
    held = screen.round
    assert [held.answers[f"K{at}", "GP2", "a1"].level for at in (1, 2, 3)] == [3, 2, 1]  # type: ignore[index]
    screen.key(Qt.Key.Key_Return, CTRL)
    assert screen.page.faces.panel.title.text() == "Policy 3"
    screen.key(Qt.Key.Key_Return, CTRL | SHIFT)
    screen.key(Qt.Key.Key_End)
    screen.key(Qt.Key.Key_T, CTRL)
    assert (screen.page.scoring.case, screen.row) == ("K3", "GP2")


def test_undo_and_redo_show_at_once_where_they_changed_something(screen: Screen) -> None:
    screen.press("45")
    screen.context.workspace.undo()
    assert screen.row == "GP2"
    assert screen.page.faces.model.line(2).answer is None  # type: ignore[union-attr]
    assert screen.page.facts().startswith("1 of 15")
    screen.context.workspace.redo()
    assert screen.page.faces.model.line(2).answer.level == 5  # type: ignore[union-attr]


def test_the_case_is_read_while_keys_still_score(screen: Screen) -> None:
    screen.press("e")
    faces = screen.page.faces
    assert faces.drawer.isVisible()
    assert not faces.list.isVisible()
    screen.press("4")
    assert screen.answer("K1", "GP1").level == 4  # type: ignore[union-attr]
    screen.key(Qt.Key.Key_Escape)
    assert not faces.drawer.isVisible()
    assert faces.list.isVisible()


def test_letters_can_be_switched_off(screen: Screen) -> None:
    screen.context.settings.put("letters", False)
    screen.press("en")
    assert screen.focus is screen.page.faces.view
    assert not screen.page.faces.drawer.isVisible()
    assert ("N", "note") not in screen.page.hints()
    screen.press("3")
    assert len(screen.round.answers) == 1


def test_ctrl_c_copies_the_row_as_text(screen: Screen) -> None:
    screen.press("4")
    screen.key(Qt.Key.Key_Up)
    screen.key(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "Case 1\tPolicy 1\t4"


def test_abstaining_is_an_answer(screen: Screen) -> None:
    screen.press("a")
    assert (screen.row, screen.answer("K1", "GP1").answer) == ("GP2", "abstain")  # type: ignore[union-attr]


def test_a_conflict_is_said_and_settled_by_scoring(open_screen: Opener) -> None:
    given = document()
    given["answers"] = [answer("K1", "GP1", 2, conflict=True), answer("K1", "GP1", 4, conflict=True)]
    screen = open_screen(given)
    screen.page.faces.view.go_to(1)
    assert "2 and 4" in screen.page.faces.guide.care.words.text()
    assert screen.page.facts().startswith("0 of 15")
    screen.press("4")
    kept = screen.answer("K1", "GP1")
    assert kept is not None
    assert (kept.level, kept.conflict) == (4, False)
