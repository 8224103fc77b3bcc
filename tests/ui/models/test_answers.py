"""Answers in words and counts, and why one cannot be given."""

from __future__ import annotations

from typing import Any

import pytest

from prioritiser.model.case import Case
from prioritiser.model.framework import Criterion
from prioritiser.model.people import Assessor, Group, Interest
from prioritiser.model.round import Round
from prioritiser.model.score import Answer
from prioritiser.model.settings import Settings
from ui.models import answers

LEVEL = Criterion(id="C1", mirrored=True)  # type: ignore[arg-type]
MEASURE = Criterion(id="C2", kind="measure", unit="QALYs")  # type: ignore[arg-type]


def given(case: str = "K1", criterion: str = "C1", **more: Any) -> Answer:
    return Answer(assessor="a1", case=case, criterion=criterion, **more)  # type: ignore[arg-type]


def round_of(
    *held: Answer, stage: str = "scoring", interests: tuple[Interest, ...] = (), lane: str = "ranked"
) -> Round:
    return Round(
        settings=Settings(stage=stage),  # type: ignore[arg-type]
        criteria={"C1": LEVEL, "C2": MEASURE},  # type: ignore[dict-item]
        groups={"g": Group(id="g", name="Clinicians")},  # type: ignore[arg-type, dict-item]
        assessors={"a1": Assessor(id="a1", name="Ann", group="g", role="GP"), "a2": Assessor(id="a2")},  # type: ignore[arg-type, dict-item]
        cases={"K1": Case(id="K1", title="One"), "K2": Case(id="K2", title="Two", lane=lane)},  # type: ignore[arg-type, dict-item]
        interests={(each.assessor, each.case or ""): each for each in interests},
        answers={(each.case, each.criterion, each.assessor): each for each in held},
    )


@pytest.mark.parametrize(
    ("answer", "criterion", "words"),
    [
        (None, LEVEL, "not scored"),
        (given(level=4), LEVEL, "scored 4"),
        (given(level=0), LEVEL, "scored 0"),
        (given(measure=1234.5), MEASURE, "1,234.5 QALYs"),
        (given(answer="no_evidence"), LEVEL, "no evidence yet"),
        (given(answer="abstain"), LEVEL, "abstained"),
        (given(reason="only a note"), LEVEL, "not scored"),
        (given(level=4, stale=True), LEVEL, "scored 4, to be confirmed"),
        (given(conflict=True), LEVEL, "two different answers, not counted"),
    ],
)
def test_an_answer_is_said_in_words(answer: Answer | None, criterion: Criterion, words: str) -> None:
    assert answers.said(answer, criterion) == words


@pytest.mark.parametrize(
    ("answer", "stands"),
    [
        (None, False), (given(level=0), True), (given(answer="no_evidence"), True), (given(answer="abstain"), True),
        (given(reason="note"), False), (given(level=3, stale=True), False), (given(level=3, conflict=True), False),
    ],
)  # fmt: skip
def test_only_what_stands_is_counted(answer: Answer | None, stands: bool) -> None:
    assert answers.is_given(answer) == stands


def test_the_tally_counts_what_is_asked_for() -> None:
    recused = Interest(assessor="a1", case="K2", kind="financial", handling="recused")  # type: ignore[arg-type]
    held = round_of(given(level=1), given("K2", level=2), interests=(recused,))
    tally = answers.tally_of(held, "a1")  # type: ignore[arg-type]
    assert (tally.done, tally.total, tally.per_case) == (1, 2, 2)
    assert (tally.cases["K1"], tally.criteria["C1"], tally.criteria["C2"]) == (1, 1, 0)  # type: ignore[index]
    assert answers.tally_of(held, None).done == 0


def test_a_barrier_says_why_and_the_round_goes_before_the_case() -> None:
    recused = Interest(assessor="a1", case="K1", kind="financial", handling="recused")  # type: ignore[arg-type]
    held = round_of(interests=(recused,), lane="mandated")
    first, second = held.cases.values()
    assert answers.barrier_of(held, "a1", first, "").sentence.startswith("Ann is recused")  # type: ignore[arg-type, union-attr]
    assert answers.barrier_of(held, "a2", first, "") is None  # type: ignore[arg-type]
    assert answers.barrier_of(held, "a2", second, "").word == "Not scored"  # type: ignore[arg-type, union-attr]
    assert answers.barrier_of(held, "a1", first, "Only to read.") == answers.Barrier("", "Only to read.")  # type: ignore[arg-type]
    locked = answers.barrier_of(round_of(stage="locked"), "a1", first, "")  # type: ignore[arg-type]
    assert locked is not None
    assert "locked" in locked.sentence


def test_people_are_named_with_role_and_group() -> None:
    held = round_of()
    assert answers.name_of(held, "a1") == "Ann"  # type: ignore[arg-type]
    assert answers.name_of(held, "a2") == "a2"  # type: ignore[arg-type]
    assert answers.role_of(held, "a1") == "GP · Clinicians"  # type: ignore[arg-type]
    assert answers.role_of(held, "a2") == ""  # type: ignore[arg-type]


def test_only_a_stop_asks_for_the_loss_and_only_where_benefit_is_meant() -> None:
    stop = Case(id="K", title="K", type="disinvestment")  # type: ignore[arg-type]
    reshape = Case(id="K", title="K", type="reshape")  # type: ignore[arg-type]
    assert answers.asks_for_loss(stop, LEVEL)
    assert not answers.asks_for_loss(reshape, LEVEL)
    assert not answers.asks_for_loss(stop, MEASURE)


@pytest.mark.parametrize(
    ("amount", "text"),
    [(0.0, "0"), (-0.0, "0"), (12.0, "12"), (0.25, "0.25"), (-1500.5, "−1,500.5"), (2e6, "2,000,000")],
)
def test_a_measure_is_written_without_needless_digits(amount: float, text: str) -> None:
    assert answers.measure_text(amount) == text


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("42", 42), (" 3.5 ", 3.5), ("1,200", 1200), ("£1.5", 1.5), ("−2", -2), ("-2", -2), (".5", 0.5), ("5.", 5),
        ("12 QALYs", 12), ("12qalys", 12), ("", None), ("abc", None), ("1.2.3", None), ("1e5", None), ("--2", None),
        ("nan", None), ("99999999999999999", None), ("٣", None), ("QALYs", None),
    ],
)  # fmt: skip
def test_what_was_typed_is_a_number_or_nothing(typed: str, amount: float | None) -> None:
    assert answers.read_measure(typed, "QALYs") == amount


@pytest.mark.parametrize("amount", [0.0, -1500.5, 2e6, 0.125, 31.4159])
def test_what_is_shown_can_be_typed_again(amount: float) -> None:
    assert answers.read_measure(answers.measure_text(amount)) == amount
