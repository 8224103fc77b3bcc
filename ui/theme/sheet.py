"""Fills the style sheet with colours, sizes and drawings."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from resources import read_text
from ui.theme.marks import mark_path

SIZE: Final = re.compile(r"\b(\d+)px")
TOKEN: Final = re.compile(r"@(\w+)")
MARK: Final = re.compile(r"mark\(([\w-]+), (\w+)\)")


def make_sheet(look: str, table: Mapping[str, str], px: Callable[[float], int]) -> str:
    """Return the style sheet of a look.

    In the file, `13px` follows the zoom, `@text` is a colour and `mark(check, text2)` a drawing in a colour.
    """
    sheet = read_text("theme/sheet.qss", package="ui")
    if look == "contrast":
        sheet += read_text("theme/contrast.qss", package="ui")
    sheet = SIZE.sub(lambda size: f"{px(int(size[1]))}px", sheet)
    sheet = MARK.sub(lambda mark: f'url("{mark_path(look, mark[1], mark[2])}")', sheet)
    return TOKEN.sub(lambda token: table[token[1]], sheet)
