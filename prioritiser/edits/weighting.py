"""Weighing: one person's set of weights, and the set that the panel agreed."""

from __future__ import annotations

from collections.abc import Mapping

from prioritiser.edits.document import edit_of
from prioritiser.model.base import AssessorId, Value
from prioritiser.model.edit import Edit
from prioritiser.model.round import Round
from prioritiser.model.weight import Method

_LABEL = "agreed weights"
_OWN_LABEL = "weights of one person"


def agree_weights(
    held: Round,
    swings: Mapping[str, float],
    *,
    reason: str = "",
    method: Method = "points",
    judgements: Mapping[str, Value] | None = None,
) -> Edit:
    """Return the edit that makes these swings the agreed ones; ids left out keep the framework's.

    Raises InputError (UnknownId, OutOfRange, NoWeight) and RefusedError (RoundLocked).
    """
    entry = _entry(None, swings, method, judgements, reason)
    return edit_of({"weights": [entry]}, held, label=_LABEL)


def use_framework_weights(held: Round, *, reason: str = "") -> Edit:
    """Return the edit after which there is no agreed set, so that the framework's own weights are used."""
    return edit_of({"weights": [{"assessor": None, "withdrawn": True}]}, held, label=_LABEL, reason=reason)


def set_weights(
    held: Round,
    assessor: str,
    swings: Mapping[str, float],
    *,
    method: Method = "swing",
    judgements: Mapping[str, Value] | None = None,
    reason: str = "",
) -> Edit:
    """Return the edit that makes these swings one assessor's own set; ids left out keep the framework's.

    Judgements may come before they lead to any swings: then the set keeps those it had, else has the framework's.
    With `"unfinished": true` in the judgements the set is in no mean. Raises InputError (UnknownId, OutOfRange,
    NoWeight, BadId) and RefusedError (RoundLocked).
    """
    if not swings and judgements is not None:
        swings = _swings_so_far(held, assessor)
    return edit_of({"weights": [_entry(assessor, swings, method, judgements, reason)]}, held, label=_OWN_LABEL)


def clear_weights(held: Round, assessor: str) -> Edit:
    """Return the edit that takes one assessor's set away; without one it has no changes."""
    return edit_of({"weights": [{"assessor": assessor, "withdrawn": True}]}, held, label=_OWN_LABEL)


def _entry(
    assessor: str | None,
    swings: Mapping[str, float],
    method: Method,
    judgements: Mapping[str, Value] | None,
    reason: str,
) -> dict[str, Value]:
    """Return a set as its entry in the open format; what is left out does not stay as it was."""
    judged = dict(judgements) if judgements is not None else None
    return {"assessor": assessor, "method": method, "swings": dict(swings), "reason": reason, "judgements": judged}


def _swings_so_far(held: Round, assessor: str) -> dict[str, float]:
    """Return the swings of the set there is, else the framework's."""
    found = held.weight_sets.get(AssessorId(assessor))
    if found is not None and found.swings:
        return dict(found.swings)
    own: dict[str, float] = {node.id: node.swing for node in held.nodes.values()}
    return {**own, **{criterion.id: criterion.swing for criterion in held.criteria.values()}}
