"""What the panel beside the grid says of the chosen case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from prioritiser.edits.case_cells import case_value, show_cell
from prioritiser.model.case import Case
from prioritiser.model.case_fields import CASE_FIELDS, EVIDENCE_GRADES
from prioritiser.model.round import Round
from ui.models.case_grid_columns import short_year
from ui.models.case_grid_words import GateState, gate_state, problems_of
from ui.models.case_story import MONEY_TOKENS, money_by_year, subtitle_of
from ui.models.ranking_words import MILLION, THOUSAND, TYPES, counted, pounds, title_of

Years = list[tuple[str, list[tuple[str, str, float]]]]
_HALF = 0.5
_SHOWN_FIELDS = ("board", "lead", "lead_provider", "starts", "national_target")
_GRADES = MappingProxyType(dict(EVIDENCE_GRADES))


@dataclass(frozen=True, slots=True)
class Detail:
    """The chosen case in short. `years` are for the chart, in `unit`; `gates` says how ready it is."""

    title: str
    about: str
    chips: tuple[tuple[str, str], ...]
    problems: tuple[str, ...]
    years: Years
    unit: str
    gates: GateState
    facts: tuple[tuple[str, str], ...]
    evidence: tuple[str, ...]
    total: str = ""


def detail_of(held: Round, case: Case) -> Detail:
    """Return the panel's words for a case."""
    years, unit = years_of(held, case)
    return Detail(
        title=title_of(case),
        about=" · ".join(part for part in (case.id, TYPES[case.type], subtitle_of(held, case)) if part),
        chips=tuple(_chips(case)),
        problems=problems_of(held, case),
        years=years,
        unit=unit,
        gates=gate_state(held, case),
        facts=tuple(_facts(held, case)),
        evidence=tuple(_evidence(case)),
        total=total_words(held, case),
    )


def total_words(held: Round, case: Case) -> str:
    """Return what all kinds of money come to, year by year, costs and savings apart; "" without money."""
    said = []
    for year, sums in money_by_year(held, case):
        cost = sum(amount for _name, amount in sums if amount > 0)
        saving = -sum(amount for _name, amount in sums if amount < 0)
        parts = [f"{noun} {pounds(amount)}" for noun, amount in (("cost", cost), ("saving", saving)) if amount]
        if parts:
            said.append(f"{short_year(year)} {', '.join(parts)}")
    return f"All kinds together: {'; '.join(said)}." if said else ""


def years_of(held: Round, case: Case) -> tuple[Years, str]:
    """Return the money by year for a chart, with its unit: £m, or £k where nothing comes near a million."""
    table = money_by_year(held, case)
    most = max((abs(amount) for _, sums in table for _, amount in sums), default=0.0)
    unit, size = ("£m", MILLION) if most >= MILLION * _HALF else ("£k", THOUSAND)
    years = [
        (short_year(year), [(name, MONEY_TOKENS[name], amount / size) for name, amount in sums]) for year, sums in table
    ]
    return years, unit


def _chips(case: Case) -> Iterator[tuple[str, str]]:
    if case.lane == "mandated":
        yield "Mandated: not ranked", "info"
    if case.fields.get("illustrative") or any(line.illustrative for line in case.money):
        yield "Illustrative figures", "caution"


def _facts(held: Round, case: Case) -> Iterator[tuple[str, str]]:
    if case.summary:
        yield "", case.summary
    for name in _SHOWN_FIELDS:
        said = show_cell(CASE_FIELDS[name], case_value(case, name), held)
        if said:
            yield CASE_FIELDS[name].label, said
    if case.frees is not None and case.frees in held.cases:
        yield "Frees money for", title_of(held.cases[case.frees])


def _evidence(case: Case) -> Iterator[str]:
    rows = case.fields.get("evidence")
    for row in rows if isinstance(rows, list | tuple) else ():
        if isinstance(row, dict):
            grade = str(row.get("grade", ""))
            parts = [str(row.get("item", "")), _GRADES.get(grade, grade)]
            yield ". ".join(part for part in parts if part)
    facts = case.fields.get("published_facts")
    if isinstance(facts, str) and facts:
        yield facts
    documents = case.fields.get("documents")
    if isinstance(documents, list | tuple) and documents:
        yield f"{counted(len(documents), 'document')} linked in the record"
