"""The list in which lifts are given numbers or an order: what each row says, and what a key makes of it."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from prioritiser.errors import InputError
from ui.models.weigh_judgement import MOST, Amounts, Order
from ui.models.weigh_steps import Item, Step
from ui.widgets.figures import trimmed

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE: Final = Qt.ItemDataRole.UserRole
_PLACES: Final = 6  # decimals in which points are added up
_MANY: Final = MappingProxyType({2: "Two", 3: "Three", 4: "Four", 5: "Five", 6: "Six", 7: "Seven", 8: "Eight"})
OVER_FIRST: Final = "Nothing can be worth more than the first, at 100. Move it up with Alt Up?"


@dataclass(frozen=True, slots=True)
class Row:
    """One lift. `amount`: its number or place, None while it has none; `share`: how long its bar is, 0..1."""

    item: Item
    amount: float | None
    share: float
    is_base: bool = False
    note: str = ""
    kind: str = "swing"  # or "points", "order", "first"

    @property
    def figure(self) -> str:
        """Return the number as it is shown."""
        return "" if self.amount is None else trimmed(self.amount, 1)

    @property
    def words(self) -> str:
        """Return the row as it is read out."""
        said = {
            "first": f"lift from {self.item.start} to {self.item.end}. Enter lifts it first",
            "order": f"place {self.figure}" if self.figure else "no place yet",
            "points": f"{self.figure} points" if self.figure else "no points yet",
        }.get(self.kind, f"lift worth {self.figure}" if self.figure else "not compared yet")
        base = ", the first lift" if self.is_base and self.kind == "swing" else ""
        return ". ".join(part for part in (f"{self.item.name}, {said}{base}", self.note) if part)


class RowsModel(QAbstractListModel):
    """The rows in the order in which they are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.rows: tuple[Row, ...] = ()

    def show(self, rows: Sequence[Row]) -> None:
        """Show other rows; where only what they say differs, the rows stay."""
        new = tuple(rows)
        if [row.item.key for row in new] == [row.item.key for row in self.rows]:
            self.rows = new
            if new:
                self.dataChanged.emit(self.index(0), self.index(len(new) - 1))
            return
        self.beginResetModel()
        self.rows = new
        self.endResetModel()

    def row_of(self, key: str) -> int:
        """Return where a lift is, or -1."""
        return next((at for at, row in enumerate(self.rows) if row.item.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a row, its name, and the whole of it in words."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{row.item.name} {row.figure}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.words
        return None


# What the rows say


def amount_rows(step: Step, said: Amounts, notes: Mapping[str, str]) -> tuple[Row, ...]:
    """Return the lifts with numbers from the largest, then the others in the order of the framework."""
    kind = "first" if said.method == "swing" and not said.given else said.method
    base = base_of(said) if said.method == "swing" else None
    rows = [
        Row(
            item, said.given.get(item.key), _part(said.given.get(item.key), MOST), item.key == base,
            notes.get(item.key, ""), kind,
        )
        for item in step.items
    ]  # fmt: skip
    if said.method == "points":
        return tuple(rows)
    return tuple(sorted(rows, key=lambda row: (-row.amount if row.amount is not None else 1.0, not row.is_base)))


def shown_amounts(step: Step, said: Amounts | None, raw: Mapping[str, float] | None) -> Amounts:
    """Return the comparison as it is shown: what was said, else weights that came from elsewhere, the largest 100."""
    given = said.given if said is not None else raw or {}
    largest = max(given.values(), default=0.0)
    whole = len(given) == len(step.ids) and largest > 0
    if not whole or largest == MOST:
        return said or Amounts("swing", dict(given) if whole else {})
    return Amounts("swing", {key: round(MOST * given[key] / largest, _PLACES) for key in step.ids})


def order_rows(step: Step, said: Order, weights: Mapping[str, float], notes: Mapping[str, str]) -> tuple[Row, ...]:
    """Return the lifts in their order with their places; the bar is the weight that follows."""
    order = full_order(step, said)
    largest = max((*weights.values(), 0.0))
    return tuple(
        Row(
            step.item(key), float(at), _part(weights.get(key), largest), note=notes.get(key, ""), kind="order"
        )
        for at, key in enumerate(order, 1)
    )  # fmt: skip


def full_order(step: Step, said: Order) -> tuple[str, ...]:
    """Return an order of all lifts: those that were put in order, then the others."""
    return (*said.order, *(key for key in step.ids if key not in said.order))


def base_of(said: Amounts) -> str | None:
    """Return the lift that the others are compared with: the one given 100, the first of several."""
    return next((key for key, amount in said.given.items() if amount == MOST), None)


def _part(amount: float | None, largest: float) -> float:
    return min(amount / largest, 1.0) if amount and largest > 0 else 0.0


# What a key makes of them


def lift_first(said: Amounts, key: str) -> Amounts:
    """Return the comparison begun with one lift as 100."""
    return replace(said, given={**{k: v for k, v in said.given.items() if v < MOST}, key: MOST})


def put_amount(said: Amounts, key: str, amount: float) -> Amounts:
    """Return the judgement with a number for one lift. Raises InputError for one that cannot stand."""
    if not 0 <= amount <= MOST or not math.isfinite(amount):
        raise InputError("OutOfRange", "Type a number from 0 to 100.", where=key, remedy="Nothing was changed.")
    given = {**said.given, key: amount}
    if said.method == "swing" and said.given.get(key) == MOST and MOST not in given.values():
        told = "The first lift stays at 100, because the others are compared with it."
        raise InputError("OutOfRange", told, where=key, remedy="Put another lift first with Alt Up.")
    return replace(said, given=given)


def take_amount(said: Amounts, key: str) -> Amounts:
    """Return the judgement without a number for one lift; without the first one the comparison begins again."""
    given = {each: amount for each, amount in said.given.items() if each != key}
    return replace(said, given={} if said.method == "swing" and MOST not in given.values() else given)


def swap_amounts(said: Amounts, shown: Sequence[str], key: str, step: int) -> Amounts:
    """Return the judgement in which a lift and its neighbour in the list have changed numbers."""
    at = shown.index(key)
    other = at + step
    if not 0 <= other < len(shown) or key not in said.given or shown[other] not in said.given:
        return said
    mine, theirs = said.given[key], said.given[shown[other]]
    # Insertion order tells which of several lifts at 100 is the first.
    given = {each: amount for each, amount in said.given.items() if each not in {key, shown[other]}}
    first, second = (key, shown[other]) if step < 0 else (shown[other], key)
    return replace(said, given={first: max(mine, theirs), second: min(mine, theirs), **given})


def move(order: Sequence[str], key: str, place: int) -> tuple[str, ...]:
    """Return an order in which a lift has a place from 0."""
    rest = [each for each in order if each != key]
    place = min(max(place, 0), len(rest))
    return (*rest[:place], key, *rest[place:])


def refusal_of(amount: float | None, kind: str, most: float) -> str:
    """Return why a typed number cannot stand in a row of a kind, "" where it can; `most` is the highest there."""
    if kind == "order":
        whole = amount is not None and amount == int(amount) and 1 <= amount <= most
        return "" if whole else f"There are {trimmed(most)} places. Type a whole number from 1 to {trimmed(most)}."
    if amount is None:
        return f"Type a number from 0 to {trimmed(most)}."
    if amount <= most:
        return ""
    return OVER_FIRST if kind == "swing" else f"There are {trimmed(most)} points to share. Type a number from 0 to 100."


# What is said below


def amount_words(said: Amounts, ids: Collection[str]) -> tuple[str, str]:
    """Return what is so far and its tone: how much is compared or given, or what to look at again."""
    given = {key: said.given[key] for key in ids if key in said.given}
    if said.method == "points":
        return _points_words(given, len(ids))
    if not given:
        return "", "muted"
    left = len(ids) - len(given)
    compared = f"{len(given)} of {len(ids)} compared"
    largest = sum(amount == MOST for amount in given.values())
    if largest > 1:
        many = _MANY.get(largest, str(largest))
        pick = "larger" if largest == 2 else "largest"  # noqa: PLR2004 - of two there is a larger one
        told = f"{many} lifts were given 100. Pick the {pick}, or leave them if they are worth the same."
        return (f"{told} {compared}." if left else told), "caution"
    if left:
        return compared, "muted"
    return "Every lift is compared.", "good"


def _points_words(given: Mapping[str, float], count: int) -> tuple[str, str]:
    total = round(math.fsum(given.values()), _PLACES)
    spare = round(MOST - total, _PLACES)
    if spare < 0:
        return f"{trimmed(total)} points given: take {trimmed(-spare)} away, so that they add up to 100.", "caution"
    if spare:
        return f"{trimmed(total)} of 100 points given, {trimmed(spare)} left.", "muted"
    if len(given) < count:
        return "All 100 points are given. Give the others 0, or share the points anew.", "caution"
    return "All 100 points are given.", "good"
