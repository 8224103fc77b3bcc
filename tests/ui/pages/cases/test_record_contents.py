from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from ui.models.case_record import Section
from ui.pages.cases.record_contents import ROW, WIDTH, Contents

THREE = (
    Section("identity", "Identity", 16, 16), Section("money", "Money", 1, 10),
    Section("gates", "Gates", 1, 2, ("Not passed: Remit.",)),
)  # fmt: skip


@pytest.fixture
def contents(qtbot, theme):
    made = Contents(theme)
    qtbot.addWidget(made)
    made.resize(WIDTH, 200)
    with qtbot.waitActive(made):
        made.show()
    made.sections.show_sections(THREE)
    made.select("identity")
    made.setFocus()
    return made


def test_the_arrows_turn_to_another_section_and_enter_goes_on(qtbot, contents):
    turned, onward = QSignalSpy(contents.turned), QSignalSpy(contents.onward)
    qtbot.keyClick(contents, Qt.Key.Key_Down)
    assert (turned.at(0), contents.current) == (["money"], "money")
    qtbot.keyClick(contents, Qt.Key.Key_Return)
    qtbot.keyClick(contents, Qt.Key.Key_Right)
    assert onward.count() == 2


def test_selecting_says_nothing(contents):
    turned = QSignalSpy(contents.turned)
    contents.select("gates")
    assert (contents.current, turned.count()) == ("gates", 0)


def test_marks_differ_by_more_than_colour(contents, theme):
    """A tick, a ring that is partly full, and a sign: the three pictures differ even without colour."""
    picture = contents.grab().toImage()
    side = theme.px(ROW)
    grey = picture.convertToFormat(picture.Format.Format_Grayscale8)
    marks = [grey.copy(0, row * side, 34, side) for row in range(3)]
    assert marks[0] != marks[1] != marks[2]


def test_zoom_makes_it_wider(contents, theme):
    theme.set_zoom(2.0)
    assert contents.width() == 2 * WIDTH
    assert contents.sizeHintForRow(0) == 2 * ROW
