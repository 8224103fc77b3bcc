from __future__ import annotations

from tests.ui.pages.cases.record_screen import desk_on
from ui.pages.cases.record_pair import PairBlock


def test_what_stops_and_what_it_frees_stand_beside_each_other(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path, case="K3") as screen:
        block = PairBlock(theme, screen.desk)
        screen.show(block)
        block.fill()
        assert block.sentence.text().startswith("“Old clinic” is meant to free money for “Team Up”.")
        assert [block.table.index(0, column).data() for column in range(5)] == [
            "2026/27", "Recurrent", "£700,000", "£500,000", "£200,000",
        ]  # fmt: skip
        assert not block.table.can_edit(0, 0)
        screen.desk.put("frees", None)
        block.fill()
        assert not block.grid.isVisible()
        assert "Choose above" in block.sentence.text()
