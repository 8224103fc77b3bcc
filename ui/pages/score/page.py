"""The Score screen: whom one scores as, what is open, and what its keys do."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from prioritiser.model.base import CaseId, CriterionId
from prioritiser.model.round import Round
from ui.models.confirming import first_waiting, waiting_words
from ui.models.scoring import Scoring
from ui.page import Context, Page
from ui.pages.score.faces import Faces
from ui.pages.score.welcome import Welcome
from ui.pages.score.who import WhoChip
from ui.widgets.chip import Chip
from ui.widgets.speech import speak
from ui.workspace import Changed

HIDDEN: Final = "Other scores hidden until the workshop"
CLOSED: Final = "Scoring is closed: a change needs a reason"
HELP: Final = (
    "A digit scores the row with the ring and goes on to the next. ? says that there is no evidence yet, which is not "
    "a zero. Delete clears. N writes a note, C says how sure you are, E opens the case itself, A abstains.\n\n"
    "Ctrl Enter opens the next case, Ctrl Shift Enter the one before, Ctrl T shows one criterion across all cases. "
    "Every key is saved at once, and Ctrl Z takes it back.\n\n"
    "Where a case stops something, some criteria ask how much of the benefit would be lost. Give the level of what "
    "people have today and would lose."
)


class ScorePage(Page):
    """Scores, one person at a time."""

    name = "score"
    title = "Score"
    help_text = HELP

    def __init__(self, context: Context) -> None:
        """Build every part."""
        super().__init__(context)
        self.scoring = Scoring()
        self._at_end = False  # the last row was answered and is still the current one
        self.faces = Faces(context, self.scoring, letters=self._letters, initiator=self)
        self.who_chip = WhoChip(context.theme)
        self.state_chip = Chip(HIDDEN, "info", "eye-off", theme=context.theme, parent=self)
        self.who_chip.setParent(self)
        for chip in (self.who_chip, self.state_chip):
            chip.hide()  # the header shows them
        self.welcome = Welcome(context.workspace, self.scoring, self.faces, self.who_chip, initiator=self)
        self.body.addWidget(self.faces)
        self._connect()
        for name, slot in (
            ("score.next", lambda: self.step(1)), ("score.previous", lambda: self.step(-1)),
            ("score.column", self.turn_table), ("score.read", self.read_case),
            ("score.note", lambda: self.act("note")), ("score.confidence", lambda: self.act("confidence")),
            ("score.interests", self.welcome.ask_interests), ("score.who", self.welcome.ask_who),
            ("score.shuffle", self.shuffle), ("filter", self.filter_list),
        ):  # fmt: skip
            context.actions.handle(self, name, slot)

    def _connect(self) -> None:
        faces = self.faces
        faces.shown.connect(self.hints_changed)
        faces.view.wanted.connect(self.act)
        faces.list.turned.connect(self.open)
        faces.list.left.connect(self._to_sheet)
        faces.panel.cases.clicked.connect(self.filter_list)
        faces.panel.read.clicked.connect(self.read_case)
        faces.panel.turn.clicked.connect(self.turn_table)
        faces.drawer.closed.connect(lambda: faces.show_case(is_open=False))
        faces.answering.ended.connect(self._end)
        faces.view.turned.connect(lambda _row: self._turned())
        self.welcome.declared.connect(self._take)
        self.who_chip.shuffled.connect(self.shuffle)
        self.context.settings.changed.connect(self._settings_changed)
        self._settings_changed("letters")

    # Words for the frame

    def chips(self) -> list[QWidget]:
        """Return whom one scores as, and what is hidden or closed."""
        is_locked = self.scoring.held.settings.stage == "locked"
        return [self.who_chip] if is_locked else [self.who_chip, self.state_chip]

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys of the sheet."""
        if not self.faces.is_scoring:
            return []
        across = self.scoring.by_criterion
        letters = [("N", "note")] if self._letters() else []
        return [
            (f"0–{self.scoring.held.settings.levels}", "score and move on"), ("?", "no evidence"), *letters,
            ("↑ ↓", "case" if across else "criterion"), ("Ctrl Enter", f"next {'criterion' if across else 'case'}"),
        ]  # fmt: skip

    def facts(self) -> str:
        """Return how far the case and the round have come."""
        return self.scoring.facts() if self.faces.is_scoring else ""

    def insight(self) -> tuple[str, str, Callable[[], None] | None]:
        """Return what waits to be confirmed, else what is done, once it is, or what is left after the last row."""
        if not self.faces.is_scoring:
            return "", "", None
        waiting = waiting_words(self.scoring.held, self.scoring.assessor)
        if waiting:
            return waiting, "Show the first", self._show_waiting
        words = self.scoring.outcome(is_last=not self.faces.list.neighbour(1))
        if words or not self._at_end:
            return words, "", None
        first = self.scoring.first_open_row(list(self.faces.model.rows))
        left = f"This was the last row; {self.scoring.left_here} still to score here."
        return left, "Show the first", lambda: self.faces.view.go_to(first)

    def _show_waiting(self) -> None:
        cell = first_waiting(self.scoring.held, self.scoring.assessor) or ()
        for kind, key in sorted(zip(("case", "criterion"), cell, strict=False), reverse=self.scoring.by_criterion):
            self.reveal(kind, key)

    def first_focus(self) -> QWidget:
        """Return the sheet, or what comes before it."""
        return self.faces.first_focus()

    def panes(self) -> list[QWidget]:
        """Return list, case, sheet and note."""
        faces = self.faces
        if not faces.is_scoring:
            return [self.first_focus()]
        return [faces.list.list, faces.drawer.area, faces.view, faces.guide.note]

    # Showing

    def refresh(self, change: Changed | None) -> None:
        """Show the round as it is now; where answers alone were changed, everything else stays where it is."""
        held = self.context.workspace.round or Round()
        answers = change is not None and all(kind == "answer" for kind, _ in change.touched)
        if answers and self.faces.is_scoring:
            self.scoring.take_answers(held)
            self.faces.show_answers()
            if change is not None and change.retraced:
                self.faces.follow([parts for kind, parts in change.touched if kind == "answer"])
            return
        if change is None:
            self.faces.forget()
        self._take()
        self.welcome.open()

    def _take(self) -> None:
        """Take in the round as it is now."""
        workspace = self.context.workspace
        held = workspace.round or Round()
        read_only = "" if workspace.can_change else workspace.read_only
        shuffled = bool(self.context.settings.get("score_shuffled"))
        self.scoring.take(held, workspace.scoring_as, read_only=read_only, shuffled=shuffled)
        self.faces.view.set_levels(held.settings.levels)
        self.who_chip.show_round(held, workspace.scoring_as, shuffled=shuffled)
        is_open = held.settings.stage == "scoring"
        self.state_chip.setText(HIDDEN if is_open else CLOSED)
        self.state_chip.set_tone("info" if is_open else "caution")
        self.state_chip.set_icon("eye-off" if is_open else "lock")

    def _end(self) -> None:
        """Say what comes after the last row."""
        self._at_end = True
        speak(self.faces.view, self.insight()[0])
        self.hints_changed.emit()

    def _turned(self) -> None:
        if self._at_end:
            self._at_end = False
            self.hints_changed.emit()

    def _settings_changed(self, key: str) -> None:
        if key == "letters":
            self.faces.show_letters(shown=self._letters())
            self.hints_changed.emit()

    def _letters(self) -> bool:
        return bool(self.context.settings.get("letters"))

    # Going about

    def open(self, key: str) -> None:
        """Open a case, or in column view a criterion, at its first row without an answer."""
        if key == self.scoring.open_key:
            return
        self.faces.keep()
        self.scoring.open(key)
        self.faces.show_sheet(first_open=True)

    def step(self, step: int) -> None:
        """Open the next in the list, or the one before."""
        if not self.faces.is_scoring:
            return
        self.faces.keep()
        key = self.faces.list.neighbour(step)
        if key:
            self.open(key)
        else:
            speak(self.faces.view, "That is the last in the list." if step > 0 else "That is the first in the list.")
        self._to_sheet()

    def turn_table(self) -> None:
        """Show one criterion across all cases, or one case again."""
        line = self.faces.line
        if line is None or not self.faces.is_scoring:
            return
        self.faces.keep()
        self.scoring.turn(line.case, line.criterion)
        self.faces.show_sheet()
        self.faces.view.setFocus()

    def _to_sheet(self) -> None:
        self.faces.bench.ask_for_list(asked=False)
        self.faces.view.setFocus()

    def filter_list(self) -> None:
        """Put the keys into the search field, and show the list where it is not shown."""
        if self.faces.is_scoring:
            self.faces.bench.ask_for_list(asked=True)
            self.faces.list.start_filter()

    def read_case(self) -> None:
        """Show the case itself, or put it away."""
        self.faces.show_case(is_open=not self.faces.bench.is_drawer_open)

    def act(self, what: str) -> None:
        """Do what a letter or an action of the sheet asks for."""
        line = self.faces.line
        if line is None or not self.faces.is_scoring:
            return
        if what == "note":
            self.faces.guide.ask_why()
        elif what == "confidence":
            self.faces.answering.be_sure(self.faces.guide.confidence.next_choice())
        elif what == "read":
            self.read_case()
        elif what == "abstain":
            self.faces.answering.abstain()
        elif what == "copy":
            QGuiApplication.clipboard().setText(line.as_text(self.scoring.held.cases[line.case]))

    def reveal(self, kind: str, key: str) -> None:
        """Open a case or a criterion that was looked for."""
        if not self.faces.is_scoring or kind not in {"case", "criterion"}:
            return
        if (kind == "criterion") == self.scoring.by_criterion:
            self.open(key)
        else:
            case, criterion = (CaseId(key), None) if kind == "case" else (None, CriterionId(key))
            self.faces.view.go_to(self.faces.model.row_of(case, criterion))
        self.faces.view.setFocus()

    def shuffle(self) -> None:
        """Put the cases into this person's own order, or back into the round's."""
        settings = self.context.settings
        settings.put("score_shuffled", not settings.get("score_shuffled"))
        self.faces.keep()
        self._take()
        if self.faces.is_scoring:
            self.faces.show_sheet()
        state = "in an order of your own" if settings.get("score_shuffled") else "in the order of the round"
        speak(self, f"The cases are {state}.")

    def leave(self) -> None:
        """Have a note that is being typed recorded."""
        self.faces.keep()

    def hideEvent(self, event: QHideEvent) -> None:
        """Have a note that is being typed recorded."""
        self.faces.keep()
        super().hideEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the case away on Esc, or go back to the sheet."""
        if event.key() != Qt.Key.Key_Escape or not self.faces.is_scoring:
            super().keyPressEvent(event)
        elif self.faces.bench.is_drawer_open:
            self.faces.show_case(is_open=False)
        else:
            self._to_sheet()
