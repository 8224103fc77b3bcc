"""What the start screen says of work that was kept on this computer and is not in its round's file yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ui.models.moments import moment_words
from ui.workspace import Kept


@dataclass(frozen=True, slots=True)
class KeptWords:
    """A title, a sentence, and the words of the button that shows it."""

    title: str
    text: str
    button: str


def kept_words(kept: Kept, round_title: str, now: datetime) -> KeptWords:
    """Return what to say of one round's kept work."""
    count, one = (kept.scores, "score") if kept.scores else (kept.changes, "change")
    when = f" from {moment_words(datetime.fromisoformat(kept.at).astimezone(now.tzinfo), now)}" if kept.at else ""
    where = f"in {round_title or kept.path.stem}, on this computer only until you open it."
    if count == 1:
        return KeptWords(f"We kept 1 {one}{when}.", f"It is {where}", "Show it")
    return KeptWords(f"We kept {count:,} {one}s{when}.", f"They are {where}", "Show them")
