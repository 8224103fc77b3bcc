"""The only owner of an open round: every change goes through `do`, and `changed` tells who asked for it."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from prioritiser.analysis.summary import Analysis, Inputs, analyse, inputs_of
from prioritiser.edits.document import edit_of
from prioritiser.errors import KnownError, RefusedError
from prioritiser.exchange.safe_files import read_bytes, write_new
from prioritiser.exchange.workbook import content_of, write
from prioritiser.model.base import AssessorId, Value
from prioritiser.model.edit import Edit
from prioritiser.model.funding import Point
from prioritiser.model.round import Round
from prioritiser.session import Committed, Kept, Session, Viewed, kept_work, view
from sample_data.build import sample_round
from ui.settings import Settings, sample_path
from ui.work import Job, Work
from ui.workspace.publishing import Publishing
from ui.workspace.states import Changed, Notice, SaveState

_WRITE_BITS = 0o222


class Workspace(QObject):
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
        self._inputs: tuple[int, Inputs] | None = None
        self._analysis: tuple[int, Analysis] | None = None

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

    @property
    def save_state(self) -> SaveState:
        """Return where the work is."""
        return self.publishing.state

    @property
    def can_change(self) -> bool:
        """Return whether edits can be made at all; a locked round may still be unlocked."""
        return self._session is not None

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
        self.publishing.end()
        session, self._session, self._viewed, self.read_only = self._session, None, None, ""
        self._inputs = self._analysis = None
        if session is not None:
            session.close()
        self.closed.emit()

    # Changing

    def do(self, edit: Edit, *, initiator: object | None = None, actor: str | None = None) -> None:
        """Make an edit; durable when this returns. Raises KnownError, and then nothing was changed."""
        self._after(self._open_session().commit(edit, actor=actor), initiator)

    def do_later(
        self,
        make: Callable[[Round], Edit],
        then: Callable[[], None],
        failed: Callable[[KnownError], None],
        progress: Callable[[float], None] | None = None,
    ) -> None:
        """Make a large edit and record it in the background; nothing else may change the round meanwhile.

        `then` follows once it is durable and has been told of; `failed` when nothing was changed.
        """
        try:
            session = self._open_session()
        except RefusedError as fault:
            failed(fault)
            return
        self.publishing.hold()

        def job(_progress: object, _stopped: object) -> Committed:
            return session.commit(make(session.round))

        def done(committed: Committed) -> None:
            if session is self._session:
                self.publishing.release()
                self._after(committed, None)
                then()

        def not_done(fault: KnownError) -> None:
            self.publishing.release()
            failed(fault)

        self._work.run_once(job, done, not_done, progress)

    def undo(self, initiator: object | None = None) -> None:
        """Take back the last edit made here."""
        self._after(self._open_session().undo(), initiator, retraced=True)

    def redo(self, initiator: object | None = None) -> None:
        """Do again what was taken back last."""
        self._after(self._open_session().redo(), initiator, retraced=True)

    def name_point(self, name: str) -> Point:
        """Write a restore point of the round as it stands."""
        point = self._open_session().issue_code(name)
        self._after(Committed("restore point", frozenset({("point", (point.id,))}), 0), None)
        return point

    @property
    def undo_label(self) -> str:
        """Return what undo would take back, or ""."""
        return self._session.undo_label if self._session is not None else ""

    @property
    def redo_label(self) -> str:
        """Return what redo would do again, or ""."""
        return self._session.redo_label if self._session is not None else ""

    def _open_session(self) -> Session:
        if self._session is None:
            said = self.read_only or "No round is open."
            raise RefusedError("ReadOnly", said, remedy="Nothing was changed.")
        return self._session

    def _after(self, committed: Committed, initiator: object | None, *, retraced: bool = False) -> None:
        if not committed.touched:
            return
        self.changed.emit(Changed(committed.touched, initiator, committed.label, retraced))
        self.publishing.saved()

    # Answers

    def inputs(self) -> Inputs:
        """Return scores and money as arrays, once per revision. Raises KnownError for a broken round."""
        held = self._held()
        if self._inputs is None or self._inputs[0] != held.revision:
            self._inputs = (held.revision, inputs_of(held))
        return self._inputs[1]

    def analysis(self) -> Analysis:
        """Return every quick result, once per revision. Raises KnownError when the round cannot be worked out."""
        held = self._held()
        if self._analysis is None or self._analysis[0] != held.revision:
            self._analysis = (held.revision, analyse(held, inputs=self.inputs()))
        return self._analysis[1]

    def round_at(self, point: str, then: Callable[[Round], None], failed: Callable[[KnownError], None]) -> None:
        """Hand over the round as it stood at a restore point, worked out in the background."""
        held = self._session or self._viewed
        if held is not None:
            try:
                past = held.past(point)
            except KnownError as fault:
                failed(fault)
                return
            self._work.run_latest("round_at", lambda _progress, _stopped: past(), then, failed)

    def _held(self) -> Round:
        if self.round is None:
            raise RefusedError("NoRound", "No round is open.", remedy="Open one first.")
        return self.round

    # Exporting

    def workbook_job(self, target: Path) -> Job:
        """Return the job that writes the board workbook of the round as it stands now.

        Its code is issued first, as a restore point; a round that is only read gets the code of its file.
        """
        analysis = self.analysis()
        if self._session is not None:
            point = self.name_point(f"Board workbook {target.name}")
            code, at = point.code, point.at
        else:
            code, at = self._viewed.ledger.code() if self._viewed else "", datetime.now().astimezone().isoformat()

        def job(progress: Callable[[float], None], stopped: Callable[[], bool]) -> None:
            progress(0.1)
            content = content_of(analysis, code=code, at=at)
            progress(0.4)
            write_new(target, lambda aside: write(content, aside), replace=True, stopped=stopped)
            progress(1.0)

        return job


def _cannot_write(path: Path) -> str:
    """Return why a round can only be read, or "" when it can be changed."""
    try:
        writable = bool(path.stat().st_mode & _WRITE_BITS) and os.access(path, os.W_OK)
    except OSError:
        return ""  # opening says what is wrong
    return "" if writable else "This file is read-only, so nothing in it can be changed. Make a copy to score in it."
