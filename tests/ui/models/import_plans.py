"""Plans of an import for tests of how they are shown: one row of every sort, written by hand."""

from __future__ import annotations

from prioritiser.exchange.importing.matching import Column, Matching
from prioritiser.exchange.importing.plan import CellProblem, CellReading, ImportPlan, RowPlan, Skipped
from prioritiser.model.round import Round
from tests.ui.models.case_rounds import held

MONEY = [
    {"year": "2026/27", "kind": "recurrent", "amount": 2_385_000.0},
    {"year": "2026/27", "kind": "capital", "amount": 180_000.0},
    {"year": "2027/28", "kind": "recurrent", "amount": -420_000.0},
]
NEW = {"id": "K9", "title": "Stop smoking", "type": "investment", "people": 5200.0, "money": MONEY}
ROWS = (
    RowPlan(2, "K1", "Virtual wards", "changed", {"id": "K1", "people": 5300}, ("People reached: 5,200 → 5,300",)),
    RowPlan(3, "K9", "Stop smoking", "new", NEW),
    RowPlan(4, "K2", "Team Up", "unchanged", {"id": "K2"}),
    RowPlan(5, "K7", "Lipid clinics", "rejected", {"id": "K7"}, choosable=True),
    RowPlan(6, "K8", "", "rejected", {"id": "K8"}),
)
PROBLEMS = (
    CellProblem("Cases", "D5", 5, "“TBC” is not a number."),
    CellProblem("Cases", "E5", 5, "“soon” is not a date."),
    CellProblem("Cases", "A6", 6, "The case has no title."),
    CellProblem("Cases", "D3", 3, "“all” is not a number.", blocking=False),
)
COLUMNS = (
    Column(0, "Ref", "ref", "id", examples=("K1", "K9")),
    Column(1, "Title", "title", "title", examples=("Virtual wards",)),
    Column(2, "Cost", "cost", "money:2026/27:recurrent", assumed="no year is said: taken as 2026/27"),
    Column(3, "Notes", "notes"),
)


def matching(sort: str = "cases") -> Matching:
    return Matching("Cases", sort, (1,), COLUMNS, "s1", notes=("A note.",))  # type: ignore[arg-type]


def plan(**over: object) -> ImportPlan:
    """Return the plan of five rows."""
    found: dict[str, object] = {
        "rows": ROWS, "problems": PROBLEMS, "readings": (CellReading("D2", 2, "£2.4m", "£2,400,000"),), "judged": 3,
        "skipped": (Skipped(7, "A total.", "TOTAL"),), "not_in_file": ("K3",),
        "counts": {"new": 1, "changed": 1, "unchanged": 1, "rejected": 2}, **over,
    }  # fmt: skip
    return ImportPlan("Cases", matching(), **found)  # type: ignore[arg-type]


def round_with_cases() -> Round:
    return held()
