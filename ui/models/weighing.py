"""One person's weighing, or the panel's: what was said step by step, and the swings that follow.

An assessor's answers are edits of the round. The panel's are a draft outside of it until they are agreed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from prioritiser.analysis.judgements import GROUPS, UNFINISHED
from prioritiser.analysis.tree import framework_swings
from prioritiser.analysis.weights import Weights, effective_weights
from prioritiser.edits.beginning import has_copied_weights
from prioritiser.edits.weighting import agree_weights, clear_weights, set_weights
from prioritiser.model.base import AssessorId, Value
from prioritiser.model.edit import Edit
from prioritiser.model.round import AGREED_SET, Round
from prioritiser.model.weight import Method, WeightSet
from ui.models.weigh_judgement import (
    Judgement,
    document_of,
    hangs_together,
    is_done,
    judgement_of,
    progress,
    swings_of,
)
from ui.models.weigh_steps import Step, steps_of

PANEL = AGREED_SET
CHANGED_SINCE = ", then changed"


@dataclass(frozen=True, slots=True)
class Weighing:
    """Everything said so far. `swings`: the raw swings of the steps that were weighed; `judgements`: by step.

    `copied`: the steps whose weights came with last year's round and were not touched since. `origin`: where the
    panel's draft was taken from, in words, "" for weights that were given here.
    """

    held: Round
    who: str  # an assessor's id, or PANEL
    steps: tuple[Step, ...] = ()
    swings: Mapping[str, float] = field(default_factory=dict)
    judgements: Mapping[str, Judgement] = field(default_factory=dict)
    method: Method = "swing"
    copied: frozenset[str] = frozenset()
    origin: str = ""

    # How far it has come

    def progress(self, step: Step) -> tuple[int, int]:
        """Return how many answers a step has, of how many; weights given without answers count as all."""
        judgement = self.judgements.get(step.key)
        if step.key in self.copied:
            return 0, progress(judgement, step.ids)[1]
        if judgement is None and self.has_swings(step):
            return len(step.ids), len(step.ids)
        return progress(judgement, step.ids)

    def is_done(self, step: Step) -> bool:
        """Return whether a step has weights of its own, given here, and nothing half said."""
        return step.key not in self.copied and self._is_weighed(step)

    def clashes(self, step: Step) -> bool:
        """Return whether the answers of a step contradict one another by more than a little."""
        return not hangs_together(self.judgements.get(step.key), step.ids)

    def _is_weighed(self, step: Step) -> bool:
        judgement = self.judgements.get(step.key)
        return self.has_swings(step) if judgement is None else is_done(judgement, step.ids)

    def has_swings(self, step: Step) -> bool:
        """Return whether a step's weights were given."""
        return all(key in self.swings for key in step.ids)

    @property
    def done(self) -> int:
        """Return how many steps are done."""
        return sum(self.is_done(step) for step in self.steps)

    @property
    def is_complete(self) -> bool:
        """Return whether every step is done."""
        return self.done == len(self.steps)

    @property
    def is_begun(self) -> bool:
        """Return whether anything was said."""
        return bool(self.swings or self.judgements)

    # What follows

    def raw(self, step: Step) -> dict[str, float]:
        """Return the raw swings that a step has now, the framework's where nobody gave others."""
        usual = framework_swings(self.held)
        return {key: self.swings.get(key, usual[key]) for key in step.ids}

    def weights(self) -> Weights:
        """Return the effective weights. Raises InputError where they cannot be shared out."""
        return effective_weights(self.held, dict(self.swings))

    def step(self, key: str) -> Step | None:
        """Return one of its steps."""
        return next((step for step in self.steps if step.key == key), None)

    def said(self, step: Step, judgement: Judgement | None) -> Weighing:
        """Return the weighing with another judgement on one step; its weights change once that is complete."""
        judgements = {key: kept for key, kept in self.judgements.items() if key != step.key}
        origin = self.origin + CHANGED_SINCE if self.origin and not self.origin.endswith(CHANGED_SINCE) else self.origin
        here = replace(self, copied=self.copied - {step.key}, origin=origin)
        if judgement is None:
            swings = {key: swing for key, swing in self.swings.items() if key not in step.ids}
            return replace(here, judgements=judgements, swings=swings)
        judgements[step.key] = judgement
        found = swings_of(judgement, step.ids) if is_done(judgement, step.ids) else self.raw(step)
        return replace(here, judgements=judgements, swings={**self.swings, **found}, method=judgement.method)

    def with_swings(self, swings: Mapping[str, float], method: Method, origin: str = "") -> Weighing:
        """Return the weighing with swings from elsewhere, such as the panel's mean, and nothing said about them."""
        return replace(self, swings=dict(swings), judgements={}, method=method, copied=frozenset(), origin=origin)

    # As it is kept

    def judged(self) -> dict[str, Value]:
        """Return the judgements as the open format keeps them, step by step; steps still open are said to be."""
        known = [(step, self.judgements[step.key]) for step in self.steps if step.key in self.judgements]
        groups: dict[str, Value] = {GROUPS: [document_of(judgement, step.ids) for step, judgement in known]}
        return groups if self._is_whole else {**groups, UNFINISHED: True}

    @property
    def _is_whole(self) -> bool:
        """Return whether every step has weights, wherever they came from."""
        return all(self._is_weighed(step) for step in self.steps)

    def edit(self, reason: str = "") -> Edit:
        """Return the edit that keeps an assessor's weighing. Raises KnownError."""
        if not self.is_begun:
            return clear_weights(self.held, self.who)
        kept = self.held.weight_sets.get(AssessorId(self.who))
        said = reason or (kept.reason if kept is not None else "")
        judged = self.judged() if self.judgements or not self.is_complete else None
        return set_weights(self.held, self.who, dict(self.swings), method=self.method, judgements=judged, reason=said)

    def agreement(self, reason: str) -> Edit:
        """Return the edit that makes these the panel's agreed weights; the record says where they came from.

        Raises KnownError.
        """
        swings = {**framework_swings(self.held), **self.swings}
        judged = self.judged() if self.judgements and self._is_whole else None
        said = f"{self.origin}: {reason}" if self.origin else reason
        return agree_weights(self.held, swings, reason=said, method=self.method, judgements=judged)

    def draft(self) -> dict[str, Value]:
        """Return the panel's draft as plain values, for keeping it outside the round."""
        return {
            "method": self.method, "swings": dict(self.swings), "judgements": self.judged(),
            "copied": sorted(self.copied), "origin": self.origin,
        }  # fmt: skip


def weighing_of(held: Round, who: str, draft: Mapping[str, Value] | None = None) -> Weighing:
    """Return the weighing of an assessor, or of the panel from its draft, else from the agreed set."""
    steps = steps_of(held)
    kept = held.weight_sets.get(AssessorId(who))
    if draft:
        kept = _set_of(draft)
    if kept is None:
        return Weighing(held, who, steps)
    known = {key for step in steps for key in step.ids}
    swings = {key: swing for key, swing in kept.swings.items() if key in known}
    found = Weighing(held, who, steps, swings, _judgements(steps, kept.judgements), kept.method)
    if draft:
        return replace(found, copied=_copied(draft), origin=str(draft.get("origin") or ""))
    is_copied = who == PANEL and has_copied_weights(held)
    return replace(found, copied=frozenset(step.key for step in steps)) if is_copied else found


def _copied(draft: Mapping[str, Value]) -> frozenset[str]:
    kept = draft.get("copied")
    return frozenset(str(key) for key in kept) if isinstance(kept, list) else frozenset()


def _set_of(draft: Mapping[str, Value]) -> WeightSet | None:
    """Return a draft as a set of weights; None where it cannot be read."""
    swings, judged, method = draft.get("swings"), draft.get("judgements"), draft.get("method")
    if not isinstance(swings, dict):
        return None
    numbers = {str(key): float(swing) for key, swing in swings.items() if isinstance(swing, int | float)}
    known: tuple[Method, ...] = ("swing", "points", "roc", "ranksum", "pairwise", "bestworst")
    found = next((each for each in known if each == method), "swing")
    return WeightSet(method=found, swings=numbers, judgements=judged if isinstance(judged, dict) else None)


def _judgements(steps: tuple[Step, ...], kept: Mapping[str, Value] | None) -> dict[str, Judgement]:
    """Return what was said about each step; one input may stand alone, several stand in `groups`."""
    if not kept:
        return {}
    groups = kept.get(GROUPS)
    inputs = groups if isinstance(groups, list) else [kept]
    found: dict[str, Judgement] = {}
    for step in steps:
        for each in inputs:
            judgement = judgement_of(each, step.ids)
            if judgement is not None:
                found[step.key] = judgement
                break
    return found
