"""Chains: hashed headers, salted bodies, heads and codes, what was seen."""

from __future__ import annotations

from prioritiser.model.edit import Key
from prioritiser.model.event import Chain, EditMark, chain_faults, code_of, header_hash
from prioritiser.store.drafting import new_draft
from prioritiser.store.ledger import Ledger, read_body

MARK = EditMark("edit", "Label")


def write(ledger: Ledger, *values: object) -> None:
    drafts = [new_draft(Key("round", (), "title"), value) for value in values]
    ledger.extend(ledger.make(drafts, mark=MARK, actor="a1", at="2026-04-01T10:00:00+01:00"))


def test_events_are_chained_and_salted() -> None:
    ledger = Ledger("u", (), own="one")
    write(ledger, "A", "A")
    first, second = ledger.events["one"]
    assert second.prev == header_hash(first)
    assert first.commitment != second.commitment
    assert first.salt != second.salt
    assert chain_faults("u", ledger.chains()[0]) == ()
    assert chain_faults("other round", ledger.chains()[0])


def test_a_body_says_who_when_what_and_in_which_gesture() -> None:
    ledger = Ledger("u", (), own="one")
    write(ledger, "A")
    body = read_body(str(ledger.events["one"][0].body))
    assert (body.kind, body.field, body.value, body.actor) == ("round", "title", "A", "a1")
    assert body.edit == MARK
    assert body.at.endswith("+01:00")


def test_seen_names_other_heads_once_until_they_change() -> None:
    one = Ledger("u", (), own="one")
    write(one, "A")
    two = Ledger("u", one.chains(), own="two")
    write(two, "B", "C")
    seen = [read_body(str(event.body)).seen for event in two.events["two"]]
    assert seen == [{"one": one.heads["one"]}, {}]
    again = Ledger("u", two.chains(), own="two")
    write(again, "D")
    assert read_body(str(again.events["two"][-1].body)).seen == {}


def test_lamport_rises_along_what_was_seen() -> None:
    one = Ledger("u", (), own="one")
    write(one, "A", "B", "C")
    two = Ledger("u", one.chains(), own="two")
    write(two, "D")
    assert read_body(str(two.events["two"][0].body)).lamport == 4


def test_the_code_is_eight_groups_of_four_over_all_heads() -> None:
    ledger = Ledger("u", (), own="one")
    write(ledger, "A")
    code = ledger.code()
    groups = code.split(" ")
    assert len(groups) == 8
    assert {len(group) for group in groups} == {4}
    write(ledger, "B")
    assert ledger.code() != code
    assert Ledger("u", [Chain("one", tuple(ledger.events["one"][:1]))], own="").code() == code
    assert code_of({}) == code_of({})


def test_ancestry_follows_what_was_seen() -> None:
    one = Ledger("u", (), own="one")
    write(one, "A")
    two = Ledger("u", one.chains(), own="two")
    write(two, "B")
    write(one, "C")
    both = Ledger("u", (one.chains()[0], two.chains()[1]), own="x")
    known = both.knowledge()
    assert known["two"][0] == {"one": 1, "two": 1}
    assert known["one"][1] == {"one": 2}


def test_who_said_what_is_known_before_and_after_more_is_said() -> None:
    ledger = Ledger("u", (), own="one")
    write(ledger, "A")
    first = ledger.events["one"][0].id
    assert ledger.said(first).actor == "a1"
    write(ledger, "B")
    assert ledger.said(ledger.events["one"][1].id).lamport == 2
    assert ledger.said("nobody").edit == ""


def test_who_said_something_last_is_known_by_kind_and_key() -> None:
    ledger = Ledger("u", (), own="one")
    write(ledger, "A", "B")
    drafts = [
        new_draft(Key("weights", ("a1",)), {"method": "swing"}),
        new_draft(Key("weights", ("",)), {"method": "roc"}),
    ]
    ledger.extend(ledger.make(drafts, mark=MARK, actor="a2", at="2026-05-01T10:00:00+01:00"))
    write(ledger, "C")
    said = ledger.last_said("weights", ("",))
    assert (said.actor, said.at) == ("a2", "2026-05-01T10:00:00+01:00")
    assert ledger.last_said("weights", ("a9",)).at == ""
    assert ledger.last_said("round", ()).at == ""
