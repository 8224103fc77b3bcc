"""Union: any order, any grouping, any repetition gives one state; nothing is overwritten; forgeries are left out."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prioritiser.edits.document import edit_of
from prioritiser.errors import KnownError
from prioritiser.exchange.open_format import document_text
from prioritiser.model.edit import Edit
from prioritiser.model.event import Chain, EditMark, commit_to, header_hash
from prioritiser.model.round import Round
from prioritiser.session import Session
from prioritiser.store.drafting import drafts_of
from prioritiser.store.ledger import Ledger
from prioritiser.store.merge import union, without_bodies
from prioritiser.store.untrusted import round_of
from tests.prioritiser import small

AT = "2026-04-01T10:00:00.000+01:00"


class Replica:
    """A round in memory, changed and merged by the store's own functions, no file beneath."""

    def __init__(self, name: str, chains: tuple[Chain, ...] = ()) -> None:
        self.ledger = Ledger("round", chains, own=name)

    @property
    def round(self) -> Round:
        return round_of(self.ledger)

    @property
    def text(self) -> str:
        return document_text(self.round)

    def commit(self, edit: Edit) -> None:
        drafts = drafts_of(edit, self.ledger.fold())
        if drafts:
            mark = EditMark(f"{self.ledger.own}-{len(self.ledger.events.get(self.ledger.own, ()))}", edit.label)
            self.ledger.extend(self.ledger.make(drafts, mark=mark, actor=None, at=AT))

    def change(self, **lists: object) -> None:
        self.commit(edit_of(lists, self.round, label="Change", reason="why"))

    def copy(self, name: str) -> Replica:
        return Replica(name, self.ledger.chains())

    def merge(self, other: Replica) -> Replica:
        found = union(self.ledger, other.ledger.chains())
        assert not found.quarantined
        self.ledger.extend(found.new)
        return self


def base() -> Replica:
    replica = Replica("base")
    replica.commit(small.edit())
    return replica


BASE = base()

CHANGES = st.one_of(
    st.builds(
        lambda case, criterion, assessor, level, reason: {
            "answers": [{"case": case, "criterion": criterion, "assessor": assessor, "level": level, "reason": reason}]
        },
        st.sampled_from(["K1", "K2"]),
        st.sampled_from(["GP1", "C1"]),
        st.sampled_from(["a1", "a2"]),
        st.one_of(st.none(), st.integers(0, 5)),
        st.sampled_from(["", "x", "y"]),
    ),
    st.builds(lambda title: {"cases": [{"id": "K1", "title": title}]}, st.sampled_from(["One", "Two"])),
    st.builds(
        lambda board: {"cases": [{"id": "K1", "fields": {"board": board}}]}, st.sampled_from(["uec", "pcc", None])
    ),
    st.builds(
        lambda amounts: {"cases": [{"id": "K1", "money": [{"year": "2026/27", "amount": each} for each in amounts]}]},
        st.lists(st.sampled_from([1.0, 2.0, 3.0]), max_size=3),
    ),
    st.just({"cases": [{"id": "K2", "withdrawn": True}]}),
    st.just({"cases": [{"id": "K2", "title": "Back", "type": "reshape"}]}),
    st.builds(lambda swing: {"weights": [{"assessor": None, "swings": {"GP1": swing}}]}, st.sampled_from([1.0, 2.0])),
    st.builds(lambda level: {"agreed": [{"case": "K1", "criterion": "C2", "level": level}]}, st.integers(0, 5)),
    st.builds(lambda yes: {"decisions": [{"case": "K4", "accepted": yes, "reason": "r"}]}, st.booleans()),
    st.builds(lambda stage: {"settings": {"stage": stage}}, st.sampled_from(["scoring", "closed", "locked"])),
    st.just({"rules": [{"kind": "must", "case": "K3"}]}),
)
HISTORIES = st.lists(st.lists(CHANGES, min_size=0, max_size=4), min_size=2, max_size=4)


def grown(history: list[dict[str, object]], name: str, start: Replica) -> Replica:
    replica = start.copy(name)
    for lists in history:
        try:
            replica.change(**lists)
        except KnownError:
            continue
    return replica


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(histories=HISTORIES)
def test_merging_in_any_order_and_grouping_gives_one_state(histories: list[list[dict[str, object]]]) -> None:
    replicas = [grown(history, f"r{at}", BASE) for at, history in enumerate(histories)]
    states = set()
    for order in itertools.permutations(replicas):
        merged = BASE.copy("m")
        for replica in order:
            merged.merge(replica).merge(replica)
        states.add(merged.text)
        assert not union(merged.ledger, merged.ledger.chains()).new
    first, *rest = replicas
    grouped = BASE.copy("g")
    for replica in rest:
        grouped.merge(replica)
    states.add(first.copy("h").merge(grouped).text)
    assert len(states) == 1


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(first=st.lists(CHANGES, max_size=3), second=st.lists(CHANGES, max_size=3), third=st.lists(CHANGES, max_size=3))
def test_replicas_that_merge_and_go_on_end_alike(
    first: list[dict[str, object]], second: list[dict[str, object]], third: list[dict[str, object]]
) -> None:
    one = grown(first, "one", BASE)
    two = grown(second, "two", one)
    one = grown(third, "one", one)
    both = two.copy("x").merge(one)
    three = grown(first, "three", both)
    left = one.copy("l").merge(three).merge(two)
    right = three.copy("r").merge(two).merge(one)
    assert left.text == right.text
    # A change made after seeing everything leaves no conflict at the key it touched.
    assert all(conflict.kind != "money" or conflict.rivals for conflict in right.round.conflicts)


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(histories=HISTORIES)
def test_a_merged_state_survives_the_open_format(histories: list[list[dict[str, object]]]) -> None:
    merged = BASE.copy("m")
    for at, history in enumerate(histories):
        merged.merge(grown(history, f"r{at}", BASE))
    import json

    again = Replica("again")
    again.commit(edit_of(json.loads(merged.text), Round(), label="New", fresh=True))
    assert again.text == merged.text


def test_equal_changes_elsewhere_are_no_conflict() -> None:
    one, two = BASE.copy("1"), BASE.copy("2")
    for replica in (one, two):
        replica.change(answers=[{"case": "K1", "criterion": "GP1", "assessor": "a1", "level": 5}])
    assert not one.merge(two).round.conflicts


def test_a_field_in_conflict_uses_what_both_had_seen() -> None:
    one, two = BASE.copy("1"), BASE.copy("2")
    one.change(cases=[{"id": "K1", "title": "One"}])
    two.change(cases=[{"id": "K1", "title": "Two"}])
    held = one.merge(two).round
    assert held.cases["K1"].title == "Case 1"  # type: ignore[index]
    (conflict,) = held.conflicts
    assert {rival.value for rival in conflict.rivals} == {"One", "Two"}
    assert conflict.in_use == "Case 1"


def test_what_both_had_seen_is_the_latest_such_value() -> None:
    start = BASE.copy("s")
    start.change(cases=[{"id": "K1", "title": "Seen"}])
    one, two = start.copy("1"), start.copy("2")
    for title in ("A", "One"):
        one.change(cases=[{"id": "K1", "title": title}])
    two.change(cases=[{"id": "K1", "title": "Two"}])
    assert one.merge(two).round.cases["K1"].title == "Seen"  # type: ignore[index]


def test_a_withdrawal_and_a_change_elsewhere_keep_both_on_record() -> None:
    one, two = BASE.copy("1"), BASE.copy("2")
    one.change(cases=[{"id": "K1", "withdrawn": True}])
    two.change(cases=[{"id": "K1", "title": "Still here"}])
    merged = one.merge(two)
    assert "K1" not in merged.round.cases
    assert any(answer.case == "K1" for answer in merged.round.answers.values())


def test_a_merge_can_be_set_aside_and_taken_in_again(tmp_path: Path) -> None:
    session = small.make(tmp_path / "s.round")
    other = Session.open(Path(shutil.copy(tmp_path / "s.round", tmp_path / "o.round")))
    before = document_text(session.round)
    small.score(other, "K1", "GP1", "a1", 5, "elsewhere")
    small.change(other, cases=[{"id": "K9", "title": "New"}])
    merged = session.receive(other.ledger.chains(), source="o.round")
    assert merged.added > 0
    after = document_text(session.round)
    small.score(session, "K2", "GP1", "a1", 0)
    session.undo()
    session.undo()
    assert document_text(session.round) == before
    assert session.receive(other.ledger.chains(), source="o.round").added == 0
    assert document_text(session.round) == before
    session.redo()
    assert document_text(session.round) == after
    session.publish()
    session.close()
    assert document_text(Session.open(tmp_path / "s.round").round) == after


def test_a_merge_that_brings_nothing_writes_nothing(tmp_path: Path) -> None:
    session = small.make(tmp_path / "s.round")
    code = session.ledger.code()
    merged = session.receive(session.ledger.chains(), source="itself")
    assert (merged.added, merged.quarantined) == (0, ())
    assert session.ledger.code() == code


def test_receipts_do_not_bounce_for_ever(tmp_path: Path) -> None:
    one = small.make(tmp_path / "1.round")
    two = Session.open(Path(shutil.copy(tmp_path / "1.round", tmp_path / "2.round")))
    small.score(two, "K1", "GP1", "a1", 5)
    for _ in range(3):
        one.receive(two.ledger.chains(), source="2")
        two.receive(one.ledger.chains(), source="1")
    assert one.ledger.code() == two.ledger.code()
    assert one.round == two.round


def test_two_stories_of_one_chain_leave_ours_as_it_is() -> None:
    ours, theirs = BASE.copy("same"), BASE.copy("same")
    ours.change(title="Ours")
    theirs.change(title="Theirs")
    found = union(ours.ledger, theirs.ledger.chains())
    assert not found.new
    assert "two copies of one story" in found.quarantined[0]


def test_a_forged_body_is_left_out_and_named() -> None:
    forged = [
        Chain(
            chain.id,
            tuple(event._replace(body=(event.body or "").replace("Small", "Forged")) for event in chain.events),
        )
        for chain in BASE.ledger.chains()
    ]
    found = union(Replica("x").ledger, forged)
    assert not found.new
    assert "was altered" in found.quarantined[0]


def test_an_event_moved_to_another_chain_is_left_out() -> None:
    event = BASE.ledger.chains()[0].events[0]
    from prioritiser.model.event import chain_start

    stolen = event._replace(chain="thief", prev=chain_start("round", "thief"))
    found = union(BASE.copy("x").ledger, [Chain("thief", (stolen,))])
    assert "other content" in found.quarantined[0]


def test_a_body_that_was_withheld_comes_in_later_as_the_same_event() -> None:
    chain = BASE.ledger.chains()[0]
    hidden = {event.id for event in chain.events[3:9]}
    blind = Replica("blind", (Chain(chain.id, tuple(without_bodies(chain.events, hidden))),))
    found = union(blind.ledger, [chain])
    assert {event.id for event in found.filled} == hidden
    assert not found.new
    assert blind.ledger.code() == BASE.ledger.code()


def test_a_withheld_copy_verifies_and_holds_none_of_the_bytes(tmp_path: Path) -> None:
    session = small.make(tmp_path / "s.round")
    small.score(session, "K1", "GP1", "a2", 1, "Canary-7531 said so")
    secret = {event.id for event, body in session.ledger.bodies() if "a2" in body.key}
    salts = [event.salt for event, _ in session.ledger.bodies() if event.id in secret]
    session.write_copy(tmp_path / "blind.round", withheld=secret)
    data = (tmp_path / "blind.round").read_bytes()
    assert b"Canary-7531" not in data
    assert b"Assessor 2" not in data
    assert not any(salt in data for salt in salts if salt)
    blind = Session.open(tmp_path / "blind.round")
    assert not any(answer.assessor == "a2" for answer in blind.round.answers.values())
    assert blind.ledger.code() == session.ledger.code()
    small.score(blind, "K1", "GP1", "a1", 0)
    merged = session.receive(blind.ledger.chains(), source="blind.round")
    assert merged.added in (1, 2)
    assert session.round.answers["K1", "GP1", "a2"].reason == "Canary-7531 said so"
    blind.receive(session.ledger.chains(), source="s.round")
    assert blind.round.answers["K1", "GP1", "a2"].reason == "Canary-7531 said so"


def test_a_body_guessed_without_its_salt_does_not_fit() -> None:
    event = BASE.ledger.chains()[0].events[4]
    assert event.body is not None
    assert event.salt is not None
    assert commit_to(event.salt, event.body) == event.commitment
    assert commit_to(bytes(32), event.body) != event.commitment
    assert header_hash(event) == header_hash(event._replace(body=None, salt=None))


@pytest.mark.parametrize("years", [-10, 10])
def test_the_clock_decides_nothing(years: int) -> None:
    one, two = BASE.copy("1"), BASE.copy("2")
    one.change(cases=[{"id": "K1", "title": "One"}])
    edit = edit_of({"cases": [{"id": "K1", "title": "Two"}]}, two.round, label="x")
    two.ledger.extend(
        two.ledger.make(
            drafts_of(edit, two.ledger.fold()),
            mark=EditMark("e"),
            actor=None,
            at=f"{2026 + years}-01-01T00:00:00+00:00",
        )
    )
    assert one.copy("m").merge(two).round.cases == two.copy("m").merge(one).round.cases
    assert len(one.merge(two).round.conflicts) == 1
