"""Work kept on this computer that has not reached its shared file yet: what the start screen offers to go on with."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from prioritiser.model.event import Body
from prioritiser.model.kinds import BOOKKEEPING
from prioritiser.store import gateway
from prioritiser.store.ledger import read_body
from prioritiser.store.working_copy import FILE_NAME, home


@dataclass(frozen=True, slots=True)
class Kept:
    """Changes to the round of one file that are only here: how many, how many answers they touch, the last one's time.

    `at` is a time with its offset as text, "" where it cannot be read.
    """

    path: Path
    changes: int
    scores: int
    at: str


def kept_work() -> tuple[Kept, ...]:
    """Return what waits in the working copies of this user, the latest first.

    Those that a window holds, and those that cannot be read, are passed over; nothing is written and nobody waits.
    """
    folder = home() / "rounds"
    try:
        places = sorted(each / FILE_NAME for each in folder.iterdir()) if folder.is_dir() else []
    except OSError:
        return ()
    found = [entry for place in places if place.is_file() for entry in _read(place)]
    return tuple(sorted(found, key=lambda entry: entry.at, reverse=True))


def _read(place: Path) -> Iterator[Kept]:
    """Yield what one working copy keeps, if anything."""
    connection = None
    try:
        connection = sqlite3.connect(f"{place.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=0)
        gateway.make_safe(connection).execute("PRAGMA query_only = ON")
        facts = gateway.read_pairs(connection, "local")
        shared = msgspec.json.decode(facts["shared"], type=dict[str, int])
        bodies = [read_body(text) for text in _beyond(connection, shared)]
    except (OSError, sqlite3.Error, msgspec.MsgspecError, KeyError, UnicodeError):
        return
    finally:
        if connection is not None:
            connection.close()
    changes = [body for body in bodies if body.kind not in BOOKKEEPING]
    if changes:
        yield Kept(Path(facts["path"]), len(changes), len(_answers(changes)), changes[-1].at)


def _beyond(connection: sqlite3.Connection, shared: dict[str, int]) -> list[str]:
    """Return the bodies of all events that the shared file does not hold, chain by chain."""
    query = "SELECT body FROM events WHERE chain = ? AND seq > ? AND body IS NOT NULL ORDER BY seq"
    chains = connection.execute("SELECT number, id FROM chains").fetchall()
    return [text for number, key in chains for (text,) in connection.execute(query, (number, shared.get(key, 0)))]


def _answers(changes: list[Body]) -> set[tuple[str, ...]]:
    """Return the cells that changes touch."""
    return {body.key for body in changes if body.kind == "answer"}
