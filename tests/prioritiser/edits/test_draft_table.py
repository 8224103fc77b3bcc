"""The drafted framework: what makes no record is passed over, order is total, marks say what happens."""

from __future__ import annotations

from dataclasses import replace

import pytest

from prioritiser.edits.draft_table import (
    disputed,
    draft_marks,
    drafted,
    drafted_levels,
    entry_for,
    order_entry,
    placed,
    plain,
)
from prioritiser.errors import InputError
from prioritiser.model.base import CriterionId
from prioritiser.model.framework import Criterion, Draft
from prioritiser.model.round import Conflict, Round
from tests.prioritiser.analysis.rounds import round_of


def held(*drafts: Draft) -> Round:
    base = round_of(criteria=[{"id": "C1"}, {"id": "C2"}, {"id": "C3"}], nodes=[{"id": "A"}], gates=[{"id": "G"}])
    return replace(base, drafts={(each.part, each.id): each for each in drafts})


def draft(key: str, entry: dict[str, object], part: str = "criterion") -> Draft:
    return Draft(part=part, id=key, entry=entry)  # type: ignore[arg-type]


@pytest.mark.parametrize("entry", [{"swing": "much"}, {"colour": "red"}, {"anchors": 3}])
def test_a_draft_that_makes_no_record_changes_nothing(entry: dict[str, object]) -> None:
    assert drafted(held(draft("C1", entry))).criteria == held().criteria
    assert drafted(held(draft("C9", entry))).criteria == held().criteria


def test_a_draft_that_only_takes_out_what_is_gone_makes_nothing() -> None:
    assert list(drafted(held(draft("C9", {"withdrawn": True})), retired=True).criteria) == ["C1", "C2", "C3"]


def test_new_things_come_in_the_order_of_their_ids() -> None:
    new = [draft(key, {"name": key}) for key in ("C12", "C4", "C11")]
    assert list(drafted(held(*new)).criteria) == ["C1", "C2", "C3", "C4", "C11", "C12"]


@pytest.mark.parametrize(
    ("order", "found"),
    [
        ([], "C1 C2 C3 N"), (["C3", "C1", "C2", "N"], "C3 C1 C2 N"), (["N", "C1"], "N C1 C2 C3"),
        (["C3"], "C1 C2 C3 N"), (["C2", "C1"], "C2 C3 C1 N"), (["X", "C3", "C3"], "C1 C2 C3 N"),
    ],
)  # fmt: skip
def test_every_thing_has_a_place_whatever_the_order_names(order: list[str], found: str) -> None:
    force = {key: Criterion(id=CriterionId(key)) for key in ("C1", "C2", "C3")}
    all_of_them = {**force, "N": Criterion(id=CriterionId("N"))}
    listed = placed(all_of_them, force, order)
    assert sorted(listed) == sorted(all_of_them)
    if found:
        assert " ".join(listed) == found


def test_levels_are_those_of_the_draft_if_they_can_be() -> None:
    assert drafted_levels(held(draft("levels", {"levels": 7}, "settings"))) == 7
    assert drafted_levels(held(draft("levels", {"levels": 99}, "settings"))) == 5
    assert drafted(held(draft("levels", {"levels": 3}, "settings"))).settings.levels == 3


def test_marks_say_what_the_draft_does() -> None:
    marks = draft_marks(
        held(
            draft("C1", {"question": "?"}), draft("C2", {"withdrawn": True, "name": "x"}), draft("C3", {"parent": "A"}),
            draft("C4", {"name": "New"}), draft("G", {"test": "?"}, "gate"),
        )
    )  # fmt: skip
    assert marks == {
        ("criterion", "C1"): "changed", ("criterion", "C2"): "retired", ("criterion", "C3"): "moved",
        ("criterion", "C4"): "new", ("gate", "G"): "changed",
    }  # fmt: skip


def test_nothing_to_say_is_no_entry() -> None:
    base = held()
    assert entry_for(base, "criterion", base.criteria[CriterionId("C1")]) is None
    assert order_entry(base, "criterion", ["C1", "C2", "C3"]) is None
    assert entry_for(base, "criterion", Criterion(id=CriterionId("N"))) == {
        "part": "criterion", "id": "N", "entry": {"name": "", "swing": 1.0, "domain": "outcomes", "kind": "level",
                                                  "mirrored": False},
    }  # fmt: skip


def test_drafts_in_conflict_are_listed() -> None:
    base = replace(held(), conflicts=(Conflict("draft", ("criterion", "C1"), "", (), None),))
    assert disputed(base) == (("criterion", "C1"),)


def test_numbers_without_end_are_refused() -> None:
    with pytest.raises(InputError):
        plain(Criterion(id=CriterionId("C"), values=(0.0, float("nan"))), "C")
