"""The middle of the screen: which step is open, what to do, and the task in the chosen way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from prioritiser.model.round import Round
from ui.models.weigh_judgement import BEST_WORST, PAIRS
from ui.models.weigh_words import question
from ui.pages.weights.ends_task import EndsTask
from ui.pages.weights.lift_task import Asked, LiftTask
from ui.pages.weights.pair_task import PairTask
from ui.pages.weights.saying import say
from ui.theme import Theme
from ui.widgets.current_stack import CurrentStack
from ui.widgets.icon_button import IconButton
from ui.widgets.kit import Spacing, button, words

DONE: Final = "Every step is done. These weights are complete."
CLASHING: Final = "Every step has answers, but in {} they contradict one another. Look at them again."


class TaskCard(QFrame):
    """One step at a time. `said` carries the step's new judgement, None for nothing any more."""

    said = Signal(object)
    turned = Signal(str)  # the lift that is looked at
    stepped = Signal(int)  # to the step before or after

    def __init__(self, theme: Theme) -> None:
        """Lay out the head and the three kinds of task."""
        super().__init__()
        self.setProperty("role", "card")
        self.place, self.title, self.question = words("", "caption"), words("", "section"), words("", "strong")
        self.replaces = words("", "caution")
        self.back = IconButton(theme, "chevron-left", "Step before", "Step before (Ctrl Page Up)", role="outlined")
        self.on = IconButton(theme, "chevron-right", "Next step", "Next step (Ctrl Page Down)", role="outlined")
        self.back.clicked.connect(lambda _checked=False: self.stepped.emit(-1))
        self.on.clicked.connect(lambda _checked=False: self.stepped.emit(1))
        self.next = button("Next step", lambda: self.stepped.emit(1), "primary", tip="Next step (Ctrl Page Down)")
        self.done = words("", "good")
        self.lifts, self.pairs, self.ends = LiftTask(theme), PairTask(theme), EndsTask(theme)
        self._tasks = CurrentStack()
        for task in (self.lifts, self.pairs, self.ends):
            self._tasks.addWidget(task)
            task.said.connect(self.said)
            task.turned.connect(self.turned)
        head, heading = QHBoxLayout(), QVBoxLayout()
        heading.addWidget(self.place)
        heading.addWidget(self.title)
        head.addLayout(heading, 1)
        head.addWidget(self.back)
        head.addWidget(self.on)
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addWidget(self.question)
        column.addWidget(self.replaces)
        column.addWidget(self._tasks, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.done, 1)
        foot.addWidget(self.next)
        column.addLayout(foot)
        spacing = Spacing(theme, self)
        spacing.keep(column, (12, 10, 12, 10), 6)
        spacing.keep(head)
        spacing.keep(foot)
        spacing.keep(heading, spacing=0)

    @property
    def task(self) -> LiftTask | PairTask | EndsTask:
        """Return the task that is shown."""
        found = self._tasks.currentWidget()
        return found if isinstance(found, PairTask | EndsTask) else self.lifts

    def ask(
        self, held: Round, asked: Asked, *, after: str, finished: bool, clashing: Sequence[str] = (), replaces: str = ""
    ) -> None:
        """Show a step in a way.

        `after` names the step to go on to, `finished` says that there is none left, `clashing` names the steps whose
        answers contradict one another, and `replaces` says what an answer takes the place of.
        """
        step = asked.step
        self.place.setText(f"{step.place} · {step.what}")
        self.title.setText(step.name)
        say(
            self.question, "" if asked.way == PAIRS else question(asked.way, asked.said, is_begun=asked.raw is not None)
        )
        self.back.setEnabled(step.number > 1)
        self.on.setEnabled(step.number < step.total)
        self.pairs.show_round(held)
        self.ends.show_round(held)
        task = {PAIRS: self.pairs, BEST_WORST: self.ends}.get(asked.way, self.lifts)
        self._tasks.setCurrentWidget(task)
        task.ask(asked)
        self.next.setVisible(bool(after))
        self.next.setText(f"Next step: {after}".replace("&", "&&"))
        self.next.setAccessibleName(f"Next step: {after}")
        say(self.replaces, "" if asked.read_only else replaces)
        if finished and clashing:
            say(self.done, CLASHING.format(", ".join(clashing)), "caution")
        else:
            say(self.done, DONE if finished else "", "good")
        self.setAccessibleName(f"{step.name}. {self.question.text()}")

    def first_focus(self) -> QWidget:
        """Return where the task begins."""
        return self.task.first_focus()
