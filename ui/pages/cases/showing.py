"""Which columns and cases the grid shows, in which order; kept while one types, worked out anew when that is asked."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from prioritiser.model.base import CaseId
from prioritiser.model.round import Round
from ui.models.case_grid_columns import ALWAYS, GridColumn, chosen_columns, columns_of
from ui.models.case_grid_filter import CaseFilter, not_ready
from ui.models.case_grid_order import arranged, kept_order
from ui.models.case_grid_views import GridView, built_in
from ui.pages.cases.filter_bar import FilterBar
from ui.pages.cases.grid_view import CaseGridView
from ui.pages.cases.memory import Memory
from ui.pages.cases.toolbar import Toolbar
from ui.theme import Theme


class Showing(QObject):
    """Keeps grid, toolbar and filters in step with the view that is looked at. `changed` tells of another list."""

    changed = Signal()

    def __init__(self, theme: Theme, memory: Memory, view: CaseGridView, bar: Toolbar, filters: FilterBar) -> None:
        """Hear the controls."""
        super().__init__(view)
        self._theme, self._memory, self._view, self._bar, self._filters = theme, memory, view, bar, filters
        self.held = Round()
        self.unready = 0  # how many cases are not ready, counted once for each state of the round
        self.every: tuple[GridColumn, ...] = ()
        self._shape: tuple[object, ...] = ()
        self._before: frozenset[CaseId] = frozenset()
        self._can_edit = False
        bar.view_chosen.connect(self.look_at)
        filters.changed.connect(self.filter)
        view.resized.connect(lambda key, width: memory.keep_width(key, width / theme.zoom))
        for headings in (view.headings, view.frozen.headings):
            headings.sectionClicked.connect(self.sort_next)
        theme.changed.connect(self._size)

    # What is shown

    def show(self, held: Round, *, can_edit: bool, anew: bool = False) -> None:
        """Show a round; `anew` for another one, else every case stays where it is."""
        if anew:
            self._memory.start_anew(held)
        if held is not self.held:
            self.unready = not_ready(held)
        self.held, self._can_edit = held, can_edit
        shape = (held.settings.years, held.places, held.gates)
        if shape != self._shape or anew:
            self._memory.fit(held)
            self._shape, self.every = shape, columns_of(held)
            self._set_columns()
        self._filters.show_round(held, self.unready)
        if anew:
            self._filters.set_filter(self._memory.view.filter)
            self._arrange()
        else:
            self._put(kept_order(held, self._view.grid.order, self._before))
        self._before = frozenset(held.cases)

    def _put(self, order: list[CaseId]) -> None:
        self._view.grid.show(self.held, order, can_edit=self._can_edit)
        self._filters.show_count(len(order), len(self.held.cases))

    def _arrange(self) -> None:
        """Filter and sort anew; the cell with the keys stays with its case."""
        case, column = self._view.case, self._view.column
        view = self._memory.view
        by = next((each for each in self.every if each.key == view.sorted_by), None)
        self._put(arranged(self.held, view.filter.fitting(self.held), by, falling=view.falling))
        for headings in (self._view.headings, self._view.frozen.headings):
            headings.show_sorting(view.sorted_by if by is not None else "", falling=view.falling)
        key = column.key if column is not None else ""
        if case is not None and not self._view.choose(case, key) and self._view.grid.rowCount():
            self._view.choose_cell(0, max(self._view.grid.column_at(key), 0))
        self.changed.emit()

    def _set_columns(self) -> None:
        """Show the columns of the view; the cell with the keys keeps its case and column."""
        case, column = self._view.case, self._view.column
        self._view.grid.set_columns(chosen_columns(self.every, self._memory.view.columns))
        self._size()
        if case is not None:
            self._view.choose(case, column.key if column is not None else "")
        self._say_view()

    def _say_view(self) -> None:
        memory = self._memory
        named = [replace(each, filter=memory.view.filter) for each in built_in(self.held)]
        changed = memory.view not in (*named, *memory.own)
        self._bar.show_views(memory.every(self.held), memory.own, memory.view, changed=changed)

    def _size(self) -> None:
        self._view.set_widths({key: self._theme.px(width) for key, width in self._memory.widths.items()})

    # What a person asks

    def look_at(self, view: GridView) -> None:
        """Look at another view; those that come with the program leave the filter as it is."""
        if view.name in {each.name for each in built_in(self.held)}:
            view = replace(view, filter=self._memory.view.filter)
        self._memory.look(view)
        self._filters.set_filter(view.filter.fitting(self.held))
        self._set_columns()
        self._arrange()

    def choose_columns(self, keys: tuple[str, ...]) -> None:
        """Show other columns in this order."""
        kept = tuple(key for key in keys if key not in ALWAYS)
        self._memory.look(replace(self._memory.view, columns=kept))
        self._set_columns()

    def hide_column(self, key: str) -> None:
        """Leave out one column."""
        self.choose_columns(tuple(each for each in self._memory.view.columns if each != key))

    def move_column(self, key: str, by: int) -> None:
        """Move a column so many places to the right, to the left below 0."""
        keys = list(self._memory.view.columns)
        if key in keys:
            at = keys.index(key)
            keys.insert(min(max(at + by, 0), len(keys) - 1), keys.pop(at))
            self.choose_columns(tuple(keys))

    def filter(self, wanted: CaseFilter) -> None:
        """Show other cases."""
        self._memory.view = replace(self._memory.view, filter=wanted)
        self._arrange()
        self._say_view()

    def look_for(self, wanted: CaseFilter) -> None:
        """Show other cases, and say so in the row of filters."""
        self._filters.set_filter(wanted)
        self.filter(wanted)

    def sort_next(self, at: int) -> None:
        """Sort by a column: rising, then falling, then in the order of the round."""
        key, view = self._view.grid.columns[at].key, self._memory.view
        if view.sorted_by != key:
            self.sort(key)
        elif view.falling:
            self.sort("")
        else:
            self.sort(key, falling=True)

    def sort(self, key: str, *, falling: bool = False) -> None:
        """Sort by a column, "" for the order of the round."""
        self._memory.look(replace(self._memory.view, sorted_by=key, falling=falling))
        self._arrange()
        self._say_view()

    def save_view(self, name: str) -> None:
        """Keep what is looked at under a name."""
        self._memory.save_as(name)
        self._say_view()

    def forget_view(self, name: str) -> None:
        """Forget a view of one's own."""
        self._memory.forget(name)
        self._say_view()

    @property
    def is_filtered(self) -> bool:
        """Return whether a filter is on."""
        return self._filters.filter.is_on

    def bring(self, case: CaseId, key: str = "") -> bool:
        """Give a case's cell the keys, showing every case if it is filtered out; return whether it is there."""
        if case in self.held.cases and self._view.grid.row_of(case) < 0:
            self._filters.reset()
        return self._view.choose(case, key)
