"""Publishing: a whole new file beside the target, verified, then swapped in; the target is always complete."""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import time
from dataclasses import dataclass
from pathlib import Path

from prioritiser import __version__
from prioritiser.errors import FileError
from prioritiser.model.event import Chain
from prioritiser.model.round import Round
from prioritiser.store import gateway, projection, schema, untrusted
from prioritiser.store.projection import RankingRow

_RETRY_SECONDS = (0.05, 0.1, 0.2, 0.4, 0.6, 0.7)
_BUSY = (5, 32, 33)


@dataclass(frozen=True, slots=True)
class Content:
    """All that a published file holds."""

    uuid: str
    chains: tuple[Chain, ...]
    held: Round
    ranking: tuple[RankingRow, ...]


class TargetChangedError(Exception):
    """The file at the target is no longer the one we knew: read it first."""


def publish(target: Path, content: Content, *, device: str, known: str | None) -> str:
    """Write `content` to `target` and return the new file's SHA-256.

    `known` is the hash the target must still have just before the swap, None if there must be no file or an empty one.
    Raises TargetChangedError when it has another, FileError when the folder or file cannot be written.
    """
    aside = target.with_name(f"~${target.name}.{device}.tmp")
    try:
        _write(aside, content)
        digest = _verify(aside, content)
        if hash_of(target) not in (known, None):
            raise TargetChangedError
        _swap(aside, target)
    except (OSError, sqlite3.Error) as fault:
        raise _cannot_write(target, fault) from None
    finally:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)
    return digest


def write_copy(target: Path, content: Content) -> None:
    """Write `content` as a file of its own at a path where there is none."""
    if target.exists():
        raise exists_already(target)
    publish(target, content, device="copy", known=None)


def exists_already(target: Path) -> FileError:
    """Return the refusal to write over a file."""
    return FileError(
        "FileExists", "There is a file of that name already.", where=target.name,
        remedy="Choose another name. Nothing was changed.",
    )  # fmt: skip


def hash_of(path: Path) -> str | None:
    """Return the SHA-256 of a file, or None when it is missing or empty."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as fault:
        raise _cannot_write(path, fault) from None
    return untrusted.digest_of(data) if data else None


def _write(aside: Path, content: Content) -> None:
    """Write the new file from the events, never from another database's pages."""
    aside.unlink(missing_ok=True)
    connection = gateway.make_safe(sqlite3.connect(aside, isolation_level=None))
    try:
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        with gateway.transaction(connection):
            gateway.make_tables(connection, schema.PUBLISHED_DDL)
            gateway.write_pairs(connection, "meta", _meta(content))
            for chain in content.chains:
                gateway.add_events(connection, chain.events)
            projection.write_tables(connection, content.held, content.ranking)
    finally:
        connection.close()


def _meta(content: Content) -> dict[str, str]:
    return {
        "round_uuid": content.uuid,
        "created_by_version": __version__,
        "min_reader_version": str(schema.MIN_READER),
    }


def _verify(aside: Path, content: Content) -> str:
    """Read the new file back from the disk, find in it all that it is to hold, and make it durable."""
    digest = untrusted.check_written(aside, content.uuid, content.chains, content.held)
    with aside.open("rb+") as handle:
        os.fsync(handle.fileno())
    return digest


def _swap(aside: Path, target: Path) -> None:
    """Put the new file in the target's place; wait a little where another program holds it."""
    for pause in (*_RETRY_SECONDS, None):
        try:
            aside.replace(target)
            break
        except OSError as fault:
            if pause is None or getattr(fault, "winerror", None) not in _BUSY:
                raise
            time.sleep(pause)
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the swap durable where folders can be synced."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _cannot_write(target: Path, fault: Exception) -> FileError:
    """Return the sentence for a folder or file that cannot be written."""
    number = getattr(fault, "errno", None)
    why = (
        "the disk is full" if number == errno.ENOSPC or "full" in str(fault) else str(getattr(fault, "strerror", fault))
    )
    return FileError(
        "NotPublished", f"The shared file could not be written ({why}); it is as it was.", where=target.name,
        remedy="Your changes are kept on this computer and will be written when the folder can be used again.",
    )  # fmt: skip
