"""The sheets Panel (what the panel said, to be typed over) and Values (its worth from 0 to 100, by formula)."""

from __future__ import annotations

import math

from prioritiser.analysis.value_function import TOP, neutral_value
from prioritiser.exchange.workbook_cells import Entry, Grid, Print, Sheet, Value, area, at
from prioritiser.exchange.workbook_facts import (
    DOMAIN_ROW,
    DOMAIN_WORDS,
    FIRST,
    HEAD,
    ID,
    IDS_ROW,
    LEAD,
    LOST_ROW,
    NEUTRAL_ROW,
    OTHER_ROW,
    SCALE_ROW,
    TITLE,
    TYPE,
    TYPE_WORDS,
    WEIGHT_ROW,
    Facts,
)
from prioritiser.exchange.workbook_weights import WeightPlaces

_WIDTHS = (8.0, 34.0, 14.0)
_COLUMN = 10.5
_LEGEND = 12  # columns that the key takes
_KEY = (
    ("The panel’s answers", "input centre"),
    ("Agreed by the panel", "input agreed centre"),
    ("Fewer than half answered", "input thin centre"),
    ("Blank: no score yet, never 0", "input note centre"),
)
_FROZEN = (HEAD, LEAD)
_PRINT = Print(head_rows=(IDS_ROW, HEAD), head_columns=LEAD)


def panel_sheet(facts: Facts) -> Sheet:
    """Return the matrix of the panel's figures, and below it on how many answers each one rests."""
    grid = _grid("Panel", facts)
    grid.title("What the panel said")
    grid.put(
        2, 1, "One figure for each case and criterion. Type over a tinted cell and every other sheet follows.", "note"
    )
    for at_, (words, style) in enumerate(_KEY):
        grid.wide(3, LEAD + 1 + 3 * at_, LEAD + 3 + 3 * at_, words, style)
    grid.heights[3] = 18.0
    for row, words in enumerate(("Decision domain", "Top of the scale", "The figure is", "For a stop it is"), start=4):
        grid.put(row, TITLE, words, "note right")
    _heads(grid, facts)
    for c, criterion in enumerate(facts.criteria):
        column = facts.criterion_column(c)
        grid.put(DOMAIN_ROW, column, DOMAIN_WORDS[criterion.domain], "note centre")
        grid.put(SCALE_ROW, column, _top(facts, c), "int note centre")
        grid.put(6, column, "the level" if facts.linear[c] else "its value 0–100", "note centre wrap")
        grid.put(7, column, "the level lost" if criterion.mirrored else "as for others", "note centre wrap")
        _panel_column(grid, facts, c)
    grid.heights[6] = grid.heights[7] = 28.0
    _below(grid, facts)
    return grid.done(frozen=_FROZEN, printing=_PRINT)


def _grid(name: str, facts: Facts) -> Grid:
    return Grid(name, (*_WIDTHS, *[_COLUMN] * max(len(facts.criteria), _LEGEND)))


def _heads(grid: Grid, facts: Facts, row: int = HEAD) -> None:
    """Write ids and names of the criteria over a table."""
    grid.line(row - 1, ID, ("", "", ""), "head")
    grid.line(row, ID, ("Case", "Title", "Type"), "head")
    for c, criterion in enumerate(facts.criteria):
        grid.put(row - 1, facts.criterion_column(c), str(criterion.id), "head centre")
        grid.put(row, facts.criterion_column(c), criterion.label, "head centre small")
        grid.fit(row, criterion.label, _COLUMN, scale=0.9)
    grid.heights[row] = min(grid.heights.get(row, 30.0), 110.0)


def _case_cells(grid: Grid, facts: Facts, i: int, row: int, *, link: str = "") -> None:
    """Write id, title and type of a case."""
    case = facts.cases[i]
    grid.put(row, ID, str(case.id), "cell link" if link else "cell", link=link)
    grid.put(row, TITLE, case.title, "cell wrap")
    grid.put(row, TYPE, TYPE_WORDS[case.type], "cell pad")
    grid.fit(row, case.title, _WIDTHS[1])


def _top(facts: Facts, c: int) -> float:
    return float(facts.levels) if facts.linear[c] else TOP


def panel_figure(facts: Facts, i: int, c: int) -> float | None:
    """Return the panel's figure as Panel holds it: mean level, or value before mirroring; None where missing."""
    arrays = facts.analysis.inputs.arrays
    if math.isnan(arrays.panel[i, c]):
        return None
    if facts.linear[c]:
        return float(arrays.mean_amount[i, c])
    value = float(arrays.panel[i, c])
    return TOP - value if arrays.mirrored[i, c] else value


def _panel_column(grid: Grid, facts: Facts, c: int) -> None:
    """Write the inputs of one criterion, and what may be typed there."""
    column, top = facts.criterion_column(c), _top(facts, c)
    for i in range(len(facts.cases)):
        grid.put(facts.row(i), column, panel_figure(facts, i, c), _style(facts, i, c))
    if facts.cases:
        where = area(FIRST, column, facts.last, column)
        grid.entries.append(Entry(where, f"Type a number from 0 to {top:g}, or leave it blank.", 0.0, top))


def _style(facts: Facts, i: int, c: int) -> str:
    """Return how a panel cell looks: agreed, thin (fewer than half answered) or plain."""
    arrays = facts.analysis.inputs.arrays
    number = "level" if facts.linear[c] else "value"
    if arrays.agreed[i, c]:
        return f"input agreed {number}"
    thin = not math.isnan(arrays.panel[i, c]) and 2 * int(arrays.counted[i, c]) < arrays.asked
    return f"input thin {number}" if thin else f"input {number}"


def _below(grid: Grid, facts: Facts) -> None:
    """Write the second block: how many of the panel gave an answer that counts."""
    for i in range(len(facts.cases)):
        _case_cells(grid, facts, i, facts.row(i))
    arrays, start = facts.analysis.inputs.arrays, facts.last + 3
    grid.put(start, 1, "How many answers each figure rests on", "heading")
    words = f"Out of {arrays.asked} on the panel. Amber figures above: fewer than half answered, and no agreed score."
    grid.put(start + 1, 1, words, "note")
    _heads(grid, facts, start + 3)
    for i in range(len(facts.cases)):
        row = start + 4 + i
        _case_cells(grid, facts, i, row)
        for c in range(len(facts.criteria)):
            grid.put(row, facts.criterion_column(c), int(arrays.counted[i, c]), f"cell of{arrays.asked}")
    _own_units(grid, facts, start + 6 + len(facts.cases))


def _own_units(grid: Grid, facts: Facts, start: int) -> None:
    """Write the third block: the panel's average answer where the input above is a value."""
    uneven = [c for c, linear in enumerate(facts.linear) if not linear]
    if not uneven or not facts.cases:
        return
    grid.put(start, 1, "The panel’s figure in the unit of the answer", "heading")
    words = (
        "For criteria whose levels are not evenly spaced, or which are measured: for information, no formula reads it."
    )
    grid.put(start + 1, 1, words, "note")
    grid.line(start + 3, ID, ("Case", "Title", "Type"), "head")
    for c in uneven:
        criterion = facts.criteria[c]
        unit = criterion.unit if criterion.kind == "measure" else "level"
        grid.put(start + 2, facts.criterion_column(c), str(criterion.id), "head centre")
        grid.put(start + 3, facts.criterion_column(c), unit, "head centre small")
    for i in range(len(facts.cases)):
        row = start + 4 + i
        _case_cells(grid, facts, i, row)
        for c in uneven:
            amount = float(facts.analysis.inputs.arrays.mean_amount[i, c])
            grid.put(row, facts.criterion_column(c), None if math.isnan(amount) else amount, "cell plain")


def values_sheet(facts: Facts, weights: WeightPlaces) -> Sheet:
    """Return partial values by formula over Panel, under the weights and the values of “no change”."""
    grid = _grid("Values", facts)
    grid.title("What each answer is worth, 0 to 100")
    words = (
        "From Panel, same row and column. For a stop the worth of what would be lost is taken from 100 where marked."
    )
    grid.put(2, 1, words, "note")
    labels = (
        (DOMAIN_ROW, "Decision domain"), (WEIGHT_ROW, "Effective weight"), (OTHER_ROW, "Weight with finance left out"),
        (NEUTRAL_ROW, "Worth of “no change”"), (LOST_ROW, "The same for a stop"),
    )  # fmt: skip
    for row, label in labels:
        grid.put(row, TITLE, label, "note right")
    _heads(grid, facts)
    for c in range(len(facts.criteria)):
        _values_head(grid, facts, c, weights)
    for i in range(len(facts.cases)):
        row = facts.row(i)
        _case_cells(grid, facts, i, row, link=f"Panel!A{row}")
        for c in range(len(facts.criteria)):
            grid.calc(row, facts.criterion_column(c), _value_formula(facts, i, c), _value(facts, i, c), "cell value")
    return grid.done(frozen=_FROZEN, printing=_PRINT)


def _values_head(grid: Grid, facts: Facts, c: int, weights: WeightPlaces) -> None:
    """Write domain, weights and neutral values of one criterion."""
    criterion, column = facts.criteria[c], facts.criterion_column(c)
    weight, other = _weights(facts)
    grid.put(DOMAIN_ROW, column, DOMAIN_WORDS[criterion.domain], "note centre")
    grid.calc(WEIGHT_ROW, column, weights.leaf(c), weight[c], "percent2 note")
    domains, all_weights = facts.across(DOMAIN_ROW).split("!")[1], facts.across(WEIGHT_ROW).split("!")[1]
    total = f'SUMPRODUCT(--({domains}<>"Finance"),{all_weights})'
    here = at(WEIGHT_ROW, column)
    formula = f'IF({at(DOMAIN_ROW, column)}="Finance",0,IF({total}>0,{here}/{total},0))'
    grid.calc(OTHER_ROW, column, formula, other[c], "percent2 note")
    neutral = neutral_value(criterion, facts.levels)
    grid.put(NEUTRAL_ROW, column, neutral, "value note")
    grid.put(LOST_ROW, column, TOP - neutral if criterion.mirrored else neutral, "value note")


def _weights(facts: Facts) -> tuple[list[float], list[float]]:
    """Return the effective weights, and the same with finance left out."""
    weights: list[float] = facts.analysis.basis.weights.tolist()
    kept = [0.0 if each.domain == "finance" else weight for each, weight in zip(facts.criteria, weights, strict=True)]
    total = math.fsum(kept)
    return weights, [weight / total if total > 0 else 0.0 for weight in kept]


def _value_formula(facts: Facts, i: int, c: int) -> str:
    """Return the formula of one partial value."""
    column = facts.criterion_column(c)
    source, top = (
        f"Panel!{at(facts.row(i), column)}",
        f"Panel!{at(SCALE_ROW, column).replace(str(SCALE_ROW), '$' + str(SCALE_ROW))}",
    )
    worth = f"{source}/{top}*100"
    if facts.analysis.inputs.arrays.mirrored[i, c]:
        worth = f"100-{worth}"
    return f'IF({source}="","",{worth})'


def _value(facts: Facts, i: int, c: int) -> Value:
    value = float(facts.analysis.inputs.arrays.panel[i, c])
    return "" if math.isnan(value) else value
