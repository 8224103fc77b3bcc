from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from prioritiser.model.case_fields import CASE_FIELDS, CaseField
from tests.ui.models.case_rounds import document, record
from tests.ui.pages.cases.record_screen import desk_on
from ui.pages.cases.record_fields import ChoicesField, LongField, field_for


def made(screen, theme, *names):
    """Show fields of the open case one above the other, filled."""
    fields = [field_for(theme, CASE_FIELDS[name], screen.desk) for name in names]
    holder = QWidget()
    layout = QVBoxLayout(holder)
    for each in fields:
        layout.addWidget(each)
        each.fill()
    screen.show(holder)
    screen.desk.written.connect(lambda: [each.fill() for each in fields])
    return fields


def test_filling_a_field_writes_nothing(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        before = screen.round.revision
        made(screen, theme, "title", "summary", "type", "board", "starts", "people", "aims", "illustrative")
        assert screen.round.revision == before


def test_what_is_typed_is_recorded_on_leaving_in_the_form_in_which_it_is_kept(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        starts, people = made(screen, theme, "starts", "people")
        assert starts.line.text() == "1 May 2026"
        starts.line.setFocus()
        starts.line.selectAll()
        screen.type("1/6/26")
        screen.key(Qt.Key.Key_Tab)
        assert screen.focus is people.line
        assert screen.case.fields["starts"] == "2026-06-01"
        assert starts.line.text() == "1 June 2026"
        assert screen.reopened().cases["K1"].fields["starts"] == "2026-06-01"


def test_a_refusal_is_said_beside_the_field_and_what_was_typed_stays(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        people, _starts = made(screen, theme, "people", "starts")
        people.line.setFocus()
        people.line.selectAll()
        screen.type("TBC")
        screen.key(Qt.Key.Key_Return)
        assert people.fault.isVisible()
        assert "“TBC” is not a number." in people.fault.text()
        assert people.editor.accessibleDescription() == people.fault.text()
        assert (people.line.text(), people.editor.property("problem"), screen.case.people) == ("TBC", True, 5200)
        people.fill()
        assert people.line.text() == "TBC"
        screen.key(Qt.Key.Key_Escape)
        assert (people.line.text(), people.fault.isVisible()) == ("5,200", False)


def test_an_nhs_number_is_refused_beside_its_field_and_nothing_is_kept(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        title, summary = made(screen, theme, "title", "summary")
        before = screen.round.revision
        summary.text.setFocus()
        summary.text.setPlainText("NHS number 943 476 5919 born 4/5/1947")
        title.line.setFocus()
        title.line.setText("9434765919")
        screen.key(Qt.Key.Key_Return)
        for field in (summary, title):
            assert field.fault.isVisible()
            assert field.fault.text().startswith("This looks like an NHS number. Rounds hold no data of patients.")
        assert screen.round.revision == before


def test_a_field_that_is_cleared_is_cleared(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        (people,) = made(screen, theme, "people")
        people.line.setFocus()
        people.line.selectAll()
        screen.key(Qt.Key.Key_Delete)
        screen.key(Qt.Key.Key_Return)
        assert screen.case.people is None


def test_a_title_cannot_be_empty(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        (title,) = made(screen, theme, "title")
        title.line.setFocus()
        title.line.clear()
        screen.key(Qt.Key.Key_Return)
        assert "needs a title" in title.fault.text()
        assert screen.case.title == "Virtual wards"


def test_the_reference_cannot_be_typed(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        (key,) = made(screen, theme, "id")
        assert key.line.isReadOnly()


def test_a_long_text_keeps_its_lines(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        summary, _title = made(screen, theme, "summary", "title")
        summary.text.setFocus()
        summary.text.selectAll()
        screen.type("One")
        screen.key(Qt.Key.Key_Return)
        screen.type("Two")
        screen.key(Qt.Key.Key_Tab)
        assert screen.case.summary == "One\nTwo"
        assert screen.context.workspace.undo_label == "summary of Virtual wards"


def test_a_choice_is_made_by_keys_and_recorded_on_enter(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        (board,) = made(screen, theme, "board")
        assert board.box.currentText() == "Urgent Care"
        board.box.setFocus()
        screen.key(Qt.Key.Key_Down)
        assert screen.case.fields["board"] == "uec"
        screen.key(Qt.Key.Key_Return)
        assert screen.case.fields["board"] == "mh"
        screen.key(Qt.Key.Key_Home)
        screen.key(Qt.Key.Key_Return)
        assert "board" not in screen.case.fields


def test_a_word_that_is_no_choice_is_shown_as_it_is(theme, qtbot, tmp_path):
    given = document(record(fields={"board": "Some other board"}))
    with desk_on(theme, qtbot, tmp_path, given) as screen:
        (board,) = made(screen, theme, "board")
        assert board.box.currentText() == "Some other board"
        board.keep()
        assert screen.case.fields["board"] == "Some other board"


def test_several_choices_are_ticks_and_text_in_their_place_has_its_own(theme, qtbot, tmp_path):
    given = document(record(fields={"aims": "Better lives"}))
    with desk_on(theme, qtbot, tmp_path, given) as screen:
        (aims,) = made(screen, theme, "aims")
        assert isinstance(aims, ChoicesField)
        assert [word for word, tick in aims.ticks.items() if tick.isChecked()] == ["Better lives"]
        aims.first_focus().setFocus()
        screen.key(Qt.Key.Key_Space)
        assert screen.case.fields["aims"] == ("Better lives", "outcomes") or screen.case.fields["aims"] == [
            "Better lives", "outcomes",
        ]  # fmt: skip
        aims.ticks["Better lives"].click()
        assert list(screen.case.fields["aims"]) == ["outcomes"]
        assert "Better lives" not in aims.ticks


def test_yes_no_and_not_said_are_three_answers(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        (invented,) = made(screen, theme, "illustrative")
        for key, kept in (("yes", True), ("no", False), ("", None)):
            invented.segments.segment(key).click()
            assert screen.case.fields.get("illustrative") is kept
        assert invented.segments.current == ""


@pytest.mark.parametrize("stage", ["locked"])
def test_nothing_can_be_typed_in_a_locked_round(theme, qtbot, tmp_path, stage):
    years = ["2026/27", "2027/28", "2028/29"]
    given = document(settings={"levels": 5, "years": years, "stage": stage})
    with desk_on(theme, qtbot, tmp_path, given) as screen:
        title, summary, board, aims = made(screen, theme, "title", "summary", "board", "aims")
        assert title.line.isReadOnly()
        assert summary.text.isReadOnly()
        assert not board.box.isEnabled()
        assert not next(iter(aims.ticks.values())).isEnabled()


def test_what_a_file_brought_besides_is_long_text(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        field = field_for(theme, CaseField("scope_note", "Scope note", "long"), screen.desk)
        screen.show(field)
        field.fill()
        assert isinstance(field, LongField)
        field.text.setPlainText("Adults and children.")
        field.keep()
        assert screen.case.fields["scope_note"] == "Adults and children."


def test_forgetting_drops_what_is_half_typed(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        title, summary = made(screen, theme, "title", "summary")
        title.line.setText("Half")
        summary.text.setPlainText("Half")
        for each in (title, summary):
            each.forget()
            each.fill()
        assert (title.line.text(), summary.text.toPlainText()) == ("Virtual wards", "Care at home.")
