"""What the command line gives back with --json: one record each, so that the schema and the output cannot differ."""

from __future__ import annotations

import msgspec

from prioritiser.analysis.arrays import Spot
from prioritiser.analysis.explain import Explanation
from prioritiser.analysis.money import uncosted
from prioritiser.analysis.summary import Analysis, Result
from prioritiser.analysis.weights import domain_weights
from prioritiser.exchange.importing.report import ImportOut
from prioritiser.exchange.judged import WeightsOut
from prioritiser.model.base import Record, Value
from prioritiser.model.case import CaseType
from prioritiser.model.natural import natural_key
from prioritiser.model.round import Conflict, Round


class ResultOut(Record, frozen=True, kw_only=True):
    """One ranked case: values 0..100, money in pounds."""

    case: str
    title: str
    type: CaseType
    rank: int | None
    tied: bool
    value: float | None
    coverage: float
    provisional: bool
    low: float
    high: float
    gain: float | None
    contributions: dict[str, float]
    domains: dict[str, float]
    nodes: dict[str, float]
    benefit: float | None
    cost: float
    vfm: float | None
    funded: bool | None
    fits: bool | None
    cumulative: float | None


class NotRankedOut(Record, frozen=True, kw_only=True):
    """A case without a rank, why, and which criteria nobody has answered."""

    case: str
    reason: str
    missing: tuple[str, ...]
    value: float | None
    low: float
    high: float
    coverage: float


class MandatedOut(Record, frozen=True, kw_only=True):
    """A mandated case: costed, not ranked."""

    case: str
    cost: float


class SavingOut(Record, frozen=True, kw_only=True):
    """A case that saves over the years, in pounds at present value."""

    case: str
    type: CaseType
    saving: float
    accepted: bool
    value: float | None


class SpotOut(Record, frozen=True, kw_only=True):
    """An answer to point out: clamped to the reference points, or left out because it cannot be right."""

    case: str
    criterion: str
    assessor: str
    words: str


class RankOut(Record, frozen=True, kw_only=True):
    """`rank`."""

    title: str
    revision: int
    order: str
    rule: str
    weights: dict[str, float]
    weights_source: str
    uncosted: tuple[str, ...]
    domain_weights: dict[str, float]
    results: tuple[ResultOut, ...]
    not_ranked: tuple[NotRankedOut, ...]
    mandated: tuple[MandatedOut, ...]
    savings: tuple[SavingOut, ...]
    clamped: tuple[SpotOut, ...]
    problems: tuple[SpotOut, ...]


class SpentOut(Record, frozen=True, kw_only=True):
    """What one budget row has to pay for, and what there is."""

    year: str
    kind: str
    amount: float
    budget: float | None


class BreakOut(Record, frozen=True, kw_only=True):
    """A rule that the list does not keep."""

    kind: str
    rule: str
    cases: tuple[str, ...]
    words: str


class FundOut(Record, frozen=True, kw_only=True):
    """`fund`."""

    rule: str
    order: str
    funded: tuple[str, ...]
    accepted: tuple[str, ...]
    mandated: tuple[str, ...]
    results: tuple[ResultOut, ...]
    total_gain: float
    spent: tuple[SpentOut, ...]
    optimal: bool | None
    gap: float | None
    clash: tuple[str, ...] | None
    breaks: tuple[BreakOut, ...]
    tied_at_line: tuple[str, ...]


class TermOut(Record, frozen=True, kw_only=True):
    """What one criterion adds to a difference, in points."""

    criterion: str
    points: float


class ExplainOut(Record, frozen=True, kw_only=True):
    """`explain`."""

    case: str
    rank: int | None
    value: float | None
    against: str | None
    difference: float | None
    terms: tuple[TermOut, ...]
    bring_in: dict[str, Value] | None
    words: str


class ConflictOut(Record, frozen=True, kw_only=True):
    """Two or more rival answers in one cell; `assessor` is null for the panel's own score."""

    case: str
    criterion: str
    assessor: str | None
    answers: tuple[dict[str, Value], ...]


class FieldConflictOut(Record, frozen=True, kw_only=True):
    """Rival values of anything else; `in_use` is what both sides had seen."""

    kind: str
    id: tuple[str, ...]
    field: str
    values: tuple[Value, ...]
    in_use: Value


class QuarantinedOut(Record, frozen=True, kw_only=True):
    """What was left out of a merge, and why."""

    source: str
    reason: str


class LateOut(Record, frozen=True, kw_only=True):
    """Something that came after the round was locked."""

    kind: str
    id: tuple[str, ...]


class MergeOut(Record, frozen=True, kw_only=True):
    """`merge`."""

    added: int
    same: int
    conflicts: tuple[ConflictOut, ...]
    fields: tuple[FieldConflictOut, ...]
    quarantined: tuple[QuarantinedOut, ...]
    late: tuple[LateOut, ...]


class EventOut(Record, frozen=True, kw_only=True):
    """One recorded fact: what stood there before and after."""

    at: str
    actor: str | None
    kind: str
    key: dict[str, str]
    field: str
    before: Value
    after: Value
    reason: str
    edit: str
    undoes: bool


class PointOut(Record, frozen=True, kw_only=True):
    """A restore point."""

    id: str
    name: str
    at: str
    code: str


class HistoryOut(Record, frozen=True, kw_only=True):
    """`history`."""

    events: tuple[EventOut, ...]
    points: tuple[PointOut, ...]


class PointsOut(Record, frozen=True, kw_only=True):
    """`points`."""

    points: tuple[PointOut, ...]


class FaultOut(Record, frozen=True, kw_only=True):
    """What went wrong and what to do about it."""

    code: str
    message: str
    where: str
    remedy: str


class VerifyOut(Record, frozen=True, kw_only=True):
    """`verify`. `matches`, when a code was given: "today", the id of the restore point it is of, or null.

    `error` is there when the record, or the code, does not hold.
    """

    ok: bool
    head: str
    events: int
    withheld: int
    problems: tuple[str, ...]
    matches: str | None = None
    error: FaultOut | msgspec.UnsetType = msgspec.UNSET


class DoneOut(Record, frozen=True, kw_only=True):
    """`new`, `sample`, `apply`, `undo`, `redo`, `export`: what was done, where; `notes`: what `apply` did unasked."""

    done: str
    file: str
    revision: int
    changed: int = 0
    contains: dict[str, int] | None = None
    notes: tuple[str, ...] = ()


class ErrorOut(Record, frozen=True, kw_only=True):
    """Any verb with exit code 1."""

    error: FaultOut


_DONE = ("new", "sample", "apply", "undo", "redo", "export")
VERBS = (
    ("rank", RankOut), ("fund", FundOut), ("explain", ExplainOut), ("weights", WeightsOut), ("merge", MergeOut),
    ("import", ImportOut), ("history", HistoryOut),
    ("points", PointsOut), ("verify", VerifyOut), *((name, DoneOut) for name in _DONE), ("error", ErrorOut),
)  # fmt: skip


def result_out(result: Result, title: str) -> ResultOut:
    """Return one case's figures as they go out."""
    fields = {name: getattr(result, name) for name in ResultOut.__struct_fields__ if name != "title"}
    return msgspec.convert({**fields, "title": title}, ResultOut, strict=False, from_attributes=False)


def _results(analysis: Analysis) -> tuple[ResultOut, ...]:
    return tuple(result_out(each, analysis.round.cases[each.case].title) for each in analysis.results)


def rank_out(analysis: Analysis) -> RankOut:
    """Return a ranking."""
    return RankOut(
        title=analysis.title, revision=analysis.revision, order=analysis.order, rule=analysis.rule,
        weights={str(name): weight for name, weight in analysis.weights.leaves.items()},
        weights_source=analysis.weights.source, uncosted=uncosted(analysis.round),
        domain_weights=_domains(analysis),
        results=_results(analysis),
        not_ranked=tuple(
            NotRankedOut(
                case=each.case, reason=each.reason, missing=each.missing, value=each.so_far.value,
                low=each.so_far.low, high=each.so_far.high, coverage=each.so_far.coverage,
            )
            for each in analysis.not_ranked
        ),
        mandated=tuple(MandatedOut(case=each.case, cost=each.cost) for each in analysis.mandated),
        savings=tuple(
            SavingOut(case=each.case, type=each.type, saving=each.saving, accepted=each.accepted, value=each.value)
            for each in analysis.savings
        ),
        clamped=tuple(_spot(each) for each in analysis.inputs.arrays.clamped),
        problems=tuple(_spot(each) for each in analysis.inputs.arrays.problems),
    )  # fmt: skip


def _domains(analysis: Analysis) -> dict[str, float]:
    return {str(name): share for name, share in domain_weights(analysis.round, analysis.weights).items()}


def _spot(spot: Spot) -> SpotOut:
    return SpotOut(case=spot.case, criterion=spot.criterion, assessor=spot.assessor, words=spot.words)


def fund_out(analysis: Analysis) -> FundOut:
    """Return a funded list; the analysis must have run a rule."""
    funding = analysis.funding
    assert funding is not None, "the rule best is refused before this"  # noqa: S101
    return FundOut(
        rule=funding.rule, order=funding.order, funded=funding.funded, accepted=funding.accepted,
        mandated=tuple(each.case for each in analysis.mandated),
        results=_results(analysis), total_gain=funding.total_gain,
        spent=tuple(
            SpentOut(year=each.row[0], kind=each.row[1], amount=each.amount, budget=each.budget)
            for each in funding.spent
        ),
        optimal=funding.optimal, gap=funding.gap, clash=funding.clash,
        breaks=tuple(
            BreakOut(kind=each.kind, rule=each.rule, cases=each.cases, words=each.words) for each in funding.breaks
        ),
        tied_at_line=funding.tied_at_line,
    )  # fmt: skip


def explain_out(found: Explanation) -> ExplainOut:
    """Return why a case stands where it stands."""
    terms = tuple(TermOut(criterion=each.criterion, points=each.points) for each in found.terms)
    return ExplainOut(
        case=found.case, rank=found.rank, value=found.value, against=found.against, difference=found.difference,
        terms=terms, bring_in=None, words=found.words,
    )  # fmt: skip


def conflicts_out(held: Round) -> tuple[tuple[ConflictOut, ...], tuple[FieldConflictOut, ...]]:
    """Return open conflicts: those of cells, one each, and those of anything else."""
    ordered = sorted(held.conflicts, key=lambda each: (each.kind, tuple(map(natural_key, each.parts)), each.field))
    cells = tuple(_cell_conflict(each) for each in ordered if _is_cell(each))
    named = {(each.kind, each.parts) for each in ordered if _is_cell(each)}
    others = tuple(
        FieldConflictOut(
            kind=each.kind, id=each.parts, field=each.field, values=tuple(rival.value for rival in each.rivals),
            in_use=each.in_use,
        )
        for each in ordered
        if not _is_cell(each) and not ((each.kind, each.parts) in named and each.field == "reason")
    )  # fmt: skip
    return cells, others


def _is_cell(conflict: Conflict) -> bool:
    return conflict.kind in ("answer", "agreed") and conflict.field == ""


def _cell_conflict(conflict: Conflict) -> ConflictOut:
    answers = tuple(
        {
            **(each.value if isinstance(each.value, dict) else {}),
            "reason": each.reason,
            "actor": each.actor,
            "at": each.at,
        }
        for each in conflict.rivals
    )
    case, criterion, *rest = conflict.parts
    return ConflictOut(case=case, criterion=criterion, assessor=rest[0] if rest else None, answers=answers)
