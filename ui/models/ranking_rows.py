"""The rows of the ranking: sections, the budget line between cases, and who stands where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial

from prioritiser.analysis.money import PENCE
from prioritiser.analysis.summary import Analysis, Result
from prioritiser.model.base import CaseId, NodeId
from prioritiser.model.framework import Domain
from ui.models.ranking_columns import DOMAIN, LENS
from ui.models.ranking_filter import Filter
from ui.models.ranking_grounds import Ground, Grounds
from ui.models.ranking_words import counted, pounds
from ui.widgets.stack import Segment

HEADING, CASE, LINE = "heading", "case", "line"
RANKED, STOPS, UNRANKED, MANDATED, SAVINGS = "ranked", "stops", "unranked", "mandated", "savings"
Chip = tuple[str, str]  # words, tone
RowKey = tuple[str, str, CaseId | None]


@dataclass(slots=True, eq=False)
class Row:
    """One row. `words` stand in place of the bar, or are a heading; `thin` is for what is not funded.

    `cells` and `segments` are filled in when the row is first painted.
    """

    kind: str
    section: str
    case: CaseId | None = None
    result: Result | None = None
    ground: Ground | None = None
    words: str = ""
    aside: str = ""
    thin: bool = False
    chip: Chip | None = None
    cells: dict[str, str] = field(default_factory=dict)
    segments: tuple[Segment, ...] | None = None

    @property
    def key(self) -> RowKey:
        """Return what the row is about, wherever it stands."""
        return self.kind, self.section, self.case


@dataclass(frozen=True, slots=True)
class Listing:
    """How the rows are to be listed: what is filtered out, and by which column they are sorted (None: by rank)."""

    filter: Filter = field(default_factory=Filter)
    sort: str | None = None
    falling: bool = True


def rows_of(analysis: Analysis, grounds: Grounds, listing: Listing) -> list[Row]:
    """Return all rows of the list."""
    ranked = [each for each in analysis.results if each.type != "disinvestment"]
    stops = [each for each in analysis.results if each.type == "disinvestment"]
    rows = [*_ranked_rows(analysis, grounds, listing, ranked)]
    rows += _section(STOPS, "Stops", _stops_aside(stops), _stop_rows(grounds, listing, stops))
    rows += _section(UNRANKED, "Not ranked yet", "", _unranked_rows(analysis, grounds, listing))
    aside = "Their money is set aside before the list begins"
    rows += _section(MANDATED, "Mandated: costed, not ranked", aside, _mandated_rows(analysis, grounds, listing))
    aside = "Net present saving over all years; a case may also stand above"
    return rows + _section(SAVINGS, "Cases that save", aside, _saving_rows(analysis, grounds, listing))


def line_place(analysis: Analysis, ranked: Sequence[Result]) -> int | None:
    """Return before which of the ranked cases the budget line runs; None where there is no line to draw."""
    funding = analysis.funding
    if funding is None:
        return None
    if not funding.spent:
        return 0
    if analysis.rule == "line":
        return next((at for at, each in enumerate(ranked) if each.case == funding.stopped_at), len(ranked))
    return next((at for at in range(len(ranked), 0, -1) if ranked[at - 1].funded), 0)


def _ranked_rows(analysis: Analysis, grounds: Grounds, listing: Listing, ranked: list[Result]) -> Iterable[Row]:
    place = line_place(analysis, ranked) if listing.sort is None else None
    tied = frozenset(analysis.funding.tied_at_line) if analysis.funding else frozenset()
    left = _left(analysis)
    entries: list[Row] = []
    for at, result in enumerate(_sorted(listing, grounds, ranked)):
        if at == place:
            entries.append(Row(LINE, RANKED))
        ground = grounds.cases[result.case]
        if listing.filter.shows(ground, result):
            chip = _chip(result, ground, left, tied=result.case in tied)
            thin = result.funded is False
            entries.append(Row(CASE, RANKED, result.case, result, ground, thin=thin, chip=chip))
    if place is not None and place >= len(ranked):
        entries.append(Row(LINE, RANKED))
    return _section(RANKED, "Investments and reshapes", _aside(analysis), entries)


def _aside(analysis: Analysis) -> str:
    """Return what a reader of rank and running total has to know: whose the missing ranks are, what is paid first."""
    stops = [each.rank for each in analysis.results if each.type == "disinvestment" and each.rank is not None]
    first = analysis.funding.spent[0] if analysis.funding and analysis.funding.spent else None
    holds = "holds rank" if len(stops) == 1 else "hold ranks"
    said = [f"{'A stop' if len(stops) == 1 else 'Stops'} {holds} {_spans(stops)}, listed below"] if stops else []
    if first is not None and analysis.funding is not None and analysis.funding.committed:
        start = pounds(committed_first(analysis))
        said.append(f"the total starts at {start} (mandated, must do, accepted stops)")
    words = "; ".join(said)
    return words[:1].upper() + words[1:]


def committed_first(analysis: Analysis) -> float:
    """Return what mandated and must cases and accepted stops take from the first budget, in £, before the list."""
    funding, money = analysis.funding, analysis.money
    if funding is None or not funding.spent:
        return 0.0
    row = money.rows.index(funding.spent[0].row)
    return sum(int(money.amounts[money.cases.index(case), row]) for case in funding.committed) / PENCE


def _spans(ranks: Sequence[int]) -> str:
    """Return ranks as people list them: 1 to 3, 13 and 28."""
    spans: list[list[int]] = []
    for rank in sorted(ranks):
        if spans and rank <= spans[-1][-1] + 1:
            spans[-1].append(rank)
        else:
            spans.append([rank])
    words = [str(span[0]) if span[0] == span[-1] else f"{span[0]} to {span[-1]}" for span in spans]
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]


def _section(section: str, title: str, aside: str, entries: list[Row]) -> list[Row]:
    cases = sum(row.kind == CASE for row in entries)
    if not entries:
        return []
    return [Row(HEADING, section, words=f"{title} · {cases}", aside=aside), *entries]


def _left(analysis: Analysis) -> str:
    """Return what is left of the first budget, as a chip says it, or nothing."""
    spent = analysis.funding.spent if analysis.funding else ()
    if not spent or spent[0].budget is None:
        return ""
    return pounds(spent[0].budget - spent[0].amount)


def _chip(result: Result, ground: Ground, left: str, *, tied: bool) -> Chip | None:
    """Return the one thing to say beside a case's name: the most pressing."""
    if tied:
        return "tied at the line", "caution"
    if ground.must:
        return "must be funded", "info"
    if ground.barred:
        return "kept out by a rule", "plain"
    if result.funded is False and result.fits and left:
        return f"fits in {left}", "good"
    if result.provisional:
        return "provisional", "caution"
    return None


def brief_chip(words: str) -> str:
    """Return a chip's words for where they would cut the case's name; the line itself says how much is left."""
    return "fits" if words.startswith("fits in ") else words


def _stops_aside(stops: Sequence[Result]) -> str:
    accepted = sum(each.accepted for each in stops)
    return f"{accepted} of {counted(len(stops), 'stop')} accepted; what an accepted stop frees joins the budget"


def _stop_rows(grounds: Grounds, listing: Listing, stops: list[Result]) -> list[Row]:
    tones = {"accepted": "good", "not decided": "caution"}
    rows = []
    for result in _sorted(listing, grounds, stops):
        ground = grounds.cases[result.case]
        if listing.filter.shows(ground, result):
            said = ground.decision if result.accepted or ground.decision != "accepted" else "not decided"
            chip = "accepted" if result.accepted else said
            rows.append(
                Row(
                    CASE, STOPS, result.case, result, ground,
                    thin=not result.accepted, chip=(chip, tones.get(chip, "plain")),
                )
            )  # fmt: skip
    return rows


def _unranked_rows(analysis: Analysis, grounds: Grounds, listing: Listing) -> list[Row]:
    return [
        Row(CASE, UNRANKED, each.case, each.so_far, grounds.cases[each.case], words=each.reason)
        for each in analysis.not_ranked
        if listing.filter.shows(grounds.cases[each.case], each.so_far)
    ]


def _mandated_rows(analysis: Analysis, grounds: Grounds, listing: Listing) -> list[Row]:
    return [
        Row(
            CASE, MANDATED, each.case, each.so_far, grounds.cases[each.case],
            words=f"Net present cost {pounds(each.cost)}",
        )
        for each in analysis.mandated
        if listing.filter.shows(grounds.cases[each.case], each.so_far)
    ]  # fmt: skip


def _saving_rows(analysis: Analysis, grounds: Grounds, listing: Listing) -> list[Row]:
    found = {each.case: each for each in analysis.results}
    found.update({each.case: each.so_far for each in analysis.not_ranked})
    found.update({each.case: each.so_far for each in analysis.mandated})
    return [
        Row(
            CASE, SAVINGS, each.case, found[each.case], grounds.cases[each.case],
            words=f"Saves {pounds(each.saving)}",
        )
        for each in analysis.savings
        if listing.filter.shows(grounds.cases[each.case], found[each.case])
    ]  # fmt: skip


# Sorting

_Key = Callable[[Result, Grounds], float | str | None]


def _sorted(listing: Listing, grounds: Grounds, results: list[Result]) -> list[Result]:
    """Return results sorted by a column, those without a figure last; in list order without one."""
    if listing.sort is None:
        return results
    figure = sort_key(listing.sort)
    known = [each for each in results if figure(each, grounds) is not None]
    rest = [each for each in results if figure(each, grounds) is None]
    return sorted(known, key=lambda each: figure(each, grounds), reverse=listing.falling) + rest  # type: ignore[arg-type,return-value]


def sort_key(column: str) -> _Key:
    """Return what a column is sorted by."""
    if column.startswith(DOMAIN):
        return partial(_domain, domain=column.removeprefix(DOMAIN))  # type: ignore[arg-type]
    if column.startswith(LENS):
        return partial(_lens, node=NodeId(column.removeprefix(LENS)))
    plain: dict[str, _Key] = {
        "rank": lambda result, _grounds: result.rank,
        "case": lambda result, grounds: grounds.cases[result.case].title.casefold(),
        "type": lambda result, _grounds: result.type,
        "decision": lambda result, grounds: grounds.cases[result.case].decision or None,
        "gates": lambda result, grounds: grounds.cases[result.case].gates,
        "amount": lambda result, grounds: grounds.cases[result.case].amount,
        "running": lambda result, _grounds: result.cumulative,
        "cost": lambda result, _grounds: result.cost,
        "coverage": lambda result, _grounds: result.coverage,
        "vfm": lambda result, _grounds: result.vfm,
    }
    return plain.get(column, lambda result, _grounds: result.value)


def _domain(result: Result, _grounds: Grounds, *, domain: Domain) -> float | None:
    return result.domains.get(domain) if result.value is not None else None


def _lens(result: Result, _grounds: Grounds, *, node: NodeId) -> float | None:
    return result.nodes.get(node) if result.value is not None else None
