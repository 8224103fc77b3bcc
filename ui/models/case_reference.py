"""Reference data of a round as small tables: places, boards, organisations, years; and its discount rates."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal, cast

import msgspec

from prioritiser.edits.reference import set_boards, set_organisations, set_places, set_years, uses_of
from prioritiser.model.case_fields import CaseField
from prioritiser.model.edit import Edit
from prioritiser.model.round import Round
from ui.models.case_record_table import Entry, Plan

Listed = Literal["places", "boards", "organisations", "years"]

USED = CaseField("used", "Used by", "text", help="How many cases name it.")
RATES = (
    CaseField("cost", "Discount rate for costs, a year", "share", help="The Green Book's is 3.5%."),
    CaseField("health", "Discount rate for health effects, a year", "share", help="The Green Book's is 1.5%."),
    CaseField("date", "These rates hold since", "date"),
)


@dataclass(frozen=True, slots=True)
class Reference:
    """One list of the reference data: its name, what is said of it, its columns, and what takes a whole new list."""

    listed: Listed
    title: str
    about: str
    plan: Plan
    edit: Callable[[Round, Sequence[Mapping[str, object]]], Edit]


def _years(held: Round, rows: Sequence[Mapping[str, object]]) -> Edit:
    return set_years(held, [str(row["year"]) for row in rows])


def _named(noun: str) -> Plan:
    return Plan((CaseField("name", "Name"),), needed=("name",), hint=f"Add {noun}", widths={"used": 110})


REFERENCES = (
    Reference(
        "places", "Places", "Each place with its share of the population and of need.",
        Plan(
            (
                CaseField("name", "Name"), CaseField("population", "Population", "share"),
                CaseField("need", "Need", "share"),
            ),
            needed=("name",), hint="Add a place", widths={"used": 110},
        ),
        set_places,
    ),
    Reference("boards", "Boards", "The delivery boards that cases belong to.", _named("a board"), set_boards),
    Reference(
        "organisations", "Organisations", "Who leads, takes part, pays or gains.", _named("an organisation"),
        set_organisations,
    ),
    Reference(
        "years", "Years", "The years of the round, one after another; the first is not discounted.",
        Plan(
            (CaseField("year", "Year", help="Such as 2026/27."),), needed=("year",),
            hint="Add a year, such as 2031/32",
        ),
        _years,
    ),
)  # fmt: skip
BY_NAME = MappingProxyType({reference.listed: reference for reference in REFERENCES})


def rows_in_use(held: Round, listed: Listed) -> list[Entry]:
    """Return one list as rows; how many cases name an entry is in `used`."""
    if listed == "years":
        return [{"year": year} for year in held.settings.years]
    uses = uses_of(held, listed)
    table: Mapping[str, msgspec.Struct] = getattr(held, listed)
    rows = [cast("Entry", msgspec.to_builtins(entry)) for entry in table.values()]
    return [{**row, "used": uses[str(row["id"])].cases if row["id"] in uses else 0} for row in rows]


def used_words(row: Entry) -> str:
    """Return by how many cases an entry is used."""
    count = row.get("used")
    if not isinstance(count, int) or not row.get("id"):
        return ""
    return "no case" if not count else "1 case" if count == 1 else f"{count} cases"


def without_uses(rows: Sequence[Entry]) -> list[Entry]:
    """Return rows as they are handed over: without what was only worked out."""
    return [{name: value for name, value in row.items() if name != "used"} for row in rows]


def share_words(rows: Sequence[Entry], name: str, label: str) -> str:
    """Return a sentence once the shares of places do not add up to all of it, or ""."""
    shares = [share for row in rows if isinstance(share := row.get(name), int | float)]
    total = sum(shares)
    if not shares or abs(total - 1) <= 5e-4:  # noqa: PLR2004 - half of the last digit that is shown
        return ""
    return f"The shares of {label} add up to {100 * total:.0f}%, not to 100%."
