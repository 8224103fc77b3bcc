"""The sheets Ranking and Stops: lists that sort themselves by the places on Calc."""

from __future__ import annotations

from collections.abc import Sequence

from prioritiser.exchange.workbook_calc import known
from prioritiser.exchange.workbook_cells import Grid, Mark, Print, Sheet, Value, along, area, at, fixed
from prioritiser.exchange.workbook_facts import (
    DOMAIN_WORDS,
    FIRST,
    HEAD,
    KIND_WORDS,
    TYPE_WORDS,
    Facts,
    pounds,
    pounds_formula,
)
from prioritiser.exchange.workbook_funding import PLACES, Step, Walk
from prioritiser.model.framework import DOMAINS

LIST_HEAD = 5
LIST_FIRST = LIST_HEAD + 1
_RANK, _TIE, _ID, _TITLE, _TYPE, _VALUE, _PARTS = range(1, 8)
_COVERAGE = _PARTS + len(DOMAINS)
_COST, _VFM, _AMOUNT, _RUNNING, _FUNDED, _NOTE, _ROW = range(_COVERAGE + 1, _COVERAGE + 8)
_WIDTHS = (6.0, 2.5, 7.0, 38.0, 13.0, 7.0, *[9.0] * 5, 11.5, 9.5, 9.5, 10.0, 10.5, 9.5, 8.0, 26.0, 6.5)
_STOP_WIDTHS = (6.0, 2.5, 7.0, 42.0, 8.0, *[9.0] * 5, 11.5, 9.5, 12.0, 13.0, 13.0, 20.0, 6.5)


class _List:
    """Writes a list whose lines look up their cases on Calc."""

    def __init__(self, grid: Grid, facts: Facts, row_column: int, title_width: float) -> None:
        """Write into `grid`; `row_column` holds each line's row of Calc."""
        self.grid, self.facts, self.row_column = grid, facts, row_column
        self.height = facts.list_height(title_width)

    def row_of(self, row: int) -> str:
        """Return the place with the row of Calc of one line."""
        return along(row, self.row_column)

    def number(self, row: int, column: int, source: str, value: Value, style: str) -> None:
        """Look up a figure."""
        found = self.row_of(row)
        formula = f'IF({found}="","",INDEX({self.facts.column_of_calc(source, 1)},{found}))'
        self.grid.calc(row, column, formula, value, f"cell {style}")

    def text(self, row: int, column: int, source: str, value: str, style: str) -> None:
        """Look up a text."""
        found = self.row_of(row)
        formula = f'IF({found}="","",INDEX({self.facts.column_of_calc(source, 1)},{found})&"")'
        self.grid.calc(row, column, formula, value, f"cell {style}")

    def link(self, row: int, column: int, value: str) -> None:
        """Look up the id, as a link to its row of Calc."""
        found = self.row_of(row)
        target = f'HYPERLINK("#Calc!A"&{found},INDEX({self.facts.column_of_calc("id", 1)},{found})&"")'
        self.grid.calc(row, column, f'IF({found}="","",{target})', value, "cell link")

    def figures(self, row: int, columns: Sequence[tuple[int, str, str]], i: int | None) -> None:
        """Look up several figures of one line: (column, name on Calc, style)."""
        for column, name, style in columns:
            self.number(row, column, name, "" if i is None else _figure(self.facts, name, i), style)


def _figure(facts: Facts, name: str, i: int) -> Value:
    """Return a figure of one case as Calc has it."""
    result = facts.results[i]
    if name == "value":
        return known(float(facts.analysis.basis.values.value[i]))
    if name == "vfm":
        return known(float(facts.analysis.basis.vfm[i]))
    if name == "coverage":
        return result.coverage
    if name == "cost":
        return result.cost
    if name == "rank":
        return result.rank or ""
    return next(part for domain, part in result.domains.items() if domain == name)


def ranking_sheet(facts: Facts, walk: Walk) -> Sheet:
    """Return investments and reshapes in the order of the list as it stands."""
    grid = Grid("Ranking", _WIDTHS)
    grid.title("Ranking: investments and reshapes")
    grid.put(2, 1, _order_words(facts), "note")
    grid.put(
        3,
        1,
        "Ranks run over stops too (they have a sheet of their own); “=” marks a tie. Click a case to see its sums.",
        "note",
    )
    _ranking_heads(grid, facts)
    writer = _List(grid, facts, _ROW, _WIDTHS[_TITLE - 1])
    for number, step in enumerate(walk.steps, start=1):
        _ranking_line(writer, facts, walk, number, step)
    first, last = LIST_FIRST, LIST_HEAD + max(len(walk.steps), 1)
    where = f"{at(first, 1)}:{at(last, _ROW)}"
    line = f'ISNUMBER(SEARCH("above the budget line",{along(first, _NOTE)}))'
    grid.marks += [
        Mark(where, f'AND({along(first, _FUNDED)}="Yes",{line})', "funded line_below"),
        Mark(where, f'{along(first, _FUNDED)}="Yes"', "funded"),
    ]
    if not walk.steps:
        grid.put(first, 1, "There is no investment or reshape to rank yet.", "text")
    return grid.done(frozen=(LIST_HEAD, _TITLE), printing=Print(head_rows=(LIST_HEAD, LIST_HEAD)))


def _order_words(facts: Facts) -> str:
    """Say what the list goes by and what it funds."""
    order = {
        "value": "In order of value, highest first",
        "vfm": "In order of value for money: cases that cost nothing or save come first, then gain per £m",
        "hand": "In the order that the panel put by hand",
    }[facts.analysis.order]
    if facts.analysis.rule == "best":
        return f"{order}. The round’s rule, the best list within the money, cannot be worked out in this workbook."
    if not facts.budgets:
        return f"{order}. No budget has been set, so nothing is funded."
    rule = {
        "line": "money is given down the list until the first case that does not fit (the budget line)",
        "fill": "money is given down the list, passing over cases that do not fit",
    }[facts.analysis.rule]
    return f"{order}; {rule}. Funded cases are tinted."


def _largest(amounts: Sequence[float]) -> float:
    return max((abs(amount) for amount in amounts), default=0.0)


def _money_style(unit: str) -> str:
    return "millions" if unit == "£m" else "thousands"


def _first_row(facts: Facts) -> int | None:
    """Return the money row whose amounts are listed: the first with a budget, else the first of all."""
    if facts.budgets:
        return facts.budgets[0]
    return 0 if facts.analysis.money.rows else None


def _first_words(facts: Facts) -> str:
    """Return what the amount column holds."""
    r = _first_row(facts)
    if r is None:
        return "no money"
    row = facts.analysis.money.rows[r]
    return f"{row.year} {KIND_WORDS[row.kind].lower()}"


def _units(facts: Facts) -> tuple[str, str]:
    """Return the units of the cost column and of the amount columns."""
    r = _first_row(facts)
    amounts = [facts.amount(i, r) for i in range(len(facts.cases))] if r is not None else []
    return facts.unit_of(_largest([result.cost for result in facts.results])), facts.unit_of(_largest(amounts))


def _ranking_heads(grid: Grid, facts: Facts) -> None:
    """Write the heads."""
    cost, amount = _units(facts)
    grid.put(LIST_HEAD - 1, _PARTS, "What each decision domain adds to the value", "note")
    heads = (
        "Rank", "", "Case", "Title", "Type", "Value", *DOMAIN_WORDS.values(), "Coverage", f"Net present cost {cost}",
        "Gain per £m (value for money)", f"{_first_words(facts)} {amount}", f"Running total {amount}", "Funded", "Note",
        "Row of Calc",
    )  # fmt: skip
    for column, head in enumerate(heads, start=1):
        style = {
            _ID: "head",
            _TITLE: "head",
            _TYPE: "head pad",
            _NOTE: "head pad",
            _FUNDED: "head centre",
            _ROW: "head centre",
        }
        grid.put(LIST_HEAD, column, head, style.get(column, "head right"))
    grid.heights[LIST_HEAD] = 58.0


def _ranking_line(writer: _List, facts: Facts, walk: Walk, number: int, step: Step) -> None:
    """Write one line of the ranking."""
    grid, row, source = writer.grid, LIST_HEAD + number, FIRST + number
    i, case = step.at, None if step.at is None else facts.cases[step.at]
    cost, amount = map(_money_style, _units(facts))
    grid.calc(row, _ROW, f"Funding!{at(source, PLACES.row)}", "" if i is None else facts.row(i), "cell int centre note")
    writer.number(row, _RANK, "rank", "" if i is None else _figure(facts, "rank", i), "int strong")
    writer.text(row, _TIE, "tied", "=" if i is not None and facts.results[i].tied else "", "strong")
    writer.link(row, _ID, str(case.id) if case else "")
    writer.text(row, _TITLE, "title", case.title if case else "", "wrap")
    writer.text(row, _TYPE, "type", TYPE_WORDS[case.type] if case else "", "pad")
    parts = [(_PARTS + at_, domain, "value soft") for at_, domain in enumerate(DOMAINS)]
    figures = [
        (_VALUE, "value", "value strong"),
        *parts,
        (_COVERAGE, "coverage", "percent1"),
        (_COST, "cost", cost),
        (_VFM, "vfm", "value"),
    ]
    writer.figures(row, figures, i)
    _amount_cell(writer, facts, row, i, amount)
    running: Value = ""
    found = writer.row_of(row)
    if facts.live:
        running = "" if i is None or step.cumulative is None else step.cumulative
        formula = f'IF({found}="","",Funding!{at(source, PLACES.cumulative)})'
        grid.calc(row, _RUNNING, formula, running, f"cell {amount}")
    else:
        grid.put(row, _RUNNING, None, "cell")
    if facts.analysis.rule == "best":
        grid.put(row, _FUNDED, None, "cell centre")
    else:
        grid.calc(row, _FUNDED, f"Funding!{at(source, PLACES.funded)}", step.funded, "cell centre strong")
    formula = _note_formula(facts, row, source, found)
    grid.calc(row, _NOTE, formula, note_of(facts, walk, number), "cell wrap pad")
    grid.heights[row] = writer.height


def _amount_cell(
    writer: _List, facts: Facts, row: int, i: int | None, style: str, *, saves: bool = False, column: int = _AMOUNT
) -> None:
    """Write the amount in the first budget row; for a stop what it frees."""
    r, found = _first_row(facts), writer.row_of(row)
    if r is None:
        writer.grid.put(row, column, None, "cell")
        return
    money = facts.amount_column(r)
    sign = "-" if saves else ""
    formula = f'IF({found}="","",{sign}INDEX(Money!{area(FIRST, money, facts.last, money)},{found}-{HEAD}))'
    amount = "" if i is None else facts.amount(i, r) * (-1 if saves else 1)
    writer.grid.calc(row, column, formula, amount, f"cell {style}")


def _note_formula(facts: Facts, row: int, source: int, found: str) -> str:
    """Return the formula of the remark on one line."""
    coverage = at(row, _COVERAGE)
    parts = [f'IF({coverage}<1-0.000000001,"Provisional value. ","")']
    if facts.live:
        p = PLACES
        missed, below = f"Funding!{at(source, p.missed)}", f"Funding!{at(source + 1, p.missed)}"
        left = f"(Funding!{fixed(7, p.amounts)}-Funding!{fixed(8, p.amounts)})"
        standing = f"Funding!{at(source, p.standing)}"
        waits = f'AND({at(row, _FUNDED)}="No",{standing}="competes",Funding!{at(source, p.would_fit)}="Yes")'
        if facts.analysis.rule == "line":
            parts.append(f'IF(AND({missed}=0,{below}>0),"Last above the budget line. ","")')
        parts += [
            f'IF({waits},"Fits in the "&{pounds_formula(left)}&" left. ","")',
            f'IF({standing}="must","Must be funded by a rule. ","")',
            f'IF({standing}="must not","Kept out by a rule. ","")',
        ]
    joined = "&".join(parts)
    return f'IF({found}="","",TRIM({joined}))'


def note_of(facts: Facts, walk: Walk, number: int) -> str:
    """Return the remark on one line of the ranking."""
    step = walk.steps[number - 1]
    if step.at is None:
        return ""
    words = ["Provisional value."] if facts.results[step.at].provisional else []
    if not facts.live:
        return " ".join(words)
    if facts.analysis.rule == "line" and not step.missed and walk.line_after == number:
        words.append("Last above the budget line.")
    if step.funded == "No" and step.standing == "competes" and step.would_fit == "Yes":
        left = int(facts.analysis.money.budget[facts.budgets[0]]) / 100 - walk.final[0]
        words.append(f"Fits in the {pounds(left)} left.")
    if step.standing == "must":
        words.append("Must be funded by a rule.")
    if step.standing == "must not":
        words.append("Kept out by a rule.")
    return " ".join(words)


def stops_sheet(facts: Facts, walk: Walk) -> Sheet:
    """Return the disinvestments in the order of the list as it stands."""
    grid = Grid("Stops", _STOP_WIDTHS)
    grid.title("Stops: disinvestments")
    words = "Decided first: what an accepted stop frees enlarges the money of the same year and kind."
    grid.put(2, 1, words, "note")
    vfm = "In value-for-money order stops have no rank; they are listed by value."
    words = "Where a criterion is about benefit, the panel said what would be lost, and its worth is taken from 100."
    grid.put(3, 1, vfm if facts.analysis.order == "vfm" else words, "note")
    cost, amount = _units(facts)
    heads = (
        "Rank", "", "Case", "Title", "Value", *DOMAIN_WORDS.values(), "Coverage", f"Net present saving {cost}",
        f"Frees in {_first_words(facts)} {amount}", "Accepted", "Note", "Row of Calc",
    )  # fmt: skip
    grid.put(LIST_HEAD - 1, 6, "What each decision domain adds to the value", "note")
    for column, head in enumerate(heads, start=1):
        style = {
            "Case": "head",
            "Title": "head",
            "Note": "head pad",
            "Accepted": "head centre",
            "Row of Calc": "head centre",
        }
        grid.put(LIST_HEAD, column, head, style.get(head, "head right"))
    grid.heights[LIST_HEAD] = 58.0
    writer = _List(grid, facts, len(_STOP_WIDTHS), _STOP_WIDTHS[3])
    in_line = {number: i for i, number in walk.stop_position.items()}
    for number in range(1, len(facts.stops) + 1):
        _stop_line(writer, facts, number, in_line.get(number))
    if not facts.stops:
        grid.put(LIST_FIRST, 1, "There is no disinvestment to rank.", "text")
    where = f"{at(LIST_FIRST, 1)}:{at(LIST_HEAD + max(len(facts.stops), 1), len(_STOP_WIDTHS))}"
    accepted = along(LIST_FIRST, len(_STOP_WIDTHS) - 2)
    grid.marks.append(Mark(where, f'{accepted}="Accepted"', "funded"))
    return grid.done(frozen=(LIST_HEAD, 4), printing=Print(head_rows=(LIST_HEAD, LIST_HEAD)))


def _stop_line(writer: _List, facts: Facts, number: int, i: int | None) -> None:
    """Write one line of the stops."""
    grid, row, last = writer.grid, LIST_HEAD + number, len(_STOP_WIDTHS)
    case = None if i is None else facts.cases[i]
    cost, amount = map(_money_style, _units(facts))
    positions = facts.column_of_calc("stop_position")
    lookup = f"MATCH({number},{facts.column_of_calc('stop_position', 1)},0)"
    grid.calc(
        row,
        last,
        f'IF({number}>COUNT({positions}),"",{lookup})',
        "" if i is None else facts.row(i),
        "cell int centre note",
    )
    found = writer.row_of(row)
    if facts.analysis.order == "vfm":
        grid.line(row, 1, (None, None), "cell")
    else:
        writer.number(row, 1, "rank", "" if i is None else _figure(facts, "rank", i), "int strong")
        writer.text(row, 2, "tied", "=" if i is not None and facts.results[i].tied else "", "strong")
    writer.link(row, 3, str(case.id) if case else "")
    writer.text(row, 4, "title", case.title if case else "", "wrap")
    parts = [(6 + at_, domain, "value soft") for at_, domain in enumerate(DOMAINS)]
    writer.figures(row, [(5, "value", "value strong"), *parts, (last - 5, "coverage", "percent1")], i)
    costs = facts.column_of_calc("cost", 1)
    saving: Value = "" if i is None else -facts.results[i].cost
    grid.calc(row, last - 4, f'IF({found}="","",-INDEX({costs},{found}))', saving, f"cell {cost}")
    _amount_cell(writer, facts, row, i, amount, saves=True, column=last - 3)
    writer.text(row, last - 2, "fate", "" if i is None else facts.fate(i), "centre strong")
    formula = f'IF({found}="","",IF({at(row, last - 5)}<1-0.000000001,"Provisional value.",""))'
    note = "Provisional value." if i is not None and facts.results[i].provisional else ""
    grid.calc(row, last - 1, formula, note, "cell wrap pad")
    grid.heights[row] = writer.height
