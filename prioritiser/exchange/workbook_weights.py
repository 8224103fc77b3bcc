"""The sheet Weights: the tree of swings as inputs, shares and effective weights by formula, and how they are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from prioritiser.analysis.weights import domain_weights, largest_remainder, node_path
from prioritiser.exchange.workbook_cells import Entry, Grid, Print, Sheet, area, at, fixed
from prioritiser.exchange.workbook_facts import DOMAIN_WORDS, Facts
from prioritiser.model.framework import DOMAINS
from prioritiser.model.natural import natural_key

_WIDTHS = (7.0, 11.0, 46.0, 13.0, 10.0, 12.0, 12.0, 13.0, 13.0)
_HEAD = 5
_NUMBER, _ID, _NAME, _KIND, _UNDER, _SWING, _TOTAL, _SHARE, _WEIGHT = range(1, 10)
_EXACT, _WHOLE, _REST, _SHOWN = 6, 7, 8, 9


@dataclass(frozen=True, slots=True)
class WeightPlaces:
    """Where other sheets find weights: places on Weights by criterion, by domain, and of lenses and families."""

    leaves: tuple[str, ...]
    domains: Mapping[str, tuple[str, str]]
    parts: tuple[tuple[str, str, str], ...]
    keys: tuple[tuple[str, str, str], ...]

    def leaf(self, c: int) -> str:
        """Return the place of a criterion's effective weight."""
        return self.leaves[c]


def weights_sheet(facts: Facts) -> tuple[Sheet, WeightPlaces]:
    """Return the sheet, and where the others find its figures."""
    grid = Grid("Weights", _WIDTHS)
    grid.title("Weights")
    grid.put(2, 1, "Type over a tinted swing: shares, effective weights and every value and rank follow.", "note")
    grid.put(3, 1, _whose(facts), "note")
    rows = _tree(grid, facts)
    leaves = tuple(at(rows[criterion.id], _WEIGHT) for criterion in facts.criteria)
    start = _HEAD + len(rows) + 4
    shown = _Shown(grid, facts)
    named = [(str(each.id), each.label, DOMAIN_WORDS[each.domain]) for each in facts.criteria]
    exact = dict(zip([name for name, *_ in named], facts.analysis.basis.weights.tolist(), strict=True))
    end = shown.table(start, "Criteria, as shown", named, leaves, exact)
    first, last = start + 2, start + 1 + max(len(named), 1)
    tags, weights = area(first, _KIND, last, _KIND), area(first, _UNDER, last, _UNDER)
    domains = [(domain, DOMAIN_WORDS[domain], "Domain") for domain in DOMAINS]
    formulas = [f'SUMPRODUCT(--({tags}="{DOMAIN_WORDS[domain]}"),{weights})' for domain in DOMAINS]
    by_domain = {str(key): weight for key, weight in domain_weights(facts.held, facts.analysis.weights).items()}
    domain_start = end + 2
    end = shown.table(domain_start, "Decision domains", domains, formulas, by_domain)
    parts = _parts(facts)
    effective = effective_by_id(facts)
    part_start = end + 2
    formulas = [at(rows[key], _WEIGHT) for key, _, _ in parts]
    end = shown.table(part_start, "Lenses and families", parts, formulas, {key: effective[key] for key, *_ in parts})
    places = WeightPlaces(
        leaves=tuple(f"Weights!{fixed(rows[criterion.id], _WEIGHT)}" for criterion in facts.criteria),
        domains=MappingProxyType({each: _pair(domain_start + 2 + at_) for at_, each in enumerate(DOMAINS)}),
        parts=tuple((name, *_pair(part_start + 2 + at_)) for at_, (_, name, _) in enumerate(parts)),
        keys=tuple(parts),
    )
    return grid.done(frozen=(_HEAD, 3), printing=Print(landscape=False)), places


def _pair(row: int) -> tuple[str, str]:
    """Return the places of a weight in full and as shown."""
    return f"Weights!{fixed(row, _UNDER)}", f"Weights!{fixed(row, _SHOWN)}"


def _whose(facts: Facts) -> str:
    """Say whose weights these are."""
    source = facts.analysis.weights.source
    if source == "agreed":
        return "These are the weights that the panel agreed."
    if source == "copied":
        return "Not agreed in this round: these weights were copied from the round before it."
    if source == "framework":
        return "Not agreed: these are the framework’s own weights. The panel has not recorded an agreed set."
    return "Not agreed: these weights were tried out and are not recorded in the round."


def effective_by_id(facts: Facts) -> dict[str, float]:
    """Return effective weights of criteria and nodes by id."""
    weights = facts.analysis.weights
    return {**{str(k): v for k, v in weights.leaves.items()}, **{str(k): v for k, v in weights.nodes.items()}}


def _order(facts: Facts) -> list[str]:
    """Return all ids of the tree, each followed by what hangs below it, in the order of the framework."""
    parents = facts.analysis.weights.parents
    ids = [each for each in (*map(str, facts.held.nodes), *map(str, facts.held.criteria)) if each in parents]
    below: dict[str | None, list[str]] = {}
    for each in ids:
        below.setdefault(parents[each], []).append(each)
    found: list[str] = []
    waiting = below.get(None, [])[::-1]
    while waiting:
        each = waiting.pop()
        found.append(each)
        waiting += below.get(each, [])[::-1]
    return found


def swings_of(facts: Facts) -> dict[str, float]:
    """Return the raw swings in use: the agreed set over the framework's own; shares where they were handed in."""
    held, weights = facts.held, facts.analysis.weights
    if weights.source == "given":
        return dict(weights.shares)
    own: dict[str, float] = {str(node.id): node.swing for node in held.nodes.values()}
    own.update({str(criterion.id): criterion.swing for criterion in held.criteria.values()})
    agreed = held.agreed_weights
    return {**own, **(agreed.swings if agreed is not None else {})}


def _tree(grid: Grid, facts: Facts) -> dict[str, int]:
    """Write the tree and return the row of each id."""
    heads = (
        "No.",
        "Id",
        "Lens, family or criterion",
        "Kind",
        "Under no.",
        "Swing",
        "Swings beside it",
        "Share",
        "Effective weight",
    )
    _heads(grid, _HEAD, heads)
    order, weights, swings = _order(facts), facts.analysis.weights, swings_of(facts)
    rows = {each: _HEAD + 1 + at_ for at_, each in enumerate(order)}
    effective, last = effective_by_id(facts), _HEAD + max(len(order), 1)
    for each in order:
        _tree_row(grid, facts, each, rows=rows)
        row, parent = rows[each], weights.parents[each]
        beside = sum(swings[other] for other in order if weights.parents[other] == parent)
        grid.put(row, _SWING, swings[each], "input swing")
        under, all_swings = area(_HEAD + 1, _UNDER, last, _UNDER), area(_HEAD + 1, _SWING, last, _SWING)
        grid.calc(row, _TOTAL, f"SUMIFS({all_swings},{under},{at(row, _UNDER)})", beside, "cell swing")
        grid.calc(
            row,
            _SHARE,
            f"IF({at(row, _TOTAL)}>0,{at(row, _SWING)}/{at(row, _TOTAL)},0)",
            weights.shares[each],
            "cell percent3",
        )
        above = "" if parent is None else f"*{at(rows[str(parent)], _WEIGHT)}"
        grid.calc(row, _WEIGHT, f"{at(row, _SHARE)}{above}", effective[each], "cell percent3 strong")
    if order:
        grid.entries.append(Entry(area(_HEAD + 1, _SWING, last, _SWING), "Type a number that is 0 or more.", 0.0))
    return rows


def _heads(grid: Grid, row: int, heads: Sequence[str]) -> None:
    """Write the heads of a table, over numbers on the right."""
    for column, head in enumerate(heads, start=1):
        centred = column == _NUMBER or head == "Under no."
        grid.put(row, column, head, "head centre" if centred else ("head" if column < _UNDER else "head right"))
    grid.heights[row] = 30.0


def _tree_row(grid: Grid, facts: Facts, each: str, *, rows: Mapping[str, int]) -> None:
    """Write what one line of the tree is called."""
    weights, row = facts.analysis.weights, rows[each]
    depth = len(node_path(weights, each))
    node = next((node for key, node in facts.held.nodes.items() if str(key) == each), None)
    criterion = next((one for one in facts.criteria if str(one.id) == each), None)
    name = criterion.label if criterion else (node.name or each if node else each)
    kind = "Criterion" if criterion else ("Lens" if depth == 0 else "Family")
    parent = weights.parents[each]
    grid.put(row, _NUMBER, row - _HEAD, "cell int centre")
    grid.put(row, _ID, each, "cell")
    grid.put(row, _NAME, name, f"cell wrap indent{min(depth, 6)}" + ("" if criterion else " strong"))
    grid.put(row, _KIND, kind, "cell")
    grid.put(row, _UNDER, 0 if parent is None else rows[str(parent)] - _HEAD, "cell int centre")
    grid.fit(row, name, _WIDTHS[_NAME - 1] - 2 * depth)


def _parts(facts: Facts) -> list[tuple[str, str, str]]:
    """Return the lenses, each split into its families where it has some: (id, name, kind), adding up to all."""
    parents = facts.analysis.weights.parents
    order = _order(facts)
    nodes = {str(key): node for key, node in facts.held.nodes.items()}
    found: list[tuple[str, str, str]] = []
    for top in (each for each in order if parents[each] is None):
        below = [each for each in order if parents[each] == top]
        split = below if any(each in nodes for each in below) else [top]
        for each in split:
            name = nodes[each].name or each if each in nodes else each
            kind = "Criterion" if each not in nodes else ("Lens" if each == top else "Family")
            found.append((each, name if each == top else f"{nodes[top].name or top}: {name}", kind))
    return found


class _Shown:
    """Writes tables of weights beside the whole points that add up to 100 (largest remainder)."""

    def __init__(self, grid: Grid, facts: Facts) -> None:
        """Write into `grid`."""
        self.grid, self.facts = grid, facts

    def table(
        self,
        start: int,
        title: str,
        entries: Sequence[tuple[str, str, str]],
        formulas: Sequence[str],
        weights: Mapping[str, float],
    ) -> int:
        """Write one table and return its last row."""
        grid = self.grid
        grid.put(start, 1, title, "heading")
        heads = ("No.", "Id", "Name", "Kind", "Effective weight", "Exact points", "Whole points", "Remainder", "Shown")
        _heads(grid, start + 1, heads)
        first, last = start + 2, start + 1 + max(len(entries), 1)
        natural = {key: place for place, key in enumerate(sorted(weights, key=natural_key), start=1)}
        shown, whole = largest_remainder(weights), sum(weights.values())
        for at_, (key, name, kind) in enumerate(entries):
            row = first + at_
            grid.put(row, _NUMBER, natural[key], "cell int centre")
            grid.line(row, _ID, (key, name, kind), "cell wrap")
            grid.fit(row, name, _WIDTHS[_NAME - 1])
            grid.calc(row, _UNDER, formulas[at_], weights[key], "cell percent3")
            exact = round(weights[key] / whole * 100, 9) if whole else 0.0
            self._shown_cells(row, first, last, exact=exact, shown=shown[key])
        return last

    def _shown_cells(self, row: int, first: int, last: int, *, exact: float, shown: float) -> None:
        """Write how one weight is rounded so that all together make 100; equal remainders go to the lower number."""
        grid = self.grid
        total = f"SUM({area(first, _UNDER, last, _UNDER)})"
        grid.calc(row, _EXACT, f"IF({total}>0,ROUND({at(row, _UNDER)}/{total}*100,9),0)", exact, "cell level")
        whole, rest = float(int(exact)), round(exact - int(exact), 9)
        grid.calc(row, _WHOLE, f"INT({at(row, _EXACT)})", whole, "cell int")
        grid.calc(row, _REST, f"ROUND({at(row, _EXACT)}-{at(row, _WHOLE)},9)", rest, "cell level")
        rests, numbers = area(first, _REST, last, _REST), area(first, _NUMBER, last, _NUMBER)
        before = (
            f"SUMPRODUCT(--({rests}>{at(row, _REST)}))"
            f"+SUMPRODUCT(({rests}={at(row, _REST)})*({numbers}<{at(row, _NUMBER)}))"
        )
        spare = f"ROUND(SUM({area(first, _EXACT, last, _EXACT)})-SUM({area(first, _WHOLE, last, _WHOLE)}),0)"
        grid.calc(row, _SHOWN, f"{at(row, _WHOLE)}+IF({before}<{spare},1,0)", shown, "cell int strong")
