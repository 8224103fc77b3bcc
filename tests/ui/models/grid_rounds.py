"""One small round for tests of the case grid: four cases, two places, two boards, two gates, two years."""

from __future__ import annotations

from prioritiser.edits.document import edit_of
from prioritiser.model.round import Round
from prioritiser.session import Session
from ui.models.case_grid_columns import GridColumn, columns_of
from ui.models.case_grid_entry import Typed

YEAR, NEXT = "2026/27", "2027/28"
COST, SAVING = f"money:{YEAR}:recurrent", f"money:{YEAR}:recurrent:saving"
Entry = dict[str, object]


def line(amount: float, year: str = YEAR, **more: object) -> Entry:
    return {"year": year, "kind": "recurrent", "amount": amount, **more}


def case_entries() -> list[Entry]:
    passed = [{"gate": "G1", "result": "pass"}, {"gate": "G2", "result": "not_applicable"}]
    return [
        {
            "id": "K1", "title": "Hypertension case finding", "summary": "Finding people early", "people": 18_400,
            "money": [line(900_000), line(950_000, NEXT), line(-100_000, NEXT, cash_releasing=True)],
            "places": [{"place": "city", "share": 1.0}], "gates": passed,
            "fields": {"board": "pcc", "starts": "2026-04-01"},
        },
        {
            "id": "K2", "title": "Discharge to assess", "type": "reshape", "people": 3_100,
            "money": [line(4_600_000, illustrative=True), line(-250_000), line(200_000, line="pay")],
            "places": [{"place": "city", "share": 0.4}, {"place": "county", "share": 0.6}],
            "gates": [{"gate": "G1", "result": "pass"}], "fields": {"board": "uec"},
        },
        {
            "id": "K10", "title": "Low-value procedures", "type": "disinvestment",
            "money": [line(-600_000, cash_releasing=True)],
            "gates": [{"gate": "G1", "result": "fail", "reason": "Not ours to decide"}],
        },
        {"id": "K3", "title": "Insulin pumps", "lane": "mandated", "money": [line(300_000)], "gates": passed},
    ]  # fmt: skip


def document(**over: object) -> dict[str, object]:
    """Return the round as a document in the open format."""
    return {
        "format": "prioritiser-round", "version": 1, "title": "Grid round",
        "settings": {"levels": 5, "years": [YEAR, NEXT], "stage": "scoring"},
        "gates": [
            {"id": "G1", "name": "Remit", "test": "Is it ours?"}, {"id": "G2", "name": "Quality", "test": "Done?"},
        ],
        "places": [{"id": "city", "name": "Derby City"}, {"id": "county", "name": "Derbyshire County"}],
        "boards": [{"id": "pcc", "name": "Primary care"}, {"id": "uec", "name": "Urgent care"}],
        "cases": case_entries(), "budgets": [{"year": YEAR, "kind": "recurrent", "amount": 4_000_000}],
        **over,
    }  # fmt: skip


def opened(folder, **over: object) -> Session:
    """Return a session on the round in a real file."""
    edit = edit_of(document(**over), Round(), label="new round", fresh=True)
    return Session.create(folder / "grid.round", edit)


def column(held: Round, key: str) -> GridColumn:
    return next(each for each in columns_of(held) if each.key == key)


def typed(held: Round, case: str, key: str, text: str, row: int = 0) -> Typed:
    return Typed(case, column(held, key), text, row)  # type: ignore[arg-type]
