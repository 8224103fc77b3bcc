from __future__ import annotations

from PySide6.QtTest import QSignalSpy

from tests.ui.models.case_rounds import case_of, held, record
from ui.pages.cases.record_header import RecordHeader


def header(qtbot, theme, width=1000, **over):
    made = RecordHeader(theme)
    qtbot.addWidget(made)
    made.resize(width, 52)
    made.show()
    round_ = held(record(**over))
    made.show_case(round_, case_of(round_), 0, 3)
    return made


def test_it_says_which_case_this_is_and_where_it_stands(qtbot, theme):
    failed = [{"gate": "G1", "result": "fail"}]
    made = header(qtbot, theme, lane="mandated", gates=failed, fields={"illustrative": True})
    assert made.title.text() == "Virtual wards"
    assert made.subtitle.text().startswith("K1 · Derby City")
    shown = [chip.text() for chip in (made.type, made.lane, made.gate, made.invented) if chip.isVisible()]
    assert shown == ["Investment", "Mandated", "Gate not passed", "Illustrative figures"]
    assert made.place.text() == "1 of 3"


def test_what_does_not_hold_is_not_shown(qtbot, theme):
    made = header(qtbot, theme)
    assert [chip.isVisible() for chip in (made.type, made.lane, made.gate, made.invented)] == [
        True, False, False, False,
    ]  # fmt: skip


def test_where_it_is_narrow_the_chips_become_words(qtbot, theme):
    made = header(qtbot, theme, width=600, lane="mandated")
    assert not made.type.isVisible()
    assert made.subtitle.text().startswith("K1 · Investment · Mandated · ")


def test_the_first_case_has_none_before_it(qtbot, theme):
    made = header(qtbot, theme)
    steps, back = QSignalSpy(made.step_asked), QSignalSpy(made.back_asked)
    assert (made.previous.isEnabled(), made.next.isEnabled()) == (False, True)
    made.next.click()
    made.back.click()
    assert (steps.at(0), back.count()) == ([1], 1)
