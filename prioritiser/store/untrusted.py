"""Open anything received: a round file is believed only after header, tables, pages and chains agree."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from prioritiser.errors import FileError, KnownError
from prioritiser.model.event import Chain, chain_faults
from prioritiser.model.round import Round
from prioritiser.store import gateway, projection, schema
from prioritiser.store.assemble import Assembler
from prioritiser.store.bodies import is_id, is_known, record_fault
from prioritiser.store.ledger import Ledger, read_body

LARGEST = 1_000_000_000
HEADER_BYTES = 100
_MAGIC = b"SQLite format 3\0"
_LOOKS_LIKE = ((b"PK", "an Excel or Word file"), (b"%PDF", "a PDF"), (b"\xd0\xcf\x11\xe0", "an old Excel file"))
_CHOKES = (
    sqlite3.Error,
    msgspec.MsgspecError,
    RecursionError,
    UnicodeError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
)
_KEEP = "Nothing was changed; the file stays as it is. Use another copy or a backup of it."


@dataclass(frozen=True, slots=True)
class Received:
    """What a round file holds, verified."""

    path: Path
    digest: str
    uuid: str
    chains: tuple[Chain, ...]
    ranking: tuple[projection.RankingRow, ...]


def read_file(path: Path) -> bytes:
    """Return the bytes of a file. Raises FileError with a sentence for every way in which that can fail."""
    where = path.name
    if not is_there(path):
        raise FileError("FileNotFound", "There is no such file.", where=where, remedy="Check the name and the folder.")
    if not path.is_file():
        raise FileError("NotAFile", "This is not a file.", where=where, remedy="Name the .round file itself.")
    try:
        if path.stat().st_size > LARGEST:
            raise FileError("TooLarge", "The file is over 1 GB.", where=where, remedy="This cannot be a round file.")
        return path.read_bytes()
    except OSError as fault:
        raise FileError(
            "Unreadable", f"The file cannot be read ({fault.strerror}).", where=where, remedy=_KEEP
        ) from None


def is_there(path: Path) -> bool:
    """Return whether there is something at a path; what no folder can hold is not there."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def digest_of(data: bytes) -> str:
    """Return the SHA-256 of a whole file."""
    return hashlib.sha256(data).hexdigest()


def read_round(path: Path, data: bytes | None = None) -> Received:
    """Return what a round file holds. Raises FileError when any of it cannot be believed."""
    data = read_file(path) if data is None else data
    received = read_record(path, data)
    check_tables(data, round_of(Ledger(received.uuid, received.chains, own="")), path.name)
    return received


def check_tables(data: bytes, held: Round, where: str) -> None:
    """Refuse a file whose tables for other programs do not say what its events add up to."""
    with _opened(data, where) as connection:
        different = projection.differing_tables(connection, held)
    if different:
        raise _changed_outside(where, [f"table {name} does not match the record" for name in different])


def read_record(path: Path, data: bytes) -> Received:
    """Return the events of a round file, verified; its tables for other programs are not looked at."""
    check_header(data, path.name)
    with _opened(data, path.name) as connection:
        _check_tables(connection, path.name)
        meta = gateway.read_pairs(connection, "meta")
        round_uuid = meta.get("round_uuid", "")
        chains = gateway.read_chains(connection)
        faults = [fault for chain in chains for fault in chain_faults(round_uuid, chain)]
        if faults or not is_id(round_uuid):
            raise _changed_outside(path.name, faults or ["it does not say which round it is"])
        _refuse_unknown_kinds(chains, path.name)
        fault = record_fault(chains)
        if fault:
            raise _changed_outside(path.name, [fault])
        ranking = projection.read_ranking(connection)
    return Received(path, digest_of(data), round_uuid, chains, ranking)


def check_written(path: Path, round_uuid: str, chains: tuple[Chain, ...], held: Round) -> str:
    """Return the SHA-256 of a file that we wrote ourselves, after finding every event and every table in it as meant.

    Raises FileError when anything differs; `chains` were verified, so the same bytes verify too.
    """
    data = read_file(path)
    check_header(data, path.name)
    with _opened(data, path.name) as connection:
        _check_tables(connection, path.name)
        same = gateway.read_pairs(connection, "meta").get("round_uuid") == round_uuid
        if not same or gateway.read_chains(connection) != chains or projection.differing_tables(connection, held):
            raise FileError("NotWritten", "The new file does not hold everything.", where=path.name)
    return digest_of(data)


def round_of(ledger: Ledger) -> Round:
    """Return the round that a ledger's events add up to."""
    return Assembler(ledger.fold(), ledger.said).whole(ledger.uuid)


def check_header(data: bytes, where: str) -> None:
    """Refuse a file that is not whole or not ours, before any of it is opened."""
    if len(data) < HEADER_BYTES:
        raise FileError("CutShort", "The file is empty or cut short.", where=where, remedy=_KEEP)
    if not data.startswith(_MAGIC):
        kind = next((name for mark, name in _LOOKS_LIKE if data.startswith(mark)), "something else")
        raise FileError("NotARound", f"This is not a round file; it looks like {kind}.", where=where, remedy=_KEEP)
    if int.from_bytes(data[68:72], "big") != schema.APPLICATION_ID:
        raise FileError("NotARound", "This is another program's database.", where=where, remedy=_KEEP)
    if int.from_bytes(data[60:64], "big") > schema.SCHEMA_VERSION:
        raise _too_new(where)
    page = int.from_bytes(data[16:18], "big")
    size = (65536 if page == 1 else page) * int.from_bytes(data[28:32], "big")
    if size != len(data) or data[18:20] != b"\x01\x01":
        raise FileError(
            "CutShort", "The file is not whole: its size does not fit its content.", where=where, remedy=_KEEP
        )


@contextmanager
def _opened(data: bytes, where: str) -> Iterator[sqlite3.Connection]:
    """Open the bytes and turn every way in which SQLite or our reader may choke into one sentence."""
    connection = None
    try:
        connection = gateway.read_bytes(data)
        yield connection
    except KnownError:
        raise
    except _CHOKES as fault:
        raise FileError(
            "Damaged", f"The file is damaged ({type(fault).__name__}).", where=where, remedy=_KEEP
        ) from None
    finally:
        if connection is not None:
            connection.close()


def _check_tables(connection: sqlite3.Connection, where: str) -> None:
    """Refuse any table that is not exactly ours, then check every page."""
    found = {str(sql) for (sql,) in connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")}
    strange = connection.execute("SELECT name FROM sqlite_schema WHERE type NOT IN ('table', 'index')").fetchall()
    if found != set(schema.PUBLISHED_DDL) or strange:
        raise FileError("StrangeTables", "The file's tables are not those of a round.", where=where, remedy=_KEEP)
    (said,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if said != "ok":
        raise FileError("Damaged", "The file is damaged: its pages do not fit together.", where=where, remedy=_KEEP)


def _refuse_unknown_kinds(chains: Iterable[Chain], where: str) -> None:
    """Refuse a record that says things this version does not know: it cannot tell what they change."""
    for chain in chains:
        for event in chain.events:
            if event.body is not None and not is_known(read_body(event.body)):
                raise _too_new(where)


def _too_new(where: str) -> FileError:
    remedy = "Open it with a newer version. Nothing was changed."
    return FileError("TooNew", "This file was made by a newer version of the program.", where=where, remedy=remedy)


def _changed_outside(where: str, faults: list[str]) -> FileError:
    """Return the refusal of a file whose record does not verify."""
    said = "; ".join(faults[:5])
    return FileError(
        "ChangedOutside", f"The file was damaged or changed outside the program: {said}.", where=where, remedy=_KEEP
    )
