from __future__ import annotations

from PySide6.QtCore import Qt

from ui.models.ranking_columns import Column


def test_every_heading_has_room_at_every_zoom(screen):
    header = screen.page.table.headings
    for zoom in (1.0, 1.5, 2.0):
        screen.page.theme.set_zoom(zoom)
        for at, column in list(enumerate(screen.page.table.table.columns))[1:]:
            assert header.sectionSize(at) >= header.least_width(column), (zoom, column.key)


def test_a_rank_of_three_digits_has_room(screen):
    look = screen.page.table.look
    assert look.metrics["strong"].horizontalAdvance("199=") <= look.px(36)
    assert look.metrics["heading"].horizontalAdvance("Rank") <= look.px(36)


def test_columns_that_share_the_rest_need_no_least_width(screen):
    assert screen.page.table.headings.least_width(Column("bar", "", "", 0)) == 0


def test_what_is_compared_makes_room_beside_the_rank(screen):
    header = screen.page.table.headings
    before = header.rank_width()
    header.compares = True
    assert header.rank_width() > before


def test_the_sorted_column_is_marked(screen):
    header = screen.page.table.headings
    plain = header.viewport().grab().toImage()
    header.show_sorting("value", falling=True)
    falling = header.viewport().grab().toImage()
    header.show_sorting("value", falling=False)
    rising = header.viewport().grab().toImage()
    assert plain != falling
    assert falling != rising


def test_headings_say_what_they_mean(screen):
    table = screen.page.table.table
    at = table.column_at("vfm")
    assert table.headerData(at, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole).startswith("Points above")
