"""From sheets to a framework: every cell that cannot be right is named, and nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from prioritiser.exchange.framework_sheet import (
    ABOUT,
    ANCHOR,
    CRITERIA,
    CRITERION_COLUMNS,
    ENTRY,
    FORMAT,
    GATE_COLUMNS,
    GATES,
    GRID_BAND,
    GRID_COLUMNS,
    GRID_HEAD,
    GRID_ROW,
    GRIDS,
    KIND,
    LEVELS,
    NO,
    NO_NUMBER,
    NODE_COLUMNS,
    NODES,
    POINT_COLUMNS,
    POINTS,
    SOURCE_COLUMNS,
    SOURCES,
    TITLE,
    VALUE,
    YES,
)
from prioritiser.exchange.importing.cell import CellValue, Computed, Percent, Row, Unread, cell_name, text_of
from prioritiser.exchange.importing.sheets import SheetInfo, Source
from prioritiser.model.base import Value

USUAL_LEVELS = 5
HIGHEST_LEVEL = 9
MOST_ROWS = 5_000
_NUMBER = re.compile(r"[-+]?\d{1,40}(\.\d{1,40})?([eE][-+]?\d{1,3})?")
_NUMBERS = ("swing", "neutral")
_NUMBERED = re.compile(rf"({ANCHOR}|{VALUE}|{ENTRY}) (\d{{1,3}})", re.IGNORECASE)
_Columns = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class CellFault:
    """One cell, or one sheet, that cannot be right, as a plain sentence."""

    sheet: str
    cell: str
    problem: str

    @property
    def where(self) -> str:
        """Return the place as spreadsheets write it: Criteria!D7."""
        return f"{self.sheet}!{self.cell}" if self.cell else self.sheet


@dataclass(slots=True)
class Found:
    """What the sheets say: a document of a framework, where each field of each entry stands, and what is wrong."""

    document: dict[str, Value] = field(default_factory=dict)
    places: dict[tuple[str, int, str], tuple[str, str]] = field(default_factory=dict)
    faults: list[CellFault] = field(default_factory=list)


@dataclass(slots=True)
class _Line:
    """One row below the headings: its number, and its cells by the name of their field."""

    sheet: str
    number: int
    cells: Mapping[str, tuple[int, CellValue]]
    faults: list[CellFault]

    def place(self, name: str) -> str:
        """Return the cell of a field; the row's first one where the field has no column."""
        return cell_name(self.cells[name][0] if name in self.cells else 0, self.number)

    def fault(self, name: str, problem: str) -> None:
        """Take note of what is wrong in a cell."""
        self.faults.append(CellFault(self.sheet, self.place(name), problem))

    def is_empty(self) -> bool:
        """Return whether nothing stands in the row."""
        return all(value is None or value == "" for _, value in self.cells.values())

    def plain(self, name: str) -> CellValue:
        """Return a cell's value; a formula, and what is no value, is a fault."""
        value = self.cells[name][1] if name in self.cells else None
        if isinstance(value, Computed):
            self.fault(name, "It holds a formula; type the value itself.")
            return None
        if isinstance(value, Unread):
            self.fault(name, value.problem)
            return None
        return value

    def text(self, name: str) -> str:
        """Return a cell as text, exactly as it stands there."""
        value = self.plain(name)
        return value if isinstance(value, str) else text_of(value)

    def number_in(self, name: str, *, whole: bool = False) -> float | None:
        """Return a cell as a number, None where it is empty or none."""
        value = self.plain(name)
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        number: float | None = None
        if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
            number = float(value.strip())
        elif isinstance(value, int | float) and not isinstance(value, bool | Percent):
            number = float(value)
        if number is None or (whole and not number.is_integer()):
            what = "a whole number" if whole else "a number"
            self.fault(name, f"“{text_of(value)}” is not {what} that can be used here.")
            return None
        return number


def read_sheets(source: Source) -> Found:
    """Return what the sheets of a workbook say of a framework. Sheets and columns may stand in any order."""
    found = Found()
    if not any(_same(each.name, CRITERIA) for each in source.sheets):
        found.faults.append(CellFault(CRITERIA, "", f"There is no sheet “{CRITERIA}” in this workbook."))
        return found
    levels = _about(source, found)
    found.document["nodes"] = [_node(line, at, found) for at, line in _lines(source, NODES, NODE_COLUMNS, found)]
    criteria = [_criterion(line, at, levels, found) for at, line in _lines(source, CRITERIA, CRITERION_COLUMNS, found)]
    found.document["criteria"] = criteria
    found.document["gates"] = [
        _texts(line, at, "gates", GATE_COLUMNS, found) for at, line in _lines(source, GATES, GATE_COLUMNS, found)
    ]
    by_id = {str(each["id"]): each for each in criteria}
    _points(_lines(source, POINTS, POINT_COLUMNS, found), by_id)
    _sources(_lines(source, SOURCES, SOURCE_COLUMNS, found), by_id)
    _grids(_lines(source, GRIDS, GRID_COLUMNS, found), by_id)
    return found


def _same(one: str, two: str) -> bool:
    return " ".join(one.split()).casefold() == two.casefold()


def _sheet(source: Source, name: str) -> SheetInfo | None:
    return next((each for each in source.sheets if _same(each.name, name)), None)


def _about(source: Source, found: Found) -> int:
    """Take in the first sheet: what the framework is called and its highest level."""
    sheet = _sheet(source, ABOUT)
    said: dict[str, _Line] = {}
    for row in sheet.read() if sheet is not None else ():
        label = text_of(row.cell(0))
        said[label.casefold()] = _Line(ABOUT, row.number, {"value": (1, row.cell(1))}, found.faults)
    kind = said.get(KIND.casefold())
    if kind is not None and kind.text("value").strip() != FORMAT:
        kind.fault("value", "This is not a framework that Prioritiser wrote.")
    if TITLE.casefold() in said:
        found.document["title"] = said[TITLE.casefold()].text("value")
    line = said.get(LEVELS.casefold())
    levels = line.number_in("value", whole=True) if line is not None else None
    if line is not None and levels is not None and not 1 <= levels <= HIGHEST_LEVEL:
        line.fault("value", f"The highest level is {levels:g}; it must be from 1 to {HIGHEST_LEVEL}.")
        levels = None
    found.document["settings"] = {"levels": int(levels or USUAL_LEVELS)}
    return int(levels or USUAL_LEVELS)


def _lines(source: Source, name: str, columns: _Columns, found: Found) -> Iterator[tuple[int, _Line]]:
    """Yield the rows below the headings of a sheet, counted from 0; empty rows are passed over."""
    sheet = _sheet(source, name)
    rows = iter(sheet.read()) if sheet is not None else iter(())
    head = next(rows, None)
    if sheet is None or head is None:
        return
    fields = _fields(sheet.name, head, columns, found)
    count = 0
    for row in rows:
        cells = {each: (column, row.cell(column)) for each, column in fields.items()}
        line = _Line(sheet.name, row.number, cells, found.faults)
        for column, value in enumerate(row.cells):
            if value is not None and not text_of(head.cell(column)) and text_of(value):
                place = cell_name(column, row.number)
                found.faults.append(CellFault(sheet.name, place, "There is no heading above this cell."))
        if not line.is_empty():
            if count >= MOST_ROWS:
                found.faults.append(CellFault(sheet.name, "", f"There are more than {MOST_ROWS:,} rows."))
                return
            yield count, line
            count += 1


def _fields(sheet: str, head: Row, columns: _Columns, found: Found) -> dict[str, int]:
    """Return which column holds which field, by the headings; one unknown, twice there or missing is a fault."""
    names = {heading.casefold(): each for heading, each in columns}
    fields: dict[str, int] = {}
    for column, value in enumerate(head.cells):
        heading = " ".join(text_of(value).split())
        if not heading:
            continue
        many = _NUMBERED.fullmatch(heading)
        name = f"{many[1].title()} {int(many[2])}" if many else names.get(heading.casefold())
        place = cell_name(column, head.number)
        if name is None:
            found.faults.append(CellFault(sheet, place, f"There is no column “{heading}” in a framework."))
        elif name in fields:
            found.faults.append(CellFault(sheet, place, f"The column “{heading}” is there twice."))
        else:
            fields[name] = column
    first, needed = columns[0]
    if needed not in fields:
        place = cell_name(0, head.number)
        found.faults.append(CellFault(sheet, place, f"There is no column “{first}” in this row of headings."))
    return fields


def _node(line: _Line, at: int, found: Found) -> dict[str, Value]:
    entry = _texts(line, at, "nodes", NODE_COLUMNS, found)
    _numbers(line, entry)
    return entry


def _texts(line: _Line, at: int, listed: str, columns: _Columns, found: Found) -> dict[str, Value]:
    """Return the texts of a row as an entry, and keep where they stand. A reference is text on one line."""
    entry: dict[str, Value] = {}
    for _, name in columns:
        found.places[listed, at, name] = (line.sheet, line.place(name))
        if name not in _NUMBERS:
            text = (
                line.text(name).strip() if name in ("id", "parent", "domain", "kind", "mirrored") else line.text(name)
            )
            entry.update({name: text} if text else {})
    if "id" not in entry:
        line.fault("id", "This row has no reference.")
        entry["id"] = f"row {line.number}"
    return entry


def _numbers(line: _Line, entry: dict[str, Value]) -> None:
    for name in _NUMBERS:
        number = line.number_in(name) if name in line.cells else None
        if number is not None:
            entry[name] = number


def _criterion(line: _Line, at: int, levels: int, found: Found) -> dict[str, Value]:
    """Return one row of the criteria as an entry."""
    entry = _texts(line, at, "criteria", CRITERION_COLUMNS, found)
    _numbers(line, entry)
    for name in ("domain", "kind"):
        if name in entry:
            entry[name] = str(entry[name]).casefold()
    said = str(entry.pop("mirrored", NO)).casefold()
    if said not in (YES, NO, "true", "false"):
        line.fault("mirrored", f"“{said}” is neither {YES} nor {NO}.")
    if said in (YES, "true"):
        entry["mirrored"] = True
    anchors = _numbered_cells(line, ANCHOR)
    texts = [line.text(name) for name in anchors]
    if any(texts):
        last = max(each for each, text in enumerate(texts) if text)
        entry["anchors"] = [*texts, *("",) * (levels + 1)][: max(last, levels) + 1]
    numbers = [line.number_in(name) for name in _numbered_cells(line, VALUE)]
    while numbers and numbers[-1] is None:
        numbers.pop()
    if None in numbers:
        line.fault(f"{VALUE} {numbers.index(None)}", "This value is missing: give one for each level, or none at all.")
    elif numbers:
        entry["values"] = numbers
    for many, name in ((ANCHOR, "anchors"), (VALUE, "values")):
        found.places["criteria", at, name] = (line.sheet, line.place(f"{many} 0"))
    return entry


def _numbered_cells(line: _Line, heading: str) -> list[str]:
    """Return the names of a list's columns from 0 on, a missing one included."""
    numbers = [int(name.rpartition(" ")[2]) for name in line.cells if name.startswith(f"{heading} ")]
    return [f"{heading} {at}" for at in range(max(numbers, default=-1) + 1)]


def _owner(line: _Line, by_id: Mapping[str, dict[str, Value]]) -> dict[str, Value] | None:
    """Return the criterion that a row is about; one that is not there is a fault."""
    key = line.text("criterion").strip()
    if key not in by_id:
        line.fault("criterion", f"There is no criterion “{key}” in the sheet “{CRITERIA}”.")
    return by_id.get(key)


def _points(lines: Iterable[tuple[int, _Line]], by_id: Mapping[str, dict[str, Value]]) -> None:
    for _, line in lines:
        owner, pair = _owner(line, by_id), [line.number_in("measure"), line.number_in("value")]
        for name, number in zip(("measure", "value"), pair, strict=True):
            if number is None and line.plain(name) is None:
                line.fault(name, "A number is missing here.")
        if owner is not None and None not in pair:
            points = owner.setdefault("points", [])
            if isinstance(points, list):
                points.append(pair)


def _sources(lines: Iterable[tuple[int, _Line]], by_id: Mapping[str, dict[str, Value]]) -> None:
    for _, line in lines:
        owner = _owner(line, by_id)
        sources = owner.setdefault("sources", []) if owner is not None else None
        if isinstance(sources, list):
            sources.append(line.text("source"))


def _grids(lines: Iterable[tuple[int, _Line]], by_id: Mapping[str, dict[str, Value]]) -> None:
    """Put look-up grids together from the rows of their sheet."""
    for _, line in lines:
        owner, what = _owner(line, by_id), line.text("what").strip().casefold()
        cells = [name for name in _numbered_cells(line, ENTRY) if line.cells.get(name, (0, None))[1] not in (None, "")]
        if what not in (GRID_HEAD, GRID_ROW, GRID_BAND):
            line.fault("what", f"“{what}” is not one of: {GRID_HEAD}, {GRID_ROW}, {GRID_BAND}.")
        if owner is None:
            continue
        helper = owner.setdefault("helper", {"rows": [], "columns": [], "levels": [], "measure_bands": []})
        if not isinstance(helper, dict):
            continue
        if what == GRID_HEAD:
            helper["columns"] = [line.text(name) for name in cells]
        elif what == GRID_ROW:
            levels = [line.number_in(name, whole=True) for name in cells]
            helper["rows"].append(line.text("label"))
            helper["levels"].append([int(level or 0) for level in levels])
        elif what == GRID_BAND:
            helper["measure_bands"].append([_bound(line, name) for name in cells])


def _bound(line: _Line, name: str) -> float | None:
    """Return one bound of a band of measures; the word “none” is no bound."""
    value = line.plain(name)
    if isinstance(value, str) and value.strip().casefold() == NO_NUMBER:
        return None
    return line.number_in(name)
