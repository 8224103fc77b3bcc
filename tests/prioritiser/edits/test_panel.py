"""The panel: assessors, groups and the register of interests, and what an interest does to the numbers.

That recused and excluded answers leave the panel cell is tested for the analysis in analysis/test_arrays.py; here it is
shown from the edit to the value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from prioritiser.analysis.summary import analyse
from prioritiser.edits import panel
from prioritiser.edits.interests import Declared, declare
from prioritiser.errors import InputError, KnownError, RefusedError
from prioritiser.model.base import AssessorId, CaseId, GroupId
from prioritiser.model.edit import Edit
from prioritiser.session import Session
from tests.prioritiser import small

A1, A2, K1 = AssessorId("a1"), AssessorId("a2"), CaseId("K1")
CLINICAL = GroupId("clinical")


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    held = small.make(tmp_path / "s.round")
    yield held
    held.close()


def values(session: Session) -> dict[str, float | None]:
    return {result.case: result.value for result in analyse(session.round).results}


def test_an_assessor_is_added_with_the_next_id(session: Session) -> None:
    fields = {"name": " Dr  Ada ", "group": "clinical", "role": "GP", "panel": "Prevention", "organisation": "ICB"}
    edit, who = panel.add_assessor(session.round, {**fields, "facilitator": True})
    assert edit.label == "new assessor"
    session.commit(edit)
    found = session.round.assessors[AssessorId(who)]
    assert (who, found.name, found.group, found.panel) == ("a4", "Dr Ada", "clinical", "Prevention")
    assert (found.role, found.organisation, found.facilitator) == ("GP", "ICB", True)
    session.undo()
    assert len(session.round.assessors) == 3


def test_what_is_said_of_an_assessor_changes(session: Session) -> None:
    edit = panel.set_assessor(session.round, A1, {"name": "Bea", "group": None, "facilitator": True})
    assert edit.label == "details of an assessor"
    session.commit(edit)
    found = session.round.assessors[A1]
    assert (found.name, found.group, found.facilitator) == ("Bea", None, True)
    session.commit(panel.set_assessor(session.round, A1, {"group": "clinical", "facilitator": None, "role": None}))
    assert session.round.assessors[A1].group == "clinical"
    assert not session.round.assessors[A1].facilitator


def test_a_withdrawn_assessor_counts_no_more_and_comes_back_whole(session: Session) -> None:
    before = values(session)
    answers = dict(session.round.answers)
    session.commit(panel.withdraw_assessor(session.round, A1))
    assert values(session) != before
    edit, who = panel.add_assessor(session.round, {"name": "New"})
    assert who == "a4"
    assert edit.changes
    session.undo()
    assert values(session) == before
    assert dict(session.round.answers) == answers


def test_groups_are_added_renamed_and_withdrawn(session: Session) -> None:
    edit, group = panel.add_group(session.round, "Public members")
    assert (edit.label, group) == ("new group Public members", "public_members")
    session.commit(edit)
    session.commit(panel.rename_group(session.round, GroupId(group), "The public"))
    assert session.round.groups[GroupId(group)].name == "The public"
    session.commit(panel.withdraw_group(session.round, GroupId(group)))
    assert list(session.round.groups) == ["clinical"]


def test_a_group_with_people_in_it_stays(session: Session) -> None:
    with pytest.raises(InputError) as fault:
        panel.withdraw_group(session.round, CLINICAL)
    assert (fault.value.code, fault.value.message) == ("InUse", "3 assessors are in Clinicians.")


REFUSED: tuple[tuple[str, Callable[[Session], object]], ...] = (
    ("NoName", lambda session: panel.add_assessor(session.round, {"role": "GP"})),
    ("NoName", lambda session: panel.set_assessor(session.round, A1, {"name": " "})),
    ("Repeated", lambda session: panel.add_assessor(session.round, {"name": "assessor 1"})),
    ("UnknownKey", lambda session: panel.add_assessor(session.round, {"name": "B", "age": 40})),
    ("UnknownId", lambda session: panel.add_assessor(session.round, {"name": "B", "group": "none"})),
    ("UnknownId", lambda session: panel.set_assessor(session.round, AssessorId("a9"), {"name": "B"})),
    ("UnknownId", lambda session: panel.withdraw_assessor(session.round, AssessorId("a9"))),
    ("NoName", lambda session: panel.add_group(session.round, " ")),
    ("Repeated", lambda session: panel.add_group(session.round, "clinicians")),
    ("UnknownId", lambda session: panel.rename_group(session.round, GroupId("x"), "X")),
    ("UnknownId", lambda session: panel.withdraw_group(session.round, GroupId("x"))),
    ("UnknownId", lambda session: panel.set_interest(session.round, A1, CaseId("K9"), "personal", "recused")),
    ("WrongShape", lambda session: panel.set_interest(session.round, A1, None, "personal", "recused")),
)


@pytest.mark.parametrize(("code", "act"), REFUSED)
def test_what_cannot_stand_is_refused(session: Session, code: str, act: Callable[[Session], object]) -> None:
    with pytest.raises(InputError) as fault:
        act(session)
    assert fault.value.code == code
    assert fault.value.remedy.endswith("Nothing was changed.")


def test_labels_name_no_person(session: Session) -> None:
    edits: tuple[Edit, ...] = (
        panel.add_assessor(session.round, {"name": "Zora"})[0],
        panel.set_assessor(session.round, A1, {"name": "Zora"}),
        panel.withdraw_assessor(session.round, A1),
        panel.set_interest(session.round, A1, K1, "personal", "recused"),
        panel.withdraw_interest(session.round, A1, K1),
    )
    assert not any(word in edit.label for edit in edits for word in ("Zora", "Assessor 1", "a1"))


def test_a_line_of_the_register_is_kept_and_taken_out(session: Session) -> None:
    edit = panel.set_interest(session.round, A1, K1, "financial", "may_discuss", "Shares", "COI-17")
    assert edit.label == "interest in Case 1"
    session.commit(edit)
    found = session.round.interests[A1, K1]
    assert (found.kind, found.handling, found.note, found.reference) == ("financial", "may_discuss", "Shares", "COI-17")
    session.commit(panel.withdraw_interest(session.round, A1, K1))
    assert not session.round.interests
    session.undo()
    assert session.round.interests[A1, K1] == found
    assert panel.withdraw_interest(session.round, A2, K1).changes == ()


def test_declaring_again_keeps_the_number_in_the_register(session: Session) -> None:
    session.commit(panel.set_interest(session.round, A1, K1, "financial", "may_discuss", "Shares", "COI-17"))
    session.commit(declare(session.round, A1, {K1: Declared("financial", "recused", "Shares")}))
    assert session.round.interests[A1, K1].reference == "COI-17"
    session.commit(declare(session.round, A1, {K1: Declared("financial", "recused", "Shares", "COI-18")}))
    assert session.round.interests[A1, K1].reference == "COI-18"


@pytest.mark.parametrize("handling", ["recused", "score_not_counted"])
def test_the_scores_of_one_who_is_kept_out_leave_the_cell(session: Session, handling: str) -> None:
    whole = values(session)
    session.commit(panel.set_interest(session.round, A1, K1, "personal", handling, "Family"))
    without = analyse(session.round)
    for case in (K1, CaseId("K2")):
        left = [
            answer.level
            for (about, criterion, who), answer in session.round.answers.items()
            if about == case and criterion == "GP1" and (who != A1 or case != K1)
        ]
        cell = without.of(case).contributions["GP1"] / without.weights.leaves["GP1"]
        assert cell == pytest.approx(sum(left) / len(left) * 20)
    assert values(session) != whole
    session.undo()
    assert values(session) == whole


@pytest.mark.parametrize("handling", ["may_discuss", "no_action"])
def test_the_scores_of_one_who_may_judge_stay(session: Session, handling: str) -> None:
    before = values(session)
    session.commit(panel.set_interest(session.round, A1, K1, "indirect", handling))
    assert values(session) == before


def test_one_who_is_recused_cannot_score_that_case(session: Session) -> None:
    session.commit(panel.set_interest(session.round, A1, K1, "personal", "recused"))
    with pytest.raises(KnownError) as fault:
        small.score(session, K1, "GP1", A1, 5)
    assert fault.value.code == "Recused"
    small.score(session, "K2", "GP1", A1, 5)


def test_a_locked_round_keeps_its_panel(session: Session) -> None:
    small.change(session, settings={"stage": "locked"})
    with pytest.raises(RefusedError):
        panel.add_group(session.round, "Public")
