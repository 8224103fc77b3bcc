from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.pages.weights.amount_field import AmountField, read_amount

Key = Qt.Key


@pytest.mark.parametrize(
    ("text", "amount"),
    [("65", 65), (" 65.5 ", 65.5), ("65,5", 65.5), ("0", 0), ("100", 100), (".5", 0.5)],
)
def test_numbers_are_read_as_people_type_them(text, amount):
    assert read_amount(text) == amount


@pytest.mark.parametrize("text", ["", "TBC", "-1", "1e3", "6 5", "٣", "nan", "1.2.3"])
def test_anything_else_is_not_a_number(text):
    assert read_amount(text) is None


@pytest.fixture
def field(qtbot, theme):
    window = QWidget()
    qtbot.addWidget(window)
    made, other = AmountField(window), QWidget()
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    QVBoxLayout(window).addWidget(other)
    made.beside = other
    with qtbot.waitActive(window):
        window.show()
    yield made
    window.close()


def test_enter_gives_the_number_and_esc_leaves_it(qtbot, field):
    field.open("P1", "60", "", "Worth of Prevention")
    assert field.selectedText() == "60"
    qtbot.keyClicks(field, "65")
    with qtbot.waitSignal(field.given) as given:
        qtbot.keyClick(field, Key.Key_Return)
    assert given.args == ["P1", 65.0, "enter"]
    with qtbot.waitSignal(field.left) as left, qtbot.assertNotEmitted(field.given):
        qtbot.keyClick(field, Key.Key_Escape)
    assert left.args == [""]


def test_up_and_down_count(qtbot, field):
    field.open("P1", "99", "", "Worth")
    for _ in range(2):
        qtbot.keyClick(field, Key.Key_Up)
    assert field.text() == "100"
    qtbot.keyClick(field, Key.Key_Down)
    assert field.text() == "99"


def test_tab_gives_and_says_which_way(qtbot, field):
    for modifiers, how in ((Qt.KeyboardModifier.NoModifier, "on"), (Qt.KeyboardModifier.ShiftModifier, "back")):
        field.open("P1", "", "40", "Worth")
        with qtbot.waitSignal(field.given) as given:
            qtbot.keyClick(field, Key.Key_Tab, modifiers)
        assert given.args == ["P1", 40.0, how]


def test_what_is_no_number_stays_to_be_mended(qtbot, field):
    field.open("P1", "60", "", "Worth")
    qtbot.keyClicks(field, "x")
    with qtbot.assertNotEmitted(field.given):
        qtbot.keyClick(field, Key.Key_Return)
    assert field.isVisible()
    assert field.property("problem")
    assert field.accessibleDescription() == "Type a number from 0 to 100."
    qtbot.keyClicks(field, "1")
    assert not field.property("problem")


def test_putting_it_away_gives_nothing(qtbot, field):
    field.open("P1", "", "40", "Worth")
    with qtbot.assertNotEmitted(field.given):
        field.put_away()
    assert field.isHidden()


def test_going_elsewhere_gives_what_can_stand(qtbot, field):
    field.open("P1", "", "40", "Worth")
    with qtbot.waitSignal(field.given) as given:
        field.beside.setFocus(Qt.FocusReason.MouseFocusReason)
    assert given.args == ["P1", 40.0, "elsewhere"]
    field.open("P1", "", "TBC", "Worth")
    with qtbot.assertNotEmitted(field.given):
        field.beside.setFocus(Qt.FocusReason.MouseFocusReason)
    assert field.isHidden()
