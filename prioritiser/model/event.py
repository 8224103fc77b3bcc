"""Events and chains: one recorded fact each, hashed so that any later alteration shows.

A header {id, chain, seq, prev, commitment} is chained; the body is bound to it by
commitment = SHA-256(32-byte salt, length-prefixed body), so that a copy may carry the header alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import NamedTuple

import msgspec

from prioritiser.model.base import Value

SALT_BYTES = 32


class EditMark(msgspec.Struct, frozen=True, omit_defaults=True):
    """Which gesture an event belongs to, and which gesture that one takes back."""

    id: str
    label: str = ""
    undoes: str | None = None


class Body(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What an event says. `seen`: heads (seq, hash) of other chains that changed since this chain's last event."""

    kind: str
    key: tuple[str, ...] = ()
    field: str = ""
    value: Value = None
    supersedes: tuple[str, ...] = ()
    edit: EditMark
    seen: dict[str, tuple[int, str]] = {}
    lamport: int
    actor: str | None = None
    at: str


class Event(NamedTuple):
    """A header with its body as canonical JSON text; body and salt are None where they are withheld."""

    id: str
    chain: str
    seq: int
    prev: bytes
    commitment: bytes
    salt: bytes | None
    body: str | None


class Chain(NamedTuple):
    """One replica's events in order, seq 1 upwards without a gap."""

    id: str
    events: tuple[Event, ...]


def body_text(body: Body) -> str:
    """Return the body as canonical JSON: keys sorted, no white space, shortest numbers."""
    return msgspec.json.encode(body, order="sorted").decode("utf-8")


def commit_to(salt: bytes, text: str) -> bytes:
    """Return SHA-256 over the salt and the length-prefixed body."""
    raw = text.encode("utf-8")
    return hashlib.sha256(salt + len(raw).to_bytes(8, "big") + raw).digest()


def chain_start(round_uuid: str, chain: str) -> bytes:
    """Return what the first event of a chain points back to; it binds the chain to its round."""
    return hashlib.sha256(f"prioritiser chain\n{round_uuid}\n{chain}".encode()).digest()


def header_hash(event: Event) -> bytes:
    """Return SHA-256 over the length-prefixed header; the body is not in it."""
    parts = (event.id.encode(), event.chain.encode(), str(event.seq).encode(), event.prev, event.commitment)
    return hashlib.sha256(b"".join(len(part).to_bytes(4, "big") + part for part in parts)).digest()


def event_fault(event: Event, *, seq: int, prev: bytes) -> str | None:
    """Return what is wrong with an event that ought to stand at `seq` after the hash `prev`, or None."""
    if event.seq != seq:
        return f"event {seq} is missing"
    if event.prev != prev:
        return f"event {seq} does not follow the one before it"
    if (event.body is None) != (event.salt is None):
        return f"event {seq} has a body without its salt, or the reverse"
    if event.body is not None and event.salt is not None and commit_to(event.salt, event.body) != event.commitment:
        return f"event {seq} was altered"
    return None


def chain_faults(round_uuid: str, chain: Chain) -> tuple[str, ...]:
    """Return the first thing wrong with a chain as a sentence part, or nothing."""
    prev = chain_start(round_uuid, chain.id)
    for seq, event in enumerate(chain.events, start=1):
        fault = event_fault(event, seq=seq, prev=prev)
        if fault:
            return (f"chain {chain.id[:8]}: {fault}",)
        prev = header_hash(event)
    return ()


def heads_of(chains: Iterable[Chain]) -> dict[str, tuple[int, str]]:
    """Return the last (seq, hash in hex) of every chain that holds an event."""
    return {chain.id: (chain.events[-1].seq, header_hash(chain.events[-1]).hex()) for chain in chains if chain.events}


def code_of(heads: Mapping[str, tuple[int, str]]) -> str:
    """Return the printed code: the first 128 bits of SHA-256 over all heads in id order, as 8 groups of 4."""
    text = "".join(f"{chain}\n{seq}\n{digest}\n" for chain, (seq, digest) in sorted(heads.items()))
    digits = hashlib.sha256(text.encode()).hexdigest()[:32]
    return " ".join(digits[at : at + 4] for at in range(0, 32, 4))
