"""Small rounds for tests of the window: real files, made through the session."""

from __future__ import annotations

from pathlib import Path

from prioritiser.edits.document import edit_of
from prioritiser.model.round import Round
from prioritiser.session import Session
from sample_data.build import sample_round


def small_document(*, cases: int = 3, criteria: int = 2, assessors: int = 2, **settings: object) -> dict[str, object]:
    """Return a round with a budget and nobody's scores; settings go before the usual ones."""
    years = ["2026/27", "2027/28"]
    return {
        "format": "prioritiser-round",
        "version": 1,
        "title": "Small round",
        "settings": {"levels": 5, "years": years, **settings},
        "nodes": [{"id": "A", "name": "Guiding policies"}],
        "criteria": [
            {
                "id": f"C{at}", "name": f"Criterion {at}", "parent": "A", "swing": 1,
                "question": "How far?", "anchors": [f"Level {level}" for level in range(6)],
            }
            for at in range(1, criteria + 1)
        ],
        "assessors": [{"id": f"a{at}", "name": f"Assessor {at}"} for at in range(1, assessors + 1)],
        "interests": [{"assessor": f"a{at}", "kind": "none"} for at in range(1, assessors + 1)],
        "cases": [
            {
                "id": f"K{at}", "title": f"Case {at}", "type": "investment",
                "money": [{"year": years[0], "kind": "recurrent", "amount": 1_000_000 * at}],
            }
            for at in range(1, cases + 1)
        ],
        "budgets": [{"year": years[0], "kind": "recurrent", "amount": 3_000_000}],
    }  # fmt: skip


def make_round(path: Path, document: dict[str, object] | None = None) -> Path:
    """Write a round file and return its path."""
    document = small_document() if document is None else document
    Session.create(path, edit_of(document, Round(), label="new round", fresh=True)).close()
    return path


def make_sample(path: Path, **settings: object) -> Path:
    """Write the sample round, with other settings where they are given."""
    document = sample_round()
    held = document["settings"]
    document["settings"] = {**(held if isinstance(held, dict) else {}), **settings}
    return make_round(path, document)
