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
    assert panel.said.text() == "No difference."


def test_it_is_left_by_its_link(panel):
    spy = QSignalSpy(panel.left)
    panel.back.click()
    assert spy.count() == 1
