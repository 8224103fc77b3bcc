"""Versions in a document: which one its answers are given under, and the one that its changes make."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

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
    scored_criteria,
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

_VERSION, _VOTE = KINDS["version"], KINDS["vote"]
_TEXT = ("levels", "nodes", "criteria", "gates")
_MADE = "the framework"
_SAID = ("outcome", "level", "measure", "answer")


class _Said(NamedTuple):
    """What tells one version from another: its id, its number, those that it follows, those of them published apart."""

    id: str
    number: Value
    before: frozenset[str]
    beside: frozenset[str]


def bound(
    kind: Kind, entries: Sequence[Value], held: Round, preview: Preview, *, fresh: bool, at: str = ""
) -> Sequence[Value]:
    """Return a document's entries with what goes without saying.

    A new version without a framework of its own keeps the one that the document makes, and bears the time `at` if it
    gives none. Its number stays as given unless scores rest on a framework that no version kept and that now changes:
    then that one is put before it as version 1, and all that the document brings are numbered after it. An answer or
    agreed score that is given, changed or confirmed without naming a version is given under the one in force; the
    others, and those of a `fresh` round, stay as they are. Raises InputError: PublishedVersion for a version that would
    be rewritten or withdrawn, UnknownId and Repeated for a new one that cannot be, UnknownVersion for a score that
    names one that is not there.
    """
    if kind is _VERSION:
        if fresh:
            return _with_text(entries, held, preview, replaces={}, at=at)
        kept = [_as_published(entry, held, f"{kind.listed}[{i}]") for i, entry in enumerate(entries)]
        _check_new(kept, held, preview.round())
        return _after_the_first(kept, held, preview, at=at)
    if kind.name not in ("answer", "agreed") or fresh:
        return entries
    after = preview.round()
    for i, entry in enumerate(entries):
        _check_named(kind, entry, after, f"{kind.listed}[{i}]")
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


def _check_new(entries: Sequence[Value], held: Round, after: Round) -> None:
    """Refuse new versions that follow what is not there, change a criterion that is nowhere, or repeat a number.

    Versions that a merge brings never come this way, nor do those of a round that begins from a document.
    """
    disputed = {each.parts[0] for each in held.conflicts if each.kind == _VERSION.name}
    there = {key: _said(msgspec.to_builtins(version)) for key, version in held.versions.items()}
    fresh = {
        i: entry
        for i, entry in enumerate(entries)
        if isinstance(entry, dict) and isinstance(entry.get("id"), str) and entry.get(WITHDRAWN) is not True
        and entry["id"] not in held.versions and entry["id"] not in disputed
    }  # fmt: skip
    brought = [_said(entry) for entry in fresh.values()]
    known = {*there, *disputed, *(each.id for each in brought)}
    apart = [each.before for each in (*there.values(), *brought)]
    for (i, entry), version in zip(fresh.items(), brought, strict=True):
        where = f"{_VERSION.listed}[{i}]"
        _check_followed(version, known, where)
        _check_changed(entry, after, where)
        _check_sole_number(version, there.values(), apart, where)
        there[version.id] = version


def _said(entry: Mapping[str, Value]) -> _Said:
    """Return what an entry says of a version's place among the others; what has no such shape is refused later."""
    beside = entry.get("beside")
    named = frozenset(each for each in beside if isinstance(each, str)) if isinstance(beside, list | tuple) else set()
    replaces = entry.get("replaces")
    before = {replaces} if isinstance(replaces, str) else set()
    return _Said(str(entry.get("id")), entry.get("number"), frozenset(named | before), frozenset(named))


def _check_followed(version: _Said, known: Collection[str], where: str) -> None:
    """Refuse a version that follows itself, or one that is not there."""
    for key in sorted(version.before):
        place = f"{where}.{'beside' if key in version.beside else 'replaces'}"
        if key == version.id:
            said = f"Version “{key}” cannot follow itself."
            raise refuse("Repeated", said, place, "Name another version, or leave it out.")
        if key not in known:
            said = f"There is no version “{key}” of the framework."
            raise refuse("UnknownId", said, place, "Name a version of this round, or leave it out.")


def _check_changed(entry: Mapping[str, Value], after: Round, where: str) -> None:
    """Refuse what is said of a criterion that neither the version nor the framework has."""
    changed, own = entry.get("changed"), entry.get("criteria")
    known = {str(key) for key in after.criteria}
    known |= {str(each.get("id")) for each in own if isinstance(each, dict)} if isinstance(own, list) else set()
    for key in changed if isinstance(changed, dict) else ():
        if key not in known:
            said = f"There is no criterion “{key}” in this version or in the framework."
            raise refuse("UnknownId", said, f"{where}.changed.{key}", "Name a criterion that changed.")


def _check_sole_number(version: _Said, others: Iterable[_Said], apart: Iterable[frozenset[str]], where: str) -> None:
    """Refuse a number that another version has, unless it is said that the two were published apart."""
    for other in others:
        if other.id == version.id or other.number != version.number:
            continue
        if version.id in other.beside or other.id in version.beside:
            continue
        if not any({version.id, other.id} <= each for each in apart):
            said = f"There is a version {version.number} already."
            remedy = "Give the next number, or name the other in “beside” if the two were published apart."
            raise refuse("Repeated", said, f"{where}.number", remedy)


def _after_the_first(entries: Sequence[Value], held: Round, preview: Preview, *, at: str) -> Sequence[Value]:
    """Return a document's versions, behind the framework as it stood where scores rest on it and nothing kept it."""
    if held.version is not None:
        beside = [key for key in latest(held.versions) if key != held.version.id]
        replaces: dict[str, Value] = {"replaces": held.version.id, "beside": beside}
        return _with_text(entries, held, preview, replaces=replaces, at=at)
    whole = _with_text(entries, held, preview, replaces={}, at=at)
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
    entries: Sequence[Value], held: Round, preview: Preview, *, replaces: dict[str, Value], at: str
) -> Sequence[Value]:
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
    usual = {} if "replaces" in last else replaces
    whole = {**{name: text[name] for name in _TEXT}, **({"at": at} if at else {}), **usual, **last}
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


def done_by_the_way(document: Mapping[str, Value], before: Round, after: Round) -> tuple[str, ...]:
    """Return what taking in a document did that it does not say, a sentence each.

    Scored criteria whose change was taken as one of wording, versions that were kept under another number, shows of
    hands that were withdrawn because they would have come back to another scale.
    """
    entries = [each for each in _listed(document, _VERSION) if isinstance(each.get("id"), str)]
    changed = [each.get("changed") for each in entries]
    told = {key for each in changed if isinstance(each, dict) for key in each}
    new = sorted((each for key, each in after.versions.items() if key not in before.versions), key=_order)
    scored = scored_criteria(before)
    taken = {key: None for each in new for key, sort in each.changed.items() if sort == "wording"}
    notes = [
        f"{key}: taken as a change of wording, so its scores go on counting. Say “meaning” in `versions` if not."
        for key in taken
        if key in scored and key not in told
    ]
    numbers = {each["id"]: each.get("number") for each in entries}
    first = min((each.number for each in new), default=0)
    notes += [
        f"{each.id}: kept as version {each.number}, because version {first} is the framework on which the scores rest."
        for each in new
        if each.id in numbers and numbers[each.id] != each.number
    ]
    return (*notes, *_votes_withdrawn(document, before, after))


def _votes_withdrawn(document: Mapping[str, Value], before: Round, after: Round) -> Iterator[str]:
    """Yield a sentence for each show of hands that a document withdrew without naming it."""
    named = {(each.get("case"), each.get("criterion")) for each in _listed(document, _VOTE)}
    for (case, criterion), vote in before.votes.items():
        if (case, criterion) not in after.votes and (case, criterion) not in named:
            said = f"The show of hands on case {case}, criterion {criterion}, was withdrawn"
            yield f"{said}: its counts are for levels 0 to {len(vote.counts) - 1}."


def _listed(document: Mapping[str, Value], kind: Kind) -> list[dict[str, Value]]:
    """Return the entries of one list of a document."""
    entries = document.get(kind.listed)
    return [each for each in entries if isinstance(each, dict)] if isinstance(entries, list) else []


def _order(version: Version) -> tuple[int, str]:
    return version.number, version.id
