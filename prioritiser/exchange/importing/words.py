"""Words that people shorten in their own way, set against the choices of a round: “Comm. Transformation”, “MH/LD/A”."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from types import MappingProxyType

_PASSED_OVER = ("and", "of", "the", "for", "in", "a", "board", "care")
_SHORTEST = 2
_LONGEST_INITIALS = 6
_TYPE_WORDS = MappingProxyType(
    {
        "invest": "investment", "investment": "investment", "investing": "investment", "new": "investment",
        "growth": "investment", "expand": "investment", "start": "investment",
        "disinvest": "disinvestment", "disinvestment": "disinvestment", "stop": "disinvestment",
        "decommission": "disinvestment", "saving": "disinvestment", "reduce": "disinvestment",
        "reshape": "reshape", "transform": "reshape", "transformation": "reshape", "redesign": "reshape",
    }
)  # fmt: skip


def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, marks left out."""
    plain = unicodedata.normalize("NFKC", text).casefold().replace("'", "").replace("’", "")
    return tuple(re.findall(r"[^\W_]+", plain))


def best_choice(said: str, choices: Sequence[tuple[str, str]]) -> str:
    """Return the stored word of the one choice that shortened words can mean; "" when none or several can.

    `choices` are (stored word, label). Each word said begins a word of the label, or is the initials of some, in order.
    """
    wanted = tokens(said)
    if not wanted or sum(map(len, wanted)) < _SHORTEST:
        return ""
    exact = [key for key, label in choices if wanted in (tokens(key), tokens(label))]
    if len(exact) == 1:
        return exact[0]
    kept = tuple(word for word in wanted if word not in _PASSED_OVER or word == "a") or wanted
    found = [key for key, label in choices if _fits(kept, tokens(label)) or _fits(kept, tokens(key))]
    return found[0] if len(found) == 1 else ""


def type_said(text: str) -> str:
    """Return the type of case that words name, "" when they name none or several."""
    joined = "".join(tokens(text))
    if joined in _TYPE_WORDS:
        return _TYPE_WORDS[joined]
    found = {_TYPE_WORDS[word] for word in tokens(text) if word in _TYPE_WORDS}
    return found.pop() if len(found) == 1 else ""


def _fits(wanted: Sequence[str], label: Sequence[str]) -> bool:
    """Return whether the wanted words stand for words of the label, in order, some of the label's passed over."""
    words = [word for word in label if word not in _PASSED_OVER or word == "care"]

    def fit(at: int, start: int) -> bool:
        if at == len(wanted):
            return True
        word = wanted[at]
        for place in range(start, len(words)):
            if words[place].startswith(word) and fit(at + 1, place + 1):
                return True
            initials = "".join(each[0] for each in words[place : place + len(word)])
            if _SHORTEST <= len(word) <= _LONGEST_INITIALS and initials == word and fit(at + 1, place + len(word)):
                return True
        return False

    return bool(words) and fit(0, 0)
