"""The note: kept when it is left, bound to its cell, never lost when it could not be recorded."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.pages.score.note_field import REST_MS, NoteField
from ui.theme import Theme

ONE, TWO = ("K1", "C1"), ("K1", "C2")


@pytest.fixture
def note(qtbot: QtBot, theme: Theme) -> NoteField:
    made = NoteField(theme)
    qtbot.addWidget(made)
    made.show_note(ONE, "before")
    return made


@pytest.fixture
def kept(note: NoteField) -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = []
    note.written.connect(lambda *what: found.append(what))
    return found


def type_into(qtbot: QtBot, note: NoteField, text: str) -> None:
    note.moveCursor(note.textCursor().MoveOperation.End)
    qtbot.keyClicks(note, text)


def test_showing_a_note_records_nothing(note: NoteField, kept: list[tuple[str, str, str]]) -> None:
    note.show_note(TWO, "other")
    note.keep()
    assert note.toPlainText() == "other"
    assert kept == []


def test_another_cell_keeps_what_was_typed_for_the_last(
    note: NoteField, kept: list[tuple[str, str, str]], qtbot: QtBot
) -> None:
    type_into(qtbot, note, " after")
    note.show_note(TWO, "")
    assert kept == [("K1", "C1", "before after")]
    assert note.toPlainText() == ""


def test_what_was_not_recorded_is_shown_again(note: NoteField, qtbot: QtBot) -> None:
    type_into(qtbot, note, " after")
    note.show_note(TWO, "")
    note.show_note(ONE, "before")
    assert note.toPlainText() == "before after"
    assert note.has_news
    note.recorded(ONE, "before after")
    assert not note.has_news
    note.show_note(TWO, "")
    note.show_note(ONE, "before after")
    assert (note.toPlainText(), note.drafts) == ("before after", {})


def test_a_change_from_elsewhere_leaves_what_is_being_typed(
    note: NoteField, kept: list[tuple[str, str, str]], qtbot: QtBot
) -> None:
    type_into(qtbot, note, " mine")
    note.show_note(ONE, "theirs")
    assert note.toPlainText() == "before mine"
    note.keep()
    assert kept == [("K1", "C1", "before mine")]


def test_esc_keeps_and_leads_back(note: NoteField, kept: list[tuple[str, str, str]], qtbot: QtBot) -> None:
    type_into(qtbot, note, "!")
    with qtbot.waitSignal(note.done):
        qtbot.keyClick(note, Qt.Key.Key_Escape)
    assert kept == [("K1", "C1", "before!")]


def test_a_rest_keeps_it_too(note: NoteField, kept: list[tuple[str, str, str]], qtbot: QtBot) -> None:
    note._rest.setInterval(1)
    with qtbot.waitSignal(note.written):
        type_into(qtbot, note, "!")
    assert kept == [("K1", "C1", "before!")]
    assert REST_MS >= 1000


def test_typing_it_back_is_no_news(note: NoteField, kept: list[tuple[str, str, str]], qtbot: QtBot) -> None:
    type_into(qtbot, note, "!")
    qtbot.keyClick(note, Qt.Key.Key_Backspace)
    assert not note._rest.isActive()
    note.keep()
    assert kept == []


def test_another_round_forgets_all(note: NoteField, kept: list[tuple[str, str, str]], qtbot: QtBot) -> None:
    type_into(qtbot, note, "!")
    note.forget()
    note.keep()
    assert (note.toPlainText(), note.drafts, kept) == ("", {}, [])


def test_its_height_follows_the_zoom(note: NoteField, theme: Theme) -> None:
    before = note.height()
    theme.set_zoom(2.0)
    assert note.minimumHeight() == 2 * before
