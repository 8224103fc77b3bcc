from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from prioritiser.edits.weighting import set_weights
from tests.ui.models.weigh_rounds import answers, stage, whole_set
from ui.models.weigh_judgement import Amounts

SETS = [whole_set(who, A=swing, B=100 - swing) for who, swing in (("a1", 40), ("a2", 60), ("a3", 20))]
LEVELS = {"P1": [1, 2, 3, 4], "P3": [2, 2, 2, 2]}


def headings(screen):
    return [column.heading for column in screen.page.table.table.columns]


def test_the_strip_shows_the_weights_that_follow(screen):
    assert screen.blocks == {"P1": "10%", "P2": "10%", "P3": "20%", "benefit": "45%", "money": "15%"}
    assert screen.page.card.source.text() == "the framework’s own until you weigh"
    screen.key(Qt.Key.Key_Return)
    screen.give("100")
    assert screen.blocks["benefit"] == "37.5%"
    assert screen.page.card.source.text() == "Assessor a1’s own, 4 of 5 steps to go"
    tokens = [block.token for block in screen.page.card.strip.blocks]
    assert tokens == ["p1", "p2", "p3", "g1", "g2"]


def test_while_scoring_is_open_others_weights_are_hidden(open_screen):
    screen = open_screen(weights=SETS, me="a3")
    page = screen.page
    assert page.state_chip.text() == "Others’ weights are hidden until scoring is closed"
    page.look_at_all(shows_all=True)
    assert headings(screen) == ["Criterion", "Weight", "Of its group"]
    assert not page.bar.names.isVisible()
    page.desk.choose_side(panel=True)
    assert page.stack.currentWidget() is page.calm
    assert page.calm.title.text() == "The panel’s weights are hidden"
    assert page.hints() == []
    screen.click(page.calm.buttons[1])
    assert page.is_weighing
    assert page.banner.message.startswith("Scoring is still open and you are looking early.")
    assert "Everybody" in headings(screen)
    page.hide()
    assert page.stack.currentWidget() is page.calm, "hidden again when the screen was left"


def test_once_it_is_closed_everybody_s_weights_are_seen_without_names(open_screen):
    screen = open_screen(weights=SETS, settings=stage("closed"))
    page = screen.page
    assert page.state_chip.text() == "Totals can be seen"
    page.look_at_all(shows_all=True)
    assert headings(screen) == ["Criterion", "Weight", "Of its group", "Everybody", "Mean of 3", "Clinicians", "Public"]
    assert page.guide.spread.text() == "The weights of 3 people go from 20.0 to 60.0%; their mean is 40.0%."
    assert not page.bar.names.isVisible()


def test_names_are_the_facilitator_s_to_see(open_screen):
    screen = open_screen(weights=SETS, settings=stage("closed"), me="a3")
    screen.page.look_at_all(shows_all=True)
    assert screen.page.bar.names.isVisible()
    screen.page.bar.names.click()
    assert headings(screen)[-3:] == ["Assessor a1", "Assessor a2", "Assessor a3"]


def test_what_the_scores_say_stands_beside_the_lift(open_screen):
    screen = open_screen(answers=answers(LEVELS), settings=stage("closed"))
    screen.step("A")
    guide = screen.page.guide
    assert guide.range.text() == "In this round cases score 1 to 4 here."
    assert guide.start.text() == "From 0: Level 0"
    screen.page.task.lifts.list.go_to("P3")
    assert guide.note.text() == "Makes no difference this round."
    assert screen.page.task.lifts.list.row.note == "Makes no difference this round"
    screen.page.look_at_all(shows_all=True)
    assert headings(screen)[-1] == "Worth knowing"


@pytest.mark.parametrize(
    ("over", "title"),
    [
        ({"criteria": [], "nodes": []}, "There are no criteria yet"),
        ({"assessors": []}, "There are no assessors yet"),
        (
            {"criteria": [{"id": "P1", "name": "Prevention", "parent": None}], "nodes": []},
            "There is nothing to weigh",
        ),
    ],
    ids=str,
)
def test_an_empty_round_says_what_is_missing(open_screen, over, title):
    screen = open_screen(**over)
    assert screen.page.calm.title.text() == title
    assert screen.page.facts() == ""
    assert screen.page.insight()[0] == ""


def test_a_round_without_assessors_can_be_weighed_as_the_panel(open_screen):
    screen = open_screen(assessors=[], settings=stage("closed"))
    screen.click(screen.page.calm.buttons[1])
    assert screen.page.is_weighing
    assert screen.page.card.source.text() == "the framework’s own, not agreed"


def test_another_person_s_edit_is_taken_in(screen):
    edit = set_weights(screen.round, "a1", {"P1": 10, "P2": 20, "P3": 30})
    screen.context.workspace.do(edit)
    screen.step("A")
    assert screen.order == [("P3", "100"), ("P2", "66.7"), ("P1", "33.3")]


def test_hidden_offers_to_weigh_alone_first_and_keeps_the_switch(open_screen):
    screen = open_screen(weights=SETS)
    page = screen.page
    screen.click(page.bar.side.segment("panel"))
    assert screen.focus is page.calm.buttons[0]
    assert screen.focus.text() == "Weigh alone"
    assert page.side.isVisible()
    screen.key(Qt.Key.Key_Return)
    assert page.is_weighing
    assert screen.focus is page.task.lifts.list
    assert not page.side.isVisible()
    screen.click(page.bar.side.segment("panel"))
    screen.click(page.side.segment("alone"))
    assert screen.focus is page.task.lifts.list


def test_the_mean_says_who_is_counted(open_screen):
    half = {
        **whole_set("a2"),
        "judgements": {"groups": [{"method": "swing", "swings": {"A": 100}}], "unfinished": True},
    }
    screen = open_screen(weights=[SETS[0], half], settings=stage("closed"))
    page = screen.page
    page.look_at_all(shows_all=True)
    assert page.card.counted.text() == (
        "Mean of private sets: 1 of 3 counted; Assessor a2 has 1 step to go; 1 has not weighed"
    )
    assert headings(screen)[4:] == ["Mean of 1", "Clinicians", "Public"]
    table = page.table.table
    assert table.index(0, 6).data() == "–", "a group without a finished set"


def test_equal_weights_do_not_look_unequal_and_nothing_has_no_block(open_screen):
    entry = whole_set("a1", A=1, B=1, P1=0, P2=1, P3=1, benefit=1, money=1)
    screen = open_screen(weights=[entry])
    assert screen.blocks == {"P2": "25%", "P3": "25%", "benefit": "25%", "money": "25%"}
    screen.context.workspace.do(set_weights(screen.round, "a1", {"A": 1, "B": 3, "P1": 1, "P2": 1, "P3": 0}))
    assert screen.blocks["P1"] == screen.blocks["P2"] == "12.5%"


def test_pairs_say_what_is_known_about_both_lifts(screen):
    screen.step("A")
    screen.way("pairwise")
    guide = screen.page.guide
    assert guide.item.text() == "These lifts: Prevention and Local teams"
    assert guide.start.text() == "Prevention\nFrom 0: Level 0\nTo 5: Level 5"
    assert guide.end.text().startswith("Local teams\nFrom 0")


def test_points_are_checked_against_one_another_too(screen):
    screen.step("A")
    screen.way("points")
    screen.page.desk.say(Amounts("points", {"P1": 50.0, "P2": 30.0, "P3": 20.0}))
    assert screen.page.checks[0].together == ("P2", "P3")
    assert screen.page.checks[0].against == "P1"
    screen.way("pairwise")
    assert screen.page.checks == ()
