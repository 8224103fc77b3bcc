"""What becomes of a key: it is recorded and the next row comes, or why not is said where it was pressed."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, cast

from PySide6.QtCore import QObject, Signal

from prioritiser.errors import KnownError
from prioritiser.model.base import CaseId, CriterionId
from prioritiser.model.score import Confidence
from ui.models.answers import read_measure
from ui.models.criterion_words import CONFIDENCE, Choice
from ui.models.score_sheet import Line, ScoreSheetModel
from ui.models.scoring import Scoring
from ui.pages.score.guide import Guide
from ui.pages.score.scribe import Given, Scribe, given_of
from ui.pages.score.sheet_panel import SheetPanel
from ui.widgets.speech import speak
from ui.workspace import Workspace

SCORE_FIRST: Final = "Give a score first, then say how sure you are of it."
_LONGEST: Final = 20


class Answering(QObject):
    """Between the sheet with its guide and the scribe."""

    recorded = Signal(int)  # row, or -1 when it is no longer shown
    ended = Signal()  # the last row was answered

    def __init__(
        self,
        workspace: Workspace,
        scoring: Scoring,
        model: ScoreSheetModel,
        panel: SheetPanel,
        guide: Guide,
        *,
        initiator: QObject,
    ) -> None:
        """Listen to the sheet and to the guide; edits are made in the name of `initiator`."""
        super().__init__(panel)
        self._workspace, self._scoring, self._model = workspace, scoring, model
        self._panel, self._view, self._guide = panel, panel.view, guide
        self.scribe = Scribe(workspace, initiator)
        self._view.scored.connect(self.score)
        self._view.unknown.connect(self.no_evidence)
        self._view.cleared.connect(lambda row: self._give(row, Given(), move_on=False))
        self._view.measured.connect(self.measure)
        guide.pressed.connect(self.choose)
        guide.sure.connect(self.be_sure)
        guide.written.connect(self.note)
        guide.left.connect(self.go_back)

    # Answers

    def score(self, row: int, level: int, move_on: bool) -> None:  # noqa: FBT001 - as the signal has it
        """Record a level."""
        top = self._scoring.held.settings.levels
        line = self._model.line(row)
        if line is not None and line.barrier is None and line.is_measure:
            self._say(row, "This one is answered with a number: type it in its field.")
        elif line is not None and line.barrier is None and level > top:
            self._say(row, f"{level} is not on the scale: give 0 to {top}.")
        else:
            self._give(row, Given(level=level), move_on=move_on)

    def no_evidence(self, row: int, move_on: bool) -> None:  # noqa: FBT001 - as the signal has it
        """Record that there is no evidence yet."""
        self._give(row, Given(word="no_evidence"), move_on=move_on)

    def abstain(self) -> None:
        """Record that this one is left to the others."""
        self._give(self._view.row, Given(word="abstain"), move_on=True)

    def choose(self, choice: Choice) -> None:
        """Record the choice that was pressed beside the sheet."""
        given = given_of(None)
        given = replace(given, level=choice.level) if choice.level is not None else given
        if choice.word:
            given = Given(word="abstain" if choice.word == "abstain" else "no_evidence")
        self._give(self._view.row, given, move_on=False)

    def measure(self, row: int, text: str, move_on: bool) -> None:  # noqa: FBT001 - as the signal has it
        """Record a number, or say why it is none."""
        line = self._model.line(row)
        if line is None:
            return
        if line.barrier is not None or not text.strip():
            self._view.field.close_field()
            self._give(row, Given(), move_on=move_on)
            return
        amount = read_measure(text, line.placed.criterion.unit)
        if amount is None:
            short = text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
            self._say(row, f"“{short}” is not a number.")
            self._view.field.selectAll()
            return
        self._view.field.close_field()
        self._give(row, Given(measure=amount), move_on=move_on)

    def _give(self, row: int, given: Given, *, move_on: bool) -> None:
        line = self._model.line(row)
        if line is None:
            return
        self.forgive()
        self._view.go_to(row)
        line = self._model.line(row) or line
        if line.barrier is not None:
            self._refuse(line.barrier.sentence)
            return
        before = line.answer.confidence if line.answer is not None else None
        try:
            done = self.scribe.give(line, replace(given, confidence=before))
        except KnownError as fault:
            self._refuse(f"{fault.message} {fault.remedy}".strip())
            return
        if not done:
            self._ask_why(row)
            return
        self._show(row)
        speak(self._view, f"Saved: {given.said} for {line.label}")
        if move_on:
            self._move_on(row)

    def _move_on(self, row: int) -> None:
        """Go to the next row; after the last stay and tell."""
        later = [each for each in self._model.line_rows() if each > row]
        if later:
            self._view.go_to(later[0])
        else:
            self.ended.emit()

    # Confidence and notes

    def be_sure(self, key: str) -> None:
        """Record how sure somebody is; "" is not said."""
        line = self._view.line
        if line is None:
            return
        self.forgive()
        if line.barrier is not None or not line.is_answered:
            self._show(self._view.row)
            self._refuse(line.barrier.sentence if line.barrier is not None else SCORE_FIRST)
            return
        try:
            done = self.scribe.sure(line, cast("Confidence", key) if key else None)
        except KnownError as fault:
            self._show(self._view.row)
            self._refuse(f"{fault.message} {fault.remedy}".strip())
            return
        if not done:
            self._ask_why(self._view.row)
            return
        self._show(self._view.row)
        speak(self._view, f"Saved: {CONFIDENCE[key].lower() if key else 'not said how'} sure of {line.label}")

    def note(self, case: str, criterion: str, text: str) -> None:
        """Record a note; one that cannot be recorded stays in its field."""
        cell = (CaseId(case), CriterionId(criterion))
        try:
            self.scribe.note(*cell, text)
        except KnownError as fault:
            self._refuse(f"{fault.message} {fault.remedy} Your note is still in its field.")
            return
        self._guide.note.recorded((case, criterion), text)
        self._show(self._model.row_of(*cell))
        speak(self._view, "Note kept")

    def go_back(self) -> None:
        """Go from the note back to the sheet; a change that still waits for its reason is given up."""
        if self.scribe.pending is not None:
            self.scribe.pending = None
            self._show(self._view.row)
            speak(self._view, "Nothing was changed.")
        self._view.setFocus()

    def _ask_why(self, row: int) -> None:
        """Ask for the reason in the note field."""
        self.recorded.emit(row)
        self._guide.ask_why()
        if self.scribe.pending is not None:
            speak(self._guide.note, self.scribe.pending.sentence)

    # Saying and showing

    def _show(self, row: int) -> None:
        """Take in what was recorded and show the row as it is now."""
        held = self._workspace.round
        if held is None:
            return
        self._scoring.take_answers(held)
        line = self._model.line(row)
        if line is not None:
            self._model.put(row, self._scoring.line_again(line))
        self.recorded.emit(row)

    def _say(self, row: int, sentence: str) -> None:
        """Say in the row what was wrong with the key."""
        self.forgive()
        self._view.go_to(row)
        self._model.say(row, sentence)
        speak(self._view, sentence)

    def _refuse(self, sentence: str) -> None:
        """Say above the sheet why nothing was recorded."""
        self._panel.remark.say(sentence)
        speak(self._view, sentence)

    def forgive(self) -> None:
        """Take back what was said about an earlier key."""
        self._panel.remark.say("")
        for row in self._model.line_rows():
            line = self._model.line(row)
            if isinstance(line, Line) and line.fault:
                self._model.say(row, "")
