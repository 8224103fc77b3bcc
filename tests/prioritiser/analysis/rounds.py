"""Small rounds from plain dicts in the shapes of the open format."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from prioritiser.model.case import Case
from prioritiser.model.framework import Criterion, Gate, Node
from prioritiser.model.funding import Budget, Decision, Limit, Rule
from prioritiser.model.people import Assessor, Group, Interest, Place
from prioritiser.model.round import AGREED_SET, Round
from prioritiser.model.score import Agreed, Answer
from prioritiser.model.settings import Settings
from prioritiser.model.weight import WeightSet

Entry = Mapping[str, object]
Entries = Sequence[Entry]


def round_of(
    *,
    criteria: Entries = (),
    nodes: Entries = (),
    cases: Entries = (),
    assessors: Entries = ({"id": "a1"},),
    answers: Entries = (),
    agreed: Entries = (),
    interests: Entries = (),
    weights: Entries = (),
    budgets: Entries = (),
    limits: Entries = (),
    rules: Entries = (),
    decisions: Entries = (),
    gates: Entries = (),
    groups: Entries = (),
    places: Entries = (),
    settings: Entry | None = None,
    title: str = "",
    revision: int = 0,
) -> Round:
    cases = tuple({"title": "", **case} for case in cases)
    return Round(
        title=title,
        revision=revision,
        settings=msgspec.convert(settings or {}, Settings),
        nodes={entry.id: entry for entry in msgspec.convert(nodes, tuple[Node, ...])},
        criteria={entry.id: entry for entry in msgspec.convert(criteria, tuple[Criterion, ...])},
        gates={entry.id: entry for entry in msgspec.convert(gates, tuple[Gate, ...])},
        groups={entry.id: entry for entry in msgspec.convert(groups, tuple[Group, ...])},
        assessors={entry.id: entry for entry in msgspec.convert(assessors, tuple[Assessor, ...])},
        places={entry.id: entry for entry in msgspec.convert(places, tuple[Place, ...])},
        cases={entry.id: entry for entry in msgspec.convert(cases, tuple[Case, ...])},
        interests={
            (entry.assessor, entry.case or ""): entry for entry in msgspec.convert(interests, tuple[Interest, ...])
        },
        answers={
            (entry.case, entry.criterion, entry.assessor): entry
            for entry in msgspec.convert(answers, tuple[Answer, ...])
        },
        agreed={(entry.case, entry.criterion): entry for entry in msgspec.convert(agreed, tuple[Agreed, ...])},
        weight_sets={entry.assessor or AGREED_SET: entry for entry in msgspec.convert(weights, tuple[WeightSet, ...])},
        budgets={(entry.year, entry.kind): entry for entry in msgspec.convert(budgets, tuple[Budget, ...])},
        limits={(entry.year, entry.staff_group): entry for entry in msgspec.convert(limits, tuple[Limit, ...])},
        rules={f"r{at}": entry for at, entry in enumerate(msgspec.convert(rules, tuple[Rule, ...]), start=1)},
        decisions={entry.case: entry for entry in msgspec.convert(decisions, tuple[Decision, ...])},
    )


def scored(
    scores: Mapping[str, Sequence[float | None]],
    *,
    weights: Sequence[float] = (1.0,),
    cases: Mapping[str, Entry] | None = None,
    criteria: Mapping[str, Entry] | None = None,
    **parts: object,
) -> Round:
    """Return a round in which one assessor answers in partial values 0..100; None leaves a cell empty.

    Criteria are c1, c2, ... with the swings `weights`; `cases` and `criteria` add fields by id.
    """
    cases, criteria = cases or {}, criteria or {}
    ids = [f"c{at}" for at in range(1, len(weights) + 1)]
    scale = {"kind": "measure", "points": [[0, 0], [100, 100]]}
    return round_of(
        criteria=[
            {"id": key, "swing": swing, **scale, **criteria.get(key, {})}
            for key, swing in zip(ids, weights, strict=True)
        ],
        cases=[{"id": case, **cases.get(case, {})} for case in {**scores, **cases}],
        answers=[
            {"assessor": "a1", "case": case, "criterion": key, "measure": score}
            for case, row in scores.items()
            for key, score in zip(ids, row, strict=True)
            if score is not None
        ],
        **parts,
    )


def cost(amount: float, year: str = "2026/27", kind: str = "recurrent", **more: object) -> Entry:
    return {"money": [{"year": year, "kind": kind, "amount": amount}], **more}


def budget(amount: float, year: str = "2026/27", kind: str = "recurrent") -> Entry:
    return {"year": year, "kind": kind, "amount": amount}
