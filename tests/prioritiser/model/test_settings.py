from __future__ import annotations

from prioritiser.model.settings import Settings


def test_the_defaults_are_those_of_the_open_format() -> None:
    settings = Settings()
    assert (settings.levels, settings.panel_rule, settings.min_answers, settings.coverage_threshold) == (
        5,
        "mean",
        1,
        1.0,
    )
    assert (settings.order, settings.fill_rule, settings.stage) == ("value", "line", "scoring")
    assert (settings.discount_rate_cost, settings.discount_rate_health) == (0.035, 0.015)
    assert not settings.rank_provisional
    assert not settings.sample
