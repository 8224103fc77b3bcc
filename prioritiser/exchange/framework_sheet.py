"""A framework as sheets: which column says what, and the cells that a framework fills; no file format in here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime

from prioritiser.exchange.workbook_cells import Content, Entry, Grid, Print, Sheet, Value, area
from prioritiser.model.framework import DOMAINS, Criterion, Helper
from prioritiser.model.round import Round

FORMAT = "prioritiser-framework"
ABOUT, NODES, CRITERIA, GATES = "Framework", "Lenses and families", "Criteria", "Gates"
POINTS, SOURCES, GRIDS = "Reference points", "Sources", "Look-up grids"
# (heading, field); anchors and values have one column for each level, “Anchor 0” and so on.
NODE_COLUMNS = (("Reference", "id"), ("Name", "name"), ("Part of", "parent"), ("Own weight", "swing"))
CRITERION_COLUMNS = (
    ("Reference", "id"), ("Short name", "short"), ("Name", "name"), ("Part of", "parent"), ("Own weight", "swing"),
    ("Decision domain", "domain"), ("Answered with", "kind"), ("Benefit lost", "mirrored"), ("No change", "neutral"),
    ("Question", "question"), ("Unit", "unit"), ("Evidence asked for", "evidence"),
)  # fmt: skip
GATE_COLUMNS = (("Reference", "id"), ("Name", "name"), ("Test", "test"))
POINT_COLUMNS = (("Criterion", "criterion"), ("Measure", "measure"), ("Value", "value"))
SOURCE_COLUMNS = (("Criterion", "criterion"), ("Source", "source"))
GRID_COLUMNS = (("Criterion", "criterion"), ("What", "what"), ("Label", "label"))
TITLE, LEVELS, KIND = "Name of the framework", "Highest level", "Kind of file"
ANCHOR, VALUE, ENTRY = "Anchor", "Value", "Entry"  # followed by a number
GRID_HEAD, GRID_ROW, GRID_BAND = "columns", "row", "measure band"
NO_NUMBER = "none"
YES, NO = "yes", "no"
_NOTES = (
    "Each row of the other sheets is one lens, family, criterion or gate. References stay: scores belong to them.",
    "“Part of” names the reference of the lens or family that something lies in; empty at the top.",
    "“Own weight” counts against what lies in the same lens or family. A weight agreed by the panel goes before it.",
    "“Answered with” is level or measure.",
    "“Benefit lost” is yes where a disinvestment is answered with the benefit that would be lost.",
    "“No change” is the level or measure at which a case changes nothing.",
    "Values go from 0 to 100, one for each level; empty ones are equal steps.",
    "The sheet “Reference points” holds the values of measures.",
)
_WIDE = 44.0
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)


def content_of(held: Round) -> Content:
    """Return a round's framework as plain cells, one sheet for each sort of thing; no formula is in it."""
    criteria = tuple(held.criteria.values())
    nodes = [[each.id, each.name, each.parent, exact(each.swing)] for each in held.nodes.values()]
    sheets = (
        _about(held),
        _table(NODES, NODE_COLUMNS, nodes),
        _criteria(criteria, held.settings.levels),
        _table(GATES, GATE_COLUMNS, [[each.id, each.name, each.test] for each in held.gates.values()]),
        _table(POINTS, POINT_COLUMNS, [
            [each.id, exact(measure), exact(value)] for each in criteria for measure, value in each.points
        ]),
        _table(SOURCES, SOURCE_COLUMNS, [[each.id, source] for each in criteria for source in each.sources]),
        _grids(criteria),
    )  # fmt: skip
    return Content(sheets, held.title, held.settings.marking, _NO_DATE)


def exact(number: float | None) -> Value:
    """Return a number for a cell; as text where a workbook, which keeps 16 digits, would round it."""
    if number is None:
        return None
    return number if float(f"{number:.16G}") == number else repr(number)


def numbered(heading: str, count: int) -> list[tuple[str, str]]:
    """Return the columns of a list of so many, from 0."""
    return [(f"{heading} {at}", f"{heading} {at}") for at in range(count)]


def _about(held: Round) -> Sheet:
    grid = Grid(ABOUT, (24.0, 60.0))
    rows: tuple[tuple[str, Value], ...] = ((KIND, FORMAT), (TITLE, held.title), (LEVELS, float(held.settings.levels)))
    for at, (label, value) in enumerate(rows, 1):
        grid.put(at, 1, label, "strong")
        grid.put(at, 2, value, "pad" if at == len(rows) else "wrap")
    for at, note in enumerate(_NOTES, len(rows) + 2):
        grid.wide(at, 1, 2, note)
    return grid.done()


def _criteria(criteria: Sequence[Criterion], levels: int) -> Sheet:
    anchors = max([levels + 1, *(len(each.anchors) for each in criteria)])
    values = max([levels + 1, *(len(each.values) for each in criteria)])
    columns = [*CRITERION_COLUMNS, *numbered(ANCHOR, anchors), *numbered(VALUE, values)]
    rows = []
    for each in criteria:
        row: list[Value] = [
            each.id, each.short, each.name, each.parent, exact(each.swing), each.domain, each.kind,
            YES if each.mirrored else NO, exact(each.neutral), each.question, each.unit, each.evidence,
        ]  # fmt: skip
        row += [*each.anchors, *(None,) * (anchors - len(each.anchors))]
        row += [*map(exact, each.values), *(None,) * (values - len(each.values))]
        rows.append(row)
    return _table(CRITERIA, columns, rows)


def _grids(criteria: Iterable[Criterion]) -> Sheet:
    """Return the look-up grids: a row for the columns' labels, one for each row of levels, one for each band."""
    rows = [[each.id, *row] for each in criteria if each.helper is not None for row in _grid_rows(each.helper)]
    width = max([len(GRID_COLUMNS), *map(len, rows)])
    return _table(GRIDS, [*GRID_COLUMNS, *numbered(ENTRY, width - len(GRID_COLUMNS))], rows)


def _grid_rows(helper: Helper) -> Iterator[list[Value]]:
    yield [GRID_HEAD, None, *helper.columns]
    for label, levels in zip(helper.rows, helper.levels, strict=False):
        yield [GRID_ROW, label, *map(float, levels)]
    for band in helper.measure_bands:
        yield [GRID_BAND, None, *(NO_NUMBER if bound is None else exact(bound) for bound in band)]


def _table(name: str, columns: Sequence[tuple[str, str]], rows: Sequence[Sequence[Value]]) -> Sheet:
    """Return a sheet with its headings in the first row and everything else below."""
    grid = Grid(name, [_width(heading) for heading, _ in columns])
    grid.line(1, 1, (heading for heading, _ in columns), "head")
    for at, row in enumerate(rows, 2):
        for column, value in enumerate(row, 1):
            if value is not None and value != "":
                grid.put(at, column, value, "wrap top" if isinstance(value, str) else "top pad")
                if isinstance(value, str):
                    grid.fit(at, value, grid.widths[column - 1])
    if name == CRITERIA and rows:
        at = [field for _, field in columns].index("domain") + 1
        grid.entries.append(_choices(at, len(rows) + 1, DOMAINS, "Choose one of the six decision domains."))
    return grid.done(frozen=(1, 1), printing=Print(head_rows=(1, 1), head_columns=1))


def _width(heading: str) -> float:
    words = ("Name", "Question", "Evidence", "Test", ANCHOR, "Source", "Label")
    return _WIDE if heading.startswith(words) else 16.0


def _choices(column: int, last: int, choices: Sequence[str], says: str) -> Entry:
    return Entry(area(2, column, last, column), says, choices=tuple(choices))
