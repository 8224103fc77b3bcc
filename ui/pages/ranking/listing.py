"""Keeps the list showing what is looked at: columns, filter, sorting, moves, the budget line."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from prioritiser.model.base import CaseId
from ui.models.ranking_cells import Shown
from ui.models.ranking_columns import Column, chosen_columns, columns_of, kept_text
from ui.models.ranking_filter import Filter
from ui.models.ranking_rows import CASE, MANDATED, RANKED, STOPS, UNRANKED, Listing, rows_of
from ui.pages.ranking.list_view import RankingList
from ui.pages.ranking.sight import Sight
from ui.pages.ranking.since import Since
from ui.settings import Settings

KEPT = "ranking_columns"


class Lister(QObject):
    """Fills the list; `changed` when a person has sorted or filtered it."""

    changed = Signal()

    def __init__(
        self, view: RankingList, sight: Sight, since: Since, settings: Settings, line: Callable[[], str]
    ) -> None:
        """Listen to the headings; `line` is what the budget line says."""
        super().__init__(view)
        self._view, self._sight, self._since, self._settings, self._line = view, sight, since, settings, line
        self.listing = Listing()
        self.every: tuple[Column, ...] = ()
        self.shown_cases = 0
        view.headings.sectionClicked.connect(self._sort_by_section)

    # What is shown

    def show(self) -> None:
        """Show the list as it is now."""
        analysis, grounds, parts = self._sight.analysis, self._sight.grounds, self._sight.parts
        if analysis is None or grounds is None or parts is None:
            return
        self._view.row_painter.lead = "vfm" if analysis.order == "vfm" else "value"
        rows = rows_of(analysis, grounds, self.listing)
        moves = self._since.moves(analysis)
        self.shown_cases = sum(row.kind == CASE and row.section in {RANKED, STOPS, UNRANKED, MANDATED} for row in rows)
        self._view.show_rows(Shown(analysis, grounds, parts, moves, self._line()), rows)

    def show_columns(self) -> None:
        """Show the columns that were chosen, with room for moves where something is compared."""
        held, grounds = self._sight.round, self._sight.grounds
        if held is None or grounds is None:
            return
        year = grounds.row.year if grounds.row else ""
        self.every = columns_of(held, unit=grounds.unit, year=year, money=grounds.money_words)
        self._view.headings.compares = self._since.is_on
        self._view.show_columns(chosen_columns(self.every, str(self._settings.get(KEPT))))
        self._view.refit()

    def choose_columns(self, keys: tuple[str, ...]) -> None:
        """Show other columns and remember them."""
        self._settings.put(KEPT, kept_text(keys) or "none")
        self.show_columns()

    def filter(self, wanted: Filter) -> None:
        """Show only some cases."""
        self.listing = Listing(wanted, self.listing.sort, self.listing.falling)
        self.show()
        if self._view.case is None:
            self._view.choose_first()
        self.changed.emit()

    # Sorting

    def _sort_by_section(self, section: int) -> None:
        self.sort_by(self._view.table.columns[section])

    def sort_by(self, column: Column) -> None:
        """Sort by a column; by the same one again the other way round; by rank back to rank order."""
        if column.key == "rank" and self.listing.sort is None:
            return
        if column.key == "rank":
            self.in_rank_order()
            return
        key = "value" if column.key == "bar" else column.key
        falling = not self.listing.falling if self.listing.sort == key else column.falling
        self._sort(key, falling=falling)

    def in_rank_order(self) -> None:
        """Go back to rank order."""
        self._sort(None, falling=True)

    def _sort(self, key: str | None, *, falling: bool) -> None:
        self.listing = Listing(self.listing.filter, key, falling)
        self._view.headings.show_sorting(key, falling=falling)
        self.show()
        self._view.bring_into_view()
        self.changed.emit()

    def start_over(self) -> None:
        """Forget sorting and filter, as for another round."""
        self.listing = Listing()
        self._view.headings.show_sorting(None, falling=True)

    @property
    def sorted_words(self) -> str:
        """Return by what the list is sorted, or "" while it is in rank order."""
        found = next((column for column in self.every if column.key == self.listing.sort), None)
        return (
            f"Sorted by {found.name.lower() if found.key == 'case' else found.name}, not in rank order."
            if found
            else ""
        )

    def find(self, case: CaseId) -> bool:
        """Select a case, showing all cases if it is filtered out; return whether it is in the list."""
        if self._view.table.row_of(case) is None and self.listing.filter.is_on:
            self.filter(Filter())
        self._view.choose(case)
        self._view.bring_into_view()
        return self._view.case == case
