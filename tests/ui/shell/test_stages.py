from __future__ import annotations

from dataclasses import replace

import pytest

from prioritiser.model.round import AGREED_SET, Round
from prioritiser.model.weight import WeightSet
from ui.shell.stages import Stages, weights_words


def can(context) -> list[str]:
    names = ("ranking.close_scoring", "ranking.open_scoring", "ranking.lock", "ranking.unlock")
    return [name.removeprefix("ranking.") for name in names if context.actions.can_run(name)]


def test_a_round_goes_from_stage_to_stage_and_back(context, window):
    Stages(context, window, lambda fault: pytest.fail(str(fault)))
    assert can(context) == ["close_scoring"]

    for action, stage, next_ in (
        ("close_scoring", "closed", ["open_scoring", "lock"]),
        ("lock", "locked", ["unlock"]),
        ("unlock", "closed", ["open_scoring", "lock"]),
        ("open_scoring", "scoring", ["close_scoring"]),
    ):
        context.dialogs.next_answers.append("The board asked")
        context.actions.run(f"ranking.{action}")
        assert context.workspace.round.settings.stage == stage
        assert can(context) == next_


def test_going_back_changes_nothing(context, window):
    Stages(context, window, lambda fault: pytest.fail(str(fault)))
    context.dialogs.next_answers.append(None)
    context.actions.run("ranking.close_scoring")

    assert context.workspace.round.settings.stage == "scoring"


def test_without_a_round_nothing_can_be_done(context, window):
    Stages(context, window, lambda fault: pytest.fail(str(fault)))
    context.workspace.close()

    assert can(context) == []


def test_closing_scoring_says_that_weights_are_not_agreed(context):
    held = context.workspace.round
    own = replace(held, weight_sets={key: each for key, each in held.weight_sets.items() if key})
    agreed = WeightSet(swings={}, reason="In the room")
    assert weights_words(own).startswith("The weights are not agreed yet")
    assert weights_words(replace(own, weight_sets={AGREED_SET: agreed})) == ""
    assert weights_words(Round()) == ""
