"""Connections and rows: settings are on, transactions are all or nothing, bytes stay private."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from prioritiser.model.event import Event
from prioritiser.store import gateway, schema


@pytest.fixture
def connection(tmp_path: Path) -> sqlite3.Connection:
    made = gateway.connect(tmp_path / "x.db")
    with gateway.transaction(made):
        gateway.make_tables(made, schema.WORKING_DDL)
    return made


def test_the_safety_settings_are_on(connection: sqlite3.Connection) -> None:
    found = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in (
            "foreign_keys",
            "trusted_schema",
            "cell_size_check",
            "synchronous",
            "journal_mode",
            "application_id",
        )
    }
    assert found == {
        "foreign_keys": 1, "trusted_schema": 0, "cell_size_check": 1, "synchronous": 3, "journal_mode": "delete",
        "application_id": schema.APPLICATION_ID,
    }  # fmt: skip


def test_a_failing_transaction_leaves_nothing(connection: sqlite3.Connection) -> None:
    def half_and_half() -> None:
        with gateway.transaction(connection):
            gateway.write_pairs(connection, "local", {"a": "1"})
            gateway.add_events(connection, [Event("e", "c", 0, bytes(32), bytes(32), None, None)])

    with pytest.raises(sqlite3.IntegrityError):
        half_and_half()
    assert gateway.read_pairs(connection, "local") == {}
    assert not connection.in_transaction


@pytest.mark.parametrize(
    "event",
    [
        Event("e", "c", 1, b"short", bytes(32), None, None),
        Event("e", "c", 1, bytes(32), bytes(32), None, "a body without its salt"),
        Event("e", "c", 1, bytes(32), bytes(32), bytes(32), None),
    ],
)
def test_malformed_events_do_not_get_in(connection: sqlite3.Connection, event: Event) -> None:
    with pytest.raises(sqlite3.IntegrityError), gateway.transaction(connection):
        gateway.add_events(connection, [event])


def test_events_come_back_as_they_went_in(connection: sqlite3.Connection) -> None:
    events = [Event(f"e{n}{c}", c, n, bytes([n] * 32), bytes(32), bytes(32), f"b{n}") for c in "ba" for n in (1, 2)]
    with gateway.transaction(connection):
        gateway.add_events(connection, events)
    chains = gateway.read_chains(connection)
    assert [chain.id for chain in chains] == ["a", "b"]
    assert [event for chain in chains for event in chain.events] == sorted(
        events, key=lambda each: (each.chain, each.seq)
    )


def test_bytes_open_privately_and_cannot_be_written(connection: sqlite3.Connection, tmp_path: Path) -> None:
    connection.close()
    data = (tmp_path / "x.db").read_bytes()
    private = gateway.read_bytes(data)
    with pytest.raises(sqlite3.OperationalError):
        private.execute("INSERT INTO meta VALUES ('a', 'b')")
    private.close()
    assert (tmp_path / "x.db").read_bytes() == data
