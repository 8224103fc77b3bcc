"""What is open, above its sheet."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from ui.models.score_sheet import ScoreSheetModel
from ui.pages.score.sheet_panel import SheetPanel
from ui.theme import Theme


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme) -> SheetPanel:
    model = ScoreSheetModel()
    made = SheetPanel(theme, model, letters=lambda: True)
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(600, 600)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_it_says_what_is_open(panel: SheetPanel) -> None:
    panel.show_heading("Case 1", "City · Case 1 of 3")
    assert (panel.title.text(), panel.place.text()) == ("Case 1", "City · Case 1 of 3")
    assert panel.view.accessibleName() == "Scores for Case 1"


def test_the_button_has_room_for_words_and_key_in_every_state(panel: SheetPanel, theme: Theme) -> None:
    for zoom in (1.0, 2.0):
        theme.set_zoom(zoom)
        for is_open in (True, False):
            panel.read.show_open(is_open=is_open)
            words = panel.read.fontMetrics().horizontalAdvance(panel.read.text())
            assert panel.read.width() >= words + panel.read._cap.sizeHint().width() + theme.px(36)
    assert panel.read.accessibleName() == "Read the case"


def test_without_letters_the_button_shows_no_key(panel: SheetPanel) -> None:
    wide = panel.read.width()
    panel.read.show_cap(shown=False)
    assert panel.read.width() < wide
