from __future__ import annotations

import pytest
from PySide6.QtTest import QSignalSpy

from prioritiser.edits.deciding import set_budget
from prioritiser.errors import KnownError


def test_a_plain_view_uses_the_workspaces_own_analysis(screen):
    sight = screen.page.sight
    assert sight.analysis is screen.context.workspace.analysis()
    told = QSignalSpy(sight.changed)
    sight.look_in_order(None)
    assert told.count() == 0, "nothing has changed"
    sight.look_in_order("vfm")
    assert told.at(0) == ["view"]


def test_tries_are_told_apart_from_what_is(screen):
    sight = screen.page.sight
    sight.try_blocks(sight.analysis.weights, {"P1": 0.1})
    assert sight.view.tries_weights
    assert sight.as_it_is().weights.source == "framework"
    assert sight.analysis.weights.source == "given"
    sight.try_swings(None)
    assert sight.as_it_is() is sight.analysis


def test_an_edit_overtakes_a_tried_budget(screen):
    sight = screen.page.sight
    sight.try_budget(9e6)
    screen.context.workspace.do(set_budget(screen.round, "2026/27", "recurrent", 5e6))
    assert sight.view.budget is None
    assert sight.analysis.funding.spent[0].budget == 5e6


def test_the_other_order_is_worked_out_once_per_revision(screen):
    sight = screen.page.sight
    first = sight.in_order("vfm")
    assert sight.in_order("vfm") is first
    screen.context.workspace.do(set_budget(screen.round, "2026/27", "recurrent", 5e6))
    assert sight.in_order("vfm") is not first


def test_a_lens_that_cannot_be_worked_out_is_a_fault_and_no_crash(screen):
    sight = screen.page.sight
    with pytest.raises(KnownError):
        sight.try_blocks(sight.analysis.weights, {"P1": 2.0})
    sight.try_swings({"P1": -1.0})
    assert sight.analysis is None
    assert sight.fault is not None
    sight.try_swings(None)
    assert sight.fault is None
    assert sight.analysis is not None
