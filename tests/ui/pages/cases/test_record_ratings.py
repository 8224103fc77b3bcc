from __future__ import annotations

from PySide6.QtCore import Qt

from prioritiser.model.case_fields import CASE_FIELDS
from tests.ui.pages.cases.record_screen import desk_on
from ui.pages.cases.record_ratings import ImpactBlock, RiskBlock


def shown(screen, theme, kind, name):
    block = kind(theme, screen.desk, CASE_FIELDS[name])
    screen.show(block)
    block.fill()
    screen.desk.written.connect(block.fill)
    return block


def test_a_domain_is_rated_by_a_click_and_the_rule_for_stage_2_follows(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        block = shown(screen, theme, ImpactBlock, "impact")
        assert "So far no stage 2 assessment is needed" in block.stage.words.text()
        block.grid.go_to(5, 1)
        assert block.about.text() == "Rate: Equitable"
        qtbot.mouseClick(block.matrix, Qt.MouseButton.LeftButton, pos=block.matrix.cell((4, 4)).center())
        rated = {line.domain: (line.likelihood, line.impact) for line in screen.case.impact}
        assert rated == {"safe": (2, 4), "equitable": (4, 4)}
        assert block.table.index(5, 3).data() == "16, extreme"
        # Said among what needs a look, above the form, until stage 2 is under way.
        assert block.stage.isHidden()
        screen.desk.put("impact_stage", "2")
        assert "A stage 2 assessment is needed" in block.stage.words.text()


def test_a_domain_is_rated_by_typing_both_sides(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        block = shown(screen, theme, ImpactBlock, "impact")
        block.table.set_cells([(1, 1, "3")])
        assert len(screen.case.impact) == 1
        assert "Give impact too" in block.fault.text()
        block.table.set_cells([(1, 2, "minor")])
        line = next(line for line in screen.case.impact if line.domain == "effective")
        assert (line.likelihood, line.impact) == (3, 2)
        assert not block.fault.isVisible()


def test_what_is_done_about_harm_stays_when_it_is_rated_again(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        block = shown(screen, theme, ImpactBlock, "impact")
        block.grid.go_to(0, 0)
        block.rate(1, 1)
        line = screen.case.impact[0]
        assert (line.likelihood, line.impact, line.mitigation) == (1, 1, "Daily review.")
        assert screen.context.workspace.undo_label.endswith("of Virtual wards")


def test_risks_have_three_ratings_each_typed_or_clicked(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        block = shown(screen, theme, RiskBlock, "risks")
        names = [column.name for column in block.table.columns]
        assert block.table.index(0, names.index("initial")).data() == "16 (4 × 4)"
        block.table.set_cells([(1, names.index("current"), "2 x 1")])
        assert screen.case.risks[1].current == (2, 1)
        block.grid.go_to(1, 0)
        block.which.segment("target").click()
        block.rate(1, 1)
        assert (screen.case.risks[1].target, screen.case.risks[1].initial) == ((1, 1), (2, 2))
        assert block.matrix.accessibleName().startswith("Risks, No kit: Rare and negligible")


def test_a_new_risk_needs_words(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        block = shown(screen, theme, RiskBlock, "risks")
        names = [column.name for column in block.table.columns]
        block.table.set_cells([(2, names.index("initial"), "5 5")])
        assert len(screen.case.risks) == 2
        assert block.fault.text() == "Give risk too; until then this row is not kept."
        block.table.set_cells([(2, names.index("title"), "Beds are filled again")])
        assert screen.case.risks[2].initial == (5, 5)
        screen.context.workspace.undo()
        assert len(screen.case.risks) == 2


def test_without_risks_the_matrix_asks_for_one(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path, case="K2") as screen:
        block = shown(screen, theme, RiskBlock, "risks")
        assert block.about.text() == "Add a row first, then rate it here."
        block.rate(3, 3)
        assert screen.case.risks == ()


def test_tab_in_a_cell_of_long_words_goes_on_to_the_next_cell(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        block = shown(screen, theme, RiskBlock, "risks")
        at = [column.name for column in block.table.columns].index("title")
        block.grid.go_to(0, at)
        screen.key(Qt.Key.Key_F2)
        screen.type("Short of nurses")
        screen.key(Qt.Key.Key_Tab)
        assert screen.case.risks[0].title == "Short of nurses"
        assert block.grid.currentIndex().column() == at + 1
        screen.key(Qt.Key.Key_Escape)
