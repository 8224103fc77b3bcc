"""What is said instead of a list: scoring is still open, or there is nothing to rank yet."""

from __future__ import annotations

from dataclasses import dataclass

from prioritiser.analysis.summary import Analysis, Inputs
from prioritiser.errors import KnownError
from prioritiser.model.round import Round
from ui.models.ranking_about import scoring_progress

CLOSE, SHOW, SCORE, CASES, FRAMEWORK = "close", "show", "score", "cases", "framework"


@dataclass(frozen=True, slots=True)
class Instead:
    """A title, what it means, which deeds are offered, and how far scoring has come (0..1, in words)."""

    title: str
    text: str
    deeds: tuple[str, ...] = ()
    progress: tuple[float, str] | None = None


def hidden(held: Round, inputs: Inputs | None, *, can_change: bool) -> Instead:
    """Return what is said while scoring is open; a round in which nothing can be scored yet says that."""
    missing = _nothing_to_rank(held)
    if missing is not None:
        return missing
    text = "Totals stay hidden until it is closed, so that nobody scores backwards."
    deeds = (CLOSE, SHOW) if can_change else (SHOW,)
    progress = scoring_progress(held, inputs) if inputs else None
    if progress is not None and not progress[0]:
        deeds = (SCORE, *deeds)
    return Instead("Scoring is still open", text, deeds, progress)


def instead_of(held: Round, analysis: Analysis | None, fault: KnownError | None) -> Instead | None:
    """Return what is said instead of the list, or None when there is a list to show."""
    missing = _nothing_to_rank(held)
    if missing is not None:
        return missing
    if fault is not None:
        where = f"{fault.where}: " if fault.where else ""
        return Instead("The ranking cannot be worked out", f"{where}{fault.message} {fault.remedy}".strip())
    if analysis is not None and not analysis.results and not analysis.inputs.arrays.counted.any():
        progress = scoring_progress(held, analysis.inputs)
        text = "The list appears as soon as the first case has its scores."
        return Instead("Nobody has scored yet", text, (SCORE,), progress)
    return None


def _nothing_to_rank(held: Round) -> Instead | None:
    """Return what is said of a round without criteria or cases."""
    if not held.criteria:
        text = "A round is scored against criteria. Write them in Framework, or take them from a file there."
        return Instead("There are no criteria yet", text, (FRAMEWORK,))
    if not held.cases:
        text = "Add them in Cases, or paste them from a spreadsheet."
        return Instead("There are no cases yet", text, (CASES,))
    return None
