from __future__ import annotations

import pytest

from tests.ui.models.grid_rounds import COST, opened
from ui.models.case_grid_columns import columns_of
from ui.models.case_grid_filter import CaseFilter
from ui.models.case_grid_views import MOST_VIEWS, GridView, as_kept, built_in, from_kept, with_view


def test_views_that_come_with_the_program_name_columns_that_there_are(tmp_path):
    session = opened(tmp_path)
    keys = {column.key for column in columns_of(session.round)}
    views = built_in(session.round)
    session.close()
    assert [view.name for view in views] == ["Overview", "Money", "Who and where", "Strategy", "Gates", "In words"]
    assert all(set(view.columns) <= keys for view in views)
    assert views[0].columns[:3] == ("type", "places", COST)


def test_a_view_is_kept_whole():
    view = GridView("Mine", ("people", "type"), "people", falling=True, filter=CaseFilter(text="x", gate="fail"))
    assert from_kept(as_kept((view,))) == (view,)


@pytest.mark.parametrize(
    "text", ["", "{", "{}", "[1]", '[{"name": "x"}]', '[{"columns": ["a"]}]', '[{"name": "", "columns": []}]']
)
def test_what_cannot_be_read_is_passed_over(text):
    assert from_kept(text) == ()


def test_a_view_of_the_same_name_takes_the_place_of_the_old_one():
    views = with_view((GridView("Mine", ("a",)), GridView("Other")), GridView("  mine ", ("b",)))
    assert [(view.name, view.columns) for view in views] == [("Other", ()), ("mine", ("b",))]


def test_only_so_many_views_are_kept():
    many = tuple(GridView(str(at)) for at in range(MOST_VIEWS + 5))
    assert len(from_kept(as_kept(many))) == MOST_VIEWS
