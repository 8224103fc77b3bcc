from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.ui.models.grid_rounds import opened
from ui.models.case_grid_detail import detail_of, years_of


@pytest.fixture
def held(tmp_path):
    session = opened(tmp_path)
    yield session.round
    session.close()


def test_the_panel_says_the_case_in_short(held):
    detail = detail_of(held, held.cases["K1"])
    assert detail.title == "Hypertension case finding"
    assert detail.about == "K1 · Investment · Derby City · £850,000 to £900,000 a year, recurrent · 18,400 people"
    assert detail.facts == (
        ("", "Finding people early"), ("Delivery board", "Primary care"), ("Starts on", "1 April 2026"),
    )  # fmt: skip
    assert (detail.gates.words, detail.problems, detail.chips) == ("Passed", (), ())


def test_marks_and_problems_are_said(held):
    detail = detail_of(held, held.cases["K2"])
    assert detail.chips == (("Illustrative figures", "caution"),)
    assert detail.problems[0].startswith("It is not said whether the savings release cash")
    assert detail_of(held, held.cases["K3"]).chips == (("Mandated: not ranked", "info"),)


def test_money_by_year_is_in_the_unit_that_suits_it(held):
    years, unit = years_of(held, held.cases["K1"])
    assert unit == "£m"
    assert years == [
        ("26/27", [("Recurrent", "p1", 0.9)]),
        ("27/28", [("Recurrent", "p1", 0.95), ("Recurrent saving", "p2", -0.1)]),
    ]
    assert years_of(held, held.cases["K3"])[1] == "£k"


def test_evidence_is_named_with_its_grade(held):
    fields = {
        "evidence": [{"item": "Pilot in Derby", "grade": "local_pilot"}, "not a row", {"item": "A review"}],
        "published_facts": "Told in 2023", "documents": [{"title": "Plan"}, {"title": "Costs"}],
    }  # fmt: skip
    detail = detail_of(held, replace(held.cases["K1"], fields=fields, frees="K3"))
    assert detail.evidence == (
        "Pilot in Derby. Local pilot", "A review", "Told in 2023", "2 documents linked in the record",
    )  # fmt: skip
    assert ("Frees money for", "Insulin pumps") in detail.facts


def test_the_panel_says_what_all_kinds_of_money_come_to(held):
    said = detail_of(held, held.cases["K1"]).total
    assert said == "All kinds together: 26/27 cost £900,000; 27/28 cost £950,000, saving £100,000."
