"""Drafting a framework: every change is a draft, one step to undo, and gone once it says nothing new."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from prioritiser.edits.drafting import (
    discard_draft,
    draft_entry,
    draft_framework,
    draft_keep,
    draft_levels,
    draft_marks,
    draft_move,
    draft_new,
    draft_retire,
    drafted,
)
from prioritiser.edits.lifecycle import lock_round
from prioritiser.errors import InputError, KnownError
from prioritiser.exchange.open_format import document_text
from prioritiser.model.base import CriterionId, NodeId
from prioritiser.model.edit import Edit
from prioritiser.model.framework import Criterion
from prioritiser.model.round import Round
from prioritiser.session import Session
from tests.prioritiser import small

C1 = CriterionId("C1")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    held = small.make(tmp_path / "s.round")
    yield held
    held.close()


def code_of(make: Callable[[], object]) -> str:
    with pytest.raises(KnownError) as fault:
        make()
    return fault.value.code


def of(session: Session, key: str) -> Criterion:
    return drafted(session.round).criteria[CriterionId(key)]


def commit(session: Session, edit: Edit) -> None:
    before = replace(session.round, revision=0)
    session.commit(edit)
    after = replace(session.round, revision=0)
    assert after.criteria == before.criteria
    assert after.settings == before.settings
    session.undo()
    assert replace(session.round, revision=0) == before
    session.redo()
    assert replace(session.round, revision=0) == after


def test_a_field_is_changed_in_the_draft_only(session: Session) -> None:
    edit = draft_entry(session.round, "criterion", "C1", {"question": "How much health?"})
    assert edit.label == "question of Health gain"
    commit(session, edit)
    assert of(session, "C1").question == "How much health?"
    assert session.round.drafts["criterion", "C1"].entry == {"question": "How much health?"}
    assert draft_marks(session.round) == {("criterion", "C1"): "changed"}


def test_a_field_that_is_as_it_was_leaves_the_draft(session: Session) -> None:
    commit(session, draft_entry(session.round, "criterion", "C1", {"question": "?", "swing": 5}))
    commit(session, draft_entry(session.round, "criterion", "C1", {"question": ""}))
    assert session.round.drafts["criterion", "C1"].entry == {"swing": 5}
    commit(session, draft_entry(session.round, "criterion", "C1", {"swing": 60.0}))
    assert not session.round.drafts
    assert draft_entry(session.round, "criterion", "C1", {"swing": 60, "name": "Health gain"}).changes == ()


def test_a_field_is_cleared_by_nothing(session: Session) -> None:
    commit(session, draft_entry(session.round, "criterion", "C2", {"neutral": None, "name": ""}))
    assert of(session, "C2").neutral is None
    assert of(session, "C2").label == "C2"


def test_a_gate_and_a_lens_are_drafted_too(session: Session) -> None:
    commit(session, draft_entry(session.round, "gate", "G1", {"test": "Is it ours to decide?"}))
    commit(session, draft_entry(session.round, "node", "A", {"name": "Guiding policies"}))
    after = drafted(session.round)
    assert next(iter(after.gates.values())).test == "Is it ours to decide?"
    assert after.nodes[NodeId("A")].name == "Guiding policies"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"colour": "red"}, "UnknownKey"), ({"swing": "heavy"}, "WrongShape"), ({"anchors": "one"}, "WrongShape"),
        ({"domain": "money"}, "WrongShape"), ({"kind": "formula"}, "WrongShape"),
        ({"swing": float("nan")}, "NotANumber"),
        ({"points": [[0, float("inf")]]}, "NotANumber"), ({"question": "a\x00b"}, "NotText"),
        ({"question": "x" * 40_000}, "TooLong"), ({"parent": "nowhere"}, "UnknownId"),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_refused(session: Session, changes: dict[str, object], code: str) -> None:
    assert code_of(lambda: draft_entry(session.round, "criterion", "C1", changes)) == code


def test_an_unknown_thing_is_named(session: Session) -> None:
    assert code_of(lambda: draft_entry(session.round, "criterion", "C9", {})) == "UnknownId"
    assert code_of(lambda: draft_retire(session.round, "gate", "G9")) == "UnknownId"


def test_a_new_criterion_comes_last_of_its_siblings_with_their_sort_of_id_and_weight(session: Session) -> None:
    edit, key = draft_new(session.round, "criterion", {"parent": "B"})
    commit(session, edit)
    assert (key, edit.label) == ("C3", "new criterion")
    assert of(session, "C3") == Criterion(id=CriterionId("C3"), name="New criterion", parent=NodeId("B"), swing=50)
    edit, key = draft_new(session.round, "criterion", {"parent": "A", "name": "Research"})
    commit(session, edit)
    assert key == "GP2"
    assert list(drafted(session.round).criteria) == ["GP1", "C1", "C2", "C3", "GP2"]
    assert draft_marks(session.round) == {("criterion", "C3"): "new", ("criterion", "GP2"): "new"}


def test_new_lenses_families_and_gates(session: Session) -> None:
    names = []
    for part, entry in (
        ("node", {}),
        ("node", {"parent": "B"}),
        ("gate", {}),
        ("criterion", {"id": "X", "parent": "N2"}),
    ):
        edit, key = draft_new(session.round, part, entry)  # type: ignore[arg-type]
        commit(session, edit)
        names.append((key, edit.label))
    assert names == [("N1", "new lens"), ("N2", "new family"), ("G2", "new gate"), ("X", "new criterion")]
    assert code_of(lambda: draft_new(session.round, "node", {"id": "X"})) == "Repeated"
    assert code_of(lambda: draft_new(session.round, "criterion", {"id": " "})) == "BadId"


def test_a_half_made_measure_can_be_drafted(session: Session) -> None:
    commit(session, draft_entry(session.round, "criterion", "C1", {"kind": "measure"}))
    commit(session, draft_entry(session.round, "criterion", "C1", {"points": [[0, 0], [7, 100]], "unit": "years"}))
    assert of(session, "C1").points == ((0.0, 0.0), (7.0, 100.0))


def test_what_is_retired_can_be_kept_after_all(session: Session) -> None:
    commit(session, draft_entry(session.round, "criterion", "C1", {"question": "?"}))
    commit(session, draft_retire(session.round, "criterion", "C1"))
    assert list(drafted(session.round).criteria) == ["GP1", "C2"]
    assert list(drafted(session.round, retired=True).criteria) == ["GP1", "C1", "C2"]
    assert draft_marks(session.round) == {("criterion", "C1"): "retired"}
    commit(session, draft_keep(session.round, "criterion", "C1"))
    assert of(session, "C1").question == "?"


def test_a_lens_goes_with_all_that_lies_in_it(session: Session) -> None:
    commit(session, draft_new(session.round, "node", {"id": "F", "parent": "B"})[0])
    commit(session, draft_new(session.round, "criterion", {"id": "N", "parent": "F"})[0])
    commit(session, draft_retire(session.round, "node", "B"))
    after = drafted(session.round)
    assert (list(after.nodes), list(after.criteria)) == (["A"], ["GP1"])
    assert ("criterion", "N") not in session.round.drafts
    commit(session, draft_keep(session.round, "criterion", "C2"))
    assert (list(drafted(session.round).nodes), list(drafted(session.round).criteria)) == (["A", "B"], ["GP1", "C2"])
    commit(session, draft_keep(session.round, "node", "B"))
    assert not session.round.drafts


def test_things_are_moved_among_siblings_and_to_other_parents(session: Session) -> None:
    commit(session, draft_move(session.round, "criterion", "C2", parent="B", place=0))
    assert list(drafted(session.round).criteria) == ["GP1", "C2", "C1"]
    assert list(draft_marks(session.round).values()) == ["moved"]
    commit(session, draft_move(session.round, "criterion", "C2", parent="A", place=0))
    assert list(drafted(session.round).criteria) == ["C2", "GP1", "C1"]
    assert of(session, "C2").parent == "A"
    commit(session, draft_move(session.round, "criterion", "C2", parent="B", place=7))
    assert not session.round.drafts, "a way there and back leaves nothing"
    commit(session, draft_move(session.round, "node", "B", parent=None, place=-3))
    assert list(drafted(session.round).nodes) == ["B", "A"]
    commit(session, draft_new(session.round, "gate", {})[0])
    commit(session, draft_move(session.round, "gate", "G2", parent=None, place=0))
    assert list(drafted(session.round).gates) == ["G2", "G1"]


def test_a_lens_cannot_lie_in_itself(session: Session) -> None:
    commit(session, draft_new(session.round, "node", {"id": "F", "parent": "B"})[0])
    assert code_of(lambda: draft_move(session.round, "node", "B", parent="F", place=0)) == "Loop"
    assert code_of(lambda: draft_entry(session.round, "node", "B", {"parent": "B"})) == "Loop"
    assert code_of(lambda: draft_move(session.round, "criterion", "C1", parent="C2", place=0)) == "UnknownId"


def test_levels_fit_anchors_and_values_to_the_new_scale(tmp_path: Path) -> None:
    document = small.document()
    document["criteria"][0].update(anchors=list("abcdef"), values=[0, 20, 40, 60, 80, 100], neutral=5)  # type: ignore[index]
    document["criteria"][1].update(values=[0, 10, 20, 30, 40, 100])  # type: ignore[index]
    session = small.make(tmp_path / "l.round", criteria=document["criteria"], answers=[])
    session.commit(draft_levels(session.round, 3))
    after = drafted(session.round)
    one, two = after.criteria[CriterionId("GP1")], after.criteria[C1]
    assert (one.anchors, one.values, one.neutral) == (("a", "b", "c", "f"), (), 3)
    assert two.values == pytest.approx((0, 16.666667, 33.333333, 100))
    session.commit(draft_levels(session.round, 7))
    assert drafted(session.round).criteria[CriterionId("GP1")].anchors == ("a", "b", "c", "", "", "", "", "f")
    for levels in (0, 10, 2.5, True, "5"):
        with pytest.raises(InputError):
            draft_levels(session.round, levels)  # type: ignore[arg-type]


def test_levels_stay_while_there_are_scores(session: Session) -> None:
    assert code_of(lambda: draft_levels(session.round, 4)) == "HasScores"
    assert draft_levels(session.round, 5).changes == ()


def whole(held: Round) -> dict[str, object]:
    return {
        "settings": {"levels": held.settings.levels},
        "nodes": [{"id": "B", "name": "Criteria", "swing": 70}, {"id": "Z", "name": "New"}],
        "criteria": [
            {"id": "C2", "name": "Money", "parent": "B", "swing": 40, "domain": "finance", "neutral": 3},
            {"id": "C1", "name": "Health gain", "parent": "B", "swing": 60, "mirrored": True},
            {"id": "Z1", "parent": "Z"},
        ],
    }


def test_a_whole_framework_becomes_the_draft(session: Session) -> None:
    session.commit(draft_entry(session.round, "gate", "G1", {"test": "?"}))
    commit(session, draft_framework(session.round, whole(session.round)))
    after = drafted(session.round)
    assert (list(after.nodes), list(after.criteria)) == (["B", "Z"], ["C2", "C1", "Z1"])
    assert after.gates == session.round.gates, "a list that is not there stays as it is in force"
    assert set(session.round.drafts) == {
        ("node", "A"), ("node", "Z"), ("criterion", "GP1"), ("criterion", "Z1"), ("settings", "criteria"),
    }  # fmt: skip
    again = draft_framework(session.round, whole(session.round))
    assert again.changes == ()


def test_the_framework_in_force_leaves_no_draft(session: Session) -> None:
    session.commit(draft_retire(session.round, "node", "B"))
    held = session.round
    document = {name: entries for name, entries in small.document().items() if name in ("nodes", "criteria", "gates")}
    session.commit(draft_framework(held, document))
    assert not session.round.drafts


@pytest.mark.parametrize(
    ("change", "code", "where"),
    [
        ({"criteria": [{"id": "C1"}, {"id": "C1"}]}, "Repeated", "criteria[1].id"),
        ({"criteria": [{"name": "x"}]}, "BadId", "criteria[0].id"),
        ({"criteria": {"id": "C1"}}, "WrongShape", "criteria"),
        ({"criteria": ["C1"]}, "WrongShape", "criteria[0]"),
        ({"criteria": [{"id": "C1", "__class__": "os"}]}, "UnknownKey", "criteria[0].__class__"),
        ({"settings": {"levels": 4}}, "HasScores", "settings.levels"),
        ({"settings": {"levels": 10**9}}, "OutOfRange", "settings.levels"),
        ({"settings": {"levels": 0}}, "OutOfRange", "settings.levels"),
    ],
)
def test_a_document_that_is_no_framework_is_refused(
    session: Session, change: dict[str, object], code: str, where: str
) -> None:
    with pytest.raises(InputError) as fault:
        draft_framework(session.round, change)
    assert (fault.value.code, fault.value.where) == (code, where)


def test_discarding_leaves_nothing(session: Session) -> None:
    session.commit(draft_framework(session.round, whole(session.round)))
    commit(session, discard_draft(session.round))
    assert not session.round.drafts
    assert discard_draft(session.round).changes == ()


def test_drafts_travel_in_the_open_format(session: Session, tmp_path: Path) -> None:
    session.commit(draft_framework(session.round, whole(session.round)))
    text = document_text(session.round)
    drafts = [{"part": each.part, "id": each.id, "entry": each.entry} for each in session.round.drafts.values()]
    again = small.make(tmp_path / "copy.round", drafts=drafts)
    assert document_text(again.round) == text
    again.close()


def test_a_locked_round_takes_no_draft(session: Session) -> None:
    session.commit(lock_round(session.round))
    assert code_of(lambda: draft_entry(session.round, "criterion", "C1", {"question": "?"})) == "RoundLocked"
