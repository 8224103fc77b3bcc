"""The case itself, in words: what the drawer shows beside the sheet, with no bare ids and no unexplained figures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from prioritiser.analysis.weights import round_half_up
from prioritiser.exchange.workbook_facts import pounds, tenths
from prioritiser.model.base import CaseId, PlaceId, Value
from prioritiser.model.case import ActivityLine, Case, ImpactLine, MoneyLine, RiskLine, WorkforceLine
from prioritiser.model.round import Round
from ui.models.answers import MINUS, measure_text

MONEY_NAMES = MappingProxyType(
    {"recurrent": "Recurrent", "non_recurrent": "One-off", "capital": "Capital"},
)
# What a year's money is called, with the token of its colour.
MONEY_TOKENS = MappingProxyType(
    {
        "Recurrent": "p1", "One-off": "p4", "Capital": "p5", "Recurrent saving": "p2", "One-off saving": "p2",
        "Capital saving": "p2", "Recurrent saving, no cash": "g3", "One-off saving, no cash": "g3",
        "Capital saving, no cash": "g3", "Recurrent saving, cash not said": "g3",
        "One-off saving, cash not said": "g3", "Capital saving, cash not said": "g3",
    }
)  # fmt: skip
TYPE_NAMES = MappingProxyType(
    {"investment": "Investment", "disinvestment": "Stop", "reshape": "Reshape"},
)
GATE_NAMES = MappingProxyType(
    {"pass": "Passed", "conditional": "Conditional", "fail": "Not passed", "not_applicable": "Not applicable"},
)
FIELD_NAMES = MappingProxyType(
    {
        "board": "Delivery board", "prevention_tier": "Prevention tier", "life_course": "Stage of life",
        "starts": "Starts", "months_to_benefit": "Months to benefit", "lead": "Lead", "core20plus5": "Core20PLUS5",
        "published_facts": "What is published", "source_year": "Year of the source",
    }
)  # fmt: skip
THOUSAND, MILLION, TEN_MILLION = 1e3, 1e6, 1e7
MILLIONS_FROM = 950_000.0  # pounds: from here on a subtitle counts in millions
CODES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "life_course": MappingProxyType(
            {
                "start": "Starting well", "stay": "Staying well", "age": "Ageing well", "die": "Dying well",
                "all": "All ages",
            }
        ),
        "prevention_tier": MappingProxyType(
            {
                "primary": "Primary prevention", "secondary": "Secondary prevention",
                "tertiary": "Tertiary prevention", "enabler": "Makes other work possible", "none": "Not prevention",
            }
        ),
    }
)  # fmt: skip
NOTHING = "–"
_AN_ID = re.compile(r"\b(?=\w*\d)(?=\w*[A-Za-z])\w+\b")
_YEAR = re.compile(r"\d{4}/\d{2}", re.ASCII)
_BESIDE = frozenset(("illustrative", "illustrative_note"))
_NOT_WORDS = re.compile(r"[_\s]+")
_RATINGS = (("initial", "at first"), ("current", "now"), ("target", "aimed for"))


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with its words; without a label it is a paragraph."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the story: facts, and a table with its headings first. `illustrative`: its figures are invented."""

    title: str
    facts: tuple[Fact, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    illustrative: bool = False


def subtitle_of(held: Round, case: Case) -> str:
    """Return where a case is, what it costs or saves, and whom it reaches: "Derby City · £0.9m a year · …"."""
    people = f"{measure_text(case.people)} people" if case.people else ""
    return " · ".join(part for part in (_place(held, case), _yearly(case), people) if part)


def _place(held: Round, case: Case) -> str:
    """Return the places a case is for, the largest share first; all of them is said in one word."""
    shares = sorted((share for share in case.places if share.share > 0), key=lambda share: -share.share)
    if len(shares) > 1 and len(shares) == len(held.places):
        return "Systemwide"
    return " and ".join(_place_name(held, share.place) for share in shares)


def _place_name(held: Round, place: PlaceId) -> str:
    found = held.places.get(place)
    return found.name if found is not None and found.name else place


def _yearly(case: Case) -> str:
    """Return the money of a year, recurrent before one-off before capital, as one figure or from least to most."""
    for kind, ending in (("recurrent", " a year, recurrent"), ("non_recurrent", ", one-off"), ("capital", ", capital")):
        years: dict[str, float] = {}
        for line in case.money:
            if line.kind == kind:
                years[line.year] = years.get(line.year, 0.0) + line.amount
        sums = list(years.values()) if kind == "recurrent" else [sum(years.values())]
        if any(sums):
            return f"{_span(sums)}{ending}"
    return ""


def _span(sums: list[float]) -> str:
    saves = max(sums) <= 0
    unit = max(abs(amount) for amount in sums) >= MILLIONS_FROM
    ends = [_short(end, in_millions=unit) for end in sorted(abs(amount) if saves else amount for amount in sums)]
    said = ends[0] if ends[0] == ends[-1] else f"{ends[0]} to {ends[-1]}"
    return f"saves {said}" if saves else said


def _short(amount: float, *, in_millions: bool) -> str:
    if not in_millions:
        return pounds(amount)
    return f"{MINUS if amount < 0 else ''}£{tenths(abs(amount) / MILLION)}m"


def money_by_year(held: Round, case: Case) -> list[tuple[str, list[tuple[str, float]]]]:
    """Return each year with its sums of money in £ by kind, costs above zero and savings below, in words."""
    years = list(held.settings.years) or sorted({line.year for line in case.money})
    table = []
    for year in years:
        sums: dict[str, float] = {}
        for line in case.money:
            if line.year == year and line.amount:
                name = _money_name(line)
                sums[name] = sums.get(name, 0.0) + line.amount
        table.append((year, list(sums.items())))
    return table


def _money_name(line: MoneyLine) -> str:
    name = MONEY_NAMES[line.kind]
    if line.amount >= 0:
        return name
    said = ", cash not said" if line.cash_releasing is None else "" if line.releases_cash else ", no cash"
    return f"{name} saving{said}"


def story_of(held: Round, case: Case) -> tuple[Part, ...]:
    """Return every part of the case that says something, in the order in which people ask."""
    return tuple(part for part in _parts(held, case) if part.facts or part.table)


def _parts(held: Round, case: Case) -> Iterator[Part]:
    yield Part("", _about(held, case))
    yield Part("Money by year", table=_money(held, case), illustrative=_invented(case.money))
    yield Part("People and places", tuple(_people(held, case)))
    workforce = [(line.staff_group, line.year, line.wte) for line in case.workforce]
    yield Part("Workforce, whole-time equivalents", table=_series(workforce), illustrative=_invented(case.workforce))
    activity = [(line.measure, line.year, line.amount) for line in case.activity]
    yield Part("Activity", table=_series(activity), illustrative=_invented(case.activity))
    yield Part("Background and evidence", tuple(_fields(held, case)))
    risks = tuple(_risk(line) for line in case.risks)
    yield Part("Risks", risks, illustrative=_invented(case.risks))
    impacts = tuple(
        Fact(_label(line.domain), _joined(_rated(line.likelihood, line.impact), line.mitigation))
        for line in case.impact
    )
    yield Part("Quality and equality impact", impacts, illustrative=_invented(case.impact))
    yield Part("Gates", tuple(_gates(held, case)))


def _invented(lines: Iterable[MoneyLine | WorkforceLine | ActivityLine | RiskLine | ImpactLine]) -> bool:
    return any(line.illustrative for line in lines)


def _about(held: Round, case: Case) -> tuple[Fact, ...]:
    facts = [Fact("", _named(held, case.summary))] if case.summary else []
    facts.append(Fact("Type", TYPE_NAMES[case.type]))
    if case.lane == "mandated":
        facts.append(Fact("List", "Mandated: costed, not ranked"))
    if case.frees is not None and case.frees in held.cases:
        facts.append(Fact("Meant to pay for", held.cases[case.frees].title))
    return tuple(facts)


def _money(held: Round, case: Case) -> tuple[tuple[str, ...], ...]:
    """Return the sums of each kind year by year in one unit; savings that bring no cash, or may not, apart."""
    lines = [(name, year, amount) for year, sums in money_by_year(held, case) for name, amount in sums]
    most = max((abs(amount) for _, _, amount in lines), default=0.0)
    if most >= TEN_MILLION:
        return _series(lines, lambda amount: tenths(amount / MILLION).replace("-", MINUS), "£m")
    return _series(lines, lambda amount: measure_text(round_half_up(amount / THOUSAND)), "£k")


def _people(held: Round, case: Case) -> Iterator[Fact]:
    if case.people is not None:
        yield Fact("People reached", measure_text(case.people))
    for share in case.places:
        yield Fact(_place_name(held, share.place), f"{100 * share.share:.0f}%")


def _series(
    lines: Iterable[tuple[str, str, float]], say: Callable[[float], str] = measure_text, unit: str = ""
) -> tuple[tuple[str, ...], ...]:
    """Return a table with a row for each name and a column for each year; nothing where there is nothing to say."""
    sums: dict[str, dict[str, float]] = {}
    for name, year, amount in lines:
        row = sums.setdefault(name, {})
        row[year] = row.get(year, 0.0) + amount
    years = sorted({year for row in sums.values() for year in row})
    if not years:
        return ()
    table = [(unit, *(_short_year(year) for year in years))]
    for name, row in sums.items():
        table.append((name, *(say(row[year]) if year in row else NOTHING for year in years)))
    return tuple(table)


def _short_year(year: str) -> str:
    """Return 2026/27 as 26/27, so that five of them stand side by side."""
    return year[2:] if _YEAR.fullmatch(year) else year


def _fields(held: Round, case: Case) -> Iterator[Fact]:
    """Return the further fields in words; a board by its name."""
    for key, value in case.fields.items():
        if key in _BESIDE or value in (None, "", [], {}):
            continue
        words = held.boards[value].name if key == "board" and isinstance(value, str) and value in held.boards else ""
        coded = CODES.get(key, {}).get(value, "") if isinstance(value, str) else ""
        yield Fact(FIELD_NAMES.get(key, _label(key)), words or coded or _named(held, _plain(value)))
    note = case.fields.get("illustrative_note")
    if note:
        yield Fact("", _joined(_plain(note)))


def _named(held: Round, text: str) -> str:
    """Return a text with the ids of cases replaced by their titles."""

    def title(found: re.Match[str]) -> str:
        case = held.cases.get(CaseId(found[0]))
        return f"“{case.title}”" if case is not None else found[0]

    return _AN_ID.sub(title, text)


def _label(key: str) -> str:
    """Return a field's name as words: "overlap_note" is "Overlap note"."""
    words = _NOT_WORDS.sub(" ", key).strip()
    return words[:1].upper() + words[1:]


def _plain(value: Value) -> str:
    """Return a field's value in words."""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, int | float):
        return measure_text(value)
    if isinstance(value, list | tuple):
        return ", ".join(_plain(each) for each in value)
    if isinstance(value, dict):
        return "; ".join(f"{_label(str(key))}: {_plain(each)}" for key, each in value.items())
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        return str(value)
    return f"{day.day} {day:%B %Y}"


def _risk(line: RiskLine) -> Fact:
    ratings = [
        f"{words} {rating[0] * rating[1]} ({rating[0]} × {rating[1]})"
        for name, words in _RATINGS
        if (rating := getattr(line, name)) is not None
    ]
    said = ", ".join(ratings)
    rated = f"Rating {said}" if said else ""
    return Fact(line.title, _joined(rated, line.description, line.mitigation, line.owner and f"Owner: {line.owner}"))


def _rated(likelihood: int, impact: int) -> str:
    return f"Rating {likelihood * impact} ({likelihood} × {impact})"


def _gates(held: Round, case: Case) -> Iterator[Fact]:
    for result in case.gates:
        gate = held.gates.get(result.gate)
        name = gate.name if gate is not None and gate.name else result.gate
        yield Fact(name, _joined(GATE_NAMES[result.result], result.reason, result.owner and f"Owner: {result.owner}"))


def _joined(*parts: str) -> str:
    """Return sentences after one another, each with its full stop."""
    ends = (".", "!", "?", ":")
    return " ".join(part if part.endswith(ends) else f"{part}." for part in parts if part)
