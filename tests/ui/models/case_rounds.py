"""One small round for tests of the record of a case: three cases, two gates, and one of everything else."""

from __future__ import annotations

from dataclasses import replace

import msgspec

from prioritiser.model.case import Case
from prioritiser.model.people import Board, Organisation
from prioritiser.model.round import Round
from tests.prioritiser.analysis.rounds import round_of

YEARS = ("2026/27", "2027/28", "2028/29")


def money(year: int, amount: float, kind: str = "recurrent", **more: object) -> dict[str, object]:
    return {"year": YEARS[year], "kind": kind, "amount": amount, **more}


def record(**over: object) -> dict[str, object]:
    """Return a case with something in most of its lists."""
    return {
        "id": "K1", "title": "Virtual wards", "type": "investment", "summary": "Care at home.", "people": 5200,
        "money": [
            money(0, 1_000_000), money(1, 1_200_000), money(2, 1_200_000), money(0, 300_000, "capital"),
            money(1, -400_000, cash_releasing=False), money(2, -900_000, line="saving", cash_releasing=True),
        ],
        "workforce": [
            {"year": YEARS[0], "staff_group": "Registered nursing", "wte": 6},
            {"year": YEARS[1], "staff_group": "Registered nursing", "wte": 8.5},
        ],
        "activity": [{"year": YEARS[0], "measure": "Bed days", "amount": -3650}],
        "places": [{"place": "city", "share": 0.4}],
        "gates": [{"gate": "G1", "result": "pass"}],
        "impact": [{"domain": "safe", "likelihood": 2, "impact": 4, "mitigation": "Daily review."}],
        "risks": [
            {"title": "No nurses", "initial": [4, 4], "current": [3, 4], "target": [2, 3]},
            {"title": "No kit", "initial": [2, 2]},
        ],
        "fields": {"board": "uec", "starts": "2026-05-01", "aims": ["outcomes"], "scope_note": "Adults only."},
        **over,
    }  # fmt: skip


def document(*cases: dict[str, object], **over: object) -> dict[str, object]:
    """Return the round as a document."""
    freed = {"id": "K2", "title": "Team Up", "money": [money(0, 500_000), money(1, 600_000)]}
    stop = {"id": "K3", "title": "Old clinic", "type": "disinvestment", "frees": "K2"}
    stop["money"] = [money(0, -700_000, cash_releasing=True), money(1, -700_000, cash_releasing=False)]
    return {
        "format": "prioritiser-round", "version": 1, "title": "Small round",
        "settings": {"levels": 5, "years": list(YEARS)},
        "nodes": [{"id": "A", "name": "Guiding policies"}],
        "criteria": [{"id": "C1", "name": "Gain", "parent": "A", "swing": 1}],
        "gates": [
            {"id": "G1", "name": "Remit", "test": "Is it ours to decide?"},
            {"id": "G2", "name": "Costs", "test": "Has finance agreed the costs?"},
        ],
        "places": [
            {"id": "city", "name": "Derby City", "population": 0.25, "need": 0.29},
            {"id": "county", "name": "Derbyshire", "population": 0.75, "need": 0.71},
        ],
        "boards": [{"id": "uec", "name": "Urgent Care"}, {"id": "mh", "name": "Mental Health"}],
        "organisations": [{"id": "dchs", "name": "Community Trust"}],
        "cases": list(cases) or [record(), freed, stop],
        **over,
    }  # fmt: skip


def held(*cases: dict[str, object], **over: object) -> Round:
    """Return the round."""
    given = document(*cases, **over)
    apart = {"format", "version", "title", "boards", "organisations"}
    made = round_of(**{name: value for name, value in given.items() if name not in apart})
    boards = msgspec.convert(given["boards"], tuple[Board, ...])
    organisations = msgspec.convert(given["organisations"], tuple[Organisation, ...])
    return replace(
        made, boards={each.id: each for each in boards}, organisations={each.id: each for each in organisations}
    )


def case_of(round_: Round, key: str = "K1") -> Case:
    return next(case for case in round_.cases.values() if case.id == key)
