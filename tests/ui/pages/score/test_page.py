"""The Score screen in its frame: words for it, ways about it, and nothing lost when it goes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui import walk
from tests.ui.pages.score.conftest import CTRL, SHIFT, Opener, Screen
from tests.ui.pages.score.documents import answer, document, make, with_measure
from ui.pages.score.page import CLOSED, HIDDEN


def test_the_frame_is_told_what_matters(screen: Screen) -> None:
    page = screen.page
    assert (page.name, page.title) == ("score", "Score")
    assert page.chips() == [page.who_chip, page.state_chip]
    assert page.state_chip.text() == HIDDEN
    assert page.hints() == [
        ("0–5", "score and move on"), ("?", "no evidence"), ("N", "note"), ("↑ ↓", "criterion"),
        ("Ctrl Enter", "next case"),
    ]  # fmt: skip
    assert page.facts() == "0 of 15 criteria · 0 of 45 in the round"
    assert page.insight() == ("", "", None)
    page.turn_table()
    assert page.hints()[-2:] == [("↑ ↓", "case"), ("Ctrl Enter", "next criterion")]


def test_no_total_is_shown_anywhere(screen: Screen) -> None:
    screen.press("5" * 15)
    said = f"{screen.page.facts()} {screen.page.insight()[0]}"
    assert said == "15 of 15 criteria · 15 of 45 in the round This case is done. Ctrl Enter opens the next."


def test_after_the_last_row_what_is_left_is_offered(screen: Screen) -> None:
    screen.key(Qt.Key.Key_End)
    screen.press("4")
    words, deed, do = screen.page.insight()
    assert (words, deed) == ("This was the last row; 14 still to score here.", "Show the first")
    assert do is not None
    do()
    assert screen.row == "GP1"
    assert screen.page.insight() == ("", "", None)


def test_the_last_case_says_so(screen: Screen) -> None:
    screen.page.open("K3")
    screen.press("5" * 15)
    assert screen.page.insight()[0] == "This case is done, and it is the last in the list."
    screen.key(Qt.Key.Key_Return, CTRL)
    assert screen.page.scoring.case == "K3"


@pytest.mark.parametrize(("stage", "chips"), [("scoring", 2), ("closed", 2), ("locked", 1)])
def test_the_chip_says_what_stage_it_is(open_screen: Opener, stage: str, chips: int) -> None:
    page = open_screen(document(stage=stage)).page
    assert len(page.chips()) == chips
    assert page.state_chip.text() == (HIDDEN if stage == "scoring" else CLOSED)


def test_ctrl_shift_enter_goes_back(screen: Screen) -> None:
    screen.page.open("K2")
    screen.key(Qt.Key.Key_Return, CTRL | SHIFT)
    assert screen.page.scoring.case == "K1"
    screen.key(Qt.Key.Key_Return, CTRL | SHIFT)
    assert screen.page.scoring.case == "K1"


def test_the_next_case_opens_at_its_first_gap(open_screen: Opener) -> None:
    given = document()
    given["answers"] = [answer("K2", "GP1"), answer("K2", "GP2")]
    screen = open_screen(given)
    screen.key(Qt.Key.Key_Return, CTRL)
    assert (screen.page.scoring.case, screen.row) == ("K2", "GP3")


def test_next_follows_the_filter(open_screen: Opener) -> None:
    given = document()
    given["answers"] = [answer("K2", f"GP{at}") for at in range(1, 6)] + [answer("K2", f"C{at}") for at in range(1, 11)]
    screen = open_screen(given)
    screen.page.faces.list.pills.pills["to_do"].click()
    screen.page.faces.view.setFocus()
    screen.key(Qt.Key.Key_Return, CTRL)
    assert screen.page.scoring.case == "K3"


def test_the_filter_is_reached_and_left_by_keys(screen: Screen) -> None:
    screen.key(Qt.Key.Key_F, CTRL)
    assert screen.page.faces.list.field.hasFocus()
    screen.press("case 2")
    screen.key(Qt.Key.Key_Return)
    screen.key(Qt.Key.Key_Down)
    assert screen.page.scoring.case == "K2"
    screen.key(Qt.Key.Key_Return)
    assert screen.focus is screen.page.faces.view
    screen.key(Qt.Key.Key_F, CTRL)
    screen.key(Qt.Key.Key_Escape)
    screen.key(Qt.Key.Key_Escape)
    assert screen.focus is screen.page.faces.view


def test_an_order_of_ones_own_is_kept(screen: Screen) -> None:
    screen.page.open("K2")
    screen.context.actions.run("score.shuffle")
    mine = [entry.key for entry in screen.page.faces.list.model.entries]
    assert mine == screen.page.scoring.order
    assert screen.page.scoring.case == "K2"
    assert screen.context.settings.get("score_shuffled") is True
    screen.page.refresh(None)
    assert [entry.key for entry in screen.page.faces.list.model.entries] == mine
    screen.context.actions.run("score.shuffle")
    assert [entry.key for entry in screen.page.faces.list.model.entries] == ["K1", "K2", "K3"]


def test_what_was_looked_for_is_shown(screen: Screen) -> None:
    screen.page.reveal("case", "K3")
    screen.page.reveal("criterion", "C4")
    assert (screen.page.scoring.case, screen.row) == ("K3", "C4")
    screen.page.turn_table()
    screen.page.reveal("criterion", "C2")
    screen.page.reveal("case", "K2")
    line = screen.page.faces.line
    assert line is not None
    assert (line.case, line.criterion) == ("K2", "C2")
    screen.page.reveal("elsewhere", "K1")
    assert screen.row == "C2"


def test_a_note_is_kept_when_the_screen_is_hidden(screen: Screen) -> None:
    screen.press("n")
    screen.press("hidden")
    screen.page.hide()
    assert screen.answer("K1", "GP1").reason == "hidden"  # type: ignore[union-attr]


def test_a_note_is_kept_when_another_round_is_opened(screen: Screen, qtbot: QtBot) -> None:
    screen.press("n")
    screen.press("leaving")
    other = make(screen.path.with_name("other.round"), document())
    with qtbot.waitSignal(screen.context.workspace.opened):
        screen.context.workspace.open(other)
    assert screen.page.faces.guide.note.toPlainText() == ""
    with qtbot.waitSignal(screen.context.workspace.opened):
        screen.context.workspace.open(screen.path)
    assert screen.answer("K1", "GP1").reason == "leaving"  # type: ignore[union-attr]


def test_another_round_begins_anew(screen: Screen, qtbot: QtBot) -> None:
    screen.page.open("K3")
    other = make(screen.path.with_name("other.round"), document(cases=2, levels=9))
    with qtbot.waitSignal(screen.context.workspace.opened):
        screen.context.workspace.open(other)
    assert screen.page.faces.currentWidget() is screen.page.faces.who
    screen.context.workspace.set_scoring_as("a1")  # type: ignore[arg-type]
    assert screen.page.scoring.case == "K1"
    screen.page.first_focus().setFocus()
    screen.press("9")
    assert screen.answer("K1", "GP1").level == 9  # type: ignore[union-attr]
    assert screen.page.hints()[0][0] == "0–9"


def test_panes_are_list_case_sheet_and_note(screen: Screen) -> None:
    faces = screen.page.faces
    assert screen.page.panes() == [faces.list.list, faces.drawer.area, faces.view, faces.guide.note]
    screen.page.welcome.ask_who()
    assert screen.page.panes() == [faces.who.list]
    assert screen.page.first_focus() is faces.who.list


def test_while_something_else_is_asked_keys_of_the_sheet_do_nothing(screen: Screen) -> None:
    screen.page.welcome.ask_who()
    for name in ("score.next", "score.note", "score.column", "filter", "score.confidence"):
        screen.context.actions.run(name)
    screen.page.reveal("case", "K3")
    assert screen.page.scoring.case == "K1"
    assert screen.page.faces.currentWidget() is screen.page.faces.who


def test_a_burst_of_keys_loses_none(open_screen: Opener) -> None:
    screen = open_screen(document(cases=4))
    view = screen.page.faces.view
    for _ in range(4):
        for at in range(15):
            screen.qtbot.keyClick(view, str(at % 6))
        screen.page.step(1)
    assert sorted(given.level for given in screen.reopened().answers.values()) == sorted(
        [0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5, 0, 1, 2] * 4
    )  # type: ignore[type-var]


@pytest.mark.parametrize("mode", ["light", "dark", "contrast"])
@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_everything_has_a_name_and_can_be_reached(open_screen: Opener, mode: str, zoom: float) -> None:
    screen = open_screen(with_measure(document()))
    screen.context.theme.set_mode(mode)
    screen.context.theme.set_zoom(zoom)
    assert not walk.unnamed(screen.page)
    if zoom == 1.0:
        assert not walk.small_fonts(screen.page)
        assert not walk.small_targets(screen.page)
    screen.page.welcome.ask_interests()
    assert not walk.unnamed(screen.page)
    screen.page.welcome.ask_who()
    assert not walk.unnamed(screen.page)
