"""Publishing in two parts: the session goes on while the file is written, and nothing is lost or forgotten."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from prioritiser.errors import FileError
from prioritiser.session import Session
from prioritiser.store import publication, publish, untrusted
from prioritiser.store.publication import Publication, heads_text
from tests.prioritiser import small


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    held = small.make(tmp_path / "s.round")
    yield held
    held.close()


def ready(session: Session) -> Publication:
    found = session.publication()
    assert found is not None
    return found


def level_in(path: Path, case: str = "K1") -> int | None:
    received = untrusted.read_round(path)
    return untrusted.round_of(untrusted.Ledger(received.uuid, received.chains, own="")).answers[case, "GP1", "a1"].level


def test_what_is_published_needs_no_publication(session: Session) -> None:
    assert session.publication() is None
    small.score(session, "K1", "GP1", "a1", 5)
    assert session.published(ready(session).run())
    assert session.publication() is None
    assert session.is_published


def test_the_session_goes_on_while_another_thread_writes(session: Session) -> None:
    small.score(session, "K1", "GP1", "a1", 5)
    handed = ready(session)
    found = []
    thread = threading.Thread(target=lambda: found.append(handed.run()))
    thread.start()
    for level in range(5):
        small.score(session, "K2", "GP1", "a1", level)
    thread.join()
    before = session.round.answers["K2", "GP1", "a1"]
    assert session.published(found[0])
    assert not session.is_published
    assert level_in(session.path) == 5
    assert session.published(ready(session).run())
    assert session.is_published
    assert level_in(session.path, "K2") == before.level == 4


def test_a_publication_holds_the_round_of_its_moment(session: Session) -> None:
    small.score(session, "K1", "GP1", "a1", 5)
    handed = ready(session)
    small.score(session, "K1", "GP1", "a1", 2)
    handed.run()
    assert level_in(session.path) == 5


def test_a_file_that_others_changed_is_read_and_not_written(session: Session, tmp_path: Path) -> None:
    other = Session.open(Path(shutil.copy(session.path, tmp_path / "other.round")))
    small.score(other, "K2", "GP1", "a1", 0)
    other.publish()
    other.close()
    shutil.copy(other.path, session.path)
    theirs = session.path.read_bytes()
    small.score(session, "K1", "GP1", "a1", 5)
    result = ready(session).run()
    assert result.received is not None
    assert session.path.read_bytes() == theirs
    assert not session.published(result)
    assert session.round.answers["K2", "GP1", "a1"].level == 0
    assert session.published(ready(session).run())
    assert session.is_published
    assert (level_in(session.path), level_in(session.path, "K2")) == (5, 0)


def test_a_file_that_changes_at_the_last_moment_is_read(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    small.score(session, "K1", "GP1", "a1", 5)

    def changed(*_: object, **__: object) -> str:
        raise publish.TargetChangedError

    monkeypatch.setattr(publication.publish, "publish", changed)
    assert ready(session).run().received is not None


def test_a_second_publication_of_one_moment_changes_nothing(session: Session) -> None:
    small.score(session, "K1", "GP1", "a1", 5)
    one, two = ready(session), ready(session)
    assert session.published(one.run())
    again = two.run()
    assert not session.published(again)
    assert session.is_published
    assert session.notes == []


def test_a_folder_that_cannot_be_written_is_said_and_the_work_stays(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.score(session, "K1", "GP1", "a1", 5)
    handed = ready(session)

    def denied(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", denied)
        with pytest.raises(FileError) as fault:
            handed.run()
    assert fault.value.code == "NotPublished"
    assert session.published(ready(session).run())


def test_the_ranking_is_worked_out_only_while_running(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    small.score(session, "K1", "GP1", "a1", 5)
    asked: list[int] = []

    def counting(_: object) -> tuple[()]:
        asked.append(1)
        return ()

    monkeypatch.setattr("prioritiser.session.ranking_rows", counting)
    handed = ready(session)
    assert asked == []
    handed.run()
    assert asked == [1]


def test_bodies_that_come_in_meanwhile_are_published_next(session: Session, tmp_path: Path) -> None:
    secret = {event.id for event, body in session.ledger.bodies() if "a2" in body.key}
    session.write_copy(tmp_path / "blind.round", withheld=secret)
    blind = Session.open(tmp_path / "blind.round")
    small.score(blind, "K1", "GP1", "a1", 5)
    handed = ready(blind)
    blind.receive(session.ledger.chains(), source="s.round")
    assert blind.published(handed.run())
    assert not blind.is_published
    blind.publish()
    assert blind.is_published
    assert b"r21C1" in blind.path.read_bytes()
    blind.close()


def test_heads_are_kept_as_text() -> None:
    assert heads_text({"b": 2, "a": 1}) == '{"a":1,"b":2}'
