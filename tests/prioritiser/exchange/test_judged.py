"""Judgements that come with a document: swings worked out, into a real round and out of it again."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from prioritiser.analysis.judgements import weights_from
from prioritiser.analysis.panel_weights import panel_weights
from prioritiser.analysis.weights import effective_weights
from prioritiser.errors import InputError
from prioritiser.exchange.judged import weights_out, with_swings
from prioritiser.model.round import Round
from prioritiser.session import Session
from tests.prioritiser import runs, small
from tests.prioritiser.analysis.test_best_worst import entry as best_worst
from tests.prioritiser.analysis.test_pairwise import HOUSE, judged
from tests.prioritiser.runs import apply, apply_refused, exported, ok, refused

LENSES = {"method": "points", "swings": {"A": 40, "B": 60}}
INSIDE = {"method": "pairwise", "ids": ["C1", "C2"], "matrix": [[1, 3], [1 / 3, 1]]}
BOTH = {"groups": [LENSES, INSIDE]}


@pytest.fixture
def held(tmp_path: Path) -> Round:
    """Return the small round as a session holds it."""
    session = small.make(tmp_path / "held.round")
    session.close()
    return session.round


def said(judgements: dict[str, object]) -> dict:
    return json.loads(msgspec.json.encode(weights_out(weights_from(judgements))))


def test_weights_go_out_with_their_consistency() -> None:
    plain = said({"method": "roc", "order": ["a", "b"]})
    assert plain == {"weights": {"a": 0.75, "b": 0.25}, "consistency": None}
    pairs = said(judged(HOUSE))
    assert set(pairs["consistency"]) == {"ratio", "worst"}
    assert pairs["consistency"]["worst"][0] == ["c", "g"]
    best = said(best_worst((2, 1, 4, 3, 8), (4, 8, 2, 3, 1)))
    assert set(best["consistency"]) == {"xi", "worst"}


def test_swings_and_the_method_are_filled_in(held: Round) -> None:
    document = {"weights": [{"assessor": "a1", "judgements": INSIDE, "reason": "Alone"}], "title": "Kept"}
    found = with_swings(document, held)
    (entry,) = found["weights"]  # type: ignore[misc]
    assert entry == {
        "assessor": "a1", "judgements": INSIDE, "reason": "Alone", "method": "pairwise",
        "swings": pytest.approx({"C1": 100, "C2": 100 / 3}),
    }  # fmt: skip
    assert found["title"] == "Kept"
    assert "swings" not in document["weights"][0]  # type: ignore[index]


def test_the_method_of_mixed_groups_is_the_first_unless_it_is_given(held: Round) -> None:
    for method, expected in ((None, "points"), ("pairwise", "pairwise")):
        given = {"judgements": BOTH, **({"method": method} if method else {})}
        (entry,) = with_swings({"weights": [given]}, held)["weights"]  # type: ignore[misc]
        assert entry["method"] == expected


def test_judgements_are_about_the_framework_that_the_document_makes(held: Round) -> None:
    document = {
        "criteria": [{"id": "C3", "parent": "B"}, {"id": "C2", "withdrawn": True}],
        "weights": [{"assessor": "a1", "judgements": {"method": "roc", "order": ["C3", "C1"]}}],
    }
    (entry,) = with_swings(document, held)["weights"]  # type: ignore[misc]
    assert entry["swings"] == pytest.approx({"C3": 100, "C1": 100 / 3})


@pytest.mark.parametrize(
    "weights",
    [
        [{"assessor": "a1", "swings": {"C1": 1}, "judgements": {"any": "thing"}}],
        [{"assessor": "a1", "withdrawn": True, "judgements": LENSES}],
        [{"assessor": "a1", "swings": {}}], [{"assessor": "a1", "judgements": None}], [7], "text",
    ],
)  # fmt: skip
def test_what_needs_nothing_filled_in_stays_as_it_is(held: Round, weights: object) -> None:
    document = {"weights": weights}
    assert with_swings(document, held) == document


@pytest.mark.parametrize(
    ("entry", "code", "where"),
    [
        ({"judgements": {"method": "roc", "order": ["A", "A"]}}, "Repeated", "weights[0].judgements.order[1]"),
        ({"judgements": {"groups": [LENSES, {"method": "roc", "order": ["C1", "zz"]}]}}, "UnknownId",
         "weights[0].judgements.groups[1].order"),
        ({"judgements": LENSES, "method": "swing"}, "TwoAnswers", "weights[0].method"),
        ({"judgements": {**BOTH, "unfinished": True}}, "Unfinished", "weights[0].judgements.unfinished"),
        ({"judgements": {}}, "WrongShape", "weights[0].judgements.method"),
        ({"judgements": {"method": "points", "swings": {"A": 50, "B": 49.9}}}, "WrongSum",
         "weights[0].judgements.swings"),
    ],
)  # fmt: skip
def test_what_cannot_be_worked_out_is_refused_by_its_entry(
    held: Round, entry: dict[str, object], code: str, where: str
) -> None:
    with pytest.raises(InputError) as fault:
        with_swings({"weights": [{"assessor": "a1", **entry}]}, held)
    assert (fault.value.code, fault.value.where) == (code, where)


# Through a real file


@pytest.mark.parametrize(
    ("judgements", "method", "expected"),
    [
        (LENSES, "points", {"A": 0.4, "C1": 0.36}),
        (INSIDE, "pairwise", {"C1": 0.7 * 0.75, "C2": 0.7 * 0.25}),
        (BOTH, "points", {"A": 0.4, "C1": 0.45, "C2": 0.15}),
        ({"method": "roc", "order": ["GP1", "C2", "C1"]}, "roc", {"GP1": 11 / 18, "C2": 5 / 18, "C1": 2 / 18}),
        ({"method": "ranksum", "order": ["B", "A"]}, "ranksum", {"B": 2 / 3}),
        ({"method": "bestworst", "ids": ["C1", "C2"], "best": "C2", "worst": "C1", "best_to_others": {"C1": 4},
          "others_to_worst": {"C2": 4}}, "bestworst", {"C2": 0.56}),
        ({"method": "swing", "swings": {"A": 100, "B": 25}}, "swing", {"A": 0.8}),
    ],
)  # fmt: skip
def test_every_method_through_apply_and_export(
    tmp_path: Path, judgements: dict[str, object], method: str, expected: dict[str, float]
) -> None:
    file = runs.new(tmp_path / "r.round", small.document())
    apply(
        file, {"weights": [{"assessor": None, "judgements": judgements}, {"assessor": "a2", "judgements": judgements}]}
    )
    ranked = ok("rank", file)
    assert ranked["weights_source"] == "agreed"
    document = exported(file)
    entry = runs.entry(document, "weights", assessor="a2")
    assert (entry.get("method", "swing"), entry["judgements"]) == (method, judgements)
    again = runs.new(tmp_path / "again.round", document)
    assert exported(again) == document
    theirs = opened(again)
    weights = effective_weights(theirs, entry["swings"])
    found = {**weights.nodes, **weights.leaves}
    assert {key: found[key] for key in expected} == pytest.approx(expected)  # type: ignore[index]
    assert ranked["weights"] == pytest.approx(dict(weights.leaves))
    ok("undo", file)
    assert "weights" not in exported(file)


def opened(file: Path) -> Round:
    session = Session.open(file)
    session.close()
    return session.round


def test_a_new_round_may_come_with_judgements(tmp_path: Path) -> None:
    file = runs.new(tmp_path / "n.round", {**small.document(), "weights": [{"assessor": "a1", "judgements": BOTH}]})
    assert panel_weights(opened(file)).mean["A"] == pytest.approx(0.4)


def test_refused_judgements_change_nothing(tmp_path: Path) -> None:
    file = runs.new(tmp_path / "r.round", small.document())
    before = file.read_bytes()
    error = apply_refused(
        file, {"title": "New", "weights": [{"judgements": {"method": "roc", "order": ["A", "B", "A"]}}]}
    )
    assert (error["code"], error["where"]) == ("Repeated", "weights[0].judgements.order[2]")
    assert file.read_bytes() == before


def test_the_verb_needs_no_round(tmp_path: Path) -> None:
    source = runs.written(tmp_path / "w.json", best_worst((2, 1, 4, 3, 8), (4, 8, 2, 3, 1)))
    found = ok("weights", source)
    assert sum(found["weights"].values()) == pytest.approx(1, abs=1e-12)
    assert round(found["consistency"]["xi"], 4) == 0.0109
    assert "0.0109" in runs.run("weights", source).out
    bad = runs.written(tmp_path / "bad.json", {"method": "points", "swings": {"A": 99.9}})
    assert refused("weights", bad)["where"] == "swings"
    assert list(tmp_path.glob("*.round")) == []
