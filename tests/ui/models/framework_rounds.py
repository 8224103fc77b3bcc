"""A small framework of two lenses and two families, with scores, for tests of the Framework screen."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from prioritiser.edits.document import edit_of
from prioritiser.edits.publishing import publish_framework
from prioritiser.model.edit import Edit
from prioritiser.model.round import Round
from prioritiser.session import Session

LEVELS = 5
AT = "2026-04-02T10:00:00+01:00"


def criterion(key: str, parent: str, **over: object) -> dict[str, object]:
    return {
        "id": key, "name": f"Criterion {key} in full", "short": f"Short {key}", "parent": parent, "swing": 1,
        "domain": "outcomes", "question": f"How far does {key} go?", "evidence": f"What {key} needs.",
        "anchors": [f"{key} at {word}" for word in ("none", "little", "some", "much", "more", "most")], **over,
    }  # fmt: skip


def document(*, answers: bool = True, **settings: object) -> dict[str, object]:
    """Return lens A with P1, lens B with families F (C1, C2) and G (C3), two gates, two cases and two assessors."""
    given = [
        {"assessor": who, "case": case, "criterion": key, "level": 3}
        for who in ("a1", "a2")
        for case in ("K1", "K2")
        for key in ("P1", "C1", "C2", "C3")
    ]
    return {
        "format": "prioritiser-round",
        "version": 1,
        "title": "Small round",
        "settings": {"levels": LEVELS, "years": ["2026/27"], **settings},
        "nodes": [
            {"id": "A", "name": "Policies"},
            {"id": "B", "name": "Criteria"},
            {"id": "F", "name": "First family", "parent": "B"},
            {"id": "G", "name": "Second family", "parent": "B"},
        ],
        "criteria": [criterion("P1", "A"), criterion("C1", "F"), criterion("C2", "F"), criterion("C3", "G")],
        "gates": [
            {"id": "G1", "name": "Remit", "test": "Is it ours?"},
            {"id": "G2", "name": "Costs", "test": "Agreed?"},
        ],
        "assessors": [{"id": "a1", "name": "One"}, {"id": "a2", "name": "Two"}],
        "interests": [{"assessor": "a1", "kind": "none"}, {"assessor": "a2", "kind": "none"}],
        "cases": [{"id": "K1", "title": "Case one", "type": "investment"}, {"id": "K2", "title": "Case two"}],
        "answers": given if answers else [],
    }


def held(given: Mapping[str, object] | None = None, *edits: object, folder: Path) -> Round:
    """Return the round of a document after edits, each a function of the round before it."""
    session = session_on(folder, given)
    try:
        for edit in edits:
            session.commit(made(edit, session.round))
        return session.round
    finally:
        session.close()


def session_on(folder: Path, given: Mapping[str, object] | None = None) -> Session:
    folder.mkdir(exist_ok=True)
    path = folder / "Framework.round"
    return Session.create(path, edit_of(dict(given or document()), Round(), label="round", fresh=True))  # type: ignore[arg-type]


def made(edit: object, now: Round) -> Edit:
    found = edit(now)  # type: ignore[operator]
    return found if isinstance(found, Edit) else found[0]


def published(now: Round, note: str = "", **changed: str) -> Edit:
    return publish_framework(now, note=note, at=AT, changed=changed)  # type: ignore[arg-type]
