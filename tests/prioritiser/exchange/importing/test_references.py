"""Which case a row is about: by reference, never by title (C-06)."""

from __future__ import annotations

from itertools import islice

import pytest

from prioritiser.exchange.importing.plan import ImportPlan, RowPlan
from prioritiser.exchange.importing.references import References, free_references, near
from tests.prioritiser.exchange.importing import given

HELD = given.round_of(cases=[{"id": "K1", "title": "Ward"}, {"id": "Café 2", "title": "Clinic"}])


def plan(*rows: tuple[str, ...], headings: tuple[str, ...] = ("Ref", "Title", "Lead")) -> ImportPlan:
    return given.plan_of([headings, *rows], HELD)


def sorts(found: ImportPlan) -> list[tuple[str, str]]:
    return [(row.id, row.sort) for row in found.rows]


def test_spaces_around_a_reference_do_not_count() -> None:
    assert sorts(plan((" K1 ", "Ward", "Chief"))) == [("K1", "changed")]


@pytest.mark.parametrize("reference", ["k1", "K 1", "Ｋ1", "CAFE\u0301 2"])
def test_a_reference_that_is_nearly_one_waits_to_be_chosen(reference: str) -> None:
    found = plan((reference, "Something", "x"))
    assert [(row.sort, row.choosable) for row in found.rows] == [("rejected", True)]
    assert "is nearly" in found.problems[0].problem
    assert found.problems[0].cell == "A2"


def test_one_reference_twice_waits_and_names_both_rows() -> None:
    found = plan(("K7", "A", ""), ("K8", "B", ""), ("k 7", "C", ""))
    assert [row.sort for row in found.rows] == ["rejected", "new", "rejected"]
    assert [(each.cell, "row 4" in each.problem or "row 2" in each.problem) for each in found.problems] == [
        ("A2", True),
        ("A4", True),
    ]


def test_one_title_twice_waits_to_be_chosen() -> None:
    found = plan(("K7", "Same name", ""), ("K8", "same  NAME", ""))
    assert [(row.sort, row.choosable) for row in found.rows] == [("rejected", True)] * 2


def test_a_title_that_is_here_never_merges() -> None:
    with_reference = plan(("K9", "Ward", "x"))
    assert sorts(with_reference) == [("K9", "new")]
    assert with_reference.problems[0].problem == "The case K1 has the same title; they stay two cases."
    without = plan(("", "Ward", "x"))
    assert [(row.sort, row.choosable) for row in without.rows] == [("rejected", True)]
    assert "K1 has this title already" in without.problems[0].problem


def test_rows_without_references_get_the_next_free_ones() -> None:
    found = plan(("One", "x"), ("Two", "y"), headings=("Title", "Lead"))
    assert sorts(found) == [("K2", "new"), ("K3", "new")]
    assert [row.entry["id"] for row in found.rows] == ["K2", "K3"]
    assert "next free" in found.notes[-1]
    assert found.not_in_file == ()


def test_the_case_that_money_is_for_may_be_here_or_in_the_sheet() -> None:
    found = plan(("K7", "A", "K8"), ("K8", "B", "K1"), ("K9", "C", "K99"), headings=("Ref", "Title", "Frees money for"))
    assert [row.entry.get("frees") for row in found.rows] == ["K8", "K1", None]
    assert [row.sort for row in found.rows] == ["new"] * 3
    assert "There is no case “K99”" in found.problems[0].problem
    assert (found.problems[0].cell, found.problems[0].said) == ("C4", "K99")


def test_free_references_go_on_from_the_last_numbered_one() -> None:
    assert list(islice(free_references(["K01", "K24", "K9"], {"K26"}), 2)) == ["K27", "K28"]
    assert list(islice(free_references([], set()), 2)) == ["K01", "K02"]
    assert next(free_references(["Falls", "UEC-007"], set())) == "UEC-008"


def test_near_references_fold_capitals_spaces_and_accents() -> None:
    assert near(" Cafe\u0301  1") == near("CAFÉ1")
    assert near("K1") != near("K11")


def test_at_most_three_other_rows_of_many_are_named() -> None:
    found = plan(*((f"K{at}", "Same", "") for at in range(10, 2010)))
    assert found.rejected == 2000
    said = [each.problem for each in found.problems]
    assert said[0].startswith("“K10”: its title is also in rows 3, 4, 5 and 1,996 others.")
    assert said[3].startswith("“K13”: its title is also in rows 2, 3, 4 and 1,996 others.")
    assert said[-1].startswith("“K2009”: its title is also in rows 2, 3, 4 and 1,996 others.")


@pytest.mark.parametrize("word", ["reference", "title"])
def test_a_hundred_thousand_equal_rows_are_said_in_no_more_words_than_a_few(word: str) -> None:
    is_title = word == "title"
    rows = [
        RowPlan(at, f"T{at}" if is_title else "T", "Same" if is_title else f"Case {at}", "new", {})
        for at in range(2, 100_002)
    ]
    settled, problems = References(HELD).settled(rows, "Cases", lambda row, *_: f"A{row}")
    assert len(problems) == sum(row.sort == "rejected" for row in settled) == 100_000
    assert max(len(each.problem) for each in problems) < 150
