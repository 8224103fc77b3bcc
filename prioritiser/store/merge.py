"""Union of what came from elsewhere with what is here: nothing is overwritten, forgeries are set aside and named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from prioritiser.model.event import Chain, Event, chain_faults, header_hash
from prioritiser.model.kinds import ERASURE, RECEIPT
from prioritiser.store.ledger import Ledger, read_body


@dataclass(slots=True)
class Union:
    """What chains from elsewhere bring: `new` events, `filled` bodies that were withheld here, what is the `same`."""

    new: list[Event] = field(default_factory=list)
    filled: list[Event] = field(default_factory=list)
    same: int = 0
    quarantined: list[str] = field(default_factory=list)

    @property
    def content(self) -> list[Event]:
        """Return the new events that say something about the round; receipts do not."""
        return [event for event in self.new if event.body is None or read_body(event.body).kind != RECEIPT]

    def spans(self) -> dict[str, list[int]]:
        """Return the first and last seq that came, by chain."""
        found: dict[str, list[int]] = {}
        for event in self.new:
            span = found.setdefault(event.chain, [event.seq, event.seq])
            span[0], span[1] = min(span[0], event.seq), max(span[1], event.seq)
        return found


def union(ledger: Ledger, chains: Iterable[Chain], *, verified: bool = False) -> Union:
    """Return what `chains` bring to `ledger`; nothing is added yet. `verified`: every chain was found whole already.

    A chain that is not whole, or that tells another story than the one here for the same place, is left out whole
    from there on and named: what is here stays as it is.
    """
    found = Union()
    known = {event.id: event for events in ledger.events.values() for event in events}
    for chain in chains:
        faults = () if verified else chain_faults(ledger.uuid, chain)
        if faults:
            found.quarantined.extend(faults)
            continue
        _compare(ledger, chain, known, found)
    return found


def _compare(ledger: Ledger, chain: Chain, known: dict[str, Event], found: Union) -> None:
    """Sort one verified chain's events into new, filled and same, stopping at the first that contradicts."""
    ours: Sequence[Event] = ledger.events.get(chain.id, ())
    for event in chain.events:
        here = ours[event.seq - 1] if event.seq <= len(ours) else None
        if here is not None and header_hash(here) != header_hash(event):
            found.quarantined.append(f"chain {chain.id[:8]} differs from event {event.seq} on: two copies of one story")
            return
        if here is None and event.id in known:
            found.quarantined.append(f"event {event.id[:8]} is here already with other content")
            return
        if here is None:
            known[event.id] = event
            found.new.append(event)
        elif here.body is None and event.body is not None:
            found.filled.append(event)
        else:
            found.same += 1


def without_bodies(events: Iterable[Event], ids: set[str]) -> list[Event]:
    """Return the events, those of these ids as headers alone: body and salt are withheld or were erased."""
    return [event._replace(body=None, salt=None) if event.id in ids else event for event in events]


def erased_by(events: Iterable[Event]) -> set[str]:
    """Return the ids of events whose bodies these events say were erased."""
    found: set[str] = set()
    for event in events:
        body = read_body(event.body) if event.body is not None else None
        if body is not None and body.kind == ERASURE and isinstance(body.value, list):
            found.update(str(each) for each in body.value)
    return found
