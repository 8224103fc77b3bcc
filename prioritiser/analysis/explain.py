"""Why is this 13th? The difference between two cases, by criterion and in words (method.md section 4)."""

from __future__ import annotations

from dataclasses import dataclass

from prioritiser.analysis.ranking import TIE
from prioritiser.analysis.summary import Analysis, Result
from prioritiser.analysis.weights import round_half_up
from prioritiser.errors import InputError
from prioritiser.model.base import CaseId, CriterionId

MOST_NAMED = 3  # criteria in a sentence
TEENS = range(11, 14)
_SAME = 9  # decimals at which two differences count as equally large


@dataclass(frozen=True, slots=True)
class Term:
    """One criterion's part of the difference, in points."""

    criterion: CriterionId
    points: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a case stands where it does.

    `difference` = value - value of `against`, in points; `terms` add up to it, largest first. Without a case
    to compare with, `difference` is None and the terms add up to the value. `bring_in` comes with robustness.
    """

    case: CaseId
    rank: int | None
    value: float | None
    against: CaseId | None
    difference: float | None
    terms: tuple[Term, ...]
    words: str
    bring_in: None = None


def explain(analysis: Analysis, case: str, against: str | None = None) -> Explanation:
    """Explain a case's place against another: by default the next above of its kind, or below for the first.

    Stops are compared with stops, all others with others; cases apart from the list are compared on request
    only. Raise InputError "UnknownId" or "SameCase". Source: method.md section 4.
    """
    one = _known(analysis, case)
    if against == case:
        raise InputError("SameCase", f"{case} cannot be compared with itself.", where=case, remedy="Name another.")
    other = _neighbour(analysis, one) if against is None else _known(analysis, against)
    if one.value is None or (other is not None and other.value is None):
        terms: tuple[Term, ...] = ()
        difference = None
    else:
        terms = _terms(analysis, one, other)
        difference = None if other is None or other.value is None else one.value - other.value
    return Explanation(
        case=one.case,
        rank=one.rank,
        value=one.value,
        against=None if other is None else other.case,
        difference=difference,
        terms=terms,
        words=" ".join((*_place(analysis, one), *_comparison(analysis, one, other, terms))),
    )


def _known(analysis: Analysis, case: str) -> Result:
    """Return the figures of a case; raise InputError for one that is not in the round."""
    if CaseId(case) not in analysis.round.cases:
        raise InputError("UnknownId", f"There is no case {case}.", where=case, remedy="Check the id.")
    return analysis.of(CaseId(case))


def _neighbour(analysis: Analysis, one: Result) -> Result | None:
    """Return the next above in the list of the same kind, the next below for the first, or None."""
    stop = one.type == "disinvestment"
    kind = [result for result in analysis.results if (result.type == "disinvestment") == stop]
    at = next((at for at, result in enumerate(kind) if result is one), None)
    if at is None or len(kind) == 1:
        return None
    return kind[at - 1] if at else kind[1]


def _terms(analysis: Analysis, one: Result, other: Result | None) -> tuple[Term, ...]:
    """Return the differences of contributions, largest first, equals in framework order."""
    base = other.contributions if other is not None else {}
    terms = [
        Term(criterion, one.contributions.get(criterion, 0.0) - base.get(criterion, 0.0))
        for criterion in analysis.round.criteria
    ]
    return tuple(sorted(terms, key=lambda term: -round(abs(term.points), _SAME)))


def _place(analysis: Analysis, one: Result) -> tuple[str, ...]:
    """Return the sentences that say where a case stands."""
    apart = next((entry for entry in analysis.not_ranked if entry.case == one.case), None)
    if apart is not None:
        return (f"{_name(analysis, one.case)} is not ranked. {apart.reason}",)
    if any(entry.case == one.case for entry in analysis.mandated):
        name = _name(analysis, one.case)
        return (f"{name} is mandated, so it is not ranked: its money is set aside before the list begins.",)
    points = f"{_shown(one.value or 0.0)} points out of 100"
    if one.rank is None:
        words = f"{_name(analysis, one.case)} has {points}; a stop has no place in the order by value for money."
    else:
        places = sum(result.rank is not None for result in analysis.results)
        joint = "joint " if one.tied else ""
        words = f"{_name(analysis, one.case)} is {joint}{_ordinal(one.rank)} of {places}, with {points}."
    if not one.provisional:
        return (words,)
    return (
        words,
        f"This is provisional: it is scored on {_shown(100 * one.coverage)}% of the weight so far.",
    )


def _comparison(analysis: Analysis, one: Result, other: Result | None, terms: tuple[Term, ...]) -> tuple[str, ...]:
    """Return the sentences that compare a case with another, or say what its value is made of."""
    if one.value is None:
        return ()
    if other is None:
        best = [term for term in terms if _shown(term.points) != "0.0"][:MOST_NAMED]
        return (f"Most of it comes from {_listed(analysis, best, signed=False)}.",) if best else ()
    name = _name(analysis, other.case)
    if other.value is None:
        return (f"{name} has no score to compare it with.",)
    return (
        _lead(one.value - other.value, name),
        *_by_criterion(analysis, terms),
        *_by_order(analysis, one, other),
    )


def _lead(difference: float, name: str) -> str:
    """Return how far a case is from another, in points as shown."""
    if abs(difference) <= TIE:
        return f"It has the same value as {name}."
    amount = _shown(abs(difference))
    side = "ahead of" if difference > 0 else "behind"
    return f"It is {'less than 0.1' if amount == '0.0' else amount} points {side} {name}."


def _by_criterion(analysis: Analysis, terms: tuple[Term, ...]) -> tuple[str, ...]:
    """Return the sentence that names the largest differences on either side."""
    seen = [term for term in terms if _shown(term.points) != "0.0"]
    sides = (
        ("does better on", [term for term in seen if term.points > 0][:MOST_NAMED]),
        ("does worse on", [term for term in seen if term.points < 0][:MOST_NAMED]),
    )
    parts = [f"{words} {_listed(analysis, side, signed=True)}" for words, side in sides if side]
    return (f"It {', and '.join(parts)}.",) if parts else ("They score much the same throughout.",)


def _by_order(analysis: Analysis, one: Result, other: Result) -> tuple[str, ...]:
    """Return what else decides in an order that does not go by value."""
    if analysis.order == "hand":
        by_hand = {one.case, other.case} & {*analysis.round.settings.by_hand}
        return ("The list was put in order by hand, not by points.",) if by_hand else ()
    if analysis.order == "value" or one.rank is None:
        return ()
    worth = [
        f"{_name(analysis, result.case)} {_worth(analysis, result)}"
        for result in (one, other)
        if result.rank is not None
    ]
    return (f"The list goes by value for money: {', '.join(worth)}.",)


def _worth(analysis: Analysis, result: Result) -> str:
    """Return a case's value for money in words."""
    if result.vfm is None:
        if not analysis.round.cases[result.case].is_costed:
            return "has no costs entered"
        return f"saves £{-result.cost:,.0f} over the years" if result.cost < 0 else "costs nothing over the years"
    return f"brings {_shown(result.vfm)} points for each £1m"


def _listed(analysis: Analysis, terms: list[Term], *, signed: bool) -> str:
    """Return criteria with their points as people list them: Access (+3.0) and Evidence (+2.8)."""
    show = _signed if signed else _shown
    parts = [f"{analysis.round.criteria[term.criterion].label} ({show(term.points)})" for term in terms]
    return ", ".join(parts[:-1]) + f" and {parts[-1]}" if len(parts) > 1 else parts[0]


def _name(analysis: Analysis, case: CaseId) -> str:
    """Return a case's title, else its id."""
    return analysis.round.cases[case].title or case


def _shown(points: float) -> str:
    """Return points with one decimal, rounded as everywhere on screen, with a true minus sign."""
    return f"{round_half_up(points, 1):.1f}".replace("-", "−")


def _signed(points: float) -> str:
    """Return points with one decimal and their sign."""
    return f"+{_shown(points)}" if points > 0 else _shown(points)


def _ordinal(rank: int) -> str:
    """Return 1st, 2nd, 3rd, 4th, 11th, 21st."""
    ending = "th" if rank % 100 in TEENS else {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{ending}"
