"""The plain tables of a published file: what DB Browser, pandas and Datasette read without us."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from prioritiser.model.round import Round

Row = tuple[str | int | float | None, ...]


class RankingRow(NamedTuple):
    """One row of the `ranking` table; the session computes it, the store only keeps it."""

    revision: int
    case: str
    rank: int | None
    value: float | None
    coverage: float
    funded: int | None


def _nodes(held: Round) -> Iterator[Row]:
    for node in held.nodes.values():
        yield (node.id, node.name, node.parent, node.swing)


def _criteria(held: Round) -> Iterator[Row]:
    for each in held.criteria.values():
        yield (
            each.id, each.name, each.parent, each.swing, each.domain, each.kind, int(each.mirrored), each.neutral,
            each.question, each.evidence,
        )  # fmt: skip


def _cases(held: Round) -> Iterator[Row]:
    for case in held.cases.values():
        yield (case.id, case.title, case.type, case.lane, case.summary, case.people, case.frees)


def _money(held: Round) -> Iterator[Row]:
    for case in held.cases.values():
        for at, line in enumerate(case.money, 1):
            key = line.id or str(at)
            cash, illustrative = int(line.releases_cash), int(line.illustrative)
            yield (case.id, key, line.year, line.kind, line.amount, cash, illustrative)


def _assessors(held: Round) -> Iterator[Row]:
    for each in held.assessors.values():
        yield (each.id, each.name, each.group, each.role)


def _answers(held: Round) -> Iterator[Row]:
    for each in held.answers.values():
        yield (
            each.case, each.criterion, each.assessor, each.level, each.measure, each.answer, each.reason,
            each.confidence, int(each.stale), int(each.conflict),
        )  # fmt: skip


def _agreed(held: Round) -> Iterator[Row]:
    for each in held.agreed.values():
        yield (each.case, each.criterion, each.outcome, each.level, each.measure, each.reason)


def _weights(held: Round) -> Iterator[Row]:
    for assessor, each in held.weight_sets.items():
        for item, swing in each.swings.items():
            yield (assessor, item, swing)


TABLES: Mapping[str, Callable[[Round], Iterator[Row]]] = MappingProxyType(
    {
        "nodes": _nodes,
        "criteria": _criteria,
        "cases": _cases,
        "money": _money,
        "assessors": _assessors,
        "answers": _answers,
        "agreed": _agreed,
        "weights": _weights,
    }
)


def write_tables(connection: sqlite3.Connection, held: Round, ranking: Iterable[RankingRow]) -> None:
    """Fill the reading tables of a new file, inside the caller's transaction."""
    for name, rows in TABLES.items():
        _insert(connection, name, rows(held))
    _insert(connection, "ranking", ranking)


def read_ranking(connection: sqlite3.Connection) -> tuple[RankingRow, ...]:
    """Return the `ranking` table as it stands in a file."""
    rows = connection.execute("SELECT revision, case_id, rank, value, coverage, funded FROM ranking")
    return tuple(sorted((RankingRow(*row) for row in rows), key=repr))


def differing_tables(connection: sqlite3.Connection, held: Round) -> tuple[str, ...]:
    """Return the names of reading tables that do not say what the events say."""
    return tuple(name for name, rows in TABLES.items() if _stored(connection, name) != set(rows(held)))


def _stored(connection: sqlite3.Connection, table: str) -> set[Row]:
    """Return all rows of a table."""
    return set(connection.execute(f"SELECT * FROM {table}"))  # noqa: S608


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    """Insert whole rows."""
    held = list(rows)
    if held:
        marks = ", ".join("?" * len(held[0]))
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", held)  # noqa: S608
