from __future__ import annotations

from prioritiser.exchange.workbook_facts import tenths
from tests.ui.models.ranking_rounds import a_round, analysed, shown
from ui.models.ranking_cells import Move
from ui.models.ranking_columns import chosen_columns, columns_of
from ui.models.ranking_copy import as_html, as_tabs, table_of
from ui.models.ranking_rows import Listing, rows_of

ASIDE = "Stops hold ranks 5 and 7, listed below; the total starts at £300,000 (mandated, must do, accepted stops)"


def table(**more):
    analysis = analysed()
    held = shown(analysis, line="Budget line £4.0m", **more)
    columns = chosen_columns(columns_of(a_round(), unit="£m", year="2026/27", money=""), "")
    return table_of(held, rows_of(analysis, held.grounds, Listing()), columns), analysis


def test_the_copy_has_headings_and_the_figures_of_the_analysis():
    found, analysis = table()
    assert found[0] == ["Rank", "Case", "£m 2026/27", "Running total", "Value", "Value per £m", "Note"]
    values = {row[1]: row[4] for row in found}
    for result in analysis.results:
        assert values[analysis.round.cases[result.case].title] == tenths(result.value)
    assert all(len(row) == len(found[0]) for row in found)


def test_headings_line_and_remarks_come_along():
    found, _ = table()
    assert found[1][0] == f"Investments and reshapes · 6 · {ASIDE}"
    assert ["Budget line £4.0m", *[""] * 6] in found
    assert next(row for row in found if row[1] == "Locality analysts")[-1] == "No score yet on Cost."
    assert next(row for row in found if row[1] == "Cancer screening")[-1] == "fits in £700,000"


def test_moves_have_a_column_of_their_own():
    found, _ = table(moves={"K1": Move(2, "up 2 places")})
    assert found[0][1] == "Moved"
    assert next(row for row in found if row[2] == "Hypertension case finding")[1] == "▲ 2"


def test_tabs_and_breaks_within_a_cell_do_not_break_the_table():
    assert as_tabs([["a\tb", "c\nd"], ["e", ""]]) == "a b\tc d\ne\t\n"


def test_a_web_table_marks_its_headings():
    html = as_html([["Case"], ["A & B <i>"]], "Two & more")
    assert '<th scope="col">Case</th>' in html
    assert "<td>A &amp; B &lt;i&gt;</td>" in html
    assert "<caption>Two &amp; more</caption>" in html
