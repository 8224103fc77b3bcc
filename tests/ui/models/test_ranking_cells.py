from __future__ import annotations

import pytest

from prioritiser.analysis.summary import analyse
from tests.ui.models.ranking_rounds import a_round, analysed, shown
from ui.models.ranking_cells import Move
from ui.models.ranking_rows import Listing, rows_of


def row_of(case, analysis=None, section="ranked", **more):
    analysis = analysis or analysed()
    held = shown(analysis, **more)
    rows = rows_of(analysis, held.grounds, Listing())
    return held, next(row for row in rows if row.case == case and row.section == section)


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("rank", "3="), ("case", "Living well"), ("amount", "1.0"), ("running", "3.3"), ("value", "64.0"),
        ("vfm", "70.0"), ("type", "Investment"), ("coverage", "100.0"), ("cost", "1.0"), ("lens:A", "40.0"),
        ("domain:finance", "8.0"), ("gates", "–"), ("decision", ""), ("bar", ""),
    ],
)  # fmt: skip
def test_cells_are_the_figures_of_the_analysis(column, text):
    held, row = row_of("K3")
    assert held.text(row, column) == text


def test_a_row_is_said_in_a_sentence():
    assert held_summary("K1") == "Rank 1, Hypertension case finding, value 100.0, £1.0m, above the budget line"
    assert held_summary("K5") == "Rank 6, Perinatal mental health, value 44.0, £2.0m, below the budget line"
    assert held_summary("K4").startswith("Joint rank 3, Falls prevention, value 64.0")
    assert held_summary("S1", "stops") == "Rank 5, Low-value procedures, value 60.0, frees £600,000, not decided"
    assert held_summary("K8", "unranked") == "Not ranked, Locality analysts, No score yet on Cost."
    assert held_summary("M1", "mandated").startswith("Mandated, Insulin pumps, Net present cost £300,000")


def held_summary(case, section="ranked"):
    held, row = row_of(case, section=section)
    return held.summary(row)


def test_moves_are_shown_and_said():
    moves = {"K3": Move(2, "up 2 places since March"), "K1": Move(None, "not ranked at March")}
    held, row = row_of("K3", moves=moves)
    assert held.move(row).shown == "▲ 2"
    assert held.summary(row).endswith("up 2 places since March, tied at the line")
    assert "Up 2 places since March." in held.tip(row)
    held, row = row_of("K1", moves=moves)
    assert held.move(row).shown == "new"
    assert Move(-1, "").shown == "▼ 1"
    assert Move(0, "").shown == "–"


def test_bars_are_worked_out_once_and_only_for_ranked_cases():
    held, row = row_of("K1")
    first = held.segments(row)
    assert [round(segment.amount) for segment in first] == [40, 40, 20]
    assert held.segments(row) is first
    held, row = row_of("K8", section="unranked")
    assert held.segments(row) == ()


def test_a_provisional_value_tells_its_range():
    analysis = analyse(a_round(settings={"rank_provisional": True, "years": ["2026/27", "2027/28"]}))
    held, row = row_of("K8", analysis)
    assert held.text(row, "value") == "60.0*"
    assert "Provisional: 80.0% scored, could be 48.0 to 68.0." in held.tip(row)
    assert row.chip == ("provisional", "caution")


def test_a_case_that_is_not_ranked_shows_no_value():
    held, row = row_of("K8", section="unranked")
    assert held.text(row, "value") == "–"
    assert held.text(row, "rank") == ""
    assert held.text(row, "running") == ""
