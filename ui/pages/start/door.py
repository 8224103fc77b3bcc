"""The way into a round: what is being opened, what stands in the way, what was kept, which files are gone."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from prioritiser.errors import KnownError
from ui.models.next_screen import next_screen
from ui.models.round_troubles import LOOK, Trouble, missing, trouble_of
from ui.page import Context
from ui.workspace import Kept

# A share that does not answer would hold up all work, so whether its files are there is seen when one is opened.
_SHARES = ("\\\\", "//")


class Door(QObject):
    """Opens rounds one at a time and remembers by path what stood in the way."""

    changed = Signal()  # what is being opened, or what stands in the way
    through = Signal(str)  # a round is open that was asked for here; the screen that was wanted, or ""
    stopped = Signal(object, object)  # Path, KnownError

    def __init__(self, context: Context, parent: QObject) -> None:
        """Begin with nothing under way."""
        super().__init__(parent)
        self._workspace, self._work = context.workspace, context.work
        self.opening = ""
        self.troubles: dict[str, Trouble] = {}
        self._screen = ""
        self._workspace.opening.connect(self._begun)
        self._workspace.opened.connect(self._opened)
        self._workspace.refused.connect(self._refused)

    def open(self, path: Path, *, to_read: bool = False, screen: str = "") -> None:
        """Open a round, or go to it when it is open already; while another one is being opened, do nothing."""
        if self.opening:
            return
        if self.is_open(path) and (to_read or self._workspace.can_change):
            self.through.emit(screen or self.screen_of_stage())
            return
        self._screen = screen
        self._workspace.open(path, to_read=to_read)

    def open_sample(self, sample: Path) -> None:
        """Open the sample round."""
        if self.opening:
            return
        if self.is_open(sample):
            self.through.emit(self.screen_of_stage())
            return
        self._screen = ""
        self._workspace.open_sample()

    def is_open(self, path: Path) -> bool:
        """Return whether this is the round that is open."""
        return self._workspace.path == Path(os.path.realpath(path))

    def screen_of_stage(self) -> str:
        """Return where the work on the open round goes on."""
        return next_screen(self._workspace.round)

    def look_around(self, paths: Sequence[str], deliver: Callable[[tuple[Kept, ...]], None]) -> None:
        """Find out in the background which files are gone and what was kept; `deliver` gets what was kept."""
        workspace = self._workspace

        near = [path for path in paths if not path.startswith(_SHARES)]

        def job(_progress: object, stopped: Callable[[], bool]) -> tuple[dict[str, bool], tuple[Kept, ...]]:
            there = {path: Path(path).exists() for path in near if not stopped()}
            return there, workspace.kept()

        def found(result: tuple[dict[str, bool], tuple[Kept, ...]]) -> None:
            there, kept = result
            self._looked(there)
            deliver(kept)

        self._work.run_latest("start", job, found)

    def forget(self, path: str) -> None:
        """Think no more of what stood in the way of a round."""
        if self.troubles.pop(path, None) is not None:
            self.changed.emit()

    def _looked(self, there: Mapping[str, bool]) -> None:
        found = {path for path, is_there in there.items() if is_there}
        left = {path: each for path, each in self.troubles.items() if LOOK not in each.offers or path not in found}
        gone = {path: missing(Path(path)) for path, is_there in there.items() if not is_there}
        self.troubles = {**left, **gone}
        self.changed.emit()

    def _begun(self, path: Path) -> None:
        self.opening = str(path)
        self.troubles.pop(self.opening, None)
        self.changed.emit()

    def _opened(self) -> None:
        screen, self._screen, self.opening = self._screen, "", ""
        self.changed.emit()
        self.through.emit(screen)

    def _refused(self, path: Path, fault: KnownError) -> None:
        self.opening = self._screen = ""
        self.troubles[str(path)] = trouble_of(fault, path)
        self.changed.emit()
        self.stopped.emit(path, fault)
