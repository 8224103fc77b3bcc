"""What is remembered of a round when it is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from prioritiser.edits.document import edit_of
from prioritiser.model.base import AssessorId
from prioritiser.model.round import Round
from prioritiser.session import Session
from sample_data.build import sample_round
from tests.prioritiser import small
from ui.models.recent_rounds import budget_text, recent_of
from ui.settings import Settings
from ui.work import Work
from ui.workspace import Workspace

NOW = datetime(2026, 3, 3, 10, 42, tzinfo=UTC)
Opener = Callable[[dict[str, object]], Workspace]


@pytest.fixture
def opened(qtbot: QtBot, tmp_path: Path) -> Iterator[Opener]:
    """Give what makes a round of a document and opens it."""
    work = Work()
    workspace = Workspace(Settings(tmp_path / "settings"), work)

    def open_it(document: dict[str, object]) -> Workspace:
        path = tmp_path / "one.round"
        Session.create(path, edit_of(document, Round(), label="New round", fresh=True)).close()
        with qtbot.waitSignal(workspace.opened):
            workspace.open(path)
        return workspace

    yield open_it
    workspace.close()
    work.close()


def scoring(**over: object) -> dict[str, object]:
    """Return a small round in scoring: a1 has scored K1 wholly and K2 in part, nobody else anything."""
    whole = small.document()
    answers = [
        each
        for each in whole["answers"]
        if each["assessor"] == "a1" and (each["case"] == "K1" or (each["case"], each["criterion"]) == ("K2", "C1"))
    ]
    return {**whole, "answers": answers, **over}


def test_a_round_in_scoring_tells_what_i_have_scored(opened: Opener, tmp_path: Path) -> None:
    workspace = opened(scoring())
    workspace.set_scoring_as(AssessorId("a1"))
    recent = recent_of(workspace, now=NOW)
    assert (recent.path, recent.title) == (str(tmp_path / "one.round"), "Small round")
    assert (recent.cases, recent.criteria, recent.budget) == (4, 3, "£700k")
    assert (recent.progress, recent.scored_by_me, recent.to_score) == ("4 of 12 scores by you", 4, 8)
    assert recent.done == pytest.approx(1 / 3)
    assert recent.when == NOW


def test_while_people_score_the_bars_hint_at_no_ranking(opened: Opener) -> None:
    workspace = opened(scoring())
    workspace.set_scoring_as(AssessorId("a1"))
    bars = recent_of(workspace).bars
    assert [token for row in bars for token, _ in row] == ["accent", "track"] * 4
    assert [row[0][1] for row in bars] == pytest.approx([1, 1 / 3, 0, 0])


def test_without_anybody_chosen_it_counts_the_scores_of_all(opened: Opener) -> None:
    recent = recent_of(opened(scoring()))
    assert (recent.progress, recent.scored_by_me, recent.to_score) == ("4 of 36 scores", -1, 0)


def test_a_round_wholly_scored_is_ready(opened: Opener) -> None:
    recent = recent_of(opened(small.document()))
    assert (recent.done, recent.progress) == (1.0, "Ready for the workshop")


@pytest.mark.parametrize(("stage", "said"), [("closed", "Scoring closed"), ("locked", "Locked")])
def test_after_scoring_it_tells_the_stage_and_has_nothing_left(opened: Opener, stage: str, said: str) -> None:
    workspace = opened(scoring(settings={**small.document()["settings"], "stage": stage}))
    workspace.set_scoring_as(AssessorId("a1"))
    recent = recent_of(workspace)
    assert (recent.done, recent.progress, recent.to_score) == (1.0, said, 0)


def test_after_scoring_the_bars_are_the_first_five_of_the_ranking(opened: Opener) -> None:
    workspace = opened(sample_round())
    recent = recent_of(workspace)
    assert len(recent.bars) == 5
    assert [token for token, _ in recent.bars[0]] == ["p1", "p2", "p3", "p4", "p5", "g1", "g2", "g3"]
    listed = [each for each in workspace.analysis().results if each.type != "disinvestment"]
    totals = [sum(share for _, share in row) for row in recent.bars]
    assert totals == pytest.approx([each.value / 100 for each in listed[:5]], abs=1e-3)
    assert recent.budget == "£20.0m"


def test_a_round_without_cases_or_assessors_says_so(opened: Opener) -> None:
    bare = {key: held for key, held in scoring().items() if key not in {"answers", "assessors", "budgets"}}
    recent = recent_of(opened(bare))
    assert (recent.done, recent.progress, recent.budget, recent.bars) == (0.0, "Nobody to score yet", "", ())


@pytest.mark.usefixtures("qapp")
def test_no_round_has_no_summary(tmp_path: Path) -> None:
    work = Work()
    with pytest.raises(ValueError, match="no round is open"):
        recent_of(Workspace(Settings(tmp_path / "settings"), work))
    work.close()


def test_the_budget_is_the_first_year_s_before_other_kinds(opened: Opener) -> None:
    budgets = [
        {"year": "2027/28", "kind": "recurrent", "amount": 3_000_000},
        {"year": "2026/27", "kind": "capital", "amount": 4_450_000},
    ]
    held = opened(scoring(budgets=budgets)).round
    assert held is not None
    assert budget_text(held) == "£4.5m"
    assert not budget_text(Round())
