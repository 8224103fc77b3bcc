"""The framework's records and what they say when little is given."""

from __future__ import annotations

import pytest

from prioritiser.model.base import CriterionId
from prioritiser.model.framework import DOMAINS, Criterion, Version, known_under, latest, meanings_changed


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


def known(*versions: Version, number: int | None = None, under: tuple[str, ...] = ()) -> str:
    return "".join(sorted(known_under({each.id: each for each in versions}, number, under)))


def test_what_an_answer_knew_of_is_its_version_and_all_before_it() -> None:
    first, ours, theirs = (Version(id="a", number=1), *(Version(id=key, number=2, replaces="a") for key in "bc"))
    both = Version(id="d", number=3, replaces="b", beside=("c",))
    held = (first, ours, theirs, both)
    assert known(*held) == ""
    assert [known(*held, number=2, under=(key,)) for key in "bc"] == ["ab", "ac"]
    assert known(*held, number=2) == "a", "either of the two"
    assert known(*held, number=2, under=("b", "c")) == "abc"
    assert known(*held, number=3) == known(*held, number=3, under=("d",)) == "abcd"
    assert known(*held, number=2, under=("taken back",)) == "a"
    assert known(*held[:1], number=7) == "a"


def test_a_version_that_does_not_say_what_it_replaces_follows_lower_numbers() -> None:
    held = [Version(id=key, number=number) for number, key in enumerate("abc", 1)]
    assert known(*held, number=3) == "abc"
    assert latest({each.id: each for each in held}) == ("c",)


def test_the_latest_versions_are_those_that_no_other_follows() -> None:
    held = {each.id: each for each in (Version(id="a", number=1), Version(id="b", number=2, replaces="a"))}
    held["c"] = Version(id="c", number=2, replaces="a")
    assert latest({}) == ()
    assert latest(held) == ("b", "c")
    assert latest({**held, "d": Version(id="d", number=3, replaces="c", beside=("b",))}) == ("d",)
