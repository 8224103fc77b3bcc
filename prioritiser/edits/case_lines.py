"""The lists inside a case: money by year, staff, activity, impact, risks, gates and places. Lines keep who they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Literal

import msgspec

from prioritiser.edits import scoring
from prioritiser.edits.cells import cut, is_date
from prioritiser.edits.document import check_everything
from prioritiser.edits.entries import Reading, take_in
from prioritiser.edits.framework_checks import refuse
from prioritiser.edits.labels import case_name
from prioritiser.edits.preview import Preview
from prioritiser.edits.text import check_texts
from prioritiser.model.base import CaseId, GateId, Value
from prioritiser.model.case import Case, MoneyKind, MoneyLine
from prioritiser.model.edit import Edit
from prioritiser.model.framework import GateOutcome, GateResult
from prioritiser.model.kinds import KINDS
from prioritiser.model.records import MADE_HERE, is_empty
from prioritiser.model.round import Round

ListName = Literal["money", "workforce", "activity", "impact", "risks", "gates", "places"]
_CASE = KINDS["case"]
_NOUNS: Mapping[str, str] = MappingProxyType(
    {
        "money": "money", "workforce": "staff", "activity": "activity", "impact": "impact assessment",
        "risks": "risks", "gates": "gates", "places": "places",
    }
)  # fmt: skip
LIST_NAMES = tuple(_NOUNS)
_SAID_ALIKE = ("source", "organisation", "illustrative", "cash_releasing")


def case_edit(held: Round, entries: Mapping[CaseId, Mapping[str, Value]], label: str) -> Edit:
    """Return the edit that gives cases what their entries in the open format say; lines may name their held ids.

    Raises InputError naming the case and field, and RefusedError (RoundLocked).
    """
    preview, reading = Preview(held), Reading()
    for case, entry in entries.items():
        where = f"case {case}"
        check_texts(entry, where)
        take_in(_CASE, (case,), (where, entry), preview, reading)
    after = preview.round()
    check_everything(reading.touched, held, after)
    if reading.changes:
        scoring.check_order_of_work(reading.touched, held, after, "")
    return Edit(label, tuple(reading.changes))


def found_case(held: Round, case: str) -> Case:
    """Return a case of the round. Raises InputError (UnknownId)."""
    found = held.cases.get(CaseId(case))
    if found is None:
        raise refuse("UnknownId", f"There is no case “{cut(case)}”.", "", "Choose a case of this round.")
    return found


def set_lines(held: Round, case: CaseId, name: ListName, lines: Sequence[Mapping[str, Value]]) -> Edit:
    """Return the edit that makes these the lines of one list of a case, in this order; empty rows are left out.

    A line that names the id that it has in `held` is that line changed; one without is matched by what it is about.
    Raises InputError naming the line and field, and RefusedError (RoundLocked).
    """
    found = found_case(held, case)
    entry: dict[str, Value] = {name: known_lines(found, name, lines)}
    return case_edit(held, {case: entry}, f"{_NOUNS[name]} of {case_name(held, case)}")


def known_lines(case: Case, name: str, lines: Sequence[Mapping[str, Value]]) -> list[dict[str, Value]]:
    """Return lines as entries of the open format: rows that say nothing left out, ids only where the case has them."""
    held = {getattr(line, "id", "") for line in getattr(case, name)}
    rows = []
    for line in lines:
        row = {field: value for field, value in line.items() if value is not None}
        if row.get("id") not in held and str(row.get("id", "")).startswith(MADE_HERE):
            row.pop("id", None)
        if any(field not in {"id", "illustrative"} and not is_empty(value) for field, value in row.items()):
            rows.append(row)
    return rows


def set_year_money(  # noqa: PLR0917 - a cell is named by its case, year, kind and line, and then comes the amount
    held: Round, case: CaseId, year: str, kind: MoneyKind, line: str, amount: float | None, *,
    saving: bool | None = None, cash_releasing: bool | None = None, source: str | None = None,
    illustrative: bool | None = None,
) -> Edit:  # fmt: skip
    """Return the edit that sets one cell of the table of money: one year, kind and purpose (`line`), in pounds.

    Costs and savings are two cells: `saving` says which, else the sign of the amount does. With `saving` true the
    amount is what is saved, with either sign. None takes the money away, as nil does for a saving. Several lines in
    the cell become one with what they agree on. What is left out stays as it was; a new saving releases no cash.
    Raises InputError (UnknownId, UnknownYear, OutOfRange, WrongSign) and RefusedError (RoundLocked).
    """
    found = found_case(held, case)
    if saving is False and amount is not None and amount < 0:
        raise refuse("WrongSign", "A cost cannot be below nil.", case, "Enter it as income or as a saving.")
    signed = -abs(amount) if saving and amount is not None else amount
    side = saving if saving is not None or signed is None else signed < 0
    cell = [each for each in found.money if _is_in(each, (year, kind, line), saving=side)]
    rows = [_as_entry(each) for each in found.money if each not in cell]
    if signed is not None and not (saving and signed == 0):
        given = {"cash_releasing": cash_releasing, "source": source, "illustrative": illustrative}
        said = {name: value for name, value in given.items() if value is not None}
        fresh = {"year": year, "kind": kind, "line": line, **_alike(cell), **said, "amount": signed}
        rows.insert(found.money.index(cell[0]) if cell else len(rows), fresh)
    noun = "income" if line == "income" else "saving" if side else "cost"
    return case_edit(held, {case: {"money": rows}}, f"{noun} of {case_name(held, case)}")


def _is_in(line: MoneyLine, cell: tuple[str, str, str], *, saving: bool | None) -> bool:
    """Return whether a line of money stands in one cell of the table."""
    return (line.year, line.kind, line.line) == cell and (saving is None or (line.amount < 0) == saving)


def _alike(cell: Sequence[MoneyLine]) -> dict[str, Value]:
    """Return what all lines of a cell say alike, under the id of the first."""
    if not cell:
        return {}
    first = cell[0]
    same = [name for name in _SAID_ALIKE if all(getattr(each, name) == getattr(first, name) for each in cell)]
    return {name: getattr(first, name) for name in (*(("id",) if first.id else ()), *same)}


def _as_entry(line: MoneyLine) -> dict[str, Value]:
    """Return a line as an entry; one that has no id yet is matched by what it says."""
    raw: dict[str, Value] = msgspec.to_builtins(line)
    return {name: value for name, value in raw.items() if not (name == "id" and not value)}


def set_gate(
    held: Round, case: CaseId, gate: GateId, result: GateOutcome | None, *,
    owner: str | None = None, date: str | None = None, reason: str | None = None,
) -> Edit:  # fmt: skip
    """Return the edit that records how a case fared at one gate; None takes the result away.

    What is left out stays as it was, an empty text goes. Raises InputError (UnknownId, NotADate) and RefusedError
    (RoundLocked).
    """
    found = found_case(held, case)
    if date and not is_date(date):
        raise refuse("NotADate", f"“{cut(date)}” is not a date.", case, "Type it as 1 April 2026.")
    results = [each for each in found.gates if each.gate != gate]
    if result is not None:
        old = next((each for each in found.gates if each.gate == gate), None)
        base = old or GateResult(gate=gate, result=result)
        given = {"owner": owner, "date": date, "reason": reason}
        said = {name: value for name, value in given.items() if value is not None}
        places = {each: at for at, each in enumerate(held.gates)}
        last = len(places)
        before = [at for at, each in enumerate(results) if places.get(each.gate, last) > places.get(gate, last)]
        results.insert(before[0] if before else len(results), msgspec.structs.replace(base, result=result, **said))
    gate_name = held.gates[gate].name if gate in held.gates else gate
    label = f"gate {cut(gate_name or gate)} of {case_name(held, case)}"
    return case_edit(held, {case: {"gates": [msgspec.to_builtins(each) for each in results]}}, label)
