from __future__ import annotations

from PySide6.QtTest import QSignalSpy

from tests.ui.pages.cases.grid_screen import choose, entries


def test_views_are_offered_with_the_one_that_is_looked_at_ticked(screen):
    bar = screen.page.bar
    assert bar.view.text() == "View: Overview"
    bar.open_views()
    ticked = [each.text() for each in screen.menu().actions() if each.isChecked()]
    assert ticked == ["Overview"]
    assert "Forget “Overview”" not in entries(screen.menu())
    choose(screen.menu(), "Money")
    assert bar.view.text() == "View: Money"
    assert bar.view.accessibleName() == "View: Money"


def test_ones_own_view_can_be_saved_and_forgotten(screen):
    bar = screen.page.bar
    screen.context.dialogs.next_answers.append("Mine & yours")
    bar.open_views()
    choose(screen.menu(), "Save this view …")
    bar.open_views()
    assert list(entries(screen.menu()))[-3:] == ["Mine && yours", "Save this view …", "Forget “Mine && yours”"]
    choose(screen.menu(), "Forget “Mine && yours”")
    assert screen.page.memory.own == ()


def test_its_buttons_run_the_actions(screen, monkeypatch):
    run = []
    monkeypatch.setattr(screen.context.actions, "handler", lambda name: lambda: run.append(name))
    bar = screen.page.bar
    for button in (bar.columns, bar.reference, bar.bring_in, bar.add_case, bar.paste):
        button.click()
    assert run == ["cases.columns", "cases.reference", "cases.import", "cases.add", "cases.paste"]


def test_words_give_way_before_the_row_breaks(open_grid):
    screen = open_grid(size=(640, 480))
    bar = screen.page.bar
    assert bar.reference.text() == ""
    assert bar.reference.accessibleName() == "Reference data"
    assert bar.paste.text() == "Paste from Excel"
    screen.window.resize(1300, 600)
    screen.qtbot.waitUntil(lambda: bar.reference.text() == "Reference data")


def test_what_changes_a_round_is_off_where_it_cannot_change(screen):
    bar = screen.page.bar
    bar.set_can_change(can=False)
    assert [button.isEnabled() for button in (bar.bring_in, bar.add_case, bar.paste, bar.reference)] == [
        False, False, False, True,
    ]  # fmt: skip


def test_choosing_a_view_is_said(screen):
    spy = QSignalSpy(screen.page.bar.view_chosen)
    screen.page.bar.open_views()
    choose(screen.menu(), "Gates")
    assert spy.at(0)[0].name == "Gates"
