"""Copying the list: as a table for a spreadsheet or a paper, and as a picture with its words."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QRect
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtWidgets import QWidget

from prioritiser.analysis.summary import Analysis
from ui.models.ranking_about import alternative_text
from ui.models.ranking_copy import as_html, as_tabs, table_of
from ui.models.ranking_rows import CASE, Row
from ui.models.ranking_rows import LINE as LINE_ROW
from ui.pages.ranking.budget_band import BudgetBand
from ui.pages.ranking.list_view import RankingList
from ui.pages.ranking.look import LINE, ROW
from ui.theme import Theme

RATIO = 2
MOST_ROWS = 120  # a longer list is cut in a picture, and says so


def copy_table(view: RankingList, analysis: Analysis) -> str:
    """Put the list as it is shown on the clipboard, and say what was copied."""
    shown = view.table.shown
    if shown is None:
        return ""
    table = table_of(shown, view.table.rows, view.table.columns)
    data = QMimeData()
    data.setText(as_tabs(table))
    data.setHtml(as_html(table, alternative_text(analysis, analysis.order)))
    QGuiApplication.clipboard().setMimeData(data)
    cases = sum(row.kind == CASE for row in view.table.rows)
    return f"Copied as a table with headings: {cases} rows."


def copy_picture(view: RankingList, strip: QWidget, band: BudgetBand, analysis: Analysis, theme: Theme) -> str:
    """Put a picture of weights and list on the clipboard, with its words as text, and say what was copied."""
    rows = view.table.rows[:MOST_ROWS]
    words = alternative_text(analysis, analysis.order)
    data = QMimeData()
    data.setImageData(picture_of(view, strip, band, rows, theme))
    data.setText(words)
    QGuiApplication.clipboard().setMimeData(data)
    cut = f" Only the first {MOST_ROWS} rows are in it." if len(view.table.rows) > MOST_ROWS else ""
    return f"Copied as a picture, with its words.{cut} {words}"


def picture_of(view: RankingList, strip: QWidget, band: BudgetBand, rows: list[Row], theme: Theme) -> QImage:
    """Return the weights and the whole list as one picture, sharp enough for print."""
    margin, width = theme.px(12), view.headings.length()
    row_height, head = theme.px(ROW), view.headings.height()
    top = margin + strip.height() + theme.px(8)
    height = top + head + row_height * len(rows) + margin
    image = QImage((width + 2 * margin) * RATIO, height * RATIO, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(RATIO)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    places = view.places(-margin)
    strip.render(painter, QPoint(margin, margin), renderFlags=QWidget.RenderFlag.DrawChildren)
    for at, place in enumerate(places):
        view.headings.paintSection(painter, QRect(place.x, top, place.width, head), at)
    for number, row in enumerate(rows):
        y = top + head + number * row_height
        view.row_painter.paint_row(painter, QRect(margin, y, width, row_height), row, places, selected=False)
        if row.kind == LINE_ROW:
            line = theme.px(LINE)
            band.paint_line(painter, QRect(margin, y - (line - row_height) // 2, width, line))
    painter.end()
    return image
