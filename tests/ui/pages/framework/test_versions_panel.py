"""Any two versions, compared in words."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QSignalSpy

from prioritiser.edits import drafting
from tests.ui.models.framework_rounds import held, published
from ui.pages.framework.versions_panel import VersionsPanel


@pytest.fixture
def panel(theme, qtbot):
    panel = VersionsPanel(theme)
    qtbot.addWidget(panel)
    panel.resize(700, 600)
    panel.show()
    return panel


def change(key, **fields):
    return lambda held: drafting.draft_entry(held, "criterion", key, fields)


def names(choice):
    return [choice.itemText(at) for at in range(choice.count())]


def test_the_latest_is_compared_with_the_one_before(panel, tmp_path):
    now = held(
        None, lambda held: published(held, "First"), change("C1", question="Two?"),
        lambda held: published(held, "Second"), change("C2", question="Draft?"), folder=tmp_path,
    )  # fmt: skip
    panel.show_versions(now)
    assert names(panel.after) == ["The draft", "Version 2, 2 April 2026: Second", "Version 1, 2 April 2026: First"]
    assert panel.said.text() == "1 difference"
    assert "Draft?" in panel.model.stringList()[0]
    panel.before.setCurrentIndex(2)
    panel.before.activated.emit(2)
    assert panel.said.text() == "2 differences"
    panel.show_versions(now)
    assert panel.before.currentIndex() == 2


def test_before_the_first_version_there_is_what_holds_now(panel, tmp_path):
    panel.show_versions(held(folder=tmp_path))
    assert names(panel.before) == ["What holds now, not published"]
    assert panel.said.text() == "No version is published yet."
    assert not panel.about.isVisible()


def test_the_first_version_has_none_before_it(panel, tmp_path):
    panel.show_versions(held(None, published, folder=tmp_path))
    assert panel.said.text() == "The first version: none stands before it."


def test_a_version_says_its_whole_note_and_what_was_said_of_each_change(panel, tmp_path):
    note = "As the board asked in May, after the pilot in two places showed what people did not understand."
    now = held(
        None,
        published,
        change("C1", question="Two?"),
        lambda held: published(held, note, C1="meaning"),
        folder=tmp_path,
    )
    panel.show_versions(now)
    assert panel.about.text().split("\n") == [
        "Version 2. Published 2 April 2026.", note, "Short C1: meaning changed",
    ]  # fmt: skip
    panel.before.setCurrentIndex(0)
    panel.before.activated.emit(0)
    assert panel.said.text() == "These are one and the same. Choose two that differ."


def test_it_is_left_by_its_link(panel):
    spy = QSignalSpy(panel.left)
    panel.back.click()
    assert spy.count() == 1
