"""The one table of kinds agrees with the records, with a Round and with the open format."""

from __future__ import annotations

import pytest

from prioritiser.model.kinds import EDIT, ERASURE, KINDS, LINE_KINDS, RECEIPT, SET_ASIDE, Kind
from prioritiser.model.round import Round

ALL = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())


@ALL
def test_what_a_kind_names_is_there(kind: Kind) -> None:
    fields = set(kind.record.__struct_fields__)
    assert set(kind.own) <= fields | {"title"}
    assert set(kind.split) <= fields
    assert {nested.field for nested in kind.nested} <= fields
    assert set(kind.parts) <= fields or kind.name == "rule"
    assert not kind.attribute or kind.attribute in Round.__dataclass_fields__


@ALL
def test_a_line_is_found_again_by_fields_that_it_has(kind: Kind) -> None:
    for nested in kind.nested:
        assert set(nested.match) <= set(KINDS[nested.kind].record.__struct_fields__)
        assert LINE_KINDS[nested.kind] is nested


def test_the_lists_of_the_open_format_are_those_of_the_contract_in_an_order_that_can_be_read() -> None:
    listed = [kind.listed for kind in KINDS.values() if kind.listed]
    assert listed == [
        "nodes", "criteria", "gates", "versions", "drafts", "groups", "assessors", "places", "boards", "organisations",
        "cases", "interests", "answers",
        "agreed", "votes", "weights", "budgets", "limits", "rules", "decisions",
    ]  # fmt: skip


def test_names_and_reasons_are_events_of_their_own() -> None:
    assert "name" in KINDS["assessor"].own
    for name in ("answer", "agreed", "weights", "decision", "gate_result"):
        assert "reason" in KINDS[name].own
    assert "note" in KINDS["interest"].own


def test_bookkeeping_is_no_kind_of_thing() -> None:
    assert not {EDIT, ERASURE, RECEIPT, SET_ASIDE} & set(KINDS)
