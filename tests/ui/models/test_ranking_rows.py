from __future__ import annotations

import pytest

from prioritiser.analysis.summary import analyse
from tests.ui.models.ranking_rounds import YEAR, a_round, analysed, shown
from ui.models.ranking_filter import Filter
from ui.models.ranking_rows import CASE, HEADING, LINE, Listing, brief_chip, line_place, rows_of

ASIDE = "Stops hold ranks 5 and 7, listed below; the total starts at £300,000 (mandated, must do, accepted stops)"


def listed(analysis, listing=None):
    return rows_of(analysis, shown(analysis).grounds, listing or Listing())


def order(rows, section="ranked"):
    return [
        row.case if row.kind == CASE else row.kind for row in rows if row.section == section and row.kind != HEADING
    ]


def chips(rows):
    return {row.case: row.chip[0] for row in rows if row.chip and row.kind == CASE}


def test_the_line_runs_before_the_first_case_that_does_not_fit():
    rows = listed(analysed())
    assert order(rows) == ["K1", "K2", "K3", LINE, "K4", "K5", "K6"]
    assert {row.case for row in rows if row.section == "ranked" and row.kind == CASE and row.thin} == {"K4", "K5", "K6"}


def test_sections_follow_in_their_order():
    rows = listed(analysed())
    assert [row.words for row in rows if row.kind == HEADING] == [
        "Investments and reshapes · 6", "Stops · 2", "Not ranked yet · 2", "Mandated: costed, not ranked · 1",
        "Cases that save · 2",
    ]  # fmt: skip
    assert order(rows, "stops") == ["S1", "S2"]
    assert order(rows, "savings") == ["S1", "S2"]
    assert [row.words for row in rows if row.section == "unranked" and row.kind == CASE] == [
        "It did not pass the gate G1 (Remit): Not ours.", "No score yet on Cost.",
    ]  # fmt: skip


def test_a_smaller_case_that_would_fit_is_flagged():
    assert chips(listed(analysed()))["K6"] == "fits in £700,000"


def test_a_chip_is_shorter_where_it_would_cut_the_name():
    assert brief_chip("fits in £700,000") == "fits"
    assert brief_chip("must be funded") == "must be funded"


def test_a_tie_at_the_line_goes_before_everything_else():
    found = chips(listed(analysed()))
    assert found["K3"] == found["K4"] == "tied at the line"


def test_rules_are_said():
    rules = [{"kind": "must", "case": "K6"}, {"kind": "must_not", "case": "K2"}]
    rows = listed(analysed(rules=rules))
    assert chips(rows)["K6"] == "must be funded"
    assert chips(rows)["K2"] == "kept out by a rule"
    assert next(row for row in rows if row.case == "K2").thin


def test_a_stop_says_what_was_decided():
    decided = [{"case": "S1", "decision": "stop", "accepted": True}, {"case": "S2", "decision": "not_now"}]
    rows = listed(analysed(decisions=decided))
    stops = {row.case: (row.chip, row.thin) for row in rows if row.section == "stops" and row.kind == CASE}
    assert stops == {"S1": (("accepted", "good"), False), "S2": (("declined", "plain"), True)}


def test_without_a_budget_the_line_is_at_the_top_and_nothing_is_funded():
    rows = listed(analysed(budgets=[]))
    assert order(rows)[0] == LINE
    assert not any(row.chip for row in rows if row.section == "ranked")


def test_going_on_past_what_does_not_fit_puts_the_line_after_the_last_funded():
    analysis = analyse(a_round(), rule="fill")
    assert order(listed(analysis)) == ["K1", "K2", "K3", "K4", "K5", "K6", LINE]
    thin = {row.case for row in listed(analysis) if row.section == "ranked" and row.thin}
    assert thin == {"K4", "K5"}


def test_a_list_that_all_fits_has_the_line_at_its_end():
    analysis = analysed(budgets=[{"year": YEAR, "kind": "recurrent", "amount": 9e7}])
    assert order(listed(analysis))[-1] == LINE
    assert line_place(analysis, [each for each in analysis.results if each.type != "disinvestment"]) == 6


def test_the_rule_that_seeks_the_best_list_has_no_line():
    analysis = analyse(a_round(), rule="best")
    assert LINE not in order(listed(analysis))
    assert not any(row.thin for row in listed(analysis) if row.section == "ranked")


@pytest.mark.parametrize(
    ("column", "falling", "expected"),
    [
        ("amount", True, ["K5", "K1", "K2", "K3", "K4", "K6"]),
        ("amount", False, ["K6", "K1", "K2", "K3", "K4", "K5"]),
        ("case", False, ["K6", "K4", "K1", "K3", "K5", "K2"]),
        ("value", False, ["K6", "K5", "K3", "K4", "K2", "K1"]),
        ("domain:finance", True, ["K1", "K2", "K5", "K3", "K4", "K6"]),
        ("lens:A", True, ["K1", "K3", "K2", "K4", "K5", "K6"]),
        ("vfm", True, ["K1", "K2", "K3", "K4", "K6", "K5"]),
    ],
)
def test_sorting_by_a_column_leaves_out_the_line(column, falling, expected):
    assert order(listed(analysed(), Listing(sort=column, falling=falling))) == expected


def test_a_filter_keeps_the_line_where_it_is():
    rows = listed(analysed(), Listing(Filter(text="falls")))
    assert order(rows) == [LINE, "K4"]


def test_stops_count_in_the_ranks_and_that_is_said():
    assert next(row for row in listed(analysed()) if row.kind == HEADING).aside == ASIDE
    rows = listed(analyse(a_round(), by="vfm"))
    aside = next(row for row in rows if row.kind == HEADING).aside
    assert aside == "The total starts at £300,000 (mandated, must do, accepted stops)"
