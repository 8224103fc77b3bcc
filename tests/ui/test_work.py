from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QThread

from prioritiser.errors import RefusedError
from ui.work import Work


@pytest.fixture
def work(qtbot):
    made = Work()
    yield made
    made.close()
    made.deleteLater()


def test_a_job_runs_elsewhere_and_its_result_comes_home(work, qtbot):
    seen = []

    def job(_progress, _stopped):
        return QThread.currentThread()

    with qtbot.waitSignal(work.idle):
        work.run_once(job, lambda thread: seen.append((thread, QThread.currentThread())))

    elsewhere, here = seen[0]
    assert elsewhere is not here
    assert here is work.thread()
    assert not work.is_busy


def test_what_the_user_can_act_on_is_handed_over(work, qtbot):
    faults = []

    def job(_progress, _stopped):
        raise RefusedError("No", "Not now.")

    with qtbot.waitSignal(work.idle):
        work.run_once(job, lambda _result: pytest.fail("delivered"), faults.append)

    assert [fault.code for fault in faults] == ["No"]


def test_what_nobody_expected_is_told_and_the_worker_goes_on(work, qtbot, caplog):
    def job(_progress, _stopped):
        raise ZeroDivisionError("unexpected")

    with qtbot.waitSignal(work.crashed) as crash:
        work.run_once(job, lambda _result: pytest.fail("delivered"))
    assert isinstance(crash.args[0], ZeroDivisionError)

    done = []
    with qtbot.waitSignal(work.idle):
        work.run_once(lambda _progress, _stopped: 7, done.append)
    assert done == [7]


def test_a_newer_job_of_the_same_key_takes_the_place_of_the_older(work, qtbot):
    done, gate, begun = [], threading.Event(), threading.Event()

    def slow(_progress, stopped):
        begun.set()
        gate.wait(5)
        done.append(("stopped", stopped()))
        return "old"

    first = work.run_latest("k", slow, done.append)
    assert begun.wait(5)
    with qtbot.waitSignal(work.idle):
        work.run_latest("k", lambda _progress, _stopped: "new", done.append)
        gate.set()

    assert first.is_cancelled
    assert done == [("stopped", True), "new"]


def test_a_cancelled_job_delivers_nothing(work, qtbot):
    gate = threading.Event()
    with qtbot.waitSignal(work.idle):
        ticket = work.run_once(lambda _progress, _stopped: gate.wait(5), lambda _result: pytest.fail("delivered"))
        ticket.cancel()
        gate.set()

    assert ticket.is_over


def test_a_job_that_was_cancelled_before_its_turn_never_begins(work, qtbot):
    gate, begun = threading.Event(), []
    with qtbot.waitSignal(work.idle):
        work.run_once(lambda _progress, _stopped: gate.wait(5), lambda _result: None)
        work.run_once(lambda _progress, _stopped: begun.append(1), lambda _result: None).cancel()
        gate.set()

    assert begun == []


def test_progress_is_heard_on_the_windows_thread(work, qtbot):
    heard = []

    def job(progress, _stopped):
        progress(0.5)

    with qtbot.waitSignal(work.idle):
        work.run_once(job, lambda _result: None, progress=lambda share: heard.append((share, QThread.currentThread())))

    assert heard == [(0.5, work.thread())]
