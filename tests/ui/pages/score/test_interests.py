"""The declaration: none is one press; each ticked case says what it is and what follows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from prioritiser.edits.interests import Declared
from prioritiser.model.round import Round
from tests.ui.pages.score.documents import document, held
from ui.pages.score.interests import NONE, InterestsSheet
from ui.theme import Theme


@pytest.fixture
def round_(tmp_path: Path) -> Round:
    given = document()
    given["interests"] = [
        {"assessor": "a1", "case": "K2", "kind": "personal", "handling": "may_discuss", "note": "A friend"},
        {"assessor": "a2", "kind": "none"},
    ]  # fmt: skip
    return held(given, tmp_path)


@pytest.fixture
def sheet(qtbot: QtBot, theme: Theme, round_: Round) -> InterestsSheet:
    made = InterestsSheet(theme)
    qtbot.addWidget(made)
    made.resize(900, 600)
    with qtbot.waitActive(made):
        made.show()
    made.show_round(round_, "a2", can_go_back=False)  # type: ignore[arg-type]
    return made


def test_none_is_one_press(sheet: InterestsSheet, qtbot: QtBot) -> None:
    assert sheet.go.text() == NONE
    assert not sheet.back.isVisible()
    with qtbot.waitSignal(sheet.declared) as declared:
        sheet.go.click()
    assert declared.args == [{}]


def test_a_ticked_case_asks_for_the_rest(sheet: InterestsSheet, qtbot: QtBot) -> None:
    row = sheet.rows[0]
    assert not row.kind.isVisible()
    row.tick.click()
    assert row.kind.isVisible()
    row.kind.setCurrentIndex(row.kind.findData("professional"))
    row.handling.setCurrentIndex(row.handling.findData("score_not_counted"))
    row.note.setText("  Works there ")
    assert sheet.go.text() == "Declare 1 interest"
    with qtbot.waitSignal(sheet.declared) as declared:
        sheet.go.click()
    assert declared.args == [{"K1": Declared("professional", "score_not_counted", "Works there")}]


def test_the_most_careful_consequence_comes_first(sheet: InterestsSheet) -> None:
    sheet.rows[0].tick.click()
    sheet.rows[1].tick.click()
    assert sheet.go.text() == "Declare 2 interests"
    assert sheet.rows[0].declared == Declared("financial", "recused", "")
    sheet.rows[0].tick.click()
    assert sheet.rows[0].declared is None


def test_what_was_declared_before_is_there(sheet: InterestsSheet, round_: Round, qtbot: QtBot) -> None:
    sheet.show_round(round_, "a1", can_go_back=True)  # type: ignore[arg-type]
    assert dict(sheet.answers()) == {"K2": Declared("personal", "may_discuss", "A friend")}
    assert "Assessor 1" in sheet.card.title
    with qtbot.waitSignal(sheet.cancelled):
        sheet.back.click()


def test_words_find_a_case_and_ticks_stay(sheet: InterestsSheet, qtbot: QtBot) -> None:
    sheet.rows[0].tick.click()
    qtbot.keyClicks(sheet.field, "case 3")
    assert [row.case for row in sheet.rows if row.isVisible()] == ["K3"]
    assert list(sheet.answers()) == ["K1"]


def test_everything_has_a_name(sheet: InterestsSheet) -> None:
    row = sheet.rows[0]
    names = [part.accessibleName() for part in (row.kind, row.handling, row.note)]
    assert names == ["Kind of interest in Case 1", "What follows for Case 1", "What the interest in Case 1 is"]


def test_enter_does_not_declare(qtbot, theme):
    """An Enter that was meant for the sheet before must not become a declaration."""
    sheet = InterestsSheet(theme)
    qtbot.addWidget(sheet)
    with qtbot.assertNotEmitted(sheet.declared):
        qtbot.keyClick(sheet.go, Qt.Key.Key_Return)
    with qtbot.waitSignal(sheet.declared):
        qtbot.keyClick(sheet.go, Qt.Key.Key_Space)


def test_enter_declares_what_is_ticked(sheet: InterestsSheet, qtbot: QtBot) -> None:
    sheet.rows[0].tick.click()
    with qtbot.waitSignal(sheet.declared):
        qtbot.keyClick(sheet.go, Qt.Key.Key_Return)


def test_cases_that_came_later_stand_first(sheet: InterestsSheet, round_: Round) -> None:
    none = msgspec.structs.replace(round_.interests["a2", ""], cases=("K1",))  # type: ignore[index]
    sheet.show_round(replace(round_, interests={("a2", ""): none}), "a2", can_go_back=False)  # type: ignore[arg-type, dict-item]
    assert sheet.rows[-1].case == "K1"
    assert sheet.about.text().startswith(f"{len(round_.cases) - 1} cases were added since you declared")
