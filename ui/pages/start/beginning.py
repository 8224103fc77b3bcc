"""Beginning a new round: the sheet is filled, the round is made, and what hinders it is said in the sheet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject

from prioritiser.edits.beginning import blank_framework, copy_of, default_framework
from prioritiser.errors import KnownError
from prioritiser.model.base import Value
from ui.dialogs import ROUND_FILES
from ui.models.last_year import copy_words
from ui.models.round_years import beginning_with, years_of
from ui.page import Context
from ui.pages.start.door import Door
from ui.pages.start.layout import StartLayout
from ui.pages.start.new_round import about_words, documents_folder, proposed_title
from ui.pages.start.template import ASK, BLANK, DEFAULT, LAST


class Beginning(QObject):
    """Asks for a new round's name and place and makes it."""

    def __init__(
        self, context: Context, parts: StartLayout, door: Door, clock: Callable[[], datetime], parent: QObject
    ) -> None:
        """Listen to the sheet."""
        super().__init__(parent)
        self._context, self._parts, self._door, self._clock = context, parts, door, clock
        self._is_making = False
        self._proposed = ""
        parts.new.left.connect(parts.close_sheet)
        parts.new.wanted.connect(self.make)
        parts.new.template.changed.connect(self._describe)
        parts.new.year_chosen.connect(self._describe)
        parts.new.template.file_wanted.connect(self.ask_for_last)

    def ask(self, kind: str = DEFAULT) -> None:
        """Show the sheet with a name and a place proposed."""
        document = default_framework(self._clock())
        last = str(self._context.settings.get("last_folder"))
        folder = Path(last) if last and Path(last).is_dir() else documents_folder()
        sheet = self._parts.new
        sheet.template.begin(kind)
        sheet.year.clear()
        self._proposed = proposed_title(document)
        sheet.begin(self._proposed, about_words(document), folder)
        self._describe()
        self._parts.show_sheet(sheet, sheet.field if kind != LAST else sheet.template.choose)

    def ask_for_last(self) -> None:
        """Ask for last year's file."""
        self._context.dialogs.ask_open_paths(self._parts, "Choose last year's round", ROUND_FILES, self._read)

    def _read(self, paths: list[Path]) -> None:
        template = self._parts.new.template
        for path in paths[:1]:
            self._context.workspace.look_into(
                path, template.show_last, lambda fault: template.show_problem(f"{fault.message} {fault.remedy}".strip())
            )

    def _document(self) -> dict[str, Value]:
        """Return what the round will begin with, in the first year that was chosen."""
        document, sheet = self._template(), self._parts.new
        sheet.offer_years(years_of(document)[0])
        return beginning_with(document, sheet.year.currentText())

    def _template(self) -> dict[str, Value]:
        template = self._parts.new.template
        if template.kind.current == LAST and template.last is not None:
            return copy_of(template.last, self._clock(), carry=template.carried)
        return (blank_framework if template.kind.current == BLANK else default_framework)(self._clock())

    def _describe(self) -> None:
        template, document = self._parts.new.template, self._document()
        before, self._proposed = self._proposed, proposed_title(document)
        if before != self._proposed and self._parts.new.field.text() == before:
            self._parts.new.propose(self._proposed)
        if template.kind.current == LAST:
            words = copy_words(template.last, len(template.carried)) if template.last is not None else ASK
        else:
            words = about_words(document)
        self._parts.new.set_about(words)

    def make(self, title: str, path: Path) -> None:
        """Make the round in the background."""
        if self._door.opening:
            return
        self._is_making = True
        self._parts.new.set_busy(is_busy=True)
        self._context.settings.put("last_folder", str(path.parent))
        self._context.workspace.create(path, {**self._document(), "title": title}, label="New round")

    def done(self) -> None:
        """Forget what was being made: a round is open."""
        self._is_making = False

    def takes(self, path: Path, fault: KnownError) -> bool:
        """Say a fault in the sheet if it is about the round that was being made; return whether it was."""
        if not self._is_making:
            return False
        self._is_making = False
        self._door.forget(str(path))
        self._parts.new.show_fault(fault)
        return True
