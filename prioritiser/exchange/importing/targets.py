"""What a column can be brought in as, and which headings say so.

A target is one of: a name of CASE_FIELDS, money:YEAR:KIND (with :saving), place:ID, gate:ID, cash_releasing, ignore; in
a sheet of money by year also line and year:YEAR.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from prioritiser.edits.cells import parse_year
from prioritiser.errors import InputError
from prioritiser.exchange.importing.headings import folded
from prioritiser.exchange.importing.words import best_choice
from prioritiser.model.case import MONEY_KINDS
from prioritiser.model.case_fields import CASE_FIELDS
from prioritiser.model.round import Round

IGNORE = "ignore"
CASH = "cash_releasing"
LINE = "line"
KIND_WORDS = MappingProxyType({"recurrent": "recurrent", "non_recurrent": "non-recurrent", "capital": "capital"})
# Lists of lines that have their own targets or none: they cannot stand in one cell.
_NOT_COLUMNS = ("money", "workforce", "activity", "impact", "risks", "gates")
_ALIASES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "id": (
            "case reference", "scheme reference",
            "ref", "reference", "id", "case id", "case ref", "scheme ref", "scheme id", "project ref", "project id",
            "ref no", "reference number", "reference no", "case number", "case no", "unique id", "no", "number", "code",
        ),
        "title": (
            "title", "scheme name", "case name", "project name", "scheme title", "case title", "project title",
            "name of scheme", "name", "scheme", "project", "case", "proposal", "initiative", "candidate",
            "business case", "name of case", "intervention name",
        ),
        "type": ("type", "case type", "scheme type", "type of case", "invest or disinvest", "category"),
        "lane": ("lane", "mandated", "must do", "mandatory", "ranked or mandated"),
        "summary": (
            "summary", "description", "what is it", "brief description", "one line summary", "overview", "details",
            "scheme description", "short description", "about", "case summary", "scope",
        ),
        "board": ("board", "delivery board", "programme board", "owning board", "delivery group"),
        "lead": ("lead", "scheme lead", "project lead", "lead officer", "owner", "case lead", "programme lead"),
        "people": (
            "population size", "population",
            "people", "people reached", "people yr", "people a year", "people per year", "patients", "beneficiaries",
            "number of people", "people benefiting", "patients per year", "patients yr", "reach", "population reached",
        ),
        "starts": ("start", "start date", "starts", "starts on", "go live", "go live date", "begins", "date starts"),
        "problem": ("problem", "need", "problem statement", "case for change"),
        "months_to_benefit": ("time to benefit", "months to benefit"),
        "prevention_tier": ("prevention tier", "tier", "prevention level", "prevention"),
        "life_course": ("life course", "life stage", "life course stage"),
        "lead_provider": ("lead provider", "provider"),
        "funding_source": ("funding source", "source of funding", "funded by"),
        "clinical_lead": ("clinical lead", "lead clinician"),
        "sro": ("sro", "senior responsible owner", "senior responsible officer"),
        "sponsor": ("sponsor", "executive sponsor", "exec sponsor"),
        "frees": ("frees", "frees money for", "funds"),
        "intervention": ("intervention", "what would be done", "proposed intervention"),
        "published_facts": ("published facts", "facts"),
        "places": ("places", "place", "geography", "area"),
    }
)  # fmt: skip

_YEAR = re.compile(r"(?<![\d/])((?:20)?\d\d\s*[/\-–]\s*(?:20)?\d\d)(?![\d/])")
_NTH = re.compile(r"\b(?:year|yr|y)\s*(\d{1,2})\b", re.IGNORECASE)
_NOT_MONEY = re.compile(
    r"\b(total|totals|npv|npc|bcr|payback|roi|cumulative|per person|each|wte|fte|whole life|notes?)\b"
)
_NON_RECURRENT = re.compile(r"\b(non ?rec\w*|nr|one ?off|set ?up|transition\w*|pump ?prim\w*|double running)\b")
_CAPITAL = re.compile(r"\b(capital|capex|cap)\b")
_SAVING = re.compile(r"\b(saving|savings|saved|efficienc\w*|cash releas\w*|income|benefit £|cost reduction)\b")
_MONEY = re.compile(
    r"£|\b(cost|costs|recurrent|recurring|rec|spend|spending|expenditure|revenue|ask|amount|investment|funding"
    r"|budget|price|money)\b"
)
_SCALES = (
    (re.compile(r"£\s*0{3}s?\b|\b0{3}s?\b|£\s*k\b|\bthousands?\b|\bk\b"), 1e3),
    (re.compile(r"£\s*mn?\b|\bmillions?\b|\bmn?\b(?=\s*$)|^mn?\b"), 1e6),
)  # fmt: skip


class MoneyTarget(NamedTuple):
    """What a column of money means."""

    year: str
    kind: str
    saving: bool

    @property
    def target(self) -> str:
        """Return it as a target."""
        return f"money:{self.year}:{self.kind}{':saving' if self.saving else ''}"


class Found(NamedTuple):
    """What a heading says: a target, how many pounds its numbers count in, and what had to be assumed."""

    target: str
    scale: float = 1.0
    assumed: str = ""


def money_target(target: str) -> MoneyTarget | None:
    """Return what a money target means, or None for any other target."""
    if not target.startswith("money:"):
        return None
    said = target.removeprefix("money:")
    saving = said.endswith(":saving")
    year, _, kind = said.removesuffix(":saving").rpartition(":")
    return MoneyTarget(year, kind, saving) if year and kind in MONEY_KINDS else None


def is_target(target: str, held: Round) -> bool:
    """Return whether a target can be brought in to a round."""
    money = money_target(target)
    if money is not None:
        return _is_year(money.year, held)
    head, colon, rest = target.partition(":")
    if colon:
        known = {"place": frozenset(map(str, held.places)), "gate": frozenset(map(str, held.gates))}
        return rest in known.get(head, ()) or (head == "year" and _is_year(rest, held))
    return target in (IGNORE, CASH, LINE) or (target in CASE_FIELDS and target not in _NOT_COLUMNS)


def unknown_year(target: str, held: Round) -> str:
    """Return in a sentence that a target's year is none of the round, "" when that is not what is the matter."""
    money = money_target(target)
    year = money.year if money is not None else target.removeprefix("year:")
    if (money is None and year == target) or _is_year(year, held):
        return ""
    years = held.settings.years
    if years:
        return f"“{year}” is not a year of this round ({years[0]} to {years[-1]})."
    return f"“{year}” is not a financial year such as 2026/27."


def targets_of(held: Round) -> tuple[tuple[str, str], ...]:
    """Return every target with its words, in the order in which a person would look for them."""
    found = [(IGNORE, "Leave out")]
    found += [(name, field.label) for name, field in CASE_FIELDS.items() if name not in _NOT_COLUMNS]
    for year in held.settings.years:
        for saving in (False, True):
            found += [(each.target, target_words(each.target, held)) for each in _kinds(year, saving=saving)]
    found.append((CASH, target_words(CASH, held)))
    for start, table in (("place", held.places), ("gate", held.gates)):
        found += [(f"{start}:{key}", target_words(f"{start}:{key}", held)) for key in table]
    return tuple(found)


def money_words(target: str) -> str:
    """Return a target of money as people read it, "" for any other."""
    money = money_target(target)
    return f"{money.year} {KIND_WORDS[money.kind]} {'saving' if money.saving else 'cost'}" if money is not None else ""


def target_words(target: str, held: Round) -> str:
    """Return a target as people read it."""
    if money_target(target) is not None:
        return money_words(target)
    head, colon, rest = target.partition(":")
    if colon and head == "place":
        return f"Share of {_name(held.places.get(rest), rest)}"  # type: ignore[call-overload]
    if colon and head == "gate":
        return f"Gate {_name(held.gates.get(rest), rest)}"  # type: ignore[call-overload]
    if colon and head == "year":
        return rest
    words = {IGNORE: "Leave out", CASH: "Whether savings release cash", LINE: "Line of money"}
    return words.get(target) or CASE_FIELDS[target].label


def recognise(group: str, name: str, held: Round) -> Found:
    """Return what a heading says, target "" when it says nothing known.

    A year that the round does not have leaves the column out, and says so.
    """
    said = folded(name)
    if not said:
        return Found("")
    field = _field(said)
    if field:
        return Found(field)
    gate = _gate(said, held)
    if gate:
        return Found(gate)
    money = _money(group, name, held)
    if money.target:
        return money
    return Found(_place(said, held))


def rank_of(target: str, name: str) -> int:
    """Return how well a heading names a field, 0 best: of two columns for one field the better one is taken."""
    aliases = _ALIASES.get(target, ())
    said = folded(name)
    return aliases.index(said) if said in aliases else len(aliases)


def scale_said(text: str) -> float:
    """Return how many pounds the numbers below some words count in: 1, 1,000 for £k or £000, 1,000,000 for £m."""
    said = folded(text)
    return next((scale for pattern, scale in _SCALES if pattern.search(said)), 1.0)


def year_said(text: str, held: Round) -> str:
    """Return the financial year that words name, "" for none; year 1 is the first year of the round."""
    found = _YEAR.search(text)
    if found:
        try:
            return parse_year(found[1])
        except InputError:
            return ""
    found = _NTH.search(text)
    years = held.settings.years
    if found and 1 <= int(found[1]) <= len(years):
        return years[int(found[1]) - 1]
    return ""


def money_kind(text: str) -> tuple[str, bool]:
    """Return the kind of money that words name, and whether it is a saving."""
    said = folded(text)
    kind = "recurrent"
    if _NON_RECURRENT.search(said):
        kind = "non_recurrent"
    elif _CAPITAL.search(said):
        kind = "capital"
    return kind, _SAVING.search(said) is not None


def _is_year(year: str, held: Round) -> bool:
    """Return whether a year is one of the round's, or a financial year as it is kept where the round has none."""
    if held.settings.years:
        return year in held.settings.years
    try:
        return parse_year(year) == year
    except InputError:
        return False


def _kinds(year: str, *, saving: bool) -> Iterator[MoneyTarget]:
    for kind in MONEY_KINDS:
        yield MoneyTarget(year, kind, saving)


def _name(thing: object, key: str) -> str:
    return str(getattr(thing, "name", "")) or key


def _field(said: str) -> str:
    """Return the field that words name."""
    for field, aliases in _ALIASES.items():
        if said in aliases:
            return field
    fields = (each for each in CASE_FIELDS.values() if each.name not in _NOT_COLUMNS)
    return next((each.name for each in fields if said in (folded(each.label), folded(each.name))), "")


def _gate(said: str, held: Round) -> str:
    for key, gate in held.gates.items():
        if said in (folded(key), folded(gate.name), folded(f"{key} {gate.name}"), f"gate {folded(key)}"):
            return f"gate:{key}"
    return ""


def _money(group: str, name: str, held: Round) -> Found:
    """Return the money that a heading names: its kind and year, looked for in its own words, then in its group's."""
    own, both = folded(name), folded(f"{group} {name}")
    if _NOT_MONEY.search(own) or "%" in own:
        return Found("")
    year = year_said(name, held)
    says_money = any(pattern.search(own) for pattern in (_MONEY, _NON_RECURRENT, _CAPITAL, _SAVING))
    if not says_money and not year:
        return Found("")
    if not says_money and _field(folded(group)):
        return Found("")
    kind, saving = money_kind(name if says_money else f"{group} {name}")
    assumed = "" if _says_kind(both) or saving else "no kind is said: taken as recurrent"
    year = year or year_said(group, held)
    years = held.settings.years
    if not year:
        if not years:
            return Found(IGNORE, 1.0, "no year is said and the round has none, so it is left out")
        year = years[0]
        assumed = f"no year is said: taken as {year}"
    elif years and year not in years:
        return Found(IGNORE, 1.0, f"{year} is not a year of this round ({years[0]} to {years[-1]}), so it is left out")
    return Found(MoneyTarget(year, kind, saving).target, scale_said(f"{group} {name}"), assumed)


def _says_kind(said: str) -> bool:
    return (
        re.search(r"\b(recurrent|recurring|rec|non ?rec\w*|nr|one ?off|set ?up|capital|capex|cap)\b", said) is not None
    )


def _place(said: str, held: Round) -> str:
    """Return the place whose share a heading names."""
    words = re.sub(r"%|\b(share|split|of|percentage|per cent|percent)\b", " ", said).strip()
    if not words:
        return ""
    found = best_choice(words, [(str(key), place.name) for key, place in held.places.items()])
    return f"place:{found}" if found else ""
