"""The columns of the case grid: what each is called, what it holds and whether it can be typed into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from prioritiser.model.case import MONEY_KINDS
from prioritiser.model.case_fields import CASE_FIELDS, FIELD_GROUPS, CaseField
from prioritiser.model.round import Round

What = Literal["field", "cost", "saving", "net", "cash", "wte", "place", "gate", "gates", "rating", "count"]

ALWAYS = ("id", "title")  # the first two columns of every view, which stay while the rest scrolls
RIGHT = frozenset(("number", "money", "share"))
KIND_WORDS = MappingProxyType({"recurrent": "Recurrent", "non_recurrent": "One-off", "capital": "Capital"})
_SAVING_TIP = "Type it with or without a minus."
_MADE_ELSEWHERE = frozenset(("money", "workforce", "gates"))  # lists that have columns of their own
_RATED = frozenset(("impact", "risks"))
_WIDTHS = MappingProxyType(
    {
        "text": 150, "long": 220, "number": 86, "money": 92, "share": 78, "date": 116, "choice": 130, "choices": 160,
        "yes_no": 76, "list": 76,
    }
)  # fmt: skip
_OWN_WIDTHS = MappingProxyType({"id": 56, "title": 230, "type": 106, "board": 160, "places": 106, "people": 78})
_OWN_HEADINGS = MappingProxyType({"id": "Ref", "title": "Case", "people": "People\na year", "board": "Board"})


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One column. `heading` may have two lines; `width` is in design pixels.

    `what` says how a cell is read and written: a field of the record, or a figure made from its lines. `year`, `kind`
    and `item` (a place or a gate) say which.
    """

    key: str
    heading: str
    words: str
    group: str
    what: What = "field"
    field: CaseField | None = None
    year: str = ""
    kind: str = ""
    item: str = ""
    width: int = 120

    @property
    def name(self) -> str:
        """Return the heading on one line."""
        return self.heading.replace("\n", " ")

    @property
    def sort(self) -> str:
        """Return the sort of what it holds, in the words of the record."""
        if self.what in {"cost", "saving", "net"}:
            return "money"
        if self.what in {"wte", "count", "rating"}:
            return "number"
        return {"place": "share", "gate": "choice", "gates": "text", "cash": "yes_no"}.get(
            self.what, self.field.sort if self.field is not None else "text"
        )

    @property
    def can_edit(self) -> bool:
        """Return whether its cells can be typed into."""
        if self.what in {"net", "wte", "gates", "rating", "count"} or self.key == "id":
            return False
        return self.field is None or self.field.sort != "list" or self.key == "places"

    @property
    def is_right(self) -> bool:
        """Return whether its cells are figures, which stand to the right."""
        return self.sort in RIGHT


def columns_of(held: Round, unit: str = "£m") -> tuple[GridColumn, ...]:
    """Return every column that a round can show, in the order of the record; money is shown in `unit`."""
    found: list[GridColumn] = []
    for group in FIELD_GROUPS:
        for each in group.fields:
            if each.name == "money":
                found.extend(_money(held, unit, group.label))
            elif each.name == "workforce":
                found.extend(_workforce(held, group.label))
            elif each.name == "gates":
                found.extend(_gates(held, group.label))
            else:
                found.append(_field(each, group.label))
            if each.name == "places":
                found.extend(_places(held, group.label))
    return tuple(found)


def _field(each: CaseField, group: str) -> GridColumn:
    width = _OWN_WIDTHS.get(each.name, _WIDTHS[each.sort])
    heading = _OWN_HEADINGS.get(each.name, each.label)
    if each.sort == "number" and each.unit and "\n" not in heading:
        heading = f"{heading}\n{each.unit}"
    tip = each.help or each.label
    if each.sort == "list" and each.name != "places":
        what: What = "rating" if each.name in _RATED else "count"
        said = "The highest rating" if what == "rating" else "How many are entered"
        return GridColumn(each.name, heading, f"{said}. Open the record to change it.", group, what, each, width=86)
    if each.name == "places":
        tip = "The places that the case is for, such as City 40%, County 60%"
    return GridColumn(each.name, heading, tip, group, "field", each, width=width)


def _money(held: Round, unit: str, group: str) -> Iterator[GridColumn]:
    for year in held.settings.years:
        short = short_year(year)
        for kind in MONEY_KINDS:
            said = KIND_WORDS[kind]
            cost = f"{said} cost" if kind == "recurrent" else said
            yield GridColumn(
                f"money:{year}:{kind}", f"{cost}\n{unit} {short}", f"{said} cost of {year}", group, "cost",
                year=year, kind=kind, width=112 if kind == "recurrent" else 76,
            )  # fmt: skip
            saving = f"{said} saving"
            yield GridColumn(
                f"money:{year}:{kind}:saving", f"{saving}\n{unit} {short}",
                f"{said} saving or income of {year}. {_SAVING_TIP}", group, "saving",
                year=year, kind=kind, width=122 if kind == "recurrent" else 112,
            )  # fmt: skip
        words = f"All costs of {year} less its savings, whether they release cash or not"
        yield GridColumn(f"net:{year}", f"Net\n{unit} {short}", words, group, "net", year=year, width=78)
    words = "Whether the savings release cash; only those that do count against the budget"
    yield GridColumn("cash", "Savings\nrelease cash", words, group, "cash", width=104)


def _workforce(held: Round, group: str) -> Iterator[GridColumn]:
    for year in held.settings.years:
        words = f"Staff needed in {year} less staff released, in whole-time equivalents"
        yield GridColumn(f"wte:{year}", f"Staff\nWTE {short_year(year)}", words, group, "wte", year=year, width=86)


def _places(held: Round, group: str) -> Iterator[GridColumn]:
    for place in held.places.values():
        name = place.name or place.id
        words = f"Share of the case's people and money for {name}"
        yield GridColumn(f"place:{place.id}", f"{name}\n%", words, group, "place", item=place.id, width=96)


def _gates(held: Round, group: str) -> Iterator[GridColumn]:
    yield GridColumn("gates", "Gates", "Whether the case is ready to be ranked", group, "gates", width=132)
    for gate in held.gates.values():
        name = gate.name or gate.id
        heading, words = f"{gate.id}\n{name}" if gate.name else gate.id, f"{gate.id}, {name}. {gate.test}".strip()
        yield GridColumn(f"gate:{gate.id}", heading, words, group, "gate", item=gate.id, width=120)


def short_year(year: str) -> str:
    """Return 2026/27 as 26/27."""
    return year[2:] if len(year) == len("2026/27") and year[4] == "/" else year


def chosen_columns(every: Sequence[GridColumn], keys: Iterable[str]) -> tuple[GridColumn, ...]:
    """Return the columns with these keys in the order of the keys, the first two of every view first."""
    by_key = {column.key: column for column in every}
    wanted = dict.fromkeys((*ALWAYS, *keys))
    return tuple(by_key[key] for key in wanted if key in by_key)


def target_names(held: Round) -> frozenset[str]:
    """Return what a heading row may call the columns, in small letters: keys, labels and headings."""
    every = columns_of(held)
    named = {column.name.casefold() for column in every} | {column.key.casefold() for column in every}
    named |= {name.removeprefix("recurrent ") for name in named}  # as many sheets, and our own once, head them
    return frozenset(named | {each.label.casefold() for each in CASE_FIELDS.values()})
