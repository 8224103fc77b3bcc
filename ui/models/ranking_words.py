"""The words and figures of the ranking, rounded as in the board workbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType

from prioritiser.analysis.summary import Result
from prioritiser.analysis.weights import round_half_up
from prioritiser.exchange.workbook_facts import counted, pounds, tenths
from prioritiser.model.case import Case, CaseType
from prioritiser.model.framework import DOMAINS, Domain
from prioritiser.model.funding import Decision
from prioritiser.model.round import Round

__all__ = ("counted", "pounds", "tenths")

MINUS = "−"
NOTHING = "–"
MILLION, THOUSAND, PERCENT = 1e6, 1e3, 100
TEENS = range(11, 14)
MOST_PLACES = 2

TYPES: Mapping[CaseType, str] = MappingProxyType(
    {"investment": "Investment", "reshape": "Reshape", "disinvestment": "Stop"}
)
ORDERS: Mapping[str, str] = MappingProxyType({"value": "value", "vfm": "value for money", "hand": "hand"})
ORDER_NAMES: Mapping[str, str] = MappingProxyType({"value": "Value", "vfm": "Value for money", "hand": "By hand"})
DECISIONS: Mapping[str, str] = MappingProxyType(
    {
        "fund": "fund",
        "fund_if_room": "fund if there is room",
        "not_now": "not now",
        "stop": "stop",
        "more_work": "more work",
    }
)
GATES: Mapping[str, str] = MappingProxyType(
    {"pass": "passed", "conditional": "conditional", "fail": "not passed", "not_applicable": "not applicable"}
)
DOMAIN_NAMES: Mapping[Domain, str] = MappingProxyType({domain: domain.capitalize() for domain in DOMAINS})


def points(amount: float | None) -> str:
    """Return points with one decimal and a true minus sign, or a dash."""
    return NOTHING if amount is None else tenths(amount).replace("-", MINUS)


def signed(amount: float) -> str:
    """Return a difference in points with its sign; none before zero."""
    text = points(amount)
    return text.replace(MINUS, "") if text == f"{MINUS}0.0" else f"+{text}" if amount > 0 and text != "0.0" else text


def percent(share: float) -> str:
    """Return a share 0..1 as 13.1%."""
    return f"{tenths(PERCENT * share)}%"


def money(amount: float | None, unit: str) -> str:
    """Return an amount in £ as a column in `unit` (£m or £k) shows it; nothing is a dash, as in the workbook."""
    if not amount:
        return NOTHING
    if unit == "£m":
        return points(amount / MILLION)
    return f"{round_half_up(float(f'{amount / THOUSAND:.15g}')):,.0f}".replace("-", MINUS)


def unit_of(amounts: Sequence[float]) -> str:
    """Return the unit of a column: £m, or £k when the largest is under £1m."""
    return "£m" if max((abs(amount) for amount in amounts), default=MILLION) >= MILLION else "£k"


def ordinal(rank: int) -> str:
    """Return 1st, 2nd, 3rd, 4th, 11th, 21st."""
    ending = "th" if rank % 100 in TEENS else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}"


def rank_text(result: Result) -> str:
    """Return a place as 8= for a tie, or a dash."""
    if result.rank is None:
        return NOTHING
    return f"{result.rank}=" if result.tied else str(result.rank)


def value_text(result: Result) -> str:
    """Return a value, marked with a star where it is provisional."""
    return points(result.value) + ("*" if result.provisional and result.value is not None else "")


def range_text(result: Result) -> str:
    """Return where a provisional value can end: 60.1 to 68.9."""
    return f"{points(result.low)} to {points(result.high)}"


def vfm_text(result: Result, *, is_costed: bool = True) -> str:
    """Return points for each £1m; a case that costs nothing has no ratio, nor has a stop or one without costs."""
    if result.vfm is not None:
        return points(result.vfm)
    if result.type == "disinvestment" or result.benefit is None:
        return NOTHING
    if not is_costed:
        return "not costed"
    return "saves" if result.cost < 0 else "no cost"


def title_of(case: Case) -> str:
    """Return a case's title, else its id."""
    return case.title or case.id


def names(parts: Sequence[str]) -> str:
    """Return names as people list them: A, B and C."""
    return ", ".join(parts[:-1]) + f" and {parts[-1]}" if len(parts) > 1 else "".join(parts)


def where_text(held: Round, case: Case) -> str:
    """Return where a case works: one or two places by name, else how many."""
    found = [held.places[share.place].name or share.place for share in case.places if share.place in held.places]
    if not found or len(found) == len(held.places) > 1:
        return "All places" if held.places else ""
    return names(found) if len(found) <= MOST_PLACES else f"{len(found)} places"


def decision_text(decision: Decision | None, *, stop: bool) -> str:
    """Return what was decided, in a word or two."""
    if decision is None or (decision.decision is None and not decision.accepted):
        return "not decided"
    if stop and decision.accepted:
        return "accepted"
    if stop and decision.decision in {None, "not_now", "stop"}:
        return "declined"
    return DECISIONS[decision.decision] if decision.decision else "accepted"


def gates_text(held: Round, case: Case) -> str:
    """Return how a case fared at its gates: the worst in a word with the gate's id, or that it passed."""
    for outcome in ("fail", "conditional"):
        found = [gate.gate for gate in case.gates if gate.result == outcome]
        if found:
            return f"{', '.join(found)} {GATES[outcome]}"
    return "passed" if case.gates and held.gates else NOTHING


def day(at: str) -> str:
    """Return a time as 3 March 2026, or what was written."""
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return at
    return f"{moment.day} {moment:%B %Y}"


def short_day(at: str) -> str:
    """Return a time as 3 March, or what was written."""
    return day(at).rpartition(" ")[0] or at
