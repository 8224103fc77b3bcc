"""What the start screen remembers of a round when it is left: counts, progress, a miniature of its bars."""

from __future__ import annotations

from datetime import datetime

from prioritiser.errors import KnownError
from prioritiser.model.case import MONEY_KINDS
from prioritiser.model.round import Round
from ui.models.answers import Tally, tally_of
from ui.models.ranking_blocks import parts_of
from ui.models.ranking_words import MILLION, THOUSAND, tenths
from ui.settings import Recent
from ui.workspace import Workspace

MOST_BARS = 5
READY = "Ready for the workshop"
CLOSED = "Scoring closed"
LOCKED = "Locked"
Bars = tuple[tuple[tuple[str, float], ...], ...]


def recent_of(workspace: Workspace, *, now: datetime | None = None) -> Recent:
    """Return the summary of the open round; raise ValueError when none is open."""
    held, path = workspace.round, workspace.path
    if held is None or path is None:
        raise ValueError("no round is open")
    mine = tally_of(held, workspace.scoring_as)
    is_scoring = held.settings.stage == "scoring"
    chosen = workspace.scoring_as is not None
    done, progress = _progress(held, mine if chosen else None)
    return Recent(
        path=str(path),
        title=held.title,
        cases=len(held.cases),
        criteria=len(held.criteria),
        budget=budget_text(held),
        done=done,
        progress=progress,
        opened=(now or datetime.now().astimezone()).isoformat(timespec="seconds"),
        scored_by_me=mine.done if chosen else -1,
        to_score=max(mine.total - mine.done, 0) if chosen and is_scoring else 0,
        bars=_progress_bars(held, mine if chosen else None) if is_scoring else _ranking_bars(workspace),
    )


def budget_text(held: Round) -> str:
    """Return the first budget there is, by year and kind, as £20.0m or £850k; "" without one."""
    for year in held.settings.years:
        for kind in MONEY_KINDS:
            found = held.budgets.get((year, kind))
            if found is not None:
                whole = found.amount >= MILLION
                return f"£{tenths(found.amount / MILLION)}m" if whole else f"£{found.amount / THOUSAND:,.0f}k"
    return ""


def _progress(held: Round, mine: Tally | None) -> tuple[float, str]:
    """Return how far a round has come, 0..1, and that in words; `mine` is what its user has scored, if anybody."""
    if held.settings.stage != "scoring":
        return 1.0, LOCKED if held.settings.stage == "locked" else CLOSED
    tallies = [tally_of(held, assessor) for assessor in held.assessors]
    done, total = sum(each.done for each in tallies), sum(each.total for each in tallies)
    if total and done >= total:
        return 1.0, READY
    if mine is not None and mine.total:
        return mine.done / mine.total, f"{mine.done:,} of {mine.total:,} scores by you"
    if not total:
        return 0.0, "No cases yet" if not held.cases else "Nobody to score yet" if not held.assessors else ""
    return done / total, f"{done:,} of {total:,} scores"


def _progress_bars(held: Round, mine: Tally | None) -> Bars:
    """Return how much of the first cases is scored: while people score, nothing may hint at the ranking."""
    tallies = [mine] if mine is not None else [tally_of(held, assessor) for assessor in held.assessors]
    rows = []
    for case in held.cases:
        asked = [each for each in tallies if case in each.asked and each.per_case]
        if asked and len(rows) < MOST_BARS:
            share = sum(each.cases[case] for each in asked) / sum(each.per_case for each in asked)
            rows.append((("accent", share), ("track", 1 - share)))
    return tuple(rows)


def _ranking_bars(workspace: Workspace) -> Bars:
    """Return what the first five cases of the ranking owe to each part; none while it cannot be worked out."""
    try:
        analysis = workspace.analysis()
    except KnownError:
        return ()
    parts = parts_of(analysis)
    listed = [result for result in analysis.results if result.type != "disinvestment"][:MOST_BARS]
    return tuple(
        tuple((each.token, round(each.amount / 100, 4)) for each in parts.segments(result)) for result in listed
    )
