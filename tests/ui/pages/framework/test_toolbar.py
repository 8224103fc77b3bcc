"""The row above the list: what it offers, and how it gives way."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu


def entries(menu):
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_add_offers_every_part(screen):
    chosen = []
    screen.page.bar.add_chosen.connect(chosen.append)
    screen.page.bar.open_add()
    menu = screen.page.bar.findChild(QMenu)
    assert entries(menu) == ["A criterion", "A family", "A lens", "A gate"]
    menu.actions()[3].trigger()
    assert chosen == ["gate"]
    menu.close()


def test_files_offer_templates(screen):
    screen.page.bar.open_files()
    menu = screen.page.bar.findChild(QMenu)
    assert entries(menu) == [
        "Bring in a framework", "Write the framework to a file", "Start from the default framework",
        "Start from a blank one", "Start from last year's file …",
    ]  # fmt: skip
    menu.actions()[3].trigger()
    assert len(screen.draft.criteria) == 15
    menu.close()


def test_words_give_way_to_pictures_where_it_is_narrow(screen):
    bar = screen.page.bar
    bar.show_state(publish="Publish version 12", has_draft=True, locked=False)
    assert bar.versions.text() == "Versions"
    screen.window.resize(560, 600)
    assert bar.versions.text() == ""
    assert bar.versions.accessibleName() == "Versions"
    assert bar.publish.text() == "Publish version 12"
    screen.window.resize(1198, 600)
    assert bar.versions.text() == "Versions"


def test_a_locked_framework_offers_only_reading(screen):
    bar = screen.page.bar
    bar.show_state(publish="Publish version 2", has_draft=True, locked=True)
    assert not bar.discard.isVisible()
    assert not bar.publish.isEnabled()
    assert bar.versions.isEnabled()
