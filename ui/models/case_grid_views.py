"""Views of the case grid: which columns, sorted and filtered how; the ones that come with the program and one's own."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Final

from prioritiser.model.round import Round
from ui.models.case_grid_filter import CaseFilter

OVERVIEW: Final = "Overview"
MOST_VIEWS: Final = 30
_USUAL_YEARS: Final = 2
_LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True)
class GridView:
    """A way to look at the grid. `columns` are keys after the first two; `sorted_by` is "" for the round's order."""

    name: str
    columns: tuple[str, ...] = ()
    sorted_by: str = ""
    falling: bool = False
    filter: CaseFilter = field(default_factory=CaseFilter)


def built_in(held: Round) -> tuple[GridView, ...]:
    """Return the views that come with the program, for the years and gates of a round."""
    years = held.settings.years
    recurrent = [key for year in years for key in (f"money:{year}:recurrent", f"money:{year}:recurrent:saving")]
    first, second = recurrent[:2], recurrent[2 : 2 * _USUAL_YEARS]
    other = [f"money:{year}:{kind}" for kind in ("non_recurrent", "capital") for year in years[:_USUAL_YEARS]]
    return (
        GridView(OVERVIEW, ("type", "places", *first, "gates", "people", *second, "board")),
        GridView("Money", ("type", *recurrent, "cash", *other, *(f"net:{year}" for year in years), "funding_source")),
        GridView("Who and where", (
            "board", "lead", "lead_provider", "places", *(f"place:{place}" for place in held.places), "people",
            "starts", "months_to_benefit",
        )),
        GridView("Strategy", (
            "type", "policy_claims", "aims", "priorities", "core20plus5", "prevention_tier", "life_course",
        )),
        GridView("Gates", ("type", "lane", "gates", *(f"gate:{gate}" for gate in held.gates), "impact", "risks")),
        GridView("In words", ("type", "summary", "problem", "intervention", "published_facts")),
    )  # fmt: skip


def as_kept(views: Sequence[GridView]) -> str:
    """Return one's own views as settings keep them."""
    return json.dumps([asdict(view) for view in views[-MOST_VIEWS:]])


def from_kept(text: str) -> tuple[GridView, ...]:
    """Return one's own views; what cannot be read is passed over."""
    try:
        entries = json.loads(text or "[]")
    except ValueError:
        return ()
    found = (_view(entry) for entry in entries) if isinstance(entries, list) else ()
    return tuple(view for view in found if view is not None)


def _view(entry: object) -> GridView | None:
    if not isinstance(entry, Mapping) or not isinstance(entry.get("columns"), list) or not entry.get("name"):
        return None
    asked = entry.get("filter")
    given = {name: str(asked.get(name, "")) for name in CaseFilter.__slots__} if isinstance(asked, Mapping) else {}
    return GridView(
        str(entry["name"])[:_LONGEST_NAME], tuple(str(key) for key in entry["columns"]),
        str(entry.get("sorted_by", "")), bool(entry.get("falling", False)), CaseFilter(**given),
    )  # fmt: skip


def with_view(views: Sequence[GridView], view: GridView) -> tuple[GridView, ...]:
    """Return one's own views with another; one of the same name is replaced."""
    named = replace(view, name=" ".join(view.name.split())[:_LONGEST_NAME])
    return (*(each for each in views if each.name.casefold() != named.name.casefold()), named)
