"""Warnings of a framework: each has its sentence; the default framework's are known; trying it stores nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from prioritiser.analysis.framework_warnings import trial_values, warnings_of
from prioritiser.edits.beginning import default_framework
from prioritiser.edits.document import edit_of
from prioritiser.errors import InputError
from prioritiser.model.base import CriterionId
from prioritiser.model.round import Round
from prioritiser.session import Session
from tests.prioritiser.analysis.rounds import round_of

WHOLE = {
    "id": "C1", "name": "Access", "question": "How fast are people seen?", "evidence": "Waits in weeks",
    "anchors": ["No one is seen.", "Few are seen.", "Half are seen.", "Most are seen.", "Nearly all are seen.", "All."],
}  # fmt: skip
HARD = "Multidisciplinary organisational arrangements materially ameliorate inequitable utilisation of provision"


def kinds(*criteria: dict[str, object], **over: object) -> list[tuple[str, str]]:
    return [(each.kind, each.id) for each in warnings_of(round_of(criteria=criteria, **over))]  # type: ignore[arg-type]


def test_a_criterion_with_everything_has_no_warning() -> None:
    assert kinds(WHOLE) == []


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ({"name": " "}, "no_name"), ({"question": ""}, "no_question"), ({"evidence": " "}, "no_evidence"),
        ({"anchors": []}, "no_anchors"), ({"anchors": ["a", "b", "", "c", "d", "e"]}, "no_anchors"),
        ({"anchors": ["a", "b", "c", "d", "e"]}, "no_anchors"),
        ({"anchors": ["a", "b", "c", "C. ", "d", "e"]}, "same_anchors"),
        ({"anchors": [HARD, "b", "c", "d", "e", "f"]}, "reading_age"), ({"values": [50] * 6}, "flat"),
        ({"values": [0, 40, 30, 60, 80, 100]}, "falling_values"),
        ({"values": [100, 80, 60, 40, 20, 0]}, "falling_values"),
        ({"swing": 0}, "no_weight"), ({"kind": "measure", "points": [[0, 0], [1, 100]]}, "no_unit"),
    ],
)  # fmt: skip
def test_each_warning(change: dict[str, object], kind: str) -> None:
    assert kinds({**WHOLE, **change}) == [(kind, "C1")]


def test_warnings_say_why_and_what_to_do() -> None:
    criterion = {**WHOLE, "anchors": ["a", "b", "b", "c", "", "b"], "evidence": ""}
    assert [each.sentence for each in warnings_of(round_of(criteria=[criterion]))] == [
        "“Access” does not say which evidence is asked for: name what a case must show.",
        "“Access” has no anchor for level 4: say what a case has to show there.",
        "Levels 1, 2 and 5 of “Access” have the same anchor: assessors cannot choose between them.",
    ]
    (empty,) = warnings_of(round_of(criteria=[{**WHOLE, "anchors": []}]))
    assert empty.sentence.startswith("“Access” has no anchor for any level")


@pytest.mark.parametrize(
    ("worth", "found"),
    [([0, 50, 100], []), ([100, 50, 0], []), ([0, 100, 0], []), ([100, 0, 0, 50], ["falling_values"])],
)
def test_a_measure_may_rise_fall_or_have_one_peak(worth: list[float], found: list[str]) -> None:
    points = [[at, value] for at, value in enumerate(worth)]
    criterion = {**WHOLE, "kind": "measure", "unit": "weeks", "anchors": [], "points": points}
    assert [kind for kind, _ in kinds(criterion)] == found


def test_a_falling_level_says_which() -> None:
    (found,) = warnings_of(round_of(criteria=[{**WHOLE, "values": [0, 40, 30, 60, 50, 100]}]))
    assert found.sentence == (
        "Level 2 of “Access” is worth less (30) than level 1 (40), and so is level 4 than the one below: see that this"
        " is meant."
    )


def test_things_around_the_criteria() -> None:
    nodes = [{"id": "A", "name": "Lens"}, {"id": "F", "name": "Family", "parent": "A"}, {"id": "E", "name": "Empty"}]
    found = kinds(
        {**WHOLE, "parent": "F"}, {**WHOLE, "id": "C2", "name": "access.", "parent": "F"}, nodes=nodes,
        gates=[{"id": "G", "name": "Remit"}],
    )  # fmt: skip
    assert found == [("empty", "E"), ("overlap", "C2"), ("same_name", "C2"), ("no_test", "G")]


def default(path: Path) -> Round:
    document = default_framework(datetime(2026, 11, 22, tzinfo=UTC))
    session = Session.create(path, edit_of(document, Round(), label="New round", fresh=True))
    session.close()
    return session.round


def test_the_default_framework_shows_its_watch_list_and_its_long_words(tmp_path: Path) -> None:
    held = default(tmp_path / "d.round")
    found = warnings_of(held)
    pairs = [each.sentence.partition(" may count")[0] for each in found if each.kind == "overlap"]
    assert pairs == [
        "“Prevention and equity” and “Population health gain”", "“Prevention and equity” and “Health inequalities”",
        "“People in control” and “Quality and safety”", "“Cut low-value activity” and “Access and flow”",
        "“Cut low-value activity” and “Financial impact”", "“Intelligence and research” and “Strength of evidence”",
    ]  # fmt: skip
    assert {each.id for each in found if each.kind == "reading_age"} == {"GP1", "GP2"}
    assert {each.kind for each in found} == {"overlap", "reading_age"}


# Trying it


def test_made_up_cases_are_valued_by_the_framework(tmp_path: Path) -> None:
    held = default(tmp_path / "d.round")
    best, none = dict.fromkeys(held.criteria, 5.0), dict.fromkeys(held.criteria, 0.0)
    # C1 weighs 100 of 560 in a lens that weighs 70: five levels on it alone are worth 12.5 (domain/framework.md 1.2).
    one = {**none, CriterionId("C1"): 5.0}
    values = trial_values(held, {"Best": best, "Worst": none, "Health": one, "Nothing": {}})
    assert values == pytest.approx({"Best": 100, "Worst": 0, "Health": 70 * 100 / 560})


def test_trying_uses_measures_and_the_weights_in_use() -> None:
    measure = {"id": "C2", "kind": "measure", "points": [[0, 0], [10, 100]], "swing": 3}
    held = round_of(criteria=[{"id": "C1", "swing": 1}, measure])
    answers = {"One": {CriterionId("C1"): 5.0, CriterionId("C2"): 5.0}}
    assert trial_values(held, answers) == pytest.approx({"One": 25 + 37.5})
    agreed = round_of(criteria=[{"id": "C1", "swing": 1}, measure], weights=[{"assessor": None, "swings": {"C1": 3}}])
    assert trial_values(agreed, answers) == pytest.approx({"One": 75})
    gone = replace(held, cases={}, answers={})
    assert trial_values(gone, {"One": {CriterionId("X"): 5.0, CriterionId("C1"): 0.0}}) == {"One": 0.0}


def test_a_framework_that_cannot_rank_says_so() -> None:
    with pytest.raises(InputError):
        trial_values(round_of(criteria=[{"id": "C1", "kind": "measure"}]), {"One": {CriterionId("C1"): 1.0}})
