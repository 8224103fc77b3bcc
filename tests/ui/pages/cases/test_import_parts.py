from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.pages.cases.import_parts import LOW, ImportParts
from ui.theme import Theme


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    window.resize(1366, 768)
    yield window
    window.close()
    window.deleteLater()


@pytest.fixture
def parts(window: QWidget, theme: Theme) -> ImportParts:
    return ImportParts(theme, window)


def tabs(parts: ImportParts) -> int:
    return parts.tabs.count()


def test_it_stays_within_its_window(parts: ImportParts) -> None:
    assert parts.width() < 1366
    assert parts.height() < 768


def test_columns_stand_above_the_rows_where_there_is_room(parts: ImportParts) -> None:
    assert parts.halves.indexOf(parts.column_part) == 0
    assert parts.tabs.indexOf(parts.column_part) < 0
    assert parts.tabs.count() == 4


def test_columns_have_a_tab_of_their_own_where_it_is_low(parts: ImportParts, theme: Theme, qtbot: QtBot) -> None:
    parts.show()
    qtbot.waitExposed(parts)
    for height, in_tab in ((LOW - 40, True), (LOW + 40, False), (LOW - 40, True)):
        parts.resize(parts.width(), theme.px(height))
        qtbot.waitUntil(lambda in_tab=in_tab: (parts.tabs.indexOf(parts.column_part) == 0) == in_tab)
        assert (parts.halves.indexOf(parts.column_part) == 0) != in_tab
        assert parts.column_title.isHidden() == in_tab
    parts.tabs.setCurrentIndex(0)
    assert parts.column_table.isVisible()


def test_a_file_that_cannot_be_read_shows_no_tables(parts: ImportParts) -> None:
    height = parts.height()
    parts.show_tables(readable=False)
    assert parts.halves.isHidden()
    assert parts.go.isHidden()
    assert not parts.cancel.isHidden()
    assert parts.height() < height
    parts.show_tables(readable=True)
    assert not parts.halves.isHidden()
    assert parts.height() == height


def test_a_tab_says_how_much_is_in_it(parts: ImportParts) -> None:
    parts.name_tab(parts.problem_table, "Problems", 1200)
    assert parts.tabs.tabText(1) == "Problems (1,200)"
