"""The sheet Funding: down the list in its order, adding up money until the rule says stop."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from prioritiser.exchange.workbook_cells import Grid, Print, Sheet, Value, along, area, at, fixed
from prioritiser.exchange.workbook_facts import BUDGET_ROW, FIRST, HEAD, ID, KIND_WORDS, TITLE, Facts

_WIDTHS = (6.0, 7.0, 8.0, 36.0, 11.0, 9.0, 9.0, 9.0, 9.0, 9.0, 13.0)
_COLUMN = 14.0
_NARROW = 2  # budget rows that fit on one page
_BUDGETS, _FINALS = 7, 8


class _Places(NamedTuple):
    """Columns of Funding."""

    line: int = 1
    row: int = 2
    id: int = 3
    title: int = 4
    standing: int = 5
    fits: int = 6
    taken: int = 7
    missed: int = 8
    funded: int = 9
    would_fit: int = 10
    cumulative: int = 11
    amounts: int = 12


PLACES = _Places()


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the walk: which case (None: no more), what it asks for, and how it went; money in £."""

    at: int | None
    standing: str
    fits: bool | None
    taken: bool
    missed: int
    funded: str
    would_fit: str
    cumulative: float | None
    amounts: tuple[float, ...]
    after: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Walk:
    """The walk as it stands today. `position` and `stop_position` give the line of each listed case."""

    first: tuple[float, ...]
    steps: tuple[Step, ...]
    position: Mapping[int, int]
    stop_position: Mapping[int, int]

    @property
    def final(self) -> tuple[float, ...]:
        """Return what is committed at the end, by budget row in £."""
        return self.steps[-1].after if self.steps else self.first

    @property
    def line_after(self) -> int | None:
        """Return the number of the last case above the budget line, or None where nothing was left out."""
        for number, step in enumerate(self.steps, start=1):
            if step.missed:
                return number - 1
        return None


def walk_of(facts: Facts) -> Walk:
    """Go down the list as the sheet's formulas do, in whole pence; the same answer as analysis.funding."""
    money, budgets = facts.analysis.money, facts.budgets if facts.live else ()
    queue = [i for i in facts.analysis.ranking.listed if not facts.is_stop(i)]
    stops = [i for i in facts.analysis.ranking.listed if facts.is_stop(i)]
    pence = [[int(money.amounts[i, r]) for r in budgets] for i in range(len(facts.cases))]
    limits = [int(money.budget[r]) for r in budgets]
    first = [sum(pence[i][b] for i in facts.standing.committed) for b in range(len(budgets))]
    fill = facts.analysis.rule == "fill"
    steps, total, missed, running = [], first, 0, first[0] if first else 0
    for number in range(len(facts.competing)):
        i = queue[number] if number < len(queue) else None
        asked = pence[i] if i is not None else [0] * len(budgets)
        competes = i is not None and not facts.rule_on(i)
        fits = _fits(total, asked, limits) if competes else None
        taken = bool(fits) and (fill or not missed)
        missed += int(competes and not taken)
        running += asked[0] if asked and (taken if fill else competes) else 0
        total = [have + more for have, more in zip(total, asked, strict=True)] if taken else total
        steps.append(_step(facts, i, fits=fits, taken=taken, missed=missed, running=running, asked=asked, total=total))
    done = tuple(_with_room(step, total, limits, live=facts.live) for step in steps)
    places = {i: number for number, i in enumerate(queue, start=1)}
    stop_places = {i: number for number, i in enumerate(stops, start=1)}
    return Walk(_in_pounds(first), done, MappingProxyType(places), MappingProxyType(stop_places))


def _fits(total: list[int], asked: list[int], limits: list[int]) -> bool:
    """Tell whether a case fits: nothing it asks for breaks a row; all in pence."""
    return all(more <= 0 or have + more <= top for have, more, top in zip(total, asked, limits, strict=True))


def _in_pounds(pence: list[int]) -> tuple[float, ...]:
    return tuple(each / 100 for each in pence)


def _step(
    facts: Facts,
    i: int | None,
    *,
    fits: bool | None,
    taken: bool,
    missed: int,
    running: int,
    asked: list[int],
    total: list[int],
) -> Step:
    """Return one line, without whether it would fit at the end."""
    standing = "" if i is None else facts.rule_on(i) or "competes"
    yes = facts.live and (taken or standing == "must")
    funded = "" if i is None or facts.analysis.rule == "best" else ("Yes" if yes else "No")
    cumulative = running / 100 if facts.live else None
    return Step(i, standing, fits, taken, missed, funded, "", cumulative, _in_pounds(asked), _in_pounds(total))


def _with_room(step: Step, total: list[int], limits: list[int], *, live: bool) -> Step:
    """Return the line with whether its case would still fit on top of everything."""
    if step.at is None or not live:
        return step
    asked = [round(amount * 100) for amount in step.amounts]
    word = "Yes" if step.funded == "Yes" or _fits(total, asked, limits) else "No"
    return Step(
        step.at, step.standing, step.fits, step.taken, step.missed, step.funded, word, step.cumulative,
        step.amounts, step.after,
    )  # fmt: skip


def funding_sheet(facts: Facts, walk: Walk) -> Sheet:
    """Return the sheet."""
    budgets = facts.budgets if facts.live else ()
    grid = Grid("Funding", (*_WIDTHS, *[_COLUMN] * (2 * len(budgets))))
    grid.title("What is funded")
    for row, words in enumerate(_words(facts), start=1):
        grid.put(row, PLACES.standing, words, "note")
    sheet = _Funding(grid, facts, walk, budgets)
    sheet.heads()
    if facts.live:
        sheet.start()
    for number, step in enumerate(walk.steps, start=1):
        sheet.line(number, step)
    return grid.done(
        frozen=(HEAD, 4),
        printing=Print(head_rows=(HEAD - 1, HEAD), head_columns=4, wide=2 if len(budgets) > _NARROW else 1),
    )


def _words(facts: Facts) -> tuple[str, ...]:
    """Say in a few lines what the sheet does."""
    rules = {
        "line": "The list is gone down in order and ends at the first case that does not fit the money.",
        "fill": "The list is gone down in order; a case that does not fit is passed over and the next one tried.",
        "best": "The round’s rule is the best list within the money, which this workbook cannot work out.",
    }
    if not facts.budgets:
        return (rules[facts.analysis.rule], "No budget has been set, so nothing is funded.")
    fits = "A case fits when no row with a budget, where it asks for money, would be broken, to the penny."
    return (
        rules[facts.analysis.rule],
        fits,
        "Paid for first: accepted stops, mandated cases and cases that a rule says must be funded.",
    )


class _Funding:
    """Writes the lines of the walk."""

    def __init__(self, grid: Grid, facts: Facts, walk: Walk, budgets: tuple[int, ...]) -> None:
        """Work out where the two blocks of money stand."""
        self.grid, self.facts, self.walk, self.budgets = grid, facts, walk, budgets
        self.after = PLACES.amounts + len(budgets)
        self.end = FIRST + len(walk.steps)
        self.height = facts.list_height(_WIDTHS[PLACES.title - 1])

    def heads(self) -> None:
        """Write the heads, and budgets and totals above them."""
        grid, money = self.grid, self.facts.analysis.money
        heads = (
            "Line", "Row of Calc", "Case", "Title", "Standing", "Fits here (1 yes)", "Taken (1 yes)",
            "Missed so far", "Funded", "Fits in the end", "Running total £",
        )  # fmt: skip
        grid.line(HEAD - 1, 1, [""] * len(heads), "head")
        for column, head in enumerate(heads, start=1):
            words = column in (PLACES.id, PLACES.title)
            grid.put(
                HEAD,
                column,
                head,
                "head" if words else ("head right" if column == PLACES.cumulative else "head centre"),
            )
        grid.heights[HEAD] = 44.0
        if self.budgets:
            grid.put(_BUDGETS, PLACES.cumulative, "Budget", "note right")
            grid.put(_FINALS, PLACES.cumulative, "Committed in the end", "note right")
        for b, r in enumerate(self.budgets):
            row = money.rows[r]
            for column, word in ((PLACES.amounts + b, "asked for"), (self.after + b, "committed after")):
                grid.put(HEAD - 1, column, row.year, "head right")
                grid.put(HEAD, column, f"{KIND_WORDS[row.kind]}, {word}", "head right")
            source = f"Money!{fixed(BUDGET_ROW, self.facts.amount_column(r))}"
            grid.calc(_BUDGETS, PLACES.amounts + b, source, int(money.budget[r]) / 100, "pounds note")
            grid.calc(_FINALS, PLACES.amounts + b, fixed(self.end, self.after + b), self.walk.final[b], "pounds note")

    def start(self) -> None:
        """Write the line of what is paid for before the list."""
        grid, facts = self.grid, self.facts
        grid.line(FIRST, 1, [None] * (self.after - 1), "cell")
        grid.put(FIRST, PLACES.title, "Paid for first", "cell strong")
        grid.put(FIRST, PLACES.missed, 0, "cell int")
        grid.calc(FIRST, PLACES.cumulative, at(FIRST, self.after), self.walk.first[0], "cell pounds")
        firsts = facts.column_of_calc("first")
        for b, r in enumerate(self.budgets):
            column = facts.amount_column(r)
            amounts = f"Money!{area(FIRST, column, facts.last, column)}"
            formula = f"SUMPRODUCT({firsts}*ROUND({amounts},2))"
            grid.calc(FIRST, self.after + b, formula, self.walk.first[b], "cell pounds")

    def line(self, number: int, step: Step) -> None:
        """Write one line of the list."""
        grid, facts, row = self.grid, self.facts, FIRST + number
        found = along(row, PLACES.row)
        grid.put(row, PLACES.line, number, "cell int centre")
        positions = facts.column_of_calc("position")
        lookup = f"MATCH({at(row, PLACES.line)},{facts.column_of_calc('position', 1)},0)"
        formula = f'IF({at(row, PLACES.line)}>COUNT({positions}),"",{lookup})'
        here: Value = "" if step.at is None else facts.row(step.at)
        grid.calc(row, PLACES.row, formula, here, "cell int centre")
        case = None if step.at is None else facts.cases[step.at]
        for column, source, text in (
            (PLACES.id, ID, case.id if case else ""),
            (PLACES.title, TITLE, case.title if case else ""),
        ):
            texts = f"Calc!{area(1, source, facts.last, source)}"
            grid.calc(
                row,
                column,
                f'IF({found}="","",INDEX({texts},{found})&"")',
                str(text),
                "cell wrap" if source == TITLE else "cell",
            )
        standing = f"INDEX({facts.column_of_calc('standing', 1)},{found})"
        formula = f'IF({found}="","",IF({standing}&""="","competes",{standing}))'
        grid.calc(row, PLACES.standing, formula, step.standing, "cell centre")
        grid.heights[row] = self.height
        if facts.live:
            self._walk(row, step, found)
        else:
            self._still(row, step, found)

    def _still(self, row: int, step: Step, found: str) -> None:
        """Write a line where there is nothing to walk with."""
        for column in range(PLACES.fits, PLACES.amounts):
            self.grid.put(row, column, None, "cell centre")
        if self.facts.analysis.rule != "best":
            self.grid.calc(row, PLACES.funded, f'IF({found}="","","No")', step.funded, "cell centre")

    def _walk(self, row: int, step: Step, found: str) -> None:
        """Write the sums of one line: does it fit, is it taken, what is committed after it."""
        grid, p = self.grid, PLACES
        standing, fits, taken = at(row, p.standing), at(row, p.fits), at(row, p.taken)
        asked, budget = self._across(row, p.amounts), self._across(_BUDGETS, p.amounts, still=True)
        room = self._room(asked, self._across(row - 1, self.after), budget)
        formula = f'IF({standing}="competes",IF({room},1,0),"")'
        grid.calc(row, p.fits, formula, "" if step.fits is None else int(step.fits), "cell int centre")
        before = at(row - 1, p.missed)
        formula = f"IF({fits}=1,1,0)" if self.facts.analysis.rule == "fill" else f"IF({fits}=1,IF({before}=0,1,0),0)"
        grid.calc(row, p.taken, formula, int(step.taken), "cell int centre")
        grid.calc(
            row, p.missed, f'{before}+IF(AND({standing}="competes",{taken}=0),1,0)', step.missed, "cell int centre"
        )
        formula = f'IF({found}="","",IF(OR({taken}=1,{standing}="must"),"Yes","No"))'
        grid.calc(row, p.funded, formula, step.funded, "cell centre strong")
        room = self._room(asked, self._across(_FINALS, p.amounts, still=True), budget)
        formula = f'IF({found}="","",IF(OR({at(row, p.funded)}="Yes",{room}),"Yes","No"))'
        grid.calc(row, p.would_fit, formula, step.would_fit, "cell centre")
        adds = f"{at(row, p.taken)}=1" if self.facts.analysis.rule == "fill" else f'{standing}="competes"'
        formula = f"{at(row - 1, p.cumulative)}+IF({adds},{at(row, p.amounts)},0)"
        grid.calc(row, p.cumulative, formula, step.cumulative, "cell pounds")
        for b, r in enumerate(self.budgets):
            column = self.facts.amount_column(r)
            amounts = f"Money!{area(FIRST, column, self.facts.last, column)}"
            formula = f'IF({found}="",0,ROUND(INDEX({amounts},{found}-{HEAD}),2))'
            grid.calc(row, p.amounts + b, formula, step.amounts[b], "cell pounds")
            formula = f"{at(row - 1, self.after + b)}+IF({along(row, p.taken)}=1,{at(row, p.amounts + b)},0)"
            grid.calc(row, self.after + b, formula, step.after[b], "cell pounds")

    def _across(self, row: int, column: int, *, still: bool = False) -> str:
        """Return the range of one block in one row."""
        last = column + len(self.budgets) - 1
        return area(row, column, row, last) if still else f"{at(row, column)}:{at(row, last)}"

    def _room(self, asked: str, committed: str, budget: str) -> str:
        """Return the condition that no row is broken, compared in whole pence."""
        return f"SUMPRODUCT(({asked}>0)*(ROUND(({committed}+{asked})*100,0)>ROUND({budget}*100,0)))=0"
