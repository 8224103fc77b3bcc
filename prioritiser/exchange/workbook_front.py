"""The sheet Front: what the board is asked, key figures, how things were weighed together, the code, the contents."""

from __future__ import annotations

from datetime import datetime
from types import MappingProxyType

from prioritiser.analysis.money import uncosted
from prioritiser.analysis.weights import domain_weights, largest_remainder
from prioritiser.exchange.workbook_calc import check_places
from prioritiser.exchange.workbook_cells import Grid, Mark, Print, Sheet, at, fixed
from prioritiser.exchange.workbook_facts import (
    BUDGET_ROW,
    DOMAIN_WORDS,
    FIRST,
    KIND_WORDS,
    Facts,
    counted,
    pounds,
    pounds_formula,
)
from prioritiser.exchange.workbook_funding import PLACES, Walk
from prioritiser.exchange.workbook_method import order_words, panel_words, rule_words
from prioritiser.exchange.workbook_weights import WeightPlaces, effective_by_id
from prioritiser.model.framework import DOMAINS

_AGREED = MappingProxyType(
    {
        "agreed": "The panel agreed the weights.",
        "copied": "The weights are not agreed in this round: they were copied from the round before it.",
    }
)
_WIDTHS = (31.0, 15.0, 15.5, 14.0, 14.0, 14.5, 14.0)
_LAST = len(_WIDTHS)
CONTENTS = (
    ("Ranking", "Investments and reshapes in order, with the budget line."),
    ("Stops", "Disinvestments in order, accepted or not."),
    ("Others", "Not ranked yet, mandated, and what saves money."),
    ("Panel", "What the panel said, case by criterion. Inputs."),
    ("Values", "What each answer is worth, 0 to 100."),
    ("Weights", "Swings, shares and effective weights. Inputs."),
    ("Money", "Money by year and kind, budgets, net present cost. Inputs."),
    ("Calc", "The sums: value, rank, place and check of each case."),
    ("Funding", "Down the list until the money ends."),
    ("Framework", "Criteria with questions, levels and evidence; gates."),
    ("Method", "How the figures are made, on one page."),
)


def front_sheet(facts: Facts, walk: Walk, weights: WeightPlaces) -> Sheet:
    """Return the sheet."""
    front = _Front(facts, walk, weights)
    front.heading()
    front.decision()
    front.figures()
    front.money()
    front.domains()
    front.parts()
    front.settings()
    front.code()
    front.contents()
    return front.grid.done(printing=Print(landscape=False))


class _Front:
    """Writes the sheet from top to bottom; `row` is the last row used."""

    def __init__(self, facts: Facts, walk: Walk, weights: WeightPlaces) -> None:
        """Start with an empty sheet."""
        self.facts, self.walk, self.weights = facts, walk, weights
        self.grid = Grid("Front", _WIDTHS)
        self.row = 0

    def wide(self, words: str, style: str = "text wrap top") -> None:
        """Write a paragraph over the whole width."""
        self.row += 1
        self.grid.wide(self.row, 1, _LAST, words, style)

    def section(self, title: str) -> None:
        """Write a heading after an empty row."""
        self.row += 2
        self.grid.put(self.row, 1, title, "heading")

    def heads(self, *heads: str) -> None:
        """Write the heads of a table."""
        self.row += 1
        for column, head in enumerate(heads, start=1):
            self.grid.put(self.row, column, head, "head" if column == 1 else "head right")
            self.grid.fit(self.row, head, _WIDTHS[column - 1])

    def heading(self) -> None:
        """Write title, when and from what, marking and banner."""
        facts, settings = self.facts, self.facts.held.settings
        self.wide(facts.held.title or "Untitled round", "title wrap top")
        self.grid.fit(self.row, facts.held.title, sum(_WIDTHS), scale=1.7)
        made = f", {moment_words(facts.when)}" if facts.when else ""
        self.wide(f"Board workbook, public · revision {facts.analysis.revision:,}{made}", "note wrap top")
        if settings.marking:
            self.wide(settings.marking, "marking wrap top")
        if settings.sample:
            self.wide(
                "Illustrative sample. The scores and the money are invented and no decision may rest on them.",
                "banner wrap top",
            )

    def decision(self) -> None:
        """Write what is asked, how the workbook stands now, and whether it agrees with the program."""
        facts, grid = self.facts, self.grid
        self.section("What the board is asked")
        self.wide(decision_words(facts), "strong wrap top")
        if facts.live:
            self.row += 1
            formula, words = _now(facts, self.walk)
            self._live(formula, words, "text wrap top")
        self.row += 1
        checks, n = check_places(facts), len(facts.cases)
        differ = f'COUNTIF({checks},"differs")'
        all_ = counted(n, "case agrees with the program", "cases agree with the program")
        words = f"All {all_}" if n > 1 else (f"The one {all_[2:]}" if n else "There are no cases to check")
        what_if = "differ from the program: this is a what-if, not the board paper"
        self._live(f'IF({differ}=0,"{words}.",{differ}&" of {n} cases {what_if}.")', f"{words}.", "check wrap top")
        where, here = f"{at(self.row, 1)}:{at(self.row, _LAST)}", fixed(self.row, 1)
        grid.marks += [
            Mark(where, f'ISNUMBER(SEARCH("what-if",{here}))', "bad"),
            Mark(where, f'ISERROR(SEARCH("what-if",{here}))', "good"),
        ]

    def _live(self, formula: str, words: str, style: str) -> None:
        """Write a sentence by formula over the whole width."""
        self.grid.wide(self.row, 1, _LAST, words, style)
        self.grid.calc(self.row, 1, formula, words, style)

    def figures(self) -> None:
        """Write the key figures, live beside the program's."""
        facts, grid = self.facts, self.grid
        self.section("Key figures")
        self.heads("", "Now", "Program")
        cases, status, fate = len(facts.cases), facts.column_of_calc("status"), facts.column_of_calc("fate")
        kinds = facts.column_of_calc("type")
        listed = [i for i in facts.analysis.ranking.listed if not facts.is_stop(i)]
        stops = [i for i in facts.analysis.ranking.listed if facts.is_stop(i)]
        fates = [facts.fate(i) for i in range(cases)]
        entries = [
            ("Cases put forward", f'COUNTIF({kinds},"?*")', cases),
            (
                "Investments and reshapes ranked",
                f'SUMPRODUCT(({status}="Listed")*({kinds}<>"Disinvestment"))',
                len(listed),
            ),
            ("Of these funded", f'COUNTIF({fate},"Yes")', fates.count("Yes")),
            ("Stops ranked", f'SUMPRODUCT(({status}="Listed")*({kinds}="Disinvestment"))', len(stops)),
            ("Stops accepted", f'COUNTIF({fate},"Accepted")', fates.count("Accepted")),
            ("Mandated", f'COUNTIF({status},"Mandated")', len(facts.analysis.mandated)),
            (
                "Not ranked",
                f'COUNTIF({status},"Not ranked yet")+COUNTIF({status},"Gate not passed")',
                len(facts.analysis.not_ranked),
            ),
        ]
        for label, formula, count in entries:
            self.row += 1
            grid.put(self.row, 1, label, "cell wrap")
            grid.fit(self.row, label, _WIDTHS[0])
            grid.calc(self.row, 2, formula, count, "cell int strong")
            grid.put(self.row, 3, count, "cell int note")

    def money(self) -> None:
        """Write what the list takes from each budget row."""
        facts, grid = self.facts, self.grid
        if not facts.live:
            return
        self.section("Money against the budgets, in pounds")
        self.heads("Year and kind", "Paid for first", "Added by the list", "Total", "Budget", "Left")
        after = PLACES.amounts + len(facts.budgets)
        for b, r in enumerate(facts.budgets):
            self.row += 1
            entry = facts.analysis.money.rows[r]
            budget = int(facts.analysis.money.budget[r]) / 100
            first, final = self.walk.first[b], self.walk.final[b]
            grid.put(self.row, 1, f"{entry.year} {KIND_WORDS[entry.kind].lower()}", "cell wrap")
            cell = [at(self.row, column) for column in range(1, 7)]
            grid.calc(self.row, 2, f"Funding!{fixed(FIRST, after + b)}", first, "cell pounds")
            grid.calc(self.row, 3, f"{cell[3]}-{cell[1]}", final - first, "cell pounds")
            end = FIRST + len(self.walk.steps)
            grid.calc(self.row, 4, f"Funding!{fixed(end, after + b)}", final, "cell pounds strong")
            grid.calc(self.row, 5, f"Money!{fixed(BUDGET_ROW, facts.amount_column(r))}", budget, "cell pounds")
            grid.calc(self.row, 6, f"{cell[4]}-{cell[3]}", budget - final, "cell pounds")
        self._remarks()

    def _remarks(self) -> None:
        """Write rules that the list does not keep, money without a budget, and ties at the line."""
        funding = self.facts.analysis.funding
        if funding is None:
            return
        words = [f"Not kept: {each.words}" for each in funding.breaks]
        without = uncosted(self.facts.held)
        if without:
            words.append(f"No costs are entered for {', '.join(without)}: the list counts them as costing nothing.")
        if funding.tied_at_line:
            words.append(f"Tied at the line, so that the panel decides: {', '.join(funding.tied_at_line)}.")
        if funding.unbudgeted:
            rows = "; ".join(
                f"{pounds(each.amount)} {KIND_WORDS[each.row.kind].lower()} in {each.row.year}"
                for each in funding.unbudgeted
            )
            words.append(f"Also taken, without a budget that could bind it: {rows}.")
        for each in words:
            self.wide(f"As the program found it. {each}", "note wrap top")

    def domains(self) -> None:
        """Write the effective weight of each decision domain."""
        facts, grid = self.facts, self.grid
        self.section("How quality, outcomes and finance were weighed together")
        words = "The effective weight of every criterion, added up by what it is about. Whole points add up to 100."
        self.wide(words, "note wrap top")
        self.heads("Decision domain", "Effective weight", "Whole points", "Criteria")
        grid.put(self.row, 4, "Criteria", "head pad")
        for column in range(5, _LAST + 1):
            grid.put(self.row, column, None, "head")
        weights = domain_weights(facts.held, facts.analysis.weights)
        shown = largest_remainder(weights)
        for domain in DOMAINS:
            self.row += 1
            full, whole = self.weights.domains[domain]
            named = ", ".join(str(each.id) for each in facts.criteria if each.domain == domain) or "none"
            grid.put(self.row, 1, DOMAIN_WORDS[domain], "cell")
            grid.calc(self.row, 2, full, weights[domain], "cell percent3")
            grid.calc(self.row, 3, whole, shown[domain], "cell int strong")
            grid.wide(self.row, 4, _LAST, named, "cell wrap note pad")

    def parts(self) -> None:
        """Write the effective weight of each lens and family."""
        facts, grid = self.facts, self.grid
        self.row += 1
        self.heads("Lens and family", "", "", "", "", "Effective weight", "Whole points")
        effective = effective_by_id(facts)
        keys = [key for key, *_ in self.weights.keys]
        shown = largest_remainder({key: effective[key] for key in keys})
        for key, (name, full, whole) in zip(keys, self.weights.parts, strict=True):
            self.row += 1
            grid.wide(self.row, 1, 5, name, "cell wrap")
            grid.calc(self.row, 6, full, effective[key], "cell percent3")
            grid.calc(self.row, 7, whole, shown[key], "cell int strong")

    def settings(self) -> None:
        """Write in words what the round goes by."""
        self.section("What the figures go by")
        agreed = _AGREED.get(
            self.facts.analysis.weights.source, "The weights are not agreed yet: these are the framework’s own."
        )
        for words in (order_words(self.facts), rule_words(self.facts), panel_words(self.facts), agreed):
            self.wide(words)

    def code(self) -> None:
        """Write the code and what it is for."""
        self.section("The code of this record")
        self.wide(self.facts.code or "no code", "code wrap top")
        self.wide(
            "The code stands for every change in the round up to this workbook. Whoever holds the round file can have "
            "the program compare it: if what was recorded up to then is altered, the codes differ. Keep it with the "
            "minutes.",
            "note wrap top",
        )

    def contents(self) -> None:
        """Write the contents with links, and how to trace a number."""
        self.section("Contents")
        for name, words in CONTENTS:
            self.row += 1
            self.grid.put(self.row, 1, name, "link", link=f"{name}!A1")
            self.grid.put(self.row, 2, words, "text")
        self.section("How to trace a number in two clicks")
        self.wide(
            "Click a case on Ranking or Stops: its sums on Calc come up. Click the id there: its values on Values come "
            "up, under the weights that they are multiplied by. One click more leads to Panel, what the panel said."
        )
        self.wide(
            "Tinted cells are inputs: change a swing, a panel figure, an amount or a budget, and every sheet follows."
        )


def moment_words(when: datetime) -> str:
    """Return a time as people write it: 3 March 2026, 10:41."""
    return f"{when.day} {when:%B %Y, %H:%M}"


def decision_words(facts: Facts) -> str:
    """Return the decision asked of the board, as the program worked it out."""
    if not facts.cases:
        return "There are no cases in this round yet, so there is nothing to decide."
    if facts.analysis.rule == "best":
        return (
            "The round’s rule is the best list within the money, which this workbook cannot work out: the board is "
            "asked to note the ranking."
        )
    if not facts.budgets or facts.analysis.funding is None:
        return (
            "No budget has been set, so nothing is funded: the board is asked to note the ranking and to say how much "
            "money there is."
        )
    funded = [i for i in range(len(facts.cases)) if facts.fate(i) == "Yes"]
    where = "above the budget line " if facts.analysis.rule == "line" else "marked as funded "
    if funded:
        verb = "is" if len(funded) == 1 else "are"
        asked = f"The board is asked to agree that the {counted(len(funded), 'case')} {where}{verb} funded"
    else:
        asked = "No case fits the money: the board is asked to agree that none is funded"
    stops, mandated = len(facts.analysis.funding.accepted), len(facts.analysis.mandated)
    noted = [counted(stops, "accepted stop")] if stops else []
    noted += [counted(mandated, "mandated case")] if mandated else []
    note = f", and to note {' and '.join(noted)}" if noted else ""
    spent = facts.analysis.funding.spent[0]
    row = f"{KIND_WORDS[spent.row.kind].lower()} in {spent.row.year}"
    return f"{asked}{note}. Together this takes {pounds(spent.amount)} of {pounds(spent.budget or 0.0)} {row}."


def _now(facts: Facts, walk: Walk) -> tuple[str, str]:
    """Return the sentence on how the workbook stands, as a formula and in words."""
    fates = facts.column_of_calc("fate")
    final, budget = f"Funding!{fixed(8, PLACES.amounts)}", f"Funding!{fixed(7, PLACES.amounts)}"
    formula = (
        f'"As this workbook stands now: funded "&COUNTIF({fates},"Yes")&'
        f'", stops accepted "&COUNTIF({fates},"Accepted")&"; "&'
        f'{pounds_formula(final)}&" of "&{pounds_formula(budget)}&" in the first budget row."'
    )
    named = [facts.fate(i) for i in range(len(facts.cases))]
    top = int(facts.analysis.money.budget[facts.budgets[0]]) / 100
    words = (
        f"As this workbook stands now: funded {named.count('Yes')}, stops accepted {named.count('Accepted')}; "
        f"{pounds(walk.final[0])} of {pounds(top)} in the first budget row."
    )
    return formula, words
