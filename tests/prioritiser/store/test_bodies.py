"""What a received record may say: ids of ours, keys and values that fit, nothing seen that is not there."""

from __future__ import annotations

import uuid

import pytest

from prioritiser.model.edit import Key
from prioritiser.model.event import Body, Chain, EditMark
from prioritiser.store.bodies import body_fault, is_id, is_known, record_fault
from prioritiser.store.drafting import new_draft
from prioritiser.store.ledger import Ledger

MARK = EditMark("e")
ROUND = str(uuid.uuid4())


def body(kind: str = "case", key: tuple[str, ...] = ("K1",), value: object = None) -> Body:
    return Body(kind=kind, key=key, value=value, edit=MARK, lamport=1, at="")


def written(chains: tuple[Chain, ...] = (), own: str | None = None, title: object = "A") -> Ledger:
    ledger = Ledger(ROUND, chains, own=own or str(uuid.uuid4()))
    ledger.extend(ledger.make([new_draft(Key("round", (), "title"), title)], mark=MARK, actor=None, at=""))
    return ledger


@pytest.mark.parametrize(
    "wrong",
    [
        body(key=()),
        body(key=("K1", "x")),
        body("answer", ("K1", "C1")),
        body("money", ("K1",)),
        body("money", ("K1", "~1", "x")),
        body("edit", ()),
        body("set_aside", ("s",), {"chain": 3}),
        body("set_aside", ("s",), {"chain": [1]}),
        body("set_aside", ("s",), {"chain": ["a", "b"]}),
        body("set_aside", ("s",), [1, 2]),
        body("erasure", ("s",), {"x": 1}),
        body(value={"id": "K2", "title": "x"}),
        body(value={"people": 10**30}),
    ],
)
def test_what_does_not_fit_is_named(wrong: Body) -> None:
    assert body_fault(wrong)


@pytest.mark.parametrize(
    "right",
    [
        body(value={"title": "x", "money": {"~1": {"amount": 5.0}}}),
        body(value=True),
        body("round", ()),
        body("rule", ("r",), {"kind": "must", "case": "K1"}),
        body("set_aside", ("s",), {"chain": [1, 5]}),
        body("set_aside", ("s",)),
        body("erasure", ("s",), ["e1"]),
        body("gate_result", ("K1", "G1"), {"result": "pass"}),
    ],
)
def test_what_fits_has_no_fault(right: Body) -> None:
    assert body_fault(right) is None


def test_deep_values_are_a_fault() -> None:
    deep: object = 1
    for _ in range(60):
        deep = [deep]
    assert body_fault(body(value={"fields.x": deep}))


def test_ids_are_ours() -> None:
    assert is_id(str(uuid.uuid4()))
    assert not is_id("x/../../evil")
    assert not is_id(str(uuid.uuid4()) + "\n")


def test_kinds_of_a_newer_version_are_unknown() -> None:
    assert is_known(body())
    assert is_known(body("receipt"))
    assert not is_known(body("hologram"))


def test_a_whole_record_has_no_fault() -> None:
    one = written()
    two = written(one.chains())
    assert record_fault(two.chains()) is None


def test_a_chain_cut_short_after_another_has_seen_it_is_found() -> None:
    one = written()
    two = written(one.chains())
    assert record_fault([chain for chain in two.chains() if chain.id != one.own])
    cut = [chain._replace(events=()) if chain.id == one.own else chain for chain in two.chains()]
    assert record_fault(cut)


def test_an_id_that_stands_twice_is_found() -> None:
    one, two = written(), written()
    (chain,) = two.chains()
    twin = chain._replace(events=(chain.events[0]._replace(id=one.chains()[0].events[0].id),))
    assert record_fault([*one.chains(), twin])


def test_a_field_may_hold_what_has_an_id_of_its_own() -> None:
    """Only a whole record may not name its own id: a field's value is somebody's own words."""
    field = Body(kind="case", key=("K1",), field="fields.link", value={"id": "x"}, edit=MARK, lamport=1, at="")
    assert body_fault(field) is None
    assert body_fault(body(value={"id": "K1"})) == "names its own id in its value"
