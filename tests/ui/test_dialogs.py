from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from ui.dialogs import ROUND_FILES, Dialogs, Question, TextDialog

QUESTION = Question("Restore point", "A name for this moment.", "Name", "Keep")


@pytest.fixture
def parent(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def open_dialog(parent) -> QDialog:
    return parent.findChild(QDialog)


def test_a_prepared_answer_is_given_and_nothing_is_shown(parent):
    dialogs, heard = Dialogs(), []
    dialogs.next_answers.append("3 March")

    dialogs.ask_text(parent, QUESTION, heard.append)

    assert heard == ["3 March"]
    assert open_dialog(parent) is None


def test_going_back_gives_no_answer(parent):
    dialogs, heard = Dialogs(), []
    dialogs.next_answers.append(None)

    dialogs.ask_save_path(parent, "Export", Path("a.xlsx"), "", heard.append)

    assert heard == []


def test_a_question_is_answered_by_keyboard(parent, qtbot):
    heard = []
    Dialogs().ask_text(parent, QUESTION, heard.append)
    dialog = open_dialog(parent)

    assert not dialog.go.isEnabled()
    qtbot.keyClicks(dialog.field, "  Scores agreed ")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert heard == ["Scores agreed"]


def test_an_empty_answer_is_not_taken_when_one_is_needed(parent, qtbot):
    heard = []
    Dialogs().ask_text(parent, QUESTION, heard.append)
    dialog = open_dialog(parent)

    qtbot.keyClick(dialog.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    assert heard == []


def test_an_answer_that_is_not_needed_may_be_empty(parent, qtbot):
    heard = []
    Dialogs().ask_text(parent, Question("Close scoring", "", "Reason", "Close scoring", needed=False), heard.append)
    open_dialog(parent).go.click()

    assert heard == [""]


def test_the_field_is_named(qtbot):
    dialog = TextDialog(QUESTION, None)
    qtbot.addWidget(dialog)

    assert dialog.field.accessibleName() == "Name"


def test_a_file_is_chosen_in_the_systems_dialog(parent, qtbot, tmp_path):
    heard = []
    (tmp_path / "a.round").write_bytes(b"")
    Dialogs().ask_open_paths(parent, "Open", ROUND_FILES, heard.append)
    dialog = parent.findChild(QFileDialog)

    dialog.filesSelected.emit([str(tmp_path / "a.round")])
    dialog.reject()

    assert heard == [[tmp_path / "a.round"]]


def test_the_next_file_is_looked_for_where_the_last_one_was(parent, tmp_path):
    dialogs = Dialogs()
    dialogs.ask_open_paths(parent, "Open", ROUND_FILES, lambda _paths: None)
    first = parent.findChildren(QFileDialog)[-1]
    first.filesSelected.emit([str(tmp_path / "a.round")])
    first.reject()
    dialogs.ask_open_paths(parent, "Open", ROUND_FILES, lambda _paths: None)
    second = parent.findChildren(QFileDialog)[-1]

    assert second.directory().absolutePath() == str(tmp_path)
    second.reject()


def test_a_place_to_save_is_chosen_in_the_systems_dialog(parent, qtbot, tmp_path):
    heard = []
    Dialogs().ask_save_path(parent, "Export", tmp_path / "board.xlsx", "", heard.append)
    dialog = parent.findChild(QFileDialog)

    assert dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave
    dialog.fileSelected.emit(str(tmp_path / "b.xlsx"))
    dialog.reject()

    assert heard == [tmp_path / "b.xlsx"]


def test_enter_answers_a_question_of_one_line_and_begins_a_line_in_others(parent, qtbot):
    heard = []
    Dialogs().ask_text(parent, QUESTION, heard.append)
    dialog = open_dialog(parent)
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert (dialog.isVisible(), heard) == (True, [])
    qtbot.keyClicks(dialog.field, "Money")
    qtbot.keyClick(dialog.field, Qt.Key.Key_Return)
    assert heard == ["Money"]
    longer = TextDialog(Question("Why", "", "Reason", "Keep", lines=3), parent)
    longer.show()
    qtbot.keyClicks(longer.field, "One")
    qtbot.keyClick(longer.field, Qt.Key.Key_Return)
    qtbot.keyClicks(longer.field, "Two")
    assert (longer.isVisible(), longer.answer) == (True, "One\nTwo")
