"""What a file really is, and whether a workbook's container may be opened: decided before anything is inflated."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from pathlib import PurePosixPath

from prioritiser.errors import FileError
from prioritiser.store.schema import APPLICATION_ID

MOST_PARTS = 2_000
LARGEST_TOTAL = 200_000_000  # bytes, inflated
LARGEST_RATIO = 100  # honest workbooks are near 10 to 1
SMALL_PART = 100_000  # bytes, inflated, below which the ratio means nothing

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_SQLITE = b"SQLite format 3\0"
_APPLICATION = slice(68, 72)  # where SQLite keeps whose file it is
_ROUND = ".round"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ENCRYPTED = 0x1
_SAVE_AS = "Open it in Excel or LibreOffice, save it as .xlsx and choose that file. Nothing was changed."


def is_workbook(data: bytes, name: str) -> bool:
    """Return whether bytes are an .xlsx workbook, False for text.

    Raises FileError naming the real kind of anything else, with what to do.
    """
    if name.startswith("~$"):
        said = "This is the note that Excel leaves beside a workbook that is open."
        raise FileError("OwnerFile", said, where=name, remedy="Choose the workbook itself. Nothing was changed.")
    if not data:
        raise FileError("Empty", "The file is empty.", where=name, remedy="Choose another file. Nothing was changed.")
    if data.startswith(_OLE):
        raise _ole(data, name)
    if data.startswith(_ZIP):
        _check_sort(_parts(data, name), name)
        return True
    if data.startswith(_SQLITE) or name.casefold().endswith(_ROUND):
        raise _database(data, name)
    if data.startswith(b"%PDF"):
        raise FileError("AnotherKind", "This is a PDF, not a sheet.", where=name, remedy="Choose the sheet it is from.")
    start = data[:4_000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<meta")):
        raise FileError("AnotherKind", "This is a web page, whatever its name says.", where=name, remedy=_SAVE_AS)
    if start.startswith(b"<?xml"):
        raise FileError("AnotherKind", "This is an XML file, whatever its name says.", where=name, remedy=_SAVE_AS)
    return False


def open_package(data: bytes, name: str) -> zipfile.ZipFile:
    """Return a workbook's container. Raises FileError when it could not be opened without risk, naming the part."""
    parts = _parts(data, name)
    if len(parts) > MOST_PARTS:
        raise _unsafe(f"The workbook has {len(parts):,} parts; up to {MOST_PARTS:,} are read.", name)
    seen: set[str] = set()
    for part in parts:
        if part.filename.casefold() in seen:
            raise _unsafe(f"The part “{part.filename}” is in the workbook twice.", name)
        seen.add(part.filename.casefold())
        _check_part(part, name)
    total = sum(part.file_size for part in parts)
    if total > LARGEST_TOTAL:
        said = f"Unpacked, the workbook is {total / 1e6:,.0f} MB; up to {LARGEST_TOTAL / 1e6:,.0f} MB are read."
        raise FileError("TooLarge", said, where=name, remedy="Split it into smaller ones. Nothing was changed.")
    return zipfile.ZipFile(io.BytesIO(data))


def _parts(data: bytes, name: str) -> list[zipfile.ZipInfo]:
    """Return the parts of a container without unpacking any."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as container:
            return container.infolist()
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, OSError, ValueError, EOFError):
        said = "The file is damaged and cannot be read."
        remedy = "Ask for it again, or open and save it in Excel first. Nothing was changed."
        raise FileError("Damaged", said, where=name, remedy=remedy) from None


def _check_part(part: zipfile.ZipInfo, name: str) -> None:
    """Refuse one part that is not what a workbook's parts are."""
    path = PurePosixPath(part.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in part.filename:
        raise _unsafe(f"The part “{part.filename}” points outside the workbook.", name)
    if part.flag_bits & _ENCRYPTED:
        raise _password(name)
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise _unsafe(f"The part “{part.filename}” is packed in a way that workbooks are not.", name)
    if part.file_size > SMALL_PART and part.file_size > LARGEST_RATIO * max(part.compress_size, 1):
        raise _unsafe(f"The part “{part.filename}” unpacks to over {LARGEST_RATIO} times its size.", name)


def _check_sort(parts: Sequence[zipfile.ZipInfo], name: str) -> None:
    """Refuse containers that are something else than an .xlsx workbook, by what they are."""
    names = {part.filename for part in parts}
    kinds = (
        ("xl/vbaProject.bin", "This workbook holds macros, which are never run here."),
        ("xl/workbook.bin", "This is a binary workbook (.xlsb)."),
        ("Index/Document.iwa", "This is a Numbers document."),
        ("word/document.xml", "This is a Word document."),
        ("ppt/presentation.xml", "This is a PowerPoint document."),
        ("content.xml", "This is an OpenDocument file (.ods)."),
    )
    for part, said in kinds:
        if part in names:
            raise FileError("AnotherKind", said, where=name, remedy=_SAVE_AS)
    if "[Content_Types].xml" not in names:
        raise FileError("AnotherKind", "This is a zip file, not a workbook.", where=name, remedy=_SAVE_AS)


def _ole(data: bytes, name: str) -> FileError:
    """Return what to say of an older container: a password, or an older kind of workbook."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return _password(name)
    said = "This is a workbook of the older kind (.xls), or another older Office file."
    return FileError("AnotherKind", said, where=name, remedy=_SAVE_AS)


def _database(data: bytes, name: str) -> FileError:
    """Return what to say of a round, known by its content or else by its name, or of another program's database."""
    is_database = data.startswith(_SQLITE)
    if (
        is_database
        and int.from_bytes(data[_APPLICATION], "big") != APPLICATION_ID
        and not name.casefold().endswith(_ROUND)
    ):
        said, remedy = "This is a database, not a sheet.", "Choose the sheet with the cases. Nothing was changed."
    else:
        said = "This is a round. Rounds are opened or merged, not imported."
        remedy = "Open it, or merge it into the round that is open, or choose a sheet. Nothing was changed."
    return FileError("AnotherKind", said, where=name, remedy=remedy)


def _password(name: str) -> FileError:
    remedy = "Remove the password in Excel, save it as .xlsx and choose that file. Nothing was changed."
    return FileError("Password", "The workbook is protected with a password.", where=name, remedy=remedy)


def _unsafe(said: str, name: str) -> FileError:
    remedy = "Ask for the file again, or open and save it in Excel first. Nothing was changed."
    return FileError("Unsafe", said, where=name, remedy=remedy)
