"""The tree as rows: order, numbers, marks of the draft, warnings, and how a screen reader hears them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from prioritiser.edits import drafting
from tests.ui.models.framework_rounds import document, held
from ui.models.framework_rows import SCALE, FrameworkRows, Row, rows_of


def by_id(rows: list[Row]) -> dict[str, Row]:
    return {row.id: row for row in rows if row.part}


def test_rows_follow_the_tree_and_gates_come_last(tmp_path: Path) -> None:
    rows = rows_of(held(folder=tmp_path), {})
    assert [row.id or row.title for row in rows] == [
        "Levels 0 to 5", "Lenses, families and criteria", "A", "P1", "B", "F", "C1", "C2", "G", "C3", "Gates",
        "G1", "G2",
    ]  # fmt: skip
    assert rows[0].thing == SCALE
    assert [row.depth for row in rows[2:10]] == [0, 1, 0, 1, 2, 2, 1, 2]
    assert [row.number for row in rows if row.part == "criterion"] == [1, 2, 3, 4]
    assert {row.noun for row in rows if row.part == "node"} == {"lens", "family"}


def test_a_draft_is_marked_and_what_retires_stays_in_its_place(tmp_path: Path) -> None:
    now = held(
        None,
        lambda held: drafting.draft_entry(held, "criterion", "C1", {"question": "Otherwise?"}),
        lambda held: drafting.draft_retire(held, "criterion", "C2"),
        lambda held: drafting.draft_new(held, "criterion", {"parent": "F", "name": "Fresh", "id": "C9"}),
        lambda held: drafting.draft_levels(held, 5),
        folder=tmp_path,
    )
    rows = rows_of(now, {"C1": ["Look again."]})
    marks = {row.id: row.mark for row in rows if row.mark}
    assert marks == {"C1": "changed", "C2": "retired", "C9": "new"}
    family = [row.id for row in rows if row.part == "criterion" and row.depth == 2]
    assert family.index("C2") == 1
    found = by_id(rows)
    assert found["C2"].note == ""
    assert found["C2"].number == 0
    assert found["C9"].note == "0 of 6 anchors"
    assert found["C1"].warnings == ("Look again.",)


def test_a_row_says_what_it_is(tmp_path: Path) -> None:
    found = by_id(rows_of(held(folder=tmp_path), {"P1": ["One.", "Two."]}))
    assert found["P1"].summary == "Criterion 1: Short P1, 2 warnings"
    assert found["F"].summary == "Family: First family"
    assert found["G1"].summary == "Gate: Remit, G1"


def test_a_measure_has_no_anchors_to_count(tmp_path: Path) -> None:
    given = document(answers=False)
    given["criteria"][0].update(kind="measure", unit="£", anchors=[], points=[[0, 0], [9, 100]])  # type: ignore[index]
    assert by_id(rows_of(held(given, folder=tmp_path), {}))["P1"].note == "a number"


def test_the_model_tells_only_what_differs(tmp_path: Path, qtmodeltester: ModelTester) -> None:
    model = FrameworkRows()
    now = held(folder=tmp_path)
    assert model.show(rows_of(now, {}))
    changed: list[int] = []
    model.dataChanged.connect(lambda first, _last: changed.append(first.row()))
    assert not model.show(rows_of(now, {"C1": ["Look."]}))
    assert changed == [model.row_of(("criterion", "C1"))]
    heading = model.index(1)
    assert not heading.flags() & Qt.ItemFlag.ItemIsSelectable
    assert model.index(3).data(Qt.ItemDataRole.AccessibleTextRole) == "Criterion 1: Short P1"
    assert model.row_of(None) == -1
    qtmodeltester.check(model)
