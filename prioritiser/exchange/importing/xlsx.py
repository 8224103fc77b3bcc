"""An .xlsx workbook: which sheets it has, and their rows. Macros, links and queries are never run or followed."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from prioritiser.errors import FileError
from prioritiser.exchange.importing.cell import Row, Stopped
from prioritiser.exchange.importing.package import open_package
from prioritiser.exchange.importing.xlsx_sheet import Book, Facts, rows_of
from prioritiser.exchange.importing.xlsx_values import Shape, shape_of, unescaped
from prioritiser.exchange.importing.xml_part import Handler, parse_whole

MOST_TEXTS = 3_000_000
MOST_CHARACTERS = 100_000_000
MOST_SHEETS = 500

_FOREIGN = MappingProxyType(
    {
        "xl/externalLinks/": "links to other workbooks",
        "xl/connections.xml": "queries to other sources",
        "xl/embeddings/": "embedded files",
        "xl/macrosheets/": "macro sheets",
        "xl/activeX/": "controls",
    }
)


@dataclass(frozen=True, slots=True)
class Tab:
    """One worksheet of a workbook: its name, where its cells are, whether people see it."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook that has been opened: its bytes are checked, its texts are known, its sheets are yet to be read."""

    name: str
    data: bytes
    tabs: tuple[Tab, ...]
    book: Book
    warnings: tuple[str, ...]

    def rows(self, tab: Tab, facts: Facts, stopped: Stopped) -> Iterator[tuple[float, Row]]:
        """Yield a sheet's rows with the share (0..1) that is read. Raises FileError, ImportStoppedError."""
        where = f"{self.name}, sheet “{tab.name}”"
        with open_package(self.data, self.name) as package:
            yield from rows_of(package, tab.part, self.book, where=where, facts=facts, stopped=stopped)


def open_workbook(data: bytes, name: str, stopped: Stopped) -> Workbook:
    """Open a workbook. Raises FileError when it cannot be believed, with its remedy; ImportStoppedError."""
    with open_package(data, name) as package:
        names = package.namelist()
        main = _main_part(package, name, stopped)
        about = _BookHandler()
        parse_whole(package, main, about, name, stopped)
        linked = _links(package, main, name, stopped)
        by_id = {key: target for key, _, target in linked}
        tabs = tuple(
            Tab(title, by_id[key], hidden)
            for title, key, hidden in about.sheets
            if by_id.get(key) in names and _is_sheet(key, linked)
        )
        if not tabs or len(tabs) > MOST_SHEETS:
            said = "The workbook has no sheet of cells." if not tabs else f"The workbook has {len(tabs)} sheets."
            raise FileError("NoSheet", said, where=name, remedy="Choose another file. Nothing was changed.")
        book = Book(
            _strings(package, _one(linked, "sharedStrings", names), name, stopped),
            _shapes(package, _one(linked, "styles", names), name, stopped),
            about.from_1904,
        )
    foreign = sorted({said for start, said in _FOREIGN.items() if any(part.startswith(start) for part in names)})
    warnings = [f"The workbook holds {' and '.join(foreign)}; they are not followed or run."] if foreign else []
    return Workbook(name, data, tabs, book, tuple(warnings))


class _BookHandler(Handler):
    """Finds the sheets and the way in which days are counted."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str, bool]] = []
        self.from_1904 = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            key = next((value for said, value in attributes.items() if said.endswith("}id")), "")
            state = attributes.get("state", "visible")
            self.sheets.append((unescaped(attributes.get("name", "")), key, state != "visible"))
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904") in ("1", "true")


class _LinkHandler(Handler):
    """Collects what a part points to: id, last word of the kind, target."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str, str]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            kind = attributes.get("Type", "").rpartition("/")[2]
            self.found.append((attributes.get("Id", ""), kind, attributes.get("Target", "")))


class _TextHandler(Handler):
    """Collects shared texts; the reading aids of East Asian texts are left out."""

    def __init__(self, name: str) -> None:
        self.found: list[str] = []
        self._name = name
        self._pieces: list[str] = []
        self._inside = False
        self._phonetic = 0
        self._length = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        del attributes
        if name == "si":
            self._pieces = []
        elif name == "t":
            self._inside = not self._phonetic
        elif name == "rPh":
            self._phonetic += 1

    def end(self, name: str) -> None:
        if name == "si":
            text = unescaped("".join(self._pieces))
            self._length += len(text)
            self.found.append(text)
            if len(self.found) > MOST_TEXTS or self._length > MOST_CHARACTERS:
                said = "The workbook holds more text than can be read at once."
                raise FileError("TooLarge", said, where=self._name, remedy="Split it. Nothing was changed.")
        elif name == "t":
            self._inside = False
        elif name == "rPh":
            self._phonetic -= 1

    def text(self, text: str) -> None:
        if self._inside:
            self._pieces.append(text)


class _StyleHandler(Handler):
    """Finds the shape that each style of cells gives to a number."""

    def __init__(self) -> None:
        self.shapes: list[Shape] = []
        self._codes: dict[str, str] = {}
        self._inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "numFmt":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            key = attributes.get("numFmtId", "0")
            self.shapes.append(shape_of(int(key) if key.isdecimal() else 0, self._codes.get(key)))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._inside = False


def _main_part(package: zipfile.ZipFile, name: str, stopped: Stopped) -> str:
    """Return the part that lists the sheets."""
    found = _LinkHandler()
    parse_whole(package, "_rels/.rels", found, name, stopped)
    main = next((target for _, kind, target in found.found if kind == "officeDocument"), "xl/workbook.xml")
    return main.lstrip("/")


def _links(package: zipfile.ZipFile, main: str, name: str, stopped: Stopped) -> list[tuple[str, str, str]]:
    """Return what the main part points to, each target as the name of a part."""
    folder, _, last = main.rpartition("/")
    found = _LinkHandler()
    parse_whole(package, f"{folder}/_rels/{last}.rels".lstrip("/"), found, name, stopped)
    return [
        (key, kind, target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}"))
        for key, kind, target in found.found
    ]


def _is_sheet(key: str, linked: list[tuple[str, str, str]]) -> bool:
    return any(each == key and kind == "worksheet" for each, kind, _ in linked)


def _one(linked: list[tuple[str, str, str]], wanted: str, names: list[str]) -> str:
    """Return the part of a kind, or nothing."""
    return next((target for _, kind, target in linked if kind == wanted and target in names), "")


def _strings(package: zipfile.ZipFile, part: str, name: str, stopped: Stopped) -> tuple[str, ...]:
    handler = _TextHandler(name)
    if part:
        parse_whole(package, part, handler, name, stopped)
    return tuple(handler.found)


def _shapes(package: zipfile.ZipFile, part: str, name: str, stopped: Stopped) -> tuple[Shape, ...]:
    handler = _StyleHandler()
    if part:
        parse_whole(package, part, handler, name, stopped)
    return tuple(handler.shapes)
