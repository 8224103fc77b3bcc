"""Files that are handed in or asked for: read with a limit, written aside and swapped in, never over another."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from pathlib import Path

from prioritiser.errors import FileError

LARGEST_TEXT = 200_000_000


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes. Raises FileError when it is missing, no file, too large or unreadable."""
    try:
        if not path.exists():
            raise FileError(
                "FileNotFound", "There is no such file.", where=path.name, remedy="Check the name and the folder."
            )
        if not path.is_file():
            raise FileError("NotAFile", "This is not a file.", where=path.name, remedy="Name the file itself.")
        if path.stat().st_size > LARGEST_TEXT:
            raise FileError("TooLarge", "The file is over 200 MB.", where=path.name, remedy="Split it.")
        return path.read_bytes()
    except OSError as fault:
        said = f"The file cannot be read ({fault.strerror})."
        raise FileError("Unreadable", said, where=path.name, remedy="Check that you may open it.") from None


def _never() -> bool:
    return False


def write_new(
    target: Path, write: Callable[[Path], None], *, replace: bool = False, stopped: Callable[[], bool] = _never
) -> None:
    """Have `write` make the file aside, then put it in its place whole, unless it was `stopped` meanwhile.

    Raises FileError when there is a file of that name (unless `replace`), when the folder is not there, or when the
    target is open elsewhere; what was there stays as it was.
    """
    check_target(target, replace=replace)
    if _is_held(target):
        raise _in_use(target)
    aside = target.with_name(f"~${target.stem}.{os.getpid()}{target.suffix}")
    try:
        write(aside)
        if not stopped():
            aside.replace(target)
    except PermissionError:
        raise _in_use(target) from None
    except OSError as fault:
        raise _not_written(target, fault) from None
    finally:
        with contextlib.suppress(OSError):
            aside.unlink(missing_ok=True)


def check_target(target: Path, *, replace: bool = False) -> None:
    """Raise FileError where no file can be put: something is there (unless `replace`), or the folder is not."""
    try:
        if target.exists() and not (replace and target.is_file()):
            remedy = "Choose another name, or say --replace. Nothing was changed."
            raise FileError("FileExists", "There is a file of that name already.", where=target.name, remedy=remedy)
        if not target.parent.is_dir():
            raise FileError("NoFolder", "The folder is not there.", where=str(target.parent), remedy="Make it first.")
    except OSError as fault:
        raise _not_written(target, fault) from None


def _is_held(target: Path) -> bool:
    """Return whether Excel or LibreOffice has the file open, as the note they leave beside it says."""
    notes = (f"~${target.name}", f".~lock.{target.name}#")
    return target.exists() and any(target.with_name(note).exists() for note in notes)


def _in_use(target: Path) -> FileError:
    remedy = "Close it there, or choose another name. Nothing was changed."
    return FileError("FileInUse", "Another program has this file open.", where=target.name, remedy=remedy)


def _not_written(target: Path, fault: OSError) -> FileError:
    said = f"The file could not be written ({fault.strerror})."
    return FileError(
        "NotWritten", said, where=target.name, remedy="Check the name and the folder. Nothing was changed."
    )
