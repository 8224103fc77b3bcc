"""The People screen: the panel, the interests, the register, by keyboard and in the file."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from prioritiser.edits.lifecycle import lock_round
from tests.ui.pages.people.conftest import Opener, Screen
from tests.ui.rounds import small_document
from tests.ui.walk import clipped, small_fonts, small_targets, unnamed, unreached
from ui.models.people_table import NAMES


def test_insert_adds_an_assessor_and_types_the_name(screen: Screen) -> None:
    screen.page.view.setFocus()
    screen.key(Qt.Key.Key_Insert)
    screen.qtbot.keyClicks(screen.focus, "Finance lead")
    with screen.qtbot.waitSignal(screen.page.table.edited):
        screen.key(Qt.Key.Key_Return)
    assert [each.name for each in screen.round.assessors.values()] == ["Assessor 1", "Assessor 2", "Finance lead"]
    screen.context.workspace.undo()
    screen.context.workspace.undo()
    assert len(screen.round.assessors) == 2


def test_what_is_typed_is_in_the_file(screen: Screen) -> None:
    screen.type_over(0, "role", "General practitioner")
    screen.type_over(1, "panel", "Panel B")
    held = screen.reopened()
    assert held.assessors["a1"].role == "General practitioner"
    assert held.assessors["a2"].panel == "Panel B"


def test_a_group_is_made_by_typing_its_name(screen: Screen) -> None:
    screen.type_over(0, "group", "Clinicians")
    screen.type_over(1, "group", "clinicians")
    assert [group.name for group in screen.round.groups.values()] == ["Clinicians"]
    groups = {each.group for each in screen.round.assessors.values()}
    assert groups == set(screen.round.groups)
    screen.type_over(1, "group", "")
    assert screen.round.assessors["a2"].group is None


def test_delete_takes_a_person_out_and_undo_brings_them_back(screen: Screen) -> None:
    screen.page.view.setCurrentIndex(screen.cell(1, "name"))
    screen.page.view.setFocus()
    screen.key(Qt.Key.Key_Delete)
    assert list(screen.round.assessors) == ["a1"]
    screen.context.workspace.undo()
    assert list(screen.round.assessors) == ["a1", "a2"]


def test_facilitators_are_ticked(screen: Screen) -> None:
    screen.page.view.setCurrentIndex(screen.cell(0, "facilitator"))
    screen.page.view.setFocus()
    screen.key(Qt.Key.Key_Space)
    assert screen.round.assessors["a1"].facilitator


def test_two_people_of_one_name_are_refused_in_place(screen: Screen) -> None:
    screen.type_over(1, "name", "Assessor 1")
    assert "There is an assessor of this name already." in screen.page.banner.message
    assert screen.round.assessors["a2"].name == "Assessor 2"


def test_an_interest_is_declared_changed_and_removed(screen: Screen) -> None:
    person = screen.page.person
    assert "No scores can be entered before it." in person.state.text()
    person.case.setCurrentIndex(person.case.findData("K2"))
    person.add.click()
    card = person.cards[0]
    assert (card.case, screen.round.interests["a1", "K2"].handling) == ("K2", "recused")
    card.handling.setFocus()
    with screen.qtbot.waitSignal(screen.context.workspace.changed):
        screen.key(Qt.Key.Key_Down)
    assert screen.round.interests["a1", "K2"].handling == "score_not_counted"
    assert person.cards[0] is card
    card.note.setFocus()
    screen.qtbot.keyClicks(card.note, "Works there")
    with screen.qtbot.waitSignal(screen.context.workspace.changed):
        screen.key(Qt.Key.Key_Return)
    assert screen.round.interests["a1", "K2"].note == "Works there"
    with screen.qtbot.waitSignal(screen.context.workspace.changed):
        card.remove.click()
    assert not screen.round.interests


def test_none_in_any_case_is_recorded(screen: Screen) -> None:
    screen.page.person.none.click()
    assert screen.page.table.data(screen.cell(0, "interests")) == "None in any case"
    assert screen.page.chips()[1].text() == "1 of 2 have declared"
    assert screen.page.insight()[0] == "1 of 2 have not declared yet"


def test_the_register_is_read_and_copied(screen: Screen) -> None:
    screen.page.person.none.click()
    screen.page.show_face("register")
    assert screen.page.register.isVisible()
    screen.context.actions.run("people.register")
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Assessor\tRole\tCase")
    assert len(lines) == 3


def test_groups_are_added_renamed_and_removed(screen: Screen) -> None:
    groups = screen.page.groups
    screen.qtbot.keyClicks(groups.name, "Public")
    screen.qtbot.keyClick(groups.name, Qt.Key.Key_Return)
    key = next(iter(screen.round.groups))
    field = groups.fields[key]
    field.setText("Public and patients")
    field.editingFinished.emit()
    assert screen.round.groups[key].name == "Public and patients"
    groups.withdrawn.emit(key)
    assert not screen.round.groups


def test_an_empty_panel_says_how_to_begin(open_screen: Opener) -> None:
    screen = open_screen({**small_document(), "assessors": [], "interests": []})
    assert screen.page.empty.isVisible()
    assert screen.focus is screen.page.empty.buttons[0]
    assert screen.page.person.isHidden()
    screen.key(Qt.Key.Key_Space)
    assert [each.name for each in screen.round.assessors.values()] == ["Assessor 1"]
    assert not screen.page.empty.isVisible()


def test_in_a_locked_round_nothing_can_be_changed(screen: Screen) -> None:
    screen.context.workspace.do(lock_round(screen.round))
    assert not screen.page.add.isEnabled()
    assert not screen.page.table.flags(screen.cell(0, "name")) & Qt.ItemFlag.ItemIsEditable


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_everything_is_named_reached_and_whole(screen: Screen, zoom: float) -> None:
    screen.page.person.add.click()
    screen.page.theme.set_zoom(zoom)
    assert unnamed(screen.window) == []
    assert small_fonts(screen.window) == []
    assert small_targets(screen.window) == []
    assert clipped(screen.window) == []
    if zoom == 1:
        assert unreached(screen.qtbot, screen.window) == []


def test_columns_have_names(screen: Screen) -> None:
    assert screen.page.table.columnCount() == len(NAMES)
