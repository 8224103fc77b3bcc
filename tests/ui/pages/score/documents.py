"""Rounds to score in: two lenses, families, a stop with mirrored criteria, and if wanted a measure."""

from __future__ import annotations

from pathlib import Path

from prioritiser.edits.document import edit_of
from prioritiser.model.round import Round
from prioritiser.session import Session

FAMILIES = (
    "benefit",
    "benefit",
    "benefit",
    "service",
    "service",
    "delivery",
    "delivery",
    "delivery",
    "delivery",
    "delivery",
)


def document(*, cases: int = 3, assessors: int = 3, **settings: object) -> dict[str, object]:
    """Return a round with 15 criteria in which nobody has scored; the last case is a stop."""
    levels = int(str(settings.get("levels", 5)))
    policies = [criterion(f"GP{at}", "A", levels, short=f"Policy {at}") for at in range(1, 6)]
    others = [
        criterion(f"C{at}", FAMILIES[at - 1], levels, short=f"Short {at}", mirrored=at <= 3, evidence="Counts by year.")
        for at in range(1, 11)
    ]
    return {
        "format": "prioritiser-round",
        "version": 1,
        "title": "Round to score",
        "settings": {"levels": 5, "years": ["2026/27", "2027/28"], "stage": "scoring", **settings},
        "nodes": [
            {"id": "A", "name": "Guiding policies"},
            {"id": "B", "name": "Commissioning criteria"},
            *({"id": key, "name": key.capitalize(), "parent": "B"} for key in ("benefit", "service", "delivery")),
        ],
        "criteria": [*policies, *others],
        "gates": [{"id": "G1", "name": "Remit", "test": "Is it ours?"}],
        "groups": [{"id": "clinical", "name": "Clinicians"}],
        "assessors": [
            {"id": f"a{at}", "name": f"Assessor {at}", "group": "clinical", "role": "Doctor"}
            for at in range(1, assessors + 1)
        ],
        "interests": [{"assessor": f"a{at}", "kind": "none"} for at in range(1, assessors + 1)],
        "places": [{"id": "city", "name": "City"}, {"id": "county", "name": "County"}],
        "boards": [{"id": "uec", "name": "Urgent care"}],
        "cases": [case(at, kind="disinvestment" if at == cases else "investment") for at in range(1, cases + 1)],
        "budgets": [{"year": "2026/27", "kind": "recurrent", "amount": 3_000_000}],
    }


def criterion(key: str, parent: str, levels: int, **more: object) -> dict[str, object]:
    """Return a criterion with an anchor for each level."""
    return {
        "id": key, "name": f"Full name of {key}", "parent": parent, "swing": 1, "question": f"How far does {key} go?",
        "anchors": [f"{key} means {level}" for level in range(levels + 1)], **more,
    }  # fmt: skip


def case(at: int, *, kind: str = "investment", **more: object) -> dict[str, object]:
    """Return a case with something to read."""
    return {
        "id": f"K{at}", "title": f"Case {at}", "type": kind, "summary": "What K1 changes.", "people": 1200,
        "money": [
            {"year": "2026/27", "kind": "recurrent", "amount": 900_000, "illustrative": True},
            {"year": "2027/28", "kind": "recurrent", "amount": -200_000, "cash_releasing": True},
        ],
        "workforce": [{"year": "2026/27", "staff_group": "Nurses", "wte": 3.5}],
        "activity": [{"year": "2026/27", "measure": "Contacts", "amount": 4_000}],
        "places": [{"place": "city", "share": 1}],
        "gates": [{"gate": "G1", "result": "conditional", "owner": "Lead", "reason": "Not costed yet"}],
        "impact": [{"domain": "safe", "likelihood": 2, "impact": 3, "mitigation": "Checked weekly."}],
        "risks": [{"title": "Delay", "initial": [4, 4], "current": [3, 4], "target": [1, 2]}],
        "fields": {"board": "uec", "overlap_note": "Overlaps with K2", "starts": "2026-07-01", "illustrative": True},
        **more,
    }  # fmt: skip


def with_measure(given: dict[str, object], key: str = "C6") -> dict[str, object]:
    """Return the round with one criterion that is answered with a number."""
    for entry in given["criteria"]:  # type: ignore[attr-defined]
        if entry["id"] == key:
            entry.update(kind="measure", unit="£m", anchors=[], points=[[0, 0], [5, 100]])
    return given


def answer(
    case_id: str, criterion_id: str, level: int | None = 3, assessor: str = "a1", **more: object
) -> dict[str, object]:
    """Return an answer as a document has it."""
    given = {} if level is None else {"level": level}
    return {"assessor": assessor, "case": case_id, "criterion": criterion_id, **given, **more}


def make(path: Path, given: dict[str, object]) -> Path:
    """Write a round file."""
    Session.create(path, edit_of(given, Round(), label="new round", fresh=True)).close()
    return path


def held(given: dict[str, object], folder: Path) -> Round:
    """Return the round that a document describes."""
    session = Session.create(folder / "held.round", edit_of(given, Round(), label="new round", fresh=True))
    try:
        return session.round
    finally:
        session.close()
