"""What a person's hands do at the keyboard: press, type, go on with Tab to what is called so, find and run."""

from __future__ import annotations

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

Key, Held = Qt.Key, Qt.KeyboardModifier
ALT, CTRL, SHIFT = Held.AltModifier, Held.ControlModifier, Held.ShiftModifier
MOST_TABS = 90
PATIENCE_MS = 30_000


class Hands:
    """Ten fingers over one window. Nothing here looks into the program: what it needs, a screen reader says."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot

    @property
    def here(self) -> QWidget:
        """Return what has the keys."""
        found = QApplication.focusWidget()
        assert found is not None, f"nothing has the keys in {QApplication.activeWindow()}"
        return found

    @property
    def heard(self) -> str:
        """Return what a screen reader calls it."""
        return called(self.here)

    def press(self, *keys: Key | str, held: Held = Held.NoModifier) -> None:
        """Press keys one after the other, all with the same modifier held."""
        for key in keys:
            self.qtbot.keyClick(self.here, key, held)
            rest()

    def write(self, text: str, *, anew: bool = False) -> None:
        """Type a text; `anew` in place of what stands there."""
        if anew:
            self.press("a", held=CTRL)
        for letter in text:
            self.qtbot.keyClick(self.here, letter)  # the first one may open a field for the rest
        rest()

    def tab_to(self, name: str, *, back: bool = False) -> QWidget:
        """Press Tab until what has the keys is called so, or begins with that."""
        said = [self.heard]
        while not said[-1].startswith(name):
            assert len(said) <= MOST_TABS, f"no way to “{name}” by Tab; there were: {said}"
            self.press(Key.Key_Backtab if back else Key.Key_Tab)
            said.append(self.heard)
        return self.here

    def do(self, name: str) -> None:
        """Go on to a button and press it."""
        self.tab_to(name)
        self.press(Key.Key_Space)

    def find(self, words: str) -> None:
        """Do or show what is found by words with Ctrl K."""
        self.press(Key.Key_K, held=CTRL)
        self.write(words, anew=True)
        self.press(Key.Key_Return)

    def back_to(self, window: QWidget) -> None:
        """Wait until a dialog is gone and its window has the keys; nobody manages windows where nobody sees them."""
        self.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=PATIENCE_MS)
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow, timeout=PATIENCE_MS)

    def undo(self, times: int = 1) -> None:
        """Press Ctrl Z."""
        self.press(*[Key.Key_Z] * times, held=CTRL)

    def redo(self, times: int = 1) -> None:
        """Press Ctrl Y."""
        self.press(*[Key.Key_Y] * times, held=CTRL)


def rest() -> None:
    """Let the window live until nothing is left that a key set going: fingers are slower than that."""
    loop = QEventLoop()
    QTimer.singleShot(0, loop.quit)
    loop.exec()


def called(widget: QWidget) -> str:
    """Return the name under which a screen reader knows a widget."""
    if widget.accessibleName():
        return widget.accessibleName()  # a list to choose from is called by its choice on some systems
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""
