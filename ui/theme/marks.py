"""The check marks and arrows that the style sheet needs as files: tinted, and kept in Qt's own files in memory."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from typing import Final

from PySide6.QtCore import qRegisterResourceData

from ui.assets import icon_svg
from ui.theme.painting import tinted
from ui.theme.tokens import TABLES

ICONS: Final = (
    "check-filled",
    "subtract-filled",
    "chevron-down",
    "chevron-up",
    "chevron-right",
    "arrow-down",
    "arrow-up",
)
TOKENS: Final = ("on_accent", "text2", "disabled")
FORMAT_VERSION: Final = 1
FOLDER: Final = 2
NO_LOCALE: Final = (0, 1)


def mark_path(look: str, icon: str, token: str) -> str:
    """Return the path under which the style sheet finds a drawing."""
    return f":/{_file_name(look, icon, token)}"


def register_marks() -> None:
    """Make every drawing in every look readable; again is harmless."""
    qRegisterResourceData(FORMAT_VERSION, *_BLOBS)


def _file_name(look: str, icon: str, token: str) -> str:
    return f"mark-{look}-{icon}-{token}.svg"


def _files() -> Iterator[tuple[str, bytes]]:
    for icon in ICONS:
        drawing = icon_svg(icon)
        for look, table in TABLES.items():
            for token in TOKENS:
                yield _file_name(look, icon, token), tinted(drawing, table[token]).encode()


def _packed(files: Mapping[str, bytes]) -> tuple[bytes, bytes, bytes]:
    """Return one folder of files as Qt's resource tree, names and contents."""
    tree = struct.pack(">IHII", 0, FOLDER, len(files), 1)
    names = contents = b""
    for name in sorted(files, key=_hash):
        tree += struct.pack(">IHHHI", len(names), 0, *NO_LOCALE, len(contents))
        names += struct.pack(">HI", len(name), _hash(name)) + name.encode("utf-16-be")
        contents += struct.pack(">I", len(files[name])) + files[name]
    return tree, names, contents


def _hash(name: str) -> int:
    """Return the number by which Qt looks a file up."""
    value = 0
    for letter in name:
        value = (value << 4) + ord(letter)
        value ^= (value & 0xF0000000) >> 23
        value &= 0x0FFFFFFF
    return value


# Qt keeps pointers to these bytes, so they live as long as the program.
_BLOBS: Final = _packed(dict(_files()))
