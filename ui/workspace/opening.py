"""Opening and closing: which round is open, and how it came to be."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from prioritiser.edits.document import edit_of
from prioritiser.errors import KnownError
from prioritiser.exchange.safe_files import read_bytes, write_new
from prioritiser.model.base import AssessorId, Value
from prioritiser.model.round import Round
from prioritiser.session import Kept, Session, Viewed, kept_work, view
from sample_data.build import sample_round
from ui.settings import Settings, sample_path
from ui.work import Work
from ui.workspace.answers import Answers
from ui.workspace.publishing import Publishing
from ui.workspace.recording import Recording
from ui.workspace.states import Changed, Notice, SaveState

_WRITE_BITS = 0o222


class Opening(QObject):
    """One open round, or none."""

    opening = Signal(object)  # Path
    opened = Signal()
    closing = Signal()  # the round is still there: keep what is half done
    closed = Signal()
    changed = Signal(object)  # Changed
    save_state_changed = Signal()
    said = Signal(object)  # Notice
    refused = Signal(object, object)  # Path, KnownError: a round that could not be opened

    def __init__(self, settings: Settings, work: Work, parent: QObject | None = None) -> None:
        """Begin without a round."""
        super().__init__(parent)
        self._settings = settings
        self._work = work
        self._session: Session | None = None
        self._viewed: Viewed | None = None
        self.read_only = ""
        self.publishing = Publishing(work, self)
        self.publishing.state_changed.connect(self.save_state_changed)
        self.publishing.brought.connect(self.changed)
        self.publishing.said.connect(self.said)
        self._recording = Recording(work, self.publishing, self)
        self._answers = Answers()

    # What is open

    @property
    def round(self) -> Round | None:
        """Return the round as it is now, or None."""
        held = self._session or self._viewed
        return held.round if held is not None else None

    @property
    def path(self) -> Path | None:
        """Return where the round's file is."""
        held = self._session or self._viewed
        return held.path if held is not None else None

    def last_said(self, kind: str, parts: tuple[str, ...]) -> tuple[str, str]:
        """Return when a thing was last given what it says, in ISO 8601, and who was at work then; "" where unknown."""
        held = self._session or self._viewed
        if held is None:
            return "", ""
        said = held.ledger.last_said(kind, parts)
        return said.at, said.actor or ""

    @property
    def save_state(self) -> SaveState:
        """Return where the work is."""
        return self.publishing.state

    @property
    def can_change(self) -> bool:
        """Return whether edits can be made at all; a locked round may still be unlocked."""
        return self._session is not None

    @property
    def is_recording(self) -> bool:
        """Return whether a large edit is being recorded, so that nothing else can change the round."""
        return self._recording.is_under_way

    @property
    def scoring_as(self) -> AssessorId | None:
        """Return whom this computer's user scores as in this round, or None until that is said."""
        held = self.round
        kept = AssessorId(self._settings.scoring_as(held.uuid)) if held is not None else None
        return kept if held is not None and kept in held.assessors else None

    def set_scoring_as(self, assessor: AssessorId) -> None:
        """Remember whom this computer's user scores as."""
        if self.round is not None:
            self._settings.keep_scoring_as(self.round.uuid, assessor)
            self.changed.emit(Changed(frozenset({("scoring_as", (assessor,))}), None, ""))

    # Opening and closing

    def open(self, path: Path, *, to_read: bool = False) -> None:
        """Open a round in the background; `opened` or `refused` follows. One that is open already stays so."""
        self.opening.emit(path)
        if self._session is not None and self.path is not None and path.exists() and path.samefile(self.path):
            self.opened.emit()
            return

        def job(_progress: object, _stopped: object) -> tuple[Session | Viewed, str]:
            if to_read:
                return view(path), "You opened this round to read. Nothing in it can be changed here."
            why = _cannot_write(path)
            return (view(path), why) if why else (Session.open(path), "")

        self._work.run_once(job, self._adopt, lambda fault: self.refused.emit(path, fault))

    def create(self, path: Path, document: dict[str, Value], *, label: str) -> None:
        """Make a round at a path where there is no file, in the background; `opened` or `refused` follows."""
        self.opening.emit(path)

        def job(_progress: object, _stopped: object) -> tuple[Session | Viewed, str]:
            return Session.create(path, edit_of(document, Round(), label=label, fresh=True)), ""

        self._work.run_once(job, self._adopt, lambda fault: self.refused.emit(path, fault))

    def look_into(self, path: Path, then: Callable[[Round], None], failed: Callable[[KnownError], None]) -> None:
        """Read another round in the background, for what can be copied from it; the open one stays open."""
        self._work.run_once(lambda _progress, _stopped: view(path).round, then, failed)

    def open_sample(self) -> None:
        """Open the sample round, made in this user's own folder the first time."""
        path = sample_path()
        if path.exists():
            self.open(path)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            self.create(path, sample_round(), label="Sample round")

    def copy_to(self, target: Path) -> None:
        """Write a copy of the round that is only read and open it; `opened` or `refused` follows."""
        source = self.path
        if source is None:
            return
        self.opening.emit(target)

        def job(_progress: object, _stopped: object) -> tuple[Session | Viewed, str]:
            write_new(target, lambda aside: aside.write_bytes(read_bytes(source)))
            return Session.open(target), ""

        self._work.run_once(job, self._adopt, lambda fault: self.refused.emit(target, fault))

    def kept(self) -> tuple[Kept, ...]:
        """Return the work on this computer that is not in its round's file yet, the open round left out."""
        return tuple(entry for entry in kept_work() if entry.path != self.path)

    def _adopt(self, found: tuple[Session | Viewed, str]) -> None:
        """Take over a round that was opened; the one before is closed first."""
        self.close()
        held, self.read_only = found
        if isinstance(held, Session):
            self._session = held
        else:
            self._viewed = held
        self.opened.emit()
        self.publishing.begin(self._session)
        for note in getattr(held, "notes", ()):
            self.said.emit(Notice("info", note))

    def close(self) -> None:
        """Publish what has to be and let go of the round."""
        if self.round is None:
            return
        self.closing.emit()
        self._recording.finish()
        self.publishing.end()
        session, self._session, self._viewed, self.read_only = self._session, None, None, ""
        self._answers.forget()
        if session is not None:
            session.close()
        self.closed.emit()


def _cannot_write(path: Path) -> str:
    """Return why a round can only be read, or "" when it can be changed."""
    try:
        writable = bool(path.stat().st_mode & _WRITE_BITS) and os.access(path, os.W_OK)
    except OSError:
        return ""  # opening says what is wrong
    return "" if writable else "This file is read-only, so nothing in it can be changed. Make a copy to score in it."
