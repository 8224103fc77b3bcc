"""Text of every kind in every text field: commit, publish, merge, reopen and export leave it as it was typed."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from prioritiser.analysis.summary import analyse
from prioritiser.exchange.open_format import document_of
from prioritiser.exchange.table import csv_text
from prioritiser.session import Session
from tests.prioritiser import small

HOSTILE = (
    "\u202eright to left\u202c \u0627\u0644\u0639\u0631\u0628\u064a\u0629",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467 e\u0301\u0323 \u00e9",
    "=cmd|'/c calc'!A1",
    "@SUM(1) '\"; DROP TABLE cases;-- <b>%s{0}${x}</b> ../../x",
    "_x000D_ line\r\nline\ttab \uff1d1+1",
    "ten thousand " * 770,
)


def filled(text: str) -> dict[str, object]:
    """Return entries with the text in every field that takes any."""
    return {
        "title": text,
        "settings": {"years": ["2026/27", "2027/28"], "marking": text},
        "nodes": [{"id": "A", "name": text}],
        "criteria": [
            {
                "id": "GP1", "name": text, "short": text, "question": text, "anchors": [text] * 6, "evidence": text,
                "sources": [text],
            }
        ],
        "gates": [{"id": "G1", "name": text, "test": text}],
        "groups": [{"id": "clinical", "name": text}],
        "assessors": [{"id": "a1", "name": text, "role": text}],
        "places": [{"id": "city", "name": text}],
        "boards": [{"id": "uec", "name": text}],
        "cases": [
            {
                "id": "K1", "title": text, "summary": text, "fields": {"lead": text, "list": [text, {"deep": text}]},
                "workforce": [{"year": "2026/27", "staff_group": text, "wte": 1.0}],
                "activity": [{"year": "2026/27", "measure": text, "amount": 1.0}],
                "gates": [{"gate": "G1", "result": "pass", "owner": text, "date": text, "reason": text}],
                "impact": [{"domain": text, "likelihood": 1, "impact": 1, "mitigation": text}],
                "risks": [{"title": text, "description": text, "owner": text, "mitigation": text, "status": text}],
            }
        ],
        "interests": [{"assessor": "a1", "case": "K2", "kind": "personal", "note": text}],
        "answers": [{"assessor": "a1", "case": "K1", "criterion": "GP1", "level": 2, "reason": text}],
        "agreed": [{"case": "K1", "criterion": "GP1", "level": 2, "reason": text, "views": [text]}],
        "weights": [{"assessor": None, "swings": {"GP1": 1.0}, "reason": text}],
        "decisions": [
            {"case": "K4", "reason": text, "conditions": text, "owner": text, "review": text, "dissent": text}
        ],
    }  # fmt: skip


def holds(found: object, given: object) -> bool:
    """Return whether everything that was given stands in what was found."""
    if isinstance(given, dict):
        return isinstance(found, dict) and all(holds(found.get(name), each) for name, each in given.items())
    if isinstance(given, list):
        return isinstance(found, list | tuple) and all(any(holds(one, each) for one in found) for each in given)
    return found == given


@pytest.mark.parametrize("text", HOSTILE, ids=["rtl", "emoji", "formula", "markup", "controls", "long"])
def test_text_is_kept_all_the_way(tmp_path: Path, text: str) -> None:
    given = filled(text)
    session = small.make(tmp_path / "s.round")
    other = Session.open(Path(shutil.copy(tmp_path / "s.round", tmp_path / "o.round")))
    small.change(other, reason=text, **given)
    other.publish()
    other.close()
    small.score(session, "K2", "GP1", "a2", 5, text)
    session.receive(Session.open(tmp_path / "o.round").ledger.chains(), source="o.round")
    session.publish()
    session.close()
    again = Session.open(tmp_path / "s.round")
    document = json.loads(json.dumps(document_of(again.round)))
    assert holds(document, {**given, "weights": [{"swings": {"GP1": 1.0}, "reason": text}]})
    assert again.round.answers["K2", "GP1", "a2"].reason == text
    table = csv_text(again.round, analyse(again.round))
    assert not any(
        cell.lstrip('"').startswith(("=", "@", "+", "\uff1d")) for row in table.splitlines() for cell in row.split(",")
    )
