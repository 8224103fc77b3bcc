"""The panel that says what publishing would change."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy

from prioritiser.edits import drafting
from tests.ui.models.framework_rounds import document, held, published
from ui.models.framework_publishing import publishing_of
from ui.pages.framework.publish_panel import ASKED, PublishPanel


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
    assert panel.changed == {"C2": "meaning"}
    assert panel.cards[0].is_open
    assert panel.cards[0].sorts.current == ""
    assert panel.cards[0].outcome.text() == ASKED
    panel.cards[0].sorts.segment("wording").click()
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


def test_what_is_not_said_yet_is_asked_before_anything_is_published(panel, drafted, qtbot):
    panel.show_publishing(drafted, publishing_of(drafted))
    spy = QSignalSpy(panel.published)
    assert "1 change is still to be called wording or meaning." in panel.foot.text()
    panel.go.click()
    assert spy.count() == 0
    assert panel.first_focus() is panel.cards[0].sorts.segment("wording")
    qtbot.keyClick(panel.first_focus(), Qt.Key.Key_Right)
    assert panel.changed == {"C1": "meaning", "C2": "meaning"}
    panel.go.click()
    assert spy.count() == 1


def test_it_lists_what_there_is_to_look_at(panel, tmp_path):
    def change(key, **fields):
        return lambda held: drafting.draft_entry(held, "criterion", key, fields)

    falls = change("C2", evidence="", values=[0, 40, 30, 60, 80, 100])
    now = held(None, published, change("C1", evidence=""), falls, folder=tmp_path)
    publishing = publishing_of(now)
    panel.show_publishing(now, publishing)
    assert panel.look.title == publishing.look
    listed = tuple(panel.look.body.itemAt(at).widget().text() for at in range(panel.look.body.count()))
    assert listed == publishing.cautions
    assert any("is worth less" in sentence for sentence in listed)
    assert publishing.look in panel.foot.text()
    assert panel.go.isEnabled()


def test_not_now_leaves(panel):
    spy = QSignalSpy(panel.left)
    panel.cancel.click()
    assert spy.count() == 1
