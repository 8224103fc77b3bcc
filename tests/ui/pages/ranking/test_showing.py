from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget

from prioritiser.edits.lifecycle import close_scoring, open_scoring

SCORING = {"years": ["2026/27", "2027/28"], "stage": "scoring"}


def test_totals_are_hidden_while_scoring_is_open(open_screen):
    screen = open_screen(settings=SCORING)
    page = screen.page
    assert not page.is_listed
    assert not page.table.isVisible()
    assert page.calm.title.text() == "Scoring is still open"
    assert page.calm.count.text() == "87 of 90 scores are in"
    assert [made.text() for made in page.calm.buttons] == ["Close scoring", "Show them to me now"]
    assert (page.facts(), page.hints(), page.insight()) == ("", [], ("", "", None))
    for name in ("ranking.copy", "ranking.why", "ranking.budget", "filter"):
        assert not screen.context.actions.can_run(name), name


def test_closing_scoring_shows_the_list(open_screen):
    screen = open_screen(settings=SCORING)
    asked = []
    screen.context.actions.handle(None, "ranking.close_scoring", lambda: asked.append(1))
    screen.qtbot.mouseClick(screen.page.calm.buttons[0], Qt.MouseButton.LeftButton)
    assert asked == [1]
    screen.context.workspace.do(close_scoring(screen.round))
    assert screen.page.is_listed
    assert screen.page.table.case == "K1"
    screen.context.workspace.do(open_scoring(screen.round))
    assert not screen.page.is_listed


def test_looking_early_says_so_and_ends_when_the_screen_is_left(open_screen):
    screen = open_screen(settings=SCORING)
    page = screen.page
    screen.qtbot.mouseClick(page.calm.buttons[1], Qt.MouseButton.LeftButton)
    assert page.is_listed
    assert screen.focus is page.table
    assert page.note.said.text().startswith("Scoring is still open and you are looking early.")
    assert screen.round.settings.stage == "scoring"
    page.side.show_cell("P1")
    assert page.side.stack.currentWidget() is page.side.why, "people's scores stay hidden"
    other = QWidget()
    screen.window.takeCentralWidget()
    screen.window.setCentralWidget(other)
    screen.window.setCentralWidget(page)
    page.show()
    page.look_again()
    assert not page.is_listed


def test_a_round_without_cases_or_criteria_says_what_to_do(open_screen):
    screen = open_screen(cases=[], answers=[])
    assert screen.page.calm.title.text() == "There are no cases yet"


def test_a_round_that_nobody_has_scored_leads_to_scoring(open_screen):
    screen = open_screen(answers=[])
    gone = []
    screen.context.actions.handle(None, "screen.score", lambda: gone.append(1))
    assert screen.page.calm.title.text() == "Nobody has scored yet"
    screen.key(Qt.Key.Key_Space)
    assert gone == [1]


def test_the_frame_is_told_when_something_is_tried(screen):
    told = QSignalSpy(screen.page.hints_changed)
    screen.page.strip.typed.emit("P1", 0.1)
    assert told.count() >= 1


def test_another_round_starts_with_everything_as_it_was(screen, tmp_path, qtbot):
    from_before = screen.page.sight
    from_before.look_in_order("vfm")
    screen.page.open_filter()
    screen.type("mental")
    screen.page.strip.typed.emit("P1", 0.1)
    with qtbot.waitSignal(screen.context.workspace.opened, timeout=20_000):
        screen.context.workspace.open(screen.path)
    assert screen.page.order.current == "vfm", "the same round, opened again, is looked at as before"
    screen.page._uuid = "another"
    screen.page.refresh(None)
    assert screen.page.order.current == "value"
    assert screen.page.filters.isHidden()
    assert not screen.page.sight.view.tries_weights
