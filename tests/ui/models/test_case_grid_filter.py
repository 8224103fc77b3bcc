from __future__ import annotations

import pytest

from tests.ui.models.grid_rounds import opened
from ui.models.case_grid_filter import NONE, CaseFilter, board_choices, not_ready, place_choices


@pytest.fixture
def held(tmp_path):
    session = opened(tmp_path)
    yield session.round
    session.close()


@pytest.mark.parametrize(
    ("wanted", "shown"),
    [
        ({}, ["K1", "K2", "K10", "K3"]),
        ({"text": "early FINDING"}, ["K1"]),
        ({"text": "k10"}, ["K10"]),
        ({"type": "reshape"}, ["K2"]),
        ({"place": "county"}, ["K2"]),
        ({"place": NONE}, ["K10", "K3"]),
        ({"board": "uec"}, ["K2"]),
        ({"board": NONE}, ["K10", "K3"]),
        ({"gate": "not_ready"}, ["K2", "K10"]),
        ({"gate": "fail"}, ["K10"]),
        ({"gate": "passed", "text": "pumps"}, ["K3"]),
    ],
)
def test_only_what_is_asked_for_is_shown(held, wanted, shown):
    asked = CaseFilter(**wanted)
    assert [case.id for case in held.cases.values() if asked.shows(held, case)] == shown
    assert asked.is_on is bool(wanted)


def test_places_and_boards_that_are_gone_ask_for_nothing(held):
    asked = CaseFilter(text="a", place="moon", board="gone")
    assert asked.fitting(held) == CaseFilter(text="a")
    assert CaseFilter(place=NONE).fitting(held).place == NONE


def test_what_there_is_to_choose_from(held):
    assert place_choices(held) == (
        ("", "Any place"), ("city", "Derby City"), ("county", "Derbyshire County"), (NONE, "No place"),
    )  # fmt: skip
    assert board_choices(held)[1:3] == (("pcc", "Primary care"), ("uec", "Urgent care"))
    assert not_ready(held) == 2
