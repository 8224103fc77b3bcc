from __future__ import annotations

import gc
import threading

import pytest

from prioritiser.edits.casework import add_case, withdraw_cases
from prioritiser.edits.scoring import set_score
from prioritiser.errors import RefusedError
from prioritiser.session import view
from ui.workspace import workspace as module
from ui.workspace.recording import beside_the_window, events_in


def adding(title="A new case"):
    return lambda held: add_case(held, {"title": title})[0]


def fail(fault):
    pytest.fail(str(fault))


class Told(list):
    """What was told, in order."""

    def then(self):
        self.append("then")

    def failed(self, fault):
        self.append(fault.code)


@pytest.fixture
def told():
    return Told()


@pytest.fixture
def gate():
    """Give something that holds a job back until it is set."""
    held = threading.Event()
    yield held
    held.set()


def idle(qtbot, workspace):
    qtbot.waitUntil(lambda: not workspace.is_recording, timeout=20_000)


def test_a_large_edit_is_recorded_and_then_told_of(open_, qtbot, told):
    shares = []
    with qtbot.waitSignal(open_.changed) as heard:
        open_.do_later(adding(), told.then, fail, progress=shares.append)
        assert open_.is_recording
        assert len(open_.round.cases) == 3

    assert heard.args[0].touches("case")
    assert told == ["then"]
    assert len(open_.round.cases) == 4
    assert not open_.is_recording
    assert open_.undo_label
    assert open_.save_state.shared == "behind"
    assert shares == sorted(shares)


def test_nothing_else_changes_the_round_meanwhile(open_, qtbot, told, gate):
    def slowly(held):
        gate.wait(20)
        return adding()(held)

    open_.do_later(slowly, told.then, fail)
    for deed in (
        lambda: open_.do(set_score(open_.round, "a1", "K1", "C1", level=3)), open_.undo, open_.redo,
        lambda: open_.name_point("now"),
    ):  # fmt: skip
        with pytest.raises(RefusedError) as refused:
            deed()
        assert refused.value.remedy
    second = Told()
    open_.do_later(adding(), second.then, second.failed)
    past = Told()
    open_.round_at("now", fail, past.failed)
    assert second == past == ["Recording"]
    assert open_.undo_label == open_.redo_label == ""
    gate.set()
    idle(qtbot, open_)

    assert told == ["then"]
    assert len(open_.round.cases) == 4
    assert not open_.round.answers


def test_an_edit_that_is_refused_changes_nothing(open_, qtbot, told):
    revision = open_.round.revision
    open_.do_later(lambda held: withdraw_cases(held, ["K99"]), told.then, told.failed)
    idle(qtbot, open_)

    assert len(told) == 1
    assert told != ["then"]
    assert open_.round.revision == revision
    open_.do(set_score(open_.round, "a1", "K1", "C1", level=3))


def test_an_edit_that_is_stopped_before_it_is_recorded_changes_nothing(open_, qtbot, told):
    revision = open_.round.revision
    open_.do_later(adding(), told.then, told.failed, stopped=lambda: True)
    idle(qtbot, open_)

    assert told == ["Stopped"]
    assert open_.round.revision == revision


def test_without_a_round_it_is_refused(workspace, told):
    workspace.do_later(adding(), told.then, told.failed)

    assert told == ["ReadOnly"]


def test_an_edit_that_ends_unexpectedly_lets_the_round_go(open_, qtbot, told, caplog):
    with qtbot.waitSignal(open_._work.crashed):
        open_.do_later(lambda _held: 1 / 0, told.then, told.failed)
    assert not open_.is_recording
    assert told == []

    open_.do(set_score(open_.round, "a1", "K1", "C1", level=3))


def test_another_job_that_ends_unexpectedly_lets_nothing_go(open_, qtbot, told, gate):
    open_._work.run_once(lambda _progress, _stopped: 1 / 0, fail)

    def slowly(held):
        gate.wait(20)
        return adding()(held)

    with qtbot.waitSignal(open_._work.crashed):
        open_.do_later(slowly, told.then, fail)
    assert open_.is_recording
    gate.set()
    idle(qtbot, open_)

    assert told == ["then"]


def test_closing_waits_until_it_is_on_the_disk(open_, told, gate):
    def slowly(held):
        gate.wait(20)
        return adding("The last one")(held)

    path = open_.path
    open_.do_later(slowly, told.then, fail)
    threading.Timer(0.2, gate.set).start()
    open_.close()

    assert "The last one" in {case.title for case in view(path).round.cases.values()}
    assert told == []  # the round that it was for is closed


# Publishing meanwhile


def test_nothing_is_published_before_it_is_recorded(open_, qtbot, told, gate):
    def slowly(held):
        gate.wait(20)
        return adding()(held)

    before = open_.path.read_bytes()
    open_.do(set_score(open_.round, "a1", "K1", "C1", level=3))
    open_.do_later(slowly, told.then, fail)
    open_.publishing.publish()
    gate.set()
    idle(qtbot, open_)
    assert open_.path.read_bytes() == before

    with qtbot.waitSignal(open_.save_state_changed):
        open_.publishing.publish()
    assert len(view(open_.path).round.cases) == 4


def test_what_publishing_found_is_taken_in_afterwards(open_, qtbot, told):
    open_.do(set_score(open_.round, "a1", "K1", "C1", level=3))
    open_.publishing.publish()
    open_.do_later(adding(), told.then, fail)  # waits behind the publishing on the worker
    idle(qtbot, open_)
    qtbot.waitUntil(lambda: not open_._work.is_busy)
    with qtbot.waitSignal(open_.save_state_changed):
        open_.publishing.publish()

    assert open_.save_state.shared == "current"
    assert len(view(open_.path).round.cases) == 4


# Large steps back and forth


@pytest.fixture
def large(open_, qtbot, told, monkeypatch):
    """Give the round after an edit that counts as large."""
    monkeypatch.setattr(module, "LARGE", 0)
    open_.do_later(adding(), told.then, fail)
    idle(qtbot, open_)
    return open_


def test_a_large_step_is_taken_back_in_the_background(large, qtbot):
    said = []
    large.said.connect(lambda notice: said.append(notice.title))
    with qtbot.waitSignal(large.changed) as heard:
        large.undo()
        assert large.is_recording
        assert len(large.round.cases) == 4

    assert heard.args[0].retraced
    assert len(large.round.cases) == 3
    assert len(said) == 2
    with qtbot.waitSignal(large.changed):
        large.redo()
    assert len(large.round.cases) == 4


def test_a_small_step_is_taken_back_at_once(open_):
    open_.do(set_score(open_.round, "a1", "K1", "C1", level=3))
    assert events_in(open_._session, "undo") == 1
    open_.undo()
    assert not open_.is_recording
    assert not open_.round.answers
    assert events_in(open_._session, "redo") == 1
    assert events_in(open_._session, "undo") == 0


def test_with_nothing_to_take_back_it_is_refused(open_):
    with pytest.raises(RefusedError):
        open_.undo()


def test_the_collector_goes_on_after_a_fault():
    def stopped_half_way():
        with beside_the_window():
            assert not gc.isenabled()
            raise ValueError("stop")

    with pytest.raises(ValueError, match="stop"):
        stopped_half_way()
    assert gc.isenabled()
