"""The sheet Others: what stands outside the lists, not ranked yet, mandated, and everything that saves."""

from __future__ import annotations

from collections.abc import Sequence

from prioritiser.analysis.ranking import why_missing
from prioritiser.exchange.workbook_calc import known
from prioritiser.exchange.workbook_cells import Grid, Print, Sheet
from prioritiser.exchange.workbook_facts import KIND_WORDS, TYPE_WORDS, Facts, brief, pounds

_TYPE, _WHY = 3, 4


def others_sheet(facts: Facts) -> Sheet:
    """Return what stands outside the lists: not ranked yet, mandated, and everything that saves."""
    grid = Grid("Others", (8.0, 38.0, 14.0, 46.0, 11.0, 11.0, 11.0, 14.0))
    grid.title("Outside the lists")
    row = _not_ranked(grid, facts, 3)
    row = _mandated(grid, facts, row + 2)
    _savings(grid, facts, row + 2)
    return grid.done(printing=Print())


def _table(grid: Grid, row: int, title: str, words: str, heads: Sequence[str]) -> None:
    """Write a heading, a sentence and the heads of a table."""
    grid.put(row, 1, title, "heading")
    grid.put(row + 1, 1, words, "note")
    for column, head in enumerate(heads, start=1):
        grid.put(row + 2, column, head, "head pad" if column == _TYPE else ("head right" if column > _WHY else "head"))
    grid.heights[row + 2] = 30.0


def _start(grid: Grid, facts: Facts, row: int, i: int) -> None:
    """Write id, title and type of a case."""
    case = facts.cases[i]
    grid.put(row, 1, str(case.id), "cell link", link=f"Calc!A{facts.row(i)}")
    grid.put(row, 2, case.title, "cell wrap")
    grid.put(row, 3, TYPE_WORDS[case.type], "cell pad")
    grid.fit(row, case.title, 38.0)


def why_not(facts: Facts, i: int) -> str:
    """Say why a case is not ranked, without the words that a person gave as a reason."""
    held, case = facts.held, facts.cases[i]
    words = []
    for gate in case.failed_gates:
        known_gate = held.gates.get(gate.gate)
        name = f" ({brief(known_gate.name)})" if known_gate is not None and known_gate.name else ""
        words.append(f"It did not pass the gate {gate.gate}{name}.")
    entry = next(each for each in facts.analysis.not_ranked if each.case == case.id)
    if entry.missing:
        for why, criteria in why_missing(held, case.id, entry.missing).items():
            words.append(f"{why} {', '.join(brief(held.criteria[criterion].label) for criterion in criteria)}.")
    elif not words and not entry.so_far.coverage:
        words.append("There is nothing to score it on.")
    elif not words:
        words.append("It has no score outside finance, so value for money cannot be worked out.")
    return " ".join(words)


def _not_ranked(grid: Grid, facts: Facts, row: int) -> int:
    """Write the cases that are not ranked and return the last row."""
    words = "As the program found it. Where a gap is filled on Panel, the case moves to its list by itself (see “Now”)."
    heads = ("Case", "Title", "Type", "Why", "If gaps were 0", "If gaps were 100", "Coverage", "Now")
    _table(grid, row, "Not ranked yet", words, heads)
    places = {case.id: i for i, case in enumerate(facts.cases)}
    row += 2
    for entry in facts.analysis.not_ranked:
        row, i = row + 1, places[entry.case]
        result, why = facts.results[i], why_not(facts, places[entry.case])
        _start(grid, facts, row, i)
        grid.put(row, 4, why, "cell wrap")
        grid.fit(row, why, 46.0)
        for column, name, value in ((5, "low", result.low), (6, "high", result.high)):
            grid.calc(row, column, facts.from_calc(name, i), value, "cell value")
        grid.calc(row, 7, facts.from_calc("coverage", i), result.coverage, "cell percent1")
        status = "Gate not passed" if facts.cases[i].failed_gates else "Not ranked yet"
        grid.calc(row, 8, facts.from_calc("status", i), status, "cell right")
    if not facts.analysis.not_ranked:
        row += 1
        grid.put(row, 1, "None: every case is ranked or mandated.", "text")
    return row


def _mandated(grid: Grid, facts: Facts, row: int) -> int:
    """Write the mandated cases and return the last row."""
    words = "Costed and paid for first, not ranked: a legal or national duty stands behind them."
    heads = ("Case", "Title", "Type", "Takes from each budget row", "Net present cost £")
    _table(grid, row, "Mandated", words, heads)
    places = {case.id: i for i, case in enumerate(facts.cases)}
    row += 2
    for entry in facts.analysis.mandated:
        row, i = row + 1, places[entry.case]
        _start(grid, facts, row, i)
        taken = "; ".join(
            f"{each.year} {KIND_WORDS[each.kind].lower()} {pounds(amount)}" for each, amount in entry.amounts
        )
        grid.put(row, 4, taken or "nothing", "cell wrap")
        grid.fit(row, taken, 46.0)
        grid.calc(row, 5, facts.from_calc("cost", i), entry.cost, "cell pounds")
    if not facts.analysis.mandated:
        row += 1
        grid.put(row, 1, "None.", "text")
    return row


def _savings(grid: Grid, facts: Facts, row: int) -> None:
    """Write every case that saves over the years, largest saving first."""
    words = "Cases of any type that save over the years, at present value; they have no ratio of gain to cost."
    heads = ("Case", "Title", "Type", "Goes ahead", "Net present saving £", "Value")
    _table(grid, row, "What saves money", words, heads)
    places = {case.id: i for i, case in enumerate(facts.cases)}
    row += 2
    for entry in facts.analysis.savings:
        row, i = row + 1, places[entry.case]
        _start(grid, facts, row, i)
        grid.calc(row, 4, f'{facts.from_calc("fate", i)}&""', facts.fate(i), "cell")
        grid.calc(row, 5, f"-{facts.from_calc('cost', i)}", entry.saving, "cell pounds")
        grid.calc(row, 6, facts.from_calc("value", i), known(float(facts.analysis.basis.values.value[i])), "cell value")
    if not facts.analysis.savings:
        grid.put(row + 1, 1, "None.", "text")
