"""Cases: candidate investments, disinvestments and reshapes with their business case."""

from __future__ import annotations

from typing import Literal

from prioritiser.model.base import CaseId, PlaceId, Record, Value
from prioritiser.model.framework import GateResult

CaseType = Literal["investment", "disinvestment", "reshape"]
MoneyKind = Literal["recurrent", "non_recurrent", "capital"]
MONEY_KINDS: tuple[MoneyKind, ...] = ("recurrent", "non_recurrent", "capital")


class MoneyLine(Record, frozen=True, kw_only=True):
    """One year's money of one kind in pounds, cost above zero, saving and income below; it never repeats itself.

    `line` says what it is for (pay, set-up, optimism bias, inflation, …), `source` who funds it, `organisation` whose
    money it is.
    """

    id: str = ""
    year: str
    kind: MoneyKind = "recurrent"
    amount: float
    cash_releasing: bool | None = None
    line: str = ""
    source: str = ""
    organisation: str = ""
    illustrative: bool = False

    @property
    def releases_cash(self) -> bool:
        """Return whether the line moves cash: costs always do, savings only when it is said."""
        return self.amount >= 0 or bool(self.cash_releasing)


class WorkforceLine(Record, frozen=True, kw_only=True):
    """Whole-time equivalents of one staff group in one year; needed above zero, released below."""

    id: str = ""
    year: str
    staff_group: str
    wte: float
    illustrative: bool = False


class ActivityLine(Record, frozen=True, kw_only=True):
    """A count of one kind of activity in one year."""

    id: str = ""
    year: str
    measure: str
    amount: float
    illustrative: bool = False


class ImpactLine(Record, frozen=True, kw_only=True):
    """One domain of the quality and equality impact assessment; likelihood and impact from 1 to 5."""

    id: str = ""
    domain: str
    likelihood: int
    impact: int
    mitigation: str = ""
    illustrative: bool = False


class RiskLine(Record, frozen=True, kw_only=True):
    """A row of the risk register; each rating is (likelihood, impact), 1 to 5."""

    id: str = ""
    title: str
    initial: tuple[int, int] | None = None
    current: tuple[int, int] | None = None
    target: tuple[int, int] | None = None
    number: str = ""
    raised: str = ""
    theme: str = ""
    description: str = ""
    owner: str = ""
    mitigation: str = ""
    review: str = ""
    status: str = ""
    illustrative: bool = False


class PlaceShare(Record, frozen=True, kw_only=True):
    """The share (0..1) of a case's people and money that one place receives."""

    place: PlaceId
    share: float


class Case(Record, frozen=True, kw_only=True):
    """A candidate with its business case; `frees` names the case the money is meant for and binds nothing."""

    id: CaseId
    title: str
    type: CaseType = "investment"
    lane: Literal["ranked", "mandated"] = "ranked"
    summary: str = ""
    money: tuple[MoneyLine, ...] = ()
    workforce: tuple[WorkforceLine, ...] = ()
    activity: tuple[ActivityLine, ...] = ()
    people: float | None = None
    places: tuple[PlaceShare, ...] = ()
    gates: tuple[GateResult, ...] = ()
    impact: tuple[ImpactLine, ...] = ()
    risks: tuple[RiskLine, ...] = ()
    frees: CaseId | None = None
    fields: dict[str, Value] = {}

    @property
    def is_costed(self) -> bool:
        """Return whether any money is entered; without it the case is reckoned to cost nothing, which must be said."""
        return bool(self.money)

    @property
    def failed_gates(self) -> tuple[GateResult, ...]:
        """Return the gates that the case failed, in the order of the framework."""
        return tuple([gate for gate in self.gates if gate.result == "fail"]) if self.gates else ()
