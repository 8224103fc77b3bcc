from __future__ import annotations

from dataclasses import replace

import pytest

from prioritiser.model.case import Case
from tests.ui.models.grid_rounds import COST, column, opened
from ui.models.case_grid_filter import CaseFilter
from ui.models.case_grid_order import arranged, kept_order


@pytest.fixture
def held(tmp_path):
    session = opened(tmp_path)
    yield session.round
    session.close()


def test_without_a_column_cases_stand_as_in_the_round(held):
    assert arranged(held, CaseFilter()) == ["K1", "K2", "K10", "K3"]


def test_cases_are_sorted_either_way_with_empty_cells_last(held):
    by = column(held, COST)
    assert arranged(held, CaseFilter(), by) == ["K3", "K1", "K2", "K10"]
    assert arranged(held, CaseFilter(), by, falling=True) == ["K2", "K1", "K3", "K10"]
    assert arranged(held, CaseFilter(gate="not_ready"), by) == ["K2", "K10"]


def test_while_one_types_cases_stay_where_they_are(held):
    shown = ["K3", "K1"]  # sorted and filtered
    before = frozenset(held.cases)
    assert kept_order(held, shown, before) == ["K3", "K1"]
    gone = replace(held, cases={key: case for key, case in held.cases.items() if key != "K3"})
    assert kept_order(gone, shown, before) == ["K1"]


def test_new_cases_come_where_they_belong_even_under_a_filter(held):
    cases = {**held.cases, "K11": Case(id="K11", title="New")}
    order = kept_order(replace(held, cases=cases), ["K3", "K1"], frozenset(held.cases))
    assert order == ["K3", "K11", "K1"]
    back = kept_order(held, ["K1", "K3"], frozenset(held.cases) - {"K2", "K10"})
    assert back == ["K1", "K2", "K10", "K3"]
    first = kept_order(held, [], frozenset())
    assert first == ["K1", "K2", "K10", "K3"]
