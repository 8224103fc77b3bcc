from __future__ import annotations

from PySide6.QtCore import Qt


def click_heading(screen, key):
    header = screen.page.table.headings
    at = screen.page.table.table.column_at(key)
    x = header.sectionViewportPosition(at) + header.sectionSize(at) // 2
    screen.qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=header.rect().center().__class__(x, 20))


def test_a_click_on_a_heading_sorts_and_says_that_this_is_not_rank_order(screen):
    click_heading(screen, "amount")
    assert screen.order == ["K5", "K1", "K2", "K3", "K4", "K6"]
    assert screen.page.note.said.text() == "Sorted by £m 2026/27, not in rank order."
    assert not screen.page.band.isVisible()
    click_heading(screen, "amount")
    assert screen.order == ["K6", "K1", "K2", "K3", "K4", "K5"]
    back = screen.page.note.buttons[-1]
    assert back.text() == "Back to rank order"
    back.click()
    assert screen.order == ["K1", "K2", "K3", "line", "K4", "K5", "K6"]
    assert screen.page.note.isHidden()
    assert screen.page.band.isVisible()


def test_the_heading_of_the_rank_goes_back_to_rank_order(screen):
    click_heading(screen, "value")
    click_heading(screen, "value")
    assert screen.order[0] == "K6"
    click_heading(screen, "rank")
    assert "line" in screen.order
    click_heading(screen, "rank")
    assert "line" in screen.order


def test_the_bar_sorts_by_value(screen):
    click_heading(screen, "bar")
    assert screen.page.lister.listing.sort == "value"


def test_the_chosen_case_stays_chosen_while_the_list_is_sorted(screen):
    screen.choose("K5")
    click_heading(screen, "case")
    assert screen.page.table.case == "K5"


def test_filtering_counts_what_is_shown(screen):
    screen.context.actions.run("filter")
    assert screen.focus is screen.page.filters.text
    screen.type("mental")
    assert screen.page.filters.count.text() == "1 of 11 cases"
    assert screen.page.facts() == "Showing 1 of 11"
    assert screen.page.table.case == "K5"
    screen.key(Qt.Key.Key_Escape)
    screen.key(Qt.Key.Key_Escape)
    assert screen.page.filters.isHidden()
    assert screen.page.facts() == "8 cases ranked"
    assert screen.focus is screen.page.table


def test_a_filter_that_matches_nothing_leaves_the_line(screen):
    screen.page.filters.text.setText("nothing like it")
    assert screen.order == ["line"]
    assert screen.page.table.case is None


def test_columns_are_chosen_and_remembered(screen, open_screen):
    screen.page.bar.columns_chosen.emit(("rank", "case", "type", "bar", "value", "domain:finance"))
    assert [column.key for column in screen.page.table.table.columns] == [
        "rank", "case", "type", "bar", "domain:finance", "value",
    ]  # fmt: skip
    assert screen.cell("K3", "domain:finance") == "8.0"
    assert screen.cell("K2", "type") == "Reshape"
    assert screen.context.settings.get("ranking_columns") == "rank,case,type,bar,value,domain:finance"
    assert screen.page.table.case == "K1"


def test_columns_share_the_width(screen):
    header, table = screen.page.table.headings, screen.page.table
    assert header.length() == table.viewport().width()
    screen.page.bar.columns_chosen.emit(())
    assert [column.key for column in table.table.columns] == ["rank", "case", "value"]
    assert header.length() == table.viewport().width()
