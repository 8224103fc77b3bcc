"""The list of rounds on the start screen."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ui.models.round_list import ROW_ROLE, SAMPLE_BARS, RoundList, Row
from ui.models.round_troubles import missing
from ui.settings import Recent

NOW = datetime(2026, 3, 4, 10, 42, tzinfo=UTC)
SAMPLE = Path("/person/Sample round.round")
FIRST = Recent(
    path="/docs/Documents/one.round", title="Investment round 2026 to 2027", cases=24, criteria=15, budget="£20.0m",
    done=0.4, progress="144 of 360 scores by you", opened="2026-03-04T10:42:00+00:00", scored_by_me=144, to_score=216,
    bars=((("p1", 0.5), ("g1", 0.2)),),
)  # fmt: skip
SECOND = Recent(path="/share/Planning/two.round", cases=1, criteria=1, opened="2026-03-03T16:20:00+00:00")


@pytest.fixture
def model(qapp: object) -> RoundList:
    assert qapp
    found = RoundList(SAMPLE, lambda: NOW)
    found.show((FIRST, SECOND))
    return found


def titles(model: RoundList) -> list[str]:
    return [row.title for row in model.rows]


def test_the_model_keeps_qts_rules(model: RoundList, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.set_filter("one")
    model.show(())
    qtmodeltester.check(model)


def test_rows_say_what_a_person_knows_a_round_by(model: RoundList) -> None:
    first, second, sample = model.rows
    assert first.facts == "24 cases, 15 criteria, £20.0m · Documents"
    assert (first.progress, first.done, first.when) == ("144 of 360 scores by you", 0.4, "Today, 10:42")
    assert (second.title, second.facts, second.when) == ("two", "1 case, 1 criterion · Planning", "Yesterday, 16:20")
    assert (sample.title, sample.when, sample.bars) == ("Sample round", "Not opened yet", SAMPLE_BARS)
    assert "invented" in sample.facts.casefold()


def test_a_row_is_read_out_as_sentences(model: RoundList) -> None:
    said = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert said == (
        "Investment round 2026 to 2027, 24 cases, 15 criteria, £20.0m, Documents. 144 of 360 scores by you. "
        "Today, 10:42"
    )
    assert model.data(model.index(0)) == FIRST.title
    assert model.data(model.index(0), Qt.ItemDataRole.ToolTipRole) == FIRST.path
    assert isinstance(model.data(model.index(2), ROW_ROLE), Row)
    assert model.data(QModelIndex()) is None


def test_the_sample_is_one_row_whether_or_not_it_was_opened(model: RoundList) -> None:
    known = Recent(path=str(SAMPLE), title="Sample", cases=36, opened="2026-03-04T09:00:00+00:00", bars=FIRST.bars)
    model.show((known, FIRST))
    assert titles(model) == [FIRST.title, "Sample round"]
    assert model.recent == (FIRST,)
    assert (model.rows[-1].when, model.rows[-1].bars) == ("Today, 09:00", FIRST.bars)
    assert model.rows[-1].facts == "36 cases, invented figures · Built in"


@pytest.mark.parametrize(
    ("text", "found"),
    [("INVEST 2026", [FIRST.title]), ("planning", ["two"]), ("by you", [FIRST.title]), ("nothing like it", [])],
)
def test_the_filter_finds_all_words_anywhere(model: RoundList, text: str, found: list[str]) -> None:
    model.set_filter(text)
    assert titles(model) == found
    model.set_filter("")
    assert len(model.rows) == 3


def test_what_happens_to_a_round_changes_its_row_and_keeps_the_rest(model: RoundList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.set_opening(FIRST.path)
    assert model.rows[0].is_opening
    assert model.rows[0].spoken == f"{FIRST.title}, opening"
    model.set_opening("")
    model.set_troubles({SECOND.path: missing(Path(SECOND.path))})
    assert model.rows[1].spoken == "two. We can’t find it. It was in Planning."
    assert model.index_of(SECOND.path).row() == 1
    assert not model.index_of("/elsewhere").isValid()


def test_the_round_that_is_open_says_so(model: RoundList) -> None:
    model.show((FIRST,), open_now=FIRST.path)
    assert model.rows[0].when == "Open now"
