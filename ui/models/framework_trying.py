"""Trying a framework on two made-up cases: an answer for each criterion, and the value of each case."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from prioritiser.analysis.framework_warnings import trial_values
from prioritiser.analysis.value_function import level_values, measure_points
from prioritiser.analysis.weights import effective_weights
from prioritiser.errors import KnownError
from prioritiser.model.base import CriterionId
from prioritiser.model.framework import Criterion
from prioritiser.model.round import Round
from ui.models.answers import measure_text, read_measure
from ui.models.criteria import Placed, placed_criteria
from ui.models.criterion_words import NO_ANCHOR
from ui.models.ranking_words import percent, points

Index = QModelIndex | QPersistentModelIndex
CASES = ("Case A", "Case B")
HEADINGS = ("Criterion", *CASES, "Weight")
WEIGHT = len(HEADINGS) - 1  # the last column: only read
FIGURE_SPACE = "\u2007"
# Where each begins, as a part of the scale: one strong case and one middling one.
_BEGIN: Mapping[str, float] = MappingProxyType({"Case A": 0.8, "Case B": 0.4})


class TryTable(QAbstractTableModel):
    """Criteria down, two cases across. Nothing of it is stored."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._held = Round()
        self.placed: tuple[Placed, ...] = ()
        self._answers: dict[str, dict[CriterionId, float]] = {case: {} for case in CASES}
        self.fault = ""
        self._weights: dict[str, float] = {}

    def start_over(self) -> None:
        """Forget what was answered: another round is open."""
        self._answers = {case: {} for case in CASES}

    def show(self, after: Round) -> None:
        """Try another framework; answers that still fit it stay."""
        self.beginResetModel()
        self._held, self.placed = after, placed_criteria(after)
        for case in CASES:
            before = self._answers[case]
            self._answers[case] = {
                each.criterion.id: self._fitting(before.get(each.criterion.id), each.criterion, case)
                for each in self.placed
            }
        self._weights = self._effective()
        self.endResetModel()

    def _effective(self) -> dict[str, float]:
        """Return the effective weight 0..1 of each criterion; none where the framework cannot be worked out."""
        try:
            return {str(key): weight for key, weight in effective_weights(self._held).leaves.items()}
        except KnownError:
            return {}

    def _fitting(self, answer: float | None, criterion: Criterion, case: str) -> float:
        levels = self._held.settings.levels
        if criterion.kind == "level":
            fits = answer is not None and float(answer).is_integer() and 0 <= answer <= levels
            return answer if fits and answer is not None else float(round(_BEGIN[case] * levels))
        if answer is not None:
            return answer
        measures = sorted(measure for measure, _ in criterion.points) or [0.0]
        return measures[0] + _BEGIN[case] * (measures[-1] - measures[0])

    # Values

    @property
    def values(self) -> dict[str, float]:
        """Return the value 0..100 of each case; none where the framework cannot be worked out, and `fault` says why."""
        self.fault = ""
        if not self.placed:
            return {}
        try:
            return dict(trial_values(self._held, self._answers))
        except KnownError as fault:
            self.fault = f"{fault.message} {fault.remedy}".removesuffix(" Nothing was changed.")
            return {}

    def words(self) -> str:
        """Return which case comes out ahead, in a sentence."""
        values = self.values
        if not values:
            return self.fault or "There is no criterion to try yet."
        ahead, behind = sorted(CASES, key=lambda case: -values[case])
        gap = values[ahead] - values[behind]
        said = ", ".join(f"{case} {points(values[case])}" for case in CASES)
        return f"{said}. {ahead} is ahead by {points(gap)}." if points(gap) != points(0) else f"{said}: level."

    def _worth(self, criterion: Criterion, answer: float) -> str:
        try:
            if criterion.kind == "level":
                worth = float(level_values(criterion, self._held.settings.levels)[round(answer)])
            else:
                worth = float(np.interp(answer, *measure_points(criterion)))
        except KnownError:
            return ""
        return points(worth)

    def keys_words(self) -> str:
        """Return the keys that answer with a level: "0–5"."""
        return f"0–{self._held.settings.levels}"

    def possible(self, index: Index) -> str:
        """Return what can be typed here, in a sentence."""
        if not index.isValid() or index.column() == WEIGHT or not index.column():
            return "Go to Case A or Case B to change an answer."
        if self.by_level(index.row()):
            return f"Type a level from 0 to {self._held.settings.levels}."
        return "Press F2 or Enter and type a number."

    def by_level(self, row: int) -> bool:
        """Return whether a criterion is answered with a level."""
        return 0 <= row < len(self.placed) and self.placed[row].criterion.kind == "level"

    # What Qt asks

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many criteria there are."""
        return 0 if parent.isValid() else len(self.placed)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return one column for the names and one for each case."""
        return 0 if parent.isValid() else len(HEADINGS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """Return the headings."""
        across = orientation == Qt.Orientation.Horizontal
        if across and role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return HEADINGS[section] if across and role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - as Qt has it
        """Return a name, or an answer with what it is worth."""
        if not index.isValid():
            return None
        placed = self.placed[index.row()]
        criterion = placed.criterion
        if role == Qt.ItemDataRole.ToolTipRole:
            return self.meaning(index)
        if not index.column():
            return (
                f"{placed.number:{FIGURE_SPACE}>2}  {criterion.label}" if role == Qt.ItemDataRole.DisplayRole else None
            )
        if index.column() == WEIGHT:
            return self._weight(criterion, role)
        answer = self._answers[CASES[index.column() - 1]][criterion.id]
        if role == Qt.ItemDataRole.EditRole:
            return measure_text(answer)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        worth = self._worth(criterion, answer)
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{measure_text(answer)} → {worth}"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{criterion.label}, {CASES[index.column() - 1]}: {measure_text(answer)}, worth {worth}"
        return None

    def _weight(self, criterion: Criterion, role: int) -> Any:  # noqa: ANN401 - as Qt has it
        """Return the share of the whole that a criterion has."""
        share = percent(self._weights[criterion.id]) if criterion.id in self._weights else ""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            return share
        return f"{criterion.label}, weight: {share}" if role == Qt.ItemDataRole.AccessibleTextRole else None

    def meaning(self, index: Index) -> str:
        """Return what an answer stands for: the level's sentence, or the unit of a measure."""
        if not index.isValid():
            return ""
        criterion = self.placed[index.row()].criterion
        if index.column() in {0, WEIGHT}:
            return criterion.question
        answer = self._answers[CASES[index.column() - 1]][criterion.id]
        if criterion.kind == "measure":
            return f"{criterion.label}: {measure_text(answer)} {criterion.unit}".rstrip()
        level = round(answer)
        anchor = criterion.anchors[level] if level < len(criterion.anchors) else ""
        return f"{criterion.label}, level {level}: {anchor or NO_ANCHOR}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let answers be changed."""
        base = super().flags(index)
        return base | Qt.ItemFlag.ItemIsEditable if index.isValid() and index.column() not in {0, WEIGHT} else base

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Take an answer that was typed; one that is not on the scale is not taken."""
        if not index.isValid() or index.column() in {0, WEIGHT} or role != Qt.ItemDataRole.EditRole:
            return False
        criterion = self.placed[index.row()].criterion
        amount = read_measure(str(value), criterion.unit)
        levels = self._held.settings.levels
        if amount is None or (criterion.kind == "level" and not (amount.is_integer() and 0 <= amount <= levels)):
            return False
        self._answers[CASES[index.column() - 1]][criterion.id] = amount
        self.dataChanged.emit(index, index)
        return True
