"""Events and chains: any alteration, removal, insertion or reordering shows; a withheld body does not break a chain."""

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

ROUND = "round"


def chain(length: int = 4, key: str = "chain-1") -> Chain:
    prev, events = chain_start(ROUND, key), []
    for seq in range(1, length + 1):
        text, salt = json.dumps({"n": seq}), bytes([seq]) * 32
        event = Event(f"e{seq}", key, seq, prev, commit_to(salt, text), salt, text)
        prev = header_hash(event)
        events.append(event)
    return Chain(key, tuple(events))


def changed(where: int, **fields: object) -> Chain:
    events = list(chain().events)
    events[where] = events[where]._replace(**fields)
    return Chain("chain-1", tuple(events))


def test_a_whole_chain_has_no_fault() -> None:
    assert chain_faults(ROUND, chain()) == ()
    assert chain_faults(ROUND, Chain("empty", ())) == ()


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"body": '{"n": 9}'}, "event 2 was altered"), ({"salt": b"x" * 32}, "event 2 was altered"),
        ({"id": "other"}, "event 3 does not follow"), ({"commitment": b"x" * 32}, "event 2 was altered"),
        ({"prev": b"x" * 32}, "event 2 does not follow"), ({"body": None}, "event 2 has a body without its salt"),
        ({"salt": None}, "event 2 has a body without its salt"), ({"seq": 7}, "event 2 is missing"),
    ],
)  # fmt: skip
def test_any_altered_part_of_an_event_is_found(fields: dict[str, object], said: str) -> None:
    (fault,) = chain_faults(ROUND, changed(1, **fields))
    assert said in fault
    assert fault.startswith("chain chain-1: ")


def test_what_is_removed_inserted_or_swapped_is_found() -> None:
    events = chain().events
    for broken in (events[1:], events[:1] + events[2:], (events[1], events[0], *events[2:]), (*events, events[3])):
        assert chain_faults(ROUND, Chain("chain-1", broken))


def test_a_chain_belongs_to_its_round_and_to_its_own_name() -> None:
    assert chain_faults("another round", chain())
    assert chain_faults(ROUND, Chain("chain-2", chain().events))


def test_a_withheld_body_leaves_the_chain_whole_and_heads_as_they_were() -> None:
    withheld = changed(1, body=None, salt=None)
    assert chain_faults(ROUND, withheld) == ()
    assert heads_of([withheld]) == heads_of([chain()])


def test_one_event_can_be_checked_in_its_place() -> None:
    first = chain().events[0]
    assert event_fault(first, seq=1, prev=chain_start(ROUND, "chain-1")) is None
    assert event_fault(first, seq=2, prev=chain_start(ROUND, "chain-1")) == "event 2 is missing"


def test_a_commitment_is_sha_256_over_salt_length_and_text() -> None:
    salt, text = b"s" * 32, "Größe"
    raw = text.encode("utf-8")
    assert commit_to(salt, text) == hashlib.sha256(salt + len(raw).to_bytes(8, "big") + raw).digest()


def test_the_code_is_128_bits_over_all_heads_in_id_order() -> None:
    heads = heads_of([chain(key="b"), chain(2, key="a"), Chain("none", ())])
    assert list(heads) == ["b", "a"]
    text = "".join(f"{key}\n{heads[key][0]}\n{heads[key][1]}\n" for key in ("a", "b"))
    code = code_of(heads)
    assert code.replace(" ", "") == hashlib.sha256(text.encode()).hexdigest()[:32]
    assert [len(group) for group in code.split(" ")] == [4] * 8
    assert code_of(dict(reversed(list(heads.items())))) == code


@given(st.dictionaries(st.text(min_size=1), st.tuples(st.integers(1, 99), st.text("0123456789abcdef")), min_size=1))
def test_the_code_changes_with_every_head(heads: dict[str, tuple[int, str]]) -> None:
    key = next(iter(heads))
    seq, digest = heads[key]
    assert code_of({**heads, key: (seq + 1, digest)}) != code_of(heads)


def test_the_text_of_a_body_is_canonical() -> None:
    body = Body(kind="case", key=("K1",), value={"b": 1, "a": 0.1}, edit=EditMark("e"), lamport=3, at="t")
    again = Body(kind="case", key=("K1",), value={"a": 0.1, "b": 1}, edit=EditMark("e"), lamport=3, at="t")
    assert body_text(body) == body_text(again)
    assert " " not in body_text(body)
    assert json.loads(body_text(body)) == {
        "at": "t", "edit": {"id": "e"}, "key": ["K1"], "kind": "case", "lamport": 3, "value": {"a": 0.1, "b": 1},
    }  # fmt: skip
