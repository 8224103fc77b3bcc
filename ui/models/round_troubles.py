"""Why a round on the start screen cannot be opened, in words, and what can be done about it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from prioritiser.errors import KnownError

# What can be done, each with the words of its button.
LOOK = ("look", "Look for it")
FORGET = ("forget", "Take off the list")
READ = ("read", "Open to read")
AGAIN = ("again", "Try again")
FOLDER = ("folder", "Show folder")
_GONE = frozenset(("FileNotFound", "NotAFile"))
_UNREADABLE = frozenset(("CutShort", "NotARound", "StrangeTables", "Damaged", "ChangedOutside", "TooLarge"))


@dataclass(frozen=True, slots=True)
class Trouble:
    """What stands in the way: a sentence, what is safe or to be done, and the deeds offered as (deed, words)."""

    words: str
    remedy: str
    offers: tuple[tuple[str, str], ...]

    @property
    def spoken(self) -> str:
        """Return both sentences."""
        return f"{self.words} {self.remedy}".strip()


def missing(path: Path) -> Trouble:
    """Return the trouble of a file that is not where it was."""
    return Trouble(f"We can’t find it. It was in {folder_words(path)}.", "", (LOOK, FORGET))


def trouble_of(fault: KnownError, path: Path) -> Trouble:
    """Return what to say and offer when a round could not be opened."""
    if fault.code in _GONE:
        return missing(path)
    if fault.code == "RoundOpen":
        said = "This round is open in another window on this computer."
        return Trouble(said, "Close it there, or open it to read. Nothing is lost.", (READ, AGAIN))
    if fault.code == "TooNew":
        said = "This round was made by a newer version of Prioritiser."
        return Trouble(said, "Ask your IT team for that version. The file was not changed.", (FOLDER, FORGET))
    if fault.code in _UNREADABLE:
        return Trouble(fault.message, fault.remedy, (FOLDER, FORGET))
    return Trouble(fault.message, fault.remedy, (AGAIN,))


def folder_words(path: Path) -> str:
    """Return the folder of a file in a word or two: the last two parts of a long path."""
    parent = path.parent
    if parent == Path.home():
        return "your home folder"
    return parent.name or str(parent)
