"""Wording or meaning: nothing is chosen before somebody does, by keys or by mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from ui.pages.framework.sort_question import SortQuestion

Key = Qt.Key


@pytest.fixture
def question(theme, qtbot):
    made = SortQuestion(theme, "Access")
    qtbot.addWidget(made)
    made.show()
    return made


def test_nothing_is_chosen_first(question):
    assert question.sort is None
    assert not any(question.segment(key).isChecked() for key in ("wording", "meaning"))
    assert question.focusProxy().accessibleName() == "What changes for Access: Wording only"


@pytest.mark.parametrize(
    ("key", "sort"),
    [(Key.Key_Space, "wording"), (Key.Key_Left, "wording"), (Key.Key_Right, "meaning"), (Key.Key_Down, "meaning")],
)
def test_a_key_chooses(question, qtbot, key, sort):
    said = []
    question.chosen.connect(said.append)
    qtbot.keyClick(question.focusProxy(), key)
    assert (question.sort, said) == (sort, [sort])


def test_then_the_arrows_go_on(question, qtbot):
    question.segment("wording").click()
    qtbot.keyClick(question.segment("wording"), Key.Key_Right)
    assert question.sort == "meaning"
    assert not question.segment("wording").isChecked()
