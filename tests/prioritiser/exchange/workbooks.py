"""Rounds of many kinds for the workbook's tests, and the comparison of a workbook with what it ought to hold."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

import openpyxl

from prioritiser.analysis.summary import Analysis, analyse
from prioritiser.exchange import workbook
from prioritiser.exchange.workbook_cells import Cell, Content
from prioritiser.model.round import Round
from sample_data.build import sample_round
from tests.prioritiser.analysis.rounds import budget, cost, round_of, scored

CODE = "1a2b 3c4d 5e6f 7a8b 9c0d 1e2f 3a4b 5c6d"
AT = "2026-11-22T15:05:12.345+00:00"
_LISTS = (
    "criteria", "nodes", "cases", "assessors", "answers", "agreed", "interests", "weights", "budgets", "limits",
    "rules", "decisions", "gates", "groups", "places",
)  # fmt: skip


def content_of(analysis: Analysis) -> Content:
    return workbook.content_of(analysis, code=CODE, at=AT)


@cache
def sample_document() -> dict[str, object]:
    return sample_round()


def sample(changes: Mapping[str, object] | None = None, **settings: object) -> Round:
    document = {**sample_document(), **(changes or {})}
    parts = {key: document.get(key, ()) for key in _LISTS}
    together = {**document["settings"], **settings}  # type: ignore[dict-item]
    return round_of(**parts, settings=together, title=document["title"], revision=4812)  # type: ignore[arg-type]


def few(**settings: object) -> Round:
    """Return the sample with half of its cases and a third of its money: LibreOffice needs half the time."""
    kept = (
        "K02",
        "K04",
        "K07",
        "K08",
        "K12",
        "K13",
        "K17",
        "K22",
        "K23",
        "K26",
        "K28",
        "K30",
        "K31",
        "K33",
        "K35",
        "K36",
    )
    document = sample_document()
    changes = {
        "cases": [case for case in document["cases"] if case["id"] in kept],  # type: ignore[attr-defined]
        "budgets": [{**one, "amount": one["amount"] / 3} for one in document["budgets"]],  # type: ignore[attr-defined]
        "answers": [one for one in document["answers"] if one["case"] in kept],  # type: ignore[attr-defined]
    }
    return sample(changes, **settings)


def tied() -> Round:
    """Ties in value, some also in cost; natural order of ids decides; the line falls inside a tie."""
    return scored(
        {"K10": [50], "K2": [50], "K1": [50], "S1": [50], "S2": [80], "K3": [90], "K4": [0.1 + 0.2], "K5": [0.3]},
        cases={
            "K10": cost(100), "K2": cost(100), "K1": cost(200), "K3": cost(50), "K4": cost(5), "K5": cost(5),
            "S1": cost(-70, type="disinvestment"), "S2": cost(-70, type="disinvestment"),
        },
        budgets=[budget(200)],
    )  # fmt: skip


def cashing(amount: float) -> dict[str, object]:
    return {"year": "2026/27", "kind": "recurrent", "amount": amount, "cash_releasing": True}


def mixed() -> Round:
    """Measures, uneven levels, families, gaps, a failed gate, a mandated case, rules, several budget rows."""
    rng = random.Random(11)
    criteria = [
        {"id": "Q", "parent": "A", "swing": 40, "kind": "measure", "unit": "QALYs a year", "mirrored": True,
         "points": [[0, 0], [100, 70], [320, 100]], "neutral": 0},
        {"id": "U", "parent": "A", "swing": 10, "values": [0, 5, 20, 60, 90, 100], "domain": "quality", "neutral": 1},
        {"id": "M", "parent": "B", "swing": 30, "mirrored": True, "neutral": 2},
        {"id": "F", "parent": "B", "swing": 20, "domain": "finance", "neutral": 3},
        {"id": "top", "swing": 15, "domain": "delivery"},
        {"id": "zero", "parent": "B", "swing": 0, "domain": "environment"},
    ]  # fmt: skip
    types = ("investment", "disinvestment", "reshape")
    cases = [
        {
            "id": f"K{k}", "title": f"Case {k}", "type": types[k % 3],
            "money": [
                {"year": "2026/27", "kind": "recurrent", "amount": 1000.0 * k + 0.01},
                {"year": "2027/28", "kind": "capital", "amount": 70.005 * k},
                {"year": "2026/27", "kind": "recurrent", "amount": -900.0 * (k % 5)},
                cashing(-200.0 * (k % 4)),
            ],
        }
        for k in range(1, 15)
    ]  # fmt: skip
    cases[3]["gates"] = [{"gate": "G1", "result": "fail", "reason": "nobody pays"}]
    cases[4]["lane"] = "mandated"
    answers = [
        {"assessor": f"a{a}", "case": f"K{k}", "criterion": criterion["id"],
         **({"measure": rng.uniform(-10, 400)} if criterion["id"] == "Q" else {"level": rng.randint(0, 5)})}
        for k in range(1, 15) for criterion in criteria for a in range(1, 5)
        if rng.random() > 0.12 and not (k == 9 and criterion["id"] != "F")
    ]  # fmt: skip
    return round_of(
        criteria=criteria,
        nodes=[{"id": "A", "name": "First lens", "swing": 3}, {"id": "B", "parent": "A", "swing": 7}],
        cases=cases,
        assessors=[{"id": f"a{a}", "group": f"g{a % 2}"} for a in range(1, 5)],
        answers=answers,
        agreed=[
            {"case": "K1", "criterion": "U", "level": 4},
            {"case": "K2", "criterion": "Q", "measure": 55.5},
            {"case": "K3", "criterion": "M", "outcome": "no_evidence"},
        ],
        gates=[{"id": "G1", "name": "Remit"}],
        budgets=[budget(9000), budget(1500, "2027/28", "capital"), budget(0, "2028/29", "non_recurrent")],
        rules=[
            {"kind": "must", "case": "K12"}, {"kind": "must_not", "case": "K13"}, {"kind": "must", "case": "K4"},
            {"kind": "must", "case": "K8"}, {"kind": "must_not", "case": "K11"},
        ],
        decisions=[{"case": case, "accepted": True} for case in ("K7", "K13", "K2")],
        settings={"years": ["2026/27", "2027/28", "2028/29"], "coverage_threshold": 0.8, "min_answers": 2},
        title="Mixed",
    )  # fmt: skip


def with_settings(held: Round, **settings: object) -> Round:
    fields = {name: getattr(held.settings, name) for name in held.settings.__struct_fields__}
    return replace(held, settings=type(held.settings)(**{**fields, **settings}))  # type: ignore[arg-type]


def variants() -> Iterator[tuple[str, Round]]:
    """Yield rounds that between them reach every kind of formula."""
    yield "sample", sample()
    yield "fill", few(fill_rule="fill")
    yield "vfm", few(order="vfm")
    yield "hand", few(order="hand", by_hand=("K36", "K22", "K30", "K04"))
    yield "provisional", replace(few(rank_provisional=True), weight_sets={})
    yield "tied", tied()
    yield "tied_vfm", with_settings(tied(), order="vfm")
    yield "mixed", mixed()
    yield "mixed_vfm", with_settings(mixed(), order="vfm", fill_rule="fill", rank_provisional=True, panel_rule="median")
    yield "mixed_groups", with_settings(mixed(), panel_rule="group_mean", order="hand", by_hand=("K14", "K6"))
    yield "no_budget", replace(mixed(), budgets={})
    yield "best", with_settings(mixed(), fill_rule="best")
    yield "only_stops", scored({"S1": [5], "S2": [7]}, cases={key: {"type": "disinvestment"} for key in ("S1", "S2")})
    yield "one_case", scored({"K1": [40]}, cases={"K1": cost(0.005)}, budgets=[budget(0.01)])
    yield "nothing_scored", scored({"K1": [None, None], "K2": [None, None]}, weights=(1, 2), budgets=[budget(5)])
    yield "no_cases", round_of(criteria=[{"id": "C1"}], budgets=[budget(5)])
    yield "nothing", round_of()


def differences(content: Content, path: Path) -> list[tuple[str, str, object, object, str]]:
    """Return the cells of a file that do not hold what the content says, within 1e-9 for numbers."""
    book = openpyxl.load_workbook(path, data_only=True)
    found = []
    for sheet in content.sheets:
        page = book[sheet.name]
        for (row, column), cell in sheet.cells.items():
            cell_found = page.cell(row, column)
            if not same(cell, cell_found.value):
                found.append((sheet.name, cell_found.coordinate, cell.value, cell_found.value, cell.formula))
    return found


def same(cell: Cell, found: object) -> bool:
    """Tell whether a value read back is the one that belongs there."""
    wanted = cell.value
    if wanted is None or wanted == "":
        return found is None or found == ""
    if isinstance(wanted, str):
        return wanted == found
    return isinstance(found, int | float) and abs(found - wanted) <= 1e-9 * max(1.0, abs(wanted))


def all_contents() -> dict[str, Content]:
    return {name: content_of(analyse(held)) for name, held in variants()}
