"""Blocks of cells to and from a spreadsheet: tab-separated text, and a web table whose texts stay texts."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from html import escape
from typing import Final

Block = list[list[str]]

MOST_CELLS: Final = 20_000  # a larger block is brought in as a file, with its progress
_LEAST_NAMES, _LEAST_COLUMNS, _LEAST_ROWS = 2, 2, 2
_NUMBER: Final = re.compile(r"[-+−(£]*\d[\d.,%]*[km]?\)?", re.ASCII | re.IGNORECASE)
_FORMULA: Final = ("=", "+", "-", "@")
_MARK: Final = "'"  # before a text that a spreadsheet would read as a formula
_TEXT_STYLE: Final = " style=\"mso-number-format:'\\@'\""


def read_block(text: str) -> Block:
    """Return the rows of tab-separated text as a spreadsheet puts it on the clipboard, each as long as the longest."""
    rows = list(_rows(text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")))
    while rows and not any(cell.strip() for cell in rows[-1]):
        rows.pop()
    width = max(map(len, rows), default=0)
    return [[_plain(cell) for cell in row] + [""] * (width - len(row)) for row in rows]


def _rows(text: str) -> Iterator[list[str]]:
    """Yield the rows of a text; a cell in quotation marks may hold tabs, lines and doubled quotation marks."""
    row: list[str] = []
    at, end = 0, len(text)
    while at < end:
        cell, at = _quoted(text, at) if text[at] == '"' else _bare(text, at)
        row.append(cell)
        if at < end and text[at] == "\t":
            at += 1
            if at == end:
                row.append("")
            continue
        at += 1
        yield row
        row = []
    if row:
        yield row


def _quoted(text: str, start: int) -> tuple[str, int]:
    """Return a cell in quotation marks and where it ends; without a closing mark it is an ordinary one."""
    at = start + 1
    while True:
        close = text.find('"', at)
        if close < 0:
            return _bare(text, start)
        if text[close + 1 : close + 2] == '"':
            at = close + 2
            continue
        if text[close + 1 : close + 2] in {"", "\t", "\n"}:
            return text[start + 1 : close].replace('""', '"'), close + 1
        return _bare(text, start)


def _bare(text: str, start: int) -> tuple[str, int]:
    """Return an ordinary cell and where it ends."""
    ends = [found for mark in "\t\n" if (found := text.find(mark, start)) >= 0]
    end = min(ends, default=len(text))
    return text[start:end], end


def _plain(cell: str) -> str:
    """Return a cell without the mark that kept a spreadsheet from reading it as a formula."""
    return cell[1:] if cell[:1] == _MARK and cell[1:2] in {*_FORMULA, _MARK} else cell


def looks_like_table(block: Block, names: Collection[str]) -> bool:
    """Return whether a block has a row of headings: it names our columns, or stands as words over figures."""
    if len(block) < _LEAST_ROWS or len(block[0]) < _LEAST_COLUMNS:
        return False
    head = [" ".join(cell.split()).casefold() for cell in block[0]]
    if sum(cell in names for cell in head) >= _LEAST_NAMES:
        return True
    worded = all(cell and not _is_number(cell) for cell in head) and len(set(head)) == len(head)
    figures = any(_is_number(row[at].strip()) for row in block[1:] for at in range(len(head)))
    return worded and figures


def _is_number(text: str) -> bool:
    return _NUMBER.fullmatch(text) is not None


def tiled(block: Block, rows: int, columns: int) -> Block:
    """Return a block repeated over a selection that is so many times as large; as it is where it does not fit."""
    height, width = len(block), len(block[0]) if block else 0
    if not width or rows % height or columns % width:
        return block
    return [row * (columns // width) for _ in range(rows // height) for row in block]


def as_text(block: Sequence[Sequence[str]]) -> str:
    """Return a block as tab-separated text; nothing in it can be read as a formula."""
    return "\n".join("\t".join(_marked(cell) for cell in row) for row in block) + "\n"


def _marked(cell: str) -> str:
    """Return a cell as it is written between tabs."""
    said = f"{_MARK}{cell}" if _is_formula(cell) or _plain(cell) != cell else cell
    if said[:1] == '"' or any(mark in said for mark in "\t\n\r"):
        return '"' + said.replace('"', '""') + '"'
    return said


def _is_formula(cell: str) -> bool:
    return cell[:1] in _FORMULA and not _is_number(cell)


def as_html(block: Sequence[Sequence[str]], heads: Sequence[str] = ()) -> str:
    """Return a block as a web table, with headings where they are given."""
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in heads)
    rows = "".join("<tr>" + "".join(_td(cell) for cell in row) + "</tr>\n" for row in block)
    return f'<meta charset="utf-8"><table>{f"<tr>{head}</tr>" if head else ""}\n{rows}</table>'


def _td(cell: str) -> str:
    lines = escape(cell).replace("\n", "<br style='mso-data-placement:same-cell'>")
    return f"<td{'' if _is_number(cell) else _TEXT_STYLE}>{lines}</td>"
