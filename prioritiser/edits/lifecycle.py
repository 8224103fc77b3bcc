"""The stages of a round: scoring, closed, locked; and its name."""

from __future__ import annotations

from prioritiser.edits.document import edit_of
from prioritiser.errors import InputError
from prioritiser.model.edit import Edit
from prioritiser.model.round import Round
from prioritiser.model.settings import Stage


def close_scoring(held: Round, reason: str = "") -> Edit:
    """Return the edit after which every change of a score needs a reason."""
    return _stage(held, "closed", "closing of scoring", reason)


def open_scoring(held: Round, reason: str = "") -> Edit:
    """Return the edit that opens scoring again; a locked round needs a reason."""
    return _stage(held, "scoring", "opening of scoring", reason)


def lock_round(held: Round, reason: str = "") -> Edit:
    """Return the edit after which nothing can change until the round is unlocked."""
    return _stage(held, "locked", "locking of the round", reason)


def unlock_round(held: Round, reason: str) -> Edit:
    """Return the edit that unlocks a round; scoring stays closed.

    Raises RefusedError (RoundLocked) without a reason.
    """
    if held.settings.stage != "locked":
        return Edit("unlocking of the round", (), reason)
    return _stage(held, "closed", "unlocking of the round", reason)


def rename(held: Round, title: str) -> Edit:
    """Return the edit that gives the round another name."""
    if not title.strip():
        raise InputError("NoTitle", "A round needs a name.", where="title", remedy="Type one. Nothing was changed.")
    return edit_of({"title": title.strip()}, held, label="name of the round")


def _stage(held: Round, stage: Stage, label: str, reason: str) -> Edit:
    return edit_of({"settings": {"stage": stage}}, held, label=label, reason=reason)
