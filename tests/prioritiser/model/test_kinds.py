from __future__ import annotations

from prioritiser.model.kinds import CASE_LINES, KINDS, LINE_KINDS
from prioritiser.model.round import Round


def test_every_kind_fits_its_record() -> None:
    for kind in KINDS.values():
        names = set(kind.record.__struct_fields__) | {"id", "title"}
        assert {*kind.parts, *kind.own, *kind.split} <= names, kind.name


def test_every_kind_that_a_round_keeps_has_its_place_there() -> None:
    kept = [kind.attribute for kind in KINDS.values() if kind.attribute]
    assert len(set(kept)) == len(kept)
    assert all(hasattr(Round(), attribute) for attribute in kept)


def test_names_reasons_and_notes_are_events_of_their_own() -> None:
    for kind in KINDS.values():
        for name in ("reason", "note", "owner", "dissent"):
            if name in kind.record.__struct_fields__ and kind.attribute != "points":
                assert name in kind.own, f"{kind.name}.{name}"
    assert "name" in KINDS["assessor"].own


def test_lines_of_a_case_are_kinds_too() -> None:
    assert {nested.kind for nested in CASE_LINES} == set(LINE_KINDS) <= set(KINDS)
