"""Beginning a new round: the sheet is filled, the round is made, and what hinders it is said in the sheet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject

from prioritiser.edits.beginning import default_framework
from prioritiser.errors import KnownError
from ui.page import Context
from ui.pages.start.door import Door
from ui.pages.start.layout import StartLayout
from ui.pages.start.new_round import about_words, documents_folder, proposed_title


class Beginning(QObject):
    """Asks for a new round's name and place and makes it."""

    def __init__(
        self, context: Context, parts: StartLayout, door: Door, clock: Callable[[], datetime], parent: QObject
    ) -> None:
        """Listen to the sheet."""
        super().__init__(parent)
        self._context, self._parts, self._door, self._clock = context, parts, door, clock
        self._is_making = False
        parts.new.left.connect(parts.close_sheet)
        parts.new.wanted.connect(self.make)

    def ask(self) -> None:
        """Show the sheet with a name and a place proposed."""
        document = default_framework(self._clock())
        last = str(self._context.settings.get("last_folder"))
        folder = Path(last) if last and Path(last).is_dir() else documents_folder()
        self._parts.new.begin(proposed_title(document), about_words(document), folder)
        self._parts.show_sheet(self._parts.new, self._parts.new.field)

    def make(self, title: str, path: Path) -> None:
        """Make the round in the background."""
        if self._door.opening:
            return
        self._is_making = True
        self._parts.new.set_busy(is_busy=True)
        self._context.settings.put("last_folder", str(path.parent))
        document = {**default_framework(self._clock()), "title": title}
        self._context.workspace.create(path, document, label="New round")

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
