"""A document stands on its own: whatever mentions something that is not there is left out."""

from __future__ import annotations

from dataclasses import replace

from msgspec.structs import replace as changed

from prioritiser.edits.document import edit_of
from prioritiser.exchange.open_format import document_of
from prioritiser.exchange.references import without_dangling
from prioritiser.model.base import CaseId, CriterionId
from prioritiser.model.round import Conflict, Round
from prioritiser.model.score import Vote
from prioritiser.model.settings import Settings
from tests.prioritiser.analysis.rounds import round_of

FULL = round_of(
    criteria=[{"id": "C1"}, {"id": "C2"}],
    cases=[
        {"id": "K1", "frees": "K2", "places": [{"place": "p", "share": 0.5}, {"place": "q", "share": 0.5}],
         "gates": [{"gate": "G", "result": "pass"}, {"gate": "H", "result": "fail"}]},
        {"id": "K2"},
    ],
    assessors=[{"id": "a1", "group": "g"}, {"id": "a2", "group": "h"}],
    groups=[{"id": "g"}], places=[{"id": "p"}], gates=[{"id": "G"}],
    answers=[{"assessor": a, "case": k, "criterion": c, "level": 1} for a in ("a1", "a2") for k in ("K1", "K2")
             for c in ("C1", "C2")],
    agreed=[{"case": k, "criterion": "C1", "level": 1} for k in ("K1", "K2")],
    interests=[{"assessor": "a1", "case": None}, {"assessor": "a1", "case": "K2"}, {"assessor": "a2", "case": "K1"}],
    weights=[{"swings": {"C1": 1, "C2": 2}}, {"assessor": "a1", "swings": {"C2": 1}, "judgements": {"a": 1}},
             {"assessor": "a2", "swings": {}}],
    decisions=[{"case": "K1"}, {"case": "K2"}],
    rules=[{"kind": "must", "case": "K1"}, {"kind": "requires", "case": "K1", "needs": "K2"},
           {"kind": "excludes", "cases": ["K1", "K2"]}],
    settings={"by_hand": ["K2", "K1"], "weight_bounds": {"C1": [0, 1], "C2": [0, 1]}},
)  # fmt: skip


def gone() -> Round:
    """Return the full round after K2, C2 and a2 were withdrawn, everything about them still there."""
    return replace(
        FULL,
        cases={key: each for key, each in FULL.cases.items() if key == "K1"},
        criteria={key: each for key, each in FULL.criteria.items() if key == "C1"},
        assessors={key: each for key, each in FULL.assessors.items() if key == "a1"},
        conflicts=(
            Conflict("answer", ("K2", "C1", "a1"), "", (), None), Conflict("case", ("K1",), "title", (), None),
            Conflict("money", ("K1", "m1"), "amount", (), None), Conflict("round", (), "title", (), None),
        ),
    )  # fmt: skip


def test_what_is_about_something_gone_is_left_out() -> None:
    found = without_dangling(gone())
    assert list(found.answers) == [("K1", "C1", "a1")]
    assert list(found.agreed) == [("K1", "C1")]
    assert list(found.interests) == [("a1", "")]
    assert list(found.weight_sets) == ["", "a1"]
    assert found.weight_sets["a1"].judgements is None  # type: ignore[index]
    assert found.weight_sets[""].swings == {"C1": 1.0}
    assert list(found.decisions) == ["K1"]
    assert [rule.kind for rule in found.rules.values()] == ["must"]
    assert found.settings == Settings(by_hand=("K1",), weight_bounds={"C1": (0.0, 1.0)})  # type: ignore[arg-type]
    assert [each.kind for each in found.conflicts] == ["case", "money", "round"]


def test_mentions_inside_a_case_or_an_assessor_are_left_out() -> None:
    case = without_dangling(gone()).cases["K1"]  # type: ignore[index]
    assert case.frees is None
    assert [each.place for each in case.places] == ["p"]
    assert [each.gate for each in case.gates] == ["G"]
    assert without_dangling(FULL).assessors["a2"].group is None  # type: ignore[index]
    assert without_dangling(FULL).assessors["a1"].group == "g"  # type: ignore[index]


def test_a_round_that_stands_on_its_own_stays_as_it_is() -> None:
    whole = without_dangling(FULL)
    assert without_dangling(whole) == whole


def test_what_is_left_can_be_read_again() -> None:
    assert edit_of(document_of(gone()), Round(), label="New", fresh=True).changes


def test_scores_and_hands_that_no_scale_holds_are_left_out_so_that_the_document_can_be_read() -> None:
    lower = replace(
        FULL,
        settings=changed(FULL.settings, levels=3, by_hand=()),
        answers={
            key: changed(each, level=5 if key == ("K1", "C1", "a1") else each.level)
            for key, each in FULL.answers.items()
        },
        votes={
            (CaseId("K1"), CriterionId("C1")): Vote(case=CaseId("K1"), criterion=CriterionId("C1"), counts=(0,) * 6),
            (CaseId("K2"), CriterionId("C1")): Vote(case=CaseId("K2"), criterion=CriterionId("C1"), counts=(1,) * 4),
        },
        conflicts=(Conflict("answer", ("K1", "C1", "a1"), "level", (), None),),
    )
    kept = without_dangling(lower)
    assert lower.answers.keys() - kept.answers.keys() == {("K1", "C1", "a1")}
    assert [case for case, _ in kept.votes] == ["K2"]
    assert kept.conflicts == ()
