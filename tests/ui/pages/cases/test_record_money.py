from __future__ import annotations

from prioritiser.model.case_fields import CASE_FIELDS
from tests.ui.models.case_rounds import YEARS
from tests.ui.pages.cases.record_screen import desk_on
from ui.pages.cases.record_money import FiguresBlock, MoneyBlock


def shown(screen, theme):
    block = MoneyBlock(theme, screen.desk, CASE_FIELDS["money"])
    screen.show(block)
    block.fill()
    screen.desk.written.connect(block.fill)
    return block


def lines(screen, line):
    return {(each.year, each.kind): each.amount for each in screen.case.money if each.line == line}


def test_an_amount_is_typed_into_its_year_and_keeps_its_line(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        block = shown(screen, theme)
        before = screen.case.money[0].id
        block.table.set_cells([(0, 2, "£1.1m")])
        assert (screen.case.money[0].id, screen.case.money[0].amount) == (before, 1_100_000)
        assert screen.context.workspace.undo_label == "money by year of Virtual wards"
        assert len(screen.case.money) == 6
        assert screen.reopened().cases["K1"].money[0].amount == 1_100_000


def test_a_new_line_begins_with_what_it_is_for(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        block = shown(screen, theme)
        menu = block.menu()
        labels = [action.text() for action in menu.actions()]
        assert labels[0] == "Cost, not broken down"
        assert "Stranded cost" in labels
        menu.actions()[labels.index("Income")].trigger()
        menu.deleteLater()
        row = len(block.series.rows)
        assert (block.grid.currentIndex().row(), block.grid.currentIndex().column()) == (row, 2)
        block.table.set_cells([(row, 2, "250,000")])
        assert lines(screen, "income") == {(YEARS[0], "recurrent"): -250_000}


def test_the_sums_below_keep_kinds_apart(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        block = shown(screen, theme)
        table, first = block.table, len(block.series.rows) + 1
        feet = [[table.index(row, column).data() for column in (0, 2)] for row in range(first, table.rowCount())]
        assert feet == [["Net, recurrent", "1,000,000"], ["Net, capital", "300,000"]]


def test_optimism_bias_becomes_lines_that_anybody_can_see_as_one_step(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        block = shown(screen, theme)
        assert block.optimism.text() == "Optimism bias 20%"
        block.optimism.click()
        added = lines(screen, "optimism_bias")
        assert added[YEARS[0], "recurrent"] == 200_000
        assert added[YEARS[0], "capital"] == 60_000
        assert screen.case.fields["optimism_bias"] == 0.2
        block.optimism.click()
        assert lines(screen, "optimism_bias") == added
        screen.context.workspace.undo()
        assert lines(screen, "optimism_bias") == {}
        assert "optimism_bias" not in screen.case.fields


def test_the_case_says_its_own_share(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        block = shown(screen, theme)
        screen.desk.put("optimism_bias", 0.1)
        assert block.optimism.text() == "Optimism bias 10%"
        block.optimism.click()
        assert lines(screen, "optimism_bias")[YEARS[0], "recurrent"] == 100_000


def test_inflation_needs_a_rate_and_becomes_lines(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        block = shown(screen, theme)
        block.inflation.click()
        assert "Type it in “Inflation a year” below." in block.fault.text()
        assert lines(screen, "inflation") == {}
        screen.desk.put("inflation", 0.1)
        assert block.inflation.text() == "Inflation 10%"
        block.inflation.click()
        found = [line for line in screen.case.money if line.line == "inflation"]
        assert {line.year for line in found} == set(YEARS[1:])
        assert sum(line.amount for line in found if line.year == YEARS[1] and line.amount > 0) == 120_000


def test_the_first_year_follows_from_the_second_and_its_months(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        block = shown(screen, theme)
        block.grid.go_to(0, 2)
        block.part_year.click()
        assert "Type them in “Months in the first year” below." in block.fault.text()
        screen.desk.put("part_year", 6.0)
        assert block.part_year.text() == "First year: 6 of 12 months"
        block.grid.go_to(0, 2)
        block.part_year.click()
        assert screen.case.money[0].amount == 600_000
        block.grid.go_to(len(block.series.rows), 2)
        block.part_year.click()
        assert "no second year to work from" in block.fault.text()


def test_the_figures_follow_and_say_how(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        figures = FiguresBlock(theme, screen.desk)
        screen.show(figures)
        figures.fill()
        names = [labels[0].text() for labels in figures.figures]
        assert names == ["Net present cost", "Equivalent annual cost", "Payback"]
        how = figures.figures[0][3]
        assert not how.isVisible()
        assert "3.5%" in figures.figures[0][1].toolTip()
        figures.show_how.click()
        assert how.isVisible()
        assert "3.5%" in how.text()
        assert figures.show_how.text() == "Hide how these were worked out"
        assert len(figures.chart.table()) == 1 + len(YEARS)


def test_what_releases_no_cash_is_said_below_the_figures_and_what_the_bars_add_up_above_them(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        figures = FiguresBlock(theme, screen.desk)
        screen.show(figures)
        figures.fill()
        assert [labels[2].isVisible() for labels in figures.figures] == [True, False, False]
        # 1,300,000 + 1,200,000 × 0.966184 + 300,000 × 0.933511
        assert figures.figures[0][2].text() == "On savings that release cash: net present cost £2,739,473"
        assert "On savings that release cash: net present cost" in figures.figures[0][1].accessibleName()
        said = "The figure above each bar is all kinds of cost together, £m, the one below it all savings."
        assert (figures.together.isVisible(), figures.together.text()) == (True, said)
        screen.desk.put("money", [{"year": YEARS[0], "amount": 1000.0}, {"year": YEARS[1], "amount": -1000.0}])
        figures.fill()
        assert figures.figures[2][2].text() == "On savings that release cash: never within 3 years"
        assert "£k, the one below" in figures.together.text()
        screen.desk.put("money", [{"year": YEARS[1], "amount": -1000.0}])
        figures.fill()
        assert not figures.together.isVisible()


def test_a_case_without_money_has_no_figures(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        figures = FiguresBlock(theme, screen.desk)
        screen.show(figures)
        screen.desk.put("money", None)
        figures.fill()
        assert not figures.show_how.isVisible()
        assert "No money has been entered yet." in figures.chart.accessibleName()


def test_optimism_bias_that_no_longer_fits_the_costs_says_so(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        block = shown(screen, theme)
        block.optimism.click()
        assert not block.stale.isVisible()
        block.table.set_cells([(0, 2, "£2m")])
        assert block.stale.isVisible()
        assert block.stale.text() == "Optimism bias is no longer 20% of the costs: work it out again."
        assert block.optimism.text() == "Work optimism bias out again, 20%"
        block.optimism.click()
        assert not block.stale.isVisible()
        assert lines(screen, "optimism_bias")[YEARS[0], "recurrent"] == 400_000


def test_inflation_that_no_longer_fits_says_so_and_in_which_order_to_work(theme, qtbot, tmp_path):
    with desk_on(theme, qtbot, tmp_path) as screen:
        block = shown(screen, theme)
        assert block.rule.text().startswith("Work inflation out last:")
        assert "Prices taken" not in block.rule.text()
        screen.desk.put("inflation", 0.1)
        assert block.rule.text().endswith("Prices taken as of 2026/27, because the case gives no price base.")
        block.inflation.click()
        assert not block.inflation_stale.isVisible()
        block.optimism.click()
        assert not block.stale.isVisible()
        assert block.inflation_stale.isVisible()
        assert block.inflation_stale.text() == (
            "Inflation is no longer 10% a year on what stands here: work it out again."
        )
        assert block.inflation.text() == "Work inflation out again, 10%"
        block.inflation.click()
        assert not block.inflation_stale.isVisible()
        after = lines(screen, "inflation")
        for made in (block.optimism, block.inflation):
            made.click()
        assert lines(screen, "inflation") == after
        screen.desk.put("price_base", "March 2026 prices")
        assert block.inflation_stale.isVisible()
        assert block.rule.text().endswith("Prices taken as of 2025/26.")
        screen.desk.put("inflation", None)
        assert not block.inflation_stale.isVisible()
