"""Where one person is in scoring: what is open, what stays open, and how far it has come in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from prioritiser.model.round import Round
from tests.ui.pages.score.documents import answer, document, held
from ui.models.scoring import Scoring

KEYS = [f"GP{at}" for at in range(1, 6)] + [f"C{at}" for at in range(1, 11)]


@pytest.fixture
def round_(tmp_path: Path) -> Round:
    given = document()
    given["answers"] = [answer("K1", key) for key in KEYS] + [answer("K2", "GP1")]
    return held(given, tmp_path)


@pytest.fixture
def scoring(round_: Round) -> Scoring:
    found = Scoring()
    found.take(round_, "a1", read_only="", shuffled=False)  # type: ignore[arg-type]
    return found


def test_it_opens_the_first_case_with_something_left(scoring: Scoring) -> None:
    assert scoring.case == "K2"
    assert scoring.first_open_row(scoring.rows()) == 2
    assert scoring.facts() == "1 of 15 criteria · 16 of 45 in the round"
    assert scoring.heading() == (
        "Case 2",
        "City · −£200,000 to £900,000 a year, recurrent · 1,200 people · Case 2 of 3",
    )


def test_what_is_open_stays_open_until_somebody_else_scores(scoring: Scoring, round_: Round) -> None:
    scoring.open("K3")
    scoring.take(round_, "a1", read_only="", shuffled=False)  # type: ignore[arg-type]
    assert scoring.case == "K3"
    scoring.take(round_, "a2", read_only="", shuffled=False)  # type: ignore[arg-type]
    assert scoring.case == "K1"


def test_column_view_opens_criteria_and_turns_back(scoring: Scoring) -> None:
    scoring.turn("K3", "GP1")  # type: ignore[arg-type]
    assert (scoring.by_criterion, scoring.open_key) == (True, "GP1")
    assert [entry.key for entry in scoring.entries()] == KEYS
    assert scoring.heading() == ("Policy 1", "Guiding policies · Criterion 1 of 15 · all 3 cases")
    assert scoring.facts() == "2 of 3 cases · 16 of 45 in the round"
    assert scoring.first_open_row(scoring.rows()) == 3
    scoring.open("C1")
    assert scoring.criterion == "C1"
    scoring.turn("K3", "C1")  # type: ignore[arg-type]
    assert (scoring.by_criterion, scoring.open_key) == (False, "K3")


def test_answers_alone_are_counted_again(scoring: Scoring, round_: Round, tmp_path: Path) -> None:
    given = document()
    given["answers"] = [answer("K2", key) for key in KEYS[:4]]
    (tmp_path / "more").mkdir()
    fresh = held(given, tmp_path / "more")
    line = scoring.rows()[2]
    scoring.take_answers(fresh)
    assert scoring.tally.done == 4
    assert scoring.line_again(line).answer.level == 3  # type: ignore[arg-type, union-attr]


def test_a_case_with_nothing_to_score_says_so(tmp_path: Path) -> None:
    given = document()
    given["interests"] += [{"assessor": "a1", "case": "K1", "kind": "financial", "handling": "recused"}]  # type: ignore[operator]
    scoring = Scoring()
    scoring.take(held(given, tmp_path), "a1", read_only="", shuffled=False)  # type: ignore[arg-type]
    scoring.open("K1")
    assert scoring.facts() == "Nothing to score in this case · 0 of 30 in the round"
    assert scoring.first_open_row(scoring.rows()) == 1


def test_a_shuffled_order_is_used_for_list_and_place(round_: Round) -> None:
    scoring = Scoring()
    scoring.take(round_, "a1", read_only="", shuffled=True)  # type: ignore[arg-type]
    assert [entry.key for entry in scoring.entries()] == scoring.order
    scoring.open(scoring.order[2])
    assert scoring.heading()[1].endswith("Case 3 of 3")


def test_what_is_done_says_what_comes_next(scoring: Scoring, tmp_path: Path) -> None:
    assert (scoring.left_here, scoring.outcome(is_last=False)) == (14, "")
    scoring.open("K1")
    assert (scoring.left_here, scoring.outcome(is_last=False)) == (0, "This case is done. Ctrl Enter opens the next.")
    assert scoring.outcome(is_last=True) == "This case is done, and it is the last in the list."
    scoring.turn("K1", "GP1")  # type: ignore[arg-type]
    assert (scoring.left_here, scoring.outcome(is_last=False)) == (1, "")
    (tmp_path / "whole").mkdir()
    given = document()
    given["answers"] = [answer(f"K{at}", key) for at in (1, 2, 3) for key in KEYS]
    scoring.take_answers(held(given, tmp_path / "whole"))
    assert scoring.outcome(is_last=False) == "Everything is scored."


def test_nobody_scores_before_it_is_said_who(round_: Round) -> None:
    scoring = Scoring()
    scoring.take(round_, None, read_only="", shuffled=False)
    assert scoring.desk is None
    assert scoring.rows() == []
    assert scoring.facts() == ""


@pytest.mark.parametrize(
    ("missing", "words"),
    [("cases", "No cases yet"), ("criteria", "No criteria yet"), ("assessors", "No assessors yet")],
)
def test_an_empty_round_says_what_is_missing(round_: Round, missing: str, words: str) -> None:
    scoring = Scoring()
    held_ = Round(**{name: getattr(round_, name) for name in ("cases", "criteria", "assessors") if name != missing})
    scoring.take(held_, None, read_only="", shuffled=False)
    assert scoring.missing().title == words
    assert scoring.facts() == ""
    scoring.take(round_, None, read_only="", shuffled=False)
    assert scoring.missing() is None
