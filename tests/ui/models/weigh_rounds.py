"""One small round for tests of weighing: two lenses, three policies, two families of three and two criteria."""

from __future__ import annotations

from prioritiser.model.round import Round
from tests.prioritiser.analysis.rounds import round_of

Entry = dict[str, object]
SWINGS = {"P1": 1, "P2": 1, "P3": 2, "H1": 2, "H2": 1, "H3": 1, "F1": 3, "F2": 1}
DOMAINS = {"P": "policy", "H": "outcomes", "F": "finance"}
NAMES = {
    "P1": "Prevention", "P2": "Local teams", "P3": "Control", "H1": "Health gain", "H2": "Severity",
    "H3": "Inequality", "F1": "Cost", "F2": "Workforce",
}  # fmt: skip
PARENTS = {"P": "A", "H": "benefit", "F": "money"}
ANCHORS = [f"Level {level}" for level in range(6)]


def parts(**over: object) -> dict[str, object]:
    """Return the lists of the round in the shapes of the open format."""
    who = ("a1", "a2", "a3")
    return {
        "nodes": [
            {"id": "A", "name": "Guiding policies", "swing": 40}, {"id": "B", "name": "Criteria", "swing": 60},
            {"id": "benefit", "name": "Benefit", "parent": "B", "swing": 3},
            {"id": "money", "name": "Money", "parent": "B", "swing": 1},
        ],
        "criteria": [
            {
                "id": key, "name": NAMES[key], "parent": PARENTS[key[0]], "swing": swing, "domain": DOMAINS[key[0]],
                "question": "How far?", "anchors": ANCHORS,
            }
            for key, swing in SWINGS.items()
        ],
        "groups": [{"id": "clinical", "name": "Clinicians"}, {"id": "public", "name": "Public"}],
        "assessors": [
            {"id": key, "name": f"Assessor {key}", "group": "public" if key == "a3" else "clinical",
             "facilitator": key == "a3"}
            for key in who
        ],
        "cases": [{"id": f"K{at}", "title": f"Case {at}", "type": "investment"} for at in range(1, 11)],
        "settings": {"levels": 5, "years": ["2026/27"], "stage": "scoring"},
        **over,
    }  # fmt: skip


def answers(levels: dict[str, list[int]], assessor: str = "a1") -> list[Entry]:
    """Return answers by criterion, one for each of the first cases."""
    return [
        {"assessor": assessor, "case": f"K{at}", "criterion": key, "level": level}
        for key, row in levels.items()
        for at, level in enumerate(row, 1)
    ]


def stage(name: str) -> dict[str, object]:
    return {"levels": 5, "years": ["2026/27"], "stage": name}


def document(**over: object) -> dict[str, object]:
    """Return the round as a document in the open format."""
    return {"format": "prioritiser-round", "version": 1, "title": "Small round", **parts(**over)}


def a_round(**over: object) -> Round:
    return round_of(title="Small round", **parts(**over))  # type: ignore[arg-type]


def whole_set(assessor: str | None, **swings: float) -> Entry:
    """Return a set of weights that says something of every lens, family and criterion."""
    usual = {"A": 40, "B": 60, "benefit": 3, "money": 1, **SWINGS}
    return {"assessor": assessor, "method": "swing", "swings": {**usual, **swings}, "reason": "Because"}
