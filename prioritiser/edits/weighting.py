"""Weighting: the set of weights that the panel agreed."""

from __future__ import annotations

from collections.abc import Mapping

from prioritiser.edits.document import edit_of
from prioritiser.model.base import Value
from prioritiser.model.edit import Edit
from prioritiser.model.round import Round
from prioritiser.model.weight import Method

_LABEL = "agreed weights"


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
    entry: dict[str, Value] = {"assessor": None, "method": method, "swings": dict(swings), "reason": reason}
    if judgements is not None:
        entry["judgements"] = dict(judgements)
    return edit_of({"weights": [entry]}, held, label=_LABEL)


def use_framework_weights(held: Round, *, reason: str = "") -> Edit:
    """Return the edit after which there is no agreed set, so that the framework's own weights are used."""
    return edit_of({"weights": [{"assessor": None, "withdrawn": True}]}, held, label=_LABEL, reason=reason)
