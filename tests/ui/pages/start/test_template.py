"""What a new round begins with."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.rounds import make_round, make_sample, small_document
from ui.pages.start import StartPage
from ui.pages.start.template import ASK, BLANK, LAST


@pytest.fixture
def folder(page: StartPage, tmp_path: Path) -> Path:
    folder = tmp_path / "rounds"
    folder.mkdir()
    page.context.settings.put("last_folder", str(folder))
    return folder


def test_a_blank_framework_has_no_case_and_can_be_written(qtbot: QtBot, page: StartPage, folder: Path) -> None:
    page.context.actions.run("start.new")
    sheet = page.parts.new
    qtbot.keyClick(sheet.template.kind.segment("default"), Qt.Key.Key_Right)
    assert sheet.template.kind.current == BLANK
    with qtbot.waitSignal(page.context.workspace.opened, timeout=20_000):
        sheet.go.click()
    held = page.context.workspace.round
    assert held.cases == {}
    assert held.uuid
    assert len(held.criteria) < 15


def test_last_years_round_is_copied_with_the_cases_that_are_ticked(
    qtbot: QtBot, page: StartPage, folder: Path, tmp_path: Path
) -> None:
    last = make_sample(tmp_path / "last.round")
    page.context.dialogs.next_answers.append([last])
    page.context.actions.run("start.copy")
    sheet = page.parts.new
    assert sheet.template.kind.current == LAST
    qtbot.waitUntil(lambda: sheet.template.last is not None, timeout=20_000)
    assert "without" in sheet._about.text() or "no cases" in sheet._about.text()
    first = next(iter(sheet.template.ticks))
    sheet.template.ticks[first].setChecked(True)
    assert "1 case without last year's figures and findings" in sheet._about.text()
    before = last.read_bytes()
    with qtbot.waitSignal(page.context.workspace.opened, timeout=20_000):
        sheet.go.click()
    held = page.context.workspace.round
    assert list(held.cases) == [first]
    assert (len(held.criteria), len(held.assessors), held.answers) == (15, 9, {})
    assert held.cases[first].money == ()
    assert last.read_bytes() == before


def test_all_can_be_ticked_at_once(qtbot: QtBot, page: StartPage, folder: Path, tmp_path: Path) -> None:
    page.context.dialogs.next_answers.append([make_round(tmp_path / "last.round", small_document())])
    page.context.actions.run("start.copy")
    template = page.parts.new.template
    qtbot.waitUntil(lambda: template.last is not None, timeout=20_000)
    template.everything.click()
    assert list(template.carried) == ["K1", "K2", "K3"]


def test_a_file_that_is_no_round_is_said_and_nothing_can_be_made(
    qtbot: QtBot, page: StartPage, folder: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.round"
    wrong.write_bytes(b"text")
    page.context.dialogs.next_answers.append([wrong])
    page.context.actions.run("start.copy")
    sheet = page.parts.new
    qtbot.waitUntil(lambda: bool(sheet.template.problem.text()), timeout=20_000)
    assert not sheet.go.isEnabled()
    assert sheet._about.text() == ASK
