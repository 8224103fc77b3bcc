from __future__ import annotations

import pytest

from prioritiser.analysis.summary import analyse
from tests.ui.models.ranking_rounds import a_round, analysed, shown
from ui.models.ranking_why import neighbours_of, why_of


def why(case, analysis=None, **more):
    analysis = analysis or analysed()
    held = shown(analysis)
    return why_of(analysis, held.grounds, held.parts, case, **more)


def test_it_asks_why_this_place():
    found = why("K5")
    assert found.question == "Why is this 6th?"
    assert found.title == "Perinatal mental health"
    assert found.facts == "All places · £2.0m in 2026/27 · value 44.0"
    assert found.words.startswith("Perinatal mental health is 6th of 8, with 44.0 points out of 100.")
    assert why("K3").question == "Why is this joint 3rd?"
    assert why("K7").question == "Why is this not ranked?"
    assert why("M1").question == "Why is this apart?"
    assert why("S1", analyse(a_round(), by="vfm")).question == "Why has this no place?"


def test_the_next_above_is_compared_unless_another_is_named():
    found = why("K5").comparison
    assert found.against == "K4"
    assert found.title == "3rd, Falls prevention"
    assert [(row.label, row.text) for row in found.rows] == [("Benefit", "−24.0"), ("Money", "+4.0")]
    assert found.more == "1 other group is the same"
    assert found.total == pytest.approx(-20)
    assert why("K5", against="K1").comparison.against == "K1"
    assert why("K5", against="S1").comparison.against == "S1", "a stop only when it is asked for"


def test_neighbours_of_the_same_kind_come_first():
    offered = [case for case, _ in neighbours_of(analysed(), "S1")]
    assert offered[0] == "S2"
    assert "S2" not in offered[1:]
    assert "K2" in offered
    assert next(name for case, name in neighbours_of(analysed(), "K2") if case == "S2").endswith("(a stop)")
    assert neighbours_of(analysed(), "K2")[0][1] == "1st, Hypertension case finding"
    assert neighbours_of(analysed(), "K7") == ()


def test_what_stands_out_is_said():
    assert [note.title for note in why("K3").notes] == ["Tied at the line."]
    assert "Falls prevention" in why("K3").notes[0].text
    rules = [{"kind": "must", "case": "K6"}, {"kind": "must_not", "case": "K2"}]
    assert why("K6", analysed(rules=rules)).notes[0].title == "A rule says it must be funded."
    assert why("K2", analysed(rules=rules)).notes[0].title == "A rule keeps it out."
    provisional = analyse(a_round(settings={"rank_provisional": True, "years": ["2026/27", "2027/28"]}))
    assert why("K8", provisional).notes[0].text == "With every score in, it could be 48.0 to 68.0."


def test_decisions_are_told_with_their_reasons():
    decided = [
        {"case": "S1", "decision": "stop", "accepted": True, "reason": "Slight benefit"},
        {"case": "K1", "decision": "fund", "reason": "Ready.", "conditions": "Start in June"},
    ]
    analysis = analysed(decisions=decided)
    assert why("S1", analysis).decision == "Accepted. Slight benefit."
    assert why("S1", analysis).accepted
    assert why("K1", analysis).decision == "Fund. Ready. Start in June."
    assert why("K2", analysis).decision == ""


def test_a_case_without_a_score_has_nothing_to_compare():
    found = why("M1")
    assert found.comparison is None
    assert found.neighbours == ()
