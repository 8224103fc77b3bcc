"""Reading what is to be brought in: the file once, then the sheet anew for every other matching, on the worker."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal

from prioritiser.exchange.importing.matching import Matching, propose
from prioritiser.exchange.importing.reading import read_cases
from prioritiser.exchange.importing.sheets import SheetInfo, Source, read_source
from prioritiser.model.round import Round
from ui.models.import_preview import Preview, preview_of
from ui.page import Context
from ui.work import Ticket
from ui.workspace.recording import beside_the_window

HEADER: Final = "~header"  # under what the program found by itself: the rows of headings that a person named
AS_LAST_TIME: Final = "Columns are matched as they were last time."
MANY_ROWS: Final = 5_000
Progress = Callable[[float], None]
Stopped = Callable[[], bool]


class ImportReading(QObject):
    """Keeps the source, the sheet, the matching and what would happen; each is told of when it is there."""

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
        self.preview: Preview | None = None
        self.is_remembered = False
        self._found: Matching | None = None  # what the program found by itself
        self._own: dict[str, dict[str, str]] = {}  # what was chosen since this dialog was opened
        self._ticket: Ticket | None = None

    @property
    def is_busy(self) -> bool:
        """Return whether something is being read."""
        return self._ticket is not None and not self._ticket.is_over

    @property
    def notes(self) -> tuple[str, ...]:
        """Return what is to be said of the whole sheet."""
        found = self.preview.plan if self.preview is not None else self.matching
        return (*self._warnings, *(found.notes if found is not None else ()))

    @property
    def _warnings(self) -> tuple[str, ...]:
        said = (AS_LAST_TIME,) if self.is_remembered else ()
        return (*said, *(note for part in (self.source, self.sheet) if part is not None for note in part.warnings))

    # What is asked

    def open(self, source: Path | str) -> None:
        """Read a file or pasted text once through."""

        def job(progress: Progress, stopped: Stopped) -> Source:
            return read_source(source, progress=progress, stopped=stopped)

        self._run(job, self._opened)

    def choose_sheet(self, name: str) -> None:
        """Take another sheet; its columns are matched as they were last time."""
        if self.source is not None:
            self.sheet = self.source.sheet(name)
            self.match()

    def match(self, header: Sequence[int] | None = None) -> None:
        """Say what the columns mean. `header`: the rows of headings that a person names, none to look for them."""
        sheet, held, own = self.sheet, self.held, self._own
        if sheet is None:
            return
        kept = self._context.settings.matchings()
        rows = {row.number for row in sheet.top}
        self.matching = self.preview = None

        def job(_progress: object, _stopped: object) -> tuple[Matching, Matching, bool]:
            found = propose(sheet, held)
            named = _numbers({**kept, **own}.get(found.signature, {})) if header is None else header
            named = [row for row in named if row in rows]
            first = propose(sheet, held, header=named) if named else found
            last = own.get(first.signature, kept.get(first.signature, {}))
            targets = {key: target for key, target in last.items() if key != HEADER}
            matching = propose(sheet, held, targets, header=first.header) if targets else first
            return found, matching, bool(targets) and first.signature not in own

        self._run(job, self._matched if header is None else self._matched_as_named)

    def set_target(self, index: int, target: str) -> None:
        """Bring one column in as something else."""
        if self.matching is not None:
            self.matching = self.matching.with_target(index, target)
            self.is_remembered = False
            self._note()
            self.matched.emit()
            self._compare()

    def compare_with(self, held: Round) -> None:
        """Compare again: the round is another one now."""
        self.held = held
        if self.matching is not None:
            self._compare()

    def remember(self) -> None:
        """Keep the matching, and the rows of headings, for the next sheet of this kind."""
        self._note()
        for each in (self._found, self.matching):
            if each is not None and each.signature in self._own:
                self._context.settings.keep_matching(each.signature, self._own[each.signature])

    def _note(self) -> None:
        """Keep what holds, for another look at the same sheet."""
        found, matching = self._found, self.matching
        if found is None or matching is None:
            return
        rows = " ".join(str(row) for row in matching.header)
        header = {HEADER: rows} if matching.header != found.header else {}
        self._own[found.signature] = header
        self._own[matching.signature] = {**self._own.get(matching.signature, {}), **matching.remembered()}

    def stop(self) -> None:
        """Stop reading; nothing of it is left."""
        if self._ticket is not None:
            self._ticket.cancel()
        self._ticket = None

    # What came of it

    def _opened(self, source: Source) -> None:
        last = self.sheet.name if self.sheet is not None else None
        self.source = source
        self.sheet = source.sheet(last if last in {each.name for each in source.sheets} else None)
        self.opened.emit()
        self.match()

    def _matched(self, came: tuple[Matching, Matching, bool]) -> None:
        self._found, self.matching, self.is_remembered = came
        self.matched.emit()
        self._compare()

    def _matched_as_named(self, came: tuple[Matching, Matching, bool]) -> None:
        self._matched(came)
        self._note()

    def _compare(self) -> None:
        sheet, matching, held = self.sheet, self.matching, self.held
        if sheet is None or matching is None:
            return
        self.preview = None
        warnings = self._warnings

        def job(progress: Progress, stopped: Stopped) -> Preview:
            with beside_the_window() if sheet.rows > MANY_ROWS else nullcontext():
                plan = read_cases(sheet, matching, held, progress=progress, stopped=stopped)
                return preview_of(plan, held, (*warnings, *plan.notes))

        self._run(job, self._planned)

    def _planned(self, preview: Preview) -> None:
        self.preview = preview
        self.planned.emit()

    def _run(self, job: Callable[[Progress, Stopped], object], deliver: Callable[..., None]) -> None:
        self.stop()
        self._ticket = self._context.work.run_once(job, deliver, self.failed.emit, self.progressed.emit)


def _numbers(kept: Mapping[str, str]) -> list[int]:
    """Return the rows of headings that were kept, none when nobody named any."""
    return [int(each) for each in kept.get(HEADER, "").split() if each.isdecimal()]
