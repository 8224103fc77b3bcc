from __future__ import annotations

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from prioritiser.model.round import Round
from tests.ui import walk
from tests.ui.models.grid_rounds import opened
from ui.pages.cases.detail_panel import MOST_EVIDENCE, NOTHING, DetailPanel


@pytest.fixture
def held(tmp_path):
    session = opened(tmp_path)
    yield session.round
    session.close()


@pytest.fixture
def panel(theme, qtbot):
    made = DetailPanel(theme)
    qtbot.addWidget(made)
    made.resize(292, 700)
    made.show()
    return made


def said(panel: DetailPanel) -> str:
    return " | ".join(walk.words_of(each) for each in walk.shown(panel) if walk.words_of(each))


def test_without_a_case_it_says_so(panel, held):
    assert said(panel) == NOTHING
    panel.show_case(held, "K1")
    panel.show_case(held, None)
    assert said(panel) == NOTHING


def test_it_shows_money_gates_facts_and_what_is_to_do(panel, held):
    panel.show_case(held, "K2")
    words = said(panel)
    for part in (
        "Discharge to assess",
        "Illustrative figures",
        "Still to do",
        "Money by year",
        "1 to do",
        "G2 Quality",
    ):
        assert part in words, part
    assert panel.chart.isVisible()
    panel.show_case(held, "K1")
    assert "Still to do" not in said(panel)
    assert "Finding people early | Delivery board: Primary care" in said(panel)


def test_too_much_evidence_is_counted(panel, held):
    fields = {"evidence": [{"item": f"Study {at}"} for at in range(9)]}
    panel.show_case(Round(cases={"K1": replace(held.cases["K1"], fields=fields)}), "K1")
    assert f"Study {MOST_EVIDENCE - 2} | and 6 more" in said(panel)


def test_its_button_asks_for_the_whole_record(panel, held, qtbot):
    panel.show_case(held, "K1")
    asked = QSignalSpy(panel.open_asked)
    qtbot.mouseClick(panel.open, Qt.MouseButton.LeftButton)
    assert asked.count() == 1


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_nothing_is_cut_off(panel, held, theme, zoom):
    theme.set_zoom(zoom)
    panel.resize(round(292 * zoom), 700)
    panel.show_case(held, "K10")
    assert not walk.clipped(panel)
    assert not walk.unnamed(panel)
