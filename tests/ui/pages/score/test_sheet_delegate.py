"""How rows are painted: something different for each state, and boxes found under the mouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from prioritiser.model.case import Case
from prioritiser.model.framework import Criterion
from prioritiser.model.round import Round
from prioritiser.model.score import Answer
from ui.models.answers import Barrier
from ui.models.criteria import placed_criteria
from ui.models.score_sheet import Desk, Heading, Line, ScoreSheetModel
from ui.pages.score.sheet_delegate import SheetDelegate
from ui.pages.score.sheet_layout import FOOT, HEADING, ROW, places_in
from ui.theme import Theme
from ui.widgets.level_cells import level_cell_rects

Painted = Callable[..., QImage]


def line_of(kind: str = "level") -> Line:
    round_ = Round(
        criteria={"C1": Criterion(id="C1", name="Reach", kind=kind, unit="people")},  # type: ignore[arg-type, dict-item]
        cases={"K1": Case(id="K1", title="One")},  # type: ignore[arg-type, dict-item]
    )
    placed = placed_criteria(round_)
    return Desk(round_, "a1", placed).line("K1", placed[0], number=1)  # type: ignore[arg-type]


def answered(line: Line, **more: object) -> Line:
    return replace(line, answer=Answer(assessor="a1", case="K1", criterion="C1", **more))  # type: ignore[arg-type]


@pytest.fixture
def painted(theme: Theme) -> Painted:
    """Return what paints a row as a picture."""
    delegate = SheetDelegate(theme)

    def paint(row: Line | Heading, state: QStyle.StateFlag = QStyle.StateFlag.State_Enabled) -> QImage:
        model = ScoreSheetModel()
        model.show([Heading("Card", 1, 2), row] if isinstance(row, Line) else [row])
        option = QStyleOptionViewItem()
        option.rect = QRect(0, 0, 600, 39)
        option.state = state
        image = QImage(600, 39, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        delegate.paint(painter, option, model.index(1 if isinstance(row, Line) else 0))
        painter.end()
        return image

    return paint


def test_every_state_looks_different(painted: Painted) -> None:
    line = line_of()
    states = [
        line, answered(line, level=3), answered(line, level=4), answered(line, answer="no_evidence"),
        answered(line, answer="abstain"), answered(line, level=3, reason="why"), answered(line, level=3, stale=True),
        replace(line, barrier=Barrier("Recused", "No.")), replace(answered(line, level=3), barrier=Barrier("", "No.")),
        replace(line, is_lost=True), replace(line, tag="Stop"), replace(line, fault="7 is not on the scale."),
    ]  # fmt: skip
    pictures = [painted(each) for each in states]
    for at, picture in enumerate(pictures):
        assert all(picture != other for other in pictures[:at]), at


def test_the_current_row_stands_out_with_and_without_the_keys(painted: Painted) -> None:
    line, state = line_of(), QStyle.StateFlag
    plain = painted(line)
    current = painted(line, state.State_Enabled | state.State_Selected)
    focused = painted(line, state.State_Enabled | state.State_Selected | state.State_HasFocus)
    assert plain != current
    assert current != focused
    assert plain != focused


def test_a_measure_has_a_field_with_its_unit(painted: Painted) -> None:
    line = line_of("measure")
    recused = replace(line, barrier=Barrier("Recused", "No."))
    pictures = [
        painted(line),
        painted(answered(line, measure=12.5)),
        painted(answered(line, answer="no_evidence")),
        painted(recused),
    ]
    for at, picture in enumerate(pictures):
        assert all(picture != other for other in pictures[:at]), at


def test_headings_tell_their_progress(painted: Painted) -> None:
    assert painted(Heading("Card", 1, 2)) != painted(Heading("Card", 2, 2))


def test_every_look_and_a_short_scale_can_be_painted(painted: Painted, theme: Theme) -> None:
    pictures = []
    for mode in ("light", "dark", "contrast"):
        theme.set_mode(mode)
        pictures.append(painted(answered(line_of(), level=2)))
    assert pictures[0] != pictures[1] != pictures[2]


def test_rows_are_as_high_as_designed_and_the_last_leaves_room(theme: Theme) -> None:
    delegate, model = SheetDelegate(theme), ScoreSheetModel()
    model.show([Heading("Card"), line_of(), replace(line_of(), case="K2")])  # type: ignore[arg-type]
    heights = [delegate.sizeHint(QStyleOptionViewItem(), model.index(row)).height() for row in range(3)]
    assert heights == [HEADING, ROW, ROW + FOOT]


@pytest.mark.parametrize("kind", ["level", "measure"])
def test_boxes_are_found_under_the_mouse(theme: Theme, kind: str) -> None:
    delegate, rect, line = SheetDelegate(theme), QRect(0, 50, 600, 33), line_of(kind)
    places = places_in(rect, theme, delegate.levels)
    boxes = level_cell_rects(places.cells, theme, delegate.levels)
    found = {cell: delegate.cell_under(rect, line, box.center()) for cell, box in boxes.items()}
    assert (found["?"], found["note"]) == ("?", "note")
    assert found[3] == (3 if kind == "level" else None)
    assert delegate.cell_under(rect, line, places.name.center()) is None
