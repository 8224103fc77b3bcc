"""A sheet with a row for each line of money of a case and a column for each year: rec, NR, capital, saving."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from prioritiser.exchange.importing.compare import Compared, compare
from prioritiser.exchange.importing.matching import Matching
from prioritiser.exchange.importing.plan import CellProblem, RowPlan
from prioritiser.exchange.importing.rows import Said
from prioritiser.exchange.importing.targets import MoneyTarget, money_kind
from prioritiser.model.case import Case
from prioritiser.model.round import Round


class LineReader:
    """Turns a row with a line and years into the money of its case."""

    def __init__(self, matching: Matching, held: Round) -> None:
        """Keep what the whole sheet says."""
        self._illustrative, self._held = matching.illustrative, held

    def compare(self, said: Said, base: Case) -> Compared:
        """Return what the row changes of its case's money; a row whose line says no kind waits."""
        if not said.line:
            return Compared(problems=["The row does not say which line of money it is."])
        kind, saving = money_kind(said.line)
        money = {
            MoneyTarget(year, kind, saving): -abs(amount) if saving else amount for year, amount in said.years.items()
        }
        alone = replace(said, values={}, money=money, shares={}, gates={})
        return compare(alone, base, self._held, illustrative=self._illustrative)


def settled_lines(
    rows: Sequence[RowPlan], sheet: str, cell_of: Callable[..., str]
) -> tuple[list[RowPlan], list[CellProblem]]:
    """Return the rows with those left waiting that give a case the same line of money twice; `title` is the line."""
    groups: dict[tuple[str, str, bool], list[int]] = {}
    for at, row in enumerate(rows):
        if row.base is not None:
            groups.setdefault((row.id, *money_kind(row.title)), []).append(at)
    settled, problems = list(rows), []
    for places in groups.values():
        for at in places if len(places) > 1 else ():
            row = settled[at]
            others = ", ".join(str(settled[other].row) for other in places if other != at)
            said = f"The same line of “{row.id}” is also in row {others}. Choose one."
            problems.append(CellProblem(sheet, cell_of(row.row), row.row, said))
            settled[at] = replace(row, sort="rejected", choosable=True)
    return settled, problems
