from __future__ import annotations

import pytest

from prioritiser.analysis.interest_effect import Standing, interest_effect
from prioritiser.edits.document import edit_of
from prioritiser.model.round import Round
from prioritiser.session import Session
from tests.prioritiser import small


@pytest.fixture
def held(tmp_path):
    session = small.make(tmp_path / "s.round")
    yield session
    session.close()


def declared(session: Session, handling: str) -> Round:
    entry = {"assessor": "a3", "case": "K1", "kind": "financial", "handling": handling}
    session.commit(edit_of({"interests": [entry]}, session.round, label="interest"))
    return session.round


@pytest.mark.parametrize("handling", ["recused", "score_not_counted"])
def test_answers_that_do_not_count_are_shown_with_and_without(held: Session, handling: str) -> None:
    before = interest_effect(held.round, "a3", "K1")
    assert (before.answers, before.counts) == (3, True)
    after = interest_effect(declared(held, handling), "a3", "K1")
    assert (after.answers, after.counts) == (3, False)
    assert (after.with_them, after.without_them) == (before.with_them, before.without_them)
    assert after.with_them.value != after.without_them.value


def test_an_interest_without_consequence_leaves_the_value(held: Session) -> None:
    effect = interest_effect(declared(held, "may_discuss"), "a3", "K1")
    assert effect.counts
    assert effect.with_them.rank is not None


def test_a_case_that_is_not_there_has_no_standing(held: Session) -> None:
    assert interest_effect(held.round, "a3", "K9").with_them == Standing(None, None)
