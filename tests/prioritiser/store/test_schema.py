"""The tables: strict, plain, no views, nothing that runs."""

from __future__ import annotations

import sqlite3

from prioritiser.store import schema


def test_every_table_is_strict_and_nothing_else_is_made() -> None:
    connection = sqlite3.connect(":memory:")
    for statement in (*schema.PUBLISHED_DDL, schema.LOCAL_TABLE):
        connection.execute(statement)
    kinds = {kind for (kind,) in connection.execute("SELECT type FROM sqlite_schema WHERE sql IS NOT NULL")}
    assert kinds == {"table"}
    strict = [row[5] for row in connection.execute("PRAGMA table_list") if not row[1].startswith("sqlite_")]
    assert strict
    assert all(strict)
    connection.close()


def test_statements_are_kept_as_sqlite_keeps_them() -> None:
    connection = sqlite3.connect(":memory:")
    for statement in schema.PUBLISHED_DDL:
        connection.execute(statement)
    kept = {sql for (sql,) in connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")}
    assert kept == set(schema.PUBLISHED_DDL)
    connection.close()
