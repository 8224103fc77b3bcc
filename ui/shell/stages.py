"""The stages of a round on every screen: closing scoring, opening it again, locking, unlocking."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from prioritiser.edits.beginning import has_copied_weights
from prioritiser.edits.lifecycle import close_scoring, lock_round, open_scoring, unlock_round
from prioritiser.errors import KnownError
from prioritiser.model.edit import Edit
from prioritiser.model.round import Round
from ui.dialogs import Question
from ui.page import Context

Stage = Callable[[Round, str], Edit]
_QUESTIONS = (
    (
        "ranking.close_scoring", close_scoring, "scoring",
        Question(
            "Close scoring",
            "Totals and ranks can then be seen. A score can still be changed, with a reason that goes on the record.",
            "Why now? (may be left empty)", "Close scoring", needed=False,
        ),
    ),
    (
        "ranking.open_scoring", open_scoring, "closed",
        Question(
            "Open scoring again", "Totals and ranks are hidden again until scoring is closed.",
            "Why? (may be left empty)", "Open scoring", needed=False,
        ),
    ),
    (
        "ranking.lock", lock_round, "closed",
        Question(
            "Lock the round",
            "Nothing in it can change then: no score, no weight, no decision. It can be unlocked with a reason.",
            "What was decided? (may be left empty)", "Lock the round", needed=False,
        ),
    ),
    (
        "ranking.unlock", unlock_round, "locked",
        Question("Unlock the round", "The reason goes on the record.", "Why must it change?", "Unlock the round"),
    ),
)  # fmt: skip


def weights_words(held: Round) -> str:
    """Return that weights are not agreed yet, which is better done before totals can be seen; "" where they are."""
    if not held.criteria or (held.agreed_weights is not None and not has_copied_weights(held)):
        return ""
    return "The weights are not agreed yet: agree them first, on the Weights screen, before anybody sees a total."


class Stages:
    """Gives the actions that move a round from stage to stage their meaning."""

    def __init__(self, context: Context, window: QWidget, refused: Callable[[KnownError], None]) -> None:
        """Take over the actions; `refused` says what the round does not allow."""
        self._context, self._window, self._refused = context, window, refused
        for name, stage, _, question in _QUESTIONS:
            context.actions.handle(
                None,
                name,
                lambda stage=stage, question=question: self._ask(stage, question),  # type: ignore[misc]
            )
        context.workspace.changed.connect(lambda _change: self.look())
        context.workspace.opened.connect(self.look)
        context.workspace.closed.connect(self.look)
        self.look()

    def look(self) -> None:
        """Let only those actions be done that the present stage allows."""
        held = self._context.workspace.round
        stage = held.settings.stage if held is not None and self._context.workspace.can_change else ""
        for name, _, at, _ in _QUESTIONS:
            self._context.actions.action(name).setEnabled(stage == at)

    def _ask(self, stage: Stage, question: Question) -> None:
        held = self._context.workspace.round
        if stage is close_scoring and held is not None:
            question = replace(question, text=f"{weights_words(held)} {question.text}".strip())
        self._context.dialogs.ask_text(self._window, question, lambda reason: self._do(stage, reason))

    def _do(self, stage: Stage, reason: str) -> None:
        held = self._context.workspace.round
        if held is None:
            return
        try:
            self._context.workspace.do(stage(held, reason))
        except KnownError as fault:
            self._refused(fault)
