"""What this computer remembers of the grid: columns, widths, order and one's own views."""

from __future__ import annotations

import json
from dataclasses import replace

from PySide6.QtCore import QByteArray

from prioritiser.model.round import Round
from ui.models.case_grid_filter import CaseFilter
from ui.models.case_grid_views import OVERVIEW, GridView, as_kept, built_in, from_kept, with_view
from ui.settings import Settings

NOW, VIEWS, WIDTHS = "cases.now", "cases.views", "cases.widths"


class Memory:
    """The view that is looked at, and the views to choose from. Filters are kept in one's own views only."""

    def __init__(self, settings: Settings) -> None:
        """Read what was kept."""
        self._settings = settings
        self.own = from_kept(self._text(VIEWS))
        kept = from_kept(self._text(NOW))
        self.view = replace(kept[0], filter=CaseFilter()) if kept else GridView(OVERVIEW)
        self._built: tuple[GridView, ...] = ()  # as the round that is open has them
        self.widths = _numbers(self._text(WIDTHS))

    def _text(self, name: str) -> str:
        return bytes(self._settings.shape(name).data()).decode("utf-8", "replace")

    def _put(self, name: str, text: str) -> None:
        self._settings.keep_shape(name, QByteArray(text.encode()))

    def start_anew(self, held: Round) -> None:
        """Look at another round: with the columns that were chosen last, and every case."""
        self.fit(held)
        self.view = replace(self.view, filter=CaseFilter())

    def fit(self, held: Round) -> None:
        """Give a view that comes with the program the years, places and gates of a round; one's own stays."""
        is_own = bool(self.view.columns) and not self._is_built(self.view)
        self._built = built_in(held)
        if not is_own:
            found = next((each for each in self._built if each.name == self.view.name), self._built[0])
            self.view = replace(found, filter=self.view.filter)

    def _is_built(self, view: GridView) -> bool:
        return any(view == replace(each, filter=view.filter) for each in self._built)

    def every(self, held: Round) -> tuple[GridView, ...]:
        """Return the views that come with the program, then one's own."""
        return (*built_in(held), *self.own)

    def look(self, view: GridView) -> None:
        """Remember what is looked at."""
        self.view = view
        # One that comes with the program is kept by its name alone: another round has other years.
        self._put(NOW, as_kept((replace(view, columns=()) if self._is_built(view) else view,)))

    def save_as(self, name: str) -> None:
        """Keep what is looked at as a view of one's own."""
        named = replace(self.view, name=name)
        self.own = with_view(self.own, named)
        self._put(VIEWS, as_kept(self.own))
        self.look(self.own[-1])

    def forget(self, name: str) -> None:
        """Forget a view of one's own; what is looked at stays as it is."""
        self.own = tuple(view for view in self.own if view.name != name)
        self._put(VIEWS, as_kept(self.own))

    def is_as_named(self, held: Round) -> bool:
        """Return whether what is looked at is still the view of its name."""
        return any(view == self.view for view in self.every(held))

    def keep_width(self, key: str, width: float) -> None:
        """Remember the width of a column, in design pixels."""
        self.widths[key] = round(width, 1)
        self._put(WIDTHS, json.dumps(self.widths))


def _numbers(text: str) -> dict[str, float]:
    """Return what was kept as numbers by name; what cannot be read is passed over."""
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    entries = found.items() if isinstance(found, dict) else ()
    return {str(key): float(value) for key, value in entries if isinstance(value, int | float) and value > 0}
