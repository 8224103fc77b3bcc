"""The way into a round."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from tests.ui.rounds import make_round
from ui.page import Context
from ui.pages.start.door import Door


@pytest.fixture
def door(context: Context) -> Door:
    return Door(context, QObject(context.workspace))


def test_one_round_is_opened_at_a_time(qtbot: QtBot, context: Context, door: Door, tmp_path: Path) -> None:
    first, second = make_round(tmp_path / "a.round"), make_round(tmp_path / "b.round")
    with qtbot.waitSignal(door.through) as through:
        door.open(first, screen="ranking")
        door.open(second)
    assert through.args == ["ranking"]
    assert context.workspace.path == first
    assert not door.opening


def test_the_open_round_is_gone_to_without_opening_it_again(
    qtbot: QtBot, context: Context, door: Door, tmp_path: Path
) -> None:
    path = make_round(tmp_path / "a.round")
    with qtbot.waitSignal(door.through):
        door.open(path)
    with qtbot.assertNotEmitted(context.workspace.opening), qtbot.waitSignal(door.through) as through:
        door.open(tmp_path / "." / "a.round")
    assert through.args == ["score"]


def test_a_round_that_was_opened_to_read_can_be_opened_to_change(
    qtbot: QtBot, context: Context, door: Door, tmp_path: Path
) -> None:
    path = make_round(tmp_path / "a.round")
    with qtbot.waitSignal(door.through):
        door.open(path, to_read=True)
    with qtbot.waitSignal(context.workspace.opened):
        door.open(path)
    assert context.workspace.can_change


def test_what_stands_in_the_way_is_kept_by_path_until_it_opens(
    qtbot: QtBot, context: Context, door: Door, tmp_path: Path
) -> None:
    path = tmp_path / "a.round"
    with qtbot.waitSignal(door.stopped):
        door.open(path)
    assert "We can’t find it" in door.troubles[str(path)].words
    make_round(path)
    with qtbot.waitSignal(context.workspace.opened):
        door.open(path)
    assert door.troubles == {}


def test_looking_around_finds_files_that_are_gone_or_back(
    qtbot: QtBot, context: Context, door: Door, tmp_path: Path
) -> None:
    path = tmp_path / "a.round"
    kept: list[object] = []
    for is_there in (False, True):
        if is_there:
            make_round(path)
        with qtbot.waitSignal(context.work.idle):
            door.look_around([str(path)], kept.append)
        assert (str(path) in door.troubles) is not is_there
    assert kept == [(), ()]


def test_files_on_a_share_are_not_asked_for(qtbot: QtBot, context: Context, door: Door) -> None:
    with qtbot.waitSignal(context.work.idle):
        door.look_around([r"\\server\share\one.round", "//server/share/two.round"], lambda _kept: None)
    assert door.troubles == {}


def test_the_sample_round_is_made_once(qtbot: QtBot, context: Context, door: Door, tmp_path: Path) -> None:
    sample = tmp_path / "home" / "Sample round.round"
    with qtbot.waitSignal(context.workspace.opened, timeout=20_000):
        door.open_sample(sample)
    assert context.workspace.path == sample
    with qtbot.waitSignal(door.through) as through:
        door.open_sample(sample)
    assert through.args == ["ranking"]
