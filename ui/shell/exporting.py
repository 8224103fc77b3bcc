"""Exporting the board workbook: from the round as it stood at the click, with progress and a way out."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from prioritiser.errors import KnownError
from ui.dialogs import WORKBOOK_FILES
from ui.page import Context
from ui.widgets.banner import Banner
from ui.work import Ticket


class Exporting:
    """Asks where, writes in the background, says what came of it."""

    def __init__(self, context: Context, window: QWidget) -> None:
        """Take what exporting needs."""
        self._context, self._window = context, window
        self.banner = Banner(context.theme)
        self._close = ("Close", self.banner.clear)
        context.workspace.closed.connect(self._forget)
        self.ticket: Ticket | None = None

    def ask(self) -> None:
        """Ask where the workbook goes; the round is taken as it stands now."""
        workspace = self._context.workspace
        if workspace.round is None or workspace.path is None or self.ticket is not None:
            return
        suggested = workspace.path.with_suffix(".xlsx")
        self._context.dialogs.ask_save_path(
            self._window, "Export the board workbook", suggested, WORKBOOK_FILES, self.write
        )

    def write(self, path: Path) -> None:
        """Write the workbook in the background."""
        if path.suffix.lower() != ".xlsx":
            path = path.with_name(path.name + ".xlsx")
        try:
            job = self._context.workspace.workbook_job(path)
        except KnownError as fault:
            self._failed(fault)
            return
        self.banner.show_message("info", f"Writing {path.name}…", "You can go on working.", [("Cancel", self._cancel)])
        self.ticket = self._context.work.run_once(
            job, lambda _done: self._done(path), self._failed, lambda share: self._progress(path, share)
        )

    def _forget(self) -> None:
        """Say nothing more about a round that is closed, unless its workbook is still being written."""
        if self.ticket is None:
            self.banner.clear()

    def _progress(self, path: Path, share: float) -> None:
        if self.ticket is not None and not self.ticket.is_cancelled:
            self.banner.retitle(f"Writing {path.name}… {share:.0%}")

    def _cancel(self) -> None:
        if self.ticket is not None:
            self.ticket.cancel()
            self.ticket = None
            self.banner.show_message("info", "Export cancelled. Nothing was written.", "", [self._close])

    def _done(self, path: Path) -> None:
        self.ticket = None
        folder = QUrl.fromLocalFile(str(path.parent))
        show = ("Show the folder", lambda: QDesktopServices.openUrl(folder))
        file = ("Open it", lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))))
        self.banner.show_message("good", f"{path.name} is written.", str(path.parent), [file, show, self._close])

    def _failed(self, fault: KnownError) -> None:
        self.ticket = None
        self.banner.show_message(
            "problem", fault.message, fault.remedy, [("Choose another name", self.ask), self._close]
        )
