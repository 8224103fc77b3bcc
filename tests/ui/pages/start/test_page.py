"""The start screen: going on, opening, what stands in the way, what was kept."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QObject, QPointF, Qt, QUrl, Slot
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from prioritiser.edits.scoring import set_score
from prioritiser.session import Session
from tests.ui import walk
from tests.ui.rounds import make_round
from ui.page import Context
from ui.pages.start import StartPage
from ui.theme import Theme

Make = Callable[[], StartPage]
Keep = Callable[..., Path]
ENTER = Qt.Key.Key_Return


def opened(qtbot: QtBot, page: StartPage, deed: Callable[[], object]) -> str:
    """Do something that opens a round and return the screen that was wanted, or ""."""
    wanted: list[str] = []
    page.wants.connect(wanted.append)
    with qtbot.waitSignal(page.context.workspace.opened, timeout=20_000):
        deed()
    page.wants.disconnect(wanted.append)
    return wanted[0] if wanted else ""


def titles(page: StartPage) -> list[str]:
    return [row.title for row in page.rounds.rows]


# Going on


def test_enter_goes_on_with_the_latest_round(qtbot: QtBot, keep: Keep, make_page: Make) -> None:
    keep("old")
    latest = keep("new", to_score=216, progress="144 of 360 scores by you")
    page = make_page()
    button = page.parts.hero.button
    assert page.parts.hero.greeting.text() == "Good morning"
    assert page.parts.hero.line.text() == "Carry on scoring: 216 scores left, about 15 minutes."
    assert button.text() == "Carry on scoring"
    assert button.hasFocus()
    assert opened(qtbot, page, lambda: qtbot.keyClick(button, ENTER)) == "score"
    assert page.context.workspace.path == latest


def test_a_round_past_scoring_is_carried_on_where_its_stage_says(qtbot: QtBot, keep: Keep, make_page: Make) -> None:
    keep("done", done=1.0, progress="Scoring closed")
    page = make_page()
    assert page.parts.hero.button.text() == "Carry on"
    assert page.parts.hero.line.text() == "Round done. Scoring closed."
    assert not opened(qtbot, page, page.parts.hero.button.click)


def test_the_open_round_is_gone_on_with_at_once(qtbot: QtBot, keep: Keep, make_page: Make) -> None:
    path = keep("one")
    page = make_page()
    opened(qtbot, page, lambda: page.door.open(path))
    with qtbot.waitSignal(page.wants) as wanted:
        page.context.actions.run("start.carry_on")
    assert wanted.args == ["score"]
    assert page.rounds.rows[0].when == "Open now"
    assert not page.parts.side.cards["export"].isHidden()


def test_the_first_time_the_sample_round_is_the_thing_to_do(qtbot: QtBot, page: StartPage) -> None:
    assert page.parts.hero.button.text() == "Open the sample round"
    assert page.parts.filter.isHidden()
    assert titles(page) == ["Sample round"]
    opened(qtbot, page, lambda: qtbot.keyClick(page.parts.hero.button, ENTER))
    assert page.context.workspace.round.settings.sample
    assert page.context.workspace.path == page.sample
    assert page.rounds.rows[-1].when == "Open now"


def test_a_round_whose_file_is_gone_is_not_carried_on(keep: Keep, make_page: Make) -> None:
    keep("there")
    keep("gone", missing=True)
    page = make_page()
    assert page.latest.title == "Round there"


# Opening from the list


def test_enter_in_the_list_opens_the_round_and_its_row_says_so(qtbot: QtBot, keep: Keep, make_page: Make) -> None:
    keep("one")
    path = keep("two")
    keep("three")
    page = make_page()
    page.parts.view.setFocus()
    qtbot.keyClick(page.parts.view, Qt.Key.Key_Down)
    assert page.parts.view.row.title == "Round two"

    def enter() -> None:
        qtbot.keyClick(page.parts.view, ENTER)
        assert page.rounds.rows[1].is_opening
        assert page.parts.hero.button.text() == "Opening…"
        page.door.open(Path(page.rounds.rows[0].path))  # nothing else is begun meanwhile

    opened(qtbot, page, enter)
    assert page.context.workspace.path == path
    assert not any(row.is_opening for row in page.rounds.rows)


def test_a_click_opens_a_round(qtbot: QtBot, keep: Keep, make_page: Make) -> None:
    path = keep("one")
    page = make_page()
    view = page.parts.view
    where = view.visualRect(view.model().index(0, 0)).center()
    opened(qtbot, page, lambda: qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where))
    assert page.context.workspace.path == path


def test_a_round_can_be_opened_to_read(qtbot: QtBot, keep: Keep, make_page: Make) -> None:
    keep("one")
    page = make_page()
    opened(qtbot, page, lambda: page.parts.view.wanted.emit("read", page.rounds.rows[0]))
    assert not page.context.workspace.can_change


def test_the_filter_narrows_the_list_down(qtbot: QtBot, keep: Keep, make_page: Make) -> None:
    for name in ("one", "two"):
        keep(name)
    page = make_page()
    page.context.actions.run("filter")
    assert page.parts.filter.hasFocus()
    qtbot.keyClicks(page.parts.filter, "two")
    assert titles(page) == ["Round two"]
    assert page.parts.view.row.title == "Round two"
    qtbot.keyClicks(page.parts.filter, "!")
    assert page.parts.nothing.text() == "No round here is called “two!”."
    assert page.parts.view.isHidden()
    qtbot.keyClick(page.parts.filter, Qt.Key.Key_Escape)
    assert len(titles(page)) == 3
    assert page.parts.view.isVisible()


def test_delete_takes_a_round_off_the_list_and_it_can_be_put_back(qtbot: QtBot, keep: Keep, make_page: Make) -> None:
    path = keep("one")
    page = make_page()
    page.parts.view.setFocus()
    qtbot.keyClick(page.parts.view, Qt.Key.Key_Delete)
    assert titles(page) == ["Sample round"]
    assert path.exists()
    assert "was not touched" in page.banner.message
    put_back = next(each for each in page.banner.findChildren(QPushButton) if "back" in each.text())
    put_back.click()
    assert titles(page) == ["Round one", "Sample round"]
    qtbot.keyClick(page.parts.view, Qt.Key.Key_End)
    qtbot.keyClick(page.parts.view, Qt.Key.Key_Delete)
    assert titles(page)[-1] == "Sample round"


class _Opener(QObject):
    """Stands for the system's file window."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


def test_the_folder_of_a_round_is_shown(keep: Keep, make_page: Make) -> None:
    path = keep("one")
    page = make_page()
    opener = _Opener()
    QDesktopServices.setUrlHandler("file", opener, "open")
    try:
        page.parts.view.wanted.emit("folder", page.rounds.rows[0])
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert opener.opened == [str(path.parent)]


# What stands in the way


def test_a_missing_file_is_said_in_its_row_and_can_be_looked_for(
    qtbot: QtBot, keep: Keep, make_page: Make, tmp_path: Path
) -> None:
    gone = keep("gone", missing=True)
    page = make_page()
    strip = page.parts.view.strip(str(gone))
    assert "We can’t find it. It was in Documents." in page.rounds.rows[0].spoken
    assert set(strip.buttons) == {"look", "forget"}
    moved = make_round(tmp_path / "moved.round")
    page.context.dialogs.next_answers.append([moved])
    opened(qtbot, page, strip.buttons["look"].click)
    assert page.context.workspace.path == moved
    assert str(gone) not in [row.path for row in page.rounds.rows]


def test_a_missing_file_can_be_taken_off_the_list(keep: Keep, make_page: Make) -> None:
    gone = keep("gone", missing=True)
    page = make_page()
    page.parts.view.strip(str(gone)).buttons["forget"].click()
    assert titles(page) == ["Sample round"]


def test_looking_for_a_file_and_going_back_changes_nothing(keep: Keep, make_page: Make) -> None:
    gone = keep("gone", missing=True)
    page = make_page()
    page.context.dialogs.next_answers.append(None)
    page.parts.view.strip(str(gone)).buttons["look"].click()
    assert titles(page)[0] == "Round gone"
    assert not page.door.opening


def test_a_round_open_in_another_window_offers_to_read_it(qtbot: QtBot, keep: Keep, make_page: Make) -> None:
    path = keep("busy")
    other = Session.open(path)
    page = make_page()
    page.parts.view.setFocus()
    with qtbot.waitSignal(page.context.workspace.refused):
        qtbot.keyClick(page.parts.view, ENTER)
    strip = page.parts.view.strip(str(path))
    assert "another window" in page.rounds.rows[0].spoken
    opened(qtbot, page, strip.buttons["read"].click)
    assert not page.context.workspace.can_change
    other.close()


def test_trying_again_works_once_the_other_window_is_closed(qtbot: QtBot, keep: Keep, make_page: Make) -> None:
    path = keep("busy")
    other = Session.open(path)
    page = make_page()
    with qtbot.waitSignal(page.context.workspace.refused):
        page.door.open(path)
    other.close()
    opened(qtbot, page, page.parts.view.strip(str(path)).buttons["again"].click)
    assert page.context.workspace.can_change
    assert page.parts.view.strip(str(path)) is None


def test_a_damaged_file_is_said_in_its_row(qtbot: QtBot, keep: Keep, make_page: Make) -> None:
    path = keep("bad")
    shutil.rmtree(path.parent.parent / "home" / "rounds")
    path.write_bytes(path.read_bytes()[:1000])
    page = make_page()
    with qtbot.waitSignal(page.context.workspace.refused):
        page.door.open(path)
    assert "size does not fit" in page.rounds.rows[0].trouble.words
    assert page.parts.view.row.path == str(path)


def test_a_file_that_is_not_on_the_list_is_told_of_above_the_screen(
    qtbot: QtBot, page: StartPage, tmp_path: Path
) -> None:
    stray = tmp_path / "stray.round"
    stray.write_bytes(b"no round")
    with qtbot.waitSignal(page.context.workspace.refused):
        page.door.open(stray)
    assert page.banner.tone == "problem"
    assert page.banner.message.startswith("stray.round: ")


# What was kept


def test_work_that_never_reached_its_file_is_shown(qtbot: QtBot, keep: Keep, make_page: Make) -> None:
    path = keep("kept")
    session = Session.open(path)
    case, criterion = next(iter(session.round.cases)), next(iter(session.round.criteria))
    session.commit(set_score(session.round, "a1", case, criterion, level=3))
    session.close()
    page = make_page()
    assert page.parts.kept.message.startswith("We kept 1 score from ")
    assert "It is in Round kept" in page.parts.kept.message
    show = page.parts.kept.findChildren(QPushButton)[0]
    assert opened(qtbot, page, show.click) == "score"
    assert page.context.workspace.path == path
    assert page.parts.kept.isHidden()


def test_nothing_kept_says_nothing(page: StartPage) -> None:
    assert page.parts.kept.isHidden()


# Dropping


def data_of(*paths: Path) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(page: StartPage, *paths: Path) -> None:
    data, where = data_of(*paths), QPointF(10, 10)
    action, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dragEnterEvent(QDragEnterEvent(where.toPoint(), action, data, button, none))
    page.dropEvent(QDropEvent(where, action, data, button, none))


def test_a_round_dropped_anywhere_is_opened(qtbot: QtBot, page: StartPage, tmp_path: Path) -> None:
    path = make_round(tmp_path / "dropped.round")
    opened(qtbot, page, lambda: drop(page, path))
    assert page.context.workspace.path == path


@pytest.mark.parametrize(
    ("names", "said"), [(["costs.xlsx"], "Only rounds can be opened here"), (["a.round", "b.round"], "Drop one file")]
)
def test_what_cannot_be_opened_is_said(page: StartPage, tmp_path: Path, names: list[str], said: str) -> None:
    drop(page, *(tmp_path / name for name in names))
    assert said in page.banner.message
    assert not page.door.opening


def test_the_place_to_drop_lights_up_only_while_a_file_is_over_it(page: StartPage, tmp_path: Path) -> None:
    data = data_of(tmp_path / "a.round")
    none, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    page.dragEnterEvent(QDragEnterEvent(QPointF(5, 5).toPoint(), Qt.DropAction.CopyAction, data, button, none))
    lit = page.parts.drop.grab().toImage()
    page.dragLeaveEvent(QDragLeaveEvent())
    assert page.parts.drop.grab().toImage() != lit


# The frame and everybody


def test_new_round_is_asked_for_from_any_screen(qtbot: QtBot, page: StartPage) -> None:
    page.hide()
    with qtbot.waitSignal(page.wants) as wanted:
        page.context.actions.run("start.new")
    assert wanted.args == ["start"]
    page.show()
    assert page.parts.new.isVisible()


def test_the_guide_opens_in_place_and_gives_the_keys_back(qtbot: QtBot, page: StartPage) -> None:
    card = page.parts.side.cards["guide"]
    card.setFocus()
    qtbot.keyClick(card, ENTER)
    assert page.parts.guide.isVisible()
    assert page.parts.guide.close_button.hasFocus()
    qtbot.keyClick(page.parts.guide.close_button, Qt.Key.Key_Escape)
    assert page.parts.guide.isHidden()
    assert card.hasFocus()


def test_choosing_a_file_by_link_asks_for_one(page: StartPage) -> None:
    asked: list[str] = []
    page.context.actions.handle(None, "start.open", lambda: asked.append("open"))
    page.parts.drop.link.click()
    assert asked == ["open"]


def test_the_frame_is_told_keys_and_panes(page: StartPage) -> None:
    assert ("Ctrl O", "open a round") in page.hints()
    assert page.panes()[0] is page.first_focus()
    assert "sample round" in page.help_text


@pytest.mark.parametrize(("mode", "zoom"), [("light", 1.0), ("dark", 1.0), ("contrast", 1.5), ("light", 2.0)])
def test_everybody_can_use_it(
    qtbot: QtBot, keep: Keep, make_page: Make, window: QMainWindow, theme: Theme, mode: str, zoom: float
) -> None:
    theme.set_mode(mode)
    theme.set_zoom(zoom)
    for name in ("one", "two"):
        keep(name, progress="3 of 6 scores by you")
    keep("gone", missing=True)
    page = make_page()
    page.ask_for_new()
    assert not walk.unnamed(window)
    assert not walk.unreached(qtbot, window)
    qtbot.waitUntil(lambda: not walk.clipped(window))
    if zoom == 1.0:
        assert not walk.small_fonts(window)
        assert not walk.small_targets(window)


def test_a_change_elsewhere_is_taken_in_when_the_screen_is_shown(
    qtbot: QtBot, context: Context, keep: Keep, make_page: Make
) -> None:
    path = keep("one")
    page = make_page()
    page.hide()
    path.unlink()
    with qtbot.waitSignal(context.work.idle):
        page.show()
    assert page.rounds.rows[0].trouble is not None
