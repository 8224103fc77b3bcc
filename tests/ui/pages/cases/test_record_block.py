from __future__ import annotations

from PySide6.QtCore import QUrl

from prioritiser.model.case_fields import CASE_FIELDS
from tests.ui.models.case_rounds import document, record
from tests.ui.pages.cases.record_screen import desk_on
from ui.models.case_record_series import SeriesTable
from ui.models.case_record_table import Plan
from ui.pages.cases.record_block import ListBlock, SeriesBlock
from ui.pages.cases.record_series import STAFF

EVIDENCE = {
    "evidence": [
        {"item": "Guideline", "link": "https://www.nice.org.uk/ng136"}, {"item": "Paper", "link": "C:\\tool.exe"},
    ]
}  # fmt: skip


def block_of(screen, theme, name, **more):
    block = ListBlock(theme, screen.desk, CASE_FIELDS[name], **more)
    screen.show(block)
    block.fill()
    screen.desk.written.connect(block.fill)
    return block


def test_rows_are_typed_taken_out_and_moved_each_as_one_step_to_undo(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        block, workspace = block_of(screen, theme, "benefits"), screen.context.workspace
        block.add()
        assert (block.grid.currentIndex().row(), block.grid.currentIndex().column()) == (0, 0)
        block.grid.paste("Fewer falls\t120\nShorter stays\t300")
        assert [row["benefit"] for row in screen.case.fields["benefits"]] == ["Fewer falls", "Shorter stays"]
        block.grid.go_to(1, 0)
        block.move_row(-1)
        assert [row["benefit"] for row in screen.case.fields["benefits"]] == ["Shorter stays", "Fewer falls"]
        assert block.grid.currentIndex().row() == 0
        block.remove()
        assert [row["benefit"] for row in screen.case.fields["benefits"]] == ["Fewer falls"]
        for _ in range(3):
            workspace.undo()
        assert "benefits" not in screen.case.fields
        block.fill()
        assert block.grid.table.rowCount() == 1


def test_only_pages_of_the_web_are_opened_and_only_when_it_is_pressed(theme, qtbot, tmp_path):
    opened = []
    with desk_on(theme, qtbot, tmp_path, document(record(fields=EVIDENCE))) as screen:
        block = block_of(screen, theme, "evidence", opener=opened.append)
        block.grid.go_to(0, 0)
        assert (block.open_button.text(), block.open_button.isEnabled(), opened) == ("Open www.nice.org.uk", True, [])
        assert "https://www.nice.org.uk/ng136" in block.open_button.toolTip()
        block.open_button.click()
        assert opened == [QUrl("https://www.nice.org.uk/ng136")]
        block.grid.go_to(1, 0)
        assert (block.open_button.text(), block.open_button.isEnabled()) == ("Open the link", False)
        block.open_link()
        assert len(opened) == 1


def test_a_refusal_is_said_below_the_table(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        block = block_of(screen, theme, "places")
        block.table.set_cells([(0, 1, "140%")])
        assert block.fault.isVisible()
        assert "Row 1, Share" in block.fault.text()
        assert screen.case.places[0].share == 0.4


def test_another_case_is_shown_from_its_beginning(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        block = block_of(screen, theme, "places")
        block.table.set_cells([(0, 1, "140%"), (1, 0, "")])
        screen.desk.case_id = "K2"
        block.fill()
        assert (block.table.rows, block.fault.isVisible()) == ([], False)


def test_a_round_that_is_locked_can_only_be_looked_at(theme, qtbot, tmp_path):
    years = ["2026/27", "2027/28", "2028/29"]
    given = document(settings={"levels": 5, "years": years, "stage": "locked"})
    with desk_on(theme, qtbot, tmp_path, given) as screen:
        block = block_of(screen, theme, "places")
        assert block.table.rowCount() == 1
        assert not any(button.isEnabled() for button in block._buttons)
        block.grid.go_to(0, 0)
        block.remove()
        assert len(screen.case.places) == 1


def test_years_have_a_table_of_their_own(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        field = CASE_FIELDS["workforce"]
        table = SeriesTable(Plan((), needed=("staff_group",)), STAFF, screen.desk.list_writer(field.name))
        block = SeriesBlock(theme, screen.desk, field, table)
        screen.show(block)
        block.fill()
        assert [column.label for column in table.columns][1:4] == ["2026/27", "2027/28", "2028/29"]
        table.set_cells([(0, 3, "9")])
        assert [line.wte for line in screen.case.workforce] == [6, 8.5, 9]
