from __future__ import annotations

import msgspec
import pytest

from prioritiser.model.framework import Gate


def test_records_are_frozen() -> None:
    gate = Gate(id="G1")
    with pytest.raises(AttributeError):
        gate.name = "x"  # type: ignore[misc]


def test_unknown_fields_are_refused_by_name() -> None:
    with pytest.raises(msgspec.ValidationError, match="nmae"):
        msgspec.convert({"id": "G1", "nmae": "x"}, Gate)


def test_records_take_keywords_only() -> None:
    with pytest.raises(TypeError):
        Gate("G1")  # type: ignore[misc, arg-type, unused-ignore]
