from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.typed_field import TypedField, ends


def test_it_opens_on_a_figure_and_knows_whether_it_was_changed(qtbot, theme):
    parent = QWidget()
    qtbot.addWidget(parent)
    field = TypedField(parent)
    parent.show()
    field.begin("16", "")
    assert (field.isVisible(), field.selectedText(), field.is_changed) == (True, "16", False)
    field.begin("16", "2")
    assert (field.text(), field.is_changed) == ("2", True)
    field.set_problem(wrong=True)
    assert field.property("problem") is True


def test_enter_and_esc_end_the_typing():
    assert all(ends(key) for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape))
    assert not ends(Qt.Key.Key_5)
