"""Round -> arrays: the only place that turns answers into panel cells (method.md section 1)."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from prioritiser.analysis.value_function import TOP, level_values, measure_points, neutral_value, piecewise
from prioritiser.model.base import AssessorId, CaseId, CriterionId
from prioritiser.model.framework import Criterion
from prioritiser.model.round import Round

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]
BoolArray = npt.NDArray[np.bool_]
PanelRule = Literal["mean", "median", "group_mean"]

PANEL = ""  # stands for the panel where an assessor's id is expected


@dataclass(frozen=True, slots=True)
class Spot:
    """An answer to point out: which cell, whose (the panel's own: ""), and in words what is the matter."""

    case: CaseId
    criterion: CriterionId
    assessor: AssessorId | str
    words: str


@dataclass(frozen=True, slots=True, eq=False)
class Counting:
    """The counting answers as parallel arrays, shape (a,); `cell` = case * m + criterion.

    `amount` is in the answer's own unit (level or measure), `value` its partial value 0..100 before
    mirroring. Sorted by cell, then assessor.
    """

    cell: IntArray
    assessor: IntArray
    amount: FloatArray
    value: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Arrays:
    """A round's scores as arrays over cases (n) and criteria (m), in the round's own order.

    `panel` (n, m): panel partial value 0..100, mirrored for disinvestments, NaN where a cell is not filled.
    `neutral` (n, m): partial value of "no change", mirrored likewise. `counted` (n, m): counting answers, of
    `asked` assessors. `agreed` (n, m): cell is an agreed score. `mean_amount` (n, m): the panel figure in the
    answer's own unit, for display, NaN where not filled. `mirrored` (n, m): the answer says what would be
    lost. `clamped` lists measures outside the reference points, `problems` answers that are off the scale and
    not counted.
    """

    cases: tuple[CaseId, ...]
    criteria: tuple[CriterionId, ...]
    assessors: tuple[AssessorId, ...]
    panel: FloatArray
    neutral: FloatArray
    counted: IntArray
    asked: int
    agreed: BoolArray
    mean_amount: FloatArray
    mirrored: BoolArray
    finance: BoolArray
    clamped: tuple[Spot, ...]
    problems: tuple[Spot, ...]
    answers: Counting


def arrays_of(round_: Round) -> Arrays:
    """Return a round's scores as arrays.

    Answers to unknown cases or criteria, or by unknown assessors, are passed over. Raise InputError
    ("value_table", "value_points", "neutral") naming a criterion whose scale is broken.
    """
    cases, criteria, assessors = tuple(round_.cases), tuple(round_.criteria), tuple(round_.assessors)
    scale = _Scale(tuple(round_.criteria.values()), round_.settings.levels)
    names: _Names = (cases, criteria, (*assessors, PANEL))
    answers, clamped, problems = _judge(scale, names, _raw(round_))
    agreed_raw, emptied = _agreed(round_)
    agreed, agreed_clamped, agreed_problems = _judge(scale, names, agreed_raw)
    shape = (len(cases), len(criteria))
    value, amount, counted = _cells(round_, answers, shape[0] * shape[1])
    value[emptied] = amount[emptied] = np.nan
    value[agreed.cell], amount[agreed.cell] = agreed.value, agreed.amount
    is_agreed = np.zeros(len(value), dtype=np.bool_)
    is_agreed[agreed.cell] = True
    mirrored = _mirrored(round_)
    panel = value.reshape(shape)
    neutral = np.broadcast_to(scale.neutral, shape)
    return Arrays(
        cases=cases,
        criteria=criteria,
        assessors=assessors,
        panel=np.where(mirrored, TOP - panel, panel),
        neutral=np.where(mirrored, TOP - neutral, neutral),
        counted=counted.reshape(shape),
        asked=len(assessors),
        agreed=is_agreed.reshape(shape),
        mean_amount=amount.reshape(shape),
        mirrored=mirrored,
        finance=np.array([c.domain == "finance" for c in round_.criteria.values()], dtype=np.bool_),
        clamped=_in_order(clamped + agreed_clamped, names),
        problems=_in_order(problems + agreed_problems, names),
        answers=answers,
    )


def cube_of(arrays: Arrays) -> FloatArray:
    """Return counting answers as partial values 0..100 (mirrored as `panel`), (n, m, k), NaN where none."""
    n, m, k = len(arrays.cases), len(arrays.criteria), len(arrays.assessors)
    flat = np.full(n * m * k, np.nan)
    flat[arrays.answers.cell * k + arrays.answers.assessor] = arrays.answers.value
    cube = flat.reshape(n, m, k)
    return np.where(arrays.mirrored[:, :, None], TOP - cube, cube)


class _Scale:
    """The value functions of all criteria, ready for whole arrays of answers."""

    def __init__(self, criteria: tuple[Criterion, ...], levels: int) -> None:
        """Build the table of levels (m, levels + 1), the points of measures and the neutral values (m,)."""
        self.levels = levels
        self.is_measure = np.array([c.kind == "measure" for c in criteria], dtype=np.bool_)
        self.points = {at: measure_points(c) for at, c in enumerate(criteria) if c.kind == "measure"}
        self.neutral = np.array([neutral_value(c, levels) for c in criteria], dtype=np.float64)
        self.table = np.full((len(criteria), levels + 1), np.nan)
        for at, criterion in enumerate(criteria):
            if criterion.kind == "level":
                self.table[at] = level_values(criterion, levels)

    def on_scale(self, criterion: IntArray, amount: FloatArray) -> BoolArray:
        """Return which amounts are a level of the scale, or a number for a measure, shape (a,)."""
        is_level = (amount >= 0) & (amount <= self.levels) & (amount == np.floor(amount))
        return np.where(self.is_measure[criterion], np.isfinite(amount), is_level)

    def value(self, criterion: IntArray, amount: FloatArray) -> tuple[FloatArray, BoolArray]:
        """Return (partial value, outside the points) of amounts that are on the scale, shapes (a,)."""
        level = np.where(self.is_measure[criterion], 0.0, amount).astype(np.int64)
        value = self.table[criterion, level]
        outside = np.zeros(len(amount), dtype=np.bool_)
        for at, (measures, values) in self.points.items():
            here = criterion == at
            value[here], outside[here] = piecewise(measures, values, amount[here])
        return value, outside


_Names = tuple[tuple[CaseId, ...], tuple[CriterionId, ...], tuple[str, ...]]
_Raw = tuple[IntArray, IntArray, FloatArray, FloatArray]  # cell, assessor, level, measure, each of shape (a,)


def _judge(scale: _Scale, names: _Names, raw: _Raw) -> tuple[Counting, list[Spot], list[Spot]]:
    """Return the answers that count with their values, those clamped, and those off the scale."""
    cell, who, level, measure = raw
    criterion = cell % max(len(names[1]), 1)
    amount = np.where(scale.is_measure[criterion], measure, level)
    good = scale.on_scale(criterion, amount)
    problems = [_spot(names, *at, "off the scale, so it does not count") for at in _pairs(cell, who, ~good)]
    cell, who, amount, criterion = cell[good], who[good], amount[good], criterion[good]
    value, outside = scale.value(criterion, amount)
    clamped = [
        _spot(names, *at, "outside the reference points, so taken as the nearest") for at in _pairs(cell, who, outside)
    ]
    order = np.lexsort((who, cell))
    return Counting(cell[order], who[order], amount[order], value[order]), clamped, problems


def _pairs(cell: IntArray, who: IntArray, chosen: BoolArray) -> list[tuple[int, int]]:
    """Return (cell, who) of the chosen entries as plain numbers."""
    return list(zip(cell[chosen].tolist(), who[chosen].tolist(), strict=True))


def _spot(names: _Names, cell: int, who: int, words: str) -> Spot:
    """Return an entry that points at one answer."""
    case, criterion = divmod(cell, len(names[1]))
    return Spot(names[0][case], names[1][criterion], names[2][who], words)


def _in_order(spots: list[Spot], names: _Names) -> tuple[Spot, ...]:
    """Return spots by case, criterion and assessor in the round's order, the panel's own last."""
    if not spots:
        return ()
    case, criterion, who = ({name: at for at, name in enumerate(ids)} for ids in names)
    return tuple(sorted(spots, key=lambda s: (case[s.case], criterion[s.criterion], who[s.assessor])))


def _index(ids: Iterable[str]) -> dict[str, int]:
    """Return the place of each id."""
    return {key: at for at, key in enumerate(ids)}


def _raw(round_: Round) -> _Raw:
    """Return the answers that may count, each with a level or a measure, the other NaN.

    One list per field, because a list of rows takes several times as long.
    """
    case_at, criterion_at, who_at = _index(round_.cases), _index(round_.criteria), _index(round_.assessors)
    live = [
        answer
        for answer in round_.answers.values()
        if not (answer.stale or answer.conflict or answer.answer is not None)
        and (answer.level is not None or answer.measure is not None)
    ]
    case = np.array([case_at.get(answer.case, -1) for answer in live], dtype=np.int64)
    criterion = np.array([criterion_at.get(answer.criterion, -1) for answer in live], dtype=np.int64)
    who = np.array([who_at.get(answer.assessor, -1) for answer in live], dtype=np.int64)
    level = _amounts([answer.level for answer in live])
    measure = _amounts([answer.measure for answer in live])
    silent = np.zeros((len(case_at) + 1, len(who_at) + 1), dtype=np.bool_)  # the last row and column: unknown
    silent[-1], silent[:, -1] = True, True
    for key, about in round_.interests:
        if key in who_at and about in case_at and not round_.counts(key, CaseId(about)):
            silent[case_at[about], who_at[key]] = True
    kept = (criterion >= 0) & ~silent[case, who]
    return (case * len(criterion_at) + criterion)[kept], who[kept], level[kept], measure[kept]


def _amounts(figures: Sequence[float | None]) -> FloatArray:
    """Return figures as an array, None as NaN."""
    return np.array([math.nan if figure is None else figure for figure in figures], dtype=np.float64)


def _agreed(round_: Round) -> tuple[_Raw, IntArray]:
    """Return (agreed scores in force, cells emptied by "no evidence").

    Of an agreed score in conflict the round holds the value that both sides had seen, which stays in force.
    """
    case_at, criterion_at = _index(round_.cases), _index(round_.criteria)
    inside = [
        (case_at[case] * len(criterion_at) + criterion_at[criterion], entry)
        for (case, criterion), entry in round_.agreed.items()
        if case in case_at and criterion in criterion_at
        if not entry.stale
    ]
    emptied = [cell for cell, entry in inside if entry.outcome == "no_evidence"]
    scores = [(cell, entry) for cell, entry in inside if entry.outcome == "agreed" and entry.amount is not None]
    raw = (
        np.array([cell for cell, _ in scores], dtype=np.int64),
        np.full(len(scores), len(round_.assessors), dtype=np.int64),
        _amounts([entry.level for _, entry in scores]),
        _amounts([entry.measure for _, entry in scores]),
    )
    return raw, np.array(emptied, dtype=np.int64)


def _cells(round_: Round, answers: Counting, size: int) -> tuple[FloatArray, FloatArray, IntArray]:
    """Return (value, amount, counted) of every cell, shape (n * m,), NaN under `min_answers`."""
    settings = round_.settings
    groups = _groups(round_)
    counted = np.bincount(answers.cell, minlength=size).astype(np.int64)
    thin = counted < max(settings.min_answers, 1)
    results = []
    for figures in (answers.value, answers.amount):
        cells = _combine(settings.panel_rule, answers.cell, groups[answers.assessor], figures, size)
        results.append(np.where(thin, np.nan, cells))
    return results[0], results[1], counted


def _groups(round_: Round) -> IntArray:
    """Return the group index of each assessor, shape (k,); those without a group make up one of their own."""
    at: dict[str, int] = {}
    return np.array(
        [at.setdefault(assessor.group or "", len(at)) for assessor in round_.assessors.values()],
        dtype=np.int64,
    )


def _combine(rule: PanelRule, cell: IntArray, group: IntArray, figures: FloatArray, size: int) -> FloatArray:
    """Return mean, median or mean of group means per cell, shape (size,), NaN where there are no figures.

    Figures are sorted within a cell before they are added up, so the result does not depend on who is listed
    first.
    """
    if rule == "median":
        return _median(cell, figures, size)
    if rule == "mean":
        return _mean(cell, figures, size)
    count = int(group.max(initial=0)) + 1
    by_group = np.sort(_mean(cell * count + group, figures, size * count).reshape(size, count), axis=1)
    present: IntArray = (~np.isnan(by_group)).sum(axis=1)
    total: FloatArray = np.where(np.isnan(by_group), 0.0, by_group).sum(axis=1)
    return _ratio(total, present)


def _mean(cell: IntArray, figures: FloatArray, size: int) -> FloatArray:
    """Return the mean per cell, shape (size,), NaN where there are none."""
    order = np.lexsort((figures, cell))
    count = np.bincount(cell, minlength=size).astype(np.int64)
    total = np.bincount(cell[order], weights=figures[order], minlength=size).astype(np.float64)
    return _ratio(total, count)


def _ratio(total: FloatArray, count: IntArray) -> FloatArray:
    """Return total / count, shape (size,), NaN where there is nothing to count."""
    ratio = np.full(len(total), np.nan)
    some = count > 0
    ratio[some] = total[some] / count[some]
    return ratio


def _median(cell: IntArray, figures: FloatArray, size: int) -> FloatArray:
    """Return the median per cell, shape (size,), NaN where there are none."""
    ranked = figures[np.lexsort((figures, cell))]
    count = np.bincount(cell, minlength=size)
    start = np.cumsum(count) - count
    some = count > 0
    median = np.full(size, np.nan)
    low, high = (start + (count - 1) // 2)[some], (start + count // 2)[some]
    median[some] = (ranked[low] + ranked[high]) / 2
    return median


def _mirrored(round_: Round) -> BoolArray:
    """Return which cells say what would be lost, shape (n, m)."""
    stops = np.array([case.type == "disinvestment" for case in round_.cases.values()], dtype=np.bool_)
    benefit = np.array([criterion.mirrored for criterion in round_.criteria.values()], dtype=np.bool_)
    return stops[:, None] & benefit[None, :]
