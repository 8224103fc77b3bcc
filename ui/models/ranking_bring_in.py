"""What would bring a case in, in words: more money, or one score a level higher."""

from __future__ import annotations

import math

from prioritiser.analysis.bring_in import LevelStep, Raise, budget_needed, levels_that_help
from prioritiser.analysis.summary import Analysis
from prioritiser.exchange.workbook_facts import tenths
from prioritiser.model.base import CaseId
from ui.models.ranking_line import row_name
from ui.models.ranking_money import parse_pounds
from ui.models.ranking_words import names, ordinal, points, pounds

MOST_LEVELS = 3


def bring_in_words(analysis: Analysis, case: CaseId) -> str:
    """Return what would bring a case in, or "" for one that is in, is a stop, or is apart from the list."""
    funding = analysis.funding
    listed = next((each for each in analysis.results if each.case == case), None)
    if funding is None or not funding.spent or listed is None or listed.type == "disinvestment" or listed.funded:
        return ""
    lines = [_budget_words(budget_needed(analysis, case))]
    steps = levels_that_help(analysis, case)
    enough = [step for step in steps if step.funded_after][:MOST_LEVELS]
    if enough:
        lines += [f"{_step_words(analysis, step)} and would bring it in." for step in enough]
    elif steps:
        best = steps[0]
        place = f", {ordinal(best.rank_after)} place" if best.rank_after else ""
        lines.append(f"{_step_words(analysis, best)}{place}: not enough by itself. No single score would be.")
    return "\n".join(line for line in lines if line)


def _budget_words(raises: tuple[Raise, ...] | None) -> str:
    """Return which budgets would have to rise."""
    if raises is None:
        return "More money alone would not."
    if not raises:
        return ""
    said = [f"{row_name(each.row)} by {_up(each.extra)} to {_up(each.budget)}" for each in raises]
    noun = "Budget raised" if len(said) == 1 else "Budgets raised"
    return f"{noun}: {names(said)}."


def _up(amount: float) -> str:
    """Return an amount as it is shown, or to the pound where rounding would make it too little."""
    shown = pounds(amount)
    return shown if parse_pounds(shown) >= amount else f"£{math.ceil(amount):,}"


def _step_words(analysis: Analysis, step: LevelStep) -> str:
    """Return one score moved to the next level."""
    label = analysis.round.criteria[step.criterion].label
    return f"{label} from {tenths(step.from_)} to {step.to}: +{points(step.points)} points"
