"""The rules that a funded list breaks: "line" and "fill" obey only must and must-not (method.md 6)."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from prioritiser.analysis.money import PENCE, Money
from prioritiser.model.base import CaseId
from prioritiser.model.case import Case
from prioritiser.model.funding import Rule
from prioritiser.model.round import Round

WTE_TOLERANCE = 1e-9
SHARE_TOLERANCE = 1e-9


@dataclass(frozen=True, slots=True)
class Break:
    """A rule that a list breaks: its id in the round ("" for a budget or limit), its kind, and in words.

    `kind` is a rule's kind, "budget" (a row that is overspent by what is committed first), "gate" or "wte".
    """

    rule: str
    kind: str
    cases: tuple[CaseId, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Going:
    """The cases that go ahead, as indices: funded, stops that are accepted, mandated cases."""

    funded: frozenset[int]
    accepted: frozenset[int]
    mandated: frozenset[int]

    @property
    def everything(self) -> frozenset[int]:
        """Return all that goes ahead."""
        return self.funded | self.accepted | self.mandated

    @property
    def paid(self) -> frozenset[int]:
        """Return all that money is spent on: everything but stops."""
        return self.funded | self.mandated


@dataclass(frozen=True, slots=True)
class _List:
    """A list as the checks see it."""

    round: Round
    money: Money
    ids: frozenset[CaseId]
    paid: tuple[int, ...]
    everything: tuple[int, ...]


def broken_rules(round_: Round, money: Money, going: Going, committed: Collection[int]) -> tuple[Break, ...]:
    """Return what is broken: budgets overspent by `committed` alone, limits, then rules in their order."""
    everything = tuple(sorted(going.everything))
    view = _List(round_, money, frozenset(money.cases[at] for at in everything), tuple(sorted(going.paid)), everything)
    rules = (
        Break(key, rule.kind, cases, words)
        for key, rule in round_.rules.items()
        for cases, words in _CHECKS[rule.kind](view, rule)
    )
    return (*_budgets(money, sorted(committed)), *_limits(view), *_gates(view), *rules)


def share_of(case: Case, field: str, value: str) -> float:
    """Return the share 0..1 of a case that goes to a place, or 1 or 0 by the value of another field."""
    if field == "place":
        return math.fsum(entry.share for entry in case.places if entry.place == value)
    return float(str(case.fields.get(field, "")) == value)


def _budgets(money: Money, committed: list[int]) -> Iterator[Break]:
    """Yield the budget rows that are overspent by what is committed before anything else."""
    total = money.amounts[committed].sum(axis=0).tolist()
    for at, row in enumerate(money.rows):
        over = total[at] - int(money.budget[at])
        if money.budgeted[at] and over > 0:
            cases = tuple(money.cases[case] for case in committed if money.amounts[case, at] > 0)
            words = (
                f"What comes first costs £{over / PENCE:,.2f} more than the "
                f"{row.kind.replace('_', '-')} budget of {row.year}."
            )
            yield Break("", "budget", cases, words)


def _gates(view: _List) -> Iterator[Break]:
    """Yield the mandated cases that go ahead although they failed a gate: a duty in law outranks it, and it is said."""
    for case in view.round.cases.values():
        if case.id in view.ids and case.failed_gates:
            gates = ", ".join(gate.gate for gate in case.failed_gates)
            yield Break("", "gate", (case.id,), f"{case.id} is mandated although it did not pass the gate {gates}.")


def _limits(view: _List) -> Iterator[Break]:
    """Yield the workforce limits that the list goes over."""
    cases = tuple(view.round.cases.values())
    for limit in view.round.limits.values():
        needs = {
            at: math.fsum(
                line.wte
                for line in cases[at].workforce
                if line.year == limit.year and line.staff_group == limit.staff_group
            )
            for at in view.everything
        }
        total = math.fsum(needs.values())
        if total > limit.wte + WTE_TOLERANCE:
            taking = tuple(cases[at].id for at, wte in needs.items() if wte > 0)
            words = (
                f"The list needs {total:g} whole-time equivalents of {limit.staff_group} in {limit.year}; "
                f"the limit is {limit.wte:g}."
            )
            yield Break("", "wte", taking, words)


_Found = Iterator[tuple[tuple[CaseId, ...], str]]


def _must(view: _List, rule: Rule) -> _Found:
    """Yield a must case that something stronger keeps out."""
    if rule.case is not None and rule.case in view.round.cases and rule.case not in view.ids:
        yield (rule.case,), f"{rule.case} must be funded, but a gate or another rule keeps it out."


def _must_not(view: _List, rule: Rule) -> _Found:
    """Yield a must-not case that is mandated."""
    if rule.case is not None and rule.case in view.ids:
        yield (rule.case,), f"{rule.case} must not be funded, but it is mandated."


def _requires(view: _List, rule: Rule) -> _Found:
    """Yield a case that goes ahead without the one it needs."""
    if rule.case is None or rule.needs is None:
        return
    if rule.case in view.ids and rule.needs not in view.ids:
        yield (rule.case, rule.needs), f"{rule.case} needs {rule.needs}, which is not on the list."


def _excludes(view: _List, rule: Rule) -> _Found:
    """Yield rivals that go ahead together."""
    chosen = _chosen(view, rule)
    if len(chosen) > 1:
        yield chosen, f"{_listing(chosen)} exclude each other."


def _at_most(view: _List, rule: Rule) -> _Found:
    """Yield a set of which too many go ahead."""
    chosen, count = _chosen(view, rule), rule.count or 0
    if len(chosen) > count:
        yield chosen, f"At most {count} of {_listing(rule.cases)} may go ahead; {len(chosen)} do."


def _exactly(view: _List, rule: Rule) -> _Found:
    """Yield a set of which too many or too few go ahead."""
    chosen, count = _chosen(view, rule), rule.count or 0
    if len(chosen) != count:
        yield chosen, f"Exactly {count} of {_listing(rule.cases)} should go ahead; {len(chosen)} do."


def _min_share(view: _List, rule: Rule) -> _Found:
    """Yield a place or tier that gets less than its share of the money above zero, or of the cases."""
    cases = tuple(view.round.cases.values())
    by_cases = rule.of == "cases"
    pence = view.money.positive.tolist()
    sizes = {at: 1 if by_cases else pence[at] for at in view.paid}
    total = sum(sizes.values())
    got = math.fsum(size * share_of(cases[at], rule.field, rule.value) for at, size in sizes.items())
    least = rule.share or 0.0
    if got < (least - SHARE_TOLERANCE) * total:
        what = "cases" if by_cases else "money"
        words = f"{rule.value} gets {100 * got / total:.1f}% of the {what}; the least is {100 * least:.1f}%."
        yield (
            tuple(cases[at].id for at in view.paid if share_of(cases[at], rule.field, rule.value) > 0),
            words,
        )


def _min_savings(view: _List, rule: Rule) -> _Found:
    """Yield savings (net present, of all that goes ahead and saves) that stay below the least."""
    saving = {at: -float(view.money.cost[at]) for at in view.everything if view.money.cost[at] < 0}
    total, least = math.fsum(saving.values()), rule.amount or 0.0
    if total < least - 1 / PENCE / 2:
        cases = tuple(view.money.cases[at] for at in saving)
        yield cases, f"The list saves £{total:,.2f}; the least is £{least:,.2f}."


_CHECKS: Mapping[str, Callable[[_List, Rule], _Found]] = MappingProxyType(
    {
        "must": _must,
        "must_not": _must_not,
        "requires": _requires,
        "excludes": _excludes,
        "at_most": _at_most,
        "exactly": _exactly,
        "min_share": _min_share,
        "min_savings": _min_savings,
    }
)


def _chosen(view: _List, rule: Rule) -> tuple[CaseId, ...]:
    """Return the rule's cases that go ahead, each once."""
    return tuple(case for case in dict.fromkeys(rule.cases) if case in view.ids)


def _listing(cases: tuple[CaseId, ...]) -> str:
    """Return ids as people list them."""
    return ", ".join(cases[:-1]) + f" and {cases[-1]}" if len(cases) > 1 else "".join(cases)
