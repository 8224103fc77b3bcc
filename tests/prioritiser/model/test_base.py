"""What every record shares: frozen, fields named, unknown ones refused."""

from __future__ import annotations

import msgspec
import pytest

from prioritiser.model.base import Record
from prioritiser.model.kinds import KINDS


class Thing(Record, frozen=True, kw_only=True):
    """A record for these tests."""

    name: str
    count: int = 0


def test_a_record_cannot_be_changed() -> None:
    thing = Thing(name="x")
    with pytest.raises(AttributeError):
        thing.count = 1  # type: ignore[misc]
    assert {thing, Thing(name="x")} == {thing}


def test_unknown_fields_are_refused_by_name() -> None:
    with pytest.raises(msgspec.ValidationError, match="`surprise`"):
        msgspec.convert({"name": "x", "surprise": 1}, Thing)


def test_fields_go_by_name_only() -> None:
    with pytest.raises(TypeError):
        Thing("x")  # type: ignore[misc,call-arg]


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_every_record_of_a_round_is_frozen_and_refuses_unknown_fields(kind: object) -> None:
    config = kind.record.__struct_config__  # type: ignore[attr-defined]
    assert config.frozen
    assert config.forbid_unknown_fields
