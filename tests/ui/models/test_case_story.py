"""The case in words: money, people, risks and further fields, without ids and without invented precision."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from prioritiser.model.base import CaseId
from prioritiser.model.case import Case, MoneyLine, PlaceShare
from prioritiser.model.people import Place
from prioritiser.model.round import Round
from prioritiser.model.settings import Settings
from tests.ui.pages.score.documents import case, document, held
from ui.models.case_story import MONEY_TOKENS, Fact, Part, money_by_year, story_of, subtitle_of


@pytest.fixture
def round_(tmp_path: Path) -> Round:
    given = document()
    given["cases"] = [
        case(1, frees="K3"), case(2, lane="mandated"), case(3, kind="disinvestment", title="Old ward"),
    ]  # fmt: skip
    return held(given, tmp_path)


def parts(round_: Round, key: str = "K1") -> dict[str, Part]:
    return {part.title: part for part in story_of(round_, round_.cases[CaseId(key)])}


def test_what_it_is_and_what_it_is_meant_to_pay_for(round_: Round) -> None:
    assert parts(round_)[""].facts == (
        Fact("", "What “Case 1” changes."), Fact("Type", "Investment"), Fact("Meant to pay for", "Old ward"),
    )  # fmt: skip
    assert Fact("List", "Mandated: costed, not ranked") in parts(round_, "K2")[""].facts


def test_money_is_a_table_by_year_with_savings_apart(round_: Round) -> None:
    money = parts(round_)["Money by year"]
    assert money.illustrative
    assert money.table == (
        ("£k", "26/27", "27/28"), ("Recurrent", "900", "–"), ("Recurrent saving", "–", "−200"),
    )  # fmt: skip


def test_people_places_workforce_activity_and_gates(round_: Round) -> None:
    story = parts(round_)
    assert story["People and places"].facts == (Fact("People reached", "1,200"), Fact("City", "100%"))
    assert story["Workforce, whole-time equivalents"].table == (("", "26/27"), ("Nurses", "3.5"))
    assert story["Activity"].table == (("", "26/27"), ("Contacts", "4,000"))
    assert story["Gates"].facts == (Fact("Remit", "Conditional. Not costed yet. Owner: Lead."),)
    assert not story["Activity"].illustrative


def test_risks_show_their_ratings_and_impacts_what_is_done(round_: Round) -> None:
    story = parts(round_)
    assert story["Risks"].facts == (Fact("Delay", "Rating at first 16 (4 × 4), now 12 (3 × 4), aimed for 2 (1 × 2)."),)
    assert story["Quality and equality impact"].facts == (Fact("Safe", "Rating 6 (2 × 3). Checked weekly."),)


def test_further_fields_are_words_and_boards_and_cases_have_names(round_: Round) -> None:
    facts = parts(round_)["Background and evidence"].facts
    assert Fact("Delivery board", "Urgent care") in facts
    assert Fact("Overlap note", "Overlaps with “Case 2”") in facts
    assert Fact("Starts", "1 July 2026") in facts
    assert not any("llustrative" in fact.label for fact in facts)


@pytest.mark.parametrize(
    ("key", "value", "fact"),
    [
        ("life_course", "stay", Fact("Stage of life", "Staying well")),
        ("prevention_tier", "none", Fact("Prevention tier", "Not prevention")),
        ("months_to_benefit", 9, Fact("Months to benefit", "9")),
        ("cash_backed", True, Fact("Cash backed", "Yes")),
        ("done", False, Fact("Done", "No")),
        ("sites", ["A", "B"], Fact("Sites", "A, B")),
        ("split", {"north_end": 2}, Fact("Split", "North end: 2")),
        ("board", "unknown", Fact("Delivery board", "unknown")),
        ("illustrative_note", "All is invented", Fact("", "All is invented.")),
    ],
)
def test_a_field_in_words(key: str, value: Any, fact: Fact) -> None:
    (_, background) = story_of(Round(), Case(id=CaseId("K"), title="K", fields={key: value}))
    assert background.facts == (fact,)


def test_a_case_of_which_little_is_known_has_a_short_story() -> None:
    (about,) = story_of(Round(), Case(id=CaseId("K"), title="K"))
    assert about.facts == (Fact("Type", "Investment"),)


def test_large_sums_are_shown_in_millions() -> None:
    money = tuple(MoneyLine(year=f"20{at}/{at + 1}", amount=12_345_678) for at in (26, 27))
    story = {part.title: part for part in story_of(Round(), Case(id=CaseId("K"), title="K", money=money))}
    assert story["Money by year"].table == (("£m", "26/27", "27/28"), ("Recurrent", "12.3", "12.3"))


def line(amount: float, year: str = "2026/27", kind: str = "recurrent", **more: Any) -> MoneyLine:
    return MoneyLine(year=year, amount=amount, kind=kind, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("money", "said"),
    [
        ((), ""),
        ((line(900_000),), "£900,000 a year, recurrent"),
        ((line(945_000), line(1_015_000, "2027/28")), "£0.9m to £1.0m a year, recurrent"),
        ((line(1_020_000), line(1_040_000, "2027/28")), "£1.0m a year, recurrent"),
        ((line(-640_000), line(-1_850_000, "2027/28")), "saves £0.6m to £1.9m a year, recurrent"),
        ((line(-50_000), line(1_400_000, "2027/28")), "−£0.1m to £1.4m a year, recurrent"),
        ((line(60_000, kind="non_recurrent"), line(40_000, "2027/28", kind="non_recurrent")), "£100,000, one-off"),
        ((line(4e6, kind="capital"),), "£4.0m, capital"),
        ((line(40_000), line(900_000, kind="capital")), "£40,000 a year, recurrent"),
    ],
)
def test_the_subtitle_says_the_money_of_a_year(money: tuple[MoneyLine, ...], said: str) -> None:
    assert subtitle_of(Round(), Case(id=CaseId("K"), title="K", money=money)) == said


def test_the_subtitle_says_where_and_for_whom() -> None:
    places = {key: Place(id=key, name=key.title()) for key in ("city", "county", "coast")}  # type: ignore[arg-type]
    held_ = Round(places=places)  # type: ignore[arg-type]

    def said(*shares: tuple[str, float], people: float | None = None) -> str:
        found = tuple(PlaceShare(place=key, share=share) for key, share in shares)  # type: ignore[arg-type]
        return subtitle_of(held_, Case(id=CaseId("K"), title="K", places=found, people=people))

    assert said(("city", 1), people=18_400) == "City · 18,400 people"
    assert said(("city", 0.3), ("county", 0.7), ("coast", 0)) == "County and City"
    assert said(("city", 0.3), ("county", 0.3), ("coast", 0.4)) == "Systemwide"


def test_money_by_year_names_each_kind_and_every_name_has_a_colour() -> None:
    kinds = ("recurrent", "non_recurrent", "capital")
    money = [
        line(10 * sign, kind=kind, cash_releasing=cash)
        for kind in kinds
        for sign, cash in ((1, None), (-1, True), (-1, False), (-1, None))
    ]
    held_ = Round(settings=Settings(years=("2026/27", "2027/28")))
    table = money_by_year(held_, Case(id=CaseId("K"), title="K", money=tuple(money)))
    assert [name for name, _ in table[0][1]] == [
        "Recurrent", "Recurrent saving", "Recurrent saving, no cash", "Recurrent saving, cash not said",
        "One-off", "One-off saving", "One-off saving, no cash", "One-off saving, cash not said",
        "Capital", "Capital saving", "Capital saving, no cash", "Capital saving, cash not said",
    ]  # fmt: skip
    assert {name for name, _ in table[0][1]} == set(MONEY_TOKENS)
    assert table[1] == ("2027/28", [])
