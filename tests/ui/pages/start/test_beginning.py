"""Beginning a new round."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.pages.start import StartPage


def begin(page: StartPage, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    page.context.settings.put("last_folder", str(folder))
    page.context.actions.run("start.new")


def test_a_new_round_needs_a_name_and_enter(qtbot: QtBot, page: StartPage, tmp_path: Path) -> None:
    begin(page, tmp_path / "rounds")
    sheet = page.parts.new
    assert sheet.field.hasFocus()
    assert sheet.field.text() == "Investment round 2026 to 2027"
    qtbot.keyClicks(sheet.field, "Our round")
    assert sheet.place.text() == str(tmp_path / "rounds" / "Our round.round")
    with qtbot.waitSignal(page.context.workspace.opened, timeout=20_000):
        qtbot.keyClick(sheet.field, Qt.Key.Key_Return)
        assert not sheet.go.isEnabled()
    held = page.context.workspace.round
    assert (held.title, len(held.criteria), len(held.cases)) == ("Our round", 15, 0)
    assert held.settings.years[0] == "2026/27"
    assert page.context.workspace.path == tmp_path / "rounds" / "Our round.round"
    assert sheet.isHidden()


def test_another_place_can_be_chosen_and_is_remembered(qtbot: QtBot, page: StartPage, tmp_path: Path) -> None:
    begin(page, tmp_path / "rounds")
    (tmp_path / "other").mkdir()
    page.context.dialogs.next_answers.append(tmp_path / "other" / "mine")
    page.parts.new.choose.click()
    with qtbot.waitSignal(page.context.workspace.opened, timeout=20_000):
        page.parts.new.go.click()
    assert page.context.workspace.path == tmp_path / "other" / "mine.round"
    assert page.context.settings.get("last_folder") == str(tmp_path / "other")


def test_a_file_that_is_there_is_not_written_over(qtbot: QtBot, page: StartPage, tmp_path: Path) -> None:
    begin(page, tmp_path / "rounds")
    taken = tmp_path / "rounds" / "taken.round"
    taken.write_bytes(b"mine")
    page.context.dialogs.next_answers.append(taken)
    page.parts.new.choose.click()
    with qtbot.waitSignal(page.context.workspace.refused):
        page.parts.new.go.click()
    assert "There is a file of that name already." in page.parts.new.problem.text()
    assert page.parts.new.go.isEnabled()
    assert taken.read_bytes() == b"mine"
    assert page.banner.isHidden()
    assert page.door.troubles == {}


def test_escape_leaves_the_sheet_and_makes_nothing(qtbot: QtBot, page: StartPage, tmp_path: Path) -> None:
    begin(page, tmp_path / "rounds")
    qtbot.keyClick(page.parts.new.field, Qt.Key.Key_Escape)
    assert page.parts.new.isHidden()
    assert page.first_focus().hasFocus()
    assert not list((tmp_path / "rounds").iterdir())


def test_another_first_year_moves_the_plan_and_the_proposed_name(qtbot: QtBot, page: StartPage, tmp_path: Path) -> None:
    begin(page, tmp_path / "rounds")
    sheet = page.parts.new
    assert [sheet.year.itemText(at) for at in range(sheet.year.count())] == ["2025/26", "2026/27", "2027/28", "2028/29"]
    sheet.year.setFocus()
    qtbot.keyClick(sheet.year, Qt.Key.Key_Down)
    assert sheet.field.text() == "Investment round 2027 to 2028"
    with qtbot.waitSignal(page.context.workspace.opened, timeout=20_000):
        sheet.go.click()
    assert page.context.workspace.round.settings.years == ("2027/28", "2028/29", "2029/30", "2030/31", "2031/32")


def test_a_name_of_ones_own_stays_when_the_year_changes(qtbot: QtBot, page: StartPage, tmp_path: Path) -> None:
    begin(page, tmp_path / "rounds")
    sheet = page.parts.new
    qtbot.keyClicks(sheet.field, "Ours")
    qtbot.keyClick(sheet.year, Qt.Key.Key_Down)
    assert sheet.field.text() == "Ours"
