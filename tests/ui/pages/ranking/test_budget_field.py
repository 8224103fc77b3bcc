from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QLineEdit, QWidget

from ui.pages.ranking.budget_field import AmountField


def made(qtbot, theme):
    assert theme
    holder = QWidget()
    qtbot.addWidget(holder)
    field, other = AmountField(holder), QLineEdit(holder)
    with qtbot.waitActive(holder):
        holder.show()
    field.open("£4.0m", "")
    return field, other, holder


def test_enter_and_esc_are_told_apart(qtbot, theme):
    field, _other, _holder = made(qtbot, theme)
    done, given_up = QSignalSpy(field.done), QSignalSpy(field.given_up)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (done.at(0), given_up.count()) == ([True], 1)


def test_going_elsewhere_is_told_too(qtbot, theme):
    field, other, _holder = made(qtbot, theme)
    done = QSignalSpy(field.done)
    other.setFocus()
    assert done.at(0) == [False]


def test_the_present_amount_is_replaced_by_typing(qtbot, theme):
    field, _other, _holder = made(qtbot, theme)
    assert not field.is_changed
    qtbot.keyClick(field, "5")
    assert field.text() == "5"
    assert field.is_changed


def test_a_fault_is_marked_and_said(qtbot, theme):
    field, _other, _holder = made(qtbot, theme)
    field.mark(wrong=True, why="Not money.")
    assert field.property("problem")
    assert field.accessibleDescription() == "Not money."
    field.mark(wrong=False, why="")
    assert not field.property("problem")
