"""An edit is data and its reverse swaps it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from prioritiser.model.edit import Change, Edit, Key, Rivals

VALUES = (
    st.none() | st.booleans() | st.integers() | st.text() | st.builds(lambda *each: Rivals(each), st.text(), st.none())
)
KEYS = st.builds(Key, st.text(), st.tuples(st.text()), st.text())
EDITS = st.builds(Edit, st.text(), st.lists(st.builds(Change, KEYS, VALUES, VALUES)).map(tuple), st.text())


@given(EDITS)
def test_the_reverse_of_the_reverse_is_the_edit_but_for_its_reason(edit: Edit) -> None:
    back = edit.reversed().reversed()
    assert (back.label, back.changes) == (edit.label, edit.changes)
    assert edit.reversed().reason == ""


@given(EDITS)
def test_the_reverse_takes_back_the_last_change_first(edit: Edit) -> None:
    reverse = edit.reversed()
    assert [each.key for each in reverse.changes] == [each.key for each in edit.changes][::-1]
    assert [(each.before, each.after) for each in reverse.changes] == [
        (each.after, each.before) for each in edit.changes
    ][::-1]


def test_a_key_without_a_field_is_the_thing_itself() -> None:
    assert Key("case", ("K1",)) == ("case", ("K1",), "")
