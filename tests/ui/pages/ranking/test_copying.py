from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from ui.pages.ranking import copying


def test_the_picture_has_the_whole_list_even_what_is_out_of_view(open_screen):
    screen = open_screen(size=(1198, 420))
    page = screen.page
    rows = page.table.table.rows
    image = copying.picture_of(page.table, page.strip, page.band, rows, page.theme)
    expected = 12 + page.strip.height() + 8 + page.table.headings.height() + 24 * len(rows) + 12
    assert image.height() == 2 * expected
    line = page.table.table.first_of_kind("line")
    y = 2 * (12 + page.strip.height() + 8 + page.table.headings.height() + 24 * line + 2)
    assert image.pixelColor(image.width() // 2, y) == page.theme.color("line_bar")


def test_a_long_list_is_cut_and_that_is_said(screen, monkeypatch):
    monkeypatch.setattr(copying, "MOST_ROWS", 4)
    page = screen.page
    said = copying.copy_picture(page.table, page.strip, page.band, page.sight.analysis, page.theme)
    assert "Only the first 4 rows are in it." in said


def test_the_sorted_and_filtered_list_is_copied_as_it_is_shown(screen):
    screen.page.filters.text.setText("mental")
    screen.context.actions.run("ranking.copy")
    text = QGuiApplication.clipboard().text()
    assert "Perinatal mental health" in text
    assert "Two-hour response" not in text
