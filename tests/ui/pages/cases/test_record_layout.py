from __future__ import annotations

from ui.pages.cases.record_layout import NARROW, RecordLayout


def layout(qtbot, theme, width):
    made = RecordLayout(theme)
    qtbot.addWidget(made)
    made.resize(width, 600)
    made.show()
    return made


def test_the_sections_stand_beside_the_form_where_there_is_room(qtbot, theme):
    made = layout(qtbot, theme, 1198)
    assert (made.is_narrow, made.contents.isVisible(), made.chooser.isVisible()) == (False, True, False)
    assert made.stack.width() > made.contents.width()


def test_where_it_is_narrow_they_are_pulled_down(qtbot, theme):
    made = layout(qtbot, theme, NARROW - 1)
    assert (made.is_narrow, made.contents.isVisible(), made.chooser.isVisible()) == (True, False, True)


def test_zoom_takes_room_too(qtbot, theme):
    made = layout(qtbot, theme, 1198)
    theme.set_zoom(2.0)
    assert made.is_narrow
    assert made.chooser.isVisible()
