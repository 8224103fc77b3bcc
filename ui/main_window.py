"""The one window: the frame around the screens, and what works on every one of them."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from prioritiser.errors import KnownError
from ui.actions import Actions
from ui.dialogs import Dialogs
from ui.page import Context, Page
from ui.pages.cases import CasesPage
from ui.pages.framework import FrameworkPage
from ui.pages.people import PeoplePage
from ui.pages.ranking import RankingPage
from ui.pages.score import ScorePage
from ui.pages.start import StartPage
from ui.pages.weights import WeightsPage
from ui.settings import Settings
from ui.shell.deeds import Deeds
from ui.shell.header import Header
from ui.shell.rail import Rail
from ui.shell.round_bar import RoundBar
from ui.shell.screens import Screens
from ui.shell.status_bar import StatusBar
from ui.theme import Theme
from ui.widgets.banner import Banner
from ui.work import Work
from ui.workspace import Notice, Workspace

PAGES = (StartPage, FrameworkPage, CasesPage, PeoplePage, ScorePage, WeightsPage, RankingPage)
FIRST_SIZE = (1366, 768)
FRAME = 40  # pixels that the system may put around a window
SMALLEST = (720, 480)
_NARROW_BELOW = 1100


class MainWindow(QMainWindow):
    """Holds the screens and switches between them."""

    def __init__(self, theme: Theme, settings: Settings, *, dialogs: Dialogs | None = None) -> None:
        """Build the frame and every screen."""
        super().__init__()
        self.theme, self.settings = theme, settings
        self.work = Work(self)
        self.workspace = Workspace(settings, self.work, self)
        self.dialogs = dialogs or Dialogs(self)
        self.actions_ = Actions(self)
        self.context = Context(self.workspace, self.work, self.dialogs, settings, theme, self.actions_)
        self.rail, self.header, self.status = Rail(theme), Header(theme), StatusBar(theme)
        self.round_bar, self.notices = RoundBar(self.context), Banner(theme)
        self.stack = QStackedWidget()
        self.pages = Screens(PAGES, self.context, self._take_in)
        self.pages["start"].wants.connect(self.show_page)  # type: ignore[attr-defined]
        self.deeds = Deeds(self)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self.setMinimumSize(*SMALLEST)
        self.resize(*FIRST_SIZE)
        self._told()
        self.show_page("start")

    def _lay_out(self) -> None:
        self._right = QVBoxLayout()
        for part in (self.header, self.round_bar, self.notices, self.deeds.exporting.banner):
            self._right.addWidget(part)
        self._right.addWidget(self.stack, 1)
        self._right.addWidget(self.status)
        whole = QHBoxLayout()
        whole.addWidget(self.rail)
        whole.addLayout(self._right, 1)
        for layout in (self._right, whole):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        centre = QWidget()
        centre.setLayout(whole)
        self.setCentralWidget(centre)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.deeds.rail_chosen)
        self.header.find.connect(self.deeds.find)
        self.header.undo.connect(self.deeds.undo)
        self.header.redo.connect(self.deeds.redo)
        workspace = self.workspace
        workspace.opened.connect(self._round_opened)
        workspace.closed.connect(self._round_closed)
        workspace.changed.connect(lambda _change: self._told())
        workspace.changed.connect(lambda _change: self._hush())
        workspace.save_state_changed.connect(self._show_state)
        workspace.said.connect(self.say)
        self.theme.changed.connect(self._fit)
        cast("QApplication", QApplication.instance()).applicationStateChanged.connect(self._state_changed)

    # Screens

    def _take_in(self, page: Page) -> None:
        """Take in a screen that was just made."""
        self.stack.addWidget(page)
        page.hints_changed.connect(self._frame_again)

    @property
    def page(self) -> Page:
        """Return the screen that is shown."""
        return cast("Page", self.stack.currentWidget())

    def show_page(self, name: str) -> None:
        """Show a screen and give it the keys; one that needs a round leads to Start while there is none."""
        self.page.leave()
        page = self.pages[name]
        if page.needs_round and self.workspace.round is None:
            page = self.pages["start"]
        if page is not self.page:
            self._hush()
        self.stack.setCurrentWidget(page)
        page.look_again()
        self.rail.set_current(page.name)
        self.header.setVisible(page.name != "start")
        self._frame_again()
        page.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _frame_again(self) -> None:
        """Show what the screen says in header and status bar."""
        page = self.page
        self.header.show_page(page.title, page.chips())
        self.status.show_page(page.facts(), page.insight(), page.hints())

    # The round

    def _round_opened(self) -> None:
        self._told()
        self.show_page(self.page.name if self.page.name != "start" else self.deeds.screen_after_opening())

    def _round_closed(self) -> None:
        self._told()
        self.show_page("start")

    def _told(self) -> None:
        """Say the round's name and what can be undone."""
        held = self.workspace.round
        sample = " (sample data)" if held is not None and held.settings.sample else ""
        self.setWindowTitle(f"{held.title}{sample} – Prioritiser" if held is not None else "Prioritiser")
        self.rail.set_round_open(is_open=held is not None)
        undo, redo = self.workspace.undo_label, self.workspace.redo_label
        self.header.set_steps(undo, redo)
        for name, verb, label in (("undo", "Undo", undo), ("redo", "Redo", redo)):
            self.actions_.action(name).setText(f"{verb} {label}" if label else verb)
        self.round_bar.look()
        self._show_state()

    def _show_state(self) -> None:
        workspace = self.workspace
        state = workspace.save_state if workspace.round is not None else None
        self.status.show_state(state, read_only=workspace.round is not None and not workspace.can_change)

    def _hush(self) -> None:
        """Put away good news that the next change or another screen has made old."""
        if self.notices.tone in {"good", "info"}:
            self.notices.clear()

    def say(self, notice: Notice) -> None:
        """Show a notice above the screen until it is put away, or is old news."""
        self.notices.show_message(notice.tone, notice.title, notice.text, [("Close", self.notices.clear)])

    def show_fault(self, fault: KnownError) -> None:
        """Show what the round refused, on the screen where it was asked."""
        self.page.show_fault(fault)

    # The window itself

    def show_first(self) -> None:
        """Show the window as it was left; the first time as large as the design, or as the screen."""
        if self.restoreGeometry(self.settings.shape("window")):
            self.show()
            return
        room = self.screen().availableGeometry()
        if room.width() < FIRST_SIZE[0] + FRAME or room.height() < FIRST_SIZE[1] + FRAME:
            self.showMaximized()
        else:
            self.show()

    def _fit(self) -> None:
        self.rail.set_narrow(narrow=self.width() < self.theme.px(_NARROW_BELOW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the rail give way in a narrow window."""
        super().resizeEvent(event)
        self._fit()

    def _state_changed(self, state: Qt.ApplicationState) -> None:
        """Bring the shared copy up to date when the person turns to another program."""
        if state == Qt.ApplicationState.ApplicationInactive:
            self.workspace.publishing.publish()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take round files."""
        if _rounds_in(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open a round that is dropped anywhere on the window."""
        paths = _rounds_in(event)
        if paths:
            event.acceptProposedAction()
            self.workspace.open(paths[0])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep everything: the round, the window's shape, the settings."""
        self.deeds.leave_round()
        self.settings.keep_shape("window", self.saveGeometry())
        self.settings.save()
        self.work.close()
        event.accept()


def _rounds_in(event: QDropEvent) -> list[Path]:
    urls = event.mimeData().urls()
    return [Path(url.toLocalFile()) for url in urls if url.toLocalFile().lower().endswith(".round")]
