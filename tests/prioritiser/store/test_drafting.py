"""What each new event supersedes, and changes of one edit that see each other."""

from __future__ import annotations

from prioritiser.model.edit import Change, Edit, Key, Rivals
from prioritiser.model.event import Body, EditMark
from prioritiser.store.drafting import drafts_of
from prioritiser.store.fold import State

TITLE = Key("case", ("K1",), "title")
CASE = Key("case", ("K1",))


def grow(state: State, edit: Edit) -> list[str]:
    drafts = drafts_of(edit, state)
    for draft in drafts:
        state.add(
            draft.id,
            Body(kind=draft.key.kind, key=draft.key.parts, field=draft.key.field, value=draft.value,
                 supersedes=draft.supersedes, edit=EditMark("e"), lamport=1, at=""),
        )  # fmt: skip
    return [draft.id for draft in drafts]


def test_a_change_supersedes_what_stands() -> None:
    state = State()
    (made,) = grow(state, Edit("New", (Change(CASE, None, {"title": "One"}),)))
    (draft,) = drafts_of(Edit("Name", (Change(TITLE, "One", "Two"),)), state)
    assert draft.supersedes == (made,)


def test_changes_of_one_edit_see_each_other() -> None:
    changes = (Change(CASE, None, {"title": "One"}), Change(TITLE, "One", "Two"), Change(TITLE, "Two", "Three"))
    made, second, third = drafts_of(Edit("New", changes), State())
    assert second.supersedes == (made.id,)
    assert third.supersedes == (second.id,)


def test_rivals_stand_beside_each_other_and_a_pick_supersedes_both() -> None:
    state = State()
    grow(state, Edit("New", (Change(CASE, None, {"title": "One"}),)))
    rivals = grow(state, Edit("x", (Change(TITLE, "One", Rivals(("Two", "Three"))),)))
    assert state.at(TITLE).conflict
    (pick,) = drafts_of(Edit("Pick", (Change(TITLE, Rivals(("Two", "Three")), "Two"),)), state)
    assert set(pick.supersedes) == set(rivals)


def test_a_line_made_with_its_case_is_superseded_by_that_record() -> None:
    line = Key("money", ("K1", "~1"), "amount")
    record = {"title": "One", "money": {"~1": {"amount": 5.0}}}
    made, own = drafts_of(Edit("New", (Change(CASE, None, record), Change(line, 5.0, 6.0))), State())
    assert own.supersedes == (made.id,)


def test_every_draft_has_an_id_of_its_own() -> None:
    drafts = drafts_of(Edit("New", (Change(CASE, None, {"title": "One"}), Change(TITLE, None, "x"))), State())
    assert len({draft.id for draft in drafts}) == 2
