"""Finding by a few letters: word starts, parts of words, first letters, and words with a slip in them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

WHOLE, START, INSIDE, INITIALS, SKIPPED, SLIP = 1.0, 0.9, 0.6, 0.75, 0.45, 0.4
FIRST_WORD: Final = 0.08  # more for the first word of a text
_SHORTER: Final = 0.05  # at most so much more for a text that says little else
_ONE_SLIP, _TWO_SLIPS = 4, 8  # letters from which one slip and two are forgiven
_LEAST_INSIDE: Final = 2
_LEAST_SKIPPED: Final = 4
_MOST_LETTERS: Final = 60
_WORD: Final = re.compile(r"[^\W_]+")


def plain_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in small letters without accents."""
    bare = unicodedata.normalize("NFKD", text)
    return tuple(_WORD.findall("".join(each for each in bare if not unicodedata.combining(each)).casefold()))


class Index:
    """Texts to be searched. Words that texts share are looked at once."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Take the texts apart into words."""
        self._texts = tuple(plain_words(text) for text in texts)
        self._lengths = tuple(sum(map(len, words)) for words in self._texts)
        self._holders: dict[str, list[tuple[int, bool]]] = {}
        for at, words in enumerate(self._texts):
            for place, word in enumerate(words):
                self._holders.setdefault(word, []).append((at, place == 0))

    def search(self, query: str) -> list[tuple[int, float]]:
        """Return which texts have every word of the query in some way, and how well; best first, then in order."""
        asked = plain_words(query[:_MOST_LETTERS])
        if not asked:
            return []
        found = self._best_of(asked[0])
        for word in asked[1:]:
            more = self._best_of(word)
            found = {at: found[at] + more[at] for at in found.keys() & more.keys()}
        typed = sum(map(len, asked))
        scores = [
            (at, score / len(asked) + _SHORTER * typed / max(self._lengths[at], typed)) for at, score in found.items()
        ]
        return sorted(scores, key=lambda pair: (-pair[1], pair[0]))

    def _best_of(self, asked: str) -> dict[int, float]:
        """Return how well each text has one word of the query; slips are forgiven only where nothing else is found."""
        found: dict[int, float] = {}
        for word, holders in self._holders.items():
            _keep(found, holders, _in_word(asked, word))
        if len(asked) > 1:
            for at, words in enumerate(self._texts):
                if found.get(at, 0.0) < INITIALS and _by_starts(asked, words):
                    found[at] = INITIALS
        if not found and len(asked) >= _ONE_SLIP:
            most = 2 if len(asked) >= _TWO_SLIPS else 1
            for word, holders in self._holders.items():
                _keep(found, holders, SLIP if _slips(asked, word, most) else 0.0)
        return found


def _keep(found: dict[int, float], holders: list[tuple[int, bool]], score: float) -> None:
    if score:
        for at, is_first in holders:
            better = score + (FIRST_WORD if is_first else 0.0)
            if better > found.get(at, 0.0):
                found[at] = better


def _in_word(asked: str, word: str) -> float:
    """Return how well a word matches: as a whole, by its start, inside, or with letters left out; 0 for not."""
    if word.startswith(asked):
        return WHOLE if word == asked else START
    if len(asked) >= _LEAST_INSIDE and asked in word:
        return INSIDE
    if len(asked) >= _LEAST_SKIPPED and word[0] == asked[0] and 2 * len(asked) >= len(word) > len(asked):
        letters = iter(word)
        return SKIPPED if all(letter in letters for letter in asked) else 0.0
    return 0.0


def _by_starts(asked: str, words: Sequence[str]) -> bool:
    """Return whether the letters are the starts of words one after another: "clnav" of clinical navigation."""
    if not any(word[0] == asked[0] for word in words):
        return False
    reached = {0}  # how many letters can be used up by the words so far
    for word in words:
        more = set()
        for used in reached:
            for taken, (letter, wanted) in enumerate(zip(word, asked[used:], strict=False), 1):
                if letter != wanted:
                    break
                more.add(used + taken)
        reached |= more
        if len(asked) in reached:
            return True
    return False


def _slips(asked: str, word: str, most: int) -> bool:
    """Return whether a word, or its beginning, can be reached with so many slips: letters lost, added, or swapped."""
    if len(word) < len(asked) - most or (word[0] != asked[0] and word[:2] != asked[1::-1]):
        return False
    target = word[: len(asked) + most]
    before: list[int] = []
    row = list(range(len(target) + 1))
    for at, letter in enumerate(asked, 1):
        older, before, row = before, row, [at]
        for there, wanted in enumerate(target, 1):
            cost = min(before[there] + 1, row[-1] + 1, before[there - 1] + (letter != wanted))
            if at > 1 and there > 1 and letter == target[there - 2] and asked[at - 2] == wanted:
                cost = min(cost, older[there - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return False
    return min(row) <= most
