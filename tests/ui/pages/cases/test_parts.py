from __future__ import annotations

from ui.pages.cases.parts import NARROW, SHAPE


def test_the_panel_gives_way_where_it_is_narrow(screen):
    page = screen.page
    assert page.panel.isVisible()
    screen.window.resize(NARROW - 40, 600)
    screen.qtbot.waitUntil(lambda: not page.panel.isVisible())
    assert page.is_narrow
    assert page.panes() == [screen.view, page.filters.text]
    screen.window.resize(1200, 600)
    screen.qtbot.waitUntil(page.panel.isVisible)
    page.theme.set_zoom(2.0)
    assert not page.panel.isVisible()


def test_where_the_panel_begins_is_remembered(screen):
    screen.page.splitter.moveSplitter(700, 1)
    assert screen.context.settings.shape(SHAPE) == screen.page.splitter.saveState()
    assert not screen.page.is_record
