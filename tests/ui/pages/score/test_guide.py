"""The right of the screen: what is read and written beside a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from prioritiser.model.case import Case
from prioritiser.model.framework import Criterion, Helper
from prioritiser.model.people import Assessor
from prioritiser.model.round import Round
from prioritiser.model.score import Answer
from prioritiser.model.settings import Settings
from ui.models.answers import Barrier
from ui.models.criteria import placed_criteria
from ui.models.criterion_words import words_of
from ui.models.score_sheet import Desk, Line
from ui.pages.score.guide import Guide
from ui.theme import Theme

GRID = Helper(rows=("E1: small", "E2: large"), columns=("R1: few", "R2: many"), levels=((0, 1), (1, 2)))
Show = Callable[..., Guide]


def round_of(kind: str = "investment", answer: Answer | None = None) -> Round:
    criterion = Criterion(
        id="C1", name="Reach: people reached", short="Reach", mirrored=True, question="How many?",  # type: ignore[arg-type]
        anchors=("Nobody", "Some", "All"), evidence="Counts <by year>.",
    )  # fmt: skip
    return Round(
        settings=Settings(levels=2),
        criteria={"C1": criterion},  # type: ignore[dict-item]
        assessors={"a1": Assessor(id="a1", name="Ann")},  # type: ignore[arg-type, dict-item]
        cases={"K1": Case(id="K1", title="One", type=kind)},  # type: ignore[arg-type, dict-item]
        answers={("K1", "C1", "a1"): answer} if answer is not None else {},  # type: ignore[dict-item]
    )


def line_of(round_: Round) -> Line:
    placed = placed_criteria(round_)
    return Desk(round_, "a1", placed).line("K1", placed[0], number=1)  # type: ignore[arg-type]


@pytest.fixture
def guide(qtbot: QtBot, theme: Theme) -> Guide:
    made = Guide(theme, letters=lambda: True)
    qtbot.addWidget(made)
    made.resize(300, 680)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def show(guide: Guide) -> Show:
    def shown(round_: Round, line: Line | None = None, **more: object) -> Guide:
        line = line or line_of(round_)
        guide.show_line(words_of(round_, line, 1), line, **more)  # type: ignore[arg-type]
        return guide

    return shown


def test_question_anchors_and_evidence_are_shown(show: Show) -> None:
    guide = show(round_of())
    assert (guide.place.text(), guide.title.text(), guide.name.text()) == (
        "Criterion 1 of 1 · Criteria",
        "Reach",
        "People reached",
    )
    assert guide.question.text() == "How many?"
    assert "Counts &lt;by year&gt;." in guide.evidence.text()
    assert all(
        part.isHidden() for part in (guide.lost, guide.care, guide.barrier, guide.heading, guide.measure, guide.grid)
    )


def test_a_stop_says_lost(show: Show) -> None:
    guide = show(round_of("disinvestment"))
    assert not guide.lost.isHidden()
    assert guide.heading.text() == "How much of this would be lost?"


def test_the_recorded_answer_is_marked(show: Show) -> None:
    answer = Answer(assessor="a1", case="K1", criterion="C1", level=1, reason="why", confidence="high")  # type: ignore[arg-type]
    guide = show(round_of(answer=answer))
    assert [button.choice.cap for button in guide.choices.buttons if button.isChecked()] == ["1"]
    assert (guide.note.toPlainText(), guide.confidence.current) == ("why", "high")
    abstained = Answer(assessor="a1", case="K1", criterion="C1", answer="abstain")  # type: ignore[arg-type]
    show(round_of(answer=abstained))
    assert [button.choice.cap for button in guide.choices.buttons if button.isChecked()] == ["A"]
    show(round_of(answer=replace_conflict(answer)))
    assert not any(button.isChecked() for button in guide.choices.buttons)
    assert not guide.care.isHidden()


def replace_conflict(answer: Answer) -> Answer:
    return Answer(assessor=answer.assessor, case=answer.case, criterion=answer.criterion, level=1, conflict=True)


def test_what_cannot_be_given_is_said_and_switched_off(show: Show) -> None:
    round_ = round_of()
    guide = show(round_, replace(line_of(round_), barrier=Barrier("Recused", "Ann is recused.")))
    assert guide.barrier.words.text() == "Ann is recused."
    assert guide.note.isReadOnly()
    assert not guide.confidence.isEnabled()
    assert not guide.choices.buttons[0].isEnabled()


def test_a_reason_is_asked_for_above_the_note(show: Show) -> None:
    guide = show(round_of(), reason="Say why.")
    assert guide.reason.words.text() == "Say why."
    assert "Needed" in guide.note_label.text()
    show(round_of())
    assert guide.reason.isHidden()
    assert "Optional" in guide.note_label.text()


def test_the_grid_is_a_table_with_its_legend(show: Show) -> None:
    guide = show(round_of(), helper=GRID)
    text = guide.grid.text()
    assert text.count("<td") == 4
    assert all(part in text for part in ("E2: large", "R1: few", ">E1<", ">R2<"))


def test_asking_why_puts_the_keys_at_the_end_of_the_note(show: Show, qtbot: QtBot) -> None:
    answer = Answer(assessor="a1", case="K1", criterion="C1", level=1, reason="why")  # type: ignore[arg-type]
    guide = show(round_of(answer=answer))
    guide.ask_why()
    qtbot.keyClicks(guide.note, " not")
    assert guide.note.toPlainText() == "why not"
    with qtbot.waitSignal(guide.written) as written:
        qtbot.keyClick(guide.note, Qt.Key.Key_Escape)
    assert written.args == ["K1", "C1", "why not"]


def test_pressing_is_told(show: Show, qtbot: QtBot) -> None:
    guide = show(round_of())
    with qtbot.waitSignal(guide.pressed) as pressed:
        guide.choices.buttons[0].click()
    assert pressed.args[0].level == 2
    with qtbot.waitSignal(guide.sure) as sure:
        guide.confidence.segment("low").click()
    assert sure.args == ["low"]


def test_where_it_is_low_everything_scrolls(show: Show, theme: Theme) -> None:
    guide = show(round_of())
    assert not guide.area.isAncestorOf(guide.foot)
    guide.resize(300, 300)
    assert guide.area.isAncestorOf(guide.foot)
    guide.resize(300, 680)
    assert not guide.area.isAncestorOf(guide.foot)
    theme.set_zoom(2.0)
    assert guide.area.isAncestorOf(guide.foot)
