"""Versions in a document: which one its answers are given under, and the one that its changes make."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import msgspec

from prioritiser.edits.entries import WITHDRAWN, Reading, parts_of, take_in
from prioritiser.edits.framework_checks import refuse
from prioritiser.edits.preview import Preview
from prioritiser.edits.versions import (
    AS_IT_STOOD,
    framework_of,
    has_scores,
    made_by,
    next_number,
    snapshot,
    sorts_between,
    version_of,
)
from prioritiser.errors import InputError
from prioritiser.model.base import Value
from prioritiser.model.framework import Version, latest
from prioritiser.model.kinds import KINDS, Kind
from prioritiser.model.records import MARKS, to_record
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
    `fresh` round, stay as they are. Scores that rest on no version get one of the framework as it stood before any that
    the document brings. Raises InputError (PublishedVersion, UnknownVersion) for a version that would be rewritten or
    withdrawn, and for a score that names one that is not there.
    """
    if kind is _VERSION:
        if fresh:
            return _with_text(entries, held, preview, replaces={})
        kept = [_as_published(entry, held, f"{kind.listed}[{at}]") for at, entry in enumerate(entries)]
        return _after_the_first(kept, held, preview)
    if kind.name not in ("answer", "agreed") or fresh:
        return entries
    after = preview.round()
    for at, entry in enumerate(entries):
        _check_named(kind, entry, after, f"{kind.listed}[{at}]")
    version = after.version
    if version is None:
        return entries
    under = {"version": version.number, "under": list(latest(after.versions))}
    return [
        {**entry, **under} if isinstance(entry, dict) and _is_given(kind, entry, preview) else entry
        for entry in entries
    ]


def _check_named(kind: Kind, entry: Value, after: Round, where: str) -> None:
    """Refuse a score that names a version that is not in the round, unless it was given under that one already."""
    if not isinstance(entry, dict):
        return
    number = entry.get("version")
    if not isinstance(number, int) or isinstance(number, bool) or version_of(after, number) is not None:
        return
    parts = parts_of(kind, entry, where)
    rivals = [each for each in after.conflicts if (each.kind, each.parts) == (kind.name, parts)]
    old = getattr(after, kind.attribute).get(parts)
    if not rivals and (old is None or old.version != number):
        said = f"There is no version {number} of the framework."
        raise refuse("UnknownVersion", said, f"{where}.version", "Name a version of this round, or leave it out.")


def _as_published(entry: Value, held: Round, where: str) -> Value:
    """Return an entry about a version, one that was published whole: only its note may be another."""
    key = entry.get("id") if isinstance(entry, dict) else None
    version = held.versions.get(key) if isinstance(key, str) else None
    clashes = [each.field for each in held.conflicts if (each.kind, each.parts) == ("version", (key,))]
    if version is None or not isinstance(entry, dict) or "" in clashes:
        return entry
    remedy = "Publish another version, or change only its note."
    if entry.get(WITHDRAWN) is True:
        raise refuse("PublishedVersion", f"Version {version.number} was published, so it stays.", where, remedy)
    whole = {**msgspec.to_builtins(version), **entry}
    given = {name: value for name, value in whole.items() if name not in (*MARKS, WITHDRAWN)}
    made = to_record(_VERSION, given, where=where)
    if isinstance(made, Version) and msgspec.structs.replace(made, note=version.note) != version:
        said = f"Version {version.number} was published, so its text stays as it is."
        raise refuse("PublishedVersion", said, where, remedy)
    return whole


def _after_the_first(entries: Sequence[Value], held: Round, preview: Preview) -> Sequence[Value]:
    """Return a document's versions, behind the framework as it stood where scores rest on it and nothing kept it."""
    if held.version is not None:
        beside = [key for key in latest(held.versions) if key != held.version.id]
        return _with_text(entries, held, preview, replaces={"replaces": held.version.id, "beside": beside})
    whole = _with_text(entries, held, preview, replaces={})
    new = [each for each in whole if isinstance(each, dict) and each.get(WITHDRAWN) is not True]
    numbers = [each["number"] for each in new if isinstance(each.get("number"), int)]
    if not numbers or not has_scores(held) or any(_holds(each, held) for each in new):
        return whole
    first = snapshot(held, next_number(held), note=AS_IT_STOOD)
    on = max(0, first.number + 1 - min(numbers))
    later: list[Value] = [
        {"replaces": first.id, **each, "number": each["number"] + on}
        if isinstance(each, dict) and isinstance(each.get("number"), int) else each
        for each in whole
    ]  # fmt: skip
    return [*later, {name: value for name, value in msgspec.to_builtins(first).items() if value is not None}]


def _holds(entry: dict[str, Value], held: Round) -> bool:
    """Return whether a version in a document has the text that holds now."""
    try:
        version = to_record(_VERSION, {name: value for name, value in entry.items() if name not in MARKS})
    except InputError:
        return False  # it is refused with its place when it is read
    return isinstance(version, Version) and framework_of(version) == framework_of(held)


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


def _with_text(
    entries: Sequence[Value], held: Round, preview: Preview, *, replaces: dict[str, Value]
) -> Sequence[Value]:  # fmt: skip
    """Return versions, the last new one with the framework that the document makes unless it brings its own."""
    after = preview.round()
    new = [each for each in entries if isinstance(each, dict) and not _is_known(each.get("id"), held)]
    bare = [each for each in new if not any(name in each for name in (*_TEXT, WITHDRAWN))]
    numbered = [each for each in bare if isinstance(each.get("number"), int)]
    if not numbered:
        return entries
    last = max(numbered, key=lambda each: (each["number"], str(each.get("id"))))
    text = msgspec.to_builtins(snapshot(after, last["number"]))
    said = last.get("changed", {})
    sorts = {str(key): sort for key, sort in sorts_between(held, after, held=held).items()}
    whole = {**{name: text[name] for name in _TEXT}, **({} if "replaces" in last else replaces), **last}
    whole["changed"] = {**sorts, **said} if isinstance(said, dict) else said
    return [whole if each is last else each for each in entries]


def _is_known(key: Value, held: Round) -> bool:
    return isinstance(key, str) and key in held.versions


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
