from __future__ import annotations

import pytest

from prioritiser.analysis.summary import analyse
from tests.ui.models.ranking_rounds import LEVELS, a_round, analysed, parts, shown
from ui.models.ranking_trace import cell_of, trace_of


def trace(case, analysis=None):
    analysis = analysis or analysed()
    return trace_of(analysis, shown(analysis).parts, case)


def test_weight_times_value_adds_up():
    found = trace("K3")
    assert [(term.label, term.points, term.sum) for term in found.terms] == [
        ("Prevention", "40.0", "5.0/5 → 100.0 × 40.0%"), ("Health gain", "16.0", "2.0/5 → 40.0 × 40.0%"),
        ("Cost", "8.0", "2.0/5 → 40.0 × 20.0%"),
    ]  # fmt: skip
    assert found.total == "64.0"
    assert found.words == "Value × weight, added up"
    assert [term.token for term in found.terms] == ["p1", "g1", "g2"]


def test_a_gap_is_said_and_the_rest_is_shared_out():
    found = trace("K8")
    gap = found.terms[2]
    assert (gap.points, gap.sum, gap.rests_on, gap.has_score) == ("–", "No score yet × 20.0%", "no answers", False)
    assert found.total == "60.0"
    assert found.words.endswith("÷ the 80.0% that is scored")


def test_through_a_lens_only_what_weighs_is_listed():
    assert [term.criterion for term in trace("K3", analyse(a_round(), lens="B")).terms] == ["H1", "F1"]


def scores(*levels):
    others = [each for each in parts()["answers"] if each["case"] != "K1"]
    mine = [
        {"assessor": f"a{at}", "case": "K1", "criterion": "P1", "level": level}
        for at, level in enumerate(levels, start=1)
    ]
    return [*others, *mine]


@pytest.mark.parametrize(
    ("levels", "long", "short"),
    [
        ((4, 5, 2), "3 answers of 3, from 2 to 5", "3 answers, 2–5"),
        ((4, 4, 4), "3 answers of 3, all 4", "3 answers, 4"),
        ((4, 5), "fewer than three answers", "2 answers"),
        ((), "no answers", ""),
    ],
)
def test_spread_is_shown_from_three_answers_on(levels, long, short):
    term = trace("K1", analysed(answers=scores(*levels))).terms[0]
    assert (term.rests_on, term.briefly) == (long, short)


def test_an_agreed_score_is_said():
    analysis = analysed(agreed=[{"case": "K1", "criterion": "P1", "level": 3, "reason": "Talked through"}])
    assert trace("K1", analysis).terms[0].briefly == "agreed"
    assert cell_of(analysis, "K1", "P1").agreed == "Agreed score 3. Talked through"


def test_a_cell_names_everybody_with_score_and_reason():
    cell = cell_of(analysed(), "K3", "P1")
    assert cell.title == "Prevention"
    assert cell.question == "How far?"
    assert cell.panel == "Panel: 5.0 of 5, worth 100.0 of 100. 3 answers of 3, all 5."
    assert [(given.who, given.score, given.reason) for given in cell.given] == [
        (f"Assessor {name} · Nurse", str(LEVELS["K3"][0]), f"{name} on K3") for name in ("a1", "a2", "a3")
    ]


def test_why_an_answer_does_not_count_is_said():
    answers = [
        *scores(),
        {"assessor": "a1", "case": "K1", "criterion": "P1", "level": 3},
        {"assessor": "a2", "case": "K1", "criterion": "P1", "answer": "no_evidence"},
    ]
    interests = [{"assessor": "a1", "case": "K1", "kind": "financial", "handling": "score_not_counted"}]
    given = cell_of(analysed(answers=answers, interests=interests), "K1", "P1").given
    assert given[0].counts == "does not count: a declared interest"
    assert given[1].score == "no evidence"
    assert (given[2].score, given[2].counts) == ("–", "not scored")
    assert cell_of(analysed(answers=scores()), "K1", "P1").panel.startswith("No panel score yet")


def test_what_would_be_lost_is_said_to_be_lost():
    criteria = [{**each, "mirrored": each["id"] == "H1"} for each in parts()["criteria"]]
    term = trace("S2", analysed(criteria=criteria)).terms[1]
    assert term.sum == "2.0/5 lost → 60.0 × 40.0%"


def test_a_measure_keeps_its_unit():
    measure = {"kind": "measure", "unit": "QALYs", "points": [[0, 0], [100, 100]]}
    criteria = [{**each, **(measure if each["id"] == "P1" else {})} for each in parts()["criteria"]]
    answers = [{"assessor": "a1", "case": "K1", "criterion": "P1", "measure": 12.5}]
    analysis = analysed(criteria=criteria, answers=answers)
    assert trace("K1", analysis).terms[0].sum == "12.5 QALYs → 12.5 × 40.0%"
    assert cell_of(analysis, "K1", "P1").given[0].score == "12.5 QALYs"
