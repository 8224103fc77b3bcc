"""A small round for tests of the file: two lenses, three criteria, four cases, three assessors, a budget."""

from __future__ import annotations

from pathlib import Path

from prioritiser.edits.document import edit_of
from prioritiser.model.edit import Edit
from prioritiser.model.round import Round
from prioritiser.session import Session


def document() -> dict[str, object]:
    return {
        "format": "prioritiser-round",
        "version": 1,
        "title": "Small round",
        "settings": {"years": ["2026/27", "2027/28"], "stage": "scoring"},
        "nodes": [{"id": "A", "name": "Policies", "swing": 30}, {"id": "B", "name": "Criteria", "swing": 70}],
        "criteria": [
            {"id": "GP1", "name": "Prevention", "parent": "A", "swing": 10, "domain": "policy", "neutral": 1},
            {"id": "C1", "name": "Health gain", "parent": "B", "swing": 60, "domain": "outcomes", "mirrored": True},
            {"id": "C2", "name": "Money", "parent": "B", "swing": 40, "domain": "finance", "neutral": 3},
        ],
        "gates": [{"id": "G1", "name": "Remit", "test": "Is it ours?"}],
        "groups": [{"id": "clinical", "name": "Clinicians"}],
        "assessors": [{"id": f"a{n}", "name": f"Assessor {n}", "group": "clinical"} for n in (1, 2, 3)],
        "places": [{"id": "city", "name": "City", "population": 0.25}],
        "cases": [case(n) for n in range(1, 5)],
        "answers": [
            {
                "assessor": f"a{n}",
                "case": f"K{k}",
                "criterion": c,
                "level": (n * k + len(c)) % 6,
                "reason": f"r{n}{k}{c}",
            }
            for n in (1, 2, 3)
            for k in range(1, 5)
            for c in ("GP1", "C1", "C2")
        ],
        "budgets": [{"year": "2026/27", "kind": "recurrent", "amount": 700000}],
    }


def case(number: int) -> dict[str, object]:
    kind = "disinvestment" if number == 4 else "investment"
    return {
        "id": f"K{number}",
        "title": f"Case {number}",
        "type": kind,
        "summary": "What changes",
        "people": 100 * number,
        "money": [
            {
                "year": "2026/27",
                "kind": "recurrent",
                "amount": 250000.0 * number * (-1 if number == 4 else 1),
                "illustrative": True,
            },
            {"year": "2027/28", "kind": "recurrent", "amount": 1000.0},
        ],
        "places": [{"place": "city", "share": 0.5}],
        "gates": [{"gate": "G1", "result": "conditional", "owner": "Owner", "reason": "Later"}],
        "risks": [{"title": "Delay", "initial": [4, 4], "owner": "Risk owner"}],
        "fields": {"board": "uec", "tier": "primary"},
    }


def edit(**over: object) -> Edit:
    return edit_of({**document(), **over}, Round(), label="New round", fresh=True)


def make(path: Path, **over: object) -> Session:
    return Session.create(path, edit(**over))


def change(session: Session, reason: str = "", **lists: object) -> None:
    """Commit entries in the open format's shapes."""
    session.commit(edit_of(lists, session.round, label="Change", reason=reason))


def score(session: Session, case_id: str, criterion: str, assessor: str, level: int | None, reason: str = "") -> None:
    change(
        session,
        answers=[{"assessor": assessor, "case": case_id, "criterion": criterion, "level": level, "reason": reason}],
    )
