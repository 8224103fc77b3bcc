from __future__ import annotations

import pytest

from prioritiser.analysis.panel_weights import panel_weights
from prioritiser.session import Session
from tests.ui.models.weigh_rounds import a_round, document, whole_set
from tests.ui.rounds import make_round
from ui.models.weigh_judgement import Amounts, Order, Pairs
from ui.models.weighing import PANEL, weighing_of

POLICIES = Amounts("swing", {"P1": 100, "P2": 50, "P3": 50})


def step_of(weighing, key):
    step = weighing.step(key)
    assert step is not None
    return step


def test_a_weighing_begins_with_nothing_said():
    weighing = weighing_of(a_round(), "a1")
    assert not weighing.is_begun
    assert (weighing.done, len(weighing.steps), weighing.is_complete) == (0, 5, False)
    assert weighing.progress(step_of(weighing, "A")) == (0, 3)
    assert weighing.weights().leaves["P3"] == pytest.approx(0.4 * 0.5), "the framework's own"


def test_weights_follow_once_a_step_is_complete():
    weighing = weighing_of(a_round(), "a1")
    step = step_of(weighing, "A")
    half = weighing.said(step, Amounts("swing", {"P1": 100}))
    assert half.progress(step) == (1, 3)
    assert half.raw(step) == {"P1": 1, "P2": 1, "P3": 2}, "what held before holds on"
    whole = half.said(step, POLICIES)
    assert whole.is_done(step)
    assert whole.weights().leaves["P1"] == pytest.approx(0.2)
    again = whole.said(step, Pairs({("P1", "P2"): 3}))
    assert not again.is_done(step)
    assert again.raw(step) == POLICIES.given, "until the new comparison is complete"
    assert not again.said(step, None).is_begun


def test_weights_that_came_without_answers_count_as_done():
    held = a_round(weights=[whole_set("a1", P1=7)])
    weighing = weighing_of(held, "a1")
    assert weighing.is_complete
    assert weighing.raw(step_of(weighing, "A"))["P1"] == 7


def test_an_edit_keeps_a_half_done_set_through_the_file_and_out_of_the_mean(tmp_path):
    path = make_round(tmp_path / "round.round", document())
    session = Session.open(path)
    weighing = weighing_of(session.round, "a1")
    session.commit(weighing.said(step_of(weighing, "A"), POLICIES).edit())
    weighing = weighing_of(session.round, "a1")
    session.commit(weighing.said(step_of(weighing, "benefit"), Order("roc", ("H2", "H1", "H3"))).edit())
    session.close()
    session = Session.open(path)
    held = session.round
    weighing = weighing_of(held, "a1")
    assert weighing.judgements == {"A": POLICIES, "benefit": Order("roc", ("H2", "H1", "H3"))}
    assert weighing.done == 2
    assert held.weight_sets["a1"].method == "roc"
    assert not panel_weights(held).finished
    for key, judgement in {
        "": Amounts("points", {"A": 50, "B": 50}), "B": Amounts("swing", {"benefit": 100, "money": 0}),
        "money": Pairs({("F1", "F2"): 1.0}),
    }.items():  # fmt: skip
        now = weighing_of(session.round, "a1")
        session.commit(now.said(step_of(now, key), judgement).edit())
    held = session.round
    assert weighing_of(held, "a1").is_complete
    assert [each.assessor for each in panel_weights(held).finished] == ["a1"]
    assert panel_weights(held).mean["P1"] == pytest.approx(0.25)
    session.undo()
    assert not weighing_of(session.round, "a1").is_complete
    session.close()


def test_an_edit_without_anything_said_takes_the_set_away(tmp_path):
    path = make_round(tmp_path / "round.round", document(weights=[whole_set("a1")]))
    session = Session.open(path)
    weighing = weighing_of(session.round, "a1")
    for step in weighing.steps:
        weighing = weighing.said(step, None)
    session.commit(weighing.edit())
    assert "a1" not in session.round.weight_sets
    session.close()


def test_a_reason_stays_until_there_is_another(tmp_path):
    path = make_round(tmp_path / "round.round", document(weights=[whole_set("a1")]))
    session = Session.open(path)
    weighing = weighing_of(session.round, "a1")
    session.commit(weighing.said(step_of(weighing, "A"), POLICIES).edit())
    assert session.round.weight_sets["a1"].reason == "Because"
    weighing = weighing_of(session.round, "a1")
    session.commit(weighing.said(step_of(weighing, "A"), None).edit("New evidence"))
    assert session.round.weight_sets["a1"].reason == "New evidence"
    session.close()


def test_the_panel_agrees_a_draft_that_may_leave_steps_to_the_framework(tmp_path):
    path = make_round(tmp_path / "round.round", document())
    session = Session.open(path)
    weighing = weighing_of(session.round, PANEL)
    weighing = weighing.said(step_of(weighing, "A"), POLICIES)
    again = weighing_of(session.round, PANEL, weighing.draft())
    assert (again.swings, again.judgements, again.method) == (weighing.swings, weighing.judgements, weighing.method)
    session.commit(again.agreement("In the room"))
    agreed = session.round.agreed_weights
    assert agreed.reason == "In the room"
    assert agreed.swings["P1"] == 100
    assert agreed.swings["benefit"] == 3
    assert weighing_of(session.round, PANEL).raw(step_of(again, "A"))["P1"] == 100
    session.close()


@pytest.mark.parametrize("draft", [{"swings": 3}, {"x": 1}, {"swings": {}, "method": "magic", "judgements": 4}])
def test_a_draft_that_cannot_be_read_is_passed_over(draft):
    assert not weighing_of(a_round(), PANEL, draft).is_begun


def test_swings_from_elsewhere_say_nothing_about_answers():
    weighing = weighing_of(a_round(), PANEL)
    weighing = weighing.said(step_of(weighing, "A"), POLICIES).with_swings({"P1": 100, "P2": 90, "P3": 80}, "points")
    assert not weighing.judgements
    assert weighing.is_done(step_of(weighing, "A"))


def test_one_input_alone_is_read_too():
    entry = {"assessor": "a1", "method": "swing", "swings": {"P1": 100, "P2": 50, "P3": 50},
             "judgements": {"method": "swing", "swings": {"P1": 100, "P2": 50, "P3": 50}}}  # fmt: skip
    assert weighing_of(a_round(weights=[entry]), "a1").judgements == {"A": POLICIES}
