"""All parts in step, and warnings that are there while one is still typing."""

from __future__ import annotations

from prioritiser.edits import drafting
from tests.ui.models.framework_rounds import held
from ui.pages.framework.showing import warnings_by_id

LONG = "Notwithstanding organisational interdependencies, demonstrable transformational commissioning consequences."


def test_warnings_are_gathered_by_what_they_are_about(tmp_path):
    now = held(None, lambda held: drafting.draft_entry(held, "criterion", "C1", {"evidence": ""}), folder=tmp_path)
    found = warnings_by_id(drafting.drafted(now))
    assert any("evidence" in sentence for sentence in found["C1"])


def test_a_warning_comes_while_one_is_typing_and_nothing_is_written(screen):
    screen.choose("criterion", "C1")
    screen.page.to_form()
    field = screen.page.form.criterion.texts["evidence"]
    field.setFocus()
    field.selectAll()
    with screen.qtbot.waitSignal(field.paused, timeout=5_000):
        screen.qtbot.keyClicks(field, " ")
    said = [remark.words.text() for remark in screen.page.form.warnings if remark.isVisible()]
    assert any("evidence" in sentence for sentence in said)
    assert not screen.round.drafts


def test_the_list_marks_what_is_to_be_looked_at(screen):
    screen.page.desk.change(("criterion", "C1"), {"anchors": [LONG] * 6})
    row = screen.page.rows.row(screen.page.rows.row_of(("criterion", "C1")))
    assert row.warnings
    assert "warning" in row.summary


def test_what_is_undone_goes_from_the_form_too(screen):
    screen.page.add("criterion")
    fresh = screen.page.form.thing
    screen.context.workspace.undo()
    assert screen.page.form.thing != fresh
    assert screen.page.tree.thing == screen.page.form.thing


def test_a_hidden_screen_catches_up_when_it_is_shown(screen):
    screen.page.hide()
    screen.page.desk.change(("criterion", "C1"), {"short": "Changed meanwhile"})
    screen.page.show()
    screen.page.look_again()
    row = screen.page.rows.row(screen.page.rows.row_of(("criterion", "C1")))
    assert row.title == "Changed meanwhile"
