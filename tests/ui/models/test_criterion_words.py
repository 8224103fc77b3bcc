"""What is read beside a row: mirrored questions, anchors for every level, what does not count and why."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from prioritiser.model.case import Case
from prioritiser.model.framework import Criterion
from prioritiser.model.people import Assessor
from prioritiser.model.round import Conflict, Rival, Round
from prioritiser.model.score import Answer
from prioritiser.model.settings import Settings
from tests.ui.pages.score.documents import answer, document, held
from ui.models import criterion_words as words
from ui.models.confirming import STALE
from ui.models.criteria import placed_criteria
from ui.models.score_sheet import Desk, Line

CRITERION = Criterion(
    id="C1", name="Reach: people reached", short="Reach", mirrored=True, question="How many?",  # type: ignore[arg-type]
    anchors=("Nobody", "Some", "All"), evidence="Counts.",
)  # fmt: skip


def line_of(
    criterion: Criterion = CRITERION, *, kind: str = "investment", answer: Answer | None = None
) -> tuple[Round, Line]:
    round_ = Round(
        settings=Settings(levels=2),
        criteria={criterion.id: criterion},
        assessors={"a1": Assessor(id="a1", name="Ann")},  # type: ignore[arg-type, dict-item]
        cases={"K1": Case(id="K1", title="One", type=kind)},  # type: ignore[arg-type, dict-item]
        answers={("K1", criterion.id, "a1"): answer} if answer is not None else {},  # type: ignore[dict-item]
    )
    placed = placed_criteria(round_)
    return round_, Desk(round_, "a1", placed).line("K1", placed[0], number=1)  # type: ignore[arg-type]


def test_an_investment_is_asked_the_criterions_question() -> None:
    said = words.words_of(*line_of(), 3)
    assert (said.place, said.title, said.name) == ("Criterion 1 of 3 · Criteria", "Reach", "People reached")
    assert (said.question, said.lost, said.evidence) == ("How many?", "", "Counts.")
    assert [choice.cap for choice in said.choices] == ["2", "1", "0", "?", "A"]
    assert said.choices[0].text == "All"


def test_a_stop_is_asked_what_would_be_lost_in_question_heading_and_anchors() -> None:
    said = words.words_of(*line_of(kind="disinvestment"), 3)
    assert said.question == "If this stopped, how much of this would be lost? How many?"
    assert said.heading == "How much of this would be lost?"
    assert "would lose" in said.lost
    assert [choice.lead for choice in said.choices[:3]] == ["Lost: "] * 3


def test_a_direct_criterion_of_a_stop_is_asked_as_it_stands() -> None:
    direct = Criterion(id="C1", name="Money", question="How much?")  # type: ignore[arg-type]
    said = words.words_of(*line_of(direct, kind="disinvestment"), 1)
    assert (said.question, said.lost) == ("How much?", "")


@pytest.mark.parametrize(
    ("name", "short", "further"),
    [
        ("Reach", "", ""), ("Reach.", "Reach", ""), ("Reach: people", "Reach", "People"),
        ("Reach out to all", "Reach", "Reach out to all"), ("Another name", "Reach", "Another name"),
    ],
)  # fmt: skip
def test_the_full_name_is_told_where_it_says_more(name: str, short: str, further: str) -> None:
    assert words.words_of(*line_of(Criterion(id="C", name=name, short=short)), 1).name == further  # type: ignore[arg-type]


def test_a_level_without_an_anchor_says_so() -> None:
    bare = Criterion(id="C", anchors=("Nobody",))  # type: ignore[arg-type]
    said = words.words_of(*line_of(bare), 1)
    assert [choice.text for choice in said.choices[:3]] == [words.NO_ANCHOR, words.NO_ANCHOR, "Nobody"]


def test_a_measure_is_asked_in_its_unit_with_its_ends() -> None:
    money = Criterion(id="C", kind="measure", unit="£m", points=((10, 0), (2, 100)), mirrored=True)  # type: ignore[arg-type]
    said = words.words_of(*line_of(money), 1)
    assert said.measure == "Give a number in £m, then press Enter. 10 counts for nothing, 2 counts in full."
    assert [choice.cap for choice in said.choices] == ["?", "A"]
    lost = words.words_of(*line_of(money, kind="disinvestment"), 1)
    assert lost.measure.startswith("Give what would be lost in £m")


def test_an_answer_that_is_out_of_date_says_why() -> None:
    old = Answer(assessor="a1", case="K1", criterion="C1", level=1, stale=True)  # type: ignore[arg-type]
    assert words.words_of(*line_of(answer=old), 1).care == STALE
    fresh = Answer(assessor="a1", case="K1", criterion="C1", level=1)  # type: ignore[arg-type]
    assert words.words_of(*line_of(answer=fresh), 1).care == ""


def test_a_conflict_names_the_answers(tmp_path: Path) -> None:
    given = document()
    given["answers"] = [
        answer("K1", "GP1", 2, conflict=True),
        answer("K1", "GP1", None, answer="no_evidence", conflict=True),
    ]
    round_ = held(given, tmp_path)
    placed = placed_criteria(round_)
    line = Desk(round_, "a1", placed).line("K1", placed[0], number=1)  # type: ignore[arg-type]
    care = words.words_of(round_, line, 15).care
    assert "2" in care
    assert "no evidence yet" in care


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ({"level": 3}, "3"),
        ({"measure": 2.5}, "2.5"),
        ({"answer": "abstain"}, "abstained"),
        (None, "no answer"),
        ({}, "no answer"),
    ],
)
def test_each_rival_is_said_in_words(value: object, said: str) -> None:
    disputed = Answer(assessor="a1", case="K1", criterion="C1", conflict=True)  # type: ignore[arg-type]
    round_, line = line_of(answer=disputed)
    rivals = (Rival(value, "", None, ""), Rival({"level": 1}, "", None, ""))
    with_rivals = replace(round_, conflicts=(Conflict("answer", ("K1", "C1", "a1"), "", rivals, None),))
    assert f"{said} and 1" in words.words_of(with_rivals, line, 1).care
    assert "more than one" in words.words_of(round_, line, 1).care
