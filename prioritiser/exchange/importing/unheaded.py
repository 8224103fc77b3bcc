"""Cells that no heading stands above: in text they mean that a row was cut wrongly, in a workbook they are left out."""

from __future__ import annotations

from types import MappingProxyType

from prioritiser.exchange.importing.cell import WIDEST, Row, cell_name, is_blank, letters, short, text_of
from prioritiser.exchange.importing.matched import Matching, listed
from prioritiser.exchange.importing.rows import Trouble
from prioritiser.exchange.importing.sheets import SheetInfo
from prioritiser.exchange.importing.targets import IGNORE

_MOST_NAMED = 10
_CUTS = MappingProxyType(
    {",": "a comma inside a number", ";": "a semicolon inside a cell", "|": "an upright line inside a cell"}
)


class Unheaded:
    """Watches the rows of one sheet for cells without a heading."""

    def __init__(self, sheet: SheetInfo, matching: Matching) -> None:
        """Look once at where headings stand; a column that is brought in counts as one that has its heading."""
        header = [row for row in sheet.top if row.number in matching.header]
        wanted = {column.index for column in matching.columns if column.target != IGNORE}
        headed = {at for row in header for at, cell in enumerate(row.cells) if not is_blank(cell)}
        self._separator = sheet.table.separator if sheet.table is not None else ""
        self._last = max(headed | wanted, default=-1)
        self._is_checked = bool(headed) and bool(self._separator) and not any(row.beyond for row in header)
        self._open = [column.index for column in matching.columns if column.index not in wanted | headed]
        self._found: set[int] = set()

    def look(self, row: Row) -> None:
        """Keep which columns without a heading hold something in a row."""
        for at in self._open:
            if not is_blank(row.cell(at)):
                self._found.add(at)
        if self._found:
            self._open = [at for at in self._open if at not in self._found]

    def beyond(self, row: Row) -> Trouble | None:
        """Return what is the matter with a row of text that goes on beyond the last heading, which keeps it out."""
        if not self._is_checked or (len(row.cells) <= self._last + 1 and not row.beyond):
            return None
        at = next((at for at in range(self._last + 1, len(row.cells)) if not is_blank(row.cell(at))), None)
        if at is None and not row.beyond:
            return None
        column = WIDEST if at is None else at
        what = "Something" if at is None else f"“{short(text_of(row.cell(at)))}”"
        said = f"{what} stands beyond the last heading, which is in column {letters(self._last)}. {self._remedy}"
        return Trouble(cell_name(column, row.number), said, blocking=True)

    @property
    def can_be_chosen(self) -> bool:
        """Return whether a row that goes on too far has its other cells in their places all the same."""
        return self._separator == "\t"

    @property
    def notes(self) -> tuple[str, ...]:
        """Return which columns hold something and are left out because they have no heading."""
        names = [letters(at) for at in sorted(self._found) if not (self._is_checked and at > self._last)]
        if not names:
            return ()
        more = len(names) - _MOST_NAMED
        named = names if more <= 0 else [*names[:_MOST_NAMED], f"{more:,} other{'' if more == 1 else 's'}"]
        if len(names) == 1:
            return (f"Column {names[0]} has no heading and is left out.",)
        return (f"Columns {listed(named)} have no heading and are left out.",)

    @property
    def _remedy(self) -> str:
        """Return the likely cause and what to do."""
        cause = _CUTS.get(self._separator)
        if cause is None:
            return "Give that column a heading, or clear the cell."
        thing = "number" if self._separator == "," else "cell"
        return f"Perhaps {cause} has cut it in two: put the {thing} in quotation marks, or give the column a heading."
