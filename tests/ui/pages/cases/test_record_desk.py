from __future__ import annotations

from PySide6.QtTest import QSignalSpy

from prioritiser.model.case_fields import CASE_FIELDS
from tests.ui.models.case_rounds import document
from tests.ui.pages.cases.record_screen import desk_on


def test_a_field_is_an_edit_of_its_own_that_undo_takes_back(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        desk, workspace = screen.desk, screen.context.workspace
        written = QSignalSpy(desk.written)
        assert desk.type(CASE_FIELDS["people"], "6,000") is None
        assert desk.put("board", "mh") is None
        assert (screen.case.people, screen.case.fields["board"], written.count()) == (6000, "mh", 2)
        assert workspace.undo_label == "delivery board of Virtual wards"
        workspace.undo()
        assert (screen.case.people, screen.case.fields["board"]) == (6000, "uec")


def test_what_is_there_already_is_no_edit(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        before = screen.round.revision
        assert screen.desk.type(CASE_FIELDS["people"], "5,200") is None
        assert screen.round.revision == before


def test_a_refusal_is_handed_back_and_nothing_changes(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        fault = screen.desk.type(CASE_FIELDS["people"], "many")
        assert fault is not None
        assert fault.code == "NotANumber"
        assert screen.case.people == 5200


def test_a_list_is_written_whole_and_lines_keep_who_they_are(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        rows = [dict(row) for row in screen.desk.rows("risks")]
        rows[0]["owner"] = "Chief nurse"
        assert screen.desk.list_writer("risks")(rows) is None
        risk = screen.case.risks[0]
        assert (risk.id, risk.owner, risk.initial) == (rows[0]["id"], "Chief nurse", (4, 4))


def test_a_locked_round_says_so_and_refuses(theme, qtbot, tmp_path):
    given = document(settings={"levels": 5, "years": ["2026/27", "2027/28", "2028/29"], "stage": "locked"})
    with desk_on(theme, qtbot, tmp_path, given) as screen:
        assert "locked" in screen.desk.barrier
        assert not screen.desk.can_change
        assert screen.desk.put("people", 1.0).code == "RoundLocked"


def test_a_case_that_is_gone_is_none(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path, case="K99") as screen:
        assert (screen.desk.case, screen.desk.value("title"), screen.desk.can_change) == (None, None, False)
