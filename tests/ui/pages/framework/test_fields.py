"""Fields under their labels: what they keep, what they refuse, and what the wheel leaves alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.pages.framework.fields import Choice, Labelled, NumberField, Pair


@pytest.fixture
def number(qtbot):
    window = QWidget()
    column = QVBoxLayout(window)
    field = NumberField("Worth", low=0, high=100)
    column.addWidget(field)
    column.addWidget(QLineEdit())
    with qtbot.waitActive(window):
        window.show()
    field.show_number(40)
    field.setFocus()
    yield field
    window.close()
    window.deleteLater()


@pytest.fixture
def said(number):
    found = {"settled": [], "refused": []}
    number.settled.connect(found["settled"].append)
    number.refused.connect(found["refused"].append)
    return found


def over(qtbot, field, text):
    field.selectAll()
    qtbot.keyClicks(field, text)


def test_a_number_is_kept_on_enter_and_on_leaving(number, said, qtbot):
    over(qtbot, number, "1,0")
    qtbot.keyClick(number, Qt.Key.Key_Return)
    over(qtbot, number, "55.5")
    number.window().findChildren(QLineEdit)[1].setFocus()
    assert said["settled"] == [10, 55.5]


def test_what_is_no_number_stays_marked_with_why(number, said, qtbot):
    over(qtbot, number, "lots")
    qtbot.keyClick(number, Qt.Key.Key_Return)
    assert number.property("problem")
    assert said == {"settled": [], "refused": ["Type a number from 0 to 100."]}
    number.show_number(40)
    assert number.text() == "lots"
    qtbot.keyClicks(number, "x")
    assert said["refused"][-1] == ""
    qtbot.keyClick(number, Qt.Key.Key_Escape)
    assert number.text() == "40"


@pytest.mark.parametrize("typed", ["101", "-1", ""])
def test_a_number_out_of_range_or_missing_is_refused(number, said, qtbot, typed):
    number.selectAll()
    qtbot.keyClick(number, Qt.Key.Key_Delete)
    qtbot.keyClicks(number, typed)
    qtbot.keyClick(number, Qt.Key.Key_Return)
    assert said["settled"] == []
    assert said["refused"]


def test_a_number_may_be_left_out_where_it_is_not_needed(qtbot):
    field = NumberField("No change", needed=False)
    qtbot.addWidget(field)
    found = []
    field.settled.connect(found.append)
    field.show_number(3)
    field.clear()
    field.keep()
    assert found == [None]


def test_showing_a_number_says_nothing(number, said):
    number.show_number(60)
    number.keep()
    assert number.text() == "60"
    assert said == {"settled": [], "refused": []}


def test_a_choice_is_said_by_its_key_and_filled_in_silence(qtbot):
    choice = Choice("Belongs to")
    qtbot.addWidget(choice)
    found = []
    choice.settled.connect(found.append)
    choice.show_choices([(None, "None"), ("b", "Second")], "b")
    assert choice.currentText() == "Second"
    assert found == []
    choice.activated.emit(0)
    assert found == [None]
    choice.show_choices([(None, "None"), ("b", "Second")], "gone")
    assert choice.currentIndex() == -1


def test_the_wheel_scrolls_instead_of_choosing(qtbot):
    choice = Choice("Domain")
    qtbot.addWidget(choice)
    choice.show_choices([(1, "One"), (2, "Two")], 1)
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(0, -120), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(choice, event)
    assert choice.currentIndex() == 0
    assert not event.isAccepted()


def test_two_fields_stand_side_by_side_while_there_is_room(theme, qtbot):
    pair = Pair(theme, QLineEdit(), QLineEdit())
    qtbot.addWidget(pair)
    pair.resize(600, 100)
    pair.show()
    assert pair.layout().direction() == QBoxLayout.Direction.LeftToRight
    pair.resize(300, 100)
    assert pair.layout().direction() == QBoxLayout.Direction.TopToBottom


def test_a_label_names_its_field(theme, qtbot):
    field = QLineEdit()
    labelled = Labelled(theme, "Unit", field, "Such as £")
    qtbot.addWidget(labelled)
    assert (field.accessibleName(), field.accessibleDescription()) == ("Unit", "Such as £")
    assert labelled.label.buddy() is field


def test_long_words_of_a_choice_end_in_an_ellipsis(qtbot):
    long = "Version 1, 11 May 2026: As the board approved it"

    def painted(text):
        choice = Choice("Compare")
        qtbot.addWidget(choice)
        choice.resize(180, 30)
        choice.show_choices([(1, text)], 1)
        return choice.grab().toImage()

    written_so = [f"{long[:end].rstrip()}…" for end in range(5, len(long))]
    assert painted(long) in [painted(text) for text in written_so]
    assert painted("Version 1") not in [painted("Version 2"), painted("Version 1…")]
