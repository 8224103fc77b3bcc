"""The Weights screen: hears what is asked for in it, and tells the frame what it shows."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from prioritiser.model.base import AssessorId
from ui.models.weigh_words import Lock
from ui.page import Context
from ui.pages.weights.showing import WeightsShowing
from ui.pages.weights.toolbar import ALL, PANEL
from ui.widgets.enter_button import ENTER
from ui.widgets.kit import has_focus_inside
from ui.widgets.speech import speak
from ui.workspace import Changed

HELP: Final = (
    "Weights say what a lift is worth: how much better a case is that goes from the lowest to the highest level. Each "
    "step compares the parts of one lens or family. Guided: choose the lift you would make first, it is 100, and type "
    "what the others are worth beside it. Points, rank order, pairs, and best and worst are other ways to the same "
    "weights. Every answer is saved at once.\n\n"
    "Type a number, or use Left and Right. Alt Up and Alt Down change places. Ctrl Page Down opens the next step. "
    "All weights shows what follows, down to each criterion and by decision domain.\n\n"
    "Others’ weights are hidden until scoring is closed. The panel’s weights are a draft until somebody presses Use "
    "these weights and gives the reason."
)


class WeightsPage(WeightsShowing):
    """Weighs, alone or as the panel."""

    name = "weights"
    title = "Weights"
    help_text = HELP

    def __init__(self, context: Context) -> None:
        """Connect the parts."""
        super().__init__(context)
        self._connect()
        for keys, step in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.turn, step))
        context.actions.handle(self.splitter, "weights.use", self.card.ask_reason)
        context.actions.handle(self.splitter, "weights.method", self.choose_way)

    def _connect(self) -> None:
        desk, bar = self.desk, self.bar
        desk.changed.connect(self.show_all)
        bar.side_chosen.connect(lambda side: desk.choose_side(panel=side == PANEL))
        self.side.chosen.connect(lambda side: desk.choose_side(panel=side == PANEL))
        bar.way_chosen.connect(self._choose_way)
        bar.view_chosen.connect(lambda view: self.look_at_all(shows_all=view == ALL))
        bar.names_asked.connect(self.show_names)
        bar.script_asked.connect(self._to_guide)
        self.steps.turned.connect(desk.open_step)
        self.steps.left.connect(lambda: self.task.first_focus().setFocus())
        self.task.said.connect(desk.say)
        self.task.turned.connect(self.show_item)
        self.table.turned.connect(self.show_item)
        self.task.stepped.connect(self.turn)
        self.card.used.connect(self._agree)
        self.card.mean_asked.connect(desk.take_mean)
        self.card.anew_asked.connect(self._begin_again)
        self.card.back_asked.connect(desk.take_back)
        self.lock_note.reasoned.connect(self._give_reason)
        self.guide.agreed.connect(self.confirm_check)
        self.guide.doubted.connect(self._doubt)
        self.guide.to_task.connect(self.to_task)
        self.who.chosen.connect(self._weigh_as)
        self.who_chip.chosen.connect(self._weigh_as)
        self.who_chip.asked.connect(self.ask_who)

    # What the frame asks

    def chips(self) -> list[QWidget]:
        """Return who weighs, and what is hidden."""
        chips: list[QWidget] = [] if self.desk.is_panel else [self.who_chip]
        return [*chips, self.state_chip] if self.state_chip.text() else chips

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys of the task."""
        if not self.is_weighing:
            return []
        if self.shows_all:
            return [("↑ ↓", "move")]
        return [*self.task.task.hints(), ("Ctrl PgDn", "next step")]

    def facts(self) -> str:
        """Return how many steps are done."""
        weighing = self.desk.weighing
        if not self.is_weighing or not weighing.steps:
            return ""
        return f"{weighing.done} of {len(weighing.steps)} steps done"

    def first_focus(self) -> QWidget:
        """Return the task, or what comes before it."""
        if self.stack.currentWidget() is self.who:
            return self.who.list
        if not self.is_weighing:
            return self.calm.first_focus()
        return self.table if self.shows_all else self.task.first_focus()

    def panes(self) -> list[QWidget]:
        """Return steps, task, strip and guide."""
        if not self.is_weighing:
            return [self.first_focus()]
        parts = [self.steps, self.first_focus(), self.card.strip, self.guide.area]
        return [part for part in parts if part.isVisible()]

    def refresh(self, _change: Changed | None) -> None:
        """Show the round as it is now."""
        held = self.desk.held
        if held.uuid != self._uuid:
            self._uuid = held.uuid
            self.start_anew()
        self.take()

    def reveal(self, kind: str, key: str) -> None:
        """Open the step in which a criterion is weighed."""
        step = next((step for step in self.desk.weighing.steps if key in step.ids), None)
        if kind == "criterion" and self.is_weighing and step is not None:
            self.look_at_all(shows_all=False)
            self.desk.open_step(step.key)
            self.task.lifts.list.go_to(key)
            self.task.first_focus().setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Hide others' weights again that were looked at early, once the screen is left."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.hide_early()
            self.card.forget()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the task; Enter presses; typing where nothing can change leads to what changes that."""
        if event.key() == Qt.Key.Key_Escape and self.is_weighing:
            self.to_task()
            return
        focus, lock = QApplication.focusWidget(), self.desk.lock
        if event.key() in ENTER and isinstance(focus, QToolButton):
            focus.click()
            return
        if lock is not None and self.is_weighing and event.text().strip():
            self._say_lock(lock)
            return
        super().keyPressEvent(event)

    def _say_lock(self, lock: Lock) -> None:
        """Say why nothing can be typed, and go to where it can be changed."""
        if lock.with_reason:
            self.lock_note.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        speak(self.lock_note, lock.text)

    # What a person asks

    def turn(self, by: int) -> None:
        """Open the step before or after."""
        if not self.is_weighing or self.shows_all:
            return
        self.desk.turn(by)
        self.task.first_focus().setFocus()
        speak(self.task, self.task.accessibleName())

    def choose_way(self) -> None:
        """Give the keys to the choice of ways."""
        self.look_at_all(shows_all=False)
        self.bar.way_focus().setFocus(Qt.FocusReason.TabFocusReason)

    def _choose_way(self, way: str) -> None:
        self.desk.choose_way(way)

    def to_task(self) -> None:
        """Give the keys to the task."""
        self.show_guide_alone(alone=False)
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_guide(self) -> None:
        self.show_guide_alone(alone=True)
        self.guide.back.setFocus()

    def _weigh_as(self, assessor: str) -> None:
        self.context.workspace.set_scoring_as(AssessorId(assessor))
        self.desk.choose_who()
        self.first_focus().setFocus()

    def _give_reason(self, reason: str) -> None:
        self.desk.reason = reason
        self.show_all()
        self.first_focus().setFocus()
        speak(self, "These weights can be changed now.")

    def _agree(self, reason: str) -> None:
        held_keys = has_focus_inside(self.card)
        if self.desk.agree(reason):
            self.card.agreed()
            speak(self.card, self.card.source.text())
            if held_keys:
                self.first_focus().setFocus()

    def _begin_again(self) -> None:
        """Begin at the first step, where the keys work at once."""
        self.look_at_all(shows_all=False)
        self.desk.begin_again()
        self.to_task()
        speak(self.task, f"Begun again. {self.task.accessibleName()}")

    def _doubt(self, at: int) -> None:
        """Go to the lift that two others were held against, to change one of the three."""
        if at < len(self.checks):
            self.to_task()
            self.task.lifts.list.go_to(self.checks[at].against)
            speak(self, "Change one of the three until it feels right.")
