"""The framework's records and what they say when little is given."""

from __future__ import annotations

import pytest

from prioritiser.model.base import CriterionId
from prioritiser.model.framework import DOMAINS, Criterion, Version, meanings_changed


@pytest.mark.parametrize(
    ("names", "label"),
    [({"name": "Long name", "short": "Short"}, "Short"), ({"name": "Long name"}, "Long name"), ({}, "C1")],
)
def test_a_criterion_is_called_by_the_shortest_name_it_has(names: dict[str, str], label: str) -> None:
    assert Criterion(id=CriterionId("C1"), **names).label == label  # type: ignore[arg-type]


def test_an_id_is_enough_for_a_criterion() -> None:
    criterion = Criterion(id=CriterionId("C1"))
    assert (criterion.kind, criterion.swing, criterion.domain, criterion.mirrored, criterion.neutral) == (
        "level", 1.0, "outcomes", False, None,
    )  # fmt: skip


def test_there_are_six_domains() -> None:
    assert set(DOMAINS) == {"outcomes", "quality", "finance", "delivery", "environment", "policy"}


def test_the_last_version_that_changed_a_meaning_is_the_one_that_counts() -> None:
    versions = [
        Version(id="c", number=3, changed={"C1": "wording", "C2": "meaning"}),
        Version(id="b", number=2, changed={"C1": "meaning", "C2": "meaning"}),
        Version(id="a", number=1),
    ]
    assert meanings_changed(versions) == meanings_changed(reversed(versions)) == {"C1": 2, "C2": 3}
    assert meanings_changed(()) == {}
