"""What a person does with the keys, from the first lift to the panel's agreed weights."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from prioritiser.analysis.panel_weights import panel_weights
from prioritiser.analysis.weights import effective_weights
from tests.ui import walk
from tests.ui.models.weigh_rounds import stage, whole_set

ALT, NONE = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
Key = Qt.Key
SETS = [whole_set(who, A=swing, B=100 - swing) for who, swing in (("a1", 40), ("a2", 60), ("a3", 20))]


def weigh_everything(screen):
    """Weigh every step by keys: the first lift, then numbers against it."""
    for numbers in (["50"], ["80", "60"], ["40"], ["90", "30"], ["25"]):
        screen.key(Key.Key_Return)
        screen.give(*numbers)
        if screen.page.task.next.isVisible():
            screen.key(Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)


def test_a_whole_weighing_by_keys_alone_is_on_the_disk(screen):
    assert screen.focus is screen.page.task.lifts.list
    assert screen.page.facts() == "0 of 5 steps done"
    weigh_everything(screen)
    assert screen.page.facts() == "5 of 5 steps done"
    assert screen.page.task.done.text() == "Every step is done. These weights are complete."
    assert screen.page.card.source.text() == "Assessor a1’s own, complete"
    held = screen.reopened()
    found = held.weight_sets["a1"]
    assert found.swings == {
        "A": 100, "B": 50, "P1": 100, "P2": 80, "P3": 60, "benefit": 100, "money": 40, "H1": 100, "H2": 90, "H3": 30,
        "F1": 100, "F2": 25,
    }  # fmt: skip
    weights = effective_weights(held, found.swings)
    assert weights.leaves["P1"] == pytest.approx(2 / 3 * 100 / 240)
    assert [each.assessor for each in panel_weights(held).finished] == ["a1"]


def test_every_answer_is_saved_at_once_and_undone_one_by_one(screen):
    screen.step("A")
    screen.key(Key.Key_Down)
    screen.key(Key.Key_Return)
    assert screen.round.weight_sets["a1"].judgements["groups"][0]["swings"] == {"P2": 100}
    screen.give("70", "55")
    assert screen.order == [("P2", "100"), ("P1", "70"), ("P3", "55")]
    assert screen.swings["P1"] == 70
    screen.context.workspace.undo()
    assert screen.order == [("P2", "100"), ("P1", "70"), ("P3", "")]
    for _ in range(2):
        screen.context.workspace.undo()
    assert [figure for _, figure in screen.order] == ["", "", ""]
    assert "a1" not in screen.round.weight_sets


def test_a_half_done_set_is_there_the_next_time(screen, open_screen):
    screen.step("A")
    screen.key(Key.Key_Return)
    screen.give("70")
    screen.context.workspace.close()
    again = open_screen(path=screen.path)
    again.step("A")
    assert again.order == [("P1", "100"), ("P2", "70"), ("P3", "")]
    assert again.page.task.lifts.list.row.item.key == "P3", "at the first lift without a number"


def test_it_opens_at_the_first_step_that_is_not_done(open_screen):
    entry = whole_set("a1")
    swings = {key: swing for key, swing in entry["swings"].items() if key not in {"H1", "H2", "H3"}}
    screen = open_screen(weights=[{**entry, "swings": swings}])
    assert screen.page.desk.step.key == "benefit"


def test_esc_and_panes_go_back_to_the_task(screen):
    page = screen.page
    assert page.panes() == [page.steps, page.task.lifts.list, page.card.strip, page.guide.area]
    page.guide.area.setFocus()
    screen.key(Key.Key_Escape)
    assert screen.focus is page.task.lifts.list
    page.steps.setFocus()
    screen.key(Key.Key_Down)
    assert page.desk.step.key == "A"
    screen.key(Key.Key_Return)
    assert screen.focus is page.task.lifts.list


def test_a_criterion_that_was_looked_for_is_shown_in_its_step(screen):
    screen.page.look_at_all(shows_all=True)
    screen.page.reveal("criterion", "H3")
    assert not screen.page.shows_all
    assert screen.page.desk.step.key == "benefit"
    assert screen.page.task.lifts.list.row.item.key == "H3"


def test_the_actions_of_the_window_reach_ways_and_agreeing(screen):
    screen.context.actions.run("weights.method")
    assert screen.focus is screen.page.bar.way.segment("swing")
    screen.key(Key.Key_Right)
    assert screen.page.desk.way == "points"
    screen.context.actions.run("weights.use")
    assert not screen.page.card.is_asking, "only the panel agrees weights"


def test_a_check_that_is_denied_leads_to_the_lift(screen):
    screen.step("A")
    screen.key(Key.Key_Return)
    screen.give("60", "50")
    guide = screen.page.guide
    assert len(guide.check_buttons) == 1
    screen.click(guide.check_buttons[0][1])
    assert screen.focus is screen.page.task.lifts.list
    assert screen.page.task.lifts.list.row.item.key == "P1"
    guide.check_buttons[0][0].setFocus()
    screen.key(Key.Key_Space)
    assert not guide.check_buttons
    assert screen.focus is screen.page.task.lifts.list
    screen.page.task.lifts.list.go_to("P3")
    screen.give("45")
    assert len(guide.check_buttons) == 1, "other numbers are asked about again"


def test_scoring_that_is_closed_asks_for_a_reason_before_a_change(open_screen):
    screen = open_screen(settings=stage("closed"), weights=SETS)
    screen.step("A")
    screen.type("5")
    assert not screen.page.task.lifts.list.field.isVisible()
    note = screen.page.lock_note
    screen.click(note.change)
    screen.key(Key.Key_Return)
    assert note.fault.text() == "A change needs a reason now. Nothing was changed."
    screen.type("New evidence")
    screen.key(Key.Key_Return)
    assert note.isHidden()
    screen.page.task.lifts.list.go_to("P1")
    screen.give("80")
    assert screen.round.weight_sets["a1"].reason == "New evidence"
    assert screen.swings["P1"] == 80


def test_a_round_that_can_only_be_read_says_so_before_the_first_key(open_screen, monkeypatch):
    screen = open_screen(weights=SETS)
    monkeypatch.setattr(type(screen.context.workspace), "can_change", False)
    screen.context.workspace.read_only = "You opened this round to read."
    screen.page.refresh(None)
    assert screen.page.lock_note.isHidden()  # the frame says it above every screen
    screen.page.first_focus().setFocus()
    screen.type("5")
    assert not screen.page.task.lifts.list.field.isVisible()
    assert screen.page.hints() == [("Ctrl PgDn", "next step")]


def test_somebody_else_weighs_next(open_screen):
    screen = open_screen(me=None)
    assert screen.focus is screen.page.who.list
    screen.key(Key.Key_Down)
    screen.key(Key.Key_Return)
    assert screen.context.workspace.scoring_as == "a2"
    assert screen.focus is screen.page.task.lifts.list
    screen.key(Key.Key_Return)
    assert "a2" in screen.round.weight_sets
    screen.page.who_chip.chosen.emit("a3")
    assert {row.kind for row in screen.page.task.lifts.list.rows.rows} == {"first"}, "nobody sees what a2 said"
    assert screen.page.who_chip.text() == "Weighing as Assessor a3"


@pytest.mark.parametrize("shows_all", [False, True])
@pytest.mark.parametrize(
    ("size", "zoom"), [((1198, 688), 1.0), ((1752, 1000), 1.0), ((1318, 660), 2.0), ((752, 520), 1.0)], ids=str
)
def test_nothing_is_cut_off_or_without_a_name(open_screen, theme, size, zoom, shows_all):
    theme.set_zoom(zoom)
    screen = open_screen(size=size, settings=stage("closed"), weights=SETS)
    for panel in (False, True):
        screen.page.desk.choose_side(panel=panel)
        screen.page.look_at_all(shows_all=shows_all)
        for way in ("swing", "order", "pairwise", "bestworst"):
            screen.page.desk.choose_way(way)
            screen.qtbot.wait_until(lambda: not walk.clipped(screen.window))
        found = walk.unnamed(screen.window)
        found += [*walk.small_fonts(screen.window), *walk.small_targets(screen.window)] if zoom == 1.0 else []
        assert not found, "\n".join(found)


def test_everything_is_reached_by_tab(screen):
    screen.step("A")
    screen.key(Key.Key_Return)
    assert not walk.unreached(screen.qtbot, screen.window)


def test_typing_where_it_is_locked_leads_to_what_unlocks_it(open_screen):
    screen = open_screen(settings=stage("closed"), weights=SETS)
    for way in ("swing", "pairwise", "bestworst"):
        screen.page.desk.choose_way(way)
        screen.page.first_focus().setFocus()
        screen.type("5")
        assert screen.focus is screen.page.lock_note.change, way
    screen.key(Key.Key_Return)
    assert screen.focus is screen.page.lock_note.reason, "Enter presses"
