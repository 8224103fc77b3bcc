"""One XML part of a workbook as events: streamed, never held whole, no document types and no entities."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from xml.parsers import expat

from prioritiser.errors import FileError
from prioritiser.exchange.importing.cell import ImportStoppedError, Stopped

CHUNK = 1 << 17  # bytes
_BROKEN = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError,
)  # fmt: skip

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


class Handler:
    """What is done with the elements of a part; names come without their namespace."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""

    def end(self, name: str) -> None:
        """End an element."""

    def text(self, text: str) -> None:
        """Take text between tags, perhaps a piece of it."""


def parse(package: zipfile.ZipFile, part: str, handler: Handler, where: str, stopped: Stopped) -> Iterator[float]:
    """Feed a part to a handler, yielding after each piece the share (0..1) that is read.

    Raises FileError when the part is missing, damaged or declares a document type; ImportStoppedError when stopped.
    """
    parser = _parser(handler, part, where)
    size, done = max(1, sum(each.file_size for each in package.filelist if each.filename == part)), 0
    try:
        for chunk in _chunks(package, part, where):
            if stopped():
                raise ImportStoppedError
            parser.Parse(chunk, False)
            done += len(chunk)
            yield min(1.0, done / size)
        parser.Parse(b"", True)
    except expat.ExpatError:
        raise _damaged(f"The part “{part}” of the workbook is damaged.", where) from None
    yield 1.0


def parse_whole(package: zipfile.ZipFile, part: str, handler: Handler, where: str, stopped: Stopped) -> None:
    """Feed a whole part to a handler. Raises as `parse` does."""
    for _ in parse(package, part, handler, where, stopped):
        pass


def _chunks(package: zipfile.ZipFile, part: str, where: str) -> Iterator[bytes]:
    """Yield the bytes of a part; whatever a damaged container does on the way is one thing to say."""
    try:
        with package.open(part) as stream:
            while chunk := stream.read(CHUNK):
                yield chunk
    except KeyError:
        raise _damaged(f"The part “{part}” is missing from the workbook.", where) from None
    except _BROKEN:
        raise _damaged(f"The part “{part}” of the workbook is damaged.", where) from None


def _parser(handler: Handler, part: str, where: str) -> expat.XMLParserType:
    """Return a parser that tells a handler of elements and refuses what no sheet needs."""
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    local: dict[str, str] = {}
    begin, finish = handler.start, handler.end

    def start(name: str, attributes: dict[str, str]) -> None:
        try:
            short = local[name]
        except KeyError:
            short = local[name] = name.rpartition("}")[2]
        begin(short, attributes)

    def end(name: str) -> None:
        finish(local[name])

    def refuse(*_declared: object) -> None:
        said = f"The part “{part}” declares a document type, which no workbook does."
        raise FileError("Unsafe", said, where=where, remedy="Ask for the file again. Nothing was changed.")

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = refuse
    return parser


def _damaged(said: str, where: str) -> FileError:
    remedy = "Ask for the file again, or open and save it in Excel first. Nothing was changed."
    return FileError("Damaged", said, where=where, remedy=remedy)
