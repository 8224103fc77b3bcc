"""Finding by a few letters."""

from __future__ import annotations

import pytest

from ui.models.matching import Index, plain_words

TEXTS = (
    "Hypertension case finding", "Clinical Navigation Hub", "Perinatal mental health access",
    "Undo score 3 for Hypertension case finding, Prevention", "Go to Ranking", "Café for carers",
    "Frailty falls prevention",
)  # fmt: skip


def found(query: str) -> list[str]:
    return [TEXTS[at] for at, _ in Index(TEXTS).search(query)]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("hyper", "Hypertension case finding"),
        ("HYPERTENSION", "Hypertension case finding"),
        ("find case", "Hypertension case finding"),
        ("cnh", "Clinical Navigation Hub"),
        ("clnav", "Clinical Navigation Hub"),
        ("natal", "Perinatal mental health access"),
        ("prnatal", "Perinatal mental health access"),
        ("perintal", "Perinatal mental health access"),
        ("hypretension", "Hypertension case finding"),
        ("yhpertension", "Hypertension case finding"),
        ("cafe", "Café for carers"),
        ("rank", "Go to Ranking"),
        ("fraitly", "Frailty falls prevention"),
        ("undo hyp", "Undo score 3 for Hypertension case finding, Prevention"),
    ],
)
def test_what_was_meant_comes_first(query: str, first: str) -> None:
    assert found(query)[0] == first


@pytest.mark.parametrize("query", ["", "  ", "?!", "xyz", "hyper zebra", "qq"])
def test_what_is_not_there_is_not_found(query: str) -> None:
    assert found(query) == []


def test_a_slip_is_forgiven_only_where_nothing_else_is_found() -> None:
    assert Index(("falls", "balls")).search("falls") == Index(("falls",)).search("falls")
    assert found("cas") == ["Hypertension case finding", "Undo score 3 for Hypertension case finding, Prevention"]


def test_words_are_compared_without_accents_and_case() -> None:
    assert plain_words("Santé’s  Über-plan, 2026/27_x") == ("sante", "s", "uber", "plan", "2026", "27", "x")


def test_an_endless_query_ends() -> None:
    assert Index(TEXTS).search("a" * 100_000) == []
