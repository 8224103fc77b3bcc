from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget

from prioritiser.edits.casework import set_case_fields, withdraw_cases
from prioritiser.model.case_fields import FIELD_GROUPS
from tests.ui import walk
from tests.ui.models.case_rounds import document, record
from tests.ui.pages.cases.record_screen import CTRL, view_on
from tests.ui.rounds import make_round, make_sample
from ui.pages.cases.record_view import RecordView

EVERY = [group.id for group in FIELD_GROUPS]
REST = ({"id": "K2", "title": "Team Up", "fields": {"prevention_tier": "primary"}},)


def field(view: RecordView, name: str) -> QWidget:
    return next(part for part in view.form.parts if getattr(part, "field", None) and part.field.name == name)


def test_filling_the_whole_record_writes_nothing(theme, qtbot, tmp_path):
    with view_on(theme, qtbot, tmp_path) as screen:
        before = screen.round.revision
        for section in EVERY:
            screen.view.show_section(section)
        assert screen.round.revision == before


def test_a_case_is_filled_in_by_keys_alone_and_each_field_is_undone_by_itself(theme, qtbot, tmp_path):
    with view_on(theme, qtbot, tmp_path) as screen:
        screen.key(Qt.Key.Key_Return)  # from the sections to the first field
        screen.key(Qt.Key.Key_Tab)
        assert screen.focus.accessibleName() == "Title"
        screen.focus.selectAll()
        screen.type("Wards at home")
        screen.key(Qt.Key.Key_Tab)  # Type
        screen.key(Qt.Key.Key_Down)
        screen.key(Qt.Key.Key_Tab)  # Lane
        assert (screen.case.title, screen.case.type) == ("Wards at home", "disinvestment")
        assert screen.view.header.title.text() == "Wards at home"
        workspace = screen.context.workspace
        workspace.undo()
        screen.view.refresh(None)
        assert (screen.case.title, screen.case.type) == ("Wards at home", "investment")
        workspace.undo()
        screen.view.refresh(None)
        assert field(screen.view, "title").line.text() == "Virtual wards"


def test_sections_are_turned_by_ctrl_page_keys_and_the_keys_stay_in_the_form(theme, qtbot, tmp_path):
    with view_on(theme, qtbot, tmp_path) as screen:
        view = screen.view
        screen.key(Qt.Key.Key_PageDown, CTRL)
        assert (view.section, screen.focus) == ("ownership", view.contents)
        screen.key(Qt.Key.Key_Right)
        screen.key(Qt.Key.Key_PageDown, CTRL)
        assert view.section == "geography"
        assert view.form.isAncestorOf(screen.focus)
        screen.key(Qt.Key.Key_PageUp, CTRL)
        screen.key(Qt.Key.Key_PageUp, CTRL)
        screen.key(Qt.Key.Key_PageUp, CTRL)
        assert view.section == "identity"


def test_what_is_half_typed_is_kept_when_another_section_or_case_is_shown(theme, qtbot, tmp_path):
    with view_on(theme, qtbot, tmp_path) as screen:
        view = screen.view
        field(view, "title").line.setText("First")
        view.show_section("money")
        assert screen.case.title == "First"
        view.show_section("identity")
        field(view, "summary").text.setPlainText("Second")
        view.step_case(1)
        assert screen.round.cases["K1"].summary == "Second"
        assert (view.case_id, field(view, "summary").text.toPlainText()) == ("K2", "")
        assert screen.round.cases["K2"].summary == ""


def test_a_cell_that_is_being_typed_in_is_kept_and_the_keys_stay_with_the_sections(theme, qtbot, tmp_path):
    with view_on(theme, qtbot, tmp_path, section="geography") as screen:
        view = screen.view
        block = view.form.parts[0]
        screen.key(Qt.Key.Key_Down)
        assert screen.focus is view.contents
        view.show_section("geography")
        block.grid.go_to(0, 1)
        screen.key(Qt.Key.Key_F2)
        screen.focus.selectAll()
        screen.type("60%")
        screen.key(Qt.Key.Key_PageDown, CTRL)
        assert view.section == "strategy"
        assert screen.case.places[0].share == 0.6


def test_what_could_not_be_taken_stays_with_its_case(theme, qtbot, tmp_path):
    with view_on(theme, qtbot, tmp_path, section="geography") as screen:
        view = screen.view
        people = field(view, "people")
        people.line.setText("TBC")
        people.keep()
        why = people.fault.text()
        screen.desk.put("localities", "North")
        assert people.line.text() == "TBC"
        revision = screen.round.revision
        view.step_case(1)
        assert (field(view, "people").line.text(), field(view, "people").fault.isVisible()) == ("", False)
        view.show_section("identity")
        view.step_case(-1)
        view.show_section("geography")
        people = field(view, "people")
        assert (people.line.text(), people.fault.isVisible(), people.fault.text()) == ("TBC", True, why)
        assert (screen.case.people, screen.round.revision) == (5200, revision)
        people.line.setText("7")
        people.keep()
        view.step_case(1)
        view.step_case(-1)
        people = field(view, "people")
        assert (people.line.text(), people.fault.isVisible()) == ("7", False)


def test_a_long_text_that_could_not_be_taken_stays_with_its_case(theme, qtbot, tmp_path):
    with view_on(theme, qtbot, tmp_path) as screen:
        view, text = screen.view, "NHS number 943 476 5919 born 4/5/1947"
        field(view, "summary").text.setPlainText(text)
        view.step_case(1)
        assert field(view, "summary").text.toPlainText() == ""
        view.step_case(-1)
        summary = field(view, "summary")
        assert (summary.text.toPlainText(), screen.case.summary) == (text, "Care at home.")
        assert summary.fault.text().startswith("This looks like an NHS number.")


def test_rows_half_typed_and_cells_that_could_not_be_taken_stay_with_their_case(theme, qtbot, tmp_path):
    with view_on(theme, qtbot, tmp_path, section="geography") as screen:
        view = screen.view
        table = view.form.parts[0].table
        table.set_cells([(0, 1, "lots"), (1, 1, "30%")])
        said = view.form.parts[0].fault.text()
        view.step_case(1)
        assert [table.index(row, 1).data() for row in range(table.rowCount())] == [""]
        view.step_case(-1)
        assert [table.index(row, 1).data() for row in range(table.rowCount())] == ["lots", "30%"]
        assert (view.form.parts[0].fault.text(), view.form.parts[0].fault.isVisible()) == (said, True)
        assert [share.share for share in screen.case.places] == [0.4]
        table.set_cells([(1, 0, "Derbyshire")])
        assert [share.share for share in screen.case.places] == [0.4, 0.3]


def test_a_line_of_money_that_was_begun_stays_with_its_case(theme, qtbot, tmp_path):
    with view_on(theme, qtbot, tmp_path, section="money") as screen:
        view = screen.view
        block = view.form.parts[0]
        block.begin("stranded")
        row = len(block.series.rows)
        view.step_case(1)
        assert block.table.index(len(block.series.rows), 0).data() == ""
        view.step_case(-1)
        assert block.table.index(row, 0).data() == "Stranded cost"
        block.table.set_cells([(row, 2, "5000")])
        assert [line.amount for line in screen.case.money if line.line == "stranded"] == [5000]


def test_rows_that_were_half_typed_find_their_place_below_rows_that_came_meanwhile(theme, qtbot, tmp_path):
    with view_on(theme, qtbot, tmp_path, section="geography") as screen:
        view = screen.view
        table = view.form.parts[0].table
        table.set_cells([(0, 1, "lots"), (1, 1, "30%")])
        view.step_case(1)
        places = [{"place": "city", "share": 0.4}, {"place": "county", "share": 0.1}]
        screen.context.workspace.do(set_case_fields(screen.round, {"K1": {"places": places}}), initiator=view)
        view.step_case(-1)
        assert [table.index(row, 1).data() for row in range(table.rowCount())] == ["40%", "10%", "30%"]


def test_previous_and_next_follow_the_order_of_the_list(theme, qtbot, tmp_path):
    with view_on(theme, qtbot, tmp_path) as screen:
        view, wanted = screen.view, QSignalSpy(screen.view.wants_case)
        view.set_order(("K3", "K1"))
        assert view.header.place.text() == "2 of 2"
        view.step_case(1)
        assert (view.case_id, wanted.count()) == ("K1", 0)
        view.header.previous.click()
        assert (view.case_id, wanted.at(0)) == ("K3", ["K3"])
        screen.context.actions.run("score.next")
        assert view.case_id == "K1"


def test_esc_goes_back_to_the_list_from_anywhere(theme, qtbot, tmp_path):
    with view_on(theme, qtbot, tmp_path) as screen:
        closed = QSignalSpy(screen.view.closed)
        screen.key(Qt.Key.Key_Escape)
        assert closed.count() == 1
        for section in ("identity", "case", "money", "impact"):
            screen.view.show_section(section)
            screen.view.to_form()
            before = closed.count()
            screen.key(Qt.Key.Key_Escape)
            assert closed.count() == before + 1, section


def test_a_change_made_elsewhere_is_shown_and_marks_follow(theme, qtbot, tmp_path):
    with view_on(theme, qtbot, tmp_path, section="gates") as screen:
        view = screen.view
        failed = [{"gate": "G1", "result": "fail", "reason": "Not ours"}]
        assert screen.desk.put("gates", failed) is None
        section = view.contents.sections.sections[view.contents.sections.row_of("gates")]
        assert section.mark == "problem"
        assert view.remarks[0].words.text() == "Not ranked: Remit not passed. Not ours. The case stays in view."
        assert view.header.gate.isVisible()
        screen.desk.put("lane", "mandated")
        assert "costed and not ranked" in view.remarks[0].words.text()


def test_a_withdrawn_case_is_said_to_be_gone_with_the_way_back(theme, qtbot, tmp_path):
    with view_on(theme, qtbot, tmp_path) as screen:
        view, closed = screen.view, QSignalSpy(screen.view.closed)
        screen.context.workspace.do(withdraw_cases(screen.round, ["K1"]))
        view.refresh(None)
        assert view.calm.isVisible()
        assert view.first_focus() is view.calm.buttons[0]
        view.calm.buttons[0].click()
        assert closed.count() == 1
        screen.context.workspace.undo()
        view.refresh(None)
        assert not view.calm.isVisible()
        assert view.form.isVisible()


def test_what_a_file_brought_besides_can_be_changed(theme, qtbot, tmp_path):
    with view_on(theme, qtbot, tmp_path, section="other") as screen:
        note = screen.view.form.parts[0]
        assert note.text.toPlainText() == "Adults only."
        note.text.setPlainText("")
        note.keep()
        assert "scope_note" not in screen.case.fields
        assert screen.view.section == "identity"


def test_what_is_half_typed_is_kept_when_the_round_closes(theme, qtbot, tmp_path):
    with view_on(theme, qtbot, tmp_path) as screen:
        field(screen.view, "title").line.setText("Kept")
        assert screen.reopened().cases["K1"].title == "Kept"


@pytest.mark.parametrize("section", EVERY)
def test_everything_has_a_name_room_and_a_way_there_by_keys(theme, qtbot, tmp_path, section):
    with view_on(theme, qtbot, tmp_path, section=section) as screen:
        assert not walk.unnamed(screen.window)
        assert not walk.small_targets(screen.window)
        assert not walk.small_fonts(screen.window)
        qtbot.waitUntil(lambda: not walk.clipped(screen.window))
        assert not walk.unreached(qtbot, screen.window)


@pytest.mark.parametrize("section", ["identity", "strategy", "money", "impact", "gates"])
@pytest.mark.parametrize(("zoom", "size"), [(2.0, (1318, 688)), (1.5, (1100, 600))])
def test_nothing_is_cut_off_when_it_is_larger(theme, qtbot, tmp_path, section, zoom, size):
    theme.set_zoom(zoom)
    with view_on(theme, qtbot, tmp_path, section=section) as screen:
        screen.window.resize(*size)
        qtbot.waitUntil(lambda: screen.view.width() == size[0])
        qtbot.waitUntil(lambda: not walk.clipped(screen.window))
        assert screen.view.is_narrow == (size[0] < theme.px(760))
        assert screen.view.chooser.isVisible() == screen.view.is_narrow


def test_where_it_is_narrow_the_sections_are_chosen_from_a_list(theme, qtbot, tmp_path):
    with view_on(theme, qtbot, tmp_path) as screen:
        screen.window.resize(700, 600)
        view = screen.view
        qtbot.waitUntil(lambda: view.is_narrow)
        assert view.first_focus() is view.chooser
        view.chooser.setFocus()
        screen.key(Qt.Key.Key_Down)
        assert view.section == "ownership"


def test_the_sample_opens_in_every_section(theme, qtbot, tmp_path):
    given = document(record())
    with view_on(theme, qtbot, tmp_path, given) as screen:
        path = make_sample(tmp_path / "sample.round")
        with qtbot.waitSignal(screen.context.workspace.opened, timeout=20_000):
            screen.context.workspace.open(path)
        for case in ("K01", "K13", "K32"):
            screen.view.show_case(case)
            for section in EVERY:
                screen.view.show_section(section)
            assert screen.view.header.title.text() == screen.round.cases[case].title


def test_hints_name_the_keys_of_the_record(theme, qtbot, tmp_path):
    with view_on(theme, qtbot, tmp_path) as screen:
        assert ("Esc", "list") in screen.view.hints()
        assert len(screen.view.panes()) == 3


def other_round(**fields: object) -> dict[str, object]:
    """Return a round with the same references that says other things of every case."""
    second = {"id": "K2", "title": "Other teams", "type": "reshape", "fields": {"prevention_tier": "tertiary"}}
    said = {"board": "mh", "prevention_tier": "secondary", "life_course": "age", "illustrative": True, **fields}
    return document(record(title="Other wards", type="reshape", people=7, places=[], money=[], fields=said), second)


@pytest.mark.parametrize("other", ["K1", "K2"])
def test_what_one_round_says_is_never_written_into_another(theme, qtbot, tmp_path, other):
    first = document(record(fields={"prevention_tier": "primary", "board": "uec", "illustrative": False}), *REST)
    with view_on(theme, qtbot, tmp_path, first) as screen:
        paths = [screen.path, make_round(tmp_path / "b.round", other_round())]
        workspace, view = screen.context.workspace, screen.view
        changes, case = QSignalSpy(workspace.changed), "K1"
        for path in (paths[1], paths[0], paths[1]):
            for section in EVERY:
                if section in {part.id for part in view.contents.sections.sections}:
                    view.show_section(section)
                    view.to_form()
            view.show_section("strategy")
            view.to_form()
            with qtbot.waitSignal(workspace.opened, timeout=20_000):
                workspace.open(path)
            before, case = screen.round.revision, other if case == "K1" else "K1"
            view.show_case(case)
            for section in EVERY:
                view.show_section(section)
                view.to_form()
            view.leave()
            view.close_record()
            assert (changes.count(), screen.round.revision, workspace.undo_label) == (0, before, "")


def test_forms_are_empty_once_the_round_is_closed(theme, qtbot, tmp_path):
    with view_on(theme, qtbot, tmp_path) as screen:
        view = screen.view
        screen.context.workspace.close()
        assert (view.case_id, field(view, "title").line.text()) == (None, "")
        assert field(view, "type").box.currentIndex() == -1
