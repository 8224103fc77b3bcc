"""Reading age: how many years of school a text asks of its reader (Flesch–Kincaid grade + 5; method.md section 12)."""

from __future__ import annotations

import re

YEARS_BEFORE_SCHOOL = 5
# Kincaid, Fishburne, Rogers and Chissom 1975: grade = 0.39 words per sentence + 11.8 syllables per word - 15.59.
_PER_SENTENCE, _PER_WORD, _BASE = 0.39, 11.8, 15.59
_SENTENCE_END = re.compile(r"[.!?;:]+(?=\s|$)")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouyàâäéèêëîïôöùûü]+")
_SOUNDED_END = re.compile(r"(?:[td]ed|[sxzcg]es|[cs]hes)$")


def reading_age(text: str) -> float:
    """Return the age in years at which a text can be read: the Flesch–Kincaid grade + 5, 0 without any word.

    A colon or semicolon ends a sentence, as it does for a reader.
    """
    words = _WORD.findall(text)
    sentences = [part for part in _SENTENCE_END.split(text) if _WORD.search(part)]
    if not words:
        return 0.0
    syllables = sum(syllables_of(word) for word in words)
    grade = _PER_SENTENCE * len(words) / len(sentences) + _PER_WORD * syllables / len(words) - _BASE
    return grade + YEARS_BEFORE_SCHOOL


def syllables_of(word: str) -> int:
    """Return about how many syllables a word has: groups of vowels, a silent ending left out, one at least."""
    word = word.lower()
    count = len(_VOWELS.findall(word))
    is_silent_e = word.endswith("e") and not word.endswith(("le", "ee", "ie", "ye"))
    is_silent_ending = word.endswith(("ed", "es")) and not _SOUNDED_END.search(word)
    return max(count - (is_silent_e or is_silent_ending), 1)
