from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMainWindow

from tests.ui.models.weigh_rounds import a_round
from ui.models.weigh_steps import steps_of
from ui.pages.weights.guide import Guide


@pytest.fixture
def guide(qtbot, theme):
    window = QMainWindow()
    qtbot.addWidget(window)
    made = Guide(theme)
    window.setCentralWidget(made)
    window.resize(284, 600)
    with qtbot.waitActive(window):
        window.show()
    yield made
    window.close()


def test_it_reads_aloud_and_takes_no_room_for_what_there_is_not(guide):
    guide.show_script(("One.", "Two."))
    assert [label.text() for label in guide.lines if label.isVisible()] == ["One.", "Two."]
    guide.show_script(())
    assert not guide.heading.isVisible()
    assert not guide.rule.isVisible()


def test_a_lift_is_described(guide):
    top, policies = steps_of(a_round())[:2]
    guide.show_item(policies.item("P1"), "In this round cases score 1 to 4 here.", "Makes no difference this round")
    assert guide.item.text() == "This lift: Prevention"
    assert (guide.start.text(), guide.end.text()) == ("From 0: Level 0", "To 5: Level 5")
    assert guide.note.text() == "Makes no difference this round."
    assert not guide.inside.isVisible()
    guide.show_item(top.item("B"), "", "")
    assert guide.inside.text() == "Everything in it from 0 to 5: Benefit, Money."
    assert not guide.range.isVisible()
    guide.show_item(None, "", "")
    assert not guide.item.isVisible()


def test_checks_are_answered_by_number(qtbot, guide):
    guide.show_checks(("A and B against C?", "A and C against B?"))
    yes, no = guide.check_buttons[1]
    assert yes.accessibleName() == "Yes: A and C against B?"
    with qtbot.waitSignal(guide.agreed) as agreed:
        yes.click()
    with qtbot.waitSignal(guide.doubted) as doubted:
        no.click()
    assert (agreed.args, doubted.args) == ([1], [1])


def test_the_keys_have_a_place_when_a_check_goes(qtbot, guide):
    guide.show_checks(("A and B against C?", "A and C against B?"))
    guide.check_buttons[0][0].setFocus()
    guide.show_checks(("A and C against B?",))
    assert guide.check_buttons[0][0].hasFocus()
    with qtbot.waitSignal(guide.to_task):
        guide.show_checks(())
    assert not guide.check_heading.isVisible()


def test_what_else_is_known_is_replaced(guide):
    guide.show_more("The panel’s agreed weights", ("Not agreed.",))
    guide.show_more("", ())
    assert guide.more.count() == 0
