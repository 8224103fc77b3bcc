"""A preview is the round as it would be; the round itself stays as it is."""

from __future__ import annotations

from prioritiser.edits.preview import Preview, as_text
from prioritiser.model.base import CaseId
from prioritiser.model.case import Case
from prioritiser.model.edit import Key
from prioritiser.model.kinds import KINDS
from prioritiser.model.round import Conflict, Rival, Round
from prioritiser.model.score import Vote
from prioritiser.model.settings import Settings

CASE, VOTE = KINDS["case"], KINDS["vote"]
K1 = Case(id=CaseId("K1"), title="One")
HELD = Round(title="Held", cases={CaseId("K1"): K1})


def test_what_is_put_in_is_there_and_the_round_is_untouched() -> None:
    preview = Preview(HELD)
    other = Case(id=CaseId("K2"), title="Two")
    vote = Vote(case=CaseId("K1"), criterion="C1", counts=(1,))  # type: ignore[arg-type]
    preview.put(CASE, ("K2",), other)
    preview.put(VOTE, ("K1", "C1"), vote)
    preview.put(KINDS["round"], (), Settings(levels=3))
    preview.name("New")
    after = preview.round()
    assert (after.title, after.settings.levels, list(after.cases)) == ("New", 3, ["K1", "K2"])
    assert after.votes == {("K1", "C1"): vote}
    assert preview.count(CASE) == 2
    assert preview.get(VOTE, ("K1", "C1")) is vote
    assert preview.get(KINDS["round"], ()) == Settings(levels=3)
    assert (HELD.title, list(HELD.cases), HELD.votes) == ("Held", ["K1"], {})


def test_what_is_taken_out_is_gone_and_taking_out_nothing_is_nothing() -> None:
    preview = Preview(HELD)
    preview.put(CASE, ("K1",), None)
    preview.put(CASE, ("K9",), None)
    assert preview.get(CASE, ("K1",)) is None
    assert preview.count(CASE) == 0
    assert preview.round().cases == {}


def test_a_preview_without_changes_is_the_round() -> None:
    assert Preview(HELD).round() == HELD
    assert Preview(HELD).get(CASE, ("K1",)) is K1


def test_rivals_are_told_by_value_and_reason_whatever_the_order_of_keys() -> None:
    rivals = (Rival({"b": 1, "a": 2}, "why", None, ""), Rival(None, "", None, ""))
    preview = Preview(Round(conflicts=(Conflict("answer", ("K1", "C1", "a1"), "", rivals, None),)))
    found = preview.rivals(Key("answer", ("K1", "C1", "a1")))
    assert found == {(as_text({"a": 2, "b": 1}), "why"), ("null", "")}
    assert preview.rivals(Key("answer", ("K1", "C1", "a1"), "reason")) == frozenset()
