"""What headings say, and which targets there are."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from prioritiser.exchange.importing.targets import (
    is_target,
    money_kind,
    money_target,
    money_words,
    rank_of,
    recognise,
    scale_said,
    target_words,
    targets_of,
    unknown_year,
    year_said,
)
from tests.prioritiser.exchange.importing import given

HELD = given.empty_round()


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("Ref", "id"), ("SCHEME NAME ", "title"), ("What is it?", "summary"), ("Delivery Board", "board"),
        ("People / yr", "people"), ("Start date", "starts"), ("Prevention tier", "prevention_tier"),
        ("Senior responsible owner", "sro"), ("Net-zero assessment (link)", "net_zero_link"), ("Lane", "lane"),
        ("Places", "places"), ("Notes", ""), ("", ""), ("G1", "gate:G1"),
        ("City %", "place:city"), ("Share of Derbyshire (County)", "place:county"),
        ("Case reference", "id"),
        ("Population size", "people"),
    ],
)  # fmt: skip
def test_headings_name_fields_places_and_gates(name: str, target: str) -> None:
    assert recognise("", name, HELD).target == target


@pytest.mark.parametrize(
    ("group", "name", "target", "scale"),
    [
        ("Year 1 (26/27)", "Recurrent cost", "money:2026/27:recurrent", 1),
        ("Year 1 (26/27)", "One-off cost", "money:2026/27:non_recurrent", 1),
        ("Year 1 (26/27)", "Capital", "money:2026/27:capital", 1),
        ("Year 1 (26/27)", "Savings", "money:2026/27:recurrent:saving", 1),
        ("", "£m 26/27", "money:2026/27:recurrent", 1e6),
        ("", "Cost 2027-28 (£k)", "money:2027/28:recurrent", 1e3),
        ("", "NR cost FY28/29 £000s", "money:2028/29:non_recurrent", 1e3),
        ("Capital (£'000)", "2029/2030", "money:2029/30:capital", 1e3),
        ("Savings (£m)", "30/31", "money:2030/31:recurrent:saving", 1e6),
        ("", "Yr 2 revenue", "money:2027/28:recurrent", 1),
        ("", "Non-recurrent cash releasing saving 26/27", "money:2026/27:non_recurrent:saving", 1),
        ("", "Cost", "money:2026/27:recurrent", 1),
        ("", "5 yr total", "", 1),
        ("", "NPV (£m)", "", 1),
        ("", "Cost 2035/36", "ignore", 1),
        ("", "City % 26/27", "place:city", 1),
    ],
)
def test_headings_name_money_by_year_kind_and_unit(group: str, name: str, target: str, scale: float) -> None:
    found = recognise(group, name, HELD)
    if target != "place:city":
        assert (found.target, found.scale) == (target, scale)


def test_what_a_heading_does_not_say_is_said_to_be_assumed() -> None:
    assert recognise("", "Recurrent cost", HELD).assumed == "no year is said: taken as 2026/27"
    assert recognise("", "Cost 26/27", HELD).assumed == "no kind is said: taken as recurrent"
    assert recognise("", "Recurrent cost 26/27", HELD).assumed == ""
    assert "2035/36 is not a year of this round (2026/27 to 2030/31)" in recognise("", "Capital 2035/36", HELD).assumed


def test_without_years_a_round_takes_those_of_the_sheet() -> None:
    held = given.round_of(settings={"levels": 5})
    assert recognise("", "Cost 2035/36", held).target == "money:2035/36:recurrent"
    assert recognise("", "Cost", held).target == "ignore"


@pytest.mark.parametrize(
    "target",
    [
        "id",
        "title",
        "ignore",
        "cash_releasing",
        "money:2026/27:capital:saving",
        "place:city",
        "gate:G1",
        "year:2026/27",
        "line",
    ],
)
def test_what_can_be_a_target(target: str) -> None:
    assert is_target(target, HELD)


@pytest.mark.parametrize(
    "target",
    [
        "",
        "money",
        "money:2026/27",
        "money:2026/27:other",
        "money:2050/51:capital",
        "place:moon",
        "gate:",
        "nothing",
        "risks",
    ],
)
def test_what_cannot_be_a_target(target: str) -> None:
    assert not is_target(target, HELD)


def test_every_target_offered_can_be_one_and_has_words() -> None:
    offered = targets_of(HELD)
    assert len({target for target, _ in offered}) == len(offered) > 80
    assert all(is_target(target, HELD) and words for target, words in offered)
    assert dict(offered)["money:2027/28:recurrent:saving"] == "2027/28 recurrent saving"
    assert target_words("place:city", HELD) == "Share of Derby City"
    assert target_words("year:2026/27", HELD) == "2026/27"


def test_targets_of_money_are_taken_apart_and_put_together() -> None:
    for target, _ in targets_of(HELD):
        found = money_target(target)
        assert found is None or found.target == target


@pytest.mark.parametrize(
    ("said", "kind", "saving"),
    [
        ("rec", "recurrent", False),
        ("NR", "non_recurrent", False),
        ("Capital", "capital", False),
        ("Saving", "recurrent", True),
    ],
)
def test_a_line_of_a_finance_sheet_names_its_kind(said: str, kind: str, saving: bool) -> None:
    assert money_kind(said) == (kind, saving)


def test_units_years_and_ranks_are_read_from_words() -> None:
    assert [scale_said(text) for text in ("£k", "£m", "£", "in £000s", "£'000", "millions")] == [
        1e3,
        1e6,
        1,
        1e3,
        1e3,
        1e6,
    ]
    assert year_said("26/28", HELD) == "" == year_said("Year 9", HELD)
    assert rank_of("title", "Title") < rank_of("title", "Scheme") < rank_of("title", "something else")


def test_a_year_must_be_one_of_the_round_or_a_financial_year() -> None:
    bare = replace(HELD, settings=msgspec.structs.replace(HELD.settings, years=()))
    for target in ("year:{}", "money:{}:capital"):
        assert is_target(target.format("2026/27"), HELD)
        assert is_target(target.format("2050/51"), bare)
        for year in ("abc", "26/27", "2050/51", ""):
            assert not is_target(target.format(year), HELD)
        assert not is_target(target.format("abc"), bare)


def test_a_year_that_is_none_is_said_and_nothing_else() -> None:
    assert "2026/27 to 2030/31" in unknown_year("year:abc", HELD)
    assert unknown_year("year:2026/27", HELD) == unknown_year("nothing", HELD) == ""


def test_money_has_words_without_a_round() -> None:
    assert money_words("money:2026/27:non_recurrent:saving") == "2026/27 non-recurrent saving"
    assert money_words("title") == ""
