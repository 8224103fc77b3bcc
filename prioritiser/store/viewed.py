"""Looking without touching: a file that is opened only to be read, and a round as it once stood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from prioritiser.errors import InputError
from prioritiser.model.event import Chain
from prioritiser.model.round import Round
from prioritiser.store import untrusted
from prioritiser.store.ledger import Ledger
from prioritiser.store.working_copy import canonical


@dataclass(frozen=True, slots=True, eq=False)
class Viewed:
    """A round file as it was when it was read. Nothing is kept of it on this computer."""

    round: Round
    ledger: Ledger
    path: Path

    def past(self, point: str) -> Callable[[], Round]:
        """Return the work that yields the round as it stood at a restore point; see `past`."""
        return past(self.round, self.ledger, point, where=self.path.name)


def view(path: Path) -> Viewed:
    """Open a round file to read only: no working copy is made and nothing is written. Raises FileError."""
    path = canonical(path)
    data = untrusted.read_file(path)
    received = untrusted.read_record(path, data)
    ledger = Ledger(received.uuid, received.chains, own="")
    held = untrusted.round_of(ledger)
    untrusted.check_tables(data, held, path.name)
    return Viewed(replace(held, revision=ledger.content), ledger, path)


def past(held: Round, ledger: Ledger, point: str, *, where: str) -> Callable[[], Round]:
    """Return the work, for any thread, that yields a round as it stood at a restore point, named by id or name.

    Raises InputError at once when there is no such point.
    """
    found = [each for each in held.points.values() if point in (each.id, each.name)]
    if not found:
        said = f"There is no restore point “{point}”."
        raise InputError("UnknownPoint", said, where=where, remedy="List them with “points”.")
    heads = {chain: seq for chain, (seq, _) in found[-1].heads.items()}
    chains = tuple(Chain(each.id, each.events[: heads[each.id]]) for each in ledger.chains() if each.id in heads)
    return lambda: _assembled(ledger.uuid, chains)


def _assembled(uuid: str, chains: tuple[Chain, ...]) -> Round:
    """Return the round that chains add up to."""
    ledger = Ledger(uuid, chains, own="")
    return replace(untrusted.round_of(ledger), revision=ledger.content)
