"""The agreed weights: made, changed, taken away; and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from prioritiser.analysis.blocks import blocks_of, swings_with
from prioritiser.analysis.panel_weights import mean_swings, panel_weights
from prioritiser.analysis.weights import effective_weights
from prioritiser.edits.lifecycle import lock_round
from prioritiser.edits.weighting import agree_weights, clear_weights, set_weights, use_framework_weights
from prioritiser.errors import InputError, RefusedError
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


# One person's own


def test_a_persons_set_is_kept_with_what_led_to_it_and_taken_away(session: Session) -> None:
    judgements = {"groups": [{"method": "swing", "swings": {"A": 100, "B": 60}}]}
    session.commit(set_weights(session.round, "a1", {"A": 100, "B": 60}, judgements=judgements, reason="Mine"))
    found = session.round.weight_sets["a1"]  # type: ignore[index]
    assert (found.method, found.swings, found.judgements) == ("swing", {"A": 100, "B": 60}, judgements)
    assert found.reason == "Mine"
    assert session.round.agreed_weights is None
    assert effective_weights(session.round).source == "framework"
    session.commit(clear_weights(session.round, "a1"))
    assert session.round.weight_sets == {}
    session.undo()
    assert session.round.weight_sets["a1"] == found  # type: ignore[index]


def test_the_same_set_again_changes_nothing(session: Session) -> None:
    session.commit(set_weights(session.round, "a1", {"A": 1}, method="points", judgements={"n": 1}))
    assert set_weights(session.round, "a1", {"A": 1}, method="points", judgements={"n": 1}).changes == ()
    assert clear_weights(session.round, "a2").changes == ()


def test_the_same_swings_without_judgements_do_not_keep_those_of_before(session: Session) -> None:
    session.commit(set_weights(session.round, "a1", {"A": 1}, judgements={"n": 1}))
    session.commit(set_weights(session.round, "a1", {"A": 1}))
    assert session.round.weight_sets["a1"].judgements is None  # type: ignore[index]


def test_judgements_without_swings_yet_keep_those_there_are(session: Session) -> None:
    half = {
        "groups": [{"method": "pairwise", "ids": ["C1", "C2"], "matrix": [[1, None], [None, 1]]}],
        "unfinished": True,
    }
    session.commit(set_weights(session.round, "a1", {}, method="pairwise", judgements=half))
    found = session.round.weight_sets["a1"]  # type: ignore[index]
    assert found.swings == {"A": 30, "B": 70, "GP1": 10, "C1": 60, "C2": 40}
    assert found.judgements == half
    assert panel_weights(session.round).finished == ()
    session.commit(set_weights(session.round, "a1", {"C1": 9}))
    session.commit(set_weights(session.round, "a1", {}, method="pairwise", judgements=half))
    assert session.round.weight_sets["a1"].swings == {"C1": 9}  # type: ignore[index]


def test_half_done_work_comes_back_from_the_file(tmp_path: Path) -> None:
    held = small.make(tmp_path / "h.round")
    half = {"groups": [{"method": "roc", "order": ["C2"]}], "unfinished": True}
    held.commit(set_weights(held.round, "a1", {"C2": 100}, method="roc", judgements=half))
    held.publish()
    held.close()
    again = Session.open(tmp_path / "h.round")
    again.close()
    assert again.round.weight_sets["a1"].judgements == half  # type: ignore[index]


@pytest.mark.parametrize("name", ["a1", "a2", "a3"])
def test_labels_name_nobody(session: Session, name: str) -> None:
    for edit in (set_weights(session.round, name, {"A": 1}), clear_weights(session.round, name)):
        assert edit.label == "weights of one person"


@pytest.mark.parametrize(
    ("assessor", "swings", "code"),
    [
        ("zz", {"A": 1}, "UnknownId"), ("", {"A": 1}, "BadId"), ("a1", {"X": 1}, "UnknownId"),
        ("a1", {"A": -1}, "OutOfRange"), ("a1", {"A": 1e-320}, "OutOfRange"), ("a1", {"A": 0, "B": 0}, "NoWeight"),
    ],
)  # fmt: skip
def test_sets_that_cannot_be_are_refused(session: Session, assessor: str, swings: dict[str, float], code: str) -> None:
    with pytest.raises(InputError) as fault:
        set_weights(session.round, assessor, swings)
    assert fault.value.code == code


def test_a_locked_round_takes_no_weights(session: Session) -> None:
    session.commit(lock_round(session.round))
    with pytest.raises(RefusedError) as fault:
        set_weights(session.round, "a1", {"A": 1})
    assert fault.value.code == "RoundLocked"


def test_the_panels_mean_can_be_agreed(session: Session) -> None:
    session.commit(set_weights(session.round, "a1", {"A": 10, "B": 90, "C1": 30}))
    session.commit(set_weights(session.round, "a2", {"A": 50, "B": 50}))
    panel = panel_weights(session.round)
    session.commit(agree_weights(session.round, mean_swings(panel, session.round), method="swing", reason="Mean"))
    after = effective_weights(session.round)
    assert after.source == "agreed"
    assert {**after.nodes, **after.leaves} == pytest.approx(dict(panel.mean))
    assert after.nodes["A"] == pytest.approx(0.3)  # type: ignore[index]
