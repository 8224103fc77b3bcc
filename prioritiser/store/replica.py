"""One replica of a round: its working copy on the disk and, in memory, the events, their sum and the Round."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from prioritiser.errors import InputError
from prioritiser.model.event import Chain, EditMark, Event
from prioritiser.model.kinds import ERASURE, RECEIPT, SET_ASIDE
from prioritiser.model.round import Round
from prioritiser.store.assemble import Assembler, Thing
from prioritiser.store.bodies import body_fault
from prioritiser.store.fold import State
from prioritiser.store.ledger import Draft, Ledger, read_body
from prioritiser.store.merge import Union, erased_by, union, without_bodies
from prioritiser.store.working_copy import WorkingCopy

_REFOLDING = (RECEIPT, SET_ASIDE, ERASURE)


class Replica:
    """`ledger` holds the events, `state` what they add up to, `round` what people see; the disk always comes first."""

    def __init__(self, copy: WorkingCopy) -> None:
        """Read everything from the working copy."""
        self.copy = copy
        self._load()

    def _load(self) -> None:
        self.ledger = Ledger(self.copy.uuid, self.copy.chains(), self.copy.own_chain())
        self._fold()

    def _fold(self) -> None:
        """Build the round from all events."""
        self.state: State = self.ledger.fold()
        self._assembler = Assembler(self.state, self.ledger.said)
        self.round: Round = replace(self._assembler.whole(self.ledger.uuid), revision=self.ledger.content)

    def write(self, drafts: Sequence[Draft], *, mark: EditMark, actor: str | None, at: str) -> frozenset[Thing]:
        """Record drafts at the end of our chain, all or nothing, durable when this returns; return what they touch."""
        events = self.ledger.make(drafts, mark=mark, actor=actor, at=at)
        _check_bodies(events)
        self.copy.append(events)
        self.ledger.extend(events)
        touched = frozenset((draft.key.kind, draft.key.parts) for draft in drafts)
        if any(kind in _REFOLDING for kind, _ in touched) or self.round.settings.stage == "locked":
            self._fold()
        else:
            self._take_in(events, touched)
        return touched

    def _take_in(self, events: Iterable[Event], touched: Iterable[Thing]) -> None:
        """Bring the state and the round up to date with our own new events."""
        for event in events:
            if event.body is not None:
                self.state.add(event.id, read_body(event.body))
        self.round = replace(self._assembler.after(self.round, touched), revision=self.ledger.content)

    def union(self, chains: Iterable[Chain], *, verified: bool) -> Union:
        """Take in chains from elsewhere, erasures honoured, and return what they brought."""
        found = union(self.ledger, chains, verified=verified)
        erased = self.ledger.erased() | erased_by(found.new)
        new = without_bodies(found.new, erased)
        filled = [event for event in without_bodies(found.filled, erased) if event.body is not None]
        if not new and not filled:
            return found
        self.copy.append(new, filled)
        gone = erased & self.ledger.with_bodies()
        if gone:
            self.copy.erase(gone, ())
        if filled or gone:
            self._load()
        else:
            self.ledger.extend(new)
            self._fold()
        return found

    def erase(
        self, ids: Collection[str], drafts: Sequence[Draft], *, mark: EditMark, actor: str | None, at: str
    ) -> None:
        """Drop the bodies of events and record that they were dropped, in one transaction."""
        self.copy.erase(ids, self.ledger.make(drafts, mark=mark, actor=actor, at=at))
        self._load()

    def late(self) -> frozenset[Thing]:
        """Return what came after a lock without having seen it."""
        if self.round.settings.stage != "locked":
            return frozenset()
        late = self.ledger.late(self.state)
        return frozenset((body.kind, body.key) for event, body in self.ledger.bodies() if event.id in late)

    def chains(self, *, withheld: Collection[str] = ()) -> tuple[Chain, ...]:
        """Return every chain, some bodies withheld: absent, not hidden."""
        ids = set(withheld)
        return tuple(Chain(chain.id, tuple(without_bodies(chain.events, ids))) for chain in self.ledger.chains())


def _check_bodies(events: Iterable[Event]) -> None:
    """Refuse what no reader of the file would take: it must never get into one. Raises InputError."""
    for event in events:
        body = read_body(event.body) if event.body is not None else None
        fault = body_fault(body) if body is not None else None
        if body is not None and fault:
            where = " / ".join(part for part in (body.kind, *body.key, body.field) if part)
            raise InputError("CannotBeKept", f"This {fault}.", where=where, remedy="Correct it. Nothing was changed.")
