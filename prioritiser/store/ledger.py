"""All events of one round in memory: chains, their heads, new events at the end of our own, and their sum."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import msgspec

from prioritiser.model.base import Value
from prioritiser.model.edit import Key
from prioritiser.model.event import (
    SALT_BYTES,
    Body,
    Chain,
    EditMark,
    Event,
    body_text,
    chain_start,
    code_of,
    commit_to,
    header_hash,
)
from prioritiser.model.kinds import ERASURE, RECEIPT, SET_ASIDE
from prioritiser.store.assemble import Said
from prioritiser.store.fold import State
from prioritiser.store.steps import Steps

_DECODER = msgspec.json.Decoder(Body)
Heads = dict[str, tuple[int, str]]


class Draft(NamedTuple):
    """What a new event is to say, before it has a place in a chain."""

    id: str
    key: Key
    value: Value
    supersedes: tuple[str, ...]


def read_body(text: str) -> Body:
    """Return the body that a canonical text holds."""
    return _DECODER.decode(text)


class Ledger:
    """The events of a round as this replica holds them. `own` is the chain that it appends to.

    `places` is the seq of each event of our own chain by its id, `steps` what can be undone and redone.
    """

    def __init__(self, round_uuid: str, chains: Iterable[Chain], own: str) -> None:
        """Take in chains that were verified."""
        self.uuid = round_uuid
        self.own = own
        self.events: dict[str, list[Event]] = {}
        self.heads: Heads = {}
        self.content = 0
        self.places: dict[str, int] = {}
        self.steps = Steps()
        self._lamport = 0
        self._noted: dict[str, int] = {}
        self._said: dict[str, Said] | None = None
        self._erased: set[str] = set()
        for chain in chains:
            self.extend(chain.events)

    def extend(self, events: Iterable[Event]) -> None:
        """Add events that follow on what is here."""
        touched = set()
        for event in events:
            self.events.setdefault(event.chain, []).append(event)
            touched.add(event.chain)
            if event.body is not None:
                self._learn(event, read_body(event.body))
            if event.chain == self.own:
                self.places[event.id] = event.seq
        for chain in touched:
            end = self.events[chain][-1]
            self.heads[chain] = (end.seq, header_hash(end).hex())

    def _learn(self, event: Event, body: Body) -> None:
        """Keep count of what is here, and of what our own chain has noted of the others."""
        self._lamport = max(self._lamport, body.lamport)
        self.content += body.kind != RECEIPT
        if body.kind == ERASURE and isinstance(body.value, list):
            self._erased.update(str(each) for each in body.value)
        if event.chain == self.own:
            self._noted.update({chain: seq for chain, (seq, _) in body.seen.items()})
            self.steps.take(event.seq, body, self.places)
        if self._said is not None:
            self._said[event.id] = Said(body.edit.id, body.lamport, body.actor, body.at)

    def chains(self) -> tuple[Chain, ...]:
        """Return every chain, in id order."""
        return tuple(Chain(key, tuple(events)) for key, events in sorted(self.events.items()))

    def bodies(self) -> Iterator[tuple[Event, Body]]:
        """Yield every event whose body is here, chain by chain."""
        for _, events in sorted(self.events.items()):
            for event in events:
                if event.body is not None:
                    yield event, read_body(event.body)

    def code(self) -> str:
        """Return the code of all heads as they are now."""
        return code_of(self.heads)

    def said(self, event_id: str) -> Said:
        """Return who said an event, when, and in which gesture."""
        if self._said is None:
            self._said = {
                event.id: Said(body.edit.id, body.lamport, body.actor, body.at) for event, body in self.bodies()
            }
        return self._said.get(event_id, Said("", 0, None, ""))

    def last_said(self, kind: str, parts: tuple[str, ...]) -> Said:
        """Return who last said what a thing is, and when; empty words where nobody did."""
        mark = f'"kind":"{kind}"'  # a look at the text spares decoding what is about something else
        texts = (event.body for events in self.events.values() for event in events if event.body and mark in event.body)
        bodies = (read_body(text) for text in texts)
        found = [body for body in bodies if (body.kind, body.key, body.field) == (kind, parts, "")]
        last = max(found, key=lambda body: (body.lamport, body.at), default=None)
        return Said("", 0, None, "") if last is None else Said(last.edit.id, last.lamport, last.actor, last.at)

    def make(self, drafts: Sequence[Draft], *, mark: EditMark, actor: str | None, at: str) -> list[Event]:
        """Return new events for the end of our own chain; nothing is added yet."""
        seq, digest = self.heads.get(self.own, (0, ""))
        prev = bytes.fromhex(digest) if digest else chain_start(self.uuid, self.own)
        seen = {
            chain: head for chain, head in self.heads.items() if chain != self.own and self._noted.get(chain) != head[0]
        }
        made = []
        for lamport, draft in enumerate(drafts, start=self._lamport + 1):
            seq += 1
            body = Body(
                kind=draft.key.kind, key=draft.key.parts, field=draft.key.field, value=draft.value,
                supersedes=draft.supersedes, edit=mark, seen=seen, lamport=lamport, actor=actor, at=at,
            )  # fmt: skip
            seen = {}
            text, salt = body_text(body), secrets.token_bytes(SALT_BYTES)
            event = Event(draft.id, self.own, seq, prev, commit_to(salt, text), salt, text)
            prev = header_hash(event)
            made.append(event)
        return made

    def with_bodies(self) -> set[str]:
        """Return the ids of events whose bodies are here."""
        return {event.id for events in self.events.values() for event in events if event.body is not None}

    def erased(self) -> set[str]:
        """Return the ids of events whose bodies were erased, by every erasure that is here."""
        return set(self._erased)

    def fold(self) -> State:
        """Return what the events add up to, without what was set aside and what came after a lock unseen."""
        state = self._fold_all(frozenset())
        left_out = self._set_aside(state)
        if left_out:
            state = self._fold_all(left_out)
        late = self.late(state)
        return self._fold_all(left_out | late) if late else state

    def _fold_all(self, left_out: frozenset[str]) -> State:
        """Return the sum of all events but those left out."""
        state = State()
        for event, body in self.bodies():
            if event.id not in left_out or body.kind == SET_ASIDE:
                state.add(event.id, body)
        return state

    def _set_aside(self, state: State) -> frozenset[str]:
        """Return the ids of events in the spans that were set aside and not taken in again."""
        found: set[str] = set()
        for parts in state.slots.get(SET_ASIDE, {}):
            spans = state.at(Key(SET_ASIDE, parts)).value
            for chain, span in spans.items() if isinstance(spans, dict) else ():
                first, last = span
                found.update(event.id for event in self.events.get(chain, [])[first - 1 : last])
        return frozenset(found)

    def late(self, state: State) -> frozenset[str]:
        """Return the ids of events that the lock had not seen and that had not seen the lock; the clock has no part."""
        stage = state.at(Key("round", (), "stage"))
        if stage.value != "locked" or not stage.live:
            return frozenset()
        known = self.knowledge()
        places = {event.id: (event.chain, event.seq) for events in self.events.values() for event in events}
        locks = [places[key] for key in stage.live if key in places]
        seen_by_lock = [known[chain][seq - 1] for chain, seq in locks]
        return frozenset(
            key
            for key, (chain, seq) in places.items()
            if all(seen.get(chain, 0) < seq for seen in seen_by_lock)
            and all(known[chain][seq - 1].get(other, 0) < at for other, at in locks)
        )

    def knowledge(self) -> dict[str, list[dict[str, int]]]:
        """Return, by chain and position, how much of every chain an event had seen (itself included)."""
        known: dict[str, list[dict[str, int]]] = {}
        for chain, events in self.events.items():
            seen: dict[str, int] = {}
            rows = known.setdefault(chain, [])
            for event in events:
                news = read_body(event.body).seen if event.body is not None else {}
                seen = {**seen, **{other: seq for other, (seq, _) in news.items()}, chain: event.seq}
                rows.append(seen)
        return known
