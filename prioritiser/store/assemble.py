"""From what the events add up to, to the Round that people see: whole at opening, thing by thing after an edit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import NamedTuple

import msgspec

from prioritiser.errors import InputError
from prioritiser.model.base import Record, Value
from prioritiser.model.edit import Key
from prioritiser.model.framework import Version, known_under
from prioritiser.model.kinds import KINDS, LINE_KINDS, Kind
from prioritiser.model.natural import natural_key
from prioritiser.model.records import Flat, build
from prioritiser.model.round import Conflict, Problem, Rival, Round
from prioritiser.model.score import Agreed, Answer
from prioritiser.model.settings import Settings
from prioritiser.store.fold import Settled, State

ORDER = "~place"
HIGHEST_LEVEL = 9
Thing = tuple[str, tuple[str, ...]]


class Said(NamedTuple):
    """Who said an event, when, in which gesture, and where in the order of things."""

    edit: str
    lamport: int
    actor: str | None
    at: str


class Assembler:
    """Builds the records of one round and keeps what a person must still settle."""

    def __init__(self, state: State, said: Callable[[str], Said]) -> None:
        """Read from `state`; `said` tells who said an event, for showing rivals."""
        self._state = state
        self._who = said
        self._orders: dict[str, dict[tuple[str, ...], float]] = {}
        self._conflicts: dict[Thing, tuple[Conflict, ...]] = {}
        self._problems: dict[Thing, Problem] = {}
        self._versions: dict[str, Version] = {}
        self._meanings: dict[str, frozenset[str]] = {}
        self._known: dict[tuple[int | None, tuple[str, ...]], frozenset[str]] = {}

    def whole(self, uuid: str) -> Round:
        """Return the round from all entries."""
        found: dict[str, dict[object, Record]] = {}
        for kind in KINDS.values():
            if not kind.attribute:
                continue
            records = {}
            for parts in self._state.slots.get(kind.name, {}):
                record = self._record(kind, parts)
                if record is not None:
                    records[parts] = record
            found[kind.attribute] = self._sorted(kind, records)
            if kind.name == "version":
                self._learn(found[kind.attribute])
        return self._finish(Round(uuid=uuid, **found))  # type: ignore[arg-type]

    def after(self, old: Round, touched: Iterable[Thing]) -> Round:
        """Return the round with the touched things built again."""
        changed: dict[str, dict[object, Record]] = {}
        out_of_place: dict[str, Kind] = {}
        owners = {_owner(kind, parts) for kind, parts in touched}
        if any(kind == "version" for kind, _ in owners):
            owners |= self._outdated(old, {parts for kind, parts in owners if kind == "version"})
        for name, parts in sorted(owners, key=lambda owner: (owner[0] != "version", owner)):
            kind = KINDS.get(name)
            if kind is None or not kind.attribute:
                continue
            if kind.attribute not in changed:
                changed[kind.attribute] = dict(getattr(old, kind.attribute))
            if self._put(kind, parts, changed[kind.attribute]):
                out_of_place[kind.attribute] = kind
        for attribute, kind in out_of_place.items():
            changed[attribute] = self._sorted(kind, {_parts(key): one for key, one in changed[attribute].items()})
        return self._finish(replace(old, **changed))  # type: ignore[arg-type]

    def _outdated(self, old: Round, touched: Iterable[tuple[str, ...]]) -> set[Thing]:
        """Take note of which meanings the versions changed, and return the answers that this concerns."""
        kind, versions = KINDS["version"], dict[object, Record](old.versions.items())
        for parts in touched:
            self._put(kind, parts, versions)
        before = self._meanings
        self._learn(versions)
        moved = before.keys() | self._meanings.keys()  # a version may also tell who had seen which other one
        answers = {("answer", key) for key in old.answers if key[1] in moved}
        return answers | {("agreed", key) for key in old.agreed if key[1] in moved}

    def _learn(self, versions: Mapping[object, Record]) -> None:
        """Take note of the versions, and of which of them changed the meaning of each criterion."""
        self._versions = {each.id: each for each in versions.values() if isinstance(each, Version)}
        self._known = {}
        found: dict[str, set[str]] = {}
        for key, version in self._versions.items():
            for criterion, sort in version.changed.items():
                if sort == "meaning":
                    found.setdefault(criterion, set()).add(key)
        self._meanings = {criterion: frozenset(keys) for criterion, keys in found.items()}

    def _is_outdated(self, given: Answer | Agreed) -> bool:
        """Return whether a version changed what an answer means that was not known when it was given."""
        changed = self._meanings.get(given.criterion)
        if not changed:
            return False
        behind = (given.version, given.under)
        if behind not in self._known:
            self._known[behind] = known_under(self._versions, *behind)
        return not changed <= self._known[behind]

    def _put(self, kind: Kind, parts: tuple[str, ...], records: dict[object, Record]) -> bool:
        """Replace one record in its mapping; return whether it is new or has moved: then sort the mapping."""
        key = _map_key(parts)
        place = self._orders.get(kind.name, {}).get(parts)
        record = self._record(kind, parts)
        if record is None:
            records.pop(key, None)
            return False
        fresh = key not in records or place != self._orders.get(kind.name, {}).get(parts)
        records[key] = record
        return fresh and not kind.atomic

    def _finish(self, assembled: Round) -> Round:
        """Put in the title, the settings and what a person must settle."""
        flat, conflicts = self._flat(KINDS["round"], ())
        self._note("round", (), conflicts)
        title = str(flat.fields.pop("title", "")) if flat else ""
        settings = self._settings(flat) if flat else Settings()
        return replace(
            assembled,
            title=title,
            settings=settings,
            conflicts=tuple(found for _, group in sorted(self._conflicts.items()) for found in group),
            problems=tuple(problem for _, problem in sorted(self._problems.items())),
        )

    def _settings(self, flat: Flat) -> Settings:
        """Return the settings; those that cannot be right are listed and the usual ones used."""
        self._problems.pop(("round", ()), None)
        try:
            settings = build(KINDS["round"], (), flat)
        except InputError as fault:
            self._problems["round", ()] = Problem("round", (), fault.message)
            return Settings()
        if not isinstance(settings, Settings) or not 1 <= settings.levels <= HIGHEST_LEVEL:
            self._problems["round", ()] = Problem("round", (), "The highest level is not from 1 to 9.")
            return Settings()
        return settings

    def _sorted(self, kind: Kind, records: dict[tuple[str, ...], Record]) -> dict[object, Record]:
        """Return the records as people see them: by their place, then by natural id."""
        orders = self._orders.get(kind.name, {})
        keys = sorted(records, key=lambda parts: (orders.get(parts, 0.0), tuple(natural_key(part) for part in parts)))
        return {_map_key(parts): records[parts] for parts in keys}

    def _record(self, kind: Kind, parts: tuple[str, ...]) -> Record | None:
        """Return one record, or None when it is not there or cannot be right (then it is listed)."""
        thing = (kind.name, parts)
        self._problems.pop(thing, None)
        flat, conflicts = self._flat(kind, parts)
        self._note(kind.name, parts, conflicts)
        if flat is None:
            return None
        disputed = any(found.field == "" for found in conflicts)
        if kind.name == "answer" and disputed:
            flat.fields[""] = None
        if kind.name == "case" and any(found.field == "title" for found in conflicts):
            flat.fields.setdefault("title", parts[0])  # a case does not go because two replicas named it differently
        try:
            record = build(kind, parts, flat)
        except InputError as fault:
            self._problems[thing] = Problem(kind.name, parts, fault.message)
            return None
        if isinstance(record, Answer | Agreed):
            stale = record.stale or self._is_outdated(record)
            if disputed or stale != record.stale:
                return msgspec.structs.replace(record, conflict=disputed, stale=stale)
        return record

    def _note(self, kind: str, parts: tuple[str, ...], conflicts: tuple[Conflict, ...]) -> None:
        """Remember, or forget, what is in conflict about one thing."""
        if conflicts:
            self._conflicts[kind, parts] = conflicts
        else:
            self._conflicts.pop((kind, parts), None)

    def _flat(self, kind: Kind, parts: tuple[str, ...]) -> tuple[Flat | None, tuple[Conflict, ...]]:
        """Return the thing as flat fields, with the conflicts found on the way."""
        main = self._state.at(Key(kind.name, parts))
        conflicts = list(self._conflict(Key(kind.name, parts), main)) if kind.atomic else []
        if not main.value and not (kind.name == "answer" and (main.conflict or self._has_words(parts))):
            return None, tuple(conflicts)
        flat = Flat({"": main.value} if kind.atomic else {})
        slot = self._state.slot(kind.name, parts)
        names = (
            slot.fields if kind.atomic and slot else () if kind.atomic else self._state.field_names(kind.name, parts)
        )
        for name in sorted(names):
            settled = self._state.at(Key(kind.name, parts, name))
            if name == ORDER:
                # Two people may move a thing to two places; nothing hangs on it, so nobody is asked.
                flat.fields[ORDER] = self._place(Key(kind.name, parts, name), settled)
                continue
            conflicts.extend(self._conflict(Key(kind.name, parts, name), settled))
            if settled.value is not None:
                flat.fields[name] = settled.value
        order = flat.fields.pop(ORDER, None)
        self._orders.setdefault(kind.name, {})[parts] = order if isinstance(order, float | int) else 0.0
        for nested in kind.nested:
            flat.lines[nested.kind] = self._lines(nested.kind, parts[0], conflicts)
        return flat, tuple(conflicts)

    def _place(self, key: Key, settled: Settled) -> Value:
        """Return where a thing stands; of several places the one that all had seen, else the first."""
        if not settled.conflict or settled.value is not None:
            return settled.value
        entries = self._state.entries(key)
        found = [entries[each].value for each in settled.live]
        return min((place for place in found if isinstance(place, float | int)), default=None)

    def _has_words(self, parts: tuple[str, ...]) -> bool:
        """Return whether a cleared answer still carries a reason worth showing."""
        return bool(self._state.at(Key("answer", parts, "reason")).value)

    def _lines(self, kind_name: str, owner: str, conflicts: list[Conflict]) -> dict[str, Flat]:
        """Return the lines of one case, by their place, then by natural id."""
        kind = KINDS[kind_name]
        found: dict[str, Flat] = {}
        for line in sorted(self._state.line_ids(kind_name, owner), key=natural_key):
            flat, clashes = self._flat(kind, (owner, line))
            conflicts.extend(clashes)
            if flat is not None:
                found[line] = flat
        orders = self._orders.get(kind_name, {})
        return dict(sorted(found.items(), key=lambda item: orders.get((owner, item[0]), 0.0)))

    def _conflict(self, key: Key, settled: Settled) -> tuple[Conflict, ...]:
        """Return the conflict at a key, each rival with the reason that came with it."""
        if not settled.conflict:
            return ()
        entries = self._state.entries(key)
        rivals = [self._rival(key, event_id, entries[event_id].value) for event_id in settled.live]
        distinct = {repr((rival.value, rival.reason)): rival for rival in rivals}
        return (
            Conflict(key.kind, key.parts, key.field, tuple(distinct[at] for at in sorted(distinct)), settled.value),
        )

    def _rival(self, key: Key, event_id: str, value: Value) -> Rival:
        """Return one rival with who said it and why."""
        said = self._who(event_id)
        reasons = self._same_edit(Key(key.kind, key.parts, "reason"), said.edit) if not key.field else []
        answers = self._same_edit(key, said.edit)
        at = answers.index(event_id) if len(reasons) == len(answers) else 0
        reason = self._state.entries(Key(key.kind, key.parts, "reason"))[reasons[at]].value if reasons else ""
        return Rival(value, str(reason or ""), said.actor, said.at)

    def _same_edit(self, key: Key, edit: str) -> list[str]:
        """Return the events at a key that one gesture made, in order."""
        said = [(self._who(event_id), event_id) for event_id in self._state.entries(key)]
        return [event_id for who, event_id in sorted(said, key=lambda each: each[0].lamport) if who.edit == edit]


def _owner(kind: str, parts: tuple[str, ...]) -> Thing:
    """Return the thing in a Round that shows a change: the case of a line, else the thing itself."""
    return ("case", parts[:1]) if kind in LINE_KINDS else (kind, parts)


def _map_key(parts: tuple[str, ...]) -> object:
    """Return how a Round keys a thing: the id itself where there is one part."""
    return parts[0] if len(parts) == 1 else parts


def _parts(key: object) -> tuple[str, ...]:
    """Return a Round's key as id parts."""
    return key if isinstance(key, tuple) else (str(key),)
