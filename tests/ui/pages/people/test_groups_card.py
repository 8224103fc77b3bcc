from __future__ import annotations

from tests.ui.pages.people.conftest import Screen
from ui.widgets.icon_button import IconButton


def test_a_group_with_people_in_it_stays(screen: Screen) -> None:
    screen.type_over(0, "group", "Clinicians")
    groups = screen.page.groups
    screen.qtbot.waitUntil(lambda: [each.isEnabled() for each in groups.findChildren(IconButton)] == [False])
    assert "1 in it" in [each.text() for each in screen.page.groups.findChildren(type(screen.page.groups.empty))]


def test_an_empty_name_puts_the_old_one_back(screen: Screen) -> None:
    screen.type_over(0, "group", "Clinicians")
    field = next(iter(screen.page.groups.fields.values()))
    with screen.qtbot.assertNotEmitted(screen.page.groups.renamed):
        field.setText(" ")
        field.editingFinished.emit()
    assert field.text() == "Clinicians"


def test_no_groups_says_what_they_are_for(screen: Screen) -> None:
    assert screen.page.groups.empty.isVisible()
