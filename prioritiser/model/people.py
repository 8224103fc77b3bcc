"""Who judges and where: assessors, groups, places, boards, interests."""

from __future__ import annotations

from typing import Literal

from prioritiser.model.base import AssessorId, CaseId, GroupId, PlaceId, Record

InterestKind = Literal["none", "financial", "professional", "personal", "indirect"]
Handling = Literal["recused", "score_not_counted", "may_discuss", "no_action"]
NOT_COUNTED: tuple[Handling, ...] = ("recused", "score_not_counted")


class Group(Record, frozen=True, kw_only=True):
    """A stakeholder group."""

    id: GroupId
    name: str = ""


class Assessor(Record, frozen=True, kw_only=True):
    """One who scores."""

    id: AssessorId
    name: str = ""
    group: GroupId | None = None
    role: str = ""
    panel: str = ""
    organisation: str = ""
    facilitator: bool = False


class Place(Record, frozen=True, kw_only=True):
    """A place with its share (0..1) of population and of need."""

    id: PlaceId
    name: str = ""
    population: float | None = None
    need: float | None = None


class Board(Record, frozen=True, kw_only=True):
    """A delivery board."""

    id: str
    name: str = ""


class Organisation(Record, frozen=True, kw_only=True):
    """An organisation that pays, gains, leads or takes part."""

    id: str
    name: str = ""


class Interest(Record, frozen=True, kw_only=True):
    """A declaration of interest; without a case it says "none in any". `reference`: its number in the register.

    `cases`: those that a declaration without a case was made about; empty where that is not known.
    """

    assessor: AssessorId
    case: CaseId | None = None
    kind: InterestKind = "none"
    handling: Handling = "no_action"
    reference: str = ""
    cases: tuple[CaseId, ...] = ()
    note: str = ""
