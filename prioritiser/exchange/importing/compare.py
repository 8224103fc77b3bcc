"""What a row says, set against the case that is here: the entry that brings it in, and its changes in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec

from prioritiser.edits import cells
from prioritiser.edits.case_cells import case_value, show_cell
from prioritiser.edits.checks import check
from prioritiser.edits.text import check_id
from prioritiser.exchange.importing.cell import short
from prioritiser.exchange.importing.rows import Said
from prioritiser.exchange.importing.targets import KIND_WORDS, MoneyTarget
from prioritiser.model.base import Value
from prioritiser.model.case import MONEY_KINDS, Case, MoneyLine
from prioritiser.model.case_fields import CASE_FIELDS
from prioritiser.model.kinds import KINDS
from prioritiser.model.records import MADE_HERE, is_empty, to_record
from prioritiser.model.round import Round

_PENNY = 0.005
_SAME = 1e-9
_CASE = KINDS["case"]


@dataclass(slots=True)
class Compared:
    """The entry for one row, its changes in words, and what cannot be decided from a sheet."""

    entry: dict[str, Value] = field(default_factory=dict)
    changes: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)


def compare(said: Said, base: Case | None, held: Round, *, illustrative: bool) -> Compared:
    """Return what bringing a row in would change of `base`; everything where there is no such case yet."""
    found = Compared()
    _fields(said, base, held, found)
    if base is None:
        _new_money(said, found, illustrative=illustrative)
    else:
        _money(said, base, found, illustrative=illustrative)
    _shares(said, base, held, found)
    _gates(said, base, held, found)
    if base is None and illustrative:
        _field_of(found)["illustrative"] = True
    return found


def check_stands(entry: Mapping[str, Value], base: Case | None, held: Round) -> None:
    """Raise InputError when a case could not stand in the round with what a row says of it."""
    check_id(entry.get("id"), "")
    given = {name: value for name, value in entry.items() if name != "frees"}
    if base is not None:
        given = {**msgspec.to_builtins(base), **given, "fields": {**base.fields, **_of(given, "fields")}}
    check(to_record(_CASE, given), held, "")


def _of(entry: Mapping[str, Value], name: str) -> dict[str, Value]:
    found = entry.get(name)
    return found if isinstance(found, dict) else {}


def _field_of(found: Compared) -> dict[str, Value]:
    fields = found.entry.setdefault("fields", {})
    assert isinstance(fields, dict)  # noqa: S101
    return fields


def _fields(said: Said, base: Case | None, held: Round, found: Compared) -> None:
    """Take in the fields that say something new."""
    for name, value in said.values.items():
        field_ = CASE_FIELDS[name]
        before = case_value(base, name) if base is not None else None
        if name == "id" or is_empty(value) or (base is not None and _same(before, value)):
            continue
        if field_.own:
            found.entry[name] = value
        else:
            _field_of(found)[name] = value
        if base is not None:
            shown = [short(show_cell(field_, each, held)) or "nothing" for each in (before, value)]
            found.changes.append(f"{field_.label}: {shown[0]} → {shown[1]}")


def _same(before: Value, value: Value) -> bool:
    """Return whether two values say the same, spaces and the way of writing a number apart."""
    if isinstance(before, str) and isinstance(value, str):
        return before.split() == value.split()
    if isinstance(before, int | float) and isinstance(value, int | float):
        return abs(before - value) < _SAME
    return before == value


def _new_money(said: Said, found: Compared, *, illustrative: bool) -> None:
    """Take in the money of a case that is not here yet."""
    lines = [
        as_entry(_line(target, amount, said.cash, illustrative=illustrative))
        for target, amount in said.money.items()
        if amount
    ]
    if lines:
        found.entry["money"] = lines


def _line(target: MoneyTarget, amount: float, cash: bool | None, *, illustrative: bool) -> MoneyLine:  # noqa: FBT001
    """Return a line of money; whether cash is released is said of savings only."""
    kind = MONEY_KINDS[MONEY_KINDS.index(target.kind)]
    return MoneyLine(
        year=target.year,
        kind=kind,
        amount=amount,
        cash_releasing=cash if amount < 0 else None,
        illustrative=illustrative,
    )


def _money(said: Said, base: Case, found: Compared, *, illustrative: bool) -> None:
    """Take in the money of a row: one line for each year, kind and sign that it names."""
    lines = list(base.money)
    count = len(found.changes)
    for target, amount in said.money.items():
        _one_amount(lines, (target, amount), found, cash=said.cash, illustrative=illustrative)
    if len(found.changes) > count:
        found.entry["money"] = [as_entry(line) for line in lines]


def _one_amount(
    lines: list[MoneyLine], given: tuple[MoneyTarget, float], found: Compared, *, cash: bool | None, illustrative: bool
) -> None:
    """Set the one line that an amount is for; several lines cannot be set from one sum."""
    target, amount = given
    below = target.saving or amount < 0
    at = [
        index
        for index, line in enumerate(lines)
        if (line.year, line.kind) == (target.year, target.kind) and (line.amount < 0) == below
    ]
    before = sum(lines[index].amount for index in at)
    what = f"{target.year} {KIND_WORDS[target.kind]} {'saving' if below else 'cost'}"
    flag = cash if below else None
    if abs(before - amount) < _PENNY:
        if flag is not None and len(at) == 1 and lines[at[0]].cash_releasing != flag:
            lines[at[0]] = msgspec.structs.replace(lines[at[0]], cash_releasing=flag)
            found.changes.append(f"{what}: {'releases cash' if flag else 'releases no cash'}")
        return
    if len(at) > 1:
        shown = cells.show_money(before), cells.show_money(amount)
        found.problems.append(
            f"{what} is in {len(at)} lines here coming to {shown[0]}; the sheet says {shown[1]}. It is left as it is."
        )
        return
    found.changes.append(f"{what}: {cells.show_money(before)} → {cells.show_money(amount)}")
    if not at:
        lines.append(_line(target, amount, cash, illustrative=illustrative))
    elif amount == 0:
        del lines[at[0]]
    else:
        kept = lines[at[0]].cash_releasing if flag is None else flag
        lines[at[0]] = msgspec.structs.replace(lines[at[0]], amount=amount, cash_releasing=kept)


def as_entry(line: MoneyLine) -> dict[str, Value]:
    """Return a line as an entry; an id that was made here is found again by what the line says."""
    entry: dict[str, Value] = msgspec.to_builtins(line)
    made_here = line.id.startswith(MADE_HERE) or not line.id
    return {
        name: value
        for name, value in entry.items()
        if not (name == "id" and made_here) and not (is_empty(value) or (value is False and name == "illustrative"))
    }


def _shares(said: Said, base: Case | None, held: Round, found: Compared) -> None:
    """Take in the shares of places."""
    if not said.shares:
        return
    before = {str(each.place): each.share for each in base.places} if base is not None else {}
    after = {**before, **said.shares}
    after = {place: share for place, share in after.items() if share > 0}
    if before.keys() == after.keys() and all(abs(before[place] - after[place]) < _SAME for place in after):
        return
    found.entry["places"] = [{"place": place, "share": share} for place, share in after.items()]
    if base is not None:
        shown = [show_cell(CASE_FIELDS["places"], _rows(each), held) or "nothing" for each in (before, after)]
        found.changes.append(f"Places: {shown[0]} → {shown[1]}")


def _rows(shares: Mapping[str, float]) -> list[dict[str, Value]]:
    return [{"place": place, "share": share} for place, share in shares.items()]


def _gates(said: Said, base: Case | None, held: Round, found: Compared) -> None:
    """Take in results of gates; owner, date and reason of a gate stay."""
    if not said.gates:
        return
    before: dict[str, dict[str, Value]] = {}
    for gate in base.gates if base is not None else ():
        before[gate.gate] = {name: value for name, value in msgspec.to_builtins(gate).items() if not is_empty(value)}
    after = {**before}
    for key, result in said.gates.items():
        old = before.get(key, {})
        if old.get("result") != result:
            after[key] = {**old, "gate": key, "result": result}
            if base is not None:
                name = held.gates[key].name if key in held.gates else key  # type: ignore[index]
                found.changes.append(f"{key} {name}: {old.get('result', 'nothing')} → {result}")
    if after != before:
        found.entry["gates"] = list(after.values())
