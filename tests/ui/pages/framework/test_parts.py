"""List and form side by side, or by turns where there is little room."""

from __future__ import annotations

from PySide6.QtCore import Qt


def test_both_are_shown_where_there_is_room(screen):
    page = screen.page
    assert page.tree.isVisible()
    assert page.form.isVisible()
    assert not page.form.back.isVisible()


def test_they_take_turns_where_it_is_narrow(open_screen):
    screen = open_screen(size=(640, 600))
    page = screen.page
    assert page.tree.isVisible()
    assert not page.form.isVisible()
    screen.key(Qt.Key.Key_Return)
    assert page.form.isVisible()
    assert not page.tree.isVisible()
    page.form.back.click()
    assert page.tree.isVisible()
    assert screen.focus is page.tree


def test_chips_belong_to_the_page_and_wait_for_the_header(screen):
    for chip in (screen.page.version_chip, screen.page.draft_chip):
        assert chip.parent() is not None
        assert chip.isHidden()


def test_the_share_of_both_is_remembered(screen):
    screen.page.splitter.moveSplitter(500, 1)
    screen.page.splitter.splitterMoved.emit(500, 1)
    assert not screen.context.settings.shape("framework").isEmpty()
