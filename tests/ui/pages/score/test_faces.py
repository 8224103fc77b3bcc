"""The parts of the screen together: the row stays where it was, tips say what a box means."""

from __future__ import annotations

from prioritiser.edits.document import edit_of
from tests.ui.pages.score.conftest import Opener, Screen
from tests.ui.pages.score.documents import answer, document


def test_a_change_elsewhere_keeps_the_row(screen: Screen) -> None:
    screen.page.faces.view.go_to(9)
    workspace = screen.context.workspace
    workspace.do(edit_of({"answers": [answer("K1", "GP2", 5)]}, screen.round, label="change"))
    assert screen.page.faces.view.row == 9
    assert screen.page.faces.model.line(2).answer.level == 5  # type: ignore[union-attr]
    assert screen.page.facts().startswith("1 of 15")


def test_another_framework_keeps_the_case_and_the_criterion(screen: Screen) -> None:
    screen.page.open("K2")
    screen.page.faces.view.go_to(9)
    before = screen.row
    criteria = {"criteria": [{"id": "GP1", "withdrawn": True}]}
    screen.context.workspace.do(edit_of(criteria, screen.round, label="change"))
    assert (screen.page.scoring.case, screen.row) == ("K2", before)
    assert len(screen.page.faces.model.line_rows()) == 14


def test_a_case_that_goes_away_makes_room_for_another(screen: Screen) -> None:
    screen.page.open("K2")
    cases = {"cases": [{"id": "K2", "withdrawn": True}]}
    screen.context.workspace.do(edit_of(cases, screen.round, label="change"))
    assert screen.page.scoring.case == "K1"
    assert len(screen.page.faces.list.model.entries) == 2


def test_tips_say_what_a_box_means(open_screen: Opener) -> None:
    given = document()
    given["answers"] = [answer("K1", "GP1", 3, reason="because")]
    faces = open_screen(given).page.faces
    first, second = faces.model.line(1), faces.model.line(2)
    assert first is not None
    assert second is not None
    explain = faces.view.explain
    assert explain(first, 3) == "3: GP1 means 3"
    assert explain(first, "?").startswith("?: No evidence yet.")
    assert (explain(first, "note"), explain(second, "note")) == ("because", "Write a note")
    assert explain(first, 9) == ""


def test_the_case_follows_what_is_open(screen: Screen) -> None:
    screen.page.read_case()
    assert screen.page.faces.drawer.title.text() == "Case 1"
    screen.page.step(1)
    assert screen.page.faces.drawer.title.text() == "Case 2"
    screen.page.turn_table()
    screen.page.faces.view.go_to(3)
    assert screen.page.faces.drawer.title.text() == "Case 3"


def test_closing_the_case_gives_the_keys_back(screen: Screen) -> None:
    screen.page.read_case()
    screen.page.faces.drawer.close_button.setFocus()
    screen.page.faces.drawer.close_button.click()
    assert screen.focus is screen.page.faces.view
    assert screen.page.faces.panel.read.text() == "Read the case"
