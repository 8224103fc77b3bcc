"""What one cell of the case grid shows, what its editor begins with, what is copied of it, and how it sorts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from prioritiser.analysis.weights import round_half_up
from prioritiser.edits.case_cells import case_value, show_cell
from prioritiser.edits.cells import show_money, show_number, show_share
from prioritiser.model.case import Case, MoneyLine
from prioritiser.model.case_fields import CASE_FIELDS, CaseField
from prioritiser.model.natural import natural_key
from prioritiser.model.round import Round
from ui.models.case_grid_columns import GridColumn
from ui.models.case_grid_words import OUTCOMES, gate_key, gate_state, place_words
from ui.models.ranking_words import MILLION, MINUS, names, pounds

MOST_DIGITS: Final = 3  # of £m: to the nearest £1,000
NO_CASH = "Releases no cash, so it does not count against the budget."
CASH_NOT_SAID = "It is not said whether this releases cash, so it does not count against the budget."
MIXED = "Some"
_GATE_ORDER: Final = ("fail", "todo", "conditional", "passed", "")
_THOUSAND: Final = 1000

SortKey = tuple[bool, float, tuple[object, ...]]


def lines_of(column: GridColumn, case: Case) -> tuple[MoneyLine, ...]:
    """Return the lines of money that a cell stands for: costs, or savings and income, of one year and kind."""
    below = column.what == "saving"
    return tuple(
        line
        for line in case.money
        if line.year == column.year and line.kind == column.kind and (line.amount < 0) == below
    )


def amount_of(column: GridColumn, case: Case) -> float | None:
    """Return the figure of a cell (pounds, WTE, a share or a rating), or None where nothing is entered."""
    found: list[float] = []
    if column.what in {"cost", "saving"}:
        found = [line.amount for line in lines_of(column, case)]
    elif column.what == "net":
        found = [line.amount for line in case.money if line.year == column.year]
    elif column.what == "wte":
        found = [line.wte for line in case.workforce if line.year == column.year]
    elif column.what == "place":
        found = [share.share for share in case.places if share.place == column.item]
    elif column.what == "rating":
        return _rating(column, case)
    elif column.what == "count":
        value = case_value(case, column.key)
        return float(len(value)) if isinstance(value, list | tuple) and value else None
    elif column.sort in {"number", "money", "share"}:
        value = case_value(case, column.key)
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
    return sum(found) if found else None


def _rating(column: GridColumn, case: Case) -> float | None:
    """Return the highest rating, of the impact or of the risks as they are now."""
    if column.key == "impact":
        found = [line.likelihood * line.impact for line in case.impact]
    else:
        rated = [line.current or line.initial for line in case.risks]
        found = [pair[0] * pair[1] for pair in rated if pair is not None]
    return float(max(found)) if found else None


def digits_of(case: Case) -> int:
    """Return how many decimals of £m the money of a case needs, from 1 to 3."""
    for digits in range(1, MOST_DIGITS):
        step = round(MILLION / 10**digits)
        if all(line.amount % step == 0 for line in case.money):
            return digits
    return MOST_DIGITS if case.money else 1


def shown(column: GridColumn, case: Case, held: Round, digits: int = 1) -> str:
    """Return what a cell shows; money in £m with so many decimals."""
    if column.what == "field":
        if column.key == "places":
            return place_words(held, case)
        value = case_value(case, column.key)
        if column.sort == "money" and isinstance(value, int | float):
            return pounds(float(value))
        return " ".join(show_cell(_field(column), value, held).split())
    if column.what == "gates":
        return gate_state(held, case).words
    if column.what == "gate":
        return next((OUTCOMES[each.result] for each in case.gates if each.gate == column.item), "")
    if column.what == "cash":
        return _cash(case)
    amount = amount_of(column, case)
    if amount is None:
        return ""
    if column.sort == "money":
        return millions(amount, digits)
    return f"{amount:.0%}" if column.what == "place" else show_number(amount).replace("-", MINUS)


def millions(amount: float, digits: int) -> str:
    """Return pounds in £m with so many decimals, a true minus below nil, halves away from nil."""
    text = f"{round_half_up(float(f'{amount / MILLION:.15g}'), digits):,.{digits}f}"
    return text.replace("-", MINUS)


def _cash(case: Case) -> str:
    """Return whether the savings of a case release cash."""
    said = {line.cash_releasing for line in case.money if line.amount < 0}
    if not said or said == {None}:
        return ""
    return MIXED if len(said) > 1 else "Yes" if True in said else "No"


def typed(column: GridColumn, case: Case, held: Round) -> str:
    """Return the whole content of a cell as a person would type it: what its editor begins with."""
    if column.what == "field":
        return show_cell(_field(column), case_value(case, column.key), held)
    if column.what in {"cost", "saving", "net"}:
        amount = amount_of(column, case)
        return "" if amount is None else show_money(abs(amount) if column.what == "saving" else amount)
    if column.what == "place":
        share = amount_of(column, case)
        return "" if share is None else show_share(share)
    return shown(column, case, held)


def copied(column: GridColumn, case: Case, held: Round) -> str:
    """Return what the clipboard gets of a cell: plain numbers, so that a spreadsheet can add them up."""
    amount = amount_of(column, case)
    if amount is not None and column.sort == "money":
        if 0 < abs(amount) < _THOUSAND:  # a plain number below 1,000 is read as £m when it comes back
            return f"£{amount / MILLION:.10f}".rstrip("0").rstrip(".") + "m"
        return show_number(amount).replace(",", "")
    if amount is not None and column.sort == "number":
        return show_number(amount).replace(",", "")
    return typed(column, case, held)


def tip_of(column: GridColumn, case: Case, held: Round) -> str:
    """Return what is to be said of a cell on hovering: a long text in full, pounds exactly, the gates one by one."""
    if column.what == "gates":
        return "\n".join(gate_state(held, case).reasons)
    if column.what == "gate":
        found = next((each for each in case.gates if each.gate == column.item), None)
        return "\n".join(part for part in (found.reason, found.owner, found.date) if part) if found else ""
    if column.what in {"cost", "saving"}:
        return _money_tip(column, case)
    return typed(column, case, held)


def _money_tip(column: GridColumn, case: Case) -> str:
    lines = lines_of(column, case)
    parts = [show_money(sum(line.amount for line in lines))] if lines else []
    if len(lines) > 1:
        parts.append(f"The sum of {len(lines)} lines; open the record to change them.")
    if lines and not releases_cash(column, case):
        parts.append(CASH_NOT_SAID if all(line.cash_releasing is None for line in lines) else NO_CASH)
    if any(line.illustrative for line in lines):
        parts.append("An illustrative figure.")
    return "\n".join(parts)


def releases_cash(column: GridColumn, case: Case) -> bool:
    """Return whether the money of a cell counts against the budget, at least in part."""
    lines = lines_of(column, case)
    return not lines or any(line.releases_cash for line in lines)


def sort_key(column: GridColumn, case: Case, held: Round) -> SortKey:
    """Return how a cell sorts: numbers by size, choices in their order, text as people count; empty ones last."""
    if column.what == "gates":
        return False, float(_GATE_ORDER.index(gate_key(held, case))), ()
    amount = amount_of(column, case)
    if amount is not None:
        return False, amount, ()
    if column.sort == "date":
        value = case_value(case, column.key)
        return not value, 0.0, (str(value),)
    text = shown(column, case, held)
    return not text, 0.0, natural_key(text)


def summary_of(columns: Sequence[GridColumn], case: Case, held: Round, digits: int) -> str:
    """Return a whole row in words, for those who cannot see it."""
    said = [f"{column.name} {text}" for column in columns if (text := shown(column, case, held, digits))]
    return ", ".join(said)


def line_names(lines: Sequence[MoneyLine]) -> str:
    """Return what the lines of a cell are for, as people list them."""
    return names([line.line.replace("_", " ") or "not broken down" for line in lines])


def _field(column: GridColumn) -> CaseField:
    """Return the field of the record that a column shows."""
    return column.field or CASE_FIELDS["title"]
