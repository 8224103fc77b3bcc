from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from tests.ui.models.grid_rounds import opened
from ui.models.case_grid_columns import columns_of
from ui.models.case_grid_entry import Refusal
from ui.pages.cases.problem_list import MOST_ROWS, ProblemList


@pytest.fixture
def held(tmp_path):
    session = opened(tmp_path)
    yield session.round
    session.close()


@pytest.fixture
def listed(theme, qtbot):
    made = ProblemList(theme)
    qtbot.addWidget(made)
    return made


def bad(number: int) -> list[Refusal]:
    return [Refusal("K1", "people", str(at), f"“{at}” will not do.") for at in range(number)]


def show(listed, held, number, monkeypatch) -> list[str]:
    said = []
    monkeypatch.setattr("ui.pages.cases.problem_list.speak", lambda _widget, words: said.append(words))
    listed.show_problems(held, bad(number), columns_of(held))
    return said


def test_it_is_there_only_while_something_was_not_taken(listed, held, monkeypatch):
    said = show(listed, held, 2, monkeypatch)
    assert listed.isVisible()
    assert listed.title.text().startswith("2 cells could not be taken.")
    assert said == [listed.title.text()]
    assert show(listed, held, 3, monkeypatch) == ["K1 Hypertension case finding, People a year: “2” will not do."]
    assert show(listed, held, 2, monkeypatch) == []
    show(listed, held, 0, monkeypatch)
    assert not listed.isVisible()


def test_it_grows_to_a_few_rows_and_then_scrolls(listed, held, monkeypatch, theme):
    heights = []
    for number in (1, 2, MOST_ROWS, MOST_ROWS + 20):
        show(listed, held, number, monkeypatch)
        heights.append(listed.rows.height())
    assert heights[0] < heights[1] < heights[2] == heights[3]
    theme.set_zoom(2.0)
    assert listed.rows.height() > heights[3]


def test_a_click_and_enter_ask_for_the_cell(listed, held, monkeypatch, qtbot):
    show(listed, held, 2, monkeypatch)
    wanted = QSignalSpy(listed.wanted)
    pos = listed.rows.visualRect(listed.model.index(1)).center()
    qtbot.mouseClick(listed.rows.viewport(), Qt.MouseButton.LeftButton, pos=pos)
    qtbot.keyClick(listed.rows, Qt.Key.Key_Up)
    qtbot.keyClick(listed.rows, Qt.Key.Key_Return)
    assert [wanted.at(n)[0].text for n in range(wanted.count())] == ["1", "0"]
    forgotten = QSignalSpy(listed.forgotten)
    qtbot.mouseClick(listed.forget, Qt.MouseButton.LeftButton)
    assert forgotten.count() == 1
