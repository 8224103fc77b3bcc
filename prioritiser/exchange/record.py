"""The record for people outside: the history event by event, restore points, and the schema of it all."""

from __future__ import annotations

import msgspec

from prioritiser.edits.entries import ORDER, WITHDRAWN
from prioritiser.exchange.judged import JudgementsIn
from prioritiser.exchange.open_format import OpenRound
from prioritiser.exchange.reports import VERBS, EventOut, HistoryOut, PointOut, VerifyOut
from prioritiser.model.base import Value
from prioritiser.model.edit import Key
from prioritiser.model.event import Body, chain_faults
from prioritiser.model.kinds import EDIT, KINDS, LINE_KINDS, Kind
from prioritiser.model.records import MARKS
from prioritiser.model.round import Round
from prioritiser.store.fold import State
from prioritiser.store.ledger import Ledger


def history_of(ledger: Ledger, held: Round) -> HistoryOut:
    """Return every event in an order in which causes come before effects, with what stood there before."""
    said = [(body.lamport, event.chain, event.seq, event.id, body) for event, body in ledger.bodies()]
    said.sort(key=lambda each: each[:3])
    reasons = {body.key[0]: str(body.value or "") for *_, body in said if body.kind == EDIT}
    own = {
        (body.edit.id, body.kind, body.key): str(body.value or "")
        for *_, body in said
        if body.field == "reason" and body.kind != EDIT
    }
    values = _values(ledger)
    events = tuple(
        EventOut(
            at=body.at, actor=body.actor, kind=body.kind, key=_named(body), field=body.field,
            before=_shown(_before(body, values)), after=_shown(body.value),
            reason=own.get((body.edit.id, body.kind, body.key)) or reasons.get(body.edit.id, ""),
            edit=body.edit.label, undoes=body.edit.undoes is not None,
        )
        for *_, body in said
        if body.kind != EDIT
    )  # fmt: skip
    return HistoryOut(events=events, points=points_of(held))


def _values(ledger: Ledger) -> State:
    """Return all entries, those that were set aside included: the history leaves nothing out."""
    state = State()
    for event, body in ledger.bodies():
        state.add(event.id, body)
    return state


def _shown(value: Value) -> Value:
    """Return a value without the marks of where things stand in their lists."""
    if isinstance(value, dict):
        return {name: _shown(each) for name, each in value.items() if name != ORDER}
    return [_shown(each) for each in value] if isinstance(value, list | tuple) else value


def _before(body: Body, state: State) -> Value:
    """Return what an event replaced: one value, or a list of rivals."""
    entries = state.entries(Key(body.kind, body.key, body.field))
    values: list[Value] = []
    for old in body.supersedes:
        if old in entries and entries[old].value not in values:
            values.append(entries[old].value)
    return values[0] if len(values) == 1 else values or None


def _named(body: Body) -> dict[str, str]:
    """Return an event's key with the names of its parts."""
    kind = KINDS.get(body.kind)
    names = ("case", "line") if body.kind in LINE_KINDS else kind.parts if kind else ("id",)
    return dict(zip(names, body.key, strict=False))


def points_of(held: Round) -> tuple[PointOut, ...]:
    """Return the restore points, oldest first."""
    ordered = sorted(held.points.values(), key=lambda each: (each.at, each.id))
    return tuple(PointOut(id=each.id, name=each.name, at=each.at, code=each.code) for each in ordered)


def verification(ledger: Ledger, held: Round, *, code: str | None) -> VerifyOut:
    """Return whether every chain holds, and which moment a printed code is of."""
    problems = [fault for chain in ledger.chains() for fault in chain_faults(ledger.uuid, chain)]
    problems += [f"{each.kind} {' / '.join(each.parts)}: {each.reason}" for each in held.problems]
    events = [event for chain in ledger.chains() for event in chain.events]
    matches = None
    if code is not None:
        matches = _moment(ledger, held, "".join(code.split()).lower())
        if matches is None:
            problems.append("The code is neither today's nor that of any restore point here.")
    return VerifyOut(
        ok=not problems, head=ledger.code(), events=len(events), withheld=sum(event.body is None for event in events),
        problems=tuple(problems), matches=matches,
    )  # fmt: skip


def _moment(ledger: Ledger, held: Round, digits: str) -> str | None:
    if digits == "".join(ledger.code().split()):
        return "today"
    return next((each.id for each in held.points.values() if "".join(each.code.split()) == digits), None)


def schema() -> dict[str, Value]:
    """Return the JSON Schema of the open round format and of all that comes back."""
    kinds = (OpenRound, JudgementsIn, *(kind for _, kind in VERBS))
    found, components = msgspec.json.schema_components(kinds, ref_template="#/$defs/{name}", schema_hook=_anything)
    outputs = {name: schema for (name, _), schema in zip(VERBS, found[2:], strict=True)}
    properties = dict(components["OpenRound"]["properties"])
    for kind in KINDS.values():
        if kind.listed:
            name = kind.record.__name__
            components[f"{name}Change"] = _change_schema(kind, components[name])
            components[name] = _entry_schema(kind, components[name])
            properties[kind.listed] = {"type": "array", "items": {"$ref": f"#/$defs/{name}Change"}}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Prioritiser open round format, version 1",
        **found[0],
        "x-inputs": {
            "apply": {"type": "object", "properties": properties, "additionalProperties": False},
            "weights": found[1],
        },
        "x-outputs": outputs,
        "$defs": components,
    }


def _anything(_kind: type) -> dict[str, Value]:
    """Return the schema of a `Value`; msgspec takes an empty one for none."""
    return {"description": "any JSON value"}


def _entry_schema(kind: Kind, said: dict[str, Value]) -> dict[str, Value]:
    """Return the schema of an entry in a whole document: rivals in a conflict need not repeat what they share."""
    conflict = {"properties": {"conflict": {"const": True}}, "required": ["conflict"]}
    return {**_change_schema(kind, said), "if": conflict, "else": {"required": _needed(said)}}


def _change_schema(kind: Kind, said: dict[str, Value]) -> dict[str, Value]:
    """Return the schema of an entry that `apply` takes in: what is left out stays as it is."""
    properties = said["properties"]
    marks = {name: {"type": "boolean", "default": False} for name in (*MARKS, WITHDRAWN)}
    whose = [name for name in _needed(said) if name in kind.parts]
    return {**said, "properties": {**(properties if isinstance(properties, dict) else {}), **marks}, "required": whose}


def _needed(said: dict[str, Value]) -> list[str]:
    needed = said.get("required", [])
    return [str(name) for name in needed] if isinstance(needed, list) else []
