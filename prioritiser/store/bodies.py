"""What the body of an event may hold: checked once, when a file comes from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable

from prioritiser.model.base import Value
from prioritiser.model.event import Body, Chain, header_hash
from prioritiser.model.kinds import BOOKKEEPING, ERASURE, KINDS, LINE_KINDS, SET_ASIDE
from prioritiser.store.ledger import read_body

DEEPEST = 40
LARGEST_WHOLE = 2**63 - 1
SPAN = 2
_ID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def is_id(text: str) -> bool:
    """Return whether a text is an id as we make them for rounds, chains and events."""
    return _ID.fullmatch(text) is not None


def record_fault(chains: Iterable[Chain]) -> str | None:
    """Return what is wrong with verified chains taken together, or None.

    Ids are ours and each stands once; every body fits its kind; what a chain has seen of another is there.
    """
    held = {chain.id: chain for chain in chains}
    ids: set[str] = set()
    for chain in held.values():
        for event in chain.events:
            if not is_id(event.id) or not is_id(chain.id) or event.id in ids:
                return f"event {event.seq} of chain {chain.id[:8]} has an id that cannot be"
            ids.add(event.id)
            body = read_body(event.body) if event.body is not None else None
            fault = body_fault(body) or _unseen(body, held) if body is not None else None
            if fault:
                return f"event {event.seq} of chain {chain.id[:8]} {fault}"
    return None


def _unseen(body: Body, held: dict[str, Chain]) -> str | None:
    """Return a fault when an event has seen more of another chain than is here."""
    for other, (seq, digest) in body.seen.items():
        events = held[other].events if other in held else ()
        if not 1 <= seq <= len(events) or header_hash(events[seq - 1]).hex() != digest:
            return "has seen events that are missing"
    return None


def body_fault(body: Body) -> str | None:
    """Return what is wrong with one body: its key, its value, or how deep and large that is."""
    kind = KINDS.get(body.kind)
    parts = SPAN if body.kind in LINE_KINDS else len(kind.parts) if kind else 1
    if len(body.key) != parts:
        return "has a key that does not fit"
    if not _is_plain(body.value, DEEPEST):
        return "has a value that cannot be kept"
    if body.kind == SET_ASIDE and not _are_spans(body.value):
        return "sets aside what is no span of events"
    if body.kind == ERASURE and not isinstance(body.value, list):
        return "erases what is no list of events"
    whole = body.value if isinstance(body.value, dict) and not body.field else {}
    return "names its own id in its value" if kind and set(kind.parts) & set(whole) else None


def is_known(body: Body) -> bool:
    """Return whether this version knows what kind of thing an event is about."""
    return body.kind in KINDS or body.kind in BOOKKEEPING


def _is_plain(value: Value, depth: int) -> bool:
    """Return whether a value is not nested too deeply and holds no whole number beyond 64 bits."""
    if depth == 0:
        return False
    if isinstance(value, dict):
        return all(_is_plain(each, depth - 1) for each in value.values())
    if isinstance(value, list):
        return all(_is_plain(each, depth - 1) for each in value)
    return not isinstance(value, int) or abs(value) <= LARGEST_WHOLE


def _are_spans(value: Value) -> bool:
    """Return whether a value maps chains to (first, last); None takes a set-aside back."""
    if value is None:
        return True
    spans = value.values() if isinstance(value, dict) else (None,)
    return all(
        isinstance(span, list) and len(span) == SPAN and all(isinstance(at, int) and at >= 1 for at in span)
        for span in spans
    )
