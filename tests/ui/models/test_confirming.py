"""Answers after a change of the framework: what to confirm, and the words behind them."""

from __future__ import annotations

from pathlib import Path

from prioritiser.edits import drafting
from prioritiser.edits.scoring import set_score
from prioritiser.model.round import Round
from prioritiser.model.score import Answer
from tests.ui.models.framework_rounds import held, published
from ui.models.confirming import STALE, first_waiting, stale_words, waiting_words, wording_words

NEW = ["Nothing", "A bit", "Some of it", "A lot of it", "Nearly all", "All"]


def entry(key: str, **fields: object):
    return lambda held: drafting.draft_entry(held, "criterion", key, fields)


def answer(now: Round, criterion: str) -> Answer:
    return now.answers["K1", criterion, "a1"]  # type: ignore[index]


def changed(tmp_path: Path) -> Round:
    """Return a round whose second version changed the meaning of C1 and the words of C2."""
    return held(
        None, published, entry("C1", anchors=NEW, values=[0, 5, 10, 20, 40, 100]),
        entry("C2", question="Another question?"), published, folder=tmp_path,
    )  # fmt: skip


def test_a_changed_meaning_waits_and_says_what_to_press_and_what_it_meant(tmp_path: Path) -> None:
    now = changed(tmp_path)
    assert stale_words(now, answer(now, "C1")) == (
        "The meaning changed with version 2, so this does not count now. Press 3 again to confirm it, or another "
        "level. 3 meant then: “C1 at much”"
    )
    assert waiting_words(now, "a1") == "The framework changed: 2 answers have to be confirmed."  # type: ignore[arg-type]
    assert first_waiting(now, "a1") == ("K1", "C1")  # type: ignore[arg-type]


def test_a_changed_wording_goes_on_counting_and_says_the_old_words(tmp_path: Path) -> None:
    now = changed(tmp_path)
    assert wording_words(now, answer(now, "C2")) == (
        "The words changed after this was answered. It still counts. The question was: “How far does C2 go?”"
    )
    assert wording_words(now, answer(now, "C1")) == ""
    assert wording_words(now, answer(now, "C3")) == ""
    assert wording_words(now, None) == ""


def test_confirming_leaves_nothing_to_say(tmp_path: Path) -> None:
    now = held(
        None, published, entry("C1", anchors=NEW, values=[0, 5, 10, 20, 40, 100]), published,
        lambda held: set_score(held, "a1", "K1", "C1", level=3),  # type: ignore[arg-type]
        lambda held: set_score(held, "a1", "K2", "C1", level=2),  # type: ignore[arg-type]
        folder=tmp_path,
    )  # fmt: skip
    assert waiting_words(now, "a1") == ""  # type: ignore[arg-type]
    assert first_waiting(now, "a1") is None  # type: ignore[arg-type]
    assert waiting_words(now, "a2")  # type: ignore[arg-type]


def test_one_that_waits_is_said_in_the_singular_and_nobody_waits_for_nobody(tmp_path: Path) -> None:
    now = held(
        None, published, entry("C1", values=[0, 5, 10, 20, 40, 100]), published,
        lambda held: set_score(held, "a1", "K1", "C1", level=3),  # type: ignore[arg-type]
        folder=tmp_path,
    )  # fmt: skip
    assert waiting_words(now, "a1") == "The framework changed: 1 answer has to be confirmed."  # type: ignore[arg-type]
    assert waiting_words(now, None) == ""
    assert waiting_words(Round(), "a1") == ""  # type: ignore[arg-type]


def test_another_kind_of_answer_cannot_be_pressed_again(tmp_path: Path) -> None:
    now = held(
        None, published, entry("C1", kind="measure", unit="£", anchors=[], points=[[0, 0], [1, 100]]), published,
        folder=tmp_path,
    )  # fmt: skip
    said = stale_words(now, answer(now, "C1"))
    assert said.startswith("The meaning changed with version 2: this is answered with a number now. Answer it again.")
    assert said.endswith("3 meant then: “C1 at much”")


def test_an_answer_marked_by_hand_asks_to_answer_again() -> None:
    marked = Answer(assessor="a1", case="K1", criterion="C1", level=1, stale=True)  # type: ignore[arg-type]
    assert stale_words(Round(), marked) == STALE
