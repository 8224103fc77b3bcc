from __future__ import annotations

import pytest

from prioritiser.analysis.panel_weights import Check
from tests.ui.models.weigh_rounds import a_round, answers, parts, stage, whole_set
from ui.models.weigh_judgement import Amounts, Order
from ui.models.weigh_steps import steps_of
from ui.models.weigh_words import (
    CLOSED,
    LOCKED,
    NOT_THE_TOPIC,
    agreed_words,
    check_words,
    known_of,
    lock_of,
    order_method_words,
    pair_words,
    question,
    range_words,
    script,
    who_words,
)
from ui.models.weighing import PANEL

LEVELS = {
    "P1": [1, 2, 3, 4, 1, 2, 3, 4], "P2": [1, 2, 3, 4, 1, 2, 3, 4], "P3": [2, 2, 2, 2, 2, 2, 2, 2],
}  # fmt: skip


def test_what_the_scores_say():
    held = a_round(answers=answers(LEVELS))
    known = known_of(held, everything=True)
    step = steps_of(held)[1]
    assert range_words(held, step.item("P1"), known) == "In this round cases score 1 to 4 here."
    assert range_words(held, step.item("P3"), known) == "In this round every case scores 2 here."
    assert range_words(held, steps_of(held)[0].item("A"), known) == ""
    assert known.notes(held) == {
        "P1": "Scores move with Local teams", "P2": "Scores move with Prevention",
        "P3": "Makes no difference this round",
    }  # fmt: skip


def test_before_scoring_is_closed_nothing_is_said_of_how_scores_go_together():
    known = known_of(a_round(answers=answers(LEVELS)), everything=False)
    assert known.ranges["P1"] == (1, 4)
    assert known.flat == ("P3",)
    assert not known.alike


def test_a_measure_has_its_unit():
    over = parts()["criteria"]
    over[0] = {**over[0], "kind": "measure", "unit": "QALYs", "points": [[0, 0], [320, 100]], "anchors": []}
    given = [
        {"assessor": "a1", "case": f"K{at}", "criterion": "P1", "measure": amount}
        for at, amount in ((1, 12.5), (2, 300))
    ]
    held = a_round(criteria=over, answers=given)
    known = known_of(held, everything=False)
    assert (
        range_words(held, steps_of(held)[1].item("P1"), known) == "In this round cases go from 12.5 to 300 QALYs here."
    )


def test_the_script_follows_the_comparison():
    top, policies = steps_of(a_round())[:2]
    begin = script(policies, "swing", None, 5)
    assert begin[0] == "“Imagine a case that scores 0 on everything. You can lift one thing from 0 to 5.”"
    assert "everything in one of these" in script(top, "swing", None, 4)[0]
    half = script(policies, "swing", Amounts("swing", {"P1": 100}), 5)
    assert half[0].startswith("“And next? Compared with 100, how much is that lift worth to the people of Derby")
    whole = Amounts("swing", dict.fromkeys(policies.ids, 100))
    assert script(policies, "swing", whole, 5) == (NOT_THE_TOPIC,)
    assert script(policies, "swing", None, 5, is_begun=True) == (NOT_THE_TOPIC,)
    for way in ("points", "order", "pairwise", "bestworst"):
        assert script(policies, way, None, 5)[-1] == NOT_THE_TOPIC


def test_nobody_is_ever_asked_how_important_something_is():
    policies = steps_of(a_round())[1]
    for way in ("swing", "points", "order", "pairwise", "bestworst"):
        said = " ".join((question(way, None), *script(policies, way, None, 5))).lower()
        assert "important" not in said
        assert "swing" not in said


def test_the_question_above_the_task():
    assert question("swing", None) == "Which of these would you lift first?"
    assert (
        question("swing", Amounts("swing", {"P1": 100})) == "Compared with the first at 100, what is each lift worth?"
    )
    assert question("swing", None, is_begun=True).startswith("Compared with")


@pytest.mark.parametrize(("total", "how"), [(100, "the same as"), (110, "more than"), (90, "less than")])
def test_checks_in_words(total, how):
    check = Check(("P1", "P2"), "P3", total, 100)
    assert check_words(a_round(), check) == (
        f"Is lifting Prevention and Local teams together worth {how} lifting Control? ({total} against 100)"
    )


def test_pairs_in_words():
    held = a_round()
    assert pair_words(held, "P1", "P2", 5) == "Prevention is worth strongly more (5) than Local teams"
    assert pair_words(held, "P1", "P2", 1 / 3) == "Local teams is worth moderately more (3) than Prevention"
    assert pair_words(held, "P1", "P2", 1) == "Prevention and Local teams are worth the same (1)"


def test_who_weighs_and_who_agreed():
    held = a_round(weights=[{**whole_set(None), "method": "points", "reason": "In the room"}])
    assert [who_words(held, who) for who in (PANEL, "a1", None)] == ["the panel", "Assessor a1", "nobody yet"]
    assert agreed_words(held) == ("Agreed by the panel, by points.", "Reason: In the room")
    assert agreed_words(held, "3 March 2026", "a3")[0] == (
        "Agreed by the panel on 3 March 2026, recorded by Assessor a3, by points."
    )
    assert agreed_words(a_round())[0].startswith("Not agreed.")


def test_what_holds_weights():
    held = a_round()
    assert lock_of(held, "a1", read_only="", reason="") is None
    assert lock_of(held, "a1", read_only="Only to read.", reason="").text == "Only to read."
    closed = a_round(settings=stage("closed"))
    lock = lock_of(closed, "a1", read_only="", reason="")
    assert (lock.text, lock.with_reason) == (CLOSED, True)
    assert lock_of(closed, "a1", read_only="", reason="New evidence") is None
    assert lock_of(closed, PANEL, read_only="", reason="") is None
    lock = lock_of(a_round(settings=stage("locked")), PANEL, read_only="", reason="x")
    assert (lock.text, lock.with_reason) == (LOCKED, False)


def test_how_an_order_becomes_weights():
    assert order_method_words(Order("ranksum")).startswith("Weights fall in equal steps")
    assert order_method_words(None).startswith("Weights fall steeply")
