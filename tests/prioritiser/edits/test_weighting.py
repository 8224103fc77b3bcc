"""The agreed weights: made, changed, taken away; and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from prioritiser.analysis.blocks import blocks_of, swings_with
from prioritiser.analysis.weights import effective_weights
from prioritiser.edits.weighting import agree_weights, use_framework_weights
from prioritiser.errors import InputError
from prioritiser.session import Session
from tests.prioritiser import small


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    held = small.make(tmp_path / "s.round")
    yield held
    held.close()


def test_agreed_weights_are_used_until_they_are_taken_away(session: Session) -> None:
    before = effective_weights(session.round)
    swings = swings_with(session.round, before, {"C1": 0.5})
    session.commit(agree_weights(session.round, swings, reason="The panel said so"))
    agreed = session.round.agreed_weights
    assert agreed is not None
    assert (agreed.method, agreed.reason) == ("points", "The panel said so")
    after = effective_weights(session.round)
    assert after.source == "agreed"
    assert {block.id: block.weight for block in blocks_of(session.round, after)}["C1"] == pytest.approx(0.5)
    session.commit(use_framework_weights(session.round, reason="Start again"))
    assert effective_weights(session.round) == before
    session.undo()
    assert session.round.agreed_weights == agreed


def test_new_weights_do_not_keep_the_reason_of_the_old(session: Session) -> None:
    session.commit(agree_weights(session.round, {"A": 50, "B": 50}, reason="First"))
    session.commit(agree_weights(session.round, {"A": 40, "B": 60}, method="swing"))
    agreed = session.round.agreed_weights
    assert agreed is not None
    assert (agreed.reason, agreed.method) == ("", "swing")


def test_judgements_are_kept(session: Session) -> None:
    session.commit(agree_weights(session.round, {"A": 50}, method="pairwise", judgements={"A/B": 3}))
    assert session.round.agreed_weights is not None
    assert session.round.agreed_weights.judgements == {"A/B": 3}


def test_without_agreed_weights_there_is_nothing_to_take_away(session: Session) -> None:
    assert use_framework_weights(session.round).changes == ()


@pytest.mark.parametrize(
    ("swings", "code"), [({"X": 1}, "UnknownId"), ({"A": -1}, "OutOfRange"), ({"A": 0, "B": 0}, "NoWeight")]
)
def test_weights_that_cannot_be_are_refused(session: Session, swings: dict[str, float], code: str) -> None:
    with pytest.raises(InputError) as fault:
        agree_weights(session.round, swings)
    assert fault.value.code == code
