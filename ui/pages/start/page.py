"""Start: go on where the work stopped, open or begin a round, learn the few keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from prioritiser.errors import KnownError
from ui.dialogs import ROUND_FILES
from ui.models.help_topics import topic
from ui.models.kept_words import kept_words
from ui.models.moments import greeting
from ui.models.recent_rounds import recent_of
from ui.models.round_list import RoundList, Row
from ui.models.round_troubles import trouble_of
from ui.page import Context, Page
from ui.pages.start.beginning import Beginning
from ui.pages.start.door import Door
from ui.pages.start.drop_zone import files_in, round_in
from ui.pages.start.hero import next_of
from ui.pages.start.layout import StartLayout
from ui.pages.start.template import LAST
from ui.settings import Recent, sample_path
from ui.workspace import Changed, Kept


def local_clock() -> datetime:
    """Return the time here."""
    return datetime.now().astimezone()


class StartPage(Page):
    """The first screen. `wants` names the screen to go to next."""

    name = "start"
    title = "Start"
    needs_round = False
    help_text = topic("start").text
    wants = Signal(str)

    def __init__(self, context: Context, *, clock: Callable[[], datetime] = local_clock) -> None:
        """Lay out the screen; it looks around when it is shown."""
        super().__init__(context)
        self._clock = clock
        self.sample = sample_path()
        self.door = Door(context, self)
        self.rounds = RoundList(self.sample, clock, self)
        self.parts = StartLayout(context, self.rounds)
        self.body.addWidget(self.parts)
        self.beginning = Beginning(context, self.parts, self.door, clock, self)
        self._known: tuple[Recent, ...] = ()
        self._looking_for = ""
        self.setAcceptDrops(True)
        self._connect()
        self._handle()
        self.refresh(None)

    def _connect(self) -> None:
        parts, door = self.parts, self.door
        parts.hero.wanted.connect(self._next)
        parts.view.wanted.connect(self._do)
        parts.filter.textChanged.connect(self._filter)
        parts.drop.wanted.connect(lambda: self.context.actions.run("start.open"))
        parts.side.guide_wanted.connect(self.show_guide)
        parts.guide.left.connect(parts.close_sheet)
        door.changed.connect(self._show_doors)
        door.through.connect(self._through)
        door.stopped.connect(self._stopped)
        self.context.settings.changed.connect(self._setting_changed)

    def _handle(self) -> None:
        actions = self.context.actions
        actions.handle(self, "start.carry_on", self._carry_on)
        actions.handle(None, "start.new", self.ask_for_new)
        actions.handle(None, "start.copy", self.ask_for_copy)
        actions.handle(self, "filter", self.parts.filter.setFocus)

    # What the frame asks

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys that matter here."""
        return [("Enter", "open"), ("Delete", "off the list"), ("Ctrl O", "open a round"), ("Ctrl N", "new round")]

    def first_focus(self) -> QWidget:
        """Return the one thing to do next."""
        return self.parts.hero.button

    def panes(self) -> list[QWidget]:
        """Return the button, the list, and the cards."""
        return [self.parts.hero.button, self.parts.view, self.parts.side.cards["start.new"]]

    def showEvent(self, event: QShowEvent) -> None:
        """Look again at what may have changed outside the program."""
        super().showEvent(event)
        self.look_around()

    def look_around(self) -> None:
        """Find out which files are gone and what was kept."""
        paths = [each.path for each in self.context.settings.recent()]
        self.door.look_around(paths, self._show_kept)

    # Showing

    def refresh(self, change: Changed | None) -> None:  # noqa: ARG002 - little is shown here, so all of it is shown anew
        """Show the greeting, the rounds and what can be done."""
        workspace = self.context.workspace
        self._known = self._recent()
        self.parts.side.set_round_open(is_open=workspace.round is not None)
        self.rounds.show(self._known, open_now=str(workspace.path) if workspace.path is not None else "")
        self.parts.show_empty(is_empty=not self.rounds.recent)
        self._show_doors()

    def _recent(self) -> tuple[Recent, ...]:
        """Return the remembered rounds, the open one first and as it is now."""
        kept = self.context.settings.recent()
        if self.context.workspace.round is None:
            return kept
        now = recent_of(self.context.workspace, now=self._clock())
        return (now, *(each for each in kept if each.path != now.path))

    @property
    def latest(self) -> Recent | None:
        """Return the round to carry on with: the last one whose file is there; the sample only while it is open."""
        if self.context.workspace.round is not None and self._known:
            return self._known[0]
        there = (each for each in self.rounds.recent if each.path not in self.door.troubles)
        return next(there, None)

    def _show_doors(self) -> None:
        """Show what is being opened and what stands in the way."""
        self.rounds.set_opening(self.door.opening)
        self.rounds.set_troubles(self.door.troubles)
        latest = self.latest
        opening = bool(self.door.opening)
        doing = next_of(latest)
        self.parts.hero.say(greeting(self._clock()), doing, is_opening=opening)

    def _setting_changed(self, key: str) -> None:
        if key == "recent":
            self.refresh(None)

    def _filter(self, text: str) -> None:
        self.rounds.set_filter(text)
        self.parts.show_nothing("" if self.rounds.rows else text.strip())
        self.parts.view.choose("")

    # Opening

    def _next(self, deed: str) -> None:
        if deed == "sample":
            self.door.open_sample(self.sample)
        else:
            self._carry_on()

    def _carry_on(self) -> None:
        latest = self.latest
        if latest is not None:
            path = Path(latest.path)
            if self.door.is_open(path):
                self.wants.emit(self.door.screen_of_stage())
            else:
                self.door.open(path, screen="" if latest.done >= 1 else "score")

    def _do(self, deed: str, row: Row) -> None:
        path = Path(row.path)
        if deed in {"open", "again"}:
            self.door.open_sample(self.sample) if row.is_sample else self.door.open(path)
        elif deed == "read":
            self.door.open(path, to_read=True)
        elif deed == "folder":
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))
        elif deed == "forget":
            self._forget(row)
        elif deed == "look":
            self._look_for(row.path)

    def _forget(self, row: Row) -> None:
        """Take a round off the list; it can be put back."""
        settings = self.context.settings
        entry = next((each for each in settings.recent() if each.path == row.path), None)
        if entry is None:
            return
        self.door.forget(row.path)
        settings.forget_recent(row.path)

        def put_back() -> None:
            settings.keep_recent(entry)
            self.banner.clear()
            self.parts.view.choose(entry.path)
            self.parts.view.setFocus()

        said = f"“{row.title}” is off the list. The file itself was not touched."
        self.banner.show_message("info", said, "", [("Put it back", put_back), ("Close", self.banner.clear)])

    def _look_for(self, path: str) -> None:
        def chosen(paths: list[Path]) -> None:
            if paths:
                self._looking_for = path
                self.door.open(paths[0])

        self.context.dialogs.ask_open_paths(self, "Look for the round", ROUND_FILES, chosen)

    def _through(self, screen: str) -> None:
        """Tidy up after a round was opened, and go where it was wanted."""
        if self._looking_for and str(self.context.workspace.path) != self._looking_for:
            self.context.settings.forget_recent(self._looking_for)
        self._looking_for = ""
        self.beginning.done()
        self.parts.close_sheet()
        self.parts.kept.clear()
        if screen:
            self.wants.emit(screen)

    def _stopped(self, path: Path, fault: KnownError) -> None:
        """Say why a round could not be opened: in its row, in the sheet that makes it, or above everything."""
        self._looking_for = ""
        if self.beginning.takes(path, fault):
            return
        if self.rounds.index_of(str(path)).isValid():
            self.parts.view.choose(str(path))
            return
        trouble = trouble_of(fault, path)
        row = Row(str(path), path.stem, "", "", -1.0, "", ())
        offers = [(words, lambda deed=deed: self._do(deed, row)) for deed, words in trouble.offers if deed != "forget"]
        said = f"{path.name}: {trouble.words[0].lower()}{trouble.words[1:]}"
        self.banner.show_message("problem", said, trouble.remedy, [*offers, ("Close", self.banner.clear)])

    # What was kept

    def _show_kept(self, found: tuple[Kept, ...]) -> None:
        if not found:
            self.parts.kept.clear()
            return
        kept = found[0]
        titles = {each.path: each.title for each in self.context.settings.recent()}
        said = kept_words(kept, titles.get(str(kept.path), ""), self._clock())
        show = (said.button, lambda: self.door.open(kept.path, screen="score"))
        self.parts.kept.show_message("caution", said.title, said.text, [show])

    # Sheets

    def ask_for_new(self) -> None:
        """Show the sheet that asks for the name and place of a new round."""
        if not self.isVisible():
            self.wants.emit("start")
        self.beginning.ask()

    def ask_for_copy(self) -> None:
        """Show the same sheet with last year's round as what it begins with, and ask for its file."""
        if not self.isVisible():
            self.wants.emit("start")
        self.beginning.ask(LAST)
        self.beginning.ask_for_last()

    def show_guide(self) -> None:
        """Show the few keys of scoring."""
        self.parts.show_sheet(self.parts.guide, self.parts.guide.close_button)

    # Dropping files

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files; whether they are rounds is said when they are dropped."""
        if files_in(event.mimeData()):
            event.acceptProposedAction()
            self.parts.drop.set_over(is_over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget the file that was held over the screen."""
        super().dragLeaveEvent(event)
        self.parts.drop.set_over(is_over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Open the round that was dropped, or say why not."""
        event.acceptProposedAction()
        self.parts.drop.set_over(is_over=False)
        found = round_in(files_in(event.mimeData()))
        if isinstance(found, str):
            self.banner.show_message("caution", found, "Nothing was opened.", [("Close", self.banner.clear)])
        else:
            self.door.open(found)
