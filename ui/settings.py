"""What this computer remembers for its user: looks, sizes, recent rounds. Nothing of it is in a round file."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

import platformdirs
from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

Plain = str | int | float | bool

# Every setting once: its key and what holds until somebody chooses otherwise.
DEFAULTS: MappingProxyType[str, Plain] = MappingProxyType(
    {
        "theme": "system",
        "zoom": 1.0,
        "letters": True,  # single-letter keys act in their lists
        "last_folder": "",
        "score_shuffled": False,
        "ranking_columns": "",
    }
)
MOST_RECENT = 12
MOST_MATCHINGS = 40


def settings_folder() -> Path:
    """Return the folder for settings: PRIORITISER_HOME, else this user's configuration folder."""
    named = os.environ.get("PRIORITISER_HOME")
    return Path(named) if named else Path(platformdirs.user_config_dir("Prioritiser", appauthor=False))


def sample_path() -> Path:
    """Return where this user's sample round is, or will be made."""
    return Path(os.path.realpath(settings_folder() / "Sample round.round"))


@dataclass(frozen=True, slots=True)
class Recent:
    """A round that was open here, and what it looked like when it was left. `bars`: (token, share) row by row."""

    path: str
    title: str = ""
    cases: int = 0
    criteria: int = 0
    budget: str = ""
    done: float = 0.0
    progress: str = ""
    opened: str = ""
    scored_by_me: int = -1
    to_score: int = 0
    bars: tuple[tuple[tuple[str, float], ...], ...] = ()

    @property
    def when(self) -> datetime | None:
        """Return when it was last open."""
        return datetime.fromisoformat(self.opened) if self.opened else None


class Settings(QObject):
    """One file of settings."""

    changed = Signal(str)  # the key

    def __init__(self, folder: Path | None = None) -> None:
        """Read the settings of this user."""
        super().__init__()
        folder = folder or settings_folder()
        folder.mkdir(parents=True, exist_ok=True)
        self._store = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)

    def get(self, key: str) -> Plain:
        """Return a setting of DEFAULTS; one that cannot be read counts as not set."""
        default = DEFAULTS[key]
        held = self._store.value(key)
        if held is None:
            return default
        if isinstance(default, bool):
            return str(held).lower() == "true"
        try:
            return type(default)(held)
        except (TypeError, ValueError):
            return default

    def put(self, key: str, value: Plain) -> None:
        """Remember a setting of DEFAULTS."""
        if self.get(key) != value:
            self._store.setValue(key, value)
            self.changed.emit(key)

    def shape(self, name: str) -> QByteArray:
        """Return a remembered window or splitter state; empty when there is none."""
        held = self._store.value(f"shape/{name}")
        return held if isinstance(held, QByteArray) else QByteArray()

    def keep_shape(self, name: str, state: QByteArray) -> None:
        """Remember a window or splitter state."""
        self._store.setValue(f"shape/{name}", state)

    # What belongs to one round on this computer

    def scoring_as(self, round_uuid: str) -> str:
        """Return the assessor that this computer's user last scored as in a round, or ""."""
        return str(self._store.value(f"scoring_as/{round_uuid}", ""))

    def keep_scoring_as(self, round_uuid: str, assessor: str) -> None:
        """Remember whom this computer's user scores as."""
        self._store.setValue(f"scoring_as/{round_uuid}", assessor)

    # What belongs to sheets that are brought in

    def matchings(self) -> dict[str, dict[str, str]]:
        """Return what columns were brought in as, by heading, for each kind of sheet by its signature; latest first."""
        try:
            held = json.loads(str(self._store.value("matchings", "{}")))
        except ValueError:
            return {}
        kinds = held.items() if isinstance(held, dict) else ()
        return {
            key: {name: str(target) for name, target in kept.items()} for key, kept in kinds if isinstance(kept, dict)
        }

    def keep_matching(self, signature: str, targets: dict[str, str]) -> None:
        """Remember what the columns of this kind of sheet were brought in as."""
        others = [(key, kept) for key, kept in self.matchings().items() if key != signature]
        self._store.setValue("matchings", json.dumps(dict([(signature, targets), *others][:MOST_MATCHINGS])))

    # Recent rounds

    def recent(self) -> tuple[Recent, ...]:
        """Return the rounds that were open here, latest first; unreadable entries are passed over."""
        try:
            entries = json.loads(str(self._store.value("recent", "[]")))
            return tuple(_recent(entry) for entry in entries)
        except (ValueError, TypeError, KeyError):
            return ()

    def keep_recent(self, entry: Recent) -> None:
        """Put a round first in the list; its other entry, if any, goes."""
        others = [each for each in self.recent() if each.path != entry.path]
        self._keep((entry, *others)[:MOST_RECENT])

    def forget_recent(self, path: str) -> None:
        """Take a round off the list; the file stays where it is."""
        self._keep(tuple(each for each in self.recent() if each.path != path))

    def _keep(self, entries: tuple[Recent, ...]) -> None:
        self._store.setValue("recent", json.dumps([asdict(entry) for entry in entries]))
        self.changed.emit("recent")

    def save(self) -> None:
        """Write to the disk now."""
        self._store.sync()


def _recent(entry: dict[str, object]) -> Recent:
    bars = entry.pop("bars", [])
    shapes = tuple(tuple((str(token), float(share)) for token, share in row) for row in bars)  # type: ignore[attr-defined]
    return replace(Recent(**entry), bars=shapes)  # type: ignore[arg-type]
