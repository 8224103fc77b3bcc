from __future__ import annotations

from PySide6.QtWidgets import QLabel

from ui.pages.cases.record_kit import FormGrid, Remark


def grid(qtbot, theme, width, wide=(False, False, True, False)):
    labels = [QLabel(f"Field {at}") for at in range(len(wide))]
    form = FormGrid(theme, list(zip(labels, wide, strict=True)))
    qtbot.addWidget(form)
    form.resize(width, 300)
    form.show()
    return form, labels


def test_two_fields_stand_side_by_side_where_there_is_room(qtbot, theme):
    _form, (first, second, wide, last) = grid(qtbot, theme, 900)
    assert first.y() == second.y()
    assert second.x() > first.x()
    assert wide.width() > first.width() + second.width()
    assert first.y() < wide.y() < last.y()


def test_where_it_is_narrow_they_stand_one_above_the_other(qtbot, theme):
    _form, labels = grid(qtbot, theme, 400)
    qtbot.waitUntil(lambda: len({label.x() for label in labels}) == 1)
    assert [label.y() for label in labels] == sorted({label.y() for label in labels})


def test_zoom_counts_as_room(qtbot, theme):
    _form, (first, second, *_) = grid(qtbot, theme, 900)
    theme.set_zoom(2.0)
    qtbot.waitUntil(lambda: second.y() > first.y())


def test_a_remark_is_seen_only_while_it_says_something(qtbot, theme):
    remark = Remark(theme)
    qtbot.addWidget(remark)
    assert remark.isHidden()
    remark.say("caution", "The case has no title.")
    assert (remark.isHidden(), remark.accessibleName()) == (False, "The case has no title.")
    assert remark.property("role") == "banner-caution"
    remark.say("info", "Mandated.")
    assert remark.property("role") == "banner-info"
    remark.say("", "")
    assert remark.isHidden()
