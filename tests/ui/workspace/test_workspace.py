from __future__ import annotations

import pytest

from prioritiser.edits.scoring import set_score
from prioritiser.errors import RefusedError
from prioritiser.session import Session, view
from tests.ui.rounds import make_round


def score(level):
    return lambda workspace: set_score(workspace.round, "a1", "K1", "C1", level=level)


def test_a_round_is_opened_in_the_background(open_):
    assert open_.round.title == "Small round"
    assert open_.can_change
    assert open_.save_state.shared == "current"


def test_a_round_that_cannot_be_opened_is_told(workspace, qtbot, tmp_path):
    with qtbot.waitSignal(workspace.refused) as refused:
        workspace.open(tmp_path / "missing.round")

    assert refused.args[0] == tmp_path / "missing.round"
    assert refused.args[1].remedy
    assert workspace.round is None


def test_an_edit_is_told_with_its_initiator_and_is_on_the_disk(open_, qtbot):
    me = object()
    with qtbot.waitSignal(open_.changed) as heard:
        open_.do(score(3)(open_), initiator=me, actor="a1")

    assert heard.args[0].initiator is me
    assert heard.args[0].touches("answer")
    assert open_.save_state.shared == "behind"
    assert open_.undo_label


def test_an_edit_that_changes_nothing_is_not_told(open_, qtbot):
    open_.do(score(3)(open_))
    with qtbot.assertNotEmitted(open_.changed):
        open_.do(score(3)(open_))


def test_undo_and_redo_are_told(open_, qtbot):
    open_.do(score(3)(open_))
    with qtbot.waitSignal(open_.changed):
        open_.undo()
    assert ("K1", "C1", "a1") not in open_.round.answers
    with qtbot.waitSignal(open_.changed):
        open_.redo()
    assert open_.round.answers["K1", "C1", "a1"].level == 3


def test_the_shared_copy_follows(open_, qtbot):
    open_.do(score(4)(open_))
    with qtbot.waitSignal(open_.save_state_changed):
        open_.publishing.publish()

    assert open_.save_state.shared == "current"
    assert view(open_.path).round.answers["K1", "C1", "a1"].level == 4


def test_a_change_during_publishing_is_published_next(open_, qtbot):
    open_.do(score(1)(open_))
    open_.publishing.publish()
    open_.do(score(2)(open_))
    path = open_.path
    open_.close()

    assert view(path).round.answers["K1", "C1", "a1"].level == 2


def test_closing_publishes(open_):
    open_.do(score(5)(open_))
    path = open_.path
    open_.close()

    assert view(path).round.answers["K1", "C1", "a1"].level == 5
    assert open_.round is None


def test_a_folder_that_went_away_keeps_the_work_here(open_, qtbot, tmp_path):
    path = open_.path
    open_.do(score(3)(open_))
    path.parent.rename(tmp_path.parent / f"{tmp_path.name}-gone")
    try:
        with qtbot.waitSignal(open_.save_state_changed):
            open_.publishing.publish()
        assert open_.save_state.shared == "waiting"
        assert open_.save_state.why
        assert open_.round.answers["K1", "C1", "a1"].level == 3
    finally:
        (tmp_path.parent / f"{tmp_path.name}-gone").rename(path.parent)


def test_a_read_only_file_says_so_and_changes_nothing(workspace, qtbot, tmp_path):
    path = make_round(tmp_path / "r.round")
    path.chmod(0o444)
    before = path.read_bytes()
    with qtbot.waitSignal(workspace.opened):
        workspace.open(path)

    assert "read-only" in workspace.read_only
    assert not workspace.can_change
    with pytest.raises(RefusedError):
        workspace.do(score(3)(workspace))
    assert path.read_bytes() == before


def test_a_read_only_round_can_be_copied_and_scored(workspace, qtbot, tmp_path):
    path = make_round(tmp_path / "r.round")
    with qtbot.waitSignal(workspace.opened):
        workspace.open(path, to_read=True)
    with qtbot.waitSignal(workspace.opened):
        workspace.copy_to(tmp_path / "copy.round")

    workspace.do(score(3)(workspace))

    assert workspace.path.name == "copy.round"
    assert workspace.read_only == ""


def test_a_round_held_elsewhere_is_refused(workspace, qtbot, tmp_path):
    path = make_round(tmp_path / "r.round")
    other = Session.open(path)
    try:
        with qtbot.waitSignal(workspace.refused) as refused:
            workspace.open(path)
        assert refused.args[1].code == "RoundOpen"
    finally:
        other.close()


def test_the_analysis_is_made_once_per_revision(open_):
    first = open_.analysis()
    assert open_.analysis() is first
    open_.do(score(3)(open_))
    assert open_.analysis() is not first


def test_who_scores_is_remembered_for_the_round(open_):
    assert open_.scoring_as is None
    open_.set_scoring_as("a1")
    assert open_.scoring_as == "a1"


def test_a_restore_point_can_be_looked_back_at(open_, qtbot):
    open_.name_point("before")
    open_.do(score(3)(open_))
    seen = []
    open_.round_at("before", seen.append, lambda fault: pytest.fail(str(fault)))
    qtbot.waitUntil(lambda: bool(seen))

    assert seen[0].answers == {}


def test_a_point_that_is_not_there_is_told(open_):
    faults = []
    open_.round_at("nowhere", lambda _round: pytest.fail("found"), faults.append)

    assert faults


def test_the_sample_round_opens(workspace, qtbot):
    with qtbot.waitSignal(workspace.opened, timeout=20_000):
        workspace.open_sample()
    assert workspace.round.settings.sample
    with qtbot.waitSignal(workspace.opened, timeout=20_000):
        workspace.open_sample()


def test_the_workbook_is_written_from_the_round_as_it_stood(open_, qtbot, tmp_path):
    target = tmp_path / "board.xlsx"
    job = open_.workbook_job(target)
    open_.do(score(3)(open_))

    job(lambda _share: None, lambda: False)

    assert target.stat().st_size > 1000
    assert len(open_.round.points) == 1


def test_work_that_was_kept_is_told(open_, workspace, qtbot, tmp_path):
    other = Session.open(make_round(tmp_path / "other.round"))
    other.commit(set_score(other.round, "a1", "K1", "C1", level=2))
    other.close()

    assert [entry.path.name for entry in open_.kept()] == ["other.round"]
