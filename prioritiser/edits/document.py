"""From a document in the open round format to one edit: everything in it is right, or nothing happens."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

import msgspec

from prioritiser.edits import scoring, versioning
from prioritiser.edits.checks import check, check_all_weights, is_left_over
from prioritiser.edits.entries import WITHDRAWN, Reading, Touched, differences, parts_of, read_list, take_in
from prioritiser.edits.framework_checks import refuse
from prioritiser.edits.preview import Preview
from prioritiser.edits.text import check_text, check_texts
from prioritiser.errors import InputError
from prioritiser.model.base import Record, Value
from prioritiser.model.edit import Change, Edit, Key
from prioritiser.model.framework import Criterion, Node
from prioritiser.model.kinds import KINDS
from prioritiser.model.records import MARKS, flatten, to_record
from prioritiser.model.round import Round
from prioritiser.model.settings import Settings
from prioritiser.model.weight import WeightSet

HEADINGS = ("format", "version", "title", "settings")
LISTS = tuple(kind.listed for kind in KINDS.values() if kind.listed)
_ROUND, _VOTE, _WEIGHTS = KINDS["round"], KINDS["vote"], KINDS["weights"]
# What a change of framework, scale, years or a withdrawal can make wrong; swings of what is gone are passed over.
_MAY_BREAK = (
    "node", "criterion", "assessor", "case", "answer", "agreed", "vote", "budget", "limit", "rule",
)  # fmt: skip
# Nothing in force hangs on these, so that taking one back is as quick as making it.
_NOTHING_RESTS_ON = ("draft",)


def edit_of(
    document: Mapping[str, Value], held: Round, *, label: str, reason: str = "", fresh: bool = False, at: str = ""
) -> Edit:
    """Return the edit that takes a document into the round.

    `fresh`: the document is a round of its own, so that rules about the order of work (closed, locked, recused) do
    not apply. `at`: the time (ISO 8601) of a version that the document makes and gives no time. A show of hands that
    would come back, with its case or criterion, to another scale than it was counted on is withdrawn by the same edit.
    Raises InputError or RefusedError naming the entry; then nothing is to be changed.
    """
    _check_headings(document)
    check_text(reason, "reason")
    preview, reading = Preview(held), Reading()
    _read_round(document, held, preview, reading, fresh=fresh)
    for kind in KINDS.values():
        if kind.listed and kind.listed in document:
            entries = document[kind.listed]
            if not isinstance(entries, list):
                raise refuse("WrongShape", "This must be a list.", kind.listed, "Put its entries in [ ].")
            entries = versioning.bound(kind, entries, held, preview, fresh=fresh, at=at)
            if kind is _WEIGHTS and not fresh:
                entries = [
                    _with_its_reason(entry, preview, f"{kind.listed}[{i}]", reason) for i, entry in enumerate(entries)
                ]
            read_list(kind, entries, preview, reading)
        if kind.name == "version" and not fresh:
            versioning.keep_text(held, preview, reading, at=at)
    _take_back_votes(held, preview, reading)
    after = preview.round()
    check_everything(reading.touched, held, versioning.without_own(after, reading))
    if reading.changes and not fresh:
        scoring.check_order_of_work(reading.touched, held, after, reason)
    return Edit(label, tuple(reading.changes), reason)


def _check_headings(document: Mapping[str, Value]) -> None:
    """Refuse what is not this format, and keys that it does not know, by name."""
    if document.get("format", "prioritiser-round") != "prioritiser-round":
        raise refuse("NotThisFormat", "“format” must be “prioritiser-round”.", "format", "Use the open round format.")
    if document.get("version", 1) != 1 or isinstance(document.get("version", 1), bool):
        raise refuse("NotThisVersion", "Only version 1 of the format is known here.", "version", "Use version 1.")
    unknown = [name for name in document if name not in (*HEADINGS, *LISTS)]
    if unknown:
        raise refuse("UnknownKey", f"There is no “{unknown[0]}” in the format.", unknown[0], "Remove or correct it.")


def _read_round(document: Mapping[str, Value], held: Round, preview: Preview, reading: Reading, *, fresh: bool) -> None:
    """Take in title and settings; settings that are left out stay as they are."""
    title = document.get("title", held.title)
    if title != held.title:
        if not isinstance(title, str):
            raise refuse("WrongShape", "The title must be text.", "title", "Correct it.")
        check_text(title, "title")
        preview.name(title)
    given = document.get("settings", {})
    if not isinstance(given, dict):
        raise refuse("WrongShape", "The settings must be an object.", "settings", "Correct them.")
    check_texts(given, "settings")
    before = flatten(_ROUND, held.settings)
    raw = {name: getattr(held.settings, name) for name in held.settings.__struct_fields__}
    settings = to_record(_ROUND, {**raw, **given}, where="settings")
    after = flatten(_ROUND, settings)
    preview.put(_ROUND, (), settings)
    if fresh:
        record = {**after.fields, **({"title": title} if title else {})}
        name = record.pop("title", None)
        reading.changes.append(Change(Key("round", ()), None, record))
        reading.changes.extend([Change(Key("round", (), "title"), None, name)] if name else [])
    else:
        if title != held.title:
            reading.changes.append(Change(Key("round", (), "title"), held.title, title))
        reading.changes.extend(differences(_ROUND, (), before, after))
    if given or fresh:
        # What names a case or criterion that was withdrawn since is looked at only when it is given anew.
        for name, nothing in (("by_hand", ()), ("weight_bounds", {})):
            if name not in given:
                settings = msgspec.structs.replace(settings, **{name: nothing})
        reading.touched.append(Touched(_ROUND, (), "settings", settings))


def _with_its_reason(entry: Value, preview: Preview, where: str, reason: str) -> Value:
    """Return a set of weights whose reason, method and judgements belong to its swings.

    What is not said of other swings than those that stand is not taken over from these: the reason of the edit is
    theirs. What is not said of the same swings stays.
    """
    if not isinstance(entry, dict) or not isinstance(entry.get("swings"), dict):
        return entry
    if any(entry.get(name) is True for name in (WITHDRAWN, *MARKS)):
        return entry
    old = preview.get(_WEIGHTS, parts_of(_WEIGHTS, entry, where))
    if not isinstance(old, WeightSet) or old.swings != entry["swings"]:
        return {"reason": reason, **entry}
    if entry.get("method", old.method) != old.method:
        return entry
    return {"method": old.method, "judgements": old.judgements, **entry}


def _take_back_votes(held: Round, preview: Preview, reading: Reading) -> None:
    """Withdraw each show of hands that comes back with its case or criterion to a scale it was not counted on.

    Only counts on the scale in force can be shown, and a document that holds others cannot be read.
    """
    after = preview.round()
    said = {each.parts for each in reading.touched if each.kind is _VOTE}
    for parts, vote in held.votes.items():
        if len(vote.counts) == after.settings.levels + 1 or parts in said:
            continue
        if is_left_over(_VOTE, parts, held) and not is_left_over(_VOTE, parts, after):
            take_in(_VOTE, parts, (_VOTE.listed, {WITHDRAWN: True}), preview, reading)


def check_everything(touched: Sequence[Touched], before: Round, after: Round) -> None:
    """Check each thing that was touched, and what a change of the framework or the scale may break elsewhere."""
    for thing in touched:
        if thing.record is not None:
            check(thing.record, after, thing.where)
    touched = [thing for thing in touched if thing.kind.name not in _NOTHING_RESTS_ON]
    if any(isinstance(thing.record, Node | Criterion | Settings | None) for thing in touched):
        _check_the_rest({(thing.kind.name, thing.parts) for thing in touched}, before, after)
    if any(isinstance(thing.record, Node | Criterion | WeightSet | None) for thing in touched):
        check_all_weights(after)


def _check_the_rest(touched: Container[tuple[str, tuple[str, ...]]], before: Round, after: Round) -> None:
    """Refuse an edit that makes wrong what was right; what was wrong before is not this edit's doing."""
    for kind in KINDS.values():
        if kind.name not in _MAY_BREAK:
            continue
        table: Mapping[object, Record] = getattr(after, kind.attribute)
        for key, record in table.items():
            parts = key if isinstance(key, tuple) else (str(key),)
            if (kind.name, parts) not in touched and not is_left_over(kind, parts, after):
                where = f"{kind.listed} {' / '.join(parts) if kind.name != 'rule' else _rule_words(record)}"
                try:
                    check(record, after, where)
                except InputError as fault:
                    if _was_right(record, before, where):
                        remedy = "Change that too, in the same document. Nothing was changed."
                        raise InputError(fault.code, fault.message, where=fault.where, remedy=remedy) from None


def _was_right(record: Record, before: Round, where: str) -> bool:
    """Return whether a record could stand before the edit."""
    try:
        check(record, before, where)
    except InputError:
        return False
    return True


def _rule_words(record: Record) -> str:
    """Return a rule by its kind and the cases that it names; its id means nothing to people."""
    cases = [getattr(record, name) for name in ("case", "needs")] + list(getattr(record, "cases", ()))
    return " ".join(str(part) for part in (getattr(record, "kind", ""), *cases) if part)
