"""The faces of the screen: what is missing, who scores, the interests, and the sheet with what stands beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from prioritiser.model.base import CaseId, CriterionId
from ui.models.criterion_words import choices_of, words_of
from ui.models.score_sheet import Line, ScoreSheetModel
from ui.models.scoring import Missing, Scoring
from ui.page import Context
from ui.pages.score.answering import Answering
from ui.pages.score.bench import Bench
from ui.pages.score.drawer import Drawer
from ui.pages.score.guide import Guide
from ui.pages.score.interests import InterestsSheet
from ui.pages.score.list_panel import ListPanel
from ui.pages.score.sheet_panel import SheetPanel
from ui.pages.score.who import WhoSheet
from ui.widgets.calm import Calm
from ui.widgets.level_cells import Cell


class Faces(QStackedWidget):
    """Shows one state of scoring on every part of the screen."""

    shown = Signal()  # something that the frame says may have changed

    def __init__(self, context: Context, scoring: Scoring, *, letters: Callable[[], bool], initiator: QObject) -> None:
        """Build every part; edits are made in the name of `initiator`."""
        super().__init__()
        theme = context.theme
        self.scoring = scoring
        self.model = ScoreSheetModel()
        self.list, self.drawer, self.guide = ListPanel(theme), Drawer(theme), Guide(theme, letters=letters)
        self.panel = SheetPanel(theme, self.model, letters=letters)
        self.view = self.panel.view
        self.bench = Bench(theme, context.settings, (self.list, self.drawer, self.panel, self.guide))
        self.who, self.interests = WhoSheet(theme), InterestsSheet(theme)
        self.empty = Calm(theme)
        self._actions = context.actions
        self.answering = Answering(context.workspace, scoring, self.model, self.panel, self.guide, initiator=initiator)
        for face in (self.empty, self.who, self.interests, self.bench):
            self.addWidget(face)
        self.view.explain = self._explain
        self.view.turned.connect(self.show_row)
        self.answering.recorded.connect(self.show_answer)

    @property
    def is_scoring(self) -> bool:
        """Return whether the sheet is shown."""
        return self.currentWidget() is self.bench

    @property
    def line(self) -> Line | None:
        """Return the current row."""
        return self.view.line

    def first_focus(self) -> QWidget:
        """Return where the keys go on the face that is shown."""
        face = self.currentWidget()
        if face is self.who:
            return self.who.list
        if face is self.interests:
            return self.interests.go
        return self.view if face is self.bench else self.empty.first_focus()

    def hold_keys(self) -> None:
        """Take the keys where nothing that is shown has them."""
        holder: QWidget | None = self.window().focusWidget()
        if self.isVisible() and not (holder is not None and holder.isVisible()):
            self.first_focus().setFocus()

    def forget(self) -> None:
        """Forget what belonged to another round."""
        self.answering.scribe.pending = None
        self.guide.note.forget()
        self.drawer.forget()

    def keep(self) -> None:
        """Have what is being typed recorded."""
        self.view.field.finish()
        self.guide.note.keep()

    def show_letters(self, *, shown: bool) -> None:
        """Show the single keys, or not where they are off."""
        self.panel.read.show_cap(shown=shown)
        self.guide.show_cap(shown=shown)
        if self.is_scoring:
            self.show_row(self.view.row)

    def show_missing(self, missing: Missing) -> None:
        """Say why there is nothing to score, and lead to where that is mended."""
        screen = f"screen.{missing.screen}"
        go = (self._actions.specs[screen].text, lambda: self._actions.run(screen))
        self.empty.say(missing.title, missing.text, [go])
        self.setCurrentWidget(self.empty)

    def show_sheet(self, *, first_open: bool = False) -> None:
        """Show what is open; the row stays the same unless the first one without an answer is wanted."""
        self.setCurrentWidget(self.bench)
        first_open, self.scoring.starts_over = first_open or self.scoring.starts_over, False
        line = self.line
        rows = self.scoring.rows()
        blocked = self.view.blockSignals(True)
        fresh = self.model.show(rows)
        if fresh or first_open or line is None:
            same = -1 if first_open or line is None else self.model.row_of(line.case, line.criterion)
            self.view.go_to(same if same >= 0 else self.scoring.first_open_row(rows))
        self.view.blockSignals(blocked)
        self.panel.show_heading(*self.scoring.heading())
        self._show_list()
        self.show_row(self.view.row)
        self.shown.emit()

    def show_answers(self) -> None:
        """Show answers that were changed elsewhere; everything else stays where it is."""
        self.model.show(self.scoring.rows())
        self.show_answer(self.view.row)

    def follow(self, answers: Sequence[tuple[str, ...]]) -> None:
        """Go to the one score of mine that undo or redo has changed, so that a person sees what happened."""
        if len(answers) != 1 or answers[0][2] != self.scoring.assessor:
            return
        case, criterion = CaseId(answers[0][0]), CriterionId(answers[0][1])
        key = criterion if self.scoring.by_criterion else case
        if key != self.scoring.open_key:
            self.keep()
            self.scoring.open(key)
            self.show_sheet()
        row = self.model.row_of(case, criterion)
        if row >= 0:
            self.view.go_to(row)

    def show_row(self, row: int) -> None:
        """Show what belongs to the current row beside the sheet."""
        line = self.model.line(row)
        self.answering.forgive()
        if line is None:
            return
        scribe, held = self.answering.scribe, self.scoring.held
        if scribe.pending is not None and (scribe.pending.case, scribe.pending.criterion) != (
            line.case,
            line.criterion,
        ):
            self.guide.note.keep()
            scribe.pending = None
        reason = scribe.pending.sentence if scribe.pending is not None else ""
        words = words_of(held, line, len(self.scoring.placed))
        self.guide.show_line(words, line, reason=reason, helper=line.placed.criterion.helper)
        if self.bench.is_drawer_open:
            self.drawer.show_case(held, held.cases[line.case])

    def show_answer(self, row: int) -> None:
        """Show what an answer changed."""
        self._show_list()
        if row == self.view.row:
            self.show_row(row)
        self.shown.emit()

    def show_case(self, *, is_open: bool) -> None:
        """Show the case itself beside the sheet, or put it away."""
        line = self.line
        if is_open and line is not None:
            self.drawer.show_case(self.scoring.held, self.scoring.held.cases[line.case])
        holder: QWidget | None = self.window().focusWidget()
        had_focus = holder is not None and self.drawer.isAncestorOf(holder)
        self.bench.open_drawer(is_open=is_open and line is not None)
        self.panel.read.show_open(is_open=self.bench.is_drawer_open)
        if had_focus or is_open:
            self.view.setFocus()

    def _show_list(self) -> None:
        noun = "criteria" if self.scoring.by_criterion else "cases"
        self.list.show_entries(self.scoring.entries(), self.scoring.open_key, noun=noun)

    def _explain(self, line: Line, cell: Cell) -> str:
        """Return what a box means."""
        if cell == "note":
            return line.note or "Write a note"
        levels = self.scoring.held.settings.levels
        for choice in choices_of(line.placed.criterion, levels, is_lost=line.is_lost):
            if choice.cap == str(cell):
                return f"{choice.cap}: {choice.lead}{choice.text}"
        return ""
