"""What the workspace says: what changed, what there is to say, where the work is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

Thing = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Changed:
    """What one edit touched, as (kind, id), and who asked for it, so that a screen can pass over its own echo."""

    touched: frozenset[Thing]
    initiator: object | None
    label: str
    retraced: bool = False  # by undo or redo

    def touches(self, *kinds: str) -> bool:
        """Return whether anything of these kinds was touched."""
        return any(kind in kinds for kind, _ in self.touched)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to say to the person at the window: its tone is good, info, caution or problem."""

    tone: str
    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class SaveState:
    """Where the work is: on this computer since `at`; the shared copy "current", "behind" or "waiting" (why)."""

    at: datetime | None = None
    shared: str = "current"
    shared_at: datetime | None = None
    why: str = ""
