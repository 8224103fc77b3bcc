"""What the actions do that work on every screen: opening, undo, restore points, export, looks, help."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMenu

from prioritiser.errors import KnownError
from ui.dialogs import ROUND_FILES, Question
from ui.models.finder_list import screen_for
from ui.models.next_screen import next_screen
from ui.models.recent_rounds import recent_of
from ui.shell.exporting import Exporting
from ui.shell.finder import Finder
from ui.shell.help import AboutDialog, HelpDialog
from ui.shell.shortcuts import ShortcutSheet
from ui.shell.stages import Stages
from ui.widgets.speech import speak
from ui.workspace import Notice

if TYPE_CHECKING:
    from ui.main_window import MainWindow

ZOOM_STEPS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
THEMES = ("system", "light", "dark", "contrast")


class Deeds(QObject):
    """Gives the actions of the whole window their meaning."""

    def __init__(self, window: MainWindow) -> None:
        """Take over every action that belongs to no single screen."""
        super().__init__(window)
        self.window = window
        self.workspace, self.actions = window.workspace, window.actions_
        self.exporting = Exporting(window.context, window)
        self.stages = Stages(window.context, window, window.show_fault)
        self.finder = Finder(window.context, window)
        self.finder.chosen_action.connect(self.actions.run)
        self.finder.chosen_thing.connect(self._show_thing)
        self.workspace.opened.connect(self.remember_round)
        self.workspace.closing.connect(self.remember_round)
        for name in window.pages.names:
            self._handle(f"screen.{name}", lambda name=name: window.show_page(name))
        for mode in THEMES:
            self._handle(f"theme.{mode}", lambda mode=mode: self.choose_theme(mode))
        for name, deed in (
            ("find", self.find), ("undo", self.undo), ("redo", self.redo), ("point", self.name_point),
            ("export", self.exporting.ask), ("next_pane", lambda: self._go_round(1)),
            ("previous_pane", lambda: self._go_round(-1)), ("zoom_in", lambda: self._zoom(1)),
            ("zoom_out", lambda: self._zoom(-1)), ("zoom_reset", lambda: self._zoom(0)),
            ("letters", self._switch_letters), ("help", self._help), ("shortcuts", self._shortcuts),
            ("about", self._about), ("quit", window.close), ("start.open", self._open),
            ("start.sample", self._sample), ("start.close", self.leave_round),
        ):  # fmt: skip
            self._handle(name, deed)

    def _handle(self, name: str, deed: object) -> None:
        self.actions.handle(None, name, deed)  # type: ignore[arg-type]

    # Going about

    def rail_chosen(self, name: str) -> None:
        """Follow the rail: a screen, the settings menu, or help."""
        if name == "settings":
            self._settings_menu()
        elif name == "help":
            self._help()
        else:
            self.window.show_page(name)

    def screen_after_opening(self) -> str:
        """Return which screen a round opens on."""
        return next_screen(self.workspace.round)

    def find(self) -> None:
        """Open the finder over the header's field."""
        self.finder.open_over(self.window.header.find_button)

    def _show_thing(self, kind: str, key: str) -> None:
        if kind == "screen":
            self.window.show_page(key)
            return
        self.window.show_page(screen_for(kind, self.window.page.name))
        self.window.page.reveal(kind, key)

    def _go_round(self, step: int) -> None:
        """Move the keys to the next part of the screen."""
        panes = [pane for pane in self.window.page.panes() if pane.isVisible() and pane.isEnabled()]
        if not panes:
            return
        focus = QApplication.focusWidget()
        here = [at for at, pane in enumerate(panes) if pane is focus or (focus and pane.isAncestorOf(focus))]
        panes[(here[0] + step) % len(panes) if here else 0].setFocus()

    # Undo and restore points

    def undo(self) -> None:
        """Take back the last edit and say which."""
        label = self.workspace.undo_label
        self._attempt(self.workspace.undo, f"Undone: {label}")

    def redo(self) -> None:
        """Do again what was undone last and say which."""
        label = self.workspace.redo_label
        self._attempt(self.workspace.redo, f"Done again: {label}")

    def _attempt(self, deed: object, said: str) -> None:
        try:
            deed()  # type: ignore[operator]
        except KnownError as fault:
            self.window.show_fault(fault)
        else:
            if self.workspace.is_recording:
                return  # a large edit has only begun; that it is done is said when it is
            self.window.status.say(said)
            speak(self.window, said)

    def name_point(self) -> None:
        """Ask for the name of a restore point and write it."""
        if self.workspace.round is None:
            return
        question = Question(
            "Restore point",
            "Everything is saved as you go. A restore point gives this moment a name, to compare with later.",
            "Name of this moment", "Keep restore point",
        )  # fmt: skip

        def keep(name: str) -> None:
            try:
                self.workspace.name_point(name)
            except KnownError as fault:
                self.window.show_fault(fault)
            else:
                self.window.say(Notice("good", f"Restore point “{name}” kept."))

        self.window.dialogs.ask_text(self.window, question, keep)

    # Rounds

    def _open(self) -> None:
        def chosen(paths: list[Path]) -> None:
            if paths:
                self.workspace.open(paths[0])

        self.window.dialogs.ask_open_paths(self.window, "Open a round", ROUND_FILES, chosen)

    def _sample(self) -> None:
        self.workspace.open_sample()

    def leave_round(self) -> None:
        """Remember how the round looked and close it."""
        self.workspace.close()

    def remember_round(self) -> None:
        """Keep the round in the list of recent ones."""
        self.window.settings.keep_recent(recent_of(self.workspace))

    # Looks

    def choose_theme(self, mode: str) -> None:
        """Switch the colours and remember that."""
        self.window.theme.set_mode(mode)
        self.window.settings.put("theme", mode)

    def _zoom(self, step: int) -> None:
        theme = self.window.theme
        at = min(range(len(ZOOM_STEPS)), key=lambda index: abs(ZOOM_STEPS[index] - theme.zoom))
        zoom = ZOOM_STEPS[min(max(at + step, 0), len(ZOOM_STEPS) - 1)] if step else 1.0
        theme.set_zoom(zoom)
        self.window.settings.put("zoom", zoom)
        speak(self.window, f"Size {zoom:.0%}")

    def _switch_letters(self) -> None:
        settings = self.window.settings
        settings.put("letters", not settings.get("letters"))
        state = "on" if settings.get("letters") else "off"
        self.window.say(Notice("info", f"Single-letter keys are {state}."))

    def _settings_menu(self) -> None:
        menu = QMenu(self.window)
        menu.setAccessibleName("Settings")
        for mode in THEMES:
            action = self.actions.action(f"theme.{mode}")
            action.setCheckable(True)
            action.setChecked(self.window.theme.mode == mode)
            menu.addAction(action)
        menu.addSeparator()
        for name in ("zoom_in", "zoom_out", "zoom_reset"):
            menu.addAction(self.actions.action(name))
        menu.addSeparator()
        letters = self.actions.action("letters")
        letters.setCheckable(True)
        letters.setChecked(bool(self.window.settings.get("letters")))
        menu.addAction(letters)
        button = self.window.rail.buttons["settings"]
        menu.popup(button.mapToGlobal(button.rect().topRight()))
        menu.aboutToHide.connect(menu.deleteLater)

    # Help

    def _help(self) -> None:
        page = self.window.page
        self.window.dialogs.show(HelpDialog(page.title, page.help_text, self.window.context, self.window))

    def _shortcuts(self) -> None:
        self.window.dialogs.show(ShortcutSheet(self.window.context, self.window))

    def _about(self) -> None:
        self.window.dialogs.show(AboutDialog(self.window.context, self.window))
