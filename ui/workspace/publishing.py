"""Bringing the shared file up to date in the background, after some quiet."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from prioritiser.errors import KnownError
from prioritiser.session import Publication, Published, Session
from ui.work import Work
from ui.workspace.states import Changed, Notice, SaveState

PUBLISH_AFTER_MS = 3000
PUBLISH_RESTS = 10  # times the last publishing took, at least, before the next


class Publishing(QObject):
    """Watches over where the work of one session is."""

    state_changed = Signal()
    brought = Signal(object)  # Changed: what others had put into the shared file
    said = Signal(object)  # Notice

    def __init__(self, work: Work, parent: QObject) -> None:
        """Begin with nothing to publish."""
        super().__init__(parent)
        self.state = SaveState()
        self._work = work
        self._session: Session | None = None
        self._under_way = self._is_held = False
        self._put_off: Published | None = None
        self._last_ms = 0
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self.publish)

    def begin(self, session: Session | None) -> None:
        """Watch over a session that was opened; None is a round that is only read."""
        self._session = session
        now = datetime.now().astimezone()
        current = session is None or session.is_published
        self._set(SaveState(None, "current" if current else "behind", now if current else None))
        if not current:
            self._quiet.start(PUBLISH_AFTER_MS)

    def end(self) -> None:
        """Publish what has to be, here and now, and watch no longer."""
        self._quiet.stop()
        self._is_held, self._put_off = False, None
        session, self._session = self._session, None
        if session is None:
            return
        self._work.wait()
        try:
            session.publish()
        except KnownError as fault:
            self.said.emit(Notice("caution", fault.message, fault.remedy))

    def hold(self) -> None:
        """Publish nothing, and take nothing in, while a large edit is being recorded on the worker."""
        self._quiet.stop()
        self._is_held = True

    def release(self) -> None:
        """Take in what publishing found meanwhile, and publish again after some quiet."""
        self._is_held = False
        result, self._put_off = self._put_off, None
        if self._session is not None and result is not None:
            self._finish(self._session, result)
        if self.state.shared != "current":
            self._quiet.start(PUBLISH_AFTER_MS)

    def saved(self) -> None:
        """Note that something was saved on this computer; the shared file follows after some quiet."""
        self._set(SaveState(datetime.now().astimezone(), "behind", self.state.shared_at))
        self._quiet.start(max(PUBLISH_AFTER_MS, PUBLISH_RESTS * self._last_ms))

    def publish(self) -> None:
        """Bring the shared file up to date in the background, unless that is under way."""
        if self._session is None or self._under_way or self._is_held:
            return
        session, publication = self._session, self._session.publication()
        if publication is None:
            self._current()
            return
        self._under_way = True
        clock = QElapsedTimer()
        clock.start()

        def done(result: Published) -> None:
            self._under_way = False
            self._last_ms = clock.elapsed()
            if session is not self._session:
                return
            if self._is_held:
                self._put_off = result
            else:
                self._finish(session, result)

        def not_done(fault: KnownError) -> None:
            self._under_way = False
            self._set(replace(self.state, shared="waiting", why=str(fault)))
            self._quiet.start(PUBLISH_RESTS * PUBLISH_AFTER_MS)

        self._work.run_once(_job(publication), done, not_done)

    def _finish(self, session: Session, result: Published) -> None:
        """Take in what publishing found; go again where something changed meanwhile."""
        before = session.round.revision
        try:
            current = session.published(result)
        except KnownError as fault:
            self.said.emit(Notice("caution", fault.message, fault.remedy))
            return
        if session.round.revision != before:
            self.brought.emit(Changed(frozenset({("all", ())}), None, "changes made elsewhere"))
        for note in session.notes:
            self.said.emit(Notice("info", note))
        session.notes.clear()
        if current and session.is_published:
            self._current()
        else:
            self._quiet.start(PUBLISH_AFTER_MS)

    def _current(self) -> None:
        self._set(SaveState(self.state.at, "current", datetime.now().astimezone()))

    def _set(self, state: SaveState) -> None:
        self.state = state
        self.state_changed.emit()


def _job(publication: Publication) -> Callable[[object, object], Published]:
    return lambda _progress, _stopped: publication.run()
