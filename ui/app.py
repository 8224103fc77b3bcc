"""The program with a window: starts it, shows it, and catches what nobody expected."""

from __future__ import annotations

import argparse
import logging
import os
import sys
import tempfile
import traceback
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui.main_window import MainWindow
from ui.settings import Settings, settings_folder
from ui.theme import Theme
from ui.workspace import Notice

_log = logging.getLogger(__name__)
LOG_NAME = "problems.log"


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, on a round if one is named, and return the exit code."""
    parser = argparse.ArgumentParser(prog="Prioritiser", description="Score cases and see them ranked.")
    parser.add_argument("round", nargs="?", type=Path, help="the round to open")
    parser.add_argument("--sample", action="store_true", help="open the sample round")
    parser.add_argument("--check", action="store_true", help="open the sample round, export it, and end")
    options = parser.parse_args(arguments)
    if options.check:
        return _check_in_a_folder_of_its_own()
    return _run(options)


def make_window(app: QApplication) -> MainWindow:
    """Return the window as this user left it, not shown yet."""
    app.setApplicationName("Prioritiser")
    app.setDesktopFileName("prioritiser")
    settings = Settings()
    theme = Theme(app)
    theme.set_zoom(float(settings.get("zoom")))
    theme.set_mode(str(settings.get("theme")))
    app.setWindowIcon(theme.icon("app", "accent", 64))
    return MainWindow(theme, settings)


def _run(options: argparse.Namespace) -> int:
    app = QApplication([sys.argv[0]])
    window = make_window(app)
    catcher = LastResort(window)
    sys.excepthook = catcher.caught
    window.work.crashed.connect(lambda fault: catcher.caught(type(fault), fault, fault.__traceback__))
    window.show_first()
    if options.sample:
        window.workspace.open_sample()
    elif options.round is not None:
        window.workspace.open(options.round)
    code = app.exec()
    sys.excepthook = sys.__excepthook__
    return code


class LastResort:
    """Tells of what nobody expected, once each: on the window, and in a file that can be sent on."""

    def __init__(self, window: MainWindow, log: Path | None = None) -> None:
        """Watch over a window."""
        self._window = window
        self.log = log or settings_folder() / LOG_NAME
        self._told: set[str] = set()

    def caught(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        """Write down one fault and say that the work is safe."""
        if issubclass(kind, KeyboardInterrupt):
            self._window.close()
            return
        text = "".join(traceback.format_exception(kind, fault, trace))
        if text in self._told:
            return
        self._told.add(text)
        _say(sys.stderr, text)
        try:
            with self.log.open("a", encoding="utf-8") as log:
                log.write(text + "\n")
        except OSError:
            _log.warning("The log could not be written")
        # Later: what was under way when the fault came must not be entered again.
        QTimer.singleShot(0, self._window, self._tell)

    def _tell(self) -> None:
        text = f"What you entered is saved. Please send this file to whoever looks after Prioritiser: {self.log}"
        self._window.say(Notice("problem", "Something happened that the program did not expect.", text))


# The check of a built program


def _check_in_a_folder_of_its_own() -> int:
    """Open the sample round, rank it, export it; touch nothing of this user's."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.environ.update(PRIORITISER_HOME=folder, QT_QPA_PLATFORM="offscreen")
        app = QApplication([sys.argv[0]])
        window = make_window(app)
        check = _Check(app, window, Path(folder) / "board.xlsx")
        sys.excepthook = lambda _kind, fault, _trace: check.end(repr(fault))
        window.work.crashed.connect(lambda fault: check.end(str(fault)))
        window.workspace.refused.connect(lambda _path, fault: check.end(str(fault)))
        window.workspace.opened.connect(check.opened)
        window.show()
        window.workspace.open_sample()
        code = app.exec()
        window.close()
    return code


class _Check:
    """Goes through the check step by step."""

    def __init__(self, app: QApplication, window: MainWindow, target: Path) -> None:
        self._app, self._window, self._target = app, window, target

    def opened(self) -> None:
        """Rank and export what was opened."""
        self._window.show_page("ranking")
        job = self._window.workspace.workbook_job(self._target)
        self._window.work.run_once(job, self._exported, lambda fault: self.end(str(fault)))

    def _exported(self, _nothing: object) -> None:
        ranked = len(self._window.workspace.analysis().results)
        size = self._target.stat().st_size
        _say(sys.stdout, f"Checked: {ranked} cases ranked, a workbook of {size:,} bytes written.")
        self.end("")

    def end(self, fault: str) -> None:
        """Leave, saying what was wrong if anything was."""
        if fault:
            _say(sys.stderr, fault)
        self._app.exit(1 if fault else 0)


def _say(stream: TextIO | None, words: str) -> None:
    """Write a line; a program without a console has no streams."""
    if stream is not None:
        stream.write(words + "\n")
