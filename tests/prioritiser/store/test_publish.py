"""The swap: whole or not at all, never over what we have not read."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from prioritiser.errors import FileError
from prioritiser.session import Session
from prioritiser.store import publish
from tests.prioritiser import small


@pytest.fixture
def session(tmp_path: Path) -> Session:
    return small.make(tmp_path / "s.round")


def content(session: Session) -> publish.Content:
    return publish.Content(session.round.uuid, session.ledger.chains(), session.round, session.ranking_rows())


def test_a_target_that_changed_meanwhile_is_not_replaced(session: Session) -> None:
    theirs = b"something newer"
    session.path.write_bytes(theirs)
    with pytest.raises(publish.TargetChangedError):
        publish.publish(session.path, content(session), device="d", known="another hash")
    assert session.path.read_bytes() == theirs
    assert list(session.path.parent.glob("~$*")) == []


def test_a_file_that_keeps_changing_is_said(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def always(*_: object, **__: object) -> str:
        raise publish.TargetChangedError

    small.score(session, "K1", "GP1", "a1", 5)
    monkeypatch.setattr(publish, "publish", always)
    with pytest.raises(FileError) as fault:
        session.publish()
    assert fault.value.code == "KeepsChanging"


def test_a_full_disk_is_a_sentence_and_leaves_the_target(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    before = session.path.read_bytes()

    def full(*_: object) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    monkeypatch.setattr(publish, "_write", full)
    with pytest.raises(FileError) as fault:
        publish.publish(session.path, content(session), device="d", known=None)
    assert "disk is full" in fault.value.message
    assert session.path.read_bytes() == before


def test_a_new_file_that_lacks_events_is_not_swapped_in(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    before = session.path.read_bytes()
    whole = content(session)
    write = publish._write
    short = publish.Content(whole.uuid, whole.chains[:0], whole.held, ())
    monkeypatch.setattr(publish, "_write", lambda aside, _content: write(aside, short))
    with pytest.raises(FileError):
        publish.publish(session.path, whole, device="d", known=None)
    assert session.path.read_bytes() == before


def test_a_busy_file_is_tried_again(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    tries = []
    replace = Path.replace

    def busy(self: Path, target: Path) -> Path:
        tries.append(target)
        if len(tries) < 3:
            fault = PermissionError(13, "in use")
            fault.winerror = 32  # type: ignore[attr-defined, unused-ignore]
            raise fault
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", busy)
    monkeypatch.setattr(publish.time, "sleep", lambda _seconds: None)
    small.score(session, "K1", "GP1", "a1", 5)
    session.publish()
    assert len(tries) == 3


def test_a_copy_is_not_written_over_a_file(session: Session) -> None:
    with pytest.raises(FileError) as fault:
        session.write_copy(session.path)
    assert fault.value.code == "FileExists"


def test_an_empty_or_missing_file_has_no_hash(tmp_path: Path) -> None:
    assert publish.hash_of(tmp_path / "none") is None
    (tmp_path / "empty").write_bytes(b"")
    assert publish.hash_of(tmp_path / "empty") is None
