"""What the Weights screen shows when: a task, all weights, or why there is neither; and all its parts in step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from prioritiser.analysis.blocks import blocks_of
from prioritiser.analysis.panel_weights import Check, consistency_checks
from prioritiser.analysis.weights import Weights, effective_weights
from prioritiser.edits.beginning import has_copied_weights
from prioritiser.errors import KnownError
from prioritiser.model.base import AssessorId
from prioritiser.model.round import AGREED_SET, Round
from ui.models.ranking_words import day
from ui.models.weigh_judgement import GUIDED, PAIRS, POINTS
from ui.models.weigh_steps import Step, token_of
from ui.models.weigh_table import lines_of, strip_figures
from ui.models.weigh_words import (
    HIDDEN,
    NOTHING_KNOWN,
    OPEN_TO_SEE,
    SHOWN_EARLY,
    Known,
    agreed_words,
    check_words,
    copied_words,
    counted_words,
    known_of,
    range_words,
    script,
    who_words,
)
from ui.page import Context
from ui.pages.weights.parts import WeightsParts
from ui.pages.weights.toolbar import ALONE, PANEL
from ui.widgets.kit import has_focus_inside
from ui.widgets.strip import Block

HIDDEN_TITLE = "The panel’s weights are hidden"
HIDDEN_TEXT = "What others weigh stays hidden until scoring is closed, so that nobody scores towards the weights."
EARLY = "Scoring is still open and you are looking early. Others’ weights are hidden again when you leave this screen."
_SAME = 1e-9


class WeightsShowing(WeightsParts):
    """Keeps all parts showing the same weighing, or says why there is none."""

    def __init__(self, context: Context) -> None:
        """Begin with nothing known."""
        super().__init__(context)
        self._uuid = ""
        self._early = False
        self._named = False
        self._known: Known = NOTHING_KNOWN
        self._confirmed: set[tuple[str, tuple[str, str], str, float, float]] = set()
        self.checks: tuple[Check, ...] = ()
        self._agreed: tuple[int, tuple[str, ...]] | None = None

    # The round

    def start_anew(self) -> None:
        """Forget every choice, as for another round."""
        self._early = self._named = False
        self._agreed = None
        self._confirmed.clear()
        self.desk.start_anew()

    def take(self) -> None:
        """Take the round in as it is now."""
        self.desk.take()
        held = self.desk.held
        self._known = known_of(held, everything=held.settings.stage != "scoring") if held.criteria else NOTHING_KNOWN
        self.show_all()

    def hide_early(self) -> None:
        """Hide others' weights again that were looked at early."""
        if self._early:
            self._early = False
            self.banner.clear()
            self.show_all()

    @property
    def sees_panel(self) -> bool:
        """Return whether others' weights may be seen."""
        return self.desk.held.settings.stage != "scoring" or self._early

    # Everything

    def show_all(self) -> None:
        """Show the weighing, or say why there is none."""
        before, had_focus = self.stack.currentWidget(), has_focus_inside(self)
        self._show_chips()
        if not self._say_instead():
            self.stack.setCurrentWidget(self.splitter)
            self._show_bar()
            self._show_task()
            self._show_weights()
        self.side_row.setVisible(self.desk.is_panel and self.stack.currentWidget() is self.calm)
        self.side.set_current(PANEL if self.desk.is_panel else ALONE)
        if had_focus and (self.stack.currentWidget() is not before or not has_focus_inside(self)):
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)  # not lost to the rail
        self.hints_changed.emit()

    def _show_chips(self) -> None:
        self.who_chip.show_round(self.desk.held, self.context.workspace.scoring_as)
        is_open = self.desk.held.settings.stage == "scoring"
        is_hidden = is_open and not self._early
        self.state_chip.setText(SHOWN_EARLY if self._early and is_open else HIDDEN if is_open else OPEN_TO_SEE)
        self.state_chip.set_tone("info" if is_hidden else "caution")
        self.state_chip.set_icon("eye-off" if is_hidden else "eye")

    def _say_instead(self) -> bool:
        """Say why nothing can be weighed, where that is so; return whether it is."""
        held, desk = self.desk.held, self.desk
        said: tuple[str, str, list[tuple[str, Callable[[], object]]]] | None = None
        if not held.criteria:
            go = ("Go to Framework", lambda: self.context.actions.run("screen.framework"))
            said = ("There are no criteria yet", "Weights are given to the criteria of a framework.", [go])
        elif desk.is_panel and not self.sees_panel:
            deeds = [("Weigh alone", lambda: desk.choose_side(panel=False)), ("Show them to me now", self._show_early)]
            said = (HIDDEN_TITLE, HIDDEN_TEXT, deeds)
        elif not desk.is_panel and not held.assessors:
            panel = ("Weigh as the panel", lambda: desk.choose_side(panel=True))
            people = ("Go to People", lambda: self.context.actions.run("screen.people"))
            said = ("There are no assessors yet", "Whoever weighs alone needs a name here.", [people, panel])
        elif desk.who is not None and not desk.weighing.steps:
            said = ("There is nothing to weigh", "There is only one criterion, so it has all the weight.", [])
        if said is not None:
            self.calm.say(*said)
            self.stack.setCurrentWidget(self.calm)
            return True
        if desk.who is None:
            self.ask_who()
            return True
        return False

    def ask_who(self) -> None:
        """Ask who is weighing."""
        self.who.show_round(self.desk.held, self.context.workspace.scoring_as)
        self.stack.setCurrentWidget(self.who)
        self.hints_changed.emit()

    def _show_early(self) -> None:
        self._early = True
        self.show_all()
        self.banner.show_message("info", EARLY)
        self.first_focus().setFocus()

    def look_at_all(self, *, shows_all: bool) -> None:
        """Show all weights in place of the task, or the task again."""
        self.show_middle(shows_all=shows_all)
        self.show_all()

    def show_names(self, named: bool) -> None:  # noqa: FBT001 - a signal's argument
        """Show a column for each person, as the facilitator."""
        self._named = named
        self.show_all()

    # Its parts

    def _show_bar(self) -> None:
        desk, lock = self.desk, self.desk.lock
        self.bar.side.set_current(PANEL if desk.is_panel else ALONE)
        self.bar.show_way(desk.way)
        me = desk.held.assessors.get(self.context.workspace.scoring_as or AssessorId(""))
        self.bar.show_view(
            weighs=not self.shows_all, can_name=me is not None and me.facilitator and self.sees_panel
        )  # fmt: skip
        # What else keeps them as they are stands above the screen already.
        with_reason = lock is not None and lock.with_reason
        self.lock_note.show_lock(lock.text if lock is not None and with_reason else "", can_change=with_reason)

    def _show_task(self) -> None:
        desk = self.desk
        asked = desk.asked(self._known.notes(desk.held))
        self.steps.steps.show(desk.weighing)
        if asked is None:
            return
        self.steps.select(asked.step.key)
        self.task.ask(
            desk.held, asked, after=desk.after, finished=desk.weighing.is_complete,
            clashing=[step.name for step in desk.weighing.steps if desk.weighing.clashes(step)],
            replaces=desk.replaces,
        )  # fmt: skip
        levels = desk.held.settings.levels
        self.guide.show_script(
            script(asked.step, asked.way, asked.said, levels, is_begun=asked.raw is not None)
            if not self.shows_all
            else ()
        )
        self._show_checks()
        if self.shows_all:
            return
        row = self.task.lifts.list.row
        self.show_item(row.item.key if row is not None and row.item.key in asked.step.ids else asked.step.ids[0])

    def show_item(self, key: str) -> None:
        """Say what is known about the lift that is looked at."""
        desk = self.desk
        step = next((each for each in desk.weighing.steps if key in each.ids), None)
        item = step.item(key) if step is not None else None
        range_ = range_words(desk.held, item, self._known) if item is not None else ""
        if step is not None and not self.shows_all and desk.way == PAIRS and desk.step == step:
            self._show_pair(step)
            return
        line = self.table.line if self.shows_all else None
        spread = line.spread.sentence if line is not None and line.spread is not None and line.key == key else ""
        self.guide.show_item(item, range_, self._known.note(desk.held, key) if item is not None else "", spread)
        self.hints_changed.emit()

    def _show_pair(self, step: Step) -> None:
        """Say what is known about both lifts that are compared."""
        held, pair = self.desk.held, self.task.pairs.pair
        both = [step.item(key) for key in pair if key in step.ids]
        notes = [(item, range_words(held, item, self._known), self._known.note(held, item.key)) for item in both]
        self.guide.show_pair(notes)
        self.hints_changed.emit()

    def _show_checks(self) -> None:
        desk, step = self.desk, self.desk.step
        checks: tuple[Check, ...] = ()
        if step is not None and not self.shows_all and desk.way in {GUIDED, POINTS} and desk.weighing.is_done(step):
            found = consistency_checks(desk.held, desk.weighing.raw(step), step.key or None)
            checks = tuple(check for check in found if self._mark(check) not in self._confirmed)
        self.checks = checks if desk.lock is None else ()
        self.guide.show_checks([check_words(desk.held, check) for check in self.checks])

    def confirm_check(self, at: int) -> None:
        """Take a yes: the question is not asked again while its numbers stay."""
        if at < len(self.checks):
            self._confirmed.add(self._mark(self.checks[at]))
            self._show_checks()

    def _mark(self, check: Check) -> tuple[str, tuple[str, str], str, float, float]:
        return self.desk.who or "", check.together, check.against, check.sum, check.other

    def _show_weights(self) -> None:
        desk = self.desk
        try:
            weights = desk.weighing.weights()
        except KnownError as fault:
            self.show_fault(fault)
            return
        self.card.show_weights(_blocks(desk.held, weights), self._source(weights))
        begun = desk.weighing.is_begun and desk.lock is None
        has_mean = self.sees_panel and desk.panel is not None and bool(desk.panel.mean)
        count = sum(1 for step in desk.weighing.steps if desk.weighing.progress(step)[0])
        clears = f"{count} {'step' if count == 1 else 'steps'}" if count else "what is here"
        self.card.offer(
            panel=desk.is_panel, can_use=desk.is_panel and desk.lock is None and not self._is_agreed(weights),
            can_take_back=desk.can_take_back, has_mean=has_mean and desk.lock is None, clears=clears if begun else "",
            is_late=desk.held.settings.stage != "scoring",
        )  # fmt: skip
        shows_mean = self.sees_panel and (desk.is_panel or self.shows_all)
        self.card.show_origin(counted_words(desk.held, desk.panel) if shows_mean else "", desk.weighing.origin)
        if self.shows_all:
            panel = desk.panel if self.sees_panel else None
            lines = lines_of(desk.held, weights, panel, self._known.notes(desk.held))
            self.table.show_lines(desk.held, lines, panel, named=self._named)
        heading = "The panel’s agreed weights" if self.sees_panel and (desk.is_panel or self.shows_all) else ""
        self.guide.show_more(heading, self._agreed_words() if heading else ())

    def _agreed_words(self) -> tuple[str, ...]:
        """Return what is known about the agreed set; looked up once for each state of the round."""
        held = self.desk.held
        if self._agreed is None or self._agreed[0] != held.revision:
            at, by = self.context.workspace.last_said("weights", (AGREED_SET,))
            self._agreed = (held.revision, agreed_words(held, day(at) if at else "", by))
        return self._agreed[1]

    def _source(self, weights: Weights) -> str:
        """Return whose weights the strip shows."""
        desk = self.desk
        if desk.is_panel:
            if desk.weighing.copied and _is_agreed_set(self.desk.held, weights):
                return copied_words(desk.held).rstrip(".")
            if desk.held.agreed_weights is not None and self._is_agreed(weights):
                return f"agreed by the panel: {desk.held.agreed_weights.reason}"
            return "the panel’s draft, not agreed" if desk.weighing.is_begun else "the framework’s own, not agreed"
        if not desk.weighing.is_begun:
            return "the framework’s own until you weigh"
        whose = f"{who_words(desk.held, desk.who)}’s own"
        left = len(desk.weighing.steps) - desk.weighing.done
        return f"{whose}, complete" if not left else f"{whose}, {left} of {len(desk.weighing.steps)} steps to go"

    def _is_agreed(self, weights: Weights) -> bool:
        return _is_agreed_set(self.desk.held, weights) and not has_copied_weights(self.desk.held)


def _blocks(held: Round, weights: Weights) -> list[Block]:
    """Return the blocks of the strip; what weighs nothing has none."""
    tokens, blocks = token_of(held), blocks_of(held, weights)
    shown = strip_figures({block.id: block.weight for block in blocks})
    return [
        Block(block.id, block.label, tokens.get(block.criteria[0], "g1"), block.weight, shown[block.id])
        for block in blocks
        if block.weight > 0
    ]


def _is_agreed_set(held: Round, weights: Weights) -> bool:
    """Return whether these are the weights of the agreed set, wherever that was agreed."""
    agreed = held.agreed_weights
    if agreed is None:
        return False
    now = effective_weights(held, agreed.swings)
    return all(abs(now.leaves[key] - weight) <= _SAME for key, weight in weights.leaves.items())
