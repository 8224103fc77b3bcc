from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QWidget

from tests.ui import walk
from tests.ui.models.grid_rounds import COST, opened
from ui.models.case_grid_columns import columns_of
from ui.pages.cases.columns_dialog import ColumnsDialog


@pytest.fixture
def dialog(theme, qtbot, tmp_path):
    session = opened(tmp_path)
    parent = QWidget()
    made = ColumnsDialog(theme, columns_of(session.round), ("people", "type"), parent)
    session.close()
    made.open()
    qtbot.waitExposed(made)
    yield made
    made.reject()
    parent.deleteLater()


def lines(dialog: ColumnsDialog) -> dict[str, list[str]]:
    """Return the columns that are found, by their section."""
    found = dialog.found
    return {
        str(found.index(at, 0).data()): [
            str(found.index(row, 0, found.index(at, 0)).data()) for row in range(found.rowCount(found.index(at, 0)))
        ]
        for at in range(found.rowCount())
    }


def test_every_column_is_offered_by_its_section_but_those_that_always_stay(dialog):
    found = lines(dialog)
    assert found["Identity"][:2] == ["Type", "Lane"]
    assert "Recurrent cost £m 26/27" in found["Money"]
    assert not {"Ref", "Case"} & set(found["Identity"])


def test_a_new_column_goes_where_it_stands_in_the_record(dialog):
    spy = QSignalSpy(dialog.chosen)
    dialog.tick(COST, on=True)
    dialog.tick("lane", on=True)
    dialog.tick("people", on=False)
    assert [spy.at(n)[0] for n in range(spy.count())] == [
        ("people", "type", COST), ("people", "type", "lane", COST), ("type", "lane", COST),
    ]  # fmt: skip


def test_columns_are_found_by_a_few_letters_and_ticked_by_keys(dialog, qtbot):
    qtbot.keyClicks(dialog.text, "evidence")
    assert lines(dialog) == {"The case": ["Evidence"]}
    assert dialog.current_key() == ""
    spy = QSignalSpy(dialog.chosen)
    dialog.tree.setFocus()
    dialog.tree.setCurrentIndex(dialog.found.index(0, 0, dialog.found.index(0, 0)))
    assert dialog.current_key() == "evidence"
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Space)
    assert spy.at(0)[0] == ("people", "type", "evidence")
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Return)
    assert spy.at(1)[0] == ("people", "type")
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Up)
    qtbot.keyClick(dialog.tree, Qt.Key.Key_Space)
    assert spy.count() == 2
    dialog.text.clear()
    assert len(lines(dialog)) > 10


def test_a_section_is_found_with_all_its_columns(dialog, qtbot):
    qtbot.keyClicks(dialog.text, "workforce")
    assert "Staff WTE 26/27" in lines(dialog)["Workforce"]


def test_everything_has_a_name_and_room(dialog):
    assert not walk.unnamed(dialog)
    assert not walk.clipped(dialog)
    assert not walk.small_targets(dialog)
