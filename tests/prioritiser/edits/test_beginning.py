"""A new round: the default framework, no cases, five years ahead."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from prioritiser.edits.beginning import blank_framework, copy_of, default_framework, has_copied_weights, years_from
from prioritiser.edits.document import edit_of
from prioritiser.edits.publishing import publish_framework
from prioritiser.model.base import CaseId, GroupId
from prioritiser.model.case_fields import CASE_FIELDS, CaseField
from prioritiser.model.round import Round
from prioritiser.session import Session
from tests.prioritiser import small

NOW = datetime(2026, 11, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("today", "first"), [((2026, 3, 31), "2026/27"), ((2026, 4, 1), "2027/28"), ((2099, 12, 31), "2100/01")]
)
def test_a_new_round_plans_from_the_next_financial_year(today: tuple[int, int, int], first: str) -> None:
    years = years_from(datetime(*today, tzinfo=UTC))
    assert years[0] == first
    assert len(set(years)) == 5


def test_the_default_framework_is_a_whole_round_without_cases() -> None:
    document = default_framework(datetime(2026, 3, 3, tzinfo=UTC))
    assert (document["title"], document["cases"]) == ("New round", [])
    assert document["settings"]["years"][0] == "2026/27"
    assert len(document["criteria"]) == 15
    assert edit_of(document, Round(), label="New round", fresh=True).changes


def test_a_blank_round_has_everything_but_a_framework() -> None:
    document = blank_framework(NOW)
    assert (document["nodes"], document["criteria"], document["gates"]) == ([], [], [])
    assert document["settings"] == default_framework(NOW)["settings"]
    assert edit_of(document, Round(), label="New round", fresh=True).changes


def last_year(path: Path) -> Session:
    """Return a round with something of every kind that a copy keeps or clears."""
    session = small.make(path, interests=[{"assessor": "a1", "case": "K1", "kind": "personal", "note": "n"}])
    small.change(
        session,
        settings={"order": "hand", "by_hand": ["K2"], "stage": "closed", "weight_bounds": {"C1": [0.1, 0.5]},
                  "discount_rate_date": "2026-04-01"},
        weights=[{"assessor": None, "swings": {"C1": 9}, "reason": "agreed"}, {"assessor": "a1", "swings": {"C1": 1}}],
        boards=[{"id": "uec", "name": "Urgent care"}], organisations=[{"id": "icb", "name": "Board"}],
        decisions=[{"case": "K1", "decision": "not_now", "reason": "r"}],
        cases=[{"id": "K1", "frees": "K2", "workforce": [{"year": "2026/27", "staff_group": "Nurses", "wte": 2}]}],
        reason="why",
    )  # fmt: skip
    session.commit(publish_framework(session.round, note="First", at="2026-04-02"))
    return session


def copied(path: Path, last: Round, **options: object) -> Round:
    """Return the round that a copy makes, as its file has it."""
    document = copy_of(last, NOW, **options)  # type: ignore[arg-type]
    session = Session.create(path, edit_of(document, Round(), label="New round", fresh=True))
    session.close()
    return session.round


def test_a_copy_keeps_the_framework_and_the_people_and_clears_the_year(tmp_path: Path) -> None:
    session = last_year(tmp_path / "last.round")
    last = session.round
    new = copied(tmp_path / "next.round", last, title="Next")
    for name in ("nodes", "criteria", "gates", "groups", "assessors", "places", "boards", "organisations"):
        assert getattr(new, name) == getattr(last, name), name
        assert getattr(new, name), name
    assert [each.note for each in new.versions.values()] == ["First"]
    assert list(new.weight_sets) == [""]
    assert new.agreed_weights.reason == "Copied from “Small round”: agreed"
    assert msgspec.structs.replace(new.agreed_weights, reason="agreed") == last.agreed_weights
    assert has_copied_weights(new)
    assert not has_copied_weights(last)
    cleared = ("cases", "answers", "agreed", "votes", "interests", "decisions", "budgets", "limits", "rules", "drafts")
    for name in cleared:
        assert not getattr(new, name), name
    kept = msgspec.structs.replace(
        last.settings, years=("2027/28", "2028/29"), order="value", by_hand=(), stage="scoring",
        copied_from="Small round",
    )  # fmt: skip
    assert (new.title, new.settings) == ("Next", kept)
    session.close()


def test_cases_that_are_carried_forward_are_costed_and_tested_anew(tmp_path: Path) -> None:
    session = last_year(tmp_path / "last.round")
    new = copied(tmp_path / "next.round", session.round, carry=[CaseId("K1"), CaseId("K4")])
    old = session.round.cases[CaseId("K1")]
    assert list(new.cases) == ["K1", "K4"]
    case = new.cases[CaseId("K1")]
    assert (case.money, case.workforce, case.activity, case.gates, case.frees) == ((), (), (), (), None)
    assert (case.title, case.summary, case.people, case.places, case.fields) == (
        old.title, old.summary, old.people, old.places, old.fields,
    )  # fmt: skip
    assert [(risk.title, risk.owner) for risk in case.risks] == [("Delay", "Risk owner")]
    both = copy_of(session.round, NOW, carry=["K1", "K2"])  # type: ignore[list-item]
    assert both["cases"][0]["frees"] == "K2"  # type: ignore[index]
    session.close()


# What is said of a case, field by field: either it goes on, or it was about last year.
STAYS = {
    "status": None, "submitted": None, "starts": None, "part_year": None, "price_base": None, "finance_agreed": None,
    "impact_stage": None, "impact_panel": None, "impact_outcome": None, "impact_review": None, "scrutiny": None,
    "beds": None,
    "benefits": [{"benefit": "Fewer falls", "people": 40}],
    "dependencies": [{"kind": "requires", "case": "K2"}, {"kind": "overlaps", "note": "Rotas"}],
}  # fmt: skip
SAID = {
    "beds": [{"what": "Medical", "episodes": 365, "length_of_stay": 2}],
    "benefits": [{"benefit": "Fewer falls", "people": 40, "starts": "2026-10-01"}, {"starts": "2026-10-01"}],
    "dependencies": [
        {"kind": "requires", "case": "K2"}, {"kind": "excludes", "case": "K3"}, {"kind": "overlaps", "note": "Rotas"}
    ],
}  # fmt: skip


def said_of(field: CaseField) -> object:
    """Return something that can be said in a field of the record."""
    sample = {"date": "2026-05-01", "share": 0.2, "number": 6, "money": 900, "yes_no": True, "list": [{"note": "n"}]}
    return SAID.get(field.name, sample.get(field.sort, "Something"))


def test_a_carried_case_leaves_behind_what_belongs_to_last_year(tmp_path: Path) -> None:
    fields = {name: said_of(field) for name, field in CASE_FIELDS.items() if not field.own}
    impact = [{"domain": "safe", "likelihood": 2, "impact": 3, "mitigation": "m"}]
    session = small.make(tmp_path / "last.round")
    small.change(session, cases=[{"id": "K1", "fields": fields, "impact": impact}])
    new = copied(tmp_path / "next.round", session.round, carry=[CaseId("K1"), CaseId("K2")])
    found = new.cases[CaseId("K1")]
    wanted = {name: STAYS.get(name, value) for name, value in {**session.round.cases[CaseId("K1")].fields}.items()}
    assert found.fields == {name: value for name, value in wanted.items() if value is not None}
    assert {"optimism_bias", "inflation", "months_to_benefit", "deprivation"} <= found.fields.keys()
    assert [(line.domain, line.likelihood, line.impact) for line in found.impact] == [("safe", 2, 3)]
    session.close()


def test_a_text_in_the_place_of_a_list_is_carried_as_it_is(tmp_path: Path) -> None:
    session = small.make(tmp_path / "last.round")
    small.change(session, cases=[{"id": "K1", "fields": {"benefits": "As agreed", "dependencies": "None known"}}])
    new = copied(tmp_path / "next.round", session.round, carry=[CaseId("K1")])
    fields = new.cases[CaseId("K1")].fields
    assert (fields["benefits"], fields["dependencies"]) == ("As agreed", "None known")
    session.close()


@pytest.mark.parametrize(
    ("years", "first", "count"),
    [
        (("2026/27", "2027/28"), "2027/28", 2), (("2027/28",), "2028/29", 1), (("2020/21", "2021/22"), "2027/28", 2),
        ((), "2027/28", 5), (("Year 1", "Year 2"), "2027/28", 5),
    ],
)  # fmt: skip
def test_the_years_move_on(years: tuple[str, ...], first: str, count: int) -> None:
    last = Round(settings=msgspec.structs.replace(Round().settings, years=years))
    found = copy_of(last, NOW)["settings"]["years"]  # type: ignore[index]
    assert (found[0], len(found)) == (first, count)


def test_what_was_withdrawn_since_is_not_copied(tmp_path: Path) -> None:
    session = last_year(tmp_path / "last.round")
    last = session.round
    alone = {key: msgspec.structs.replace(each, group=GroupId("gone")) for key, each in last.assessors.items()}
    dangling = replace(
        last, criteria={key: each for key, each in last.criteria.items() if key != "C1"}, assessors=alone, places={}
    )
    new = copied(tmp_path / "next.round", dangling, carry=list(last.cases))
    assert (new.agreed_weights.swings, new.settings.weight_bounds) == ({}, {})  # type: ignore[union-attr]
    assert {each.group for each in new.assessors.values()} == {None}
    assert all(not case.places for case in new.cases.values())
    session.close()
