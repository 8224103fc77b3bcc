"""What can be undone and redone here, kept up to date event by event as our own chain grows."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from types import MappingProxyType

from prioritiser.model.base import Value
from prioritiser.model.edit import CELL_LABELS, SCORE_LABEL
from prioritiser.model.event import Body
from prioritiser.model.kinds import EDIT, ERASURE, RECEIPT

# A restore point stands for a code that was given out, an erasure is for good: neither is a step to undo.
NOT_UNDONE = ("point", ERASURE, EDIT)
_ANSWER = "answer"
_WORDS = MappingProxyType({"no_evidence": "“no evidence”", "abstain": "“abstain”", "recused": "“recused”"})


@dataclass(slots=True)
class Gesture:
    """One edit of this replica: its events stand in our chain from seq `first` to `last`.

    `label` is the stored one, `shown` the same with the score in it. `cell` is the one answer that it touches; `own`
    says by field whether all that it replaced there was ours.
    """

    id: str
    label: str
    undoes: str | None
    first: int
    last: int
    shown: str = ""
    counts: bool = False
    makes_round: bool = False
    cell: tuple[str, ...] | None = None
    other: bool = False
    own: dict[str, bool] = field(default_factory=dict)

    def take(self, seq: int, body: Body, ours: Container[str]) -> None:
        """Take in one of its events."""
        self.last = seq
        self.counts = self.counts or body.kind not in NOT_UNDONE
        self.makes_round = self.makes_round or (body.kind == RECEIPT and body.value == {"made": True})
        if body.kind == EDIT or self.other:
            return
        self.other = body.kind != _ANSWER or self.cell not in (None, body.key)
        self.cell = None if self.other else body.key
        if self.other:
            self.shown = ""
            return
        self.own[body.field] = all(each in ours for each in body.supersedes) and self.own.get(body.field, True)
        if body.field == "":
            self.shown = label_of(self.label, body.value)


@dataclass(slots=True)
class Step:
    """What one undo takes back: a gesture, or several in a row on one answer. `redone` names a step in redo."""

    gestures: list[Gesture]
    redone: str = ""

    @property
    def label(self) -> str:
        """Return what the menu says, such as “score 3 for Hypertension, Access”."""
        return self.redone or next((each.shown for each in reversed(self.gestures) if each.shown), self.last.label)

    @property
    def last(self) -> Gesture:
        """Return the gesture that came last."""
        return self.gestures[-1]

    def joins(self, new: Gesture) -> bool:
        """Return whether a new gesture goes on with this step: typed into the same cell, nothing else in between."""
        if new.cell is None or new.cell != self.last.cell:
            return False
        if not all(each.label.startswith(CELL_LABELS) for each in (self.last, new)):
            return False
        touched = {name for each in self.gestures for name in each.own}
        return all(own or name not in touched for name, own in new.own.items())


class Steps:
    """The steps of one replica. The making of the round is none, so a round made here starts with nothing to undo."""

    def __init__(self) -> None:
        """Start without any."""
        self._undo: list[Step] = []
        self._redo: list[Step] = []
        self._open: Gesture | None = None

    def take(self, seq: int, body: Body, ours: Container[str]) -> None:
        """Take in the next event of our own chain; `ours` are the ids of those before it."""
        if self._open is None or self._open.id != body.edit.id:
            self._settle()
            self._open = Gesture(body.edit.id, body.edit.label, body.edit.undoes, seq, seq)
        self._open.take(seq, body, ours)

    @property
    def undo(self) -> Step | None:
        """Return the step that undo takes back, or None."""
        self._settle()
        return self._undo[-1] if self._undo else None

    @property
    def redo(self) -> Step | None:
        """Return the step that redo brings back, or None."""
        self._settle()
        return self._redo[-1] if self._redo else None

    def depth(self) -> tuple[int, int]:
        """Return how many steps can be undone and redone."""
        self._settle()
        return len(self._undo), len(self._redo)

    def _settle(self) -> None:
        """Put the gesture whose events are all here in its place."""
        new, self._open = self._open, None
        if new is None:
            return
        if self._undo and self._take_off(self._undo[-1], new):
            return
        if self._redo and new.undoes == self._redo[-1].last.id:
            self._undo.append(Step([new], self._redo.pop().label))
        elif new.makes_round:
            self._undo, self._redo = [], []
        elif new.counts:
            self._redo = []
            if self._undo and self._undo[-1].joins(new):
                self._undo[-1].gestures.append(new)
                self._undo[-1].redone = ""
            else:
                self._undo.append(Step([new]))

    def _take_off(self, step: Step, new: Gesture) -> bool:
        """Take off the last step what a new gesture takes back of it, and return whether it takes back anything."""
        at = next((at for at, each in enumerate(step.gestures) if each.id == new.undoes), None)
        if at is None:
            return False
        taken = Step(step.gestures[at:], step.redone)
        del step.gestures[at:]
        if not step.gestures:
            self._undo.pop()
        self._redo.append(Step([new], taken.label))
        return True


def label_of(label: str, value: Value) -> str:
    """Return the label of an edit of one answer with the score itself in it; other labels stay as they are."""
    if not label.startswith(SCORE_LABEL):
        return label
    cell = label.removeprefix(SCORE_LABEL)
    given = value if isinstance(value, dict) else {}
    figure = given.get("level") if given.get("level") is not None else given.get("measure")
    if isinstance(figure, int | float):
        return f"score {figure:g} for {cell}"
    word = _WORDS.get(str(given.get("answer")))
    return f"{word} for {cell}" if word else f"clear score for {cell}"
