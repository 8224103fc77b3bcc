"""Recording large edits in the background, so that the window stays alive; meanwhile nothing else changes the round."""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, Literal

from PySide6.QtCore import QObject

from prioritiser.errors import KnownError, RefusedError
from prioritiser.model.edit import Edit
from prioritiser.model.round import Round
from prioritiser.session import Committed, Session
from ui.work import Work
from ui.workspace.publishing import Publishing

LARGE: Final = 500  # events that are taken back or done again within one frame or two
TURN: Final = 0.0005  # seconds
_MADE: Final = 0.4  # share of the work once a large edit is worked out
Progress = Callable[[float], None]


class Recording(QObject):
    """Records one large change at a time on the worker; publishing waits until it is told of."""

    def __init__(self, work: Work, publishing: Publishing, parent: QObject) -> None:
        """Begin with nothing under way."""
        super().__init__(parent)
        self._work, self._publishing = work, publishing
        self._is_written = True
        self.is_under_way = False
        work.crashed.connect(self._let_go)

    def make(
        self,
        session: Session,
        make: Callable[[Round], Edit],
        done: Callable[[Committed], None],
        failed: Callable[[KnownError], None],
        *,
        progress: Progress | None = None,
        stopped: Callable[[], bool] = lambda: False,
    ) -> None:
        """Work out an edit of the round and record it, unless it is `stopped` before it begins to be written."""

        def record(tell: Progress) -> Committed:
            edit = make(session.round)
            tell(_MADE)
            if stopped():
                raise RefusedError("Stopped", "Stopped.", remedy="Nothing was changed.")
            return session.commit(edit)

        self.run(record, done, failed, progress)

    def run(
        self,
        record: Callable[[Progress], Committed],
        done: Callable[[Committed], None],
        failed: Callable[[KnownError], None],
        progress: Progress | None = None,
    ) -> None:
        """Record a change on the worker; `done` is told once it is durable, `failed` when nothing was changed."""
        self._publishing.hold()
        self.is_under_way, self._is_written = True, False

        def job(tell: Progress, _stopped: object) -> Committed:
            try:
                with beside_the_window():
                    return record(tell)
            finally:
                self._is_written = True

        def after(follow: Callable[[], None]) -> None:
            self._let_go()
            follow()

        self._work.run_once(
            job,
            lambda committed: after(lambda: done(committed)),
            lambda fault: after(lambda: failed(fault)),
            progress,
        )

    def finish(self) -> None:
        """Wait until what is under way is on the disk: the round is about to be closed."""
        while not self._is_written:
            self._work.wait()

    def _let_go(self, crash: object = None) -> None:
        if self.is_under_way and (crash is None or self._is_written):  # else it is another job that has crashed
            self.is_under_way, self._is_written = False, True
            self._publishing.release()


def events_in(session: Session, verb: Literal["undo", "redo"]) -> int:
    """Return how many events the next step back or forth is made of."""
    step = session.ledger.steps.undo if verb == "undo" else session.ledger.steps.redo
    return sum(each.last - each.first + 1 for each in step.gestures) if step is not None else 0


def still_recording() -> RefusedError:
    """Return the refusal of another change while a large one is being recorded."""
    said = "A large change is still being recorded."
    return RefusedError("Recording", said, remedy="Nothing else was changed. Try again in a moment.")


@contextmanager
def beside_the_window() -> Iterator[None]:
    """Make a great many records on the worker without halting the window.

    Whatever the window paints asks Python for each cell and waits for its turn each time, so turns become short. The
    collector of cycles rests, since it halts everything; what was made, none of it in a cycle, stays out of its sight,
    or going through millions of records would halt the window later.
    """
    usual = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
        sys.setswitchinterval(usual)
