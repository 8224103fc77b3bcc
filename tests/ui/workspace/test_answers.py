from __future__ import annotations

from dataclasses import replace

from prioritiser.session import view
from tests.ui.rounds import make_round
from ui.workspace.answers import Answers


def test_results_are_worked_out_once_per_revision(tmp_path):
    held = view(make_round(tmp_path / "r.round")).round
    answers = Answers()
    first, inputs = answers.analysis(held), answers.inputs(held)

    assert answers.analysis(held) is first
    assert answers.inputs(held) is inputs
    later = replace(held, revision=held.revision + 1)
    assert answers.inputs(later) is not inputs
    assert answers.analysis(later) is not first


def test_another_round_begins_anew(tmp_path):
    held = view(make_round(tmp_path / "r.round")).round
    answers = Answers()
    first = answers.analysis(held)
    answers.forget()

    assert answers.analysis(held) is not first
