from __future__ import annotations

from ui.models.round_years import beginning_with, first_years, year_of, years_of


def test_the_year_before_and_two_after_can_be_chosen() -> None:
    assert first_years("2027/28") == ("2026/27", "2027/28", "2028/29", "2029/30")
    assert year_of(2099) == "2099/00"


def test_a_document_keeps_how_many_years_it_plans_for() -> None:
    document = {"title": "T", "settings": {"levels": 5, "years": ["2026/27", "2027/28", "2028/29"]}}
    moved = beginning_with(document, "2028/29")
    assert years_of(moved) == ("2028/29", "2029/30", "2030/31")
    assert moved["settings"]["levels"] == 5  # type: ignore[index, call-overload]
    assert years_of(document)[0] == "2026/27"
    assert years_of({"title": "T"}) == ()
