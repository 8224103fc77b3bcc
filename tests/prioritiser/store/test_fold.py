"""What stands at a key: order plays no part, only what supersedes what."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from prioritiser.model.edit import Key
from prioritiser.model.event import Body, EditMark
from prioritiser.store.fold import Entry, State, settle

MARK = EditMark("e")


def body(kind: str, key: tuple[str, ...], value: object, supersedes: tuple[str, ...] = (), field: str = "") -> Body:
    return Body(kind=kind, key=key, field=field, value=value, supersedes=supersedes, edit=MARK, lamport=1, at="")


def test_one_entry_stands() -> None:
    settled = settle({"e1": Entry(4, ())})
    assert (settled.live, settled.value, settled.conflict) == (("e1",), 4, False)


def test_the_superseding_entry_stands() -> None:
    settled = settle({"e1": Entry(4, ()), "e2": Entry(5, ("e1",))})
    assert (settled.live, settled.value, settled.conflict) == (("e2",), 5, False)


def test_equal_rivals_are_one_value() -> None:
    settled = settle({"e1": Entry(4, ()), "e2": Entry(4, ())})
    assert (settled.live, settled.value, settled.conflict) == (("e1", "e2"), 4, False)


def test_rivals_use_the_latest_value_that_both_replaced() -> None:
    entries = {"a": Entry(1, ()), "b": Entry(2, ("a",)), "c": Entry(3, ("b",)), "d": Entry(4, ("b",))}
    settled = settle(entries)
    assert (settled.live, settled.value, settled.conflict) == (("c", "d"), 2, True)


def test_rivals_that_replaced_nothing_together_have_no_value_in_use() -> None:
    assert settle({"a": Entry(1, ()), "b": Entry(2, ())}).value is None


def test_an_entry_that_names_itself_or_a_stranger_does_no_harm() -> None:
    assert settle({"a": Entry(1, ("a",)), "b": Entry(2, ("zz",))}).value == 2


@given(st.lists(st.tuples(st.integers(0, 3), st.sets(st.integers(0, 5))), min_size=1, max_size=6))
def test_settling_depends_on_the_set_and_not_on_the_order(rows: list[tuple[int, set[int]]]) -> None:
    entries = {
        f"e{at}": Entry(value, tuple(f"e{old}" for old in sorted(olds) if old < at))
        for at, (value, olds) in enumerate(rows)
    }
    found = {repr(settle(dict(order))) for order in itertools.islice(itertools.permutations(entries.items()), 30)}
    assert len(found) == 1


def state_of(*said: tuple[str, Body]) -> State:
    state = State()
    for key, each in said:
        state.add(key, each)
    return state


def test_a_field_stands_on_the_record_that_made_the_thing() -> None:
    made = ("e1", body("case", ("K1",), {"title": "One", "people": 5}))
    state = state_of(made)
    assert state.at(Key("case", ("K1",), "title")).value == "One"
    assert state.live(Key("case", ("K1",), "title")) == ("e1",)
    state = state_of(("e2", body("case", ("K1",), "Two", ("e1",), "title")), made)
    assert state.at(Key("case", ("K1",), "title")).value == "Two"
    assert state.at(Key("case", ("K1",), "people")).value == 5
    assert state.field_names("case", ("K1",)) == {"title", "people"}


def test_withdrawing_leaves_fields_and_bringing_back_finds_them() -> None:
    said = [
        ("e1", body("case", ("K1",), {"title": "One"})),
        ("e2", body("case", ("K1",), "Two", ("e1",), "title")),
        ("e3", body("case", ("K1",), None, ("e1",))),
    ]
    assert state_of(*said).at(Key("case", ("K1",))).value is False
    said.append(("e4", body("case", ("K1",), True, ("e3",))))
    state = state_of(*said)
    assert state.at(Key("case", ("K1",))).value is True
    assert state.at(Key("case", ("K1",), "title")).value == "Two"


def test_a_new_record_replaces_every_field() -> None:
    state = state_of(
        ("e1", body("case", ("K1",), {"title": "One", "people": 1})),
        ("e2", body("case", ("K1",), "Two", ("e1",), "title")),
    )
    assert state.live_everywhere("case", ("K1",)) == ("e1", "e2")
    state.add("e3", body("case", ("K1",), {"title": "Three"}, ("e1", "e2")))
    assert state.at(Key("case", ("K1",), "title")).value == "Three"


def test_lines_inside_a_record_are_things_of_their_own() -> None:
    record = {"title": "One", "money": {"~1": {"year": "2026/27", "amount": 5.0}}}
    state = state_of(("e1", body("case", ("K1",), record)))
    assert state.line_ids("money", "K1") == {"~1"}
    assert state.at(Key("money", ("K1", "~1"), "amount")).value == 5.0
    assert state.field_names("case", ("K1",)) == {"title"}
    state.add("e2", body("money", ("K1", "~1"), None, ("e1",)))
    assert state.at(Key("money", ("K1", "~1"))).value is False
    assert state.at(Key("case", ("K1",))).value is True


def test_nothing_said_is_nothing() -> None:
    state = State()
    assert state.at(Key("case", ("K1",))).value is None
    assert state.live_everywhere("case", ("K1",)) == ()
    assert state.at(Key("answer", ("a", "b", "c"))).live == ()
