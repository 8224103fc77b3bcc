"""What must hold in a round: scales, references, shares, ranges. Each check names the entry and says what to do."""

from __future__ import annotations

import math
from collections.abc import Callable, Container, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import cast

from prioritiser.edits.framework_checks import (
    check_criterion,
    check_draft,
    check_node,
    check_number,
    check_version,
    refuse,
)
from prioritiser.edits.versions import scale_behind
from prioritiser.model.base import Record
from prioritiser.model.case import ActivityLine, Case, MoneyLine, WorkforceLine
from prioritiser.model.framework import Criterion, Draft, Node, Version
from prioritiser.model.funding import Budget, Decision, Limit, Rule
from prioritiser.model.kinds import Kind
from prioritiser.model.people import NOT_COUNTED, Assessor, Interest, Place
from prioritiser.model.round import Round
from prioritiser.model.score import Agreed, Answer, Vote
from prioritiser.model.settings import Settings
from prioritiser.model.weight import WeightSet

LARGEST_SUM = 1e13
HIGHEST_LEVEL = 9  # on any scale: one digit key each
LEAST_SWING = 1e-300  # below it a share of a sum is no longer exact
_NEEDED = MappingProxyType(
    {
        "must": ("case",), "must_not": ("case",), "requires": ("case", "needs"), "excludes": ("cases",),
        "at_most": ("cases", "count"), "exactly": ("cases", "count"), "min_share": ("field", "value", "share"),
        "min_savings": ("amount",),
    }
)  # fmt: skip


def check(record: Record, held: Round, where: str) -> None:
    """Raise InputError when a record cannot stand in the round `held` (which has it already)."""
    found = _CHECKS.get(type(record))
    if found is not None:
        found(record, held, where)


def _known(table: Container[object], key: str | None, noun: str, where: str) -> None:
    """Refuse an id that names nothing."""
    if key is not None and key not in table:
        raise refuse("UnknownId", f"There is no {noun} “{key}”.", where, f"Name a {noun} of this round.")


def _within(value: float | None, low: float, high: float, what: str, where: str) -> None:
    """Refuse a number outside its range."""
    if value is not None and not low <= value <= high:
        raise refuse("OutOfRange", f"{what} is {value:g}; it must be from {low:g} to {high:g}.", where, "Correct it.")


def _date(text: str, where: str) -> None:
    """Refuse a date that is not one, or stands in another form than it is kept in; none is no matter."""
    try:
        right = not text or date.fromisoformat(text).isoformat() == text
    except ValueError:
        right = False
    if not right:
        raise refuse("NotADate", f"“{text}” is not a date.", where, "Give it as 2026-04-01.")


def _answer(answer: Answer, held: Round, where: str) -> None:
    _known(held.assessors, answer.assessor, "assessor", f"{where}.assessor")
    _cell(answer, held, where)
    given = [name for name in ("level", "measure", "answer") if getattr(answer, name) is not None]
    if len(given) > 1:
        raise refuse("TwoAnswers", f"This gives {' and '.join(given)} at once.", where, "Give one of them.")


def _agreed(agreed: Agreed, held: Round, where: str) -> None:
    _cell(agreed, held, where)
    if agreed.outcome == "agreed" and agreed.amount is None:
        raise refuse("NoLevel", "An agreed score needs a level or a measure.", where, "Give it, or another outcome.")


def _cell(record: Answer | Agreed, held: Round, where: str) -> None:
    """Check that a cell is there and that its level or measure is on its scale, or was on that of its version."""
    _known(held.cases, record.case, "case", f"{where}.case")
    _known(held.criteria, record.criterion, "criterion", f"{where}.criterion")
    check_number(record.version, f"{where}.version")
    behind = scale_behind(held, record)
    if behind is None:  # the text it was given against is not here, so that only the impossible is refused
        if record.level is not None and not 0 <= record.level <= HIGHEST_LEVEL:
            said = f"{record.level} is on no scale (case {record.case}, criterion {record.criterion})."
            raise refuse("OffScale", said, f"{where}.level", f"Give a whole number from 0 to {HIGHEST_LEVEL}.")
        return
    criterion, top = behind
    if record.level is not None and criterion.kind != "level":
        raise refuse("OffScale", f"{criterion.id} is answered with a measure.", f"{where}.level", "Give “measure”.")
    if record.measure is not None and criterion.kind != "measure":
        raise refuse("OffScale", f"{criterion.id} is answered with a level.", f"{where}.measure", "Give “level”.")
    if record.level is not None and not 0 <= record.level <= top:
        said = f"{record.level} is outside 0 to {top} (case {record.case}, criterion {criterion.id})."
        raise refuse("OffScale", said, f"{where}.level", f"Give a whole number from 0 to {top}.")


def _vote(vote: Vote, held: Round, where: str) -> None:
    _known(held.cases, vote.case, "case", f"{where}.case")
    _known(held.criteria, vote.criterion, "criterion", f"{where}.criterion")
    if len(vote.counts) != held.settings.levels + 1 or min(vote.counts) < 0:
        said = f"A show of hands needs {held.settings.levels + 1} counts of 0 or more."
        raise refuse("WrongCount", said, f"{where}.counts", "Give one count for each level.")


def _interest(interest: Interest, held: Round, where: str) -> None:
    _known(held.assessors, interest.assessor, "assessor", f"{where}.assessor")
    _known(held.cases, interest.case, "case", f"{where}.case")
    if interest.case is None and (interest.kind != "none" or interest.handling in NOT_COUNTED):
        said = "A declaration without a case can only say that there is no interest in any."
        raise refuse("WrongShape", said, f"{where}.case", "Declare the interest for each case that it is in.")


def _assessor(assessor: Assessor, held: Round, where: str) -> None:
    _known(held.groups, assessor.group, "group", f"{where}.group")


def _place(place: Place, _held: Round, where: str) -> None:
    _within(place.population, 0, LARGEST_SUM, "The population", f"{where}.population")
    _within(place.need, 0, LARGEST_SUM, "The need", f"{where}.need")


def _case(case: Case, held: Round, where: str) -> None:
    _known(held.cases, case.frees, "case", f"{where}.frees")
    _within(case.people, 0, LARGEST_SUM, "The number of people", f"{where}.people")
    for at, share in enumerate(case.places):
        _known(held.places, share.place, "place", f"{where}.places[{at}].place")
        _within(share.share, 0, 1, "The share", f"{where}.places[{at}].share")
    if sum(share.share for share in case.places) > 1 + 1e-9:
        raise refuse("OutOfRange", "The shares of places add up to more than 1.", f"{where}.places", "Correct them.")
    for at, gate in enumerate(case.gates):
        _known(held.gates, gate.gate, "gate", f"{where}.gates[{at}].gate")
    if len({gate.gate for gate in case.gates}) < len(case.gates):
        raise refuse("Repeated", "A gate is named twice.", f"{where}.gates", "Give one result for each gate.")
    _case_lines(case, held, where)


def _case_lines(case: Case, held: Round, where: str) -> None:
    """Check years, sums and ratings of a case's lines."""
    _check_line_ids(case, where)
    years = held.settings.years
    for name, lines in _yearly(case):
        for at, line in enumerate(lines):
            if years and line.year not in years:
                said = f"“{line.year}” is not one of the round's years ({years[0]} to {years[-1]})."
                raise refuse("UnknownYear", said, f"{where}.{name}[{at}].year", "Correct it.")
    _case_amounts(case, where)
    for at, impact in enumerate(case.impact):
        _within(impact.likelihood, 1, 5, "The likelihood", f"{where}.impact[{at}].likelihood")
        _within(impact.impact, 1, 5, "The impact", f"{where}.impact[{at}].impact")
    for at, risk in enumerate(case.risks):
        for name in ("initial", "current", "target"):
            for number in getattr(risk, name) or ():
                _within(number, 1, 5, "A rating", f"{where}.risks[{at}].{name}")


def _case_amounts(case: Case, where: str) -> None:
    """Check that nothing is larger than can be added up."""
    for at, staff in enumerate(case.workforce):
        _within(staff.wte, -LARGEST_SUM, LARGEST_SUM, "The number of staff", f"{where}.workforce[{at}].wte")
    for at, activity in enumerate(case.activity):
        _within(activity.amount, -LARGEST_SUM, LARGEST_SUM, "The amount", f"{where}.activity[{at}].amount")
    for at, money in enumerate(case.money):
        _within(money.amount, -LARGEST_SUM, LARGEST_SUM, "The amount", f"{where}.money[{at}].amount")


def _check_line_ids(case: Case, where: str) -> None:
    """Refuse two lines of one list with one id."""
    for name in ("money", "workforce", "activity", "impact", "risks"):
        ids = [line.id for line in getattr(case, name) if line.id]
        if len(set(ids)) < len(ids):
            raise refuse("Repeated", "Two lines have the same id.", f"{where}.{name}", "Give each its own, or none.")


def _yearly(case: Case) -> Iterator[tuple[str, tuple[MoneyLine | WorkforceLine | ActivityLine, ...]]]:
    """Yield the lists whose lines belong to a year."""
    yield "money", case.money
    yield "workforce", case.workforce
    yield "activity", case.activity


def _weights(weights: WeightSet, held: Round, where: str) -> None:
    _known(held.assessors, weights.assessor, "assessor", f"{where}.assessor")
    if weights.judgements is not None and not weights.swings:
        said = "The judgements are given without the swings that they lead to."
        raise refuse("NoWeight", said, f"{where}.swings", "Give the swings too.")
    for key, swing in weights.swings.items():
        if key not in held.nodes and key not in held.criteria:
            said = f"There is no criterion, family or lens “{key}”."
            raise refuse("UnknownId", said, f"{where}.swings", "Name one of this round.")
        _within(swing, 0, LARGEST_SUM, "A swing", f"{where}.swings.{key}")
        if 0 < swing < LEAST_SWING:
            said = f"The swing {swing:g} is too small to be told from 0."
            raise refuse("OutOfRange", said, f"{where}.swings.{key}", "Give 0, or a larger number.")


def _budget(budget: Budget, held: Round, where: str) -> None:
    _within(budget.amount, 0, LARGEST_SUM, "The budget", f"{where}.amount")
    _year(budget.year, held, where)


def _limit(limit: Limit, held: Round, where: str) -> None:
    _within(limit.wte, 0, LARGEST_SUM, "The limit", f"{where}.wte")
    _year(limit.year, held, where)


def _year(year: str, held: Round, where: str) -> None:
    if held.settings.years and year not in held.settings.years:
        raise refuse("UnknownYear", f"“{year}” is not one of the round's years.", f"{where}.year", "Correct it.")


def _rule(rule: Rule, held: Round, where: str) -> None:
    missing = [name for name in _NEEDED[rule.kind] if getattr(rule, name) in (None, "", ())]
    if missing:
        raise refuse("WrongShape", f"A rule “{rule.kind}” needs {', '.join(missing)}.", where, "Add it.")
    for case in (rule.case, rule.needs, *rule.cases):
        _known(held.cases, case, "case", where)
    _within(rule.share, 0, 1, "The share", f"{where}.share")
    _within(rule.count, 0, len(held.cases), "The count", f"{where}.count")


def _decision(decision: Decision, held: Round, where: str) -> None:
    _known(held.cases, decision.case, "case", f"{where}.case")


def _settings(settings: Settings, held: Round, where: str) -> None:
    _within(settings.levels, 1, 9, "The highest level", f"{where}.levels")
    _within(settings.min_answers, 1, 1000, "The least number of answers", f"{where}.min_answers")
    _within(settings.coverage_threshold, 0, 1, "The coverage threshold", f"{where}.coverage_threshold")
    _within(settings.discount_rate_cost, -0.5, 1, "The discount rate", f"{where}.discount_rate_cost")
    _within(settings.discount_rate_health, -0.5, 1, "The discount rate", f"{where}.discount_rate_health")
    _within(settings.concentration, 0, LARGEST_SUM, "The concentration", f"{where}.concentration")
    _date(settings.discount_rate_date, f"{where}.discount_rate_date")
    for name in ("years", "by_hand"):
        held_list = getattr(settings, name)
        if len(set(held_list)) < len(held_list):
            raise refuse("Repeated", "An entry is named twice.", f"{where}.{name}", "Name each once.")
    for case in settings.by_hand:
        _known(held.cases, case, "case", f"{where}.by_hand")
    for key, (low, high) in settings.weight_bounds.items():
        if key not in held.nodes and key not in held.criteria:
            raise refuse("UnknownId", f"There is no “{key}”.", f"{where}.weight_bounds", "Name one of this round.")
        if not 0 <= low <= high <= 1:
            raise refuse(
                "OutOfRange", "Bounds go from 0 to 1, the lower first.", f"{where}.weight_bounds.{key}", "Correct them."
            )


def is_left_over(kind: Kind, parts: tuple[str, ...], held: Round) -> bool:
    """Return whether something is kept though the case, criterion or assessor that it is about was withdrawn."""
    tables: dict[str, Container[str]] = {
        "case": held.cases, "criterion": held.criteria, "assessor": held.assessors,
    }  # fmt: skip
    return any(
        part and name in tables and part not in tables[name] for name, part in zip(kind.parts, parts, strict=True)
    )


def check_all_weights(held: Round) -> None:
    """Refuse weights that cannot be shared out: every group of siblings needs one swing above zero."""
    for owner, weights in (("", None), *held.weight_sets.items()):
        over = weights.swings if weights else {}
        for parent, swings in _siblings(held, over).items():
            if math.fsum(swings) <= 0:
                where = f"weights of {owner or 'the panel'}" if weights else "criteria"
                said = f"All swings under “{parent or 'the framework'}” are 0, so no weight can be shared out."
                raise refuse("NoWeight", said, where, "Give at least one of them a swing above 0.")


def _siblings(held: Round, over: Mapping[str, float]) -> dict[str | None, list[float]]:
    """Return the swings of each parent's children, those without any criterion below left out."""
    alive = {criterion.parent for criterion in held.criteria.values()}
    for _ in held.nodes:
        alive |= {held.nodes[node].parent for node in alive if node is not None and node in held.nodes}
    groups: dict[str | None, list[float]] = {}
    items: tuple[Node | Criterion, ...] = (*held.nodes.values(), *held.criteria.values())
    for item in items:
        if isinstance(item, Criterion) or item.id in alive:
            groups.setdefault(item.parent, []).append(over.get(item.id, item.swing))
    return groups


_Check = Callable[[Record, Round, str], None]
_CHECKS: Mapping[type[Record], _Check] = MappingProxyType(
    {
        kind: cast("_Check", function)
        for kind, function in (
            (Settings, _settings), (Node, check_node), (Criterion, check_criterion), (Version, check_version),
            (Draft, check_draft), (Assessor, _assessor),
            (Place, _place), (Case, _case), (Interest, _interest), (Answer, _answer), (Agreed, _agreed), (Vote, _vote),
            (WeightSet, _weights), (Budget, _budget), (Limit, _limit), (Rule, _rule), (Decision, _decision),
        )
    }
)  # fmt: skip
