from __future__ import annotations

import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritiser.model.event import (
    Body,
    Chain,
    EditMark,
    Event,
    body_text,
    chain_faults,
    chain_start,
    code_of,
    commit_to,
    event_fault,
    header_hash,
    heads_of,
)

SALT = bytes(range(32))


def chain(*texts: str) -> Chain:
    events, prev = [], chain_start("round", "c")
    for seq, text in enumerate(texts, 1):
        events.append(Event(f"e{seq}", "c", seq, prev, commit_to(SALT, text), SALT, text))
        prev = header_hash(events[-1])
    return Chain("c", tuple(events))


def test_a_body_is_canonical_json() -> None:
    body = Body(kind="answer", key=("ü", "b"), value={"b": 1, "a": 2.5}, edit=EditMark("e"), lamport=1, at="t")
    text = body_text(body)
    assert text == '{"at":"t","edit":{"id":"e"},"key":["ü","b"],"kind":"answer","lamport":1,"value":{"a":2.5,"b":1}}'
    assert json.loads(text)["value"] == {"a": 2.5, "b": 1}


def test_the_commitment_is_sha256_of_salt_length_and_body() -> None:
    raw = "é".encode()
    assert commit_to(SALT, "é") == hashlib.sha256(SALT + len(raw).to_bytes(8, "big") + raw).digest()


def test_a_whole_chain_has_no_fault() -> None:
    assert chain_faults("round", chain("a", "b", "c")) == ()
    assert chain_faults("round", Chain("c", ())) == ()


@pytest.mark.parametrize(
    "change",
    [
        {"body": "x"},
        {"salt": bytes(32)},
        {"salt": None},
        {"body": None},
        {"commitment": bytes(32)},
        {"prev": bytes(32)},
        {"seq": 7},
        {"id": "other"},
        {"chain": "d"},
    ],
)
def test_any_change_of_an_event_shows(change: dict[str, object]) -> None:
    whole = chain("a", "b", "c")
    events = list(whole.events)
    events[1] = events[1]._replace(**change)
    assert chain_faults("round", Chain("c", tuple(events)))


def test_removing_or_swapping_events_shows() -> None:
    one, two, three = chain("a", "b", "c").events
    assert chain_faults("round", Chain("c", (one, three)))
    assert chain_faults("round", Chain("c", (two, three)))
    assert chain_faults("round", Chain("c", (two, one, three)))


def test_a_withheld_body_is_no_fault_and_leaves_the_hashes() -> None:
    whole = chain("a", "b")
    hidden = [event._replace(body=None, salt=None) for event in whole.events]
    assert chain_faults("round", Chain("c", tuple(hidden))) == ()
    assert heads_of([whole]) == heads_of([Chain("c", tuple(hidden))])
    assert event_fault(hidden[0], seq=1, prev=chain_start("round", "c")) is None


@given(st.lists(st.text(min_size=1, max_size=5), min_size=5, max_size=5))
def test_header_parts_cannot_run_into_each_other(parts: list[str]) -> None:
    one = Event(parts[0] + parts[1], parts[2], 1, bytes(32), bytes(32), None, None)
    two = Event(parts[0], parts[1] + parts[2], 1, bytes(32), bytes(32), None, None)
    assert header_hash(one) != header_hash(two)


def test_the_code_depends_on_every_head_and_not_on_their_order() -> None:
    heads = {"a": (1, "x"), "b": (2, "y")}
    code = code_of(heads)
    assert len(code) == 39
    assert code == code_of(dict(reversed(heads.items())))
    assert code != code_of({**heads, "b": (3, "y")})
    assert code != code_of({**heads, "c": (1, "z")})
