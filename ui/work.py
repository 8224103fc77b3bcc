"""The only threads: jobs on one worker, their results delivered on the window's thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from prioritiser.errors import KnownError

Progress = Callable[[float], None]
Stopped = Callable[[], bool]
Job = Callable[[Progress, Stopped], Any]
_ENDING_MS = 30_000
_log = logging.getLogger(__name__)


class Ticket(QObject):
    """One job under way. `cancel` asks it to stop; its result is then not delivered."""

    progressed = Signal(float)  # 0..1

    def __init__(self) -> None:
        """Make the ticket of a job that has not begun."""
        super().__init__()
        self.is_cancelled = False
        self.is_over = False

    def cancel(self) -> None:
        """Ask the job to stop; nothing of it is delivered any more."""
        self.is_cancelled = True

    def stopped(self) -> bool:
        """Tell the job whether to stop (called on the worker)."""
        return self.is_cancelled


class _Runnable(QRunnable):
    """A job with its ticket on the worker."""

    def __init__(self, job: Job, ticket: Ticket, ended: Callable[[Ticket, object, Exception | None], None]) -> None:
        super().__init__()
        self._job, self._ticket, self._ended = job, ticket, ended
        self.setAutoDelete(True)

    def run(self) -> None:
        """Run the job and hand over what came of it, whatever it was."""
        result: object = None
        fault: Exception | None = None
        if not self._ticket.is_cancelled:
            try:
                result = self._job(self._ticket.progressed.emit, self._ticket.stopped)
            except Exception as raised:  # noqa: BLE001 - a job's fault belongs to the window, not to the worker
                fault = raised
        self._ended(self._ticket, result, fault)


class Work(QObject):
    """Runs jobs one after another. A job is a pure function of what it was given and touches no widget."""

    crashed = Signal(object)  # an exception that nobody expected
    idle = Signal()  # the last job is over
    _ended = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Make the worker; it starts with the first job."""
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._waiting: dict[Ticket, tuple[Callable[[Any], None], Callable[[KnownError], None] | None]] = {}
        self._latest: dict[str, Ticket] = {}
        self._ended.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    @property
    def is_busy(self) -> bool:
        """Return whether a job is under way or waiting."""
        return bool(self._waiting)

    def run_once(
        self,
        job: Job,
        deliver: Callable[[Any], None],
        failed: Callable[[KnownError], None] | None = None,
        progress: Callable[[float], None] | None = None,
    ) -> Ticket:
        """Run a job; `deliver` gets its result, `failed` a KnownError, both on the window's thread."""
        ticket = Ticket()
        if progress is not None:
            ticket.progressed.connect(progress)
        self._waiting[ticket] = (deliver, failed)
        self._pool.start(_Runnable(job, ticket, self._ended.emit))
        return ticket

    def run_latest(
        self,
        key: str,
        job: Job,
        deliver: Callable[[Any], None],
        failed: Callable[[KnownError], None] | None = None,
    ) -> Ticket:
        """Run a job in place of the last one of the same key, which is stopped and delivers nothing."""
        older = self._latest.get(key)
        if older is not None:
            older.cancel()
        ticket = self.run_once(job, deliver, failed)
        self._latest[key] = ticket
        return ticket

    def _deliver(self, ticket: Ticket, result: object, fault: Exception | None) -> None:
        deliver, failed = self._waiting.pop(ticket)
        ticket.is_over = True
        if isinstance(fault, KnownError):
            if failed is not None and not ticket.is_cancelled:
                failed(fault)
        elif fault is not None:
            _log.error("A job ended unexpectedly", exc_info=fault)
            self.crashed.emit(fault)
        elif not ticket.is_cancelled:
            deliver(result)
        if not self._waiting:
            self.idle.emit()

    def wait(self) -> None:
        """Wait for the jobs under way to end; what they bring is delivered later."""
        self._pool.waitForDone(_ENDING_MS)

    def close(self) -> None:
        """Stop what can be stopped and wait for the worker to end."""
        for ticket in self._waiting:
            ticket.cancel()
        self.wait()
