"""Deciding: stops accepted or not, budgets, the order of the list and how far down it the money goes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from prioritiser.edits.document import edit_of
from prioritiser.edits.labels import case_name
from prioritiser.errors import InputError
from prioritiser.model.base import CaseId
from prioritiser.model.case import MoneyKind
from prioritiser.model.edit import Edit
from prioritiser.model.round import Round
from prioritiser.model.settings import FillRule, Order

_ORDERS: Mapping[Order, str] = MappingProxyType({"value": "value", "vfm": "value for money", "hand": "hand"})
_RULES: Mapping[FillRule, str] = MappingProxyType(
    {"line": "stop at the line", "fill": "go on past what does not fit", "best": "best list"}
)


def decide_stop(held: Round, case: CaseId, *, accepted: bool, reason: str) -> Edit:
    """Return the edit that records whether a disinvestment goes ahead.

    Raises InputError (UnknownId, NotAStop, ReasonNeeded) and RefusedError (RoundLocked).
    """
    found = held.cases.get(case)
    name = case_name(held, case)
    if found is not None and found.type != "disinvestment":
        said = f"{name} is not a disinvestment, so there is nothing to stop."
        raise InputError("NotAStop", said, where=case, remedy="Choose a disinvestment. Nothing was changed.")
    if not reason.strip():
        said = "A decision on a stop needs a reason."
        raise InputError("ReasonNeeded", said, where=name, remedy="Add the reason. Nothing was changed.")
    word = "stop" if accepted else "not_now"
    entry = {"case": case, "decision": word, "accepted": accepted, "reason": reason}
    label = f"decision {'to stop' if accepted else 'not to stop'} {name}"
    return edit_of({"decisions": [entry]}, held, label=label)


def set_budget(held: Round, year: str, kind: MoneyKind, amount: float | None) -> Edit:
    """Return the edit that sets what there is, in pounds, in one year for one kind of money; None: no budget."""
    entry = {"year": year, "kind": kind, **({"withdrawn": True} if amount is None else {"amount": amount})}
    return edit_of({"budgets": [entry]}, held, label=f"{kind.replace('_', '-')} budget of {year}")


def set_order(held: Round, order: Order) -> Edit:
    """Return the edit that ranks by value, by value for money or by hand."""
    return edit_of({"settings": {"order": order}}, held, label=f"order by {_ORDERS.get(order, order)}")


def set_fill_rule(held: Round, rule: FillRule) -> Edit:
    """Return the edit that says how the list is filled: to the line, past it, or the best there is."""
    return edit_of({"settings": {"fill_rule": rule}}, held, label=f"rule “{_RULES.get(rule, rule)}”")


def order_by_hand(held: Round, listed: Sequence[CaseId], *, label: str = "order by hand") -> Edit:
    """Return the edit that puts the list in this order, cases that are not named after it as they were."""
    rest = [case for case in held.settings.by_hand if case in held.cases and case not in set(listed)]
    return edit_of({"settings": {"order": "hand", "by_hand": [*listed, *rest]}}, held, label=label)


def move_by_hand(held: Round, listed: Sequence[CaseId], case: CaseId, *, steps: int) -> Edit:
    """Return the edit that moves a case down by so many places (up: below 0) among its kind.

    `listed` is the whole list as it stands now. Stops and all others are two lists: a case passes only its own kind.
    """
    kind = [each for each in listed if _is_stop(held, each) == _is_stop(held, case)]
    if case not in kind:
        said = f"{case_name(held, case)} is not in the list."
        raise InputError("UnknownId", said, where=case, remedy="Choose a case of the list. Nothing was changed.")
    at = kind.index(case)
    wanted = min(max(at + steps, 0), len(kind) - 1)
    order = [each for each in listed if each != case]
    order.insert(order.index(kind[wanted]) + (wanted > at) if wanted != at else listed.index(case), case)
    return order_by_hand(held, order, label=f"place of {case_name(held, case)}")


def place_by_hand(held: Round, listed: Sequence[CaseId], case: CaseId, *, after: CaseId | None) -> Edit:
    """Return the edit that puts a case right after another one, or first; `listed` is the whole list as it stands."""
    order = [each for each in listed if each != case]
    missing = [each for each in (case, after) if each is not None and each not in listed]
    if missing:
        said = f"{case_name(held, missing[0])} is not in the list."
        raise InputError("UnknownId", said, where=missing[0], remedy="Choose a case of the list. Nothing was changed.")
    if after != case:
        order.insert(0 if after is None else order.index(after) + 1, case)
    return order_by_hand(held, order if after != case else listed, label=f"place of {case_name(held, case)}")


def _is_stop(held: Round, case: CaseId) -> bool:
    """Return whether a case is a disinvestment."""
    return case in held.cases and held.cases[case].type == "disinvestment"
