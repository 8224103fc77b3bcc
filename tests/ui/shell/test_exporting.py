from __future__ import annotations

import threading

import pytest
from PySide6.QtWidgets import QPushButton

from ui.shell.exporting import Exporting


@pytest.fixture
def exporting(context, window):
    made = Exporting(context, window)
    made.banner.setParent(window)
    return made


def export(exporting, context, qtbot, target):
    context.dialogs.next_answers.append(target)
    with qtbot.waitSignal(context.work.idle, timeout=20_000):
        exporting.ask()


def test_the_workbook_is_written_and_said(exporting, context, qtbot, tmp_path):
    export(exporting, context, qtbot, tmp_path / "board.xlsx")

    assert (tmp_path / "board.xlsx").stat().st_size > 1000
    assert exporting.banner.tone == "good"
    assert "board.xlsx is written." in exporting.banner.message


def test_a_name_without_its_ending_gets_it(exporting, context, qtbot, tmp_path):
    export(exporting, context, qtbot, tmp_path / "board")

    assert (tmp_path / "board.xlsx").exists()


def test_a_workbook_that_is_open_elsewhere_is_a_sentence_with_a_remedy(exporting, context, qtbot, tmp_path):
    target = tmp_path / "board.xlsx"
    target.write_bytes(b"old")
    (tmp_path / "~$board.xlsx").write_bytes(b"")
    export(exporting, context, qtbot, target)

    assert exporting.banner.tone == "problem"
    assert "Close it there, or choose another name." in exporting.banner.message
    assert target.read_bytes() == b"old"
    offered = [button.text() for button in exporting.banner.findChildren(QPushButton) if not button.isHidden()]
    assert offered == ["Choose another name", "Close"]


def test_an_export_can_be_cancelled(exporting, context, qtbot, tmp_path):
    gate = threading.Event()
    context.work.run_once(lambda _progress, _stopped: gate.wait(5), lambda _result: None)
    context.dialogs.next_answers.append(tmp_path / "board.xlsx")
    with qtbot.waitSignal(context.work.idle):
        exporting.ask()
        exporting.banner.findChild(QPushButton).click()
        gate.set()

    assert exporting.banner.message == "Export cancelled. Nothing was written."
    assert not (tmp_path / "board.xlsx").exists()


def test_without_a_round_nothing_is_asked(exporting, context):
    context.workspace.close()
    context.dialogs.next_answers.append("x.xlsx")
    exporting.ask()

    assert len(context.dialogs.next_answers) == 1
