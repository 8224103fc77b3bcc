"""The lines on the left as they are painted, and what keys do there."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from ui.models.case_list import CaseListModel, Entry
from ui.pages.score.list_view import ROW, EntryDelegate, EntryList
from ui.theme import Theme

ENTRIES = [Entry("K1", "Falls", 15, 15), Entry("K2", "Beds", 9, 15, "Stop"), Entry("K3", "Lane", 0, 0, "Recused")]


@pytest.fixture
def view(qtbot: QtBot, theme: Theme) -> EntryList:
    model = CaseListModel()
    model.show(ENTRIES)
    made = EntryList(theme, model)
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(250, 300)
    with qtbot.waitActive(made):
        made.show()
    return made


def test_marking_a_line_says_nothing_and_choosing_one_does(view: EntryList, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(view.turned):
        view.select("K2")
    assert view.row == 1
    with qtbot.waitSignal(view.turned) as turned:
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert turned.args == ["K3"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Right])
def test_enter_and_right_lead_on(view: EntryList, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(view.left):
        qtbot.keyClick(view, key)


def test_every_line_looks_different_and_the_current_one_counts(theme: Theme) -> None:
    delegate, model = EntryDelegate(theme), CaseListModel()
    model.show([*ENTRIES, Entry("K4", "Lane", 0, 15)])
    state = QStyle.StateFlag

    def painted(row: int, flags: QStyle.StateFlag = state.State_Enabled) -> QImage:
        option = QStyleOptionViewItem()
        option.rect, option.state = QRect(0, 0, 250, ROW), flags
        image = QImage(250, ROW, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        delegate.paint(painter, option, model.index(row))
        painter.end()
        return image

    pictures = [painted(row) for row in range(4)]
    pictures += [painted(1, state.State_Enabled | state.State_Selected)]
    pictures += [painted(1, state.State_Enabled | state.State_MouseOver)]
    for at, picture in enumerate(pictures):
        assert all(picture != other for other in pictures[:at]), at
    assert delegate.sizeHint(QStyleOptionViewItem(), model.index(0)).height() == ROW
