from __future__ import annotations

from PySide6.QtCore import Qt

from prioritiser.model.case_fields import CASE_FIELDS
from tests.ui.pages.cases.record_screen import desk_on
from ui.pages.cases.record_gates import GatesBlock


def shown(screen, theme):
    block = GatesBlock(theme, screen.desk, CASE_FIELDS["gates"])
    screen.show(block)
    block.fill()
    screen.desk.written.connect(block.fill)
    return block


def test_every_gate_of_the_framework_has_its_row_and_its_test_on_hovering(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        table = shown(screen, theme).table
        assert [table.index(row, 0).data() for row in range(table.rowCount())] == ["Remit", "Costs"]
        assert table.index(1, 0).data(Qt.ItemDataRole.ToolTipRole) == "Has finance agreed the costs?"
        assert table.index(0, 1).data() == "Passed"


def test_a_gate_is_decided_with_owner_date_and_reason(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        table = shown(screen, theme).table
        table.set_cells([(1, 1, "not passed"), (1, 2, "Finance lead"), (1, 3, "30 June 2026"), (1, 4, "No source")])
        gate = screen.case.gates[1]
        assert (gate.gate, gate.result, gate.owner, gate.date, gate.reason) == (
            "G2", "fail", "Finance lead", "2026-06-30", "No source",
        )  # fmt: skip
        assert screen.case.failed_gates


def test_an_owner_without_a_result_waits_for_one(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        block = shown(screen, theme)
        block.table.set_cells([(1, 2, "Finance lead")])
        assert len(screen.case.gates) == 1
        assert block.fault.text() == "Give result too; until then this row is not kept."
        block.table.set_cells([(1, 1, "Conditional")])
        assert (screen.case.gates[1].result, screen.case.gates[1].owner) == ("conditional", "Finance lead")


def test_a_result_that_is_cleared_opens_the_gate_again(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        table = shown(screen, theme).table
        table.set_cells([(0, 1, "")])
        assert screen.case.gates == ()
        assert table.rowCount() == 2


def test_what_a_result_lacks_is_said_beside_it(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        table = shown(screen, theme).table
        at = [column.name for column in table.columns].index("missing")
        table.set_cells([(1, 1, "Conditional"), (1, 2, "Finance lead")])
        assert (table.index(0, at).data(), table.index(1, at).data()) == ("", "A date and a reason")


def test_tab_in_the_open_list_of_results_takes_the_marked_one_and_goes_on(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        block = shown(screen, theme)
        block.grid.go_to(1, 1)
        screen.key(Qt.Key.Key_F2)
        editor = screen.focus
        qtbot.waitUntil(lambda: editor.view().isVisible())
        qtbot.keyClick(editor.view(), Qt.Key.Key_Down)
        qtbot.keyClick(editor.view(), Qt.Key.Key_Tab)
        assert screen.case.gates[1].result == "pass"
        assert (block.grid.currentIndex().row(), block.grid.currentIndex().column()) == (1, 2)
        screen.key(Qt.Key.Key_Escape)
