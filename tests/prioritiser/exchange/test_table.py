"""The archive as CSV: a row for every answer, numbers in full, text inert in a spreadsheet and otherwise unchanged."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritiser.analysis.summary import analyse
from prioritiser.exchange.table import COLUMNS, csv_text, inert, rows
from prioritiser.model.round import Round
from tests.prioritiser.analysis.rounds import budget, cost, round_of
from tests.prioritiser.exchange.documents import CHARACTERS, TRAPS

LIVE = [
    "=cmd|'/c calc'!A1",
    "=HYPERLINK(1)",
    "+1",
    "-2+3",
    "@SUM(1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "＋1",
    "－1",
    "＠x",
    " =1",
]


@pytest.mark.parametrize("text", LIVE)
def test_a_formula_gets_an_apostrophe_and_nothing_else(text: str) -> None:
    assert inert(text) == "'" + text


@given(st.text(CHARACTERS) | st.sampled_from(TRAPS))
def test_text_is_unchanged_but_for_one_apostrophe_in_front(text: str) -> None:
    found = inert(text)
    assert found in (text, "'" + text)
    assert not found.lstrip(" ").startswith(("=", "+", "-", "@"))


def held(reason: str = "") -> Round:
    return round_of(
        criteria=[{"id": "C1", "name": "Name"}, {"id": "M", "kind": "measure", "points": [[0, 0], [3, 100]]}],
        groups=[{"id": "g"}],
        assessors=[{"id": "a1", "name": "Ann", "group": "g"}, {"id": "a2"}],
        cases=[
            {"id": "K1", "title": "One", **cost(10.0)}, {"id": "K2", "title": "Two", "type": "disinvestment"},
            {"id": "K3", "title": "Three"}, {"id": "K4", "lane": "mandated"},
        ],
        answers=[
            {"assessor": "a1", "case": "K1", "criterion": "C1", "level": 4, "reason": reason, "confidence": "low"},
            {"assessor": "a1", "case": "K1", "criterion": "M", "measure": 0.1},
            {"assessor": "a2", "case": "K1", "criterion": "C1", "answer": "abstain"},
            {"assessor": "a2", "case": "K1", "criterion": "M", "measure": 1.0, "stale": True},
            {"assessor": "a2", "case": "K2", "criterion": "C1", "level": 3},
        ],
        interests=[{"assessor": "a2", "case": "K2", "handling": "recused"}],
        agreed=[{"case": "K1", "criterion": "C1", "level": 5, "reason": "agreed"},
                {"case": "K2", "criterion": "C1", "outcome": "parked"}],
        budgets=[budget(10.0)],
    )  # fmt: skip


def table(round_: Round) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_text(round_, analyse(round_)), newline="")))


def test_there_is_a_row_for_every_answer_and_agreed_score_and_one_for_a_case_without() -> None:
    found = table(held())
    assert [(row["case"], row["record"], row["criterion"], row["assessor"]) for row in found] == [
        ("K1", "score", "C1", "a1"), ("K1", "score", "M", "a1"), ("K1", "score", "C1", "a2"),
        ("K1", "score", "M", "a2"),
        ("K1", "agreed score", "C1", ""), ("K2", "score", "C1", "a2"), ("K2", "agreed score", "C1", ""),
        ("K3", "", "", ""), ("K4", "", "", ""),
    ]  # fmt: skip
    assert [row["counts"] for row in found] == ["1", "1", "0", "0", "1", "0", "0", "", ""]


def test_a_row_says_all_there_is_to_say() -> None:
    first = table(held("Because"))[0]
    assert tuple(first) == COLUMNS
    value = analyse(held()).of("K1").value  # type: ignore[arg-type]
    assert first == {
        "case": "K1", "title": "One", "type": "investment", "lane": "ranked", "rank": "1", "value": repr(value),
        "coverage": "1.0", "funded": "1", "criterion": "C1", "criterion_name": "Name", "assessor": "a1",
        "assessor_name": "Ann", "group": "g", "record": "score", "level": "4", "measure": "", "answer": "",
        "confidence": "low", "reason": "Because", "counts": "1",
    }  # fmt: skip


@pytest.mark.parametrize("reason", [*TRAPS, *LIVE], ids=ascii)
def test_a_reason_of_any_kind_comes_back_from_the_csv(reason: str) -> None:
    assert table(held(reason))[0]["reason"] == inert(reason)


def test_what_an_answer_refers_to_may_be_gone() -> None:
    full = held()
    gone = Round(cases=full.cases, answers=full.answers, agreed=full.agreed)
    found = list(rows(gone, analyse(gone)))
    assert {row[COLUMNS.index("criterion_name")] for row in found} == {"", None}
    assert {row[COLUMNS.index("assessor_name")] for row in found} == {"", None}
