"""One small round for tests of the ranking, with a tie at the budget line, two stops, gaps and a mandated case.

Values: K1 100, K2 80, K3 and K4 64, S1 60, K5 44, S2 28, K6 20. With £4.0m the list funds K1, K2 and K3.
"""

from __future__ import annotations

from prioritiser.analysis.summary import Analysis, analyse, inputs_of
from prioritiser.model.round import Round
from tests.prioritiser.analysis.rounds import round_of
from ui.models.ranking_blocks import parts_of
from ui.models.ranking_cells import Shown
from ui.models.ranking_grounds import grounds_of

YEAR = "2026/27"
LEVELS = {
    "K1": (5, 5, 5), "K2": (4, 4, 4), "K3": (5, 2, 2), "K4": (2, 5, 2), "K5": (2, 2, 3), "K6": (1, 1, 1),
    "K7": (3, 3, 3), "K8": (3, 3, None), "S1": (3, 3, 3), "S2": (1, 2, 1),
}  # fmt: skip
TITLES = {
    "K1": "Hypertension case finding", "K2": "Two-hour response", "K3": "Living well", "K4": "Falls prevention",
    "K5": "Perinatal mental health", "K6": "Cancer screening", "K7": "Health checks", "K8": "Locality analysts",
    "S1": "Low-value procedures", "S2": "Old clinic", "M1": "Insulin pumps",
}  # fmt: skip
AMOUNTS = {"K5": 2e6, "K6": 5e5, "S1": -6e5, "S2": -4e5, "M1": 3e5}
Entry = dict[str, object]


def case(key: str) -> Entry:
    stop = key.startswith("S")
    money = {"year": YEAR, "kind": "recurrent", "amount": AMOUNTS.get(key, 1e6)}
    return {
        "id": key,
        "title": TITLES[key],
        "type": "disinvestment" if stop else "reshape" if key == "K2" else "investment",
        "lane": "mandated" if key == "M1" else "ranked",
        "money": [{**money, **({"cash_releasing": True} if stop else {})}],
        "places": [{"place": "city", "share": 1.0}] if key == "K3" else [],
        "gates": [{"gate": "G1", "result": "fail", "reason": "Not ours"}] if key == "K7" else [],
    }


def parts(**over: object) -> dict[str, object]:
    """Return the lists of the round in the shapes of the open format."""
    who = ("a1", "a2", "a3")
    return {
        "nodes": [
            {"id": "A", "name": "Guiding policies", "swing": 40}, {"id": "B", "name": "Criteria", "swing": 60},
            {"id": "benefit", "name": "Benefit", "parent": "B", "swing": 40},
            {"id": "money", "name": "Money", "parent": "B", "swing": 20},
        ],
        "criteria": [
            {"id": "P1", "name": "Prevention", "parent": "A", "swing": 1, "domain": "policy", "question": "How far?"},
            {"id": "H1", "name": "Health gain", "parent": "benefit", "swing": 1, "domain": "outcomes"},
            {"id": "F1", "name": "Cost", "parent": "money", "swing": 1, "domain": "finance"},
        ],
        "gates": [{"id": "G1", "name": "Remit", "test": "Is it ours?"}],
        "groups": [{"id": "clinical", "name": "Clinicians"}],
        "assessors": [{"id": key, "name": f"Assessor {key}", "group": "clinical", "role": "Nurse"} for key in who],
        "places": [{"id": "city", "name": "City", "population": 0.5}, {"id": "county", "name": "County"}],
        "cases": [case(key) for key in TITLES],
        "answers": [
            {"assessor": name, "case": key, "criterion": criterion, "level": level, "reason": f"{name} on {key}"}
            for name in who
            for key, levels in LEVELS.items()
            for criterion, level in zip(("P1", "H1", "F1"), levels, strict=True)
            if level is not None
        ],
        "budgets": [{"year": YEAR, "kind": "recurrent", "amount": 4_000_000}],
        "settings": {"years": [YEAR, "2027/28"], "stage": "closed"},
        **over,
    }  # fmt: skip


def document(**over: object) -> dict[str, object]:
    """Return the round as a document in the open format."""
    return {"format": "prioritiser-round", "version": 1, "title": "Small round", **parts(**over)}


def a_round(**over: object) -> Round:
    return round_of(title="Small round", **parts(**over))  # type: ignore[arg-type]


def analysed(**over: object) -> Analysis:
    return analyse(a_round(**over))


def shown(analysis: Analysis, **more: object) -> Shown:
    """Return what cells are worked out from."""
    inputs = analysis.inputs if analysis.inputs is not None else inputs_of(analysis.round)
    return Shown(analysis, grounds_of(analysis.round, inputs), parts_of(analysis), **more)  # type: ignore[arg-type]
