"""The kinds of things that events are about, and how each one is stored: one table, read by every room."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from prioritiser.model.base import Record
from prioritiser.model.case import ActivityLine, Case, ImpactLine, MoneyLine, RiskLine, WorkforceLine
from prioritiser.model.framework import Criterion, Draft, Gate, GateResult, Node, Version
from prioritiser.model.funding import Budget, Decision, Limit, Point, Rule
from prioritiser.model.people import Assessor, Board, Group, Interest, Organisation, Place
from prioritiser.model.score import Agreed, Answer, Vote
from prioritiser.model.settings import Settings
from prioritiser.model.weight import WeightSet


@dataclass(frozen=True, slots=True)
class Nested:
    """A list inside a case whose lines are things of their own; `match` finds the same line in a new list."""

    field: str
    kind: str
    match: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind is stored.

    `parts`: the fields that make up its id. `own`: fields that are always events of their own (names, reasons and
    notes, so that each can be withheld or erased). `atomic`: the rest is one value; otherwise one event a field.
    `split`: dictionaries stored entry by entry. `attribute`: where a Round keeps it. `listed`: its list in the
    open round format. `noun`: the word on screens and in labels.
    """

    name: str
    record: type[Record]
    parts: tuple[str, ...]
    noun: str
    attribute: str = ""
    listed: str = ""
    own: tuple[str, ...] = ()
    atomic: bool = False
    nested: tuple[Nested, ...] = ()
    split: tuple[str, ...] = ()


CASE_LINES = (
    Nested("money", "money", ("year", "kind", "line")),
    Nested("workforce", "workforce", ("year", "staff_group")),
    Nested("activity", "activity", ("year", "measure")),
    Nested("gates", "gate_result", ("gate",)),
    Nested("impact", "impact", ("domain",)),
    Nested("risks", "risk", ("title",)),
)

# In the order in which a document's lists are taken in: what is referred to comes before what refers to it.
_ALL = (
    Kind("round", Settings, (), "round", own=("title",)),
    Kind("node", Node, ("id",), "lens or family", "nodes", "nodes"),
    Kind("criterion", Criterion, ("id",), "criterion", "criteria", "criteria"),
    Kind("gate", Gate, ("id",), "gate", "gates", "gates"),
    Kind("version", Version, ("id",), "framework version", "versions", "versions", own=("note",), atomic=True),
    Kind("draft", Draft, ("part", "id"), "draft", "drafts", "drafts", atomic=True),
    Kind("group", Group, ("id",), "group", "groups", "groups"),
    Kind("assessor", Assessor, ("id",), "assessor", "assessors", "assessors", own=("name",)),
    Kind("place", Place, ("id",), "place", "places", "places"),
    Kind("board", Board, ("id",), "board", "boards", "boards"),
    Kind("organisation", Organisation, ("id",), "organisation", "organisations", "organisations"),
    Kind("case", Case, ("id",), "case", "cases", "cases", nested=CASE_LINES, split=("fields",)),
    Kind("money", MoneyLine, ("id",), "money line"),
    Kind("workforce", WorkforceLine, ("id",), "workforce line"),
    Kind("activity", ActivityLine, ("id",), "activity line"),
    Kind("gate_result", GateResult, ("gate",), "gate result", own=("owner", "reason")),
    Kind("impact", ImpactLine, ("id",), "impact line"),
    Kind("risk", RiskLine, ("id",), "risk", own=("owner",)),
    Kind("interest", Interest, ("assessor", "case"), "interest", "interests", "interests", own=("note",), atomic=True),
    Kind(
        "answer", Answer, ("case", "criterion", "assessor"), "score", "answers", "answers",
        own=("reason", "confidence", "stale"), atomic=True,
    ),
    Kind(
        "agreed", Agreed, ("case", "criterion"), "agreed score", "agreed", "agreed",
        own=("reason", "views", "stale"), atomic=True,
    ),
    Kind("vote", Vote, ("case", "criterion"), "show of hands", "votes", "votes", atomic=True),
    Kind("weights", WeightSet, ("assessor",), "weights", "weight_sets", "weights", own=("reason",), atomic=True),
    Kind("budget", Budget, ("year", "kind"), "budget", "budgets", "budgets", atomic=True),
    Kind("limit", Limit, ("year", "staff_group"), "workforce limit", "limits", "limits", atomic=True),
    Kind("rule", Rule, ("id",), "rule", "rules", "rules", atomic=True),
    Kind(
        "decision", Decision, ("case",), "decision", "decisions", "decisions",
        own=("reason", "conditions", "owner", "dissent"),
    ),
    Kind("point", Point, ("id",), "restore point", "points", atomic=True),
)  # fmt: skip

KINDS = MappingProxyType({kind.name: kind for kind in _ALL})
LINE_KINDS = MappingProxyType({nested.kind: nested for nested in CASE_LINES})

# Kinds that say something about other events and have no record in a Round.
RECEIPT = "receipt"
SET_ASIDE = "set_aside"
ERASURE = "erasure"
EDIT = "edit"
BOOKKEEPING = (RECEIPT, SET_ASIDE, ERASURE, EDIT)
