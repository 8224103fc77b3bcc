"""Text with a row to a line: which encoding, which separator, and its cells; what cannot be read is named by line."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from prioritiser.errors import FileError
from prioritiser.exchange.importing.cell import MOST_ROWS, WIDEST, ImportStoppedError, Row, Stopped

SEPARATORS = ("\t", ";", "|", ",")
_SAMPLE = 65_536  # characters
_SAMPLE_ROWS = 40
_EVERY = 2_000  # rows between two looks at whether to stop
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_MANY = 0.3  # share of empty bytes from which text is taken for UTF-16
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n?", re.IGNORECASE)
_MOST_LIKELY = 0.6  # share of rows that must have the usual number of cells


@dataclass(frozen=True, slots=True)
class Delimited:
    """Text that has been decoded, and what separates its cells."""

    name: str
    text: str
    separator: str
    start: int = 0  # characters of a first line that names the separator
    pasted: bool = False

    def rows(self, stopped: Stopped) -> Iterator[tuple[float, Row]]:
        """Yield the rows that hold something, each with the share (0..1) that is read.

        Raises FileError naming the line that cannot be read; ImportStoppedError when stopped.
        """
        size = max(1, len(self.text))
        stream = io.StringIO(self.text, newline="")
        stream.seek(self.start)
        offset = 1 if self.start else 0
        if self.pasted and not _reads_strictly(self.text, self.separator):
            reader = csv.reader(stream, delimiter=self.separator, quoting=csv.QUOTE_NONE)
        else:
            reader = csv.reader(stream, delimiter=self.separator, strict=True)
        number, line = 0, 1 + offset
        while True:
            if number % _EVERY == 0 and stopped():
                raise ImportStoppedError
            try:
                texts = next(reader)
            except StopIteration:
                return
            except csv.Error as fault:
                raise self._unreadable(str(fault), line, reader.line_num + offset) from None
            number += 1
            if number > MOST_ROWS:
                said = f"The text has more than {MOST_ROWS:,} rows."
                raise FileError("TooLarge", said, where=self.name, remedy="Split it. Nothing was changed.")
            line = reader.line_num + offset + 1
            cells = tuple(text if text and not text.isspace() else None for text in texts[:WIDEST])
            beyond = sum(1 for text in texts[WIDEST:] if text and not text.isspace())
            if beyond:  # a stray cell far to the right makes no columns
                cells = cells[: 1 + max((at for at, cell in enumerate(cells) if cell is not None), default=-1)]
            if beyond or any(cell is not None for cell in cells):
                yield min(1.0, stream.tell() / size), Row(number, cells, beyond=beyond)

    def _unreadable(self, fault: str, line: int, last: int) -> FileError:
        """Return what to say of a row that is not well formed."""
        if "field larger" in fault:
            said = f"From line {line} on, one cell is longer than {csv.field_size_limit():,} characters."
            remedy = "Shorten it, or close the quotation mark that opens there. Nothing was changed."
        elif "unexpected end" in fault:
            said, remedy = (
                f"A quotation mark opens in line {line} and is never closed.",
                "Close it. Nothing was changed.",
            )
        else:
            said = f"In line {last} a quotation mark stands inside a quoted cell."
            remedy = "Write it twice, or remove it. Nothing was changed."
        return FileError("NotATable", said, where=self.name, remedy=remedy)


def read_text(data: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Return a file's text and what to say of its encoding.

    Raises FileError naming the first line with a byte that no encoding explains.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _decoded(data, encoding, name, start=len(mark)), ()
    guessed = _without_mark(data)
    if guessed:
        return _decoded(data, guessed, name), (f"The text was read as {guessed.upper()}.",)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as fault:
        if _has_utf8(data):
            raise _undecodable(data, fault.start, name, "It is partly UTF-8 and partly not.") from None
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError as fault:
        raise _undecodable(data, fault.start, name, "It is neither UTF-8 nor Windows text.") from None
    return text, ("The text was read as Windows text (Windows-1252): look at accents and pound signs below.",)


def table_of(text: str, name: str, *, pasted: bool = False) -> Delimited:
    """Return text with what separates its cells."""
    said = _SEPARATOR_LINE.match(text)
    if said:
        return Delimited(name, text, said[1], said.end(), pasted)
    return Delimited(name, text, "\t" if pasted and "\t" in text else _separator(text), pasted=pasted)


def _decoded(data: bytes, encoding: str, name: str, *, start: int = 0) -> str:
    try:
        return data[start:].decode(encoding)
    except UnicodeDecodeError as fault:
        raise _undecodable(data, start + fault.start, name, f"It is not {encoding.upper()}.") from None


def _undecodable(data: bytes, at: int, name: str, why: str) -> FileError:
    line = data.count(b"\n", 0, at) + 1
    said = f"Line {line} holds a byte ({data[at]:02X}) that is no character. {why}"
    return FileError("NotText", said, where=name, remedy="Save it as CSV UTF-8 and try again. Nothing was changed.")


def _without_mark(data: bytes) -> str:
    """Return the encoding of UTF-16 text that does not say so, or nothing."""
    sample = data[:4_000]
    odd, even = sample[1::2].count(0), sample[::2].count(0)
    half = max(1, len(sample) // 2)
    if len(sample) > 1 and odd / half > _MANY and even < odd:
        return "utf-16-le"
    return "utf-16-be" if len(sample) > 1 and even / half > _MANY else ""


def _has_utf8(data: bytes) -> bool:
    """Return whether some characters are surely UTF-8 of several bytes."""
    return any(not character.isascii() for character in set(data.decode("utf-8", "ignore")))


def _separator(text: str) -> str:
    """Return what separates cells: what cuts most rows into the same number of them, two or more."""
    sample = text[:_SAMPLE]
    best, most = ",", 0.0
    for candidate in SEPARATORS:
        widths = Counter(_widths(sample, candidate))
        width, count = max(
            ((width, count) for width, count in widths.items() if width > 1), key=lambda each: each[1], default=(0, 0)
        )
        share = count / max(1, widths.total())
        if width and share > most and (share >= _MOST_LIKELY or not most):
            best, most = candidate, share
    return best


def _widths(sample: str, separator: str) -> Sequence[int]:
    """Return the number of cells in each of the first rows that hold something."""
    found = []
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=separator):
            if any(text.strip() for text in row):
                found.append(len(row))
            if len(found) == _SAMPLE_ROWS:
                break
    except csv.Error:
        pass
    return found


def _reads_strictly(text: str, separator: str) -> bool:
    """Return whether all quotation marks of pasted text are those of cells."""
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True):
            pass
    except csv.Error:
        return False
    return True
