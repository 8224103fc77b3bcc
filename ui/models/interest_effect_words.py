"""What a declared interest does to a case's numbers, in one sentence; nothing of it while scoring goes on."""

from __future__ import annotations

from prioritiser.analysis.interest_effect import InterestEffect, Standing

HIDDEN = "What it changes in the ranking is shown once scoring is closed."


def effect_words(effect: InterestEffect, *, hidden: bool) -> str:
    """Return how many scores count or do not, and where the case stands with and without them."""
    scores = f"{effect.answers} score{'' if effect.answers == 1 else 's'}"
    said = f"{scores} on this case {'count' if effect.counts else 'do not count'}."
    if effect.answers == 1:
        said = f"{scores} on this case {'counts' if effect.counts else 'does not count'}."
    if not effect.answers:
        return "No scores on this case yet."
    if hidden:
        return f"{said} {HIDDEN}"
    with_them, without = _place(effect.with_them), _place(effect.without_them)
    if with_them == without:
        return f"{said} With or without them the case has {with_them}."
    return f"{said} With them the case has {with_them}, without them {without}."


def _place(standing: Standing) -> str:
    """Return a value and a rank in words."""
    if standing.value is None:
        return "no value"
    rank = f" and rank {standing.rank}" if standing.rank is not None else " and no rank"
    return f"value {standing.value:.1f}{rank}"
