"""Two made-up cases: answers are typed, values follow, nothing is stored."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from tests.ui.models.framework_rounds import document, held
from ui.models.framework_trying import TryTable


@pytest.fixture
def table(tmp_path: Path) -> TryTable:
    given = document(answers=False)
    given["criteria"][3].update(kind="measure", unit="£m", anchors=[], points=[[0, 0], [10, 100]])  # type: ignore[index]
    model = TryTable()
    model.show(held(given, folder=tmp_path))
    return model


def test_it_is_a_real_table(table: TryTable, qtmodeltester: ModelTester) -> None:
    assert (table.rowCount(), table.columnCount()) == (4, 4)
    across = Qt.Orientation.Horizontal
    assert [table.headerData(at, across) for at in range(4)] == ["Criterion", "Case A", "Case B", "Weight"]
    assert table.index(0, 1).data() == "4 → 80.0"
    assert table.index(3, 1).data() == "8 → 80.0"
    assert table.index(0, 1).data(Qt.ItemDataRole.AccessibleTextRole) == "Short P1, Case A: 4, worth 80.0"
    assert table.index(0, 3).data(Qt.ItemDataRole.AccessibleTextRole) == "Short P1, weight: 50.0%"
    qtmodeltester.check(table)


def test_the_value_is_the_weighted_sum(table: TryTable) -> None:
    assert table.values == pytest.approx({"Case A": 80.0, "Case B": 40.0})
    assert table.words() == "Case A 80.0, Case B 40.0. Case A is ahead by 40.0."


def test_an_answer_changes_the_value_at_once(table: TryTable) -> None:
    before = table.values["Case B"]
    assert table.setData(table.index(0, 2), "5")
    # P1 alone under its lens weighs a half.
    assert table.values["Case B"] == pytest.approx(before + 0.5 * 60)
    assert table.meaning(table.index(0, 2)) == "Short P1, level 5: P1 at most"


@pytest.mark.parametrize("typed", ["6", "-1", "2.5", "lots", ""])
def test_what_is_not_on_the_scale_is_not_taken(table: TryTable, typed: str) -> None:
    assert not table.setData(table.index(0, 1), typed)
    assert table.index(0, 1).data() == "4 → 80.0"


def test_a_measure_takes_any_number_in_its_unit(table: TryTable) -> None:
    assert table.setData(table.index(3, 1), "2.5 £m")
    assert table.index(3, 1).data() == "2.5 → 25.0"
    assert table.meaning(table.index(3, 1)) == "Short C3: 2.5 £m"


def test_answers_that_still_fit_stay_with_another_framework(table: TryTable, tmp_path: Path) -> None:
    table.setData(table.index(0, 1), "5")
    table.show(held(document(answers=False, levels=5), folder=tmp_path / "b"))
    assert table.index(0, 1).data(Qt.ItemDataRole.EditRole) == "5"
    assert table.index(3, 1).data(Qt.ItemDataRole.EditRole) == "8" or table.by_level(3)


def test_without_criteria_it_says_so(tmp_path: Path) -> None:
    given = document(answers=False)
    given["criteria"] = []
    model = TryTable()
    model.show(held(given, folder=tmp_path))
    assert model.words() == "There is no criterion to try yet."
    assert model.meaning(model.index(0, 0)) == ""
