"""Words about one case for the grid: its gates in short, where it is, and what is still to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from prioritiser.analysis.money import PENCE, in_pence
from prioritiser.model.base import CaseId
from prioritiser.model.case import MONEY_KINDS, Case
from prioritiser.model.case_fields import CASE_FIELDS
from prioritiser.model.natural import natural_key
from prioritiser.model.round import Round
from ui.models.ranking_words import counted, names, pounds, title_of

OUTCOMES = MappingProxyType(
    {"pass": "Passed", "conditional": "Conditional", "fail": "Not passed", "not_applicable": "Not applicable"}
)
TONES = MappingProxyType({"fail": "problem", "todo": "caution", "conditional": "caution", "passed": "good"})
ICONS = MappingProxyType(
    {"fail": "error", "todo": "warning", "conditional": "warning", "passed": "check-circle"}
)  # fmt: skip
_WHOLE = 1 - 1e-9
_KINDS: tuple[str, ...] = MONEY_KINDS
_KIND_WORDS = MappingProxyType({"recurrent": "recurrent", "non_recurrent": "one-off", "capital": "capital"})
_MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class GateState:
    """How ready a case is: `key` is fail, todo, conditional, passed, or "" where the round has no gates."""

    key: str
    words: str
    reasons: tuple[str, ...] = ()

    @property
    def tone(self) -> str:
        """Return the tone of its words."""
        return TONES.get(self.key, "plain")

    @property
    def icon(self) -> str:
        """Return the picture before its words, or ""."""
        return ICONS.get(self.key, "")


def gate_key(held: Round, case: Case) -> str:
    """Return how a case fares at the gates of the round in one word: the key of its GateState."""
    if not case.gates:
        return "todo" if held.gates else ""
    results = {each.gate: each.result for each in case.gates}
    found = {results.get(gate, "todo") for gate in held.gates}
    return next((key for key in ("fail", "todo", "conditional") if key in found), "passed" if held.gates else "")


def gate_state(held: Round, case: Case) -> GateState:
    """Return how a case fares at the gates of the round, the worst first."""
    results = {each.gate: each for each in case.gates}
    found: dict[str, list[str]] = {"fail": [], "todo": [], "conditional": []}
    reasons: list[str] = []
    for gate in held.gates.values():
        result = results.get(gate.id)
        outcome = "todo" if result is None else result.result
        if outcome not in found:
            continue
        found[outcome].append(gate.id)
        said = "no result yet" if result is None else OUTCOMES[result.result].lower()
        why = f". {result.reason}" if result is not None and result.reason else ""
        reasons.append(f"{gate.id} {gate.name}: {said}{why}".replace(" :", ":"))
    if not held.gates:
        return GateState("", "")
    if found["fail"]:
        return GateState("fail", f"{names(found['fail'][:_MOST_NAMED])} not passed", tuple(reasons))
    if found["todo"]:
        return GateState("todo", f"{len(found['todo'])} to do", tuple(reasons))
    if found["conditional"]:
        return GateState("conditional", f"{names(found['conditional'][:_MOST_NAMED])} conditional", tuple(reasons))
    return GateState("passed", "Passed")


def place_words(held: Round, case: Case) -> str:
    """Return the places of a case, the largest share first; "All places" for all of several, "" for none."""
    shares = sorted((each for each in case.places if each.share > 0), key=lambda each: -each.share)
    named = [held.places[each.place].name or each.place for each in shares if each.place in held.places]
    return "All places" if 1 < len(named) == len(held.places) else ", ".join(named)


def problems_of(held: Round, case: Case) -> tuple[str, ...]:
    """Return what is still to be put right in a case, in sentences, what keeps it from being ranked first."""
    return tuple(_problems(held, case))


def _problems(held: Round, case: Case) -> Iterator[str]:
    yield from (f"{each.reason}" for each in held.problems if each.parts[:1] == (case.id,))
    for each in held.conflicts:
        if each.kind == "case" and each.parts == (case.id,):
            field = CASE_FIELDS.get(each.field.partition(".")[2] or each.field)
            label = field.label if field is not None else each.field
            yield f"{label} was given differently on two computers. Choose one in the record."
    if not case.title:
        yield "The case has no title yet."
    if case.lane == "ranked" and not case.money:
        yield "No money is entered yet."
    savings = [line for line in case.money if line.amount < 0]
    if any(line.cash_releasing is None for line in savings):
        yield "It is not said whether the savings release cash, so they do not count against the budget."
    if case.places and sum(each.share for each in case.places) < _WHOLE:
        total = sum(each.share for each in case.places)
        yield f"The shares of its places add up to {total:.0%}."


def asked_words(cases: int, filtered: int | None) -> str:
    """Return how many cases there are, or are shown."""
    return counted(cases, "case") if filtered is None else f"Showing {filtered} of {counted(cases, 'case')}"


def name_of(held: Round, case: CaseId) -> str:
    """Return how a case is called in a sentence: its title, else its reference."""
    found = held.cases.get(case)
    return title_of(found) if found is not None else case


def asked_of(held: Round) -> str:
    """Return what ranked cases ask for, as Ranking says it: money of the first budget's year and kind; "" for none."""
    row = _first_row(held)
    if row is None:
        return ""
    asked = 0
    for case in held.cases.values():
        if case.lane == "ranked":
            counted_lines = [line for line in case.money if (line.year, line.kind) == row and line.releases_cash]
            asked += max(0, sum(in_pence(line.amount) for line in counted_lines))
    return f"{pounds(asked / PENCE)} {_KIND_WORDS[row[1]]} asked for in {row[0]}"


def _first_row(held: Round) -> tuple[str, str] | None:
    """Return the year and kind of the first budget, else of the first money."""
    named = {(budget.year, str(budget.kind)) for budget in held.budgets.values()}
    named = named or {(line.year, str(line.kind)) for case in held.cases.values() for line in case.money}
    return min(named, key=lambda each: (natural_key(each[0]), _KINDS.index(each[1])), default=None)


def is_illustrative(held: Round) -> bool:
    """Return whether any case has figures that are illustrative."""
    return any(
        case.fields.get("illustrative") or any(line.illustrative for line in case.money) for case in held.cases.values()
    )
