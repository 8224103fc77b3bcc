"""The board workbook: a public .xlsx in which every total is a live formula over what the panel said."""

from __future__ import annotations

from datetime import UTC, datetime

from prioritiser.analysis.summary import Analysis
from prioritiser.exchange.workbook_calc import calc_sheet
from prioritiser.exchange.workbook_cells import Content
from prioritiser.exchange.workbook_facts import facts_of
from prioritiser.exchange.workbook_front import front_sheet
from prioritiser.exchange.workbook_funding import funding_sheet, walk_of
from prioritiser.exchange.workbook_lists import ranking_sheet, stops_sheet
from prioritiser.exchange.workbook_method import framework_sheet, method_sheet
from prioritiser.exchange.workbook_money import money_sheet
from prioritiser.exchange.workbook_others import others_sheet
from prioritiser.exchange.workbook_scores import panel_sheet, values_sheet
from prioritiser.exchange.workbook_weights import weights_sheet
from prioritiser.exchange.workbook_writer import write

__all__ = ("content_of", "write")

_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)


def content_of(analysis: Analysis, *, code: str, at: str) -> Content:
    """Return all sheets as plain rows; `code` is the printed code of the record, `at` the time it was issued.

    Public: panel figures only, nothing about any assessor. Raises RefusedError for an analysis of one lens.
    """
    facts = facts_of(analysis, code=code, when=at)
    walk = walk_of(facts)
    weights, places = weights_sheet(facts)
    sheets = (
        front_sheet(facts, walk, places),
        ranking_sheet(facts, walk),
        stops_sheet(facts, walk),
        others_sheet(facts),
        panel_sheet(facts),
        values_sheet(facts, places),
        weights,
        money_sheet(facts),
        calc_sheet(facts, walk),
        funding_sheet(facts, walk),
        framework_sheet(facts),
        method_sheet(facts),
    )
    held = analysis.round
    return Content(sheets, held.title, held.settings.marking, facts.when or _NO_DATE)
