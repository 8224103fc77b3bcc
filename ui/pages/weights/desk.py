"""Who weighs what in which way, and what becomes of an answer: an edit of the round, or the panel's draft."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Signal

from prioritiser.analysis.panel_weights import PanelWeights, mean_swings, panel_weights
from prioritiser.errors import KnownError
from prioritiser.model.round import Round
from ui.models.weigh_judgement import GUIDED, Judgement, way_of
from ui.models.weigh_steps import Step
from ui.models.weigh_words import Lock, lock_of, mean_origin, replaces_words
from ui.models.weighing import PANEL, Weighing, weighing_of
from ui.page import Page
from ui.pages.weights.draft import keep_draft, kept_draft
from ui.pages.weights.lift_task import Asked
from ui.workspace import Notice

MOST_BACK: Final = 200  # answers of the panel's draft that can be taken back


class Desk(QObject):
    """Holds one weighing at a time; `changed` says that there is something else to show."""

    changed = Signal()

    def __init__(self, page: Page) -> None:
        """Begin with nothing to weigh."""
        super().__init__(page)
        self._page = page
        self.is_panel = False
        self.weighing = Weighing(Round(), PANEL)
        self._panel: tuple[tuple[str, int], PanelWeights | None] | None = None
        self.reason = ""  # why an assessor's weights change though scoring is closed
        self._key: str | None = None  # of the open step; None: the first that is not done
        self._way = GUIDED
        self._asked_ways: dict[str, str] = {}
        self._before: list[Weighing] = []

    # What is weighed

    @property
    def held(self) -> Round:
        """Return the round as it is now."""
        return self._page.context.workspace.round or Round()

    @property
    def who(self) -> str | None:
        """Return who weighs: an assessor, the panel, or None until that is said."""
        return PANEL if self.is_panel else self._page.context.workspace.scoring_as

    @property
    def step(self) -> Step | None:
        """Return the step that is open."""
        found = self.weighing.step(self._key) if self._key is not None else None
        return found or self._first_open()

    @property
    def way(self) -> str:
        """Return in which way the open step is weighed: as asked for, else as it was, else as the one before."""
        step = self.step
        if step is None:
            return self._way
        judged = self.weighing.judgements.get(step.key)
        return self._asked_ways.get(step.key) or (way_of(judged.method) if judged is not None else self._way)

    @property
    def after(self) -> str:
        """Return the name of the next step once the open one is done and something is left to weigh."""
        step, weighing = self.step, self.weighing
        if step is None or not weighing.is_done(step) or weighing.is_complete or step.number == step.total:
            return ""
        return weighing.steps[step.number].name

    @property
    def judgement(self) -> Judgement | None:
        """Return what was said about the open step in the way that is shown."""
        step = self.step
        judged = self.weighing.judgements.get(step.key) if step is not None else None
        return judged if judged is not None and way_of(judged.method) == self.way else None

    @property
    def replaces(self) -> str:
        """Return that an answer here replaces what was said in another way, "" where there is nothing to replace."""
        judged = self.weighing.judgements.get(self.step.key) if self.step is not None else None
        other = judged is not None and way_of(judged.method) != self.way
        return replaces_words(judged.method) if judged is not None and other else ""

    @property
    def lock(self) -> Lock | None:
        """Return why nothing can be changed, None where it can."""
        workspace = self._page.context.workspace
        read_only = "" if workspace.can_change else workspace.read_only or "This round can only be read here."
        return lock_of(self.held, self.who or PANEL, read_only=read_only, reason=self.reason)

    @property
    def can_take_back(self) -> bool:
        """Return whether there is an answer of the panel's draft to take back."""
        return self.is_panel and bool(self._before)

    def asked(self, notes: dict[str, str]) -> Asked | None:
        """Return what the task is about."""
        step = self.step
        if step is None:
            return None
        elsewhere = step.key not in self.weighing.judgements and self.weighing.has_swings(step)
        raw = self.weighing.raw(step) if elsewhere else None
        return Asked(step, self.way, self.judgement, raw, notes, read_only=self.lock is not None, who=self.weighing.who)

    # Looking

    def take(self) -> None:
        """Take the round in as it is now."""
        held, who = self.held, self.who
        if (who or PANEL) != self.weighing.who:
            self._forget()
        draft = kept_draft(self._page.context.settings, held.uuid) if self.is_panel else None
        self.weighing = weighing_of(held, who, draft) if who is not None else Weighing(held, "")
        if self._key is None and self.step is not None:
            self._key = self.step.key

    @property
    def panel(self) -> PanelWeights | None:
        """Return what everybody weighs, worked out once for each revision; None where the tree is broken."""
        held = self.held
        seen = (held.uuid, held.revision)
        if self._panel is None or self._panel[0] != seen:
            try:
                found = panel_weights(held)
            except KnownError:
                found = None  # the strip says what is wrong
            self._panel = (seen, found)
        return self._panel[1]

    def start_anew(self) -> None:
        """Forget every choice, as for another round."""
        self.is_panel = False
        self._forget()
        self._key, self._way = None, GUIDED

    def choose_side(self, *, panel: bool) -> None:
        """Weigh alone, or as the panel."""
        if panel != self.is_panel:
            self.is_panel = panel
            self._over()

    def choose_who(self) -> None:
        """Weigh as somebody else."""
        self._over()

    def _over(self) -> None:
        self._key = None
        self.take()
        self._way = way_of(self.weighing.method)
        self.changed.emit()

    def _forget(self) -> None:
        """Forget what belongs to one person's weighing."""
        self._asked_ways.clear()
        self._before.clear()
        self.reason = ""

    def _first_open(self) -> Step | None:
        """Return the first step that is not done, else the first."""
        steps = self.weighing.steps
        return next((step for step in steps if not self.weighing.is_done(step)), steps[0] if steps else None)

    def open_step(self, key: str) -> None:
        """Open a step."""
        if self.weighing.step(key) is not None and (self.step is None or key != self.step.key):
            self._key = key
            self.changed.emit()

    def turn(self, by: int) -> None:
        """Open the step before or after."""
        if self.step is not None:
            at = self.step.number - 1 + by
            if 0 <= at < len(self.weighing.steps):
                self.open_step(self.weighing.steps[at].key)

    def choose_way(self, way: str) -> None:
        """Weigh the open step in another way; what was said in the first stays until something is said in this."""
        if self.step is not None:
            self._way = self._asked_ways[self.step.key] = way
            self.changed.emit()

    # Changing

    def say(self, judgement: Judgement | None) -> None:
        """Take an answer about the open step."""
        if self.step is not None and self.lock is None:
            step = self.step
            self._attempt(lambda: self.weighing.said(step, judgement))

    def begin_again(self) -> None:
        """Leave out everything that was said and open the first step; the framework's own weights hold again."""
        if self.lock is None and self.weighing.steps:
            self._asked_ways.clear()
            self._key = self.weighing.steps[0].key
            self._attempt(lambda: Weighing(self.held, self.weighing.who, self.weighing.steps))

    def take_mean(self) -> None:
        """Take the mean of everybody's weights as the panel's draft."""
        panel = self.panel
        if panel is not None and self.is_panel:
            self._attempt(
                lambda: self.weighing.with_swings(mean_swings(panel, self.held), "points", mean_origin(panel))
            )

    def take_back(self) -> None:
        """Take the last answer of the panel's draft back."""
        if self._before:
            self.weighing = self._before.pop()
            self._keep_draft()
            self.changed.emit()

    def agree(self, reason: str) -> bool:
        """Make the panel's draft the agreed weights; return whether that was done."""
        workspace = self._page.context.workspace
        actor = workspace.scoring_as

        def deed() -> None:
            workspace.do(self.weighing.agreement(reason), initiator=self._page, actor=actor)

        if not self._page.attempt(deed):
            return False
        workspace.said.emit(Notice("good", "These are the panel’s agreed weights now."))
        keep_draft(self._page.context.settings, self.held.uuid, None)
        self._before.clear()
        self.take()
        self.changed.emit()
        return True

    def _attempt(self, make: object) -> None:
        def deed() -> None:
            new: Weighing = make()  # type: ignore[operator]
            new.weights()  # what cannot be shared out is refused before anything is kept
            self._keep(new)

        self._page.attempt(deed)
        self.changed.emit()

    def _keep(self, new: Weighing) -> None:
        """Keep an answer: in the panel's draft, or as an edit of the round."""
        if self.is_panel:
            self._before = [*self._before, self.weighing][-MOST_BACK:]
            self.weighing = new
            self._keep_draft()
            return
        workspace = self._page.context.workspace
        workspace.do(new.edit(self.reason), initiator=self._page, actor=workspace.scoring_as)
        self.take()

    def _keep_draft(self) -> None:
        draft = self.weighing.draft()
        # Begun again is a draft too, while there is an agreed set that would be shown otherwise.
        empty = not self.weighing.is_begun and self.held.agreed_weights is None
        keep_draft(self._page.context.settings, self.held.uuid, None if empty else draft)
