from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest
from PySide6.QtCore import QByteArray

from tests.ui.models.grid_rounds import opened
from ui.models.case_grid_views import OVERVIEW, GridView
from ui.pages.cases.memory import NOW, WIDTHS, Memory
from ui.settings import Settings


@pytest.fixture
def settings(tmp_path, qapp):
    return Settings(tmp_path / "settings")


@pytest.fixture
def held(tmp_path):
    session = opened(tmp_path)
    yield session.round
    session.close()


def test_it_begins_with_the_overview_of_the_round(settings, held):
    memory = Memory(settings)
    memory.start_anew(held)
    assert memory.view.name == OVERVIEW
    assert memory.view == memory.every(held)[0]
    assert memory.is_as_named(held)


def test_columns_widths_and_views_are_kept(settings, held):
    memory = Memory(settings)
    memory.look(GridView("Mine", ("people",)))
    memory.keep_width("people", 91.26)
    memory.save_as("Kept")
    again = Memory(settings)
    again.start_anew(held)
    assert (again.view.name, again.view.columns, again.widths) == ("Kept", ("people",), {"people": 91.3})
    assert [view.name for view in again.every(held)][-1] == "Kept"
    again.forget("Kept")
    assert Memory(settings).own == ()
    assert not again.is_as_named(held)


def test_what_cannot_be_read_is_passed_over(settings, held):
    for name in (NOW, WIDTHS):
        settings.keep_shape(name, QByteArray(b"\xff{[1"))
    memory = Memory(settings)
    memory.start_anew(held)
    assert (memory.view.name, memory.widths) == (OVERVIEW, {})
    settings.keep_shape(WIDTHS, QByteArray(b'{"a": "x", "b": -1, "c": 5}'))
    assert Memory(settings).widths == {"c": 5.0}


def test_a_view_that_comes_with_the_program_has_the_years_of_each_round(settings, held):
    later = replace(held, settings=msgspec.structs.replace(held.settings, years=("2031/32", "2032/33")))
    memory = Memory(settings)
    memory.start_anew(held)
    memory.look(memory.every(held)[1])
    for fresh in (memory, Memory(settings)):
        fresh.start_anew(later)
        assert fresh.view == fresh.every(later)[1]
        assert "money:2031/32:recurrent" in fresh.view.columns
    memory.look(replace(memory.view, columns=("people",)))
    memory.fit(held)
    assert memory.view.columns == ("people",), "one's own choice stays"
