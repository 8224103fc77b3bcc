"""A window on a round with places and boards, the sheets to bring in, and the dialog that does it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from tests.ui import walk
from tests.ui.contexts import context_on
from tests.ui.rounds import make_round, small_document
from tests.ui.screens import OnScreen
from ui.page import Context
from ui.pages.cases.import_dialog import ImportDialog
from ui.theme import Theme
from ui.workspace import Notice

Cells = Sequence[object]
HEADINGS = ("Ref", "Title", "Type", "Recurrent cost 2026/27", "People")
FIRST = (
    ("K1", "Virtual wards", "Investment", 1_200_000, 5200),
    ("K2", "Falls recovery", "Investment", 300_000, 800),
    ("K3", "Old clinic", "Disinvestment", -250_000, 90),
)
SECOND = (
    ("K1", "Virtual wards", "Investment", 1_250_000, 5200),  # changed
    ("K2", "Falls recovery", "Investment", 300_000, 800),
    ("K4", "Lipid clinics", "Investment", "TBC", 700),  # waits
    ("K5", "Stop smoking", "Investment", 90_000, 1500),  # new
)
PATIENTS = (
    (*HEADINGS, "NHS number"),
    ("K1", "Virtual wards", "Investment", 1_200_000, 5200, "943 476 5919"),
)
CTRL = Qt.KeyboardModifier.ControlModifier


def document(**over: object) -> dict[str, object]:
    """Return a round without cases; `given` are the rows of a round that has some."""
    found = small_document(cases=0)
    places = [{"id": "city", "name": "Derby City"}, {"id": "county", "name": "Derbyshire"}]
    return {**found, "places": places, "boards": [{"id": "uec", "name": "Urgent Care"}], **over}


def sheet(path: Path, *rows: Cells, headings: Cells = HEADINGS) -> Path:
    """Write a CSV file."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([headings, *rows] if headings else rows)
    return path


@dataclass
class Bench(OnScreen):
    """A window on a round in which sheets are brought in; `said` are the notices so far."""

    window: QMainWindow
    context: Context
    path: Path
    qtbot: QtBot
    said: list[Notice] = field(default_factory=list)

    def idle(self) -> None:
        """Wait until everything that was asked for is there."""
        self.qtbot.waitUntil(lambda: not self.context.work.is_busy, timeout=20_000)

    def begin(self, source: Path | str) -> ImportDialog:
        """Show the dialog; what it reads is not there yet."""
        dialog = ImportDialog(self.context, source, self.window)
        with self.qtbot.waitActive(dialog):
            self.context.dialogs.show(dialog)
        return dialog

    def open(self, source: Path | str) -> ImportDialog:
        """Show the dialog and wait until it has read the source."""
        dialog = self.begin(source)
        self.idle()
        return dialog

    def settle(self, dialog: ImportDialog) -> None:
        """Wait until every part has its place, and see that nothing is cut off there."""

        def settled() -> None:
            assert not walk.clipped(dialog)

        self.qtbot.waitUntil(settled, timeout=3_000)

    def bring_in(self, dialog: ImportDialog) -> None:
        """Press the button and wait until the cases are in the round."""
        with self.qtbot.waitSignal(dialog.accepted, timeout=20_000):
            dialog.go.click()
        self.idle()

    def import_(self, source: Path | str) -> None:
        """Bring a whole sheet in."""
        self.bring_in(self.open(source))


Opener = Callable[..., Bench]


@contextmanager
def import_bench(qtbot: QtBot, theme: Theme, folder: Path, size: tuple[int, int], **over: object) -> Iterator[Bench]:
    """Give the window on a new round, and close everything afterwards."""
    path = make_round(folder / "round.round", document(**over))
    window = QMainWindow()
    window.resize(*size)
    with context_on(window, theme, qtbot, folder, path) as context:
        with qtbot.waitActive(window):
            window.show()
        bench = Bench(window, context, path, qtbot)
        context.workspace.said.connect(bench.said.append)
        try:
            yield bench
        finally:
            for dialog in window.findChildren(ImportDialog):
                dialog.reject()
            bench.idle()
            window.close()
            window.deleteLater()
