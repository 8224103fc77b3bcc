"""One row of a sheet as what it says of a case: fields, money, shares of places, gates, and what cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from prioritiser.edits import cells
from prioritiser.edits.text import check_text
from prioritiser.errors import InputError
from prioritiser.exchange.importing.cell import CellValue, Row, cell_name, is_blank, short, text_of
from prioritiser.exchange.importing.matched import Column, Matching
from prioritiser.exchange.importing.targets import CASH, IGNORE, MoneyTarget, money_target
from prioritiser.exchange.importing.values import Taken, take
from prioritiser.model.base import Value
from prioritiser.model.case_fields import CASE_FIELDS
from prioritiser.model.round import Round

# What a case cannot do without, or what would make it wrong: a row whose cell here cannot be read waits.
_BLOCKING = ("id", "title", "type", "lane")
_FREE_SORTS = ("text", "long", "list")
_MOST_KEPT = 5_000
_LONGEST_KEPT = 500  # characters of a text that could not be taken


class Trouble(NamedTuple):
    """What is the matter with a cell; `blocking`: its row waits. `said` is its text, which was meant for `target`."""

    cell: str
    problem: str
    blocking: bool
    target: str = ""
    said: str = ""


@dataclass(slots=True)
class Said:
    """What one row says. `judged`: cell, what it says, what it was taken for.

    `money` holds costs and savings apart: what is below zero is a saving, also in a column of costs.
    """

    row: int
    values: dict[str, Value] = field(default_factory=dict)
    money: dict[MoneyTarget, float] = field(default_factory=dict)
    cash: bool | None = None
    shares: dict[str, float] = field(default_factory=dict)
    gates: dict[str, str] = field(default_factory=dict)
    years: dict[str, float] = field(default_factory=dict)
    line: str = ""
    has_blanks: bool = False
    problems: list[Trouble] = field(default_factory=list)
    judged: list[tuple[str, str, str]] = field(default_factory=list)

    def text(self, name: str) -> str:
        """Return what the row says for a field of text, "" for nothing."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""

    def add_money(self, target: MoneyTarget, amount: float) -> float:
        """Take in an amount (£, as its cell says it) and return it as it counts: savings below zero.

        All amounts of one year and kind on one side of zero are added; a cost and a saving are never set off.
        """
        counts = -abs(amount) if target.saving else amount
        at = target._replace(saving=target.saving or counts < 0)
        self.money[at] = round(self.money.get(at, 0.0) + counts, 2)
        return counts

    @property
    def waits(self) -> bool:
        """Return whether a problem keeps the row out."""
        return any(each.blocking for each in self.problems)


class RowReader:
    """Reads the rows of one sheet by its matching."""

    def __init__(self, matching: Matching, held: Round) -> None:
        """Look once at what each column stands for."""
        self._held = held
        self.columns = tuple(column for column in matching.columns if column.target != IGNORE)
        self._money = {column.index: money_target(column.target) for column in self.columns}
        self._known: dict[tuple[int, str], Taken] = {}
        self._free = frozenset(column.index for column in self.columns if _is_free(column))
        self._parts = {column.index: column.target.partition(":") for column in self.columns}
        self._rest = matching.rest

    def cell_of(self, row: int, target: str = "id") -> str:
        """Return the name of a row's cell for a target, else of the one by which the row is named, else its first."""
        for wanted in (target, "id", "title"):
            for column in self.columns:
                if column.target == wanted:
                    return cell_name(column.index, row)
        return cell_name(self.columns[0].index if self.columns else 0, row)

    def cells(self, row: Row) -> Iterator[tuple[Column, CellValue]]:
        """Yield the cells of a row that are brought in and hold something."""
        for column in self.columns:
            cell = row.cell(column.index)
            if cell is not None and not is_blank(cell):
                yield column, cell

    def read(self, row: Row) -> Said:
        """Return what a row says."""
        said = Said(row.number)
        filled = list(self.cells(row))
        said.has_blanks = len(filled) < len(self.columns)
        for column, cell in filled:
            try:
                taken = self._taken(cell, column)
                if isinstance(taken.value, str):
                    check_text(taken.value, "")
            except InputError as fault:
                blocking = column.target in _BLOCKING or column.target.startswith(("money:", "year:"))
                sentence = fault.message if blocking else f"{fault.message} The cell is left out."
                where, text = cell_name(column.index, row.number), text_of(cell)[:_LONGEST_KEPT]
                said.problems.append(Trouble(where, sentence, blocking, column.target, text))
                continue
            if taken.value is not None:
                self._put(said, column, cell, taken)
        if self._rest and said.shares:
            left = round(1 - sum(said.shares.values()), 12)
            if left >= 0:
                said.shares[self._rest] = left
        return said

    def _taken(self, cell: CellValue, column: Column) -> Taken:
        """Return what a cell says; what is written alike in many rows is looked up once."""
        if column.target == "frees":
            return Taken(text_of(cell))
        if not isinstance(cell, str) or column.index in self._free:
            return take(cell, column, self._held)
        key = (column.index, cell)
        found = self._known.get(key)
        if found is None:
            found = take(cell, column, self._held)
            if len(self._known) < _MOST_KEPT:
                self._known[key] = found
        return found

    def _put(self, said: Said, column: Column, cell: CellValue, taken: Taken) -> None:
        """Put a value where it belongs."""
        judged = taken.judged
        money = self._money[column.index]
        head, _, rest = self._parts[column.index]
        if money is not None and isinstance(taken.value, float):
            amount = said.add_money(money, taken.value)
            judged = cells.show_money(amount) if judged else ""
        elif head == "year" and isinstance(taken.value, float):
            said.years[rest] = taken.value
        elif head == "place" and isinstance(taken.value, float):
            said.shares[rest] = taken.value
        elif head == "gate":
            said.gates[rest] = str(taken.value)
        elif column.target == CASH:
            said.cash = bool(taken.value)
        elif column.target == "line":
            said.line = str(taken.value)
        else:
            said.values[column.target] = taken.value
        if judged:
            said.judged.append((cell_name(column.index, said.row), short(text_of(cell)), judged))


def _is_free(column: Column) -> bool:
    """Return whether each row says something else in a column, so that looking it up again would not pay."""
    field_ = CASE_FIELDS.get(column.target)
    return field_ is not None and field_.sort in _FREE_SORTS
