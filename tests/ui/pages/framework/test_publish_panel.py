"""The panel that says what publishing would change."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QSignalSpy

from prioritiser.edits import drafting
from tests.ui.models.framework_rounds import document, held, published
from ui.models.framework_publishing import publishing_of
from ui.pages.framework.publish_panel import PublishPanel


@pytest.fixture
def panel(theme, qtbot):
    panel = PublishPanel(theme)
    qtbot.addWidget(panel)
    panel.resize(700, 600)
    panel.show()
    return panel


@pytest.fixture
def drafted(tmp_path):
    return held(
        None, published,
        lambda held: drafting.draft_entry(held, "criterion", "C1", {"question": "x"}),
        lambda held: drafting.draft_entry(
            held, "criterion", "C2", {"kind": "measure", "points": [[0, 0], [1, 100]], "anchors": []}
        ),
        folder=tmp_path,
    )  # fmt: skip


def test_each_change_has_its_card_with_what_follows(panel, drafted):
    panel.show_publishing(drafted, publishing_of(drafted))
    assert [card.title for card in panel.cards] == ["Short C1", "Short C2"]
    assert panel.changed == {"C1": "wording", "C2": "meaning"}
    assert "go on counting" in panel.cards[0].outcome.text()
    assert not panel.cards[1].sorts.segment("wording").isEnabled()
    panel.cards[0].sorts.segment("meaning").click()
    assert "will have to be confirmed" in panel.cards[0].outcome.text()
    spy = QSignalSpy(panel.published)
    panel.note.setPlainText("Why")
    panel.go.click()
    assert spy.at(0) == ["Why", {"C1": "meaning", "C2": "meaning"}]


def test_an_answer_stays_when_the_panel_is_filled_again(panel, drafted):
    panel.show_publishing(drafted, publishing_of(drafted))
    panel.cards[0].sorts.segment("meaning").click()
    panel.show_publishing(drafted, publishing_of(drafted))
    assert panel.cards[0].sort == "meaning"
    assert "will have to be confirmed" in panel.cards[0].outcome.text()


def test_what_stands_in_the_way_is_said_and_the_button_is_off(panel, tmp_path):
    now = held(document(answers=False), published, folder=tmp_path)
    panel.show_publishing(now, publishing_of(now))
    assert panel.faults[0].words.text() == "Nothing has changed since version 1."
    assert not panel.go.isEnabled()
    assert panel.first_focus() is panel.note


def test_not_now_leaves(panel):
    spy = QSignalSpy(panel.left)
    panel.cancel.click()
    assert spy.count() == 1
