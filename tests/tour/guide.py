"""Guide: drives the real window for the tour and takes the pictures."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QObject, QPoint, QRect, QTimer
from PySide6.QtGui import QCursor, QImage, QPainter
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QMenu, QWidget

from tests.tour import rounds
from tests.ui import walk
from ui.dialogs import Dialogs
from ui.main_window import MainWindow
from ui.page import Page

PATIENCE_MS = 60_000
LOOK_AGAIN_MS = 30
MOST_LOOKS = 50
NOWHERE = (9_000, 9_000)  # a pointer over the window would light up what is under it


class Strays(QObject):
    """Notes what becomes a window of its own for a moment: it flashes up and takes the keys away."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.found: list[str] = []
        app.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            meant = isinstance(watched, QDialog | QMenu | QMainWindow) or watched.parentWidget() is not None
            self.found += [] if meant else [f"{walk.describe(watched)} was a window of its own for a moment"]
        return False


class Guide:
    """One window, the folder with the rounds of the tour, and what can be done with both."""

    def __init__(self, app: QApplication, folder: Path, window: MainWindow) -> None:
        self.app, self.folder, self.window = app, folder, window
        app.setCursorFlashTime(0)  # a blinking cursor would be in one picture and not in the next
        QCursor.setPos(*NOWHERE)
        self.strays = Strays(app)
        window.show()

    @property
    def dialogs(self) -> Dialogs:
        return self.window.dialogs

    @property
    def page(self) -> Page:
        return self.window.page

    def open(self, name: str) -> None:
        """Open a round of the tour, made the first time."""
        self.open_path(rounds.make(self.folder, name))

    def open_path(self, path: Path) -> None:
        workspace = self.window.workspace
        opened, refused = QSignalSpy(workspace.opened), QSignalSpy(workspace.refused)
        workspace.open(path)
        self.wait(lambda: opened.count() or refused.count())

    def close(self) -> None:
        """Close the round, without a word about it."""
        self.window.deeds.leave_round()
        self.wait(lambda: not self.window.work.is_busy)

    def run(self, action: str) -> None:
        """Do an action by its name, as its key or its button would."""
        if not self.window.actions_.can_run(action):
            raise RuntimeError(f"the action {action} has no meaning here")
        self.window.actions_.run(action)

    def show(self, page: str) -> None:
        self.window.show_page(page)

    def keys(self, *keys: object) -> None:
        """Press keys where the focus is."""
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or self.window, key)
            self.app.processEvents()

    def wait(self, done: object) -> None:
        end = time.monotonic() + PATIENCE_MS / 1e3
        while not done():
            if time.monotonic() > end:
                raise TimeoutError("the window never got there")
            self.rest(LOOK_AGAIN_MS)

    def rest(self, milliseconds: int) -> None:
        """Let the window live for a while; QTest's own waiting keeps Python's lock and starves the worker."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def put_away(self) -> None:
        """Close dialogs, menus and messages that a scene has left."""
        for widget in self._others():
            widget.close()
        self.window.notices.clear()
        self.window.deeds.exporting.banner.clear()
        for page in self.window.pages.values():
            page.banner.clear()
        self.dialogs.next_answers.clear()
        self.strays.found.clear()
        self.window.activateWindow()
        self.app.processEvents()

    def findings(self) -> list[str]:
        """Return what a person would stumble on: no name, no room, and at the usual size too small."""
        finders = [walk.unnamed, walk.clipped]
        if self.window.theme.zoom == 1.0:
            finders += [walk.small_fonts, walk.small_targets]
        found = [each for shown in (self.window, *self._others()) for find in finders for each in find(shown)]
        return [*found, *self.strays.found]

    # Pictures

    def _others(self) -> Iterator[QWidget]:
        for widget in QApplication.topLevelWidgets():
            if widget is not self.window and widget.isVisible():
                yield widget

    def picture(self) -> QImage:
        """Return the window and what stands over it, once nothing moves any more."""
        before = self._picture()
        for _ in range(MOST_LOOKS):
            self.rest(LOOK_AGAIN_MS)
            now = self._picture()
            if now == before and not self.window.work.is_busy:
                return now
            before = now
        raise TimeoutError("the window never stood still")

    def save_picture(self, path: Path) -> None:
        if not self.picture().save(str(path)):
            raise OSError(f"{path} could not be written")

    def _picture(self) -> QImage:
        picture = self.window.grab()
        painter = QPainter(picture)
        for widget in self._others():
            at = widget.mapToGlobal(QPoint()) - self.window.mapToGlobal(QPoint())
            if isinstance(widget, QDialog):  # where a desktop would put it, and with an edge as it would have
                at = self.window.rect().center() - widget.rect().center()
                painter.setPen(self.window.theme.color("edge"))
                painter.drawRect(QRect(at, widget.size()).adjusted(-1, -1, 0, 0))
            painter.drawPixmap(at, widget.grab())
        painter.end()
        return picture.toImage()

    def end(self) -> None:
        self.put_away()
        self.app.removeEventFilter(self.strays)
        self.window.close()
