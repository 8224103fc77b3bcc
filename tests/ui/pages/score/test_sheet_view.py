"""Keys and clicks on the sheet: each says one thing, and headings are passed over."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from pytestqt.qtbot import QtBot

from prioritiser.model.round import Round
from tests.ui.pages.score.documents import document, held, with_measure
from ui.models.answers import Barrier
from ui.models.criteria import placed_criteria
from ui.models.score_sheet import Desk, ScoreSheetModel, rows_of_case
from ui.pages.score.sheet_layout import places_in
from ui.pages.score.sheet_view import SheetView
from ui.theme import Theme
from ui.widgets.level_cells import level_cell_rects

Said = list[tuple[object, ...]]
MEASURE_ROW = 12


@pytest.fixture
def round_(tmp_path: Path) -> Round:
    return held(with_measure(document()), tmp_path)


@pytest.fixture
def letters() -> dict[str, bool]:
    return {"on": True}


@pytest.fixture
def view(qtbot: QtBot, theme: Theme, round_: Round, letters: dict[str, bool]) -> SheetView:
    model = ScoreSheetModel()
    desk = Desk(round_, "a1", placed_criteria(round_))  # type: ignore[arg-type]
    model.show(rows_of_case(desk, "K1"))  # type: ignore[arg-type]
    made = SheetView(theme, model, letters=lambda: letters["on"])
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(620, 600)
    with qtbot.waitActive(made):
        made.show()
    made.go_to(1)
    made.setFocus()
    return made


@pytest.fixture
def said(view: SheetView) -> Said:
    """Return what the view says: the name of the signal, then what came with it."""
    found: Said = []

    def listen(name: str) -> Callable[..., None]:
        return lambda *what: found.append((name, *what))

    for name in ("scored", "unknown", "cleared", "measured", "wanted"):
        getattr(view, name).connect(listen(name))
    return found


def point_of(view: SheetView, row: int, cell: int | str) -> QPoint:
    rect = view.cells.row_rect(view.visualRect(view.model().index(row, 0)))
    places = places_in(rect, view._theme, view.cells.levels)
    return level_cell_rects(places.cells, view._theme, view.cells.levels)[cell].center()  # type: ignore[index]


@pytest.mark.parametrize(
    ("key", "means"),
    [
        ("0", ("scored", 1, 0, True)), ("5", ("scored", 1, 5, True)), ("9", ("scored", 1, 9, True)),
        ("?", ("unknown", 1, True)), (Qt.Key.Key_Delete, ("cleared", 1)), (Qt.Key.Key_Backspace, ("cleared", 1)),
        ("n", ("wanted", "note")), ("C", ("wanted", "confidence")), ("e", ("wanted", "read")),
        ("a", ("wanted", "abstain")),
    ],
)  # fmt: skip
def test_each_key_says_one_thing(
    view: SheetView, said: Said, qtbot: QtBot, key: Qt.Key, means: tuple[object, ...]
) -> None:
    qtbot.keyClick(view, key)
    assert said == [means]


def test_the_keypad_scores_and_other_letters_do_nothing(view: SheetView, said: Said, qtbot: QtBot) -> None:
    qtbot.keyClick(view, "3", Qt.KeyboardModifier.KeypadModifier)
    qtbot.keyClicks(view, "xyz /-.")
    qtbot.keyClick(view, "3", Qt.KeyboardModifier.AltModifier)
    assert said == [("scored", 1, 3, True)]
    assert view.row == 1


def test_letters_act_only_while_they_are_on(
    view: SheetView, said: Said, letters: dict[str, bool], qtbot: QtBot
) -> None:
    letters["on"] = False
    qtbot.keyClicks(view, "nca")
    assert said == []


def test_ctrl_c_copies(view: SheetView, said: Said, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert said == [("wanted", "copy")]


def test_headings_are_passed_over_by_every_key(view: SheetView, qtbot: QtBot) -> None:
    for key, row in (
        (Qt.Key.Key_Up, 1), (Qt.Key.Key_End, 16), (Qt.Key.Key_Down, 16), (Qt.Key.Key_Home, 1),
        (Qt.Key.Key_PageDown, 16), (Qt.Key.Key_PageUp, 1),
    ):  # fmt: skip
        qtbot.keyClick(view, key)
        assert view.row == row
    view.go_to(5)
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.row == 7


def test_a_click_on_a_box_scores_without_moving_on(view: SheetView, said: Said, qtbot: QtBot) -> None:
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, 3, 4))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, 3, "?"))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, 3, "note"))
    assert said == [("scored", 3, 4, False), ("unknown", 3, False), ("wanted", "note")]
    assert view.row == 3


def test_letting_go_elsewhere_scores_nothing(view: SheetView, said: Said, qtbot: QtBot) -> None:
    qtbot.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, 3, 4))
    qtbot.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, 3, 2))
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.RightButton, pos=point_of(view, 3, 2))
    assert said == []


def test_a_click_on_a_heading_leaves_the_row(view: SheetView, said: Said, qtbot: QtBot) -> None:
    heading = view.visualRect(view.model().index(6, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=heading)
    assert (view.row, said) == (1, [])


def test_the_box_under_the_mouse_lights_up(view: SheetView, qtbot: QtBot) -> None:
    qtbot.mouseMove(view.viewport(), point_of(view, 3, 4))
    qtbot.waitUntil(lambda: view.cells.hover == (3, 4))
    qtbot.mouseMove(view.viewport(), QPoint(1, 1))
    qtbot.waitUntil(lambda: view.cells.hover == (-1, None))


def test_a_tip_is_asked_for_the_box_under_the_mouse(view: SheetView) -> None:
    view.explain = lambda line, cell: f"{line.criterion} {cell}"
    assert view.tip_at(point_of(view, 3, 4)) == "GP3 4"
    assert view.tip_at(QPoint(1, 1)) == ""


def test_a_digit_on_a_measure_opens_its_field(view: SheetView, said: Said, qtbot: QtBot) -> None:
    view.go_to(MEASURE_ROW)
    qtbot.keyClick(view, "7")
    assert view.field.isVisible()
    assert view.field.text() == "7"
    qtbot.keyClick(view, "5")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert said == [("measured", MEASURE_ROW, "75", True)]


def test_enter_or_a_click_on_a_measure_opens_its_field(view: SheetView, qtbot: QtBot) -> None:
    view.go_to(MEASURE_ROW)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert view.field.isVisible()
    assert view.field.accessibleName() == "Short 6, in £m"
    qtbot.keyClick(view.field, Qt.Key.Key_Escape)
    assert view.hasFocus()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_of(view, MEASURE_ROW, 2))
    assert view.field.isVisible()


def test_the_field_follows_its_row(view: SheetView, qtbot: QtBot) -> None:
    view.go_to(MEASURE_ROW)
    qtbot.keyClick(view, "7")
    before = view.field.geometry()
    view.resize(900, 600)
    assert view.field.geometry().left() > before.left()


def test_a_measure_that_cannot_be_given_opens_nothing(view: SheetView, said: Said, qtbot: QtBot) -> None:
    view.go_to(MEASURE_ROW)
    line = view.line
    assert line is not None
    view._model.put(MEASURE_ROW, replace(line, barrier=Barrier("Recused", "No.")))
    qtbot.keyClick(view, "7")
    assert not view.field.isVisible()
    assert said == [("measured", MEASURE_ROW, "", False)]


def test_a_screen_reader_hears_each_row(view: SheetView) -> None:
    interface = QAccessible.queryAccessibleInterface(view)
    names = [interface.child(row).text(QAccessible.Text.Name) for row in range(3)]
    assert names == [
        "Guiding policies, 0 of 5 scored", "Criterion 1, Policy 1: not scored", "Criterion 2, Policy 2: not scored",
    ]  # fmt: skip


def test_the_scale_follows_the_round(view: SheetView) -> None:
    view.set_levels(9)
    assert view.cells.levels == tuple(range(10))


def test_without_rows_keys_do_no_harm(view: SheetView, said: Said, qtbot: QtBot) -> None:
    view._model.show([])
    qtbot.keyClicks(view, "3?n")
    qtbot.keyClick(view, Qt.Key.Key_Down)
    assert said == []
    assert view.line is None
