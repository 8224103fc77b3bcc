"""Last year's round as a beginning: which cases could be carried forward, and what the copy keeps."""

from __future__ import annotations

from dataclasses import dataclass

from prioritiser.analysis.summary import analyse
from prioritiser.errors import KnownError
from prioritiser.model.base import CaseId
from prioritiser.model.round import Round


@dataclass(frozen=True, slots=True)
class Carried:
    """A case that could come along, and how it fared."""

    case: CaseId
    title: str
    fared: str


def could_be_carried(held: Round) -> tuple[Carried, ...]:
    """Return the cases that were not funded, in the order of last year's list; stops that were accepted are over."""
    try:
        found = analyse(held)
    except KnownError:
        return tuple(Carried(key, case.title, "not ranked") for key, case in held.cases.items())
    ranked = [
        Carried(
            each.case,
            held.cases[each.case].title,
            f"rank {each.rank}, not {'accepted' if each.type == 'disinvestment' else 'funded'}",
        )
        for each in found.results
        if not each.funded and not each.accepted
    ]
    rest = [Carried(each.case, held.cases[each.case].title, "not ranked") for each in found.not_ranked]
    return (*ranked, *rest)


def copy_words(held: Round, carried: int) -> str:
    """Return what a copy of a round begins with."""
    people, criteria = len(held.assessors), len(held.criteria)
    cases = f"{carried} case{'' if carried == 1 else 's'} without last year's figures and findings"
    weights = " and the agreed weights, which are to be agreed anew," if held.agreed_weights is not None else ""
    cases = cases if carried else "no cases"
    return (
        f"It keeps the {criteria} criteria, {people} assessor{'' if people == 1 else 's'}{weights} of "
        f"“{held.title}”, and begins with {cases}. Scores, interests, decisions, budgets and rules are left behind; "
        "of a case also its money, staff, activity, gate results, status, dates and price base."
    )
