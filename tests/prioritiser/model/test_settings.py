"""The settings of a round that says nothing are those of the contract."""

from __future__ import annotations

import msgspec

from prioritiser.model.settings import Settings


def test_settings_left_out_are_the_usual_ones() -> None:
    assert msgspec.to_builtins(Settings()) == {
        "levels": 5, "panel_rule": "mean", "min_answers": 1, "coverage_threshold": 1.0, "rank_provisional": False,
        "order": "value", "by_hand": (), "fill_rule": "line", "years": (), "discount_rate_cost": 0.035,
        "discount_rate_health": 0.015, "discount_rate_date": "", "weight_bounds": {},
        "marking": "", "sample": False, "stage": "scoring",
        "concentration": None, "copied_from": "",
    }  # fmt: skip


def test_bounds_of_two_rounds_are_not_one_dictionary() -> None:
    assert Settings().weight_bounds is not Settings().weight_bounds
