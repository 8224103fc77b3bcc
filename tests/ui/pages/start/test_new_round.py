"""The sheet for a new round."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from prioritiser.edits.beginning import default_framework
from prioritiser.errors import FileError
from ui.dialogs import Dialogs
from ui.pages.start.new_round import (
    NewRoundSheet,
    about_words,
    documents_folder,
    file_name,
    free_path,
    proposed_title,
)
from ui.theme import Theme

DOCUMENT = default_framework(datetime(2026, 4, 1, tzinfo=UTC))


@pytest.fixture
def sheet(qtbot: object, theme: Theme, tmp_path: Path) -> NewRoundSheet:
    found = NewRoundSheet(theme, Dialogs())
    qtbot.addWidget(found)
    found.begin("Round A", "About", tmp_path)
    return found


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Investment round 2026 to 2027", "Investment round 2026 to 2027.round"),
        ('A/B: "what?" <next>*|', "A B what next.round"),
        ("  dots... ", "dots.round"),
        ("", "Round.round"),
        ("???", "Round.round"),
        ("CON", "Round CON.round"),
        ("nul.txt", "Round nul.txt.round"),
        ("é漢字", "é漢字.round"),
        ("x" * 300, "x" * 80 + ".round"),
    ],
)
def test_a_title_becomes_a_file_name_that_every_system_takes(title: str, name: str) -> None:
    assert file_name(title) == name


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    for name in ("Ours.round", "Ours (2).round"):
        (tmp_path / name).touch()
    assert free_path(tmp_path, "Ours") == tmp_path / "Ours (3).round"
    assert documents_folder().is_absolute()


def test_the_sheet_proposes_a_name_and_says_what_a_round_begins_with() -> None:
    assert proposed_title(DOCUMENT) == "Investment round 2027 to 2028"
    assert about_words(DOCUMENT) == (
        "It begins with the default framework of 15 criteria, and plans for 2027/28 to 2031/32."
    )


def test_without_a_name_nothing_can_be_made(sheet: NewRoundSheet) -> None:
    wanted: list[object] = []
    sheet.wanted.connect(lambda *given: wanted.append(given))
    sheet.field.setText("")
    sheet.field.textEdited.emit("")
    assert not sheet.go.isEnabled()
    sheet.field.returnPressed.emit()
    assert wanted == []


def test_the_place_follows_the_name_until_one_is_chosen(sheet: NewRoundSheet, tmp_path: Path) -> None:
    assert sheet.path == tmp_path / "Round A.round"
    sheet._place_chosen(tmp_path / "chosen")
    sheet.field.setText("Round B")
    assert sheet.path == tmp_path / "chosen.round"


def test_a_fault_is_said_beside_the_place_and_goes_with_the_next_letter(sheet: NewRoundSheet) -> None:
    sheet.set_busy(is_busy=True)
    sheet.show_fault(FileError("FileExists", "There is one.", remedy="Choose another name."))
    assert sheet.problem.text() == "There is one. Choose another name."
    assert sheet.go.isEnabled()
    sheet.field.textEdited.emit("x")
    assert sheet.problem.isHidden()
