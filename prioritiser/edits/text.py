"""Text that people type or import: kept exactly as it is, or refused by the character that no file can carry."""

from __future__ import annotations

import re

from prioritiser.errors import InputError
from prioritiser.model.base import Value

# A worksheet cell holds 32,767 UTF-16 units; a longer text could not be carried to the board unchanged.
LONGEST = 32_000
LONGEST_ID = 200
DEEPEST = 20
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def check_text(text: str, where: str) -> None:
    """Raise InputError when a text is too long or holds a character that cannot be kept."""
    found = _NOT_TEXT.search(text)
    if found:
        said = f"Character {found.start() + 1} (U+{ord(found[0]):04X}) is not text that can be kept."
        raise InputError("NotText", said, where=where, remedy="Remove it. Nothing was changed.")
    if len(text) > LONGEST // 2 and len(text.encode("utf-16-le")) // 2 > LONGEST:
        remedy = f"Shorten it to {LONGEST:,} characters or fewer. Nothing was changed."
        raise InputError("TooLong", f"The text is {len(text):,} characters long.", where=where, remedy=remedy)


def check_id(text: Value, where: str) -> str:
    """Return an id that can be one. Raises InputError when it is empty, too long, or not text on one line."""
    if not isinstance(text, str) or not text.strip() or len(text) > LONGEST_ID or re.search(r"[\n\r\t]", text):
        remedy = f"Give it as text of 1 to {LONGEST_ID} characters on one line. Nothing was changed."
        raise InputError("BadId", "This is not an id.", where=where, remedy=remedy)
    check_text(text, where)
    return text


def check_texts(value: Value, where: str, depth: int = 0) -> None:
    """Check every text inside a value, keys of dictionaries included."""
    if depth > DEEPEST:
        remedy = "Make it flatter. Nothing was changed."
        raise InputError("TooDeep", "This is nested too deeply.", where=where, remedy=remedy)
    if isinstance(value, str):
        check_text(value, where)
    elif isinstance(value, dict):
        for key, each in value.items():
            check_text(str(key), f"{where}.{key}")
            check_texts(each, f"{where}.{key}", depth + 1)
    elif isinstance(value, list | tuple):
        for at, each in enumerate(value):
            check_texts(each, f"{where}[{at}]", depth + 1)
