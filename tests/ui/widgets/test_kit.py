from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ui.widgets import kit


def test_spacing_follows_the_zoom(qtbot, theme):
    widget = QWidget()
    qtbot.addWidget(widget)
    layout = QVBoxLayout(widget)
    kit.Spacing(theme, widget).keep(layout, (4, 8, 12, 16), 6)
    assert (layout.contentsMargins().right(), layout.spacing()) == (12, 6)
    theme.set_zoom(2.0)
    assert (layout.contentsMargins().right(), layout.spacing()) == (24, 12)


def test_icons_follow_the_zoom(qtbot, theme):
    made = kit.button("Export", list)
    qtbot.addWidget(made)
    kit.IconsKept(theme, made).keep(made, "export")
    before = made.iconSize().width()
    theme.set_zoom(2.0)
    assert made.iconSize().width() == 2 * before


def test_words_take_no_room_when_there_are_none(qtbot, theme):
    assert theme
    holder = QWidget()
    qtbot.addWidget(holder)
    label = kit.words("Some", "caption")
    label.setParent(holder)
    kit.set_words(label, "")
    assert label.isHidden()
    kit.set_words(label, "<b>plain</b>")
    assert label.text() == "<b>plain</b>"
    assert not label.isHidden()
    kit.set_role(label, "strong")
    assert label.property("role") == "strong"


def test_where_the_keys_are(qtbot, theme):
    assert theme
    holder = QWidget()
    qtbot.addWidget(holder)
    one, other = QWidget(holder), QLineEdit(holder)
    inner = QLineEdit(one)
    with qtbot.waitActive(holder):
        holder.show()
    inner.setFocus()
    assert kit.has_focus_inside(one)
    other.setFocus()
    assert not kit.has_focus_inside(one)
