"""Shortened words against the choices of a round."""

from __future__ import annotations

import pytest

from prioritiser.exchange.importing.words import best_choice, tokens, type_said

BOARDS = (
    ("uec", "Urgent, Emergency and Critical Care"),
    ("planned", "Planned Care"),
    ("mh", "Mental Health, Learning Disabilities and Autism"),
    ("pcc", "Primary and Community Care"),
    ("ct", "Community Transformation Programme"),
    ("cyp", "Children and Young People"),
    ("ipe", "Integrated Place Executive"),
    ("dd", "Digital and Data"),
    ("estates", "Estates"),
    ("phi", "Prevention and Health Inequalities"),
)


@pytest.mark.parametrize(
    ("said", "board"),
    [
        ("UEC", "uec"),
        ("Planned Care", "planned"),
        ("MH/LD/A", "mh"),
        ("Primary & Community", "pcc"),
        ("Comm. Transformation", "ct"),
        ("CYP", "cyp"),
        ("Place Exec", "ipe"),
        ("Digital & Data", "dd"),
        ("Prevention & HI ", "phi"),
        ("Children's and Young People's", ""),
        ("community", ""),  # three boards begin a word with it
        ("Care", ""),
        ("Cancer", ""),
        ("P", ""),
        ("", ""),
        ("…", ""),
    ],
)
def test_one_board_or_none_is_meant(said: str, board: str) -> None:
    assert best_choice(said, BOARDS) == board


def test_every_board_is_found_by_its_own_name_and_id() -> None:
    for key, label in BOARDS:
        assert best_choice(label.upper(), BOARDS) == key
        assert best_choice(f" {key} ", BOARDS) == key


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Invest", "investment"),
        ("INVESTMENT", "investment"),
        ("Dis-investment", "disinvestment"),
        ("disinvest", "disinvestment"),
        ("reshape/transform", "reshape"),
        ("Transform ", "reshape"),
        ("stop", "disinvestment"),
        ("stop and invest", ""),
        ("other", ""),
        ("", ""),
    ],
)
def test_one_type_or_none_is_meant(said: str, kind: str) -> None:
    assert type_said(said) == kind


def test_marks_and_capitals_do_not_count() -> None:
    assert tokens("Children’s & Young-People (2)") == ("childrens", "young", "people", "2")
