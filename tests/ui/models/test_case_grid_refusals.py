from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.ui.models.grid_rounds import opened
from ui.models.case_grid_columns import columns_of
from ui.models.case_grid_entry import Refusal
from ui.models.case_grid_refusals import RefusalList, line_of, refusals_title

BAD = Refusal("K1", "people", "TBC", "“TBC” is not a number.", "Type it as 1,200.")


@pytest.fixture
def held(tmp_path):
    session = opened(tmp_path)
    yield session.round
    session.close()


def test_a_line_says_whose_cell_which_and_why(held):
    columns = columns_of(held)
    assert line_of(held, BAD, columns) == "K1 Hypertension case finding, People a year: “TBC” is not a number."
    assert line_of(held, Refusal("", "title", "", "No."), columns) == "New case, Case: No."
    assert line_of(held, Refusal("K99", "gone", "", "No."), columns) == "K99, gone: No."
    assert refusals_title(1) == "1 cell could not be taken. What was there stays until you correct it."


def test_the_list_is_a_proper_model_that_says_the_remedy_too(held, qapp):
    model = RefusalList()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(held, [BAD, BAD], columns_of(held))
    assert model.rowCount() == 2
    assert model.rowCount(model.index(0)) == 0
    assert model.index(0).data(Qt.ItemDataRole.AccessibleTextRole).endswith("is not a number. Type it as 1,200.")
    assert model.index(0).data(Qt.ItemDataRole.DecorationRole) is None
    assert model.data(QModelIndex()) is None
    model.show(held, [], columns_of(held))
    assert model.rowCount() == 0
