"""The private copy on this computer: the only file that SQLite writes while a round is open, one for each path."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs

from prioritiser.errors import FileError, RefusedError
from prioritiser.model.event import Chain, Event, chain_faults
from prioritiser.store import gateway
from prioritiser.store.schema import WORKING_DDL

FILE_NAME = "working.db"
_BRIEFLY_MS = 200  # as long as somebody may be looking for work that was kept


def home() -> Path:
    """Return the folder of working copies: PRIORITISER_HOME, else this user's local data folder."""
    named = os.environ.get("PRIORITISER_HOME")
    return Path(named) if named else Path(platformdirs.user_data_dir("Prioritiser", appauthor=False, roaming=False))


def canonical(path: Path) -> Path:
    """Return the one name of a file however it was reached."""
    return Path(os.path.realpath(path))


def folder_of(path: Path, round_uuid: str) -> Path:
    """Return the folder of the working copy of one round at one path."""
    return home() / "rounds" / f"{_path_key(path)}-{round_uuid}"


def _path_key(path: Path) -> str:
    return hashlib.sha256(os.path.normcase(canonical(path)).encode("utf-8", "surrogateescape")).hexdigest()[:16]


def rounds_at(path: Path) -> Iterator[str]:
    """Yield the uuids of rounds of which a working copy is kept for this path."""
    start = _path_key(path) + "-"
    folder = home() / "rounds"
    for each in sorted(folder.iterdir()) if folder.is_dir() else ():
        if each.name.startswith(start) and (each / FILE_NAME).exists():
            yield each.name.removeprefix(start)


class WorkingCopy:
    """Events on this computer, held by one process at a time."""

    def __init__(self, connection: sqlite3.Connection, folder: Path, round_uuid: str) -> None:
        """Use `open` instead."""
        self._connection = connection
        self.folder = folder
        self.uuid = round_uuid

    @classmethod
    def open(cls, path: Path, round_uuid: str) -> WorkingCopy:
        """Open, or make, the working copy for a path and hold it. Raises RefusedError while another window does."""
        folder = folder_of(path, round_uuid)
        connection = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
            connection = gateway.connect(folder / FILE_NAME)
            connection.execute(f"PRAGMA busy_timeout = {_BRIEFLY_MS}")
            connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            with gateway.transaction(connection):
                _make(connection, path, round_uuid)
            connection.execute("PRAGMA busy_timeout = 0")
        except (OSError, sqlite3.Error) as fault:
            if connection is not None:
                connection.close()
            held = isinstance(fault, sqlite3.OperationalError) and str(fault) == "database is locked"
            raise (_held(path) if held else _no_home(fault)) from None
        return cls(connection, folder, round_uuid)

    def chains(self) -> tuple[Chain, ...]:
        """Return every chain. Raises FileError when the working copy itself was damaged."""
        try:
            chains = gateway.read_chains(self._connection)
        except (sqlite3.DatabaseError, KeyError, UnicodeError) as fault:
            raise self._damaged(str(fault)) from None
        faults = [fault for chain in chains for fault in chain_faults(self.uuid, chain)]
        if faults:
            raise self._damaged("; ".join(faults[:3]))
        return chains

    def _damaged(self, said: str) -> FileError:
        remedy = f"Close the program, move the folder {self.folder} aside and open the round again."
        return FileError("WorkingCopyDamaged", f"The copy kept on this computer is damaged: {said}.", remedy=remedy)

    def own_chain(self) -> str:
        """Return the id of the chain that this replica appends to; a copied working copy begins one of its own."""
        status = (self.folder / FILE_NAME).stat()
        here = f"{status.st_dev}:{status.st_ino}"
        local = self.local()
        if local.get("chain") and local.get("place") == here:
            return local["chain"]
        made = str(uuid.uuid4())
        self.remember({"chain": made, "place": here})
        return made

    def append(self, events: Iterable[Event], filled: Iterable[Event] = ()) -> None:
        """Add events in one transaction; `filled` puts bodies to headers that are here. Durable when it returns."""
        with _saved(), gateway.transaction(self._connection):
            gateway.add_events(self._connection, events)
            for event in filled:
                self._set_body(event.id, event.salt, event.body)

    def erase(self, ids: Iterable[str], events: Iterable[Event]) -> None:
        """Drop bodies and salts, and add the events that say so, in one transaction."""
        self._connection.execute("PRAGMA secure_delete = ON")
        with _saved(), gateway.transaction(self._connection):
            gateway.add_events(self._connection, events)
            for key in ids:
                self._set_body(key, None, None)

    def _set_body(self, event_id: str, salt: bytes | None, body: str | None) -> None:
        self._connection.execute("UPDATE events SET salt = ?, body = ? WHERE id = ?", (salt, body, event_id))

    def local(self) -> dict[str, str]:
        """Return the facts of this computer: base (hash last read or published), chain, path."""
        return gateway.read_pairs(self._connection, "local")

    def remember(self, facts: dict[str, str]) -> None:
        """Keep facts of this computer."""
        with _saved(), gateway.transaction(self._connection):
            gateway.write_pairs(self._connection, "local", facts)

    def close(self) -> None:
        """Let go of the working copy."""
        self._connection.close()


@contextmanager
def _saved() -> Iterator[None]:
    """Say in a sentence that something could not be saved; nothing of it is half done."""
    try:
        yield
    except sqlite3.OperationalError as fault:
        remedy = "Make room on this computer and try again. Nothing was changed."
        raise FileError("NotSaved", f"This could not be saved ({fault}).", where=str(home()), remedy=remedy) from None


def _make(connection: sqlite3.Connection, path: Path, round_uuid: str) -> None:
    """Write the tables of a working copy that is new."""
    if not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]:
        gateway.make_tables(connection, WORKING_DDL)
        gateway.write_pairs(connection, "meta", {"round_uuid": round_uuid})
        gateway.write_pairs(connection, "local", {"path": os.fsencode(canonical(path)).decode("utf-8", "replace")})


def _held(path: Path) -> RefusedError:
    return RefusedError(
        "RoundOpen", "This round is open in another window.", where=path.name, remedy="Close it there and try again."
    )


def _no_home(fault: Exception) -> FileError:
    return FileError(
        "NoHome",
        f"The folder for working copies cannot be used ({fault}).",
        where=str(home()),
        remedy="Make room there, or set PRIORITISER_HOME to another folder. Nothing was changed.",
    )
