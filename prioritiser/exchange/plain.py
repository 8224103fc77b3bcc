"""Answers of the command line as plain text for people: short tables, sentences, no codes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import singledispatch
from types import MappingProxyType

from prioritiser.analysis.judgements import LARGEST_RATIO
from prioritiser.exchange.importing.report import ImportOut, text_of_import
from prioritiser.exchange.judged import WeightsOut
from prioritiser.exchange.reports import (
    DoneOut,
    ExplainOut,
    FundOut,
    HistoryOut,
    MergeOut,
    PointsOut,
    RankOut,
    ResultOut,
    VerifyOut,
)

LONGEST_TITLE = 60

_WEIGHTS: Mapping[str, str] = MappingProxyType(
    {"agreed": "agreed weights", "copied": "weights copied from another round, not agreed in this one"}
)
_WORDS: Mapping[bool | None, str] = MappingProxyType({True: "yes", False: "no", None: "-"})


@singledispatch
def text_of(found: object) -> str:
    """Return an answer as text for people."""
    return str(found)


@text_of.register
def _(found: DoneOut) -> str:
    changes = f" ({_changes(found.changed)})" if found.changed else ""
    return f"{found.done}{changes}: {found.file}"


@text_of.register
def _(found: RankOut) -> str:
    weights = _WEIGHTS.get(found.weights_source, "the framework's own weights, not agreed")
    parts = [f"{found.title}, by {_order(found.order)}, {weights}", "", _results(found.results)]
    if found.uncosted:
        parts += ["", f"No costs entered, counted as nil: {', '.join(found.uncosted)}"]
    if found.not_ranked:
        parts += ["", "Not ranked yet:", *(f"  {each.case}  {each.reason}" for each in found.not_ranked)]
    if found.mandated:
        parts += ["", "Mandated, costed and not ranked:"]
        parts += [f"  {each.case}  {_pounds(each.cost)} net present cost" for each in found.mandated]
    return "\n".join(parts)


@text_of.register
def _(found: FundOut) -> str:
    spent = [
        f"  {each.year} {each.kind.replace('_', ' ')}: {_pounds(each.amount)} of {_pounds(each.budget)}"
        for each in found.spent
    ]
    parts = [f"Funded ({len(found.funded)}): {', '.join(found.funded) or 'nothing'}"]
    parts += [f"Stops accepted ({len(found.accepted)}): {', '.join(found.accepted) or 'none'}"]
    parts += ["Money:", *spent] if spent else ["There is no budget yet, so nothing is funded."]
    parts += [f"Not kept: {each.words}" for each in found.breaks]
    return "\n".join(parts)


@text_of.register
def _(found: ExplainOut) -> str:
    terms = [[each.criterion, f"{each.points:+.1f}"] for each in found.terms]
    heading = ["", f"Point by point against {found.against}:"] if found.against else ["", "Point by point:"]
    return "\n".join([found.words, *heading, _columns(terms, right=(1,))])


@text_of.register
def _(found: WeightsOut) -> str:
    parts = [_columns([[key, f"{100 * weight:.2f}%"] for key, weight in found.weights.items()], right=(1,))]
    if found.consistency is not None:
        ratio, xi = found.consistency.ratio, found.consistency.xi
        if isinstance(ratio, float):
            said = ", above 0.10: look at them again" if ratio > LARGEST_RATIO else ""
            parts += ["", f"Consistency ratio {ratio:.3f}{said}."]
        else:
            parts += ["", f"Best–worst consistency ξ {xi:.4f}; 0 is perfect."]
        parts += [f"Clashes with the others: {one} against {other}" for one, other in found.consistency.worst]
    return "\n".join(parts)


@text_of.register
def _(found: MergeOut) -> str:
    parts = [f"{_changes(found.added)} brought in, {found.same} were here already."]
    parts += [f"In conflict: case {each.case}, criterion {each.criterion}, {each.assessor}" for each in found.conflicts]
    parts += [f"In conflict: {each.kind} {' / '.join(each.id)}, {each.field}" for each in found.fields]
    parts += [f"Left out: {each.source}: {each.reason}" for each in found.quarantined]
    parts += [f"Late, after the lock: {each.kind} {' / '.join(each.id)}" for each in found.late]
    return "\n".join(parts)


text_of.register(ImportOut, text_of_import)


@text_of.register
def _(found: HistoryOut) -> str:
    rows = [
        [each.at, each.actor or "", each.edit, f"{each.kind} {' / '.join(each.key.values())} {each.field}", each.reason]
        for each in found.events
    ]
    return _columns(rows)


@text_of.register
def _(found: PointsOut) -> str:
    return _columns([[each.at, each.name, each.code] for each in found.points]) or "There are no restore points yet."


@text_of.register
def _(found: VerifyOut) -> str:
    known = "" if found.matches is None else f" The code is that of {found.matches}."
    return f"The record holds: {found.events} events, {found.withheld} withheld.{known}\nCode: {found.head}"


def _results(results: Sequence[ResultOut]) -> str:
    rows = [["Rank", "Case", "Type", "Value", "Net present cost", "Funded", "Title"]]
    rows += [
        [
            f"{each.rank or '-'}{'=' if each.tied else ''}", each.case, each.type,
            "-" if each.value is None else f"{each.value:.1f}{'*' if each.provisional else ''}", _pounds(each.cost),
            _WORDS[each.funded] if each.type != "disinvestment" else "", _one_line(each.title),
        ]
        for each in results
    ]  # fmt: skip
    return _columns(rows, right=(0, 3, 4)) + ("\n* provisional" if any(each.provisional for each in results) else "")


def _one_line(title: str) -> str:
    """Return a title short enough for a row of a table."""
    words = " ".join(title.split())
    return words if len(words) <= LONGEST_TITLE else words[: LONGEST_TITLE - 1] + "…"


def _changes(number: int) -> str:
    return f"{number} change{'' if number == 1 else 's'}"


def _order(order: str) -> str:
    return {"value": "value", "vfm": "value for money", "hand": "hand"}[order]


def _pounds(amount: float | None) -> str:
    if amount is None:
        return "no budget"
    sign = "−" if amount < 0 else ""
    return f"{sign}£{abs(amount):,.0f}"


def _columns(rows: Sequence[Sequence[str]], *, right: Sequence[int] = ()) -> str:
    """Return rows as aligned columns."""
    if not rows:
        return ""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]

    def align(at: int, text: str) -> str:
        return text.rjust(widths[at]) if at in right else text.ljust(widths[at])

    return "\n".join("  ".join(align(at, text) for at, text in enumerate(row)).rstrip() for row in rows)
