"""The list as it is shown, for pasting elsewhere: tab-separated with headings, and as a web table."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from ui.models.ranking_cells import Shown
from ui.models.ranking_columns import Column
from ui.models.ranking_rows import CASE, LINE, Row

NOTE = "Note"


def table_of(shown: Shown, rows: Sequence[Row], columns: Sequence[Column]) -> list[list[str]]:
    """Return headings and rows of plain text; the bars are left out, what stands in their place is a note."""
    kept = [column for column in columns if column.key != "bar"]
    heads = [column.name for column in kept]
    if shown.moves is not None:
        heads.insert(1, "Moved")
    return [[*heads, NOTE], *(_line(shown, row, kept, len(heads)) for row in rows)]


def _line(shown: Shown, row: Row, columns: Sequence[Column], width: int) -> list[str]:
    if row.kind != CASE:
        said = shown.line if row.kind == LINE else " · ".join(part for part in (row.words, row.aside) if part)
        return [said, *[""] * width]
    cells = [shown.text(row, column.key) for column in columns]
    if shown.moves is not None:
        move = shown.move(row)
        cells.insert(1, move.shown if move is not None else "")
    note = "; ".join(part for part in (row.chip[0] if row.chip else "", row.words) if part)
    return [*cells, note]


def as_tabs(table: Sequence[Sequence[str]]) -> str:
    """Return a table as tab-separated lines."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in table) + "\n"


def as_html(table: Sequence[Sequence[str]], caption: str) -> str:
    """Return a table as a web table with its headings marked as such."""
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in table[0])
    body = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>\n" for row in table[1:])
    return f"<table><caption>{escape(caption)}</caption>\n<tr>{head}</tr>\n{body}</table>"
