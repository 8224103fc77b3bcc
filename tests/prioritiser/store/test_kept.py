"""Work that waits on this computer: counted, dated, and never in the way of a window."""

from __future__ import annotations

import os
import shutil
import signal
from datetime import UTC, datetime
from pathlib import Path

import pytest

from prioritiser.errors import RefusedError
from prioritiser.session import Session, kept_work
from prioritiser.store.working_copy import home
from tests.prioritiser import small

THEN = datetime(2026, 4, 1, 16, 52, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    target = tmp_path / "s.round"
    small.make(target).close()
    return target


def again(path: Path) -> Session:
    return Session.open(path, clock=lambda: THEN)


def test_without_a_home_there_is_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PRIORITISER_HOME", str(tmp_path / "none"))
    assert kept_work() == ()
    assert not (tmp_path / "none").exists()


def test_what_is_published_is_not_listed(path: Path) -> None:
    assert kept_work() == ()
    session = again(path)
    small.score(session, "K1", "GP1", "a1", 5)
    session.publish()
    session.close()
    assert kept_work() == ()


def test_what_was_not_published_is_counted_and_dated(path: Path) -> None:
    session = again(path)
    small.score(session, "K1", "GP1", "a1", 5, "why")
    small.score(session, "K1", "GP1", "a1", 4, "why not")
    small.score(session, "K2", "GP1", "a1", 1)
    small.change(session, title="Other", reason="so")
    session.close()
    (kept,) = kept_work()
    assert (kept.path, kept.scores, kept.at) == (path, 2, THEN.isoformat(timespec="milliseconds"))
    assert kept.changes == 7
    session = Session.open(path)
    session.publish()
    session.close()
    assert kept_work() == ()


def test_a_round_that_a_window_holds_is_passed_over_and_not_disturbed(path: Path) -> None:
    session = again(path)
    small.score(session, "K1", "GP1", "a1", 5)
    assert kept_work() == ()
    small.score(session, "K1", "GP1", "a1", 4)
    with pytest.raises(RefusedError):
        Session.open(path)
    session.close()
    assert len(kept_work()) == 1


def test_looking_leaves_everything_as_it_was(path: Path) -> None:
    session = again(path)
    small.score(session, "K1", "GP1", "a1", 5)
    session.close()
    before = {each: each.read_bytes() for each in home().rglob("*") if each.is_file()}
    kept_work()
    assert {each: each.read_bytes() for each in home().rglob("*") if each.is_file()} == before
    assert Session.open(path).round.answers["K1", "GP1", "a1"].level == 5


def test_the_latest_comes_first(path: Path, tmp_path: Path) -> None:
    session = again(path)
    small.score(session, "K1", "GP1", "a1", 5)
    session.close()
    later = small.make(tmp_path / "later.round")
    small.score(later, "K1", "GP1", "a1", 5)
    later.close()
    assert [entry.path.name for entry in kept_work()] == ["later.round", "s.round"]


def test_what_came_from_elsewhere_and_was_not_published_counts_too(path: Path, tmp_path: Path) -> None:
    other = Session.open(Path(shutil.copy(path, tmp_path / "other.round")))
    small.score(other, "K2", "GP1", "a1", 0)
    other.publish()
    session = again(path)
    session.receive(other.ledger.chains(), source="other.round")
    session.close()
    other.close()
    (kept,) = kept_work()
    assert (kept.path, kept.scores) == (path, 1)


def test_an_older_file_that_came_back_shows_what_it_lacks(path: Path) -> None:
    old = path.read_bytes()
    session = again(path)
    small.score(session, "K1", "GP1", "a1", 5)
    session.publish()
    session.close()
    path.write_bytes(old)
    Session.open(path).close()
    (kept,) = kept_work()
    assert kept.scores == 1


def test_a_working_copy_that_cannot_be_read_is_passed_over(path: Path) -> None:
    session = again(path)
    small.score(session, "K1", "GP1", "a1", 5)
    session.close()
    (working,) = home().glob("rounds/*/working.db")
    working.write_bytes(b"no database" * 100)
    assert kept_work() == ()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a process to kill")
def test_work_of_a_window_that_was_killed_is_found(path: Path) -> None:
    child = os.fork()
    if child == 0:
        session = again(path)
        small.score(session, "K1", "GP1", "a1", 5)
        os.kill(os.getpid(), signal.SIGKILL)
    os.waitpid(child, 0)
    (kept,) = kept_work()
    assert kept.scores == 1
