"""From texts typed or pasted into cells to one edit: what can be taken is, and the rest is named cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import msgspec

from prioritiser.edits.casework import add_case, case_value, choices_of, next_case_id, parse_cell, set_case_fields
from prioritiser.edits.cells import parse_money, parse_share, parse_yes_no
from prioritiser.errors import InputError
from prioritiser.model.base import CaseId, Value
from prioritiser.model.case import Case, MoneyLine
from prioritiser.model.case_fields import CaseField
from prioritiser.model.edit import Edit
from prioritiser.model.round import Round
from ui.models.case_grid_cells import lines_of, typed
from ui.models.case_grid_columns import GridColumn
from ui.models.case_grid_words import OUTCOMES
from ui.models.case_record_words import with_fitting_hint
from ui.models.ranking_words import MILLION, counted

Fields = dict[str, Value]
_BARE: Final = re.compile(r"[-−(]?\s*\d*\.?\d+\s*\)?", re.ASCII)
_POUNDS_FROM: Final = 1000  # a bare number from here on is pounds, below it is £m
_OUTCOME: Final = CaseField("result", "Result of the gate", "choice", choices=tuple(OUTCOMES.items()))


@dataclass(frozen=True, slots=True)
class Typed:
    """A text for one cell. `case` is "" for a new case, which `row` tells apart from others."""

    case: CaseId
    column: GridColumn
    text: str
    row: int = 0


@dataclass(frozen=True, slots=True)
class Refusal:
    """A text that could not be taken, why, and what to do."""

    case: CaseId
    key: str
    text: str
    message: str
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What texts come to: one edit (None where nothing changes) and what was refused.

    `cells` of cases that were there are changed by it, and the cases `added`; bare amounts were read as `pounds`.
    """

    edit: Edit | None = None
    cells: int = 0
    added: tuple[CaseId, ...] = ()
    refused: tuple[Refusal, ...] = ()
    pounds: bool = False


@dataclass(slots=True)
class _Taken:
    """What has been read so far: fields by case, and how many cells went into them."""

    fields: dict[CaseId, Fields] = field(default_factory=dict)
    cells: dict[CaseId, list[Typed]] = field(default_factory=dict)
    refused: list[Refusal] = field(default_factory=list)

    def refuse(self, cell: Typed, fault: InputError) -> None:
        """Keep what could not be taken."""
        fault = with_fitting_hint(fault, cell.column.sort)
        self.refused.append(Refusal(cell.case, cell.column.key, cell.text, fault.message, fault.remedy))


def take(held: Round, cells: Sequence[Typed], *, label: str = "") -> Outcome:
    """Return what texts for cells come to: the good ones as one edit, the others refused one by one.

    Raises RefusedError (RoundLocked): then nothing can be changed at all.
    """
    in_pounds = are_pounds(cells)
    taken = _Taken()
    for cell in cells:
        if cell.case:
            _read(held, held.cases[cell.case], cell, taken, in_pounds=in_pounds)
    edits = [_fitting(held, taken, label)]
    added: list[CaseId] = []
    grown = held
    for group in _by_row(each for each in cells if not each.case):
        made, grown = _new_case(grown, group, taken, in_pounds=in_pounds)
        if made is not None:
            edits.append(made[0])
            added.append(made[1])
    changes = tuple(change for edit in edits if edit is not None for change in edit.changes)
    done = sum(len(cells) for case, cells in taken.cells.items() if case in held.cases)
    if not changes:
        return Outcome(None, 0, (), tuple(taken.refused), in_pounds)
    named = label or next(edit.label for edit in edits if edit is not None and edit.changes)
    if len(added) > 1:
        named = label or counted(len(added), "new case")
    return Outcome(Edit(named, changes), done, tuple(added), tuple(taken.refused), in_pounds)


def are_pounds(cells: Iterable[Typed]) -> bool:
    """Return whether bare numbers for cells of money are pounds: one of them is too large to be £m."""
    for cell in cells:
        text = cell.text.replace(",", "").replace("£", "").strip()
        if cell.column.what in {"cost", "saving"} and _BARE.fullmatch(text):
            number = float(re.sub(r"[^\d.]", "", text) or 0)
            if number >= _POUNDS_FROM:
                return True
    return False


def clear(held: Round, cells: Iterable[tuple[CaseId, GridColumn]]) -> Outcome:
    """Return what emptying cells comes to."""
    asked = [Typed(case, column, "") for case, column in cells if column.can_edit]
    found = [each for each in asked if typed(each.column, held.cases[each.case], held)]
    label = f"cleared {counted(len(found), 'cell')}" if len(found) > 1 else ""
    return take(held, found, label=label)


def _by_row(cells: Iterable[Typed]) -> list[list[Typed]]:
    """Return the texts for new cases, case by case."""
    rows: dict[int, list[Typed]] = {}
    for cell in cells:
        rows.setdefault(cell.row, []).append(cell)
    return list(rows.values())


def _read(held: Round, case: Case, cell: Typed, taken: _Taken, *, in_pounds: bool) -> None:
    """Read one text into the fields of its case; a text that says what is there already changes nothing."""
    fields = taken.fields.setdefault(case.id, {})
    try:
        if cell.case and cell.text.strip() == typed(cell.column, case, held).strip():
            return
        name, value = _value(held, case, cell, fields, in_pounds=in_pounds)
    except InputError as fault:
        taken.refuse(cell, fault)
        return
    fields[name] = value
    taken.cells.setdefault(case.id, []).append(cell)


def _value(held: Round, case: Case, cell: Typed, fields: Fields, *, in_pounds: bool) -> tuple[str, Value]:
    """Return the field that a text belongs to and what it is to hold. Raises InputError."""
    column, text = cell.column, cell.text
    if column.what in {"cost", "saving"}:
        return "money", _money(case, column, text, fields, in_pounds=in_pounds)
    if column.what == "cash":
        return "money", _cash(case, text, fields)
    if column.what == "place":
        return "places", _place(case, column, text, fields)
    if column.what == "gate":
        return "gates", _gate(held, case, column, text, fields)
    if not column.can_edit or column.field is None:
        said = f"{column.name} is worked out and cannot be typed."
        raise InputError("NotTyped", said, remedy="Open the record to change what it is made of.")
    if column.key == "places" and "," in text:
        text = text.replace(",", ";")
    return column.key, parse_cell(column.field, text, held)


def _lines(case: Case, name: str, fields: Fields) -> list[dict[str, Value]]:
    """Return the lines of a list as they will be: those already read in this edit, else the case's own."""
    value = fields[name] if name in fields else case_value(case, name)
    return [dict(line) for line in value] if isinstance(value, list) else []


def _money(case: Case, column: GridColumn, text: str, fields: Fields, *, in_pounds: bool) -> Value:
    """Return the lines of money with one cell set; a cell that is the sum of several lines is refused."""
    lines, cell = _lines(case, "money", fields), lines_of(column, case)
    if len(cell) > 1:
        said = f"This is the sum of {len(cell)} lines, so it cannot be typed here."
        raise InputError("SeveralLines", said, remedy="Open the record and change the lines.")
    amount = _pounds(text, in_pounds=in_pounds)
    saving = column.what == "saving"
    if amount is not None and not saving and amount < 0:
        said = f"“{text.strip()}” is below nil, and this column is for costs."
        raise InputError("WrongSign", said, remedy="Type it into the column for savings.")
    old = msgspec.to_builtins(cell[0]) if cell else None
    others = [line for line in lines if old is None or not _same(line, cell[0])]
    if amount is None or (saving and amount == 0):
        return others
    base = old or {"year": column.year, "kind": column.kind}
    at = next((at for at, line in enumerate(lines) if cell and _same(line, cell[0])), len(others))
    others.insert(at, {**base, "amount": -abs(amount) if saving else amount})
    return others


def _same(entry: Mapping[str, Value], line: MoneyLine) -> bool:
    """Return whether an entry is a line of the case."""
    if line.id:
        return entry.get("id") == line.id
    return entry == msgspec.to_builtins(line)


def _pounds(text: str, *, in_pounds: bool) -> float | None:
    """Return the pounds that a text means: bare numbers are £m, unless one of those beside it is 1,000 or more."""
    if not text.strip():
        return None
    bare = _BARE.fullmatch(text.strip()) is not None
    decimal = "£" in text and "." in text and _BARE.fullmatch(text.replace("£", "").strip()) is not None
    millions = (bare or decimal) and not in_pounds
    return parse_money(text, scale=MILLION) if millions else parse_money(text)


def _cash(case: Case, text: str, fields: Fields) -> Value:
    """Return the lines of money with every saving marked as releasing cash, or not."""
    lines = _lines(case, "money", fields)
    if not any(_is_saving(line) for line in lines):
        raise InputError("NoSaving", "There is no saving to mark yet.", remedy="Type the saving first.")
    said = parse_yes_no(text) if text.strip() else None
    return [{**line, "cash_releasing": said} if _is_saving(line) else line for line in lines]


def _is_saving(line: Mapping[str, Value]) -> bool:
    amount = line.get("amount")
    return isinstance(amount, int | float) and amount < 0


def _place(case: Case, column: GridColumn, text: str, fields: Fields) -> Value:
    """Return the places with the share of one set; a bare number above 1 is per cent."""
    rows = _lines(case, "places", fields)
    others = [row for row in rows if row.get("place") != column.item]
    said = text.strip()
    if not said:
        return others
    per_cent = re.fullmatch(r"\d{1,3}(\.\d+)?", said) and float(said) > 1
    share = parse_share(f"{said}%" if per_cent else said)
    at = next((at for at, row in enumerate(rows) if row.get("place") == column.item), len(others))
    others.insert(at, {"place": column.item, "share": share})
    return others


def _gate(held: Round, case: Case, column: GridColumn, text: str, fields: Fields) -> Value:
    """Return the results of the gates with one set; owner, date and reason of it stay."""
    rows = _lines(case, "gates", fields)
    result = parse_cell(_OUTCOME, text, held)
    old = next((row for row in rows if row.get("gate") == column.item), {"gate": column.item})
    found = {row["gate"]: row for row in rows if row.get("gate") != column.item}
    if result is not None:
        found[column.item] = {**old, "result": result}
    order = {str(gate): at for at, gate in enumerate(held.gates)}
    return sorted(found.values(), key=lambda row: order.get(str(row["gate"]), len(order)))


def _fitting(held: Round, taken: _Taken, label: str) -> Edit | None:
    """Return the edit of all that was read for cases that are there; what a case cannot hold is refused with it."""
    wanted = {case: fields for case, fields in taken.fields.items() if fields}
    if not wanted:
        return None
    try:
        return set_case_fields(held, wanted, label=label)
    except InputError:
        good = {case: fields for case, fields in wanted.items() if _stands(held, case, fields, taken)}
        return set_case_fields(held, good, label=label) if good else None


def _stands(held: Round, case: CaseId, fields: Fields, taken: _Taken) -> bool:
    """Return whether anything is left of a case's fields once those are left out that it cannot hold."""
    for name in tuple(fields):
        try:
            set_case_fields(held, {case: {name: fields[name]}})
        except InputError as fault:
            del fields[name]
            for cell in [each for each in taken.cells[case] if _name_of(each.column) == name]:
                taken.cells[case].remove(cell)
                taken.refuse(cell, fault)
    return bool(fields)


def _name_of(column: GridColumn) -> str:
    """Return the field of the record that a column writes to."""
    own = {"cost": "money", "saving": "money", "cash": "money", "place": "places", "gate": "gates"}
    return own.get(column.what, column.key)


def _new_case(
    held: Round, cells: Sequence[Typed], taken: _Taken, *, in_pounds: bool
) -> tuple[tuple[Edit, CaseId] | None, Round]:
    """Return the edit that adds a case from the texts of a row, and the round as the next one will find it."""
    named = _reference(held, cells, taken)
    fresh = CaseId(named if named and named not in held.cases else next_case_id(held))
    blank = Case(id=fresh, title="")
    grown = replace(held, cases={**held.cases, fresh: blank})
    for cell in cells:
        if cell.text.strip() and cell.column.key != "id":
            _read(grown, blank, replace(cell, case=fresh), taken, in_pounds=in_pounds)
    fields = taken.fields.pop(fresh, {})
    try:
        edit, _ = add_case(held, {**fields, "id": fresh})
    except InputError:
        _stands(grown, fresh, fields, taken)
        edit, _ = add_case(held, {**fields, "id": fresh})
    if not fields and not named:
        return None, held
    taken.cells.setdefault(fresh, [])
    return (edit, fresh), grown


def _reference(held: Round, cells: Sequence[Typed], taken: _Taken) -> str:
    """Return the reference that a new row gives its case, or ""; one that cannot be is refused like any other cell."""
    cell = next((each for each in cells if each.column.key == "id" and each.text.strip()), None)
    named = cell.text.strip() if cell is not None else ""
    if cell is None or named in held.cases:
        return named
    try:
        add_case(held, {"id": named})
    except InputError as fault:
        taken.refuse(cell, fault)
        return ""
    return named


def choices_for(column: GridColumn, held: Round) -> tuple[str, ...]:
    """Return the words that a cell can be given, () where anything can be typed."""
    if column.what == "gate":
        return tuple(OUTCOMES.values())
    if column.sort == "yes_no":
        return ("Yes", "No")
    if column.what == "field" and column.field is not None and column.sort in {"choice", "choices"}:
        return tuple(label for _, label in choices_of(column.field, held))
    return ()
