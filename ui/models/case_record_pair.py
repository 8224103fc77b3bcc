"""Reshape: what stops, what it frees money for, and both moneys beside each other."""

from __future__ import annotations

from dataclasses import dataclass

from prioritiser.analysis.business_case import ReshapePair, reshape_pair
from prioritiser.errors import KnownError
from prioritiser.model.base import CaseId
from prioritiser.model.case_fields import CaseField
from prioritiser.model.round import Round
from ui.models.case_record_money import KIND_LABELS, pounds
from ui.models.case_record_table import Entry

PAIR_COLUMNS = (
    CaseField("year", "Year"), CaseField("kind", "Kind"),
    CaseField(
        "released", "Cash released, less its cost", "money", unit="£",
        help="Savings and income that release cash, less what stopping costs. Below nil, stopping costs more.",
    ),
    CaseField("needed", "Cash needed", "money", unit="£"),
    CaseField("left", "Left over", "money", unit="£", help="What is released less what is needed."),
)  # fmt: skip
NO_PAIR = "No case frees money for another here. Choose above which case this one would pay for."


@dataclass(frozen=True, slots=True)
class PairView:
    """The pair in words and rows of ready text; without rows there is no pair."""

    sentence: str
    rows: tuple[Entry, ...] = ()


def pair_view(held: Round, case: CaseId) -> PairView:
    """Return the pair that a case belongs to."""
    try:
        pair = reshape_pair(held, case)
    except KnownError as fault:
        return PairView(fault.message)
    if pair is None:
        return PairView(NO_PAIR)
    rows: list[Entry] = [
        {
            "year": row.year, "kind": KIND_LABELS[row.kind], "released": pounds(row.released),
            "needed": pounds(row.needed), "left": pounds(row.left),
        }
        for row in pair.rows
    ]  # fmt: skip
    short = " Below nil, more cash is needed than is released." if any(row.left < 0 for row in pair.rows) else ""
    return PairView(_sentence(held, pair) + short, tuple(rows))


def _sentence(held: Round, pair: ReshapePair) -> str:
    stops = " and ".join(f"“{held.cases[each].title}”" for each in pair.stops)
    verb = "is" if len(pair.stops) == 1 else "are"
    return (
        f"{stops} {verb} meant to free money for “{held.cases[pair.funds].title}”. "
        "Each case is still scored and decided on its own."
    )
