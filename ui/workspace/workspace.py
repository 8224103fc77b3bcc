"""The only owner of an open round: every change goes through `do`, and `changed` tells who asked for it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from prioritiser.analysis.summary import Analysis, Inputs
from prioritiser.errors import KnownError, RefusedError
from prioritiser.model.edit import Edit
from prioritiser.model.funding import Point
from prioritiser.model.round import Round
from prioritiser.session import Committed, Session
from ui.work import Job
from ui.workspace.exporting import workbook_job
from ui.workspace.opening import Opening
from ui.workspace.recording import LARGE, events_in, still_recording
from ui.workspace.states import Changed, Notice


class Workspace(Opening):
    """One open round, or none: what changes it, and what it comes to."""

    # Changing

    def do(self, edit: Edit, *, initiator: object | None = None, actor: str | None = None) -> None:
        """Make an edit; durable when this returns. Raises KnownError, and then nothing was changed."""
        self._after(self._open_session().commit(edit, actor=actor), initiator)

    def do_later(
        self,
        make: Callable[[Round], Edit],
        then: Callable[[], None],
        failed: Callable[[KnownError], None],
        *,
        progress: Callable[[float], None] | None = None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        """Work out a large edit and record it in the background; nothing else may change the round meanwhile.

        `then` follows once it is durable and has been told of; `failed` when nothing was changed, as after `stopped`.
        """
        try:
            session = self._open_session()
        except RefusedError as fault:
            failed(fault)
            return

        def done(committed: Committed) -> None:
            if session is self._session:
                self._after(committed, None)
                then()

        self._recording.make(session, make, done, failed, progress=progress, stopped=stopped)

    def undo(self, initiator: object | None = None) -> None:
        """Take back the last edit made here; a large one in the background."""
        session = self._open_session()
        label = session.undo_label
        said = (f"Taking back: {label}…", f"Undone: {label}.")
        self._retrace(session.undo, said, initiator, is_large=events_in(session, "undo") > LARGE)

    def redo(self, initiator: object | None = None) -> None:
        """Do again what was taken back last; a large edit in the background."""
        session = self._open_session()
        label = session.redo_label
        said = (f"Doing again: {label}…", f"Done again: {label}.")
        self._retrace(session.redo, said, initiator, is_large=events_in(session, "redo") > LARGE)

    def _retrace(
        self, go: Callable[[], Committed], said: tuple[str, str], initiator: object | None, *, is_large: bool
    ) -> None:
        """Go a step back or forth; of a large one is said that it is under way, and that it is done."""
        if not is_large:
            self._after(go(), initiator, retraced=True)
            return
        session = self._session

        def done(committed: Committed) -> None:
            if session is self._session:
                self._after(committed, initiator, retraced=True)
                self.said.emit(Notice("good", said[1]))

        def failed(fault: KnownError) -> None:
            self.said.emit(Notice("caution", fault.message, fault.remedy))

        self.said.emit(Notice("info", said[0], "You can look around meanwhile."))
        self._recording.run(lambda _progress: go(), done, failed)

    def name_point(self, name: str) -> Point:
        """Write a restore point of the round as it stands."""
        point = self._open_session().issue_code(name)
        self._after(Committed("restore point", frozenset({("point", (point.id,))}), 0), None)
        return point

    @property
    def undo_label(self) -> str:
        """Return what undo would take back, or ""."""
        return self._session.undo_label if self._session is not None and not self.is_recording else ""

    @property
    def redo_label(self) -> str:
        """Return what redo would do again, or ""."""
        return self._session.redo_label if self._session is not None and not self.is_recording else ""

    def _open_session(self) -> Session:
        if self._session is None:
            said = self.read_only or "No round is open."
            raise RefusedError("ReadOnly", said, remedy="Nothing was changed.")
        if self.is_recording:
            raise still_recording()
        return self._session

    def _after(self, committed: Committed, initiator: object | None, *, retraced: bool = False) -> None:
        if not committed.touched:
            return
        self.changed.emit(Changed(committed.touched, initiator, committed.label, retraced))
        self.publishing.saved()

    # Answers

    def inputs(self) -> Inputs:
        """Return scores and money as arrays, once per revision. Raises KnownError for a broken round."""
        return self._answers.inputs(self._held())

    def analysis(self) -> Analysis:
        """Return every quick result, once per revision. Raises KnownError when the round cannot be worked out."""
        return self._answers.analysis(self._held())

    def round_at(self, point: str, then: Callable[[Round], None], failed: Callable[[KnownError], None]) -> None:
        """Hand over the round as it stood at a restore point, worked out in the background."""
        held = self._session or self._viewed
        if held is not None:
            try:
                if self.is_recording:
                    raise still_recording()
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
        return workbook_job(analysis, target, code=code, at=at)
