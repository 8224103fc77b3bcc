"""What a gesture does to the draft, one step to undo each."""

from __future__ import annotations

from prioritiser.edits.drafting import draft_marks


def test_a_parent_is_chosen_and_the_thing_goes_last_there(screen):
    assert screen.page.desk.place(("criterion", "C1"), "G")
    assert [key for key, each in screen.draft.criteria.items() if each.parent == "G"] == ["C3", "C1"]
    assert screen.page.desk.place(("node", "F"), None)
    assert screen.draft.nodes["F"].parent is None


def test_a_step_at_the_end_changes_nothing(screen):
    assert not screen.page.desk.step(("criterion", "P1"), -1)
    assert not screen.page.desk.step(("scale", ""), 1)
    assert not screen.round.drafts


def test_a_family_retires_with_what_lies_in_it(screen):
    desk = screen.page.desk
    desk.retire_or_keep(("node", "F"))
    assert {key for (_, key), mark in draft_marks(screen.round).items() if mark == "retired"} == {"F", "C1", "C2"}
    desk.retire_or_keep(("node", "F"))
    assert draft_marks(screen.round) == {}


def test_a_refusal_is_said_in_place(screen):
    assert not screen.page.desk.change(("criterion", "gone"), {"name": "x"})
    assert screen.page.banner.tone == "problem"
    assert screen.page.desk.change(("criterion", "C1"), {"name": "x"})
    assert screen.page.banner.tone == ""


def test_the_scale_is_no_thing_to_change_or_move(screen):
    desk = screen.page.desk
    assert not desk.change(("scale", ""), {})
    assert not desk.place(("scale", ""), None)
    assert not desk.retire_or_keep(("scale", ""))


def test_levels_are_refused_once_there_are_scores(screen):
    assert not screen.page.desk.set_levels(3)
    assert "Scores were given" in screen.page.banner.message
