"""Assemble the sample round as a document in the open round format.

Cases, true levels, panel and reasons are hand-written; only the assessors' answers are drawn, from a seed.
"""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypedDict, cast

from resources import read_json

YEARS = ("2026/27", "2027/28", "2028/29", "2029/30", "2030/31")
TOP_LEVEL = 5
SPREAD = 0.42  # standard deviation of an assessor's noise, in levels
PLANTED_SPREAD = 0.25
OTHER_REASONS = 0.12  # share of answers below the extremes that carry a reason
NO_EVIDENCE, NO_EVIDENCE_PUBLIC, ABSTAIN = 0.015, 0.04, 0.004
CONFIDENCE = (("low", "medium", "high"), (2, 5, 4))
DEFAULT_SEED = 20260401

Reasons = dict[str, dict[str, list[str]]]


class CaseData(TypedDict):
    """The part of a case that decides how it is answered."""

    id: str
    type: str
    lane: str


class CriterionData(TypedDict):
    """The part of a criterion that decides how it is answered."""

    id: str
    mirrored: bool


class Framework(TypedDict):
    """The default framework."""

    settings: dict[str, object]
    nodes: list[dict[str, object]]
    criteria: list[CriterionData]
    gates: list[dict[str, object]]


class Cell(TypedDict):
    """One case on one criterion."""

    case: str
    criterion: str


class Planted(Cell):
    """A level that one group holds against the others."""

    group: str
    level: int


class Skipped(Cell):
    """A cell that one assessor left blank."""

    assessor: str


class Levels(TypedDict):
    """The level that a case truly deserves, by case in the order of `criteria`, and where groups disagree."""

    criteria: list[str]
    levels: dict[str, list[int]]
    subjects: dict[str, str]
    planted: list[Planted]
    unanswered: Cell


class AssessorData(TypedDict):
    """One who scores."""

    id: str
    name: str
    group: str
    role: str


class Style(TypedDict):
    """How generous an assessor is, in levels, and the share of the cells they got through."""

    assessor: str
    harshness: float
    share_done: float


class InterestData(TypedDict):
    """A declaration of interest."""

    assessor: str
    case: str | None
    kind: str
    handling: str
    note: str


class Panel(TypedDict):
    """Everybody who judges, and what they agreed."""

    groups: list[dict[str, object]]
    assessors: list[AssessorData]
    style: list[Style]
    skipped: list[Skipped]
    places: list[dict[str, object]]
    interests: list[InterestData]
    agreed: list[dict[str, object]]
    votes: list[dict[str, object]]
    weights: list[dict[str, object]]
    budgets: list[dict[str, object]]
    limits: list[dict[str, object]]
    rules: list[dict[str, object]]
    decisions: list[dict[str, object]]


class ReasonBook(TypedDict):
    """Sentences by criterion and band of levels; `lost` is for stops on mirrored criteria."""

    direct: Reasons
    lost: Reasons


@dataclass(frozen=True, slots=True)
class Sources:
    """All the hand-written data."""

    framework: Framework
    cases: list[CaseData]
    levels: Levels
    panel: Panel
    reasons: ReasonBook
    reference: Mapping[str, list[dict[str, object]]]


def sample_round(seed: int = DEFAULT_SEED) -> dict[str, object]:
    """Return the sample round in the open round format; the same seed gives the same document."""
    sources = load_sources()
    panel = sources.panel
    rng = random.Random(seed)  # noqa: S311 - repeatable on purpose, and nothing here is secret
    return {
        "format": "prioritiser-round",
        "version": 1,
        "title": "Sample round 2026/27 (illustrative)",
        "settings": _settings(sources.framework),
        "nodes": sources.framework["nodes"],
        "criteria": sources.framework["criteria"],
        "gates": sources.framework["gates"],
        "groups": panel["groups"],
        "assessors": panel["assessors"],
        "places": panel["places"],
        "boards": sources.reference["boards"],
        "organisations": sources.reference["organisations"],
        "cases": sources.cases,
        "interests": panel["interests"],
        "answers": list(_answers(sources, rng)),
        "agreed": panel["agreed"],
        "votes": panel["votes"],
        "weights": panel["weights"],
        "budgets": panel["budgets"],
        "limits": panel["limits"],
        "rules": panel["rules"],
        "decisions": panel["decisions"],
    }


def load_sources() -> Sources:
    """Read the hand-written data; the files are part of the program, so their shape is taken as given."""
    return Sources(
        framework=cast("Framework", read_json("framework.json")),
        cases=cast("list[CaseData]", read_json("cases.json", package="sample_data")),
        levels=cast("Levels", read_json("levels.json", package="sample_data")),
        panel=cast("Panel", read_json("panel.json", package="sample_data")),
        reasons=cast("ReasonBook", read_json("reasons.json", package="sample_data")),
        reference=cast("Mapping[str, list[dict[str, object]]]", read_json("reference.json")),
    )


def _settings(framework: Framework) -> dict[str, object]:
    """Return the framework's settings with those of the sample."""
    own = {
        "years": list(YEARS),
        "marking": "OFFICIAL",
        "sample": True,
        "stage": "closed",
        "fill_rule": "line",
    }
    return {**framework["settings"], **own}


def _answers(sources: Sources, rng: random.Random) -> Iterator[dict[str, object]]:
    """Yield every assessor's answers in the order in which they would be given."""
    hole = sources.levels["unanswered"]
    cells = [
        (case, criterion)
        for case in sources.cases
        if case["lane"] == "ranked"
        for criterion in sources.framework["criteria"]
        if (case["id"], criterion["id"]) != (hole["case"], hole["criterion"])
    ]
    blank = {(cell["assessor"], cell["case"], cell["criterion"]) for cell in sources.panel["skipped"]}
    recused = _recused(sources.panel)
    for assessor, style in zip(sources.panel["assessors"], sources.panel["style"], strict=True):
        drawer = _Drawer(sources, assessor, style, rng)
        for case, criterion in cells[: math.floor(style["share_done"] * len(cells))]:
            if (assessor["id"], case["id"]) in recused:
                yield {**drawer.key(case, criterion), "answer": "recused"}
                continue
            answer = drawer.draw(case, criterion)
            if (assessor["id"], case["id"], criterion["id"]) not in blank:
                yield answer


def _recused(panel: Panel) -> frozenset[tuple[str, str | None]]:
    """Return who keeps out of which case."""
    return frozenset(
        (interest["assessor"], interest["case"]) for interest in panel["interests"] if interest["handling"] == "recused"
    )


class _Drawer:
    """Draws one assessor's answers: the true level, their own leaning, noise, and what they say."""

    def __init__(self, sources: Sources, assessor: AssessorData, style: Style, rng: random.Random) -> None:
        self._levels = sources.levels
        self._reasons = sources.reasons
        self._assessor = assessor
        self._harshness = style["harshness"]
        self._rng = rng
        self._column = {criterion: column for column, criterion in enumerate(sources.levels["criteria"])}
        self._planted = {
            (cell["case"], cell["criterion"]): cell["level"]
            for cell in sources.levels["planted"]
            if cell["group"] == assessor["group"]
        }

    def key(self, case: CaseData, criterion: CriterionData) -> dict[str, object]:
        """Return the key of an answer."""
        return {"assessor": self._assessor["id"], "case": case["id"], "criterion": criterion["id"]}

    def draw(self, case: CaseData, criterion: CriterionData) -> dict[str, object]:
        """Return one answer."""
        key = self.key(case, criterion)
        without = self._without_level(case, criterion)
        if without:
            return {**key, "answer": without}
        level = self._level(case, criterion)
        answer: dict[str, object] = {**key, "level": level}
        if level in (0, TOP_LEVEL) or self._rng.random() < OTHER_REASONS:
            answer["reason"] = self._reason(case, criterion, level)
        names, shares = CONFIDENCE
        answer["confidence"] = self._rng.choices(names, shares)[0]
        return answer

    def _without_level(self, case: CaseData, criterion: CriterionData) -> str | None:
        """Return "no_evidence" or "abstain" now and then; clinicians always answer, so no cell is empty."""
        chance = self._rng.random()
        group = self._assessor["group"]
        if group == "clinical" or (case["id"], criterion["id"]) in self._planted:
            return None
        no_evidence = NO_EVIDENCE_PUBLIC if group == "public" else NO_EVIDENCE
        if chance < no_evidence:
            return "no_evidence"
        return "abstain" if chance < no_evidence + ABSTAIN else None

    def _level(self, case: CaseData, criterion: CriterionData) -> int:
        """Return the level that the assessor gives, 0 to 5."""
        planted = self._planted.get((case["id"], criterion["id"]))
        if planted is not None:
            aim, spread = float(planted), PLANTED_SPREAD
        else:
            true = self._levels["levels"][case["id"]][self._column[criterion["id"]]]
            aim, spread = true + self._harshness, SPREAD
        level = math.floor(self._rng.gauss(aim, spread) + 0.5)
        return min(max(level, 0), TOP_LEVEL)

    def _reason(self, case: CaseData, criterion: CriterionData, level: int) -> str:
        """Return a sentence that fits the criterion and the level."""
        lost = criterion["mirrored"] and case["type"] == "disinvestment"
        book = self._reasons["lost" if lost else "direct"]
        sentence = self._rng.choice(book[criterion["id"]][_band(level)])
        text = sentence.format(subject=self._levels["subjects"][case["id"]])
        return text[0].upper() + text[1:]


def _band(level: int) -> str:
    """Return the name of the band of levels in the book of reasons."""
    if level in (0, TOP_LEVEL):
        return str(level)
    return "low" if level < TOP_LEVEL / 2 else "high"
