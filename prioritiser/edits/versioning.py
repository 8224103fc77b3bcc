"""Versions in a document: which one its answers are given under, and the one that its changes make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from prioritiser.edits.entries import WITHDRAWN, Reading, parts_of, take_in
from prioritiser.edits.preview import Preview
from prioritiser.edits.versions import made_by, snapshot, sorts_between
from prioritiser.model.base import Value
from prioritiser.model.kinds import KINDS, Kind
from prioritiser.model.round import Round
from prioritiser.model.score import Agreed, Answer

_VERSION = KINDS["version"]
_TEXT = ("levels", "nodes", "criteria", "gates")
_MADE = "the framework"
_SAID = ("outcome", "level", "measure", "answer")


def bound(kind: Kind, entries: Sequence[Value], held: Round, preview: Preview, *, fresh: bool) -> Sequence[Value]:
    """Return a document's entries with what goes without saying.

    A new version without a framework of its own keeps the one that the document makes. An answer or agreed score that
    is given, changed or confirmed without naming a version is given under the one in force; the others, and those of a
    `fresh` round, stay as they are.
    """
    if kind is _VERSION:
        return _with_text(entries, held, preview)
    version = preview.round().version if kind.name in ("answer", "agreed") and not fresh else None
    if version is None:
        return entries
    return [
        {**entry, "version": version.number} if isinstance(entry, dict) and _is_given(kind, entry, preview) else entry
        for entry in entries
    ]


def _is_given(kind: Kind, entry: dict[str, Value], preview: Preview) -> bool:
    """Return whether an entry answers anew, and says nothing of the version."""
    if "version" in entry or any(entry.get(name) is True for name in (WITHDRAWN, "conflict", "stale")):
        return False
    if not any(entry.get(name) is not None for name in _SAID):
        return False
    old = preview.get(kind, parts_of(kind, entry, kind.listed))
    if not isinstance(old, Answer | Agreed) or old.stale or old.conflict:
        return True
    usual = {"outcome": "agreed"}
    return any(entry.get(name, usual.get(name)) != getattr(old, name, usual.get(name)) for name in _SAID)


def _with_text(entries: Sequence[Value], held: Round, preview: Preview) -> Sequence[Value]:
    """Return versions, the last new one with the framework that the document makes unless it brings its own."""
    after = preview.round()
    new = [each for each in entries if isinstance(each, dict) and each.get("id") not in held.versions]
    bare = [each for each in new if not any(name in each for name in (*_TEXT, WITHDRAWN))]
    numbered = [each for each in bare if isinstance(each.get("number"), int)]
    if not numbered:
        return entries
    last = max(numbered, key=lambda each: (each["number"], str(each.get("id"))))
    text = msgspec.to_builtins(snapshot(after, last["number"]))
    said = last.get("changed", {})
    sorts = {str(key): sort for key, sort in sorts_between(held, after).items()}
    whole = {**{name: text[name] for name in _TEXT}, **last}
    whole["changed"] = {**sorts, **said} if isinstance(said, dict) else said
    return [whole if each is last else each for each in entries]


def keep_text(held: Round, preview: Preview, reading: Reading, *, at: str) -> None:
    """Add the version that a change of the framework makes at a time, unless the document brings one itself."""
    if any(each.kind is _VERSION and each.parts[0] not in held.versions for each in reading.touched):
        return
    if not any(each.kind.name in ("node", "criterion", "gate", "round") for each in reading.touched):
        return
    for version in made_by(held, preview.round(), at=at):
        entry = {name: value for name, value in msgspec.to_builtins(version).items() if value is not None}
        take_in(_VERSION, (version.id,), (_MADE, entry), preview, reading)


def without_own(after: Round, reading: Reading) -> Round:
    """Return the round as it would be without the versions that nobody asked for.

    Scores must fit a scale that a document changes by the way; only who publishes a version lets them rest on the old
    one.
    """
    own = {each.parts[0] for each in reading.touched if each.where == _MADE}
    if not own:
        return after
    return replace(after, versions={key: each for key, each in after.versions.items() if key not in own})
