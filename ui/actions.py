"""Every action of the program once: its words, keys and icon. Screens say what it does while they are shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

Slot = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Spec:
    """One action: `keys` are shortcuts everywhere; `letter` is a single key that acts only in its screen's list."""

    name: str
    text: str
    keys: tuple[str, ...] = ()
    icon: str = ""
    letter: str = ""
    group: str = "Everywhere"

    @property
    def shown_keys(self) -> str:
        """Return the first key as people read it."""
        first = self.keys[0].replace("Return", "Enter") if self.keys else ""
        return self.letter or re.sub(r"\+(?=.)", " ", first)


SPECS = (
    Spec("screen.start", "Go to Start", ("Alt+0",), "home"),
    Spec("screen.framework", "Go to Framework", ("Alt+9",), "framework"),
    Spec("screen.cases", "Go to Cases", ("Alt+1",), "cases"),
    Spec("screen.people", "Go to People", ("Alt+P",), "people"),
    Spec("screen.score", "Go to Score", ("Alt+2",), "score"),
    Spec("screen.weights", "Go to Weights", ("Alt+3",), "weights"),
    Spec("screen.ranking", "Go to Ranking", ("Alt+4",), "ranking"),
    Spec("find", "Find anything", ("Ctrl+K",), "search"),
    Spec("filter", "Filter this list", ("Ctrl+F",), "filter"),
    Spec("undo", "Undo", ("Ctrl+Z",), "undo"),
    Spec("redo", "Redo", ("Ctrl+Y", "Ctrl+Shift+Z"), "redo"),
    Spec("point", "Name a restore point", ("Ctrl+S",), "camera"),
    Spec("export", "Export the board workbook", ("Ctrl+E",), "export"),
    Spec("next_pane", "Next part of the screen", ("F6",)),
    Spec("previous_pane", "Previous part of the screen", ("Shift+F6",)),
    Spec("zoom_in", "Larger", ("Ctrl++", "Ctrl+="), "zoom-in"),
    Spec("zoom_out", "Smaller", ("Ctrl+-",), "zoom-out"),
    Spec("zoom_reset", "Usual size", ("Ctrl+0",)),
    Spec("theme.system", "Colours as the system has them", icon="settings"),
    Spec("theme.light", "Light colours", icon="sun"),
    Spec("theme.dark", "Dark colours", icon="moon"),
    Spec("theme.contrast", "High contrast", icon="contrast"),
    Spec("letters", "Single-letter keys on or off", icon="keyboard"),
    Spec("help", "Help for this screen", ("F1",), "help"),
    Spec("shortcuts", "Keyboard shortcuts", ("Ctrl+/",), "keyboard"),
    Spec("about", "About Prioritiser", icon="info"),
    Spec("quit", "Close Prioritiser", ("Ctrl+Q",)),
    Spec("start.carry_on", "Carry on scoring", icon="play", group="Start"),
    Spec("start.new", "New round", ("Ctrl+N",), "add", group="Start"),
    Spec("start.open", "Open a round", ("Ctrl+O",), "open-folder", group="Start"),
    Spec("start.sample", "Open the sample round", icon="document", group="Start"),
    Spec("start.copy", "Copy last year's round", icon="copy", group="Start"),
    Spec("start.close", "Close this round", ("Ctrl+W",), group="Start"),
    Spec("framework.add", "Add a criterion", icon="add", group="Framework"),
    Spec("framework.publish", "Publish this framework", icon="lock", group="Framework"),
    Spec("framework.retire", "Retire or keep this", group="Framework"),
    Spec("framework.up", "Move up", group="Framework"),
    Spec("framework.down", "Move down", group="Framework"),
    Spec("framework.try", "Try it on two cases", icon="play", group="Framework"),
    Spec("framework.import", "Bring in a framework", icon="open-folder", group="Framework"),
    Spec("framework.export", "Write the framework to a file", icon="export", group="Framework"),
    Spec("framework.discard", "Discard the draft", icon="undo", group="Framework"),
    Spec("cases.add", "Add a case", icon="add", group="Cases"),
    Spec("cases.paste", "Paste from Excel", icon="paste", group="Cases"),
    Spec("cases.import", "Bring in cases from a file", icon="open-folder", group="Cases"),
    Spec("cases.open", "Open the whole record", icon="document", letter="Enter", group="Cases"),
    Spec("cases.fill", "Fill down", ("Ctrl+D",), group="Cases"),
    Spec("cases.duplicate", "Copy this case", icon="copy", group="Cases"),
    Spec("cases.columns", "Choose columns", icon="columns", group="Cases"),
    Spec("cases.reference", "Places, boards, organisations, years and rates", icon="settings", group="Cases"),
    Spec("people.add", "Add an assessor", icon="add", group="People"),
    Spec("people.register", "Copy the register of interests", icon="copy", group="People"),
    Spec("score.next", "Next case", ("Ctrl+Return",), group="Score"),
    Spec("score.previous", "Previous case", ("Ctrl+Shift+Return",), group="Score"),
    Spec("score.column", "One criterion across all cases", ("Ctrl+T",), "columns", group="Score"),
    Spec("score.read", "Read the case", icon="document", letter="E", group="Score"),
    Spec("score.note", "Write a note on the score", icon="note", letter="N", group="Score"),
    Spec("score.confidence", "How sure are you?", letter="C", group="Score"),
    Spec("score.interests", "Declare interests", icon="people", group="Score"),
    Spec("score.who", "Choose whom you score as", icon="person", group="Score"),
    Spec("score.shuffle", "Shuffle the order of cases", group="Score"),
    Spec("weights.use", "Use these weights", icon="scales", group="Weights"),
    Spec("weights.method", "Choose how to weigh", group="Weights"),
    Spec("ranking.why", "Why does it stand here?", letter="Enter", group="Ranking"),
    Spec("ranking.weights", "Change the weights", icon="scales", letter="W", group="Ranking"),
    Spec("ranking.budget", "Change the budget", icon="money", letter="B", group="Ranking"),
    Spec("ranking.columns", "Choose columns", icon="columns", group="Ranking"),
    Spec("ranking.copy", "Copy as table", ("Ctrl+Shift+C",), "copy", group="Ranking"),
    Spec("ranking.picture", "Copy as picture", ("Ctrl+Shift+P",), "image", group="Ranking"),
    Spec("ranking.close_scoring", "Close scoring", icon="lock", group="Ranking"),
    Spec("ranking.open_scoring", "Open scoring again", group="Ranking"),
    Spec("ranking.lock", "Lock the round", icon="lock", group="Ranking"),
    Spec("ranking.unlock", "Unlock the round", group="Ranking"),
)


class Actions(QObject):
    """The QActions of the window. `handle` gives one a meaning, for a screen while it is visible or everywhere."""

    def __init__(self, window: QWidget) -> None:
        """Make every action and put it on the window, so that its keys are heard there."""
        super().__init__(window)
        self._handlers: dict[str, list[tuple[QWidget | None, Slot]]] = {}
        self.specs = {spec.name: spec for spec in SPECS}
        self._actions = {spec.name: self._make(spec, window) for spec in SPECS}

    def _make(self, spec: Spec, window: QWidget) -> QAction:
        action = QAction(spec.text, window)
        action.setObjectName(spec.name)
        action.setShortcuts([QKeySequence(keys) for keys in spec.keys])
        action.triggered.connect(lambda: self.run(spec.name))
        window.addAction(action)
        return action

    def action(self, name: str) -> QAction:
        """Return one action."""
        return self._actions[name]

    def handle(self, owner: QWidget | None, name: str, slot: Slot) -> None:
        """Let `slot` do the action while `owner` is visible; None stands for everywhere."""
        self._handlers.setdefault(name, []).append((owner, slot))

    def handler(self, name: str) -> Slot | None:
        """Return what the action does now: a visible screen goes before everywhere."""
        found = None
        for owner, slot in self._handlers.get(name, ()):
            if owner is None:
                found = found or slot
            elif owner.isVisible():
                return slot
        return found

    def can_run(self, name: str) -> bool:
        """Return whether the action has a meaning now."""
        return self.handler(name) is not None and self._actions[name].isEnabled()

    def run(self, name: str) -> None:
        """Do the action, if it has a meaning now."""
        slot = self.handler(name)
        if slot is not None and self._actions[name].isEnabled():
            slot()
