"""Reading what is to be brought in: the file once, then the sheet anew for every other matching, on the worker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from prioritiser.errors import KnownError
from prioritiser.exchange.importing.matching import Matching, propose
from prioritiser.exchange.importing.plan import ImportPlan
from prioritiser.exchange.importing.reading import read_cases
from prioritiser.exchange.importing.sheets import SheetInfo, Source, read_source
from prioritiser.model.round import Round
from ui.page import Context
from ui.work import Ticket


class ImportReading(QObject):
    """Keeps the source, the sheet, the matching and the plan; each is told of when it is there."""

    opened = Signal()  # the source is known
    matched = Signal()  # the columns have a meaning
    planned = Signal()  # what would happen is known
    failed = Signal(object)  # KnownError
    progressed = Signal(float)

    def __init__(self, context: Context, held: Round, parent: QObject) -> None:
        """Begin with nothing read."""
        super().__init__(parent)
        self._context, self.held = context, held
        self.source: Source | None = None
        self.sheet: SheetInfo | None = None
        self.matching: Matching | None = None
        self.plan: ImportPlan | None = None
        self._ticket: Ticket | None = None

    @property
    def is_busy(self) -> bool:
        """Return whether something is being read."""
        return self._ticket is not None and not self._ticket.is_over

    def open(self, source: Path | str) -> None:
        """Read a file or pasted text once through."""

        def job(progress: Callable[[float], None], stopped: Callable[[], bool]) -> Source:
            return read_source(source, progress=progress, stopped=stopped)

        self._run(job, self._opened)

    def choose_sheet(self, name: str) -> None:
        """Take another sheet; its columns are matched as they were last time."""
        if self.source is None:
            return
        self.sheet = self.source.sheet(name)
        self.match(None)

    def match(self, header: Sequence[int] | None) -> None:
        """Say what the columns mean; `header` are the rows of headings where a person has named them."""
        if self.sheet is None:
            return
        self.stop()
        self.plan = None
        try:
            first = propose(self.sheet, self.held, header=header)
            remembered = self._context.settings.matching(first.signature)
            self.matching = propose(self.sheet, self.held, remembered, header=header) if remembered else first
        except KnownError as fault:
            self.matching = None
            self.failed.emit(fault)
            return
        self.matched.emit()
        self._compare()

    def set_target(self, index: int, target: str) -> None:
        """Bring one column in as something else."""
        if self.matching is not None:
            self.matching = self.matching.with_target(index, target)
            self.matched.emit()
            self._compare()

    def remember(self) -> None:
        """Keep the matching for the next sheet of this kind."""
        if self.matching is not None:
            self._context.settings.keep_matching(self.matching.signature, self.matching.remembered())

    def stop(self) -> None:
        """Stop reading; nothing of it is left."""
        if self._ticket is not None:
            self._ticket.cancel()
        self._ticket = None

    def _opened(self, source: Source) -> None:
        self.source = source
        self.sheet = source.sheet()
        self.opened.emit()
        self.match(None)

    def _compare(self) -> None:
        sheet, matching, held = self.sheet, self.matching, self.held
        if sheet is None or matching is None:
            return

        def job(progress: Callable[[float], None], stopped: Callable[[], bool]) -> ImportPlan:
            return read_cases(sheet, matching, held, progress=progress, stopped=stopped)

        self.plan = None
        self._run(job, self._planned)

    def _planned(self, plan: ImportPlan) -> None:
        self.plan = plan
        self.planned.emit()

    def _run(self, job: Callable[..., object], deliver: Callable[..., None]) -> None:
        self.stop()
        self._ticket = self._context.work.run_once(job, deliver, self._fail, self.progressed.emit)

    def _fail(self, fault: KnownError) -> None:
        self.failed.emit(fault)
