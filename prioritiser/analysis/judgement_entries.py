"""What people judged, read strictly: each number and id is as it must be, or the entry that is not is named."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence

from prioritiser.errors import InputError
from prioritiser.model.base import Value

LEAST = 1e-300  # below it a number above zero is too small to be shared out exactly
LARGEST = 1e13
_LONGEST_SHOWN = 40


def wrong(code: str, said: str, where: str, remedy: str) -> InputError:
    """Return a refusal that names the entry and ends by saying that nothing was changed."""
    return InputError(code, said, where=where, remedy=f"{remedy} Nothing was changed.")


def check_keys(judgements: Mapping[str, Value], needed: Collection[str]) -> None:
    """Raise InputError unless the entry has exactly these keys besides "method"."""
    for name in judgements:
        if name != "method" and name not in needed:
            said = f"There is no “{name}” in judgements of this method."
            raise wrong("UnknownKey", said, name, f"Use {_listed(needed)}.")
    for name in needed:
        if name not in judgements:
            raise wrong("WrongShape", f"There is no “{name}”, which this method needs.", name, "Add it.")


def read_ids(value: Value, where: str) -> tuple[str, ...]:
    """Return a list of ids, at least one, each once. Raises InputError naming the entry."""
    if not isinstance(value, Sequence) or isinstance(value, str):
        raise wrong("WrongShape", "This must be a list of ids.", where, "Put the ids in [ ].")
    found: list[str] = []
    for at, each in enumerate(value):
        key = read_id(each, f"{where}[{at}]")
        if key in found:
            raise wrong("Repeated", f"“{key}” is named twice.", f"{where}[{at}]", "Name each once.")
        found.append(key)
    if not found:
        raise wrong("NoWeight", "There is nothing to weigh.", where, "Name at least one.")
    return tuple(found)


def read_id(value: Value, where: str) -> str:
    """Return an id. Raises InputError when it is not text, or empty."""
    if not isinstance(value, str) or not value.strip():
        raise wrong("BadId", "This is not an id.", where, "Give it as text.")
    return value


def read_number(value: Value, where: str, low: float = 0.0, high: float = LARGEST) -> float:
    """Return a number from `low` to `high`. Raises InputError for anything else, numbers next to nothing included."""
    if not isinstance(value, int | float) or isinstance(value, bool) or math.isnan(value):
        said = f"{_shown(value)} is not a number."
        raise wrong("NotANumber", said, where, "Type a number.")
    if not low <= value <= high:
        said = f"{value:g} is outside {low:g} to {high:g}."
        raise wrong("OutOfRange", said, where, f"Give a number from {low:g} to {high:g}.")
    if 0 < value < LEAST:
        raise wrong("OutOfRange", f"{value:g} is too small to be told from 0.", where, "Give 0, or a larger number.")
    return float(value)


def read_numbers(value: Value, where: str, low: float = 0.0, high: float = LARGEST) -> dict[str, float]:
    """Return numbers by id, at least one. Raises InputError naming the entry."""
    if not isinstance(value, Mapping):
        raise wrong("WrongShape", "This must be an object of ids and numbers.", where, "Put them in { }.")
    for key in value:
        read_id(key, where)
    if not value:
        raise wrong("NoWeight", "There is nothing to weigh.", where, "Name at least one.")
    return {str(key): read_number(each, f"{where}.{key}", low, high) for key, each in value.items()}


def _shown(value: Value) -> str:
    """Return what was given, short enough for a sentence."""
    text = value if isinstance(value, str) else str(value)
    return f"“{text[: _LONGEST_SHOWN - 1]}…”" if len(text) > _LONGEST_SHOWN else f"“{text}”"


def _listed(names: Collection[str]) -> str:
    *rest, last = (f"“{name}”" for name in names)
    return f"{', '.join(rest)} and {last}" if rest else last
