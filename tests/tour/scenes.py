"""The scenes of the tour: each brings the window to one state of one screen; its name names the pictures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from prioritiser.model.base import AssessorId
from tests.tour import rounds
from tests.tour.guide import Guide
from tests.tour.setting_up import SETTING_UP

Scene = Callable[[Guide], None]
FIRST_ROW = 12  # a case near the budget line of the sample
WHAT_IF_POINTS = 6
Key = Qt.Key


def start_first_time(guide: Guide) -> None:
    guide.show("start")


def ranking(guide: Guide) -> None:
    guide.open("finished")
    guide.show("ranking")
    guide.keys(*[Key.Key_Down] * FIRST_ROW)


def ranking_what_if(guide: Guide) -> None:
    guide.show("ranking")
    guide.run("ranking.weights")
    guide.keys(*[Key.Key_Up] * WHAT_IF_POINTS)


def ranking_budget(guide: Guide) -> None:
    guide.page.weights_desk.go_back()
    guide.show("ranking")
    guide.run("ranking.budget")


def ranking_traced(guide: Guide) -> None:
    guide.keys(Key.Key_Escape)
    guide.show("ranking")
    guide.page.table.trace_asked.emit(guide.page.table.case)


def ranking_filtered(guide: Guide) -> None:
    guide.keys(Key.Key_Escape)
    guide.show("ranking")
    guide.run("filter")
    QTest.keyClicks(QApplication.focusWidget(), "care")


def ranking_by_domain(guide: Guide) -> None:
    guide.page.filters.put_away()
    guide.show("ranking")
    guide.page.weights.breakdown_chosen.emit(True)


def ranking_value_for_money(guide: Guide) -> None:
    guide.page.weights.breakdown_chosen.emit(False)
    guide.show("ranking")
    guide.page.order.chosen.emit("vfm")


def find(guide: Guide) -> None:
    guide.page.order.chosen.emit("value")
    guide.show("ranking")
    guide.run("find")
    QTest.keyClicks(QApplication.focusWidget(), "fall")


def shortcuts(guide: Guide) -> None:
    guide.show("ranking")
    guide.run("shortcuts")


def help_for_ranking(guide: Guide) -> None:
    guide.show("ranking")
    guide.run("help")


def about(guide: Guide) -> None:
    guide.run("about")


def settings_menu(guide: Guide) -> None:
    guide.show("ranking")
    guide.window.rail.buttons["settings"].click()


def restore_point(guide: Guide) -> None:
    guide.show("ranking")
    guide.run("point")


def exported(guide: Guide) -> None:
    guide.show("ranking")
    target = guide.folder / "Board paper.xlsx"
    guide.dialogs.next_answers.append(target)
    guide.run("export")
    guide.wait(lambda: target.exists() and not guide.window.work.is_busy)


def ranking_locked(guide: Guide) -> None:
    guide.open("locked")
    guide.show("ranking")


def ranking_with_gaps(guide: Guide) -> None:
    guide.open("patchy")
    guide.show("ranking")


def ranking_unscored(guide: Guide) -> None:
    guide.open("unscored")
    guide.show("ranking")


def ranking_without_cases(guide: Guide) -> None:
    guide.open("caseless")
    guide.show("ranking")


def ranking_long_words(guide: Guide) -> None:
    guide.open("long_words")
    guide.show("ranking")


def score_who(guide: Guide) -> None:
    guide.open("scoring")
    guide.show("score")


def score(guide: Guide) -> None:
    guide.open("scoring")
    guide.window.workspace.set_scoring_as(AssessorId(rounds.ME))
    guide.show("score")


def score_reading(guide: Guide) -> None:
    guide.show("score")
    guide.run("score.read")


def score_column(guide: Guide) -> None:
    guide.show("score")
    guide.run("score.read")  # puts the case away again
    guide.run("score.column")


def score_closed(guide: Guide) -> None:
    guide.run("score.column")  # back to one case
    guide.open("finished")
    guide.window.workspace.set_scoring_as(AssessorId(rounds.ME))
    guide.show("score")


def score_read_only(guide: Guide) -> None:
    path = rounds.make(guide.folder, "scoring")
    guide.close()
    path.chmod(0o444)
    guide.open_path(path)
    guide.show("score")
    path.chmod(0o644)


def score_without_cases(guide: Guide) -> None:
    guide.open("caseless")
    guide.show("score")


def score_long_words(guide: Guide) -> None:
    guide.open("long_words")
    guide.window.workspace.set_scoring_as(AssessorId(rounds.ME))
    guide.show("score")


def start(guide: Guide) -> None:
    guide.close()
    guide.show("start")


def start_damaged_file(guide: Guide) -> None:
    guide.show("start")
    path = guide.folder / "Damaged.round"
    path.write_bytes(b"SQLite format 3\0" + bytes(4_000))
    guide.open_path(path)


def start_missing_file(guide: Guide) -> None:
    guide.show("start")
    guide.open_path(Path(guide.folder, "Round 2025.round"))


# In order: a later scene may build on the round that an earlier one opened.
SCENES: tuple[Scene, ...] = (
    start_first_time,
    ranking,
    ranking_what_if,
    ranking_budget,
    ranking_traced,
    ranking_filtered,
    ranking_by_domain,
    ranking_value_for_money,
    find,
    shortcuts,
    help_for_ranking,
    about,
    settings_menu,
    restore_point,
    exported,
    ranking_locked,
    ranking_with_gaps,
    ranking_unscored,
    ranking_without_cases,
    ranking_long_words,
    score_who,
    score,
    score_reading,
    score_column,
    score_closed,
    score_read_only,
    score_without_cases,
    score_long_words,
    *SETTING_UP,
    start,
    start_damaged_file,
    start_missing_file,
)
