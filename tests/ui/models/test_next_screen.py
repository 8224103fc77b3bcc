from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import msgspec
import pytest

from prioritiser.model.round import Round
from tests.ui.models.case_rounds import held
from ui.models.next_screen import next_screen

VERSION = {"v1": SimpleNamespace(number=1, id="v1")}


@pytest.mark.parametrize(
    ("changes", "screen"),
    [
        ({}, "score"),
        ({"cases": {}}, "framework"),
        ({"cases": {}, "versions": VERSION}, "cases"),
        ({"cases": {}, "versions": VERSION, "criteria": {}}, "framework"),
    ],
)
def test_a_round_opens_where_its_work_goes_on(changes: dict[str, object], screen: str) -> None:
    assert next_screen(replace(held(), **changes)) == screen  # type: ignore[arg-type]


def test_a_round_that_is_scored_opens_on_its_ranking() -> None:
    now = held()
    closed = replace(now, settings=msgspec.structs.replace(now.settings, stage="closed"))
    assert next_screen(closed) == "ranking"
    assert next_screen(Round(settings=closed.settings)) == "framework"
    assert next_screen(None) == "ranking"
