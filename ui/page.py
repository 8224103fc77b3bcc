"""Page: what every screen has in common: its words for the frame, its faults in place, and when to look anew."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from prioritiser.errors import KnownError
from ui.actions import Actions
from ui.dialogs import Dialogs
from ui.settings import Settings
from ui.theme import Theme
from ui.widgets.banner import Banner
from ui.work import Work
from ui.workspace import Changed, Workspace


@dataclass(frozen=True, slots=True)
class Context:
    """What a screen is given instead of reaching for it."""

    workspace: Workspace
    work: Work
    dialogs: Dialogs
    settings: Settings
    theme: Theme
    actions: Actions


class Page(QWidget):
    """One screen. `body` is its layout below the banner; subclasses fill it and say their words."""

    name = ""
    title = ""
    needs_round = True
    help_text = ""
    hints_changed = Signal()  # chips, hints or the insight have changed

    def __init__(self, context: Context) -> None:
        """Lay out the banner and an empty body."""
        super().__init__()
        self.context = context
        self.theme = context.theme
        self.setObjectName(self.name)
        # A screen that is made while a round is open has all of it to look at.
        self._stale: list[Changed | None] = [] if context.workspace.round is None else [None]
        self.banner = Banner(context.theme)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.banner)
        self.body = QVBoxLayout()
        whole.addLayout(self.body, 1)
        context.workspace.changed.connect(self._hear)
        context.workspace.closing.connect(self.leave)
        context.workspace.opened.connect(self._start_over)
        context.workspace.closed.connect(self._start_over)

    # What a subclass says

    def chips(self) -> list[QWidget]:
        """Return the chips beside the title."""
        return []

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys that matter here, as (keys, words)."""
        return []

    def facts(self) -> str:
        """Return the short count for the status bar."""
        return ""

    def insight(self) -> tuple[str, str, Callable[[], None] | None]:
        """Return one thing worth knowing: words, the name of what can be done about it, and that."""
        return "", "", None

    def first_focus(self) -> QWidget:
        """Return where the keys go when the screen is shown."""
        return self

    def panes(self) -> list[QWidget]:
        """Return the parts of the screen for F6, each a widget that takes focus."""
        return [self.first_focus()]

    def refresh(self, change: Changed | None) -> None:
        """Show what has changed; None means everything, as after opening another round."""

    def reveal(self, kind: str, key: str) -> None:
        """Show one thing (a case, a criterion) that was looked for."""

    def leave(self) -> None:
        """Keep what is half done: the round is about to be closed or another screen shown."""

    # Hearing of changes

    def _hear(self, change: Changed) -> None:
        if change.initiator is self:
            return
        if self.isVisible():
            self._look(change)
        else:
            self._stale.append(change)

    def _start_over(self) -> None:
        self.banner.clear()
        self._stale = [None]
        if self.isVisible():
            self.look_again()

    def look_again(self) -> None:
        """Take in what changed while the screen was hidden."""
        if self._stale:
            one = self._stale[0] if len(self._stale) == 1 else None
            self._stale = []
            self._look(one)

    def _look(self, change: Changed | None) -> None:
        self.refresh(change)
        self.hints_changed.emit()

    # Doing things

    def attempt(self, deed: Callable[[], None]) -> bool:
        """Do something that the round may refuse; a refusal is said in place. Return whether it was done."""
        try:
            deed()
        except KnownError as fault:
            self.show_fault(fault)
            return False
        self.banner.clear()
        return True

    def show_fault(self, fault: KnownError) -> None:
        """Say in place what happened and what to do."""
        self.banner.show_message("problem", fault.message, fault.remedy)
