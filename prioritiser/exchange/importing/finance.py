"""A sheet with a row for each line of money of a case and a column for each year: rec, NR, capital, saving."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from prioritiser.exchange.importing.compare import Compared, compare
from prioritiser.exchange.importing.matched import Matching
from prioritiser.exchange.importing.plan import CellProblem, RowPlan, others_said
from prioritiser.exchange.importing.rows import Said
from prioritiser.exchange.importing.targets import KIND_WORDS, MoneyTarget, money_kind
from prioritiser.model.case import Case
from prioritiser.model.round import Round


class LineReader:
    """Turns a row with a line and years into the money of its case."""

    def __init__(self, matching: Matching, held: Round) -> None:
        """Keep what the whole sheet says."""
        self._illustrative, self._held = matching.illustrative, held
        self._below: dict[int, tuple[MoneyTarget, ...]] = {}

    def compare(self, said: Said, base: Case) -> Compared:
        """Return what the row changes of its case's money; a row whose line says no kind waits."""
        if not said.line:
            return Compared(problems=["The row does not say which line of money it is."])
        kind, saving = money_kind(said.line)
        alone = replace(said, values={}, money={}, shares={}, gates={})
        for year, amount in said.years.items():
            alone.add_money(MoneyTarget(year, kind, saving), amount)
        below = tuple(target for target in alone.money if target.saving)
        if below:
            self._below[said.row] = below
        return compare(alone, base, self._held, illustrative=self._illustrative)

    def settled(
        self, rows: Sequence[RowPlan], sheet: str, cell_of: Callable[..., str]
    ) -> tuple[list[RowPlan], list[CellProblem]]:
        """Return the rows with those left waiting that give a case the same line of money twice; `title` is the line.

        A line of costs that is below zero in a year is a saving of that year, which the line of savings may say too.
        """
        lines: dict[tuple[str, str, bool], list[int]] = {}
        savings: dict[tuple[str, MoneyTarget], list[int]] = {}
        for at, row in enumerate(rows):
            if row.base is not None:
                lines.setdefault((row.id, *money_kind(row.title)), []).append(at)
                for target in self._below.get(row.row, ()):
                    savings.setdefault((row.id, target), []).append(at)
        settled, problems = list(rows), []
        told: set[int] = set()
        groups = [("The same line", places) for places in lines.values()]
        groups += [
            (f"The {target.year} {KIND_WORDS[target.kind]} saving", places) for (_, target), places in savings.items()
        ]
        for what, places in groups:
            numbers = [rows[at].row for at in places]
            for at in places if len(places) > 1 and not told.issuperset(places) else ():
                row = settled[at]
                said = f"{what} of “{row.id}” is also in {others_said(numbers, row.row)}. Choose one."
                problems.append(CellProblem(sheet, cell_of(row.row), row.row, said))
                settled[at] = replace(row, sort="rejected", choosable=row.sort != "rejected" or row.choosable)
                told.add(at)
        return settled, problems
