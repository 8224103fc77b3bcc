"""Sentences about the list as a whole: what is worth knowing, what it is called, how far scoring has come."""

from __future__ import annotations

from collections.abc import Iterable

from prioritiser.analysis.breaks import Break
from prioritiser.analysis.money import uncosted
from prioritiser.analysis.summary import Analysis, Inputs
from prioritiser.model.base import CaseId
from prioritiser.model.round import Round
from prioritiser.model.settings import Order
from ui.models.ranking_grounds import Grounds
from ui.models.ranking_view import View
from ui.models.ranking_words import ORDERS, counted, names, pounds, title_of

SIZE_WARNING = "Scores say how good a case is, not how big it is; small cases look better per £m."
MOST_NAMED = 3


def funded_count(analysis: Analysis) -> int:
    """Return how many listed cases are funded."""
    return sum(each.funded is True for each in analysis.results)


def compare_orders(analysis: Analysis, other: Analysis) -> str:
    """Return what the other order would fund, or "" where that cannot be said or is as many."""
    funding = analysis.funding
    if funding is None or not funding.spent or funding.spent[0].budget is None:
        return ""
    mine, theirs = funded_count(analysis), funded_count(other)
    if mine == theirs:
        return ""
    order, budget = ORDERS[other.order], pounds(funding.spent[0].budget)
    return f"Ranked by {order}, {budget} would fund {counted(theirs, 'case')}, not {mine}."


def tie_words(analysis: Analysis) -> str:
    """Return the sentence about cases tied at the line, or ""."""
    tied = analysis.funding.tied_at_line if analysis.funding else ()
    if not tied:
        return ""
    return f"{_named(analysis, tied)} are tied at the line: the panel decides."


def break_words(analysis: Analysis) -> str:
    """Return the first rule that the list breaks, and how many more, or ""."""
    broken = analysis.funding.breaks if analysis.funding else ()
    if not broken:
        return ""
    first = _with_titles(analysis, broken[0].words, broken[0].cases)
    more = f" {counted(len(broken) - 1, 'other rule is', 'other rules are')} not kept." if len(broken) > 1 else ""
    return f"{first}{more}"


def uncosted_words(analysis: Analysis) -> str:
    """Return which cases have no costs entered, or "": they count as costing nothing, which may flatter them."""
    found = uncosted(analysis.round)
    if not found:
        return ""
    return f"{_named(analysis, found)} {'has' if len(found) == 1 else 'have'} no costs entered, counted as nil."


def flat_words(analysis: Analysis) -> str:
    """Return which criteria make no difference, or ""."""
    labels = [analysis.round.criteria[criterion].label for criterion in analysis.flat]
    asked = sum(case.lane == "ranked" for case in analysis.round.cases.values())
    if not labels or 2 * len(analysis.results) < asked:  # too few are scored yet to say so
        return ""
    verb = "makes" if len(labels) == 1 else "make"
    return f"{names(labels)} {verb} no difference this round: every case has the same score."


def list_words(analysis: Analysis) -> tuple[str, ...]:
    """Return everything that is to be known about the list, the size of cases last."""
    return tuple(
        text
        for text in (
            tie_words(analysis),
            uncosted_words(analysis),
            *(_with_titles(analysis, each.words, each.cases) for each in _breaks(analysis)),
            flat_words(analysis),
            best_words(analysis),
            SIZE_WARNING,
        )
        if text
    )


def best_words(analysis: Analysis) -> str:
    """Return why there is no line under the rule that seeks the best list, or ""."""
    if analysis.funding is not None:
        return ""
    return "The round’s rule seeks the best list within the money, so there is no line to draw here."


def view_words(held: Round, view: View) -> str:
    """Return that another order is looked at than the round's own, or ""."""
    if not view.is_other_order(held):
        return ""
    looked, own = ORDERS[view.order_of(held)], ORDERS[held.settings.order]
    return f"You are looking at the order by {looked}. The round goes by {own}."


def difference_words(before: Analysis, after: Analysis) -> str:
    """Return which cases come in and which fall out from one analysis to another."""
    had = {each.case for each in before.results if each.funded}
    has = {each.case for each in after.results if each.funded}
    came, went = [each for each in has if each not in had], [each for each in had if each not in has]
    order = list(after.round.cases)
    said = [
        f"{_named(after, sorted(cases, key=order.index))} {verb if len(cases) > 1 else verb_one} {where}."
        for cases, verb, verb_one, where in ((came, "come", "comes", "in"), (went, "fall", "falls", "out"))
        if cases
    ]
    return " ".join(said) or "The same cases are funded."


def scoring_progress(held: Round, inputs: Inputs) -> tuple[float, str]:
    """Return how many of the expected scores count so far, 0..1, and in words."""
    arrays = inputs.arrays
    ranked = [at for at, case in enumerate(held.cases.values()) if case.lane == "ranked"]
    done = int(arrays.counted[ranked].sum()) if ranked else 0
    wanted = sum(
        held.counts(who, case.id) for case in held.cases.values() if case.lane == "ranked" for who in held.assessors
    ) * len(arrays.criteria)
    return (done / wanted if wanted else 0.0), f"{done:,} of {counted(wanted, 'score')} are in"


def asked_for(grounds: Grounds) -> str:
    """Return what investments and reshapes ask for in the listed row of money."""
    asked = sum(
        round(ground.amount * 100)
        for ground in grounds.cases.values()
        if ground.amount is not None and ground.amount > 0 and ground.case.lane == "ranked"
    )
    return f"{pounds(asked / 100)} asked for"


def alternative_text(analysis: Analysis, order: Order) -> str:
    """Return a picture of the list in words."""
    funding = analysis.funding
    ranked = [each for each in analysis.results if each.rank is not None]
    said = [f"{analysis.title}: {counted(len(ranked), 'case')} ranked by {ORDERS[order]}."]
    if funding is not None and funding.spent and funding.spent[0].budget is not None:
        said.append(f"{pounds(funding.spent[0].budget)} funds {counted(funded_count(analysis), 'case')}.")
    first = [title_of(analysis.round.cases[each.case]) for each in ranked[:MOST_NAMED]]
    if first:
        said.append(f"First come {names(first)}.")
    return " ".join(said)


def _breaks(analysis: Analysis) -> tuple[Break, ...]:
    return analysis.funding.breaks if analysis.funding else ()


def _with_titles(analysis: Analysis, text: str, cases: Iterable[CaseId]) -> str:
    """Return a sentence with the names of cases in place of their ids."""
    for case in sorted(cases, key=len, reverse=True):
        found = analysis.round.cases.get(case)
        if found is not None and found.title:
            text = text.replace(case, found.title)
    return text


def _named(analysis: Analysis, cases: Iterable[CaseId]) -> str:
    titles = [title_of(analysis.round.cases[case]) for case in cases]
    if len(titles) <= MOST_NAMED:
        return names(titles)
    return f"{', '.join(titles[:MOST_NAMED])} and {len(titles) - MOST_NAMED} more"
