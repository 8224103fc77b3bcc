from __future__ import annotations

import pytest

from prioritiser.edits.document import edit_of
from prioritiser.model.round import Round
from prioritiser.session import Session
from tests.ui.rounds import small_document
from ui.models.interest_words import NONE_IN_ANY, NOT_DECLARED, declared_words, register_of, state_words


def round_with(tmp_path, interests):
    from_file = {**small_document(cases=2), "interests": interests}
    return make(tmp_path, from_file)


def make(tmp_path, document) -> Round:
    session = Session.create(tmp_path / "r.round", edit_of(document, Round(), label="new", fresh=True))
    held = session.round
    session.close()
    return held


@pytest.fixture
def held(tmp_path) -> Round:
    return round_with(
        tmp_path,
        [
            {"assessor": "a1", "case": None, "kind": "none"},
            {
                "assessor": "a1",
                "case": "K2",
                "kind": "financial",
                "handling": "recused",
                "note": "Paid",
                "reference": "7",
            },
        ],
    )


def test_the_register_has_a_line_for_each_interest_and_one_for_each_without(held: Round) -> None:
    lines = [entry.cells for entry in register_of(held)]
    assert lines == [
        ("Assessor 1", "", "Case 2", "Financial", "Does not score it", "Paid", "7"),
        ("Assessor 2", "", "", NOT_DECLARED, "", "", ""),
    ]


def test_none_is_not_the_same_as_not_yet(tmp_path) -> None:
    held = round_with(tmp_path, [{"assessor": "a1", "case": None, "kind": "none"}])
    assert declared_words(held, "a1") == NONE_IN_ANY
    assert declared_words(held, "a2") == NOT_DECLARED


def test_declared_cases_are_counted(held: Round) -> None:
    assert declared_words(held, "a1") == "1 declared"


def test_what_is_still_to_be_said(tmp_path):
    noted = round_with(tmp_path, [{"assessor": "a1", "case": "K2", "kind": "personal", "handling": "recused"}])
    assert state_words(noted, "a1").startswith("Noted, not confirmed")
    assert state_words(noted, "a2") == ""


def test_cases_added_since_are_counted(tmp_path):
    later = round_with(tmp_path, [{"assessor": "a1", "kind": "none", "cases": ["K1"]}])
    assert declared_words(later, "a1") == "1 added since"
    assert state_words(later, "a1") == "1 case was added since the declaration. Score asks about it next time."
