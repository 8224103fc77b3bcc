"""Budgets, workforce limits, rules of the list and recorded decisions."""

from __future__ import annotations

from typing import Literal

from prioritiser.model.base import CaseId, Record
from prioritiser.model.case import MoneyKind

RuleKind = Literal["must", "must_not", "requires", "excludes", "at_most", "exactly", "min_share", "min_savings"]


class Budget(Record, frozen=True, kw_only=True):
    """The money there is in one year for one kind, in pounds."""

    year: str
    kind: MoneyKind = "recurrent"
    amount: float


class Limit(Record, frozen=True, kw_only=True):
    """The most whole-time equivalents of one staff group in one year."""

    year: str
    staff_group: str
    wte: float


class Rule(Record, frozen=True, kw_only=True):
    """A rule that the funded list has to keep; which fields count depends on `kind`."""

    kind: RuleKind
    case: CaseId | None = None
    needs: CaseId | None = None
    cases: tuple[CaseId, ...] = ()
    count: int | None = None
    field: str = ""
    value: str = ""
    share: float | None = None
    of: Literal["money", "cases"] | None = None
    amount: float | None = None


class Decision(Record, frozen=True, kw_only=True):
    """What the panel decided on a case; a disinvestment is accepted when `accepted` is true."""

    case: CaseId
    decision: Literal["fund", "fund_if_room", "not_now", "stop", "more_work"] | None = None
    accepted: bool = False
    reason: str = ""
    conditions: str = ""
    owner: str = ""
    review: str = ""
    dissent: str = ""


class Point(Record, frozen=True, kw_only=True):
    """A restore point: a named moment. `heads` maps chain id to (seq, hash); `code` is the printed code of them."""

    id: str
    name: str
    at: str = ""
    code: str = ""
    heads: dict[str, tuple[int, str]] = {}
