from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMainWindow

from ui.pages.weights.toolbar import Toolbar


@pytest.fixture
def bar(qtbot, theme):
    window = QMainWindow()
    qtbot.addWidget(window)
    made = Toolbar(theme)
    window.setCentralWidget(made)
    window.resize(900, 120)
    with qtbot.waitExposed(window):
        window.show()
    made.show_view(weighs=True, can_name=True)
    yield made
    window.close()


def test_it_says_what_was_asked_for(qtbot, bar):
    for signal, button, args in (
        (bar.side_chosen, bar.side.segment("panel"), ["panel"]),
        (bar.way_chosen, bar.way.segment("pairwise"), ["pairwise"]),
        (bar.view_chosen, bar.view.segment("all"), ["all"]),
    ):
        with qtbot.waitSignal(signal) as said:
            button.click()
        assert said.args == args


def test_the_ways_become_a_list_where_they_do_not_fit(qtbot, bar):
    assert bar.way.isVisible()
    assert bar.way_focus() is bar.way
    bar.window().resize(380, 200)
    assert bar.way_box.isVisible()
    assert bar.way_focus() is bar.way_box
    bar.show_way("points")
    assert bar.way_box.currentText() == "Points"
    with qtbot.waitSignal(bar.way_chosen) as said:
        bar.way_box.activated.emit(2)
    assert said.args == ["order"]
    assert bar.way.current == "order"


def test_what_belongs_to_all_weights_is_offered_there(bar):
    assert not bar.names.isVisible()
    bar.show_view(weighs=False, can_name=True)
    assert bar.names.isVisible()
    assert not bar.way.isVisible()
    bar.show_view(weighs=False, can_name=False)
    assert not bar.names.isVisible()
