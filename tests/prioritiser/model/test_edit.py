from __future__ import annotations

from prioritiser.model.edit import Change, Edit, Key, Rivals

ONE = Change(Key("case", ("K1",), "title"), "A", "B")
TWO = Change(Key("case", ("K1",), "people"), None, Rivals((1, 2)))


def test_reversing_a_change_swaps_before_and_after() -> None:
    assert ONE.reversed() == Change(ONE.key, "B", "A")
    assert ONE.reversed().reversed() == ONE


def test_reversing_an_edit_goes_backwards_through_it() -> None:
    edit = Edit("Label", (ONE, TWO), "why")
    assert edit.reversed().changes == (TWO.reversed(), ONE.reversed())
    assert edit.reversed().reversed().changes == edit.changes
