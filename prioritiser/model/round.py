"""Round: everything in one file as an immutable snapshot, with look-ups by id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from prioritiser.model.base import AssessorId, CaseId, CriterionId, GateId, GroupId, NodeId, PlaceId, Value
from prioritiser.model.case import Case
from prioritiser.model.framework import Criterion, Draft, Gate, Node, Version
from prioritiser.model.funding import Budget, Decision, Limit, Point, Rule
from prioritiser.model.people import NOT_COUNTED, Assessor, Board, Group, Interest, Organisation, Place
from prioritiser.model.score import Agreed, Answer, Vote
from prioritiser.model.settings import Settings
from prioritiser.model.weight import WeightSet

AGREED_SET = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Rival values at one key. `in_use` is the value both sides had seen, used meanwhile except for an answer."""

    kind: str
    parts: tuple[str, ...]
    field: str
    rivals: tuple[Rival, ...]
    in_use: Value


@dataclass(frozen=True, slots=True)
class Rival:
    """One of the values in conflict, with the reason that came with it."""

    value: Value
    reason: str
    actor: str | None
    at: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A record that was set aside because it cannot be right, and why."""

    kind: str
    parts: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Round:
    """One prioritisation exercise. Mappings are ordered as people see them and must not be changed."""

    uuid: str = ""
    title: str = ""
    settings: Settings = Settings()
    nodes: Mapping[NodeId, Node] = field(default_factory=dict)
    criteria: Mapping[CriterionId, Criterion] = field(default_factory=dict)
    gates: Mapping[GateId, Gate] = field(default_factory=dict)
    versions: Mapping[str, Version] = field(default_factory=dict)
    drafts: Mapping[tuple[str, str], Draft] = field(default_factory=dict)
    groups: Mapping[GroupId, Group] = field(default_factory=dict)
    assessors: Mapping[AssessorId, Assessor] = field(default_factory=dict)
    places: Mapping[PlaceId, Place] = field(default_factory=dict)
    boards: Mapping[str, Board] = field(default_factory=dict)
    organisations: Mapping[str, Organisation] = field(default_factory=dict)
    cases: Mapping[CaseId, Case] = field(default_factory=dict)
    interests: Mapping[tuple[AssessorId, CaseId | str], Interest] = field(default_factory=dict)
    answers: Mapping[tuple[CaseId, CriterionId, AssessorId], Answer] = field(default_factory=dict)
    agreed: Mapping[tuple[CaseId, CriterionId], Agreed] = field(default_factory=dict)
    votes: Mapping[tuple[CaseId, CriterionId], Vote] = field(default_factory=dict)
    weight_sets: Mapping[AssessorId | str, WeightSet] = field(default_factory=dict)
    budgets: Mapping[tuple[str, str], Budget] = field(default_factory=dict)
    limits: Mapping[tuple[str, str], Limit] = field(default_factory=dict)
    rules: Mapping[str, Rule] = field(default_factory=dict)
    decisions: Mapping[CaseId, Decision] = field(default_factory=dict)
    points: Mapping[str, Point] = field(default_factory=dict)
    conflicts: tuple[Conflict, ...] = ()
    problems: tuple[Problem, ...] = ()
    revision: int = 0

    def counts(self, assessor: AssessorId, case: CaseId) -> bool:
        """Return whether the assessor's answers on the case count: not recused, not left out by a declaration."""
        interest = self.interests.get((assessor, case))
        return interest is None or interest.handling not in NOT_COUNTED

    @property
    def version(self) -> Version | None:
        """Return the framework version in force, the one with the highest number; None before the first."""
        return max(self.versions.values(), key=lambda each: (each.number, each.id), default=None)

    @property
    def agreed_weights(self) -> WeightSet | None:
        """Return the agreed set, or None while there is none."""
        return self.weight_sets.get(AGREED_SET)
