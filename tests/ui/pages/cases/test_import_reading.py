from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.contexts import context_on
from tests.ui.pages.cases.import_screen import FIRST, HEADINGS, SECOND, document, sheet
from tests.ui.rounds import make_round
from ui.page import Context
from ui.pages.cases import import_reading
from ui.pages.cases.import_reading import AS_LAST_TIME, ImportReading
from ui.theme import Theme

Read = Callable[[Path | str], ImportReading]


@pytest.fixture
def context(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Context]:
    window = QWidget()
    path = make_round(tmp_path / "round.round", document())
    with context_on(window, theme, qtbot, tmp_path, path) as context:
        yield context
        qtbot.waitUntil(lambda: not context.work.is_busy)
    window.deleteLater()


@pytest.fixture
def read(context: Context, qtbot: QtBot) -> Iterator[Read]:
    """Return what reads a source through to its preview."""
    owner = QObject()

    def through(source: Path | str) -> ImportReading:
        reading = ImportReading(context, context.workspace.round, owner)  # type: ignore[arg-type]
        after(qtbot, reading, lambda: reading.open(source))
        return reading

    yield through
    owner.deleteLater()


def after(qtbot: QtBot, reading: ImportReading, deed: Callable[[], None]) -> None:
    with qtbot.waitSignal(reading.planned, timeout=20_000):
        deed()


def targets(reading: ImportReading) -> list[str]:
    assert reading.matching is not None
    return [column.target for column in reading.matching.columns]


USUAL = ["id", "title", "type", "money:2026/27:recurrent", "people"]


@pytest.fixture
def first(tmp_path: Path) -> Path:
    return sheet(tmp_path / "first.csv", *FIRST)


def test_a_source_is_read_matched_and_compared(read: Read, first: Path, qtbot: QtBot) -> None:
    reading = read(first)

    assert reading.source is not None
    assert reading.sheet is not None
    assert targets(reading) == USUAL
    assert reading.preview is not None
    assert reading.preview.plan.words == "3 rows read: 3 new, 0 changed, 0 unchanged, 0 wait."
    assert not reading.is_busy


def test_another_target_is_compared_anew(read: Read, first: Path, qtbot: QtBot) -> None:
    reading = read(first)
    after(qtbot, reading, lambda: reading.set_target(4, "ignore"))

    assert targets(reading)[4] == "ignore"
    assert reading.preview is not None
    assert "people" not in reading.preview.rows[0].entry


def test_what_columns_meant_is_remembered_by_the_headings(
    read: Read, first: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    reading = read(first)
    after(qtbot, reading, lambda: reading.set_target(4, "ignore"))
    reading.remember()

    again = read(sheet(tmp_path / "again.csv", *SECOND))
    assert targets(again)[4] == "ignore"
    assert again.notes[0] == AS_LAST_TIME
    other = read(sheet(tmp_path / "other.csv", *SECOND, headings=(*HEADINGS[:4], "People a year")))
    assert targets(other) == USUAL
    assert AS_LAST_TIME not in other.notes


def test_rows_of_headings_that_were_named_are_remembered(read: Read, tmp_path: Path, qtbot: QtBot) -> None:
    rows = (("Plan", "The name", "", "", ""), HEADINGS, *FIRST)
    path = sheet(tmp_path / "low.csv", *rows, headings=())
    reading = read(path)
    assert reading.matching is not None
    assert reading.matching.header == (1, 2)
    after(qtbot, reading, lambda: reading.match((2,)))
    reading.remember()

    assert read(path).matching.header == (2,)  # type: ignore[union-attr]
    # A shorter sheet of this kind, whose rows are others, is looked through as if for the first time.
    shorter = read(sheet(tmp_path / "short.csv", *FIRST))
    assert shorter.matching is not None
    assert shorter.matching.header == (1,)


def test_no_row_named_means_looking_for_the_headings(read: Read, tmp_path: Path, qtbot: QtBot) -> None:
    reading = read(sheet(tmp_path / "low.csv", ("Plan", "The name", "", "", ""), HEADINGS, *FIRST, headings=()))
    after(qtbot, reading, lambda: reading.match((2,)))
    after(qtbot, reading, lambda: reading.match(()))

    assert reading.matching is not None
    assert reading.matching.header == (1, 2)


def test_what_was_chosen_stays_when_the_file_is_read_again(
    read: Read, first: Path, context: Context, qtbot: QtBot
) -> None:
    reading = read(first)
    after(qtbot, reading, lambda: reading.set_target(4, "ignore"))
    after(qtbot, reading, lambda: reading.open(first))

    assert targets(reading)[4] == "ignore"
    assert AS_LAST_TIME not in reading.notes
    assert context.settings.matchings() == {}


def test_a_fault_is_handed_over(read: Read, context: Context, tmp_path: Path, qtbot: QtBot) -> None:
    owner = QObject()
    reading = ImportReading(context, context.workspace.round, owner)  # type: ignore[arg-type]
    with qtbot.waitSignal(reading.failed) as failed:
        reading.open(tmp_path / "missing.csv")

    assert failed.args[0].remedy
    assert reading.source is None
    owner.deleteLater()


def test_what_was_stopped_is_not_delivered(context: Context, first: Path, qtbot: QtBot) -> None:
    owner = QObject()
    reading = ImportReading(context, context.workspace.round, owner)  # type: ignore[arg-type]
    reading.open(first)
    reading.stop()
    qtbot.waitUntil(lambda: not context.work.is_busy)

    assert reading.source is None
    assert not reading.is_busy
    owner.deleteLater()


def test_the_collector_rests_while_many_rows_are_read_and_then_goes_on(
    read: Read, first: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    real = import_reading.read_cases

    def spied(*given: object, **named: object) -> object:
        seen.append(gc.isenabled())
        return real(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(import_reading, "read_cases", spied)
    read(first)
    monkeypatch.setattr(import_reading, "MANY_ROWS", 1)
    read(first)

    assert seen == [True, False]
    assert gc.isenabled()
