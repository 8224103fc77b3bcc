"""The panel's draft and its agreed weights; an assessor's answers are in test_page."""

from __future__ import annotations

from datetime import datetime

import pytest
from PySide6.QtCore import Qt

from tests.ui.models.weigh_rounds import stage, whole_set
from ui.models.ranking_words import day
from ui.models.weigh_judgement import Amounts

SETS = [whole_set(who, A=swing, B=100 - swing) for who, swing in (("a1", 40), ("a2", 60), ("a3", 20))]


@pytest.fixture
def panel(open_screen):
    screen = open_screen(settings=stage("closed"), weights=SETS)
    screen.click(screen.page.bar.side.segment("panel"))
    screen.page.first_focus().setFocus()
    return screen


def test_the_panel_s_answers_are_a_draft_and_leave_the_round_alone(panel):
    before = panel.round
    panel.key(Qt.Key.Key_Return)
    panel.give("25")
    assert panel.round is before
    assert panel.page.card.source.text() == "the panel’s draft, not agreed"
    assert panel.blocks["benefit"] == "15%"
    assert panel.page.chips() == [panel.page.state_chip]


def test_agreeing_needs_a_reason_and_can_be_undone(panel):
    card = panel.page.card
    assert card.use.isEnabled(), "the framework's own can be agreed as they are"
    panel.key(Qt.Key.Key_Return)
    panel.give("25")
    panel.click(card.use)
    assert panel.focus is card.reason
    panel.key(Qt.Key.Key_Return)
    assert card.fault.text() == "Agreed weights need a reason. Nothing was changed."
    assert panel.round.agreed_weights is None
    panel.type("In the room")
    with panel.qtbot.waitSignal(panel.context.workspace.said) as said:
        panel.key(Qt.Key.Key_Return)
    assert said.args[0].title == "These are the panel’s agreed weights now."
    agreed = panel.round.agreed_weights
    assert (agreed.reason, agreed.method, agreed.swings["A"], agreed.swings["B"]) == ("In the room", "swing", 100, 25)
    assert card.source.text() == "agreed by the panel: In the room"
    assert not card.use.isEnabled()
    assert not card.is_asking
    known = " ".join(panel.page._agreed_words())
    assert known.startswith(f"Agreed by the panel on {day(datetime.now().astimezone().isoformat())}")
    assert known.endswith("Reason: In the room")
    panel.context.workspace.undo()
    assert panel.round.agreed_weights is None
    assert panel.page.card.use.isEnabled()


def test_the_draft_is_there_the_next_time(panel, open_screen):
    panel.key(Qt.Key.Key_Return)
    panel.give("25")
    panel.context.workspace.close()
    again = open_screen(path=panel.path)
    again.click(again.page.bar.side.segment("panel"))
    again.step("")
    assert again.order == [("A", "100"), ("B", "25")]


def test_an_answer_of_the_draft_can_be_taken_back(panel):
    assert not panel.page.card.back.isVisible()
    panel.key(Qt.Key.Key_Return)
    panel.give("25")
    panel.click(panel.page.card.back)
    assert panel.order == [("A", "100"), ("B", "")]
    panel.click(panel.page.card.back)
    assert [figure for _, figure in panel.order] == ["", ""]
    assert not panel.page.card.back.isVisible()


def test_the_mean_of_everybody_can_be_the_draft(panel):
    panel.click(panel.page.card.mean)
    assert panel.blocks == {"P1": "10%", "P2": "10%", "P3": "20%", "benefit": "45%", "money": "15%"}
    weights = panel.page.desk.weighing.weights()
    assert weights.nodes["A"] == pytest.approx(0.4)
    assert panel.page.desk.weighing.method == "points"


def test_beginning_again_leaves_everything_out(panel):
    panel.key(Qt.Key.Key_Return)
    panel.give("25")
    panel.click(panel.page.card.anew)
    assert not panel.page.desk.weighing.is_begun
    assert panel.page.card.source.text() == "the framework’s own, not agreed"


def test_an_assessor_begins_again_too(screen):
    screen.key(Qt.Key.Key_Return)
    screen.click(screen.page.card.anew)
    assert "a1" not in screen.round.weight_sets
    screen.context.workspace.undo()
    assert "a1" in screen.round.weight_sets


def test_another_way_keeps_what_was_said_until_something_is_said_in_it(screen):
    screen.step("A")
    screen.key(Qt.Key.Key_Return)
    screen.give("70", "55")
    screen.way("points")
    assert [figure for _, figure in screen.order] == ["", "", ""]
    assert screen.swings["P2"] == 70
    screen.way("swing")
    assert screen.order == [("P1", "100"), ("P2", "70"), ("P3", "55")]
    screen.way("points")
    screen.give("50", "30")
    assert screen.swings["P2"] == 70, "until the points add up"
    screen.give("20")
    assert screen.swings["P2"] == 30
    assert screen.round.weight_sets["a1"].method == "points"
    screen.step("B")
    assert screen.page.desk.way == "points", "the next step is weighed in the same way"


def test_what_cannot_be_shared_out_is_refused_in_place(panel):
    desk = panel.page.desk
    before = desk.weighing
    panel.step("")
    desk.say(Amounts("swing", {"A": 0.0, "B": 100.0}))
    assert desk.weighing is not before
    desk.weighing = desk.weighing.with_swings({"A": 0.0, "B": 0.0}, "swing")
    assert not panel.page.attempt(desk.weighing.weights)
    assert "weighs nothing" in panel.page.banner.message


def test_nothing_is_taken_while_it_is_locked(open_screen):
    screen = open_screen(settings=stage("locked"), weights=SETS)
    screen.page.desk.say(Amounts("swing", {"A": 100.0}))
    screen.page.desk.begin_again()
    assert screen.swings["A"] == 40
    assert screen.page.desk.lock.text.startswith("The round is locked")
    assert screen.page.lock_note.isHidden()  # the frame says it above every screen
    screen.page.desk.choose_side(panel=True)
    assert not screen.page.card.use.isEnabled()


COPIED = {**whole_set(None, A=30, B=70), "reason": "Copied from “Last round”: In the room"}


def test_last_year_s_agreed_weights_are_not_this_panel_s(open_screen):
    settings = {**stage("closed"), "copied_from": "Last round"}
    screen = open_screen(settings=settings, weights=[COPIED, *SETS])
    page = screen.page
    page.desk.choose_side(panel=True)
    assert page.card.source.text() == "Last year’s agreed weights, from “Last round”; not agreed yet in this round"
    assert not any(line.is_done for line in page.steps.steps.lines)
    assert not page.task.done.isVisible()
    assert page._agreed_words()[0].startswith("Last year’s agreed weights, from “Last round”")
    assert screen.blocks["benefit"] == "53%", "they are where the panel begins"
    screen.click(page.card.use)
    screen.type("Still right")
    screen.key(Qt.Key.Key_Return)
    assert screen.round.agreed_weights.reason == "Still right"
    assert screen.round.agreed_weights.swings["A"] == 30
    assert all(line.is_done for line in page.steps.steps.lines)
    assert not page.card.use.isEnabled()


def test_a_step_of_last_year_s_counts_once_it_is_weighed_here(open_screen):
    settings = {**stage("closed"), "copied_from": "Last round"}
    screen = open_screen(settings=settings, weights=[COPIED])
    screen.page.desk.choose_side(panel=True)
    screen.step("")
    screen.page.task.lifts.list.go_to("A")
    screen.give("50")
    assert [line.is_done for line in screen.page.steps.steps.lines].count(True) == 1
    screen.context.workspace.close()
    again = open_screen(path=screen.path)
    again.page.desk.choose_side(panel=True)
    assert [line.is_done for line in again.page.steps.steps.lines].count(True) == 1


def test_the_record_says_that_the_mean_was_agreed(panel):
    card = panel.page.card
    assert card.counted.text() == "Mean of private sets: 3 of 3 counted"
    panel.click(card.mean)
    assert not card.origin.isVisible()
    panel.click(card.use)
    assert card.origin.text() == "The record will say: “From the mean of 3 private sets: …”, then your reason."
    panel.type("In the room")
    panel.key(Qt.Key.Key_Return)
    assert panel.round.agreed_weights.reason == "From the mean of 3 private sets: In the room"
    assert "by points" not in panel.page._agreed_words()[0]


def test_a_mean_that_was_changed_says_so(panel):
    panel.click(panel.page.card.mean)
    panel.step("")
    panel.page.task.lifts.list.go_to("A")
    panel.give("10")
    assert panel.page.desk.weighing.origin == "From the mean of 3 private sets, then changed"


def test_beginning_again_goes_to_the_first_step_with_the_keys(screen):
    screen.step("A")
    screen.key(Qt.Key.Key_Return)
    screen.give("70")
    screen.click(screen.page.card.anew)
    assert screen.page.desk.step.number == 1
    assert screen.focus is screen.page.task.lifts.list
    screen.key(Qt.Key.Key_Return)
    assert screen.order[0] == ("A", "100")


def test_beginning_again_names_what_it_clears(screen):
    screen.key(Qt.Key.Key_Return)
    assert screen.page.card.anew.text() == "Begin again (clears 1 step)"


def test_another_way_says_what_it_replaces(screen):
    screen.step("A")
    screen.key(Qt.Key.Key_Return)
    screen.give("70", "55")
    assert not screen.page.task.replaces.isVisible()
    screen.way("pairwise")
    assert screen.page.task.replaces.text() == ("Weighed by guided comparison of lifts. Answering here replaces it.")
    screen.key(Qt.Key.Key_Left)
    assert not screen.page.task.replaces.isVisible()
