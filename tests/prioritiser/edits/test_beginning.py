"""A new round: the default framework, no cases, five years ahead."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from prioritiser.edits.beginning import default_framework, years_from
from prioritiser.edits.document import edit_of
from prioritiser.model.round import Round


@pytest.mark.parametrize(
    ("today", "first"), [((2026, 3, 31), "2026/27"), ((2026, 4, 1), "2027/28"), ((2099, 12, 31), "2100/01")]
)
def test_a_new_round_plans_from_the_next_financial_year(today: tuple[int, int, int], first: str) -> None:
    years = years_from(datetime(*today, tzinfo=UTC))
    assert years[0] == first
    assert len(set(years)) == 5


def test_the_default_framework_is_a_whole_round_without_cases() -> None:
    document = default_framework(datetime(2026, 3, 3, tzinfo=UTC))
    assert (document["title"], document["cases"]) == ("New round", [])
    assert document["settings"]["years"][0] == "2026/27"
    assert len(document["criteria"]) == 15
    assert edit_of(document, Round(), label="New round", fresh=True).changes
