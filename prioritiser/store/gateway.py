"""The one way to SQLite on the score path: connections with their safety settings, rows of events in and out."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from prioritiser.model.event import Chain, Event
from prioritiser.store.schema import APPLICATION_ID, SCHEMA_VERSION

_SAFETY = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA busy_timeout = 0",
)
_INSERT = "INSERT INTO events (chain, seq, id, prev, commitment, salt, body) VALUES (?, ?, ?, ?, ?, ?, ?)"


def make_safe(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Put the safety settings on a connection."""
    for pragma in _SAFETY:
        connection.execute(pragma)
    return connection


def connect(path: Path) -> sqlite3.Connection:
    """Open a file of ours for writing, transactions begun by us alone, every commit on the disk before it returns."""
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    try:
        make_safe(connection)
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = EXTRA")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def read_bytes(data: bytes) -> sqlite3.Connection:
    """Open the bytes of a file as a private database in memory; the file itself is never touched again."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(data)
    make_safe(connection)
    connection.execute("PRAGMA query_only = ON")
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Run one all-or-nothing change."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def make_tables(connection: sqlite3.Connection, statements: Sequence[str]) -> None:
    """Write the tables and the marks by which the file is known."""
    for statement in statements:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def add_events(connection: sqlite3.Connection, events: Iterable[Event]) -> None:
    """Append events, their chains made as needed; inside the caller's transaction."""
    numbers = {str(key): int(number) for number, key in connection.execute("SELECT number, id FROM chains")}
    rows = []
    for event in events:
        number = numbers.get(event.chain)
        if number is None:
            number = numbers[event.chain] = len(numbers) + 1
            connection.execute("INSERT INTO chains (number, id) VALUES (?, ?)", (number, event.chain))
        rows.append((number, event.seq, event.id, event.prev, event.commitment, event.salt, event.body))
    connection.executemany(_INSERT, rows)


def read_chains(connection: sqlite3.Connection) -> tuple[Chain, ...]:
    """Return every chain with its events in order, chains in id order."""
    names = {int(number): str(key) for number, key in connection.execute("SELECT number, id FROM chains")}
    held: dict[str, list[Event]] = {key: [] for key in names.values()}
    query = "SELECT id, chain, seq, prev, commitment, salt, body FROM events ORDER BY chain, seq"
    for key, number, seq, prev, commitment, salt, body in connection.execute(query):
        chain = names[number]
        held[chain].append(Event(key, chain, seq, prev, commitment, salt, body))
    return tuple(Chain(key, tuple(events)) for key, events in sorted(held.items()))


def read_pairs(connection: sqlite3.Connection, table: str) -> dict[str, str]:
    """Return a two-column table (`meta` or `local`) as a dictionary."""
    return {str(key): str(value) for key, value in connection.execute(f"SELECT key, value FROM {table}")}  # noqa: S608


def write_pairs(connection: sqlite3.Connection, table: str, pairs: dict[str, str]) -> None:
    """Write entries of a two-column table, replacing those of the same key."""
    statement = f"INSERT OR REPLACE INTO {table} (key, value) VALUES (?, ?)"  # noqa: S608
    connection.executemany(statement, sorted(pairs.items()))
