"""Names for the labels of edits: what was changed, cut to a length that a menu can show; never a person."""

from __future__ import annotations

from prioritiser.model.base import CaseId, CriterionId
from prioritiser.model.round import Round

LONGEST = 60


def case_name(held: Round, case: CaseId) -> str:
    """Return a case's title, else its id."""
    found = held.cases.get(case)
    return short(found.title if found is not None and found.title.strip() else case)


def cell_name(held: Round, case: CaseId, criterion: CriterionId) -> str:
    """Return the name of one cell: case, criterion."""
    found = held.criteria.get(criterion)
    return f"{case_name(held, case)}, {short(found.label if found is not None else criterion)}"


def short(text: str) -> str:
    """Return a text on one line, its end left out where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
