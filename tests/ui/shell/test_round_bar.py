from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from prioritiser.edits.lifecycle import lock_round
from tests.ui.rounds import make_round
from ui.shell.round_bar import RoundBar


@pytest.fixture
def bar(context, window):
    made = RoundBar(context)
    made.setParent(window)
    return made


def offered(bar) -> list[str]:
    return [button.text() for button in bar.banner.findChildren(QPushButton) if not button.isHidden()]


def test_a_round_that_can_be_changed_needs_no_bar(bar):
    bar.look()

    assert bar.banner.message == ""


def test_a_locked_round_says_so_and_offers_the_way_out(bar, context):
    context.workspace.do(lock_round(context.workspace.round))
    bar.look()

    assert "locked" in bar.banner.message
    assert offered(bar) == ["Unlock the round"]


def test_a_round_that_is_only_read_says_so_and_offers_a_copy(bar, context, qtbot, tmp_path):
    with qtbot.waitSignal(context.workspace.opened):
        context.workspace.open(make_round(tmp_path / "other.round"), to_read=True)
    bar.look()

    assert "to read" in bar.banner.message
    assert offered(bar) == ["Make a copy"]
    context.dialogs.next_answers.append(tmp_path / "copy.round")
    with qtbot.waitSignal(context.workspace.opened):
        bar.banner.findChildren(QPushButton)[-1].click()
    bar.look()

    assert context.workspace.path.name == "copy.round"
    assert bar.banner.message == ""
