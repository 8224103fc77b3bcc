"""All weights in one table: lenses, families, criteria and decision domains, beside what the panel weighs."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from prioritiser.analysis.panel_weights import PanelWeights
from prioritiser.analysis.weights import Weights, domain_weights, largest_remainder
from prioritiser.model.base import CriterionId, GroupId, NodeId
from prioritiser.model.framework import DOMAINS, Domain
from prioritiser.model.round import Round
from ui.models.ranking_blocks import DOMAIN_TOKENS
from ui.models.ranking_words import DOMAIN_NAMES
from ui.models.weigh_steps import name_of, token_of

Index = QModelIndex | QPersistentModelIndex
LINE_ROLE: Final = Qt.ItemDataRole.UserRole
DIGITS: Final = 1
_EQUAL: Final = 1e-9
NAME, WEIGHT, SHARE, PANEL, MEAN, NOTE = "name", "weight", "share", "panel", "mean", "note"
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Spread:
    """What the panel weighs on one line, each 0..1: everybody's by assessor, their mean, and the means of groups."""

    people: Mapping[str, float]
    mean: float
    groups: Mapping[GroupId, float]
    shown: str = ""  # the mean as it is shown: added up like weights, so that the same weights read the same

    @property
    def dots(self) -> tuple[float, ...]:
        """Return everybody's weight without saying whose it is."""
        return tuple(self.people.values())

    @property
    def words(self) -> str:
        """Return from where to where it goes: "4.2 to 9.8%"."""
        return f"{_tenth(min(self.dots))} to {_tenth(max(self.dots))}%"

    @property
    def sentence(self) -> str:
        """Return it in a sentence, without a name."""
        count, mean = len(self.people), self.shown or f"{_tenth(self.mean)}%"
        whose = "One person’s weight is" if count == 1 else f"The weights of {count} people go"
        if count == 1:
            return f"{whose} {mean}."
        return f"{whose} from {self.words}; their mean is {mean}."


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `kind` is "node", "leaf", "domain" or "heading"; `scale` is the largest weight of its plot."""

    kind: str
    key: str
    name: str
    token: str = ""
    depth: int = 0
    weight: float = 0.0
    shown: str = ""
    share: str = ""
    spread: Spread | None = None
    scale: float = 1.0
    note: str = ""

    def words(self, groups: Mapping[GroupId, str]) -> str:
        """Return the line as it is read out."""
        if self.kind == "heading":
            return self.name
        parts = [f"{self.name} {self.shown}"]
        if self.spread is not None:
            parts.append(f"panel mean {self.spread.shown}, from {self.spread.words}")
            means = self.spread.groups
            parts += [
                f"{name} {_tenth(means[key])}%" if key in means else f"{name} has no finished set"
                for key, name in groups.items()
            ]
        return ". ".join([", ".join(parts), *([self.note] if self.note else [])])


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `group` is whose mean it has, `person` whose weight."""

    key: str
    heading: str
    tip: str
    group: GroupId | None = None
    person: str = ""


def lines_of(held: Round, weights: Weights, panel: PanelWeights | None, notes: Mapping[str, str]) -> tuple[Line, ...]:
    """Return every line; `panel` is None while others' weights are hidden."""
    tokens, shown = token_of(held), shown_weights(weights)
    spreads = _spreads(panel, weights) if panel is not None else {}
    leaf_scale = _largest(spread for key, spread in spreads.items() if key in weights.leaves)
    lines = [
        Line(
            "leaf" if key in weights.leaves else "node", key, name_of(held, key), tokens.get(key, ""), depth,
            _weight(weights, key), f"{shown[key]:.{DIGITS}f}%", f"{_tenth(weights.shares[key])}%", spreads.get(key),
            leaf_scale if key in weights.leaves else 1.0, notes.get(key, ""),
        )
        for key, depth in _walk(held, weights, None, 0)
    ]  # fmt: skip
    return (*lines, Line("heading", "", "By decision domain"), *_domain_lines(held, weights, panel))


def shown_weights(weights: Weights) -> dict[str, float]:
    """Return percentages as shown: what is below a lens or family adds up to it, and the whole to 100."""
    return _shown({key: _weight(weights, key) for key in weights.parents}, weights)


def strip_figures(weights: Mapping[str, float]) -> dict[str, str]:
    """Return weights as whole percentages that add up to 100; equal ones read the same, with a decimal if need be."""
    shown = largest_remainder(weights, digits=0)
    unequal = any(
        abs(weights[one] - weights[other]) <= _EQUAL and shown[one] != shown[other]
        for one, other in combinations(weights, 2)
    )
    if not unequal:
        return {key: f"{weight:.0f}%" for key, weight in shown.items()}
    return {key: f"{_tenth(weight)}%" for key, weight in weights.items()}


def _shown(values: Mapping[str, float], weights: Weights) -> dict[str, float]:
    """Return any weights 0..1 of this tree as percentages that add up."""
    shown: dict[str, float] = {}

    def share_out(parent: NodeId | None, total: float) -> None:
        children = [key for key, above in weights.parents.items() if above == parent]
        found = largest_remainder({key: values[key] for key in children}, total=total, digits=DIGITS)
        for key in children:
            shown[key] = found[key] if total > 0 else 0.0
            if key in weights.nodes:
                share_out(NodeId(key), shown[key])

    share_out(None, 100.0)
    return shown


def _weight(weights: Weights, key: str) -> float:
    if key in weights.leaves:
        return weights.leaves[CriterionId(key)]
    return weights.nodes[NodeId(key)]


def _walk(held: Round, weights: Weights, parent: str | None, depth: int) -> list[tuple[str, int]]:
    """Return the ids of the tree from above, each with how deep it lies."""
    found: list[tuple[str, int]] = []
    for key in (*held.nodes, *held.criteria):
        if key in weights.parents and weights.parents[key] == parent:
            found.append((key, depth))
            found += _walk(held, weights, key, depth + 1) if key in weights.nodes else []
    return found


def _spreads(panel: PanelWeights, weights: Weights) -> dict[str, Spread]:
    if not panel.mean:
        return {}
    # As they are shown: a group of one reads the same as its one person, and as the mean of one.
    sets = {each.assessor: _shown(each.weights, weights) for each in panel.finished}
    groups = {GroupId(group): _shown(means, weights) for group, means in panel.groups.items()}
    shown = _shown(panel.mean, weights)
    return {
        key: Spread(
            {who: each[key] / 100 for who, each in sets.items()},
            mean,
            {group: each[key] / 100 for group, each in groups.items()},
            f"{shown[key]:.{DIGITS}f}%",
        )
        for key, mean in panel.mean.items()
    }  # fmt: skip


def _domain_lines(held: Round, weights: Weights, panel: PanelWeights | None) -> list[Line]:
    found = domain_weights(held, weights)
    shown = largest_remainder({str(domain): weight for domain, weight in found.items()}, digits=DIGITS)
    spreads = _domain_spreads(held, panel)
    scale = _largest(spreads.values())
    return [
        Line(
            "domain", domain, DOMAIN_NAMES[domain], DOMAIN_TOKENS[at], 0, found[domain],
            f"{shown[domain]:.{DIGITS}f}%", "", spreads.get(domain), scale,
        )
        for at, domain in enumerate(DOMAINS)
    ]  # fmt: skip


def _domain_spreads(held: Round, panel: PanelWeights | None) -> dict[str, Spread]:
    if panel is None or not panel.finished:
        return {}

    def total(weights: Mapping[str, float], domain: Domain) -> float:
        return math.fsum(weights.get(key, 0.0) for key, leaf in held.criteria.items() if leaf.domain == domain)

    means = {str(domain): total(panel.mean, domain) for domain in DOMAINS}
    shown = largest_remainder(means, digits=DIGITS)
    return {
        domain: Spread(
            {each.assessor: total(each.leaves, domain) for each in panel.finished}, means[domain],
            {GroupId(key): total(group, domain) for key, group in panel.groups.items()},
            f"{shown[domain]:.{DIGITS}f}%",
        )
        for domain in DOMAINS
    }  # fmt: skip


def _largest(spreads: object) -> float:
    return max((max(spread.dots) for spread in spreads), default=1.0) or 1.0  # type: ignore[attr-defined]


def _tenth(share: float) -> str:
    return f"{largest_tenth(share):.{DIGITS}f}"


def largest_tenth(share: float) -> float:
    """Return a share 0..1 as a percentage rounded half up to a tenth."""
    return math.floor(share * 1000 + 0.5 + 1e-9) / 10


class WeightsTable(QAbstractTableModel):
    """The lines as a table for a view."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Begin empty."""
        super().__init__(parent)
        self.lines: tuple[Line, ...] = ()
        self.columns: tuple[Column, ...] = ()
        self.groups: Mapping[GroupId, str] = {}

    def show(self, held: Round, lines: Sequence[Line], panel: PanelWeights | None, *, named: bool = False) -> None:
        """Show other lines; without the panel its columns are left out, `named` has a column for each person."""
        self.beginResetModel()
        self.lines = tuple(lines)
        members = {each.group for each in held.assessors.values()}
        self.groups = {key: group.name or key for key, group in held.groups.items() if key in members}
        people = {each.assessor: each.name or each.assessor for each in panel.finished} if panel and named else {}
        counted = len(panel.finished) if panel is not None else 0
        self.columns = _columns(
            {} if people else self.groups, people, counted=counted, has_notes=any(line.note for line in lines)
        )
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell says, and the whole line in words."""
        if not index.isValid() or index.row() >= len(self.lines):
            return None
        line, column = self.lines[index.row()], self.columns[index.column()]
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(line, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.words(self.groups)
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.note if column.key == NOTE else line.words(self.groups)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if column.key in {NAME, NOTE} else _RIGHT
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that lines can be chosen; the heading is passed over."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if self.lines[index.row()].kind == "heading":
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def text(self, line: Line, column: Column) -> str:
        """Return what a cell says."""
        spread = line.spread
        if column.key == NAME:
            return line.name
        if column.key == WEIGHT:
            return line.shown
        if column.key == SHARE:
            return line.share
        if column.key == NOTE:
            return line.note
        if spread is None:
            return ""
        if column.person:
            return f"{_tenth(spread.people[column.person])}%" if column.person in spread.people else "–"
        if column.group is not None:
            return f"{_tenth(spread.groups[column.group])}%" if column.group in spread.groups else "–"
        return spread.shown if column.key == MEAN else spread.words

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a column's heading and what it means."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if column.key in {NAME, NOTE, PANEL} else _RIGHT
        return column.tip if role == Qt.ItemDataRole.ToolTipRole else None


def _columns(
    groups: Mapping[GroupId, str], people: Mapping[str, str], *, counted: int, has_notes: bool
) -> tuple[Column, ...]:
    columns = [
        Column(NAME, "Criterion", "Criterion. Lenses and families stand above what is in them"),
        Column(WEIGHT, "Weight", "Weight. How much of the whole it weighs; what is below adds up to it"),
        Column(SHARE, "Of its group", "Of its group. How much of its lens or family it weighs"),
    ]
    if counted:
        columns += [
            Column(PANEL, "Everybody", "Everybody. One dot for each person, without names; the line is the mean"),
            Column(MEAN, f"Mean of {counted}", f"Mean of {counted}. Of the weights of everybody who has finished"),
        ]
        columns += [Column(f"group:{key}", name, f"{name}. Mean of this group", key) for key, name in groups.items()]
        columns += [
            Column(f"person:{key}", name, f"{name}. This person’s weight", person=key) for key, name in people.items()
        ]
    if has_notes:
        columns.append(Column(NOTE, "Worth knowing", "Worth knowing. What the scores say about this criterion"))
    return tuple(columns)
