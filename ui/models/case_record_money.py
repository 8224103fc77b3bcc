"""The money of one case as rows of years: what each row is for, the sums below, and the figures that follow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from prioritiser.analysis.business_case import (
    INFLATION,
    MONTHS,
    OPTIMISM,
    MoneyStory,
    added_are_stale,
    base_year,
    money_story,
    part_year,
    with_inflation,
    with_optimism,
)
from prioritiser.analysis.money import years_of
from prioritiser.analysis.weights import round_half_up
from prioritiser.edits.cells import show_money, show_number, show_share
from prioritiser.errors import KnownError
from prioritiser.model.base import Value
from prioritiser.model.case import MONEY_KINDS, Case
from prioritiser.model.case_fields import MONEY_LINES, CaseField
from prioritiser.model.round import Round
from ui.models.answers import MINUS
from ui.models.case_record_series import Series, Sort
from ui.models.case_record_table import Entry

KIND_LABELS = MappingProxyType(
    {"recurrent": "Recurrent", "non_recurrent": "One-off", "capital": "Capital"},
)
COST, LESS = "cost", "less"
BELOW = frozenset((LESS, "income", "saving", "avoided"))  # kept below nil, however they are typed
_SIDE = "~below"
_WORDS = (
    (COST, "Cost, not broken down"),
    *((word, label) for word, label in MONEY_LINES if word and word not in BELOW),
    *((word, label) for word, label in MONEY_LINES if word in BELOW),
    (LESS, "Saving, not broken down"),
)
_ORDER = tuple(word for word, _label in _WORDS)

WHAT = CaseField("line", "What for", "choice", choices=_WORDS)
KIND = CaseField("kind", "Kind", "choice", choices=tuple(KIND_LABELS.items()))
CASH = CaseField("cash_releasing", "Cash", "yes_no", help="Ticked where a saving releases cash.")
SOURCE = CaseField("source", "Funded by", help="Where the money comes from.")
WHOSE = CaseField("organisation", "Whose money", "choice", reference="organisations")
INVENTED = CaseField("illustrative", "Illustrative", "yes_no", help="Ticked where the figures are invented.")
AMOUNT = CaseField("amount", "Amount", "money", unit="£")
ORDER = (
    "Work inflation out last: it is worked out on costs with their optimism bias, and optimism bias on costs without "
    "inflation."
)
IN_CASH = "On savings that release cash: "


def pounds(amount: float) -> str:
    """Return pounds with a true minus sign."""
    return show_money(amount).replace("-", MINUS)


@dataclass(frozen=True, slots=True)
class MoneySort(Sort):
    """Rows of money: what for, which kind; savings and costs that are not broken down are rows of their own."""

    def facts_of(self, line: Entry) -> Entry:
        """Return what tells a line of money from the others."""
        word, below = str(line.get("line") or ""), float(line["amount"]) < 0  # type: ignore[arg-type]
        facts = {"line": word or (LESS if below else COST), "kind": line.get("kind") or "recurrent"}
        facts |= {name: line[name] for name in ("source", "organisation") if line.get(name)}
        facts |= {name: True for name in ("cash_releasing", "illustrative") if line.get(name) is True}
        return {**facts, **({_SIDE: True} if below and word and word not in BELOW else {})}

    def line_of(self, facts: Entry, year: str, amount: float, old: Entry) -> Entry:
        """Return one year's money as it is kept."""
        word = str(facts.get("line") or "")
        cash: Value = True if facts.get("cash_releasing") else old.get("cash_releasing")
        if cash is True and not facts.get("cash_releasing"):
            cash = False
        return {
            **old, "year": year, "kind": facts.get("kind") or "recurrent", "line": "" if word in {COST, LESS} else word,
            "amount": amount, "cash_releasing": cash if amount < 0 else old.get("cash_releasing"),
            "source": facts.get("source") or "", "organisation": facts.get("organisation") or "",
            "illustrative": bool(facts.get("illustrative")),
        }  # fmt: skip

    def typed(self, facts: Entry, amount: float) -> float:
        """Return savings and income below nil, however they were typed."""
        return -abs(amount) if facts.get("line") in BELOW else amount

    def moved(self, before: Entry, after: Entry, amount: float) -> float:
        """Return an amount on the other side of nil once its row has become a saving, or is one no more."""
        crossed = (before.get("line") in BELOW) != (after.get("line") in BELOW)
        return -amount if crossed else amount

    def has_tick(self, row: Series, name: str) -> bool:
        """Return whether a tick makes sense: only savings release cash."""
        below = row.facts.get("line") in BELOW or bool(row.facts.get(_SIDE))
        return name != CASH.name or below

    def order(self, facts: Entry) -> tuple[int, ...]:
        """Return recurrent before one-off before capital, costs before what comes back."""
        kind, word = facts.get("kind"), facts.get("line")
        kinds: tuple[Value, ...] = MONEY_KINDS
        place = _ORDER.index(str(word)) if word in _ORDER else len(_ORDER)
        return (kinds.index(kind) if kind in kinds else len(kinds), place)


def money_sort() -> MoneySort:
    """Return how money is laid out in rows."""
    return MoneySort("amount", AMOUNT, (WHAT, KIND), (CASH, SOURCE, WHOSE, INVENTED))


def net_rows(case: Case, years: Sequence[str]) -> tuple[tuple[str, Mapping[str, str]], ...]:
    """Return the net amount of each kind of money by year; kinds are never added together."""
    found = []
    for kind in MONEY_KINDS:
        lines = [line for line in case.money if line.kind == kind]
        if lines:
            sums = {year: [line.amount for line in lines if line.year == year] for year in years}
            said = {year: pounds(sum(amounts)).replace("£", "") for year, amounts in sums.items() if amounts}
            found.append((f"Net, {KIND_LABELS[kind].lower()}", said))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure that follows from the money, and how it was worked out; `cash`: the same in cash, where it differs."""

    name: str
    text: str
    how: str
    cash: str = ""


def figures_of(case: Case, held: Round) -> tuple[Figure, ...]:
    """Return net present cost, equivalent annual cost and payback; nothing while there is no money."""
    if not case.money:
        return ()
    try:
        story = money_story(case, held)
    except KnownError as fault:
        return (Figure("Net present cost", "–", f"{fault.message} {fault.remedy}"),)
    (name, text), (cash_name, cash_text) = (_present(each) for each in (story.npv, story.cash_npv))
    cash = f"{IN_CASH}{cash_name.lower()} {cash_text}" if (name, text) != (cash_name, cash_text) else ""
    return (
        Figure(name, text, _how_present(story), cash),
        Figure("Equivalent annual cost", _short(story.equivalent_annual), _how_annual(story)),
        _paid_back(case, story),
    )


def _present(amount: float) -> tuple[str, str]:
    """Return what a net present cost is called and how much it is."""
    return "Net present cost" if amount >= 0 else "Net present saving", _short(abs(amount))


def _short(amount: float) -> str:
    """Return an amount in whole pounds."""
    return pounds(round_half_up(amount, 0) + 0.0)


def _how_present(story: MoneyStory) -> str:
    terms = [f"{_short(story.totals[year].net)} × {story.factors[year]:.4f}" for year in story.years]
    first = f"All lines of each year, discounted at {show_share(story.rate)} a year, the first year not at all: "
    return f"{first}{' + '.join(terms)} = {_short(story.npv)}."


def _how_annual(story: MoneyStory) -> str:
    total = sum(story.factors.values())
    years = f"{len(story.years)} {'year' if len(story.years) == 1 else 'years'}"
    return (
        f"The same amount every year for {years} that comes to the same net present cost: "
        f"{_short(story.npv)} ÷ {total:.4f}, the sum of the discount factors."
    )


def _paid_back(case: Case, story: MoneyStory) -> Figure:
    how = "Costs and savings added up year by year, not discounted: the year by whose end all that was spent is back."
    if not any(line.amount > 0 for line in case.money):
        return Figure("Payback", "Nothing is spent", how)
    never = f"within {len(story.years)} {'year' if len(story.years) == 1 else 'years'}"
    if story.payback_year is None:
        return Figure("Payback", f"Not {never}", how)
    cash = story.cash_payback_year
    rest = f" Counting only savings that release cash: {cash or f'not {never}'}."
    said = f"by the end of {cash}" if cash else f"never {never}"
    differs = f"{IN_CASH}{said}" if cash != story.payback_year else ""
    return Figure("Payback", f"By the end of {story.payback_year}", how + rest, differs)


def optimism_is_stale(case: Case, share: float) -> bool:
    """Return whether the optimism bias that stands in a case is no longer this share of its costs."""
    return added_are_stale(case, with_optimism(case, share), OPTIMISM)


def inflation_is_stale(case: Case, rate: float, held: Round, base: str) -> bool:
    """Return whether the inflation that stands in a case is no longer this rate a year since its price base."""
    return added_are_stale(case, with_inflation(case, rate, held, base=base), INFLATION)


def prices_words(base: str, held: Round) -> str:
    """Return which year's prices inflation starts from, and why where the price base does not say; "" without years."""
    found = base_year(base, years_of(held))
    if not found.year:
        return ""
    several = "the price base names more than one year"
    none = "the price base names no financial year" if base.strip() else "the case gives no price base"
    why = "" if found.named == 1 else f", because {several if found.named else none}"
    return f"Prices taken as of {found.year}{why}."


def first_from_second(row: Series, years: Sequence[str], months: float, sort: Sort) -> tuple[str, float] | None:
    """Return the first year and its amount, worked out from the second year of a row for so many months; or None.

    Raises InputError for months outside 0 to 12.
    """
    if len(years) <= 1:
        return None
    full = row.total(years[1], sort.name)
    return (years[0], round_half_up(part_year(full, months), 2)) if full is not None else None


def months_words(months: float) -> str:
    """Return months as they are said: "6 of 12 months"."""
    return f"{show_number(months)} of {MONTHS} months"
