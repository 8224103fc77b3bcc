"""Reading without a trace, and the round as it once stood."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from prioritiser.errors import FileError, InputError
from prioritiser.exchange.open_format import document_text
from prioritiser.session import Session, view
from prioritiser.store.working_copy import home
from tests.prioritiser import small


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    held = small.make(tmp_path / "s.round")
    yield held
    held.close()


def traces() -> list[tuple[str, int]]:
    return [(str(each), each.stat().st_mtime_ns) for each in sorted(home().rglob("*"))]


def test_a_viewed_round_is_the_one_in_the_file(session: Session) -> None:
    viewed = view(session.path)
    assert viewed.round == session.round
    assert viewed.ledger.code() == session.ledger.code()
    small.score(session, "K1", "GP1", "a1", 5)
    assert view(session.path).round == viewed.round


def test_viewing_writes_nothing_even_while_a_window_holds_the_round(session: Session, tmp_path: Path) -> None:
    before = traces(), sorted(tmp_path.iterdir()), session.path.stat().st_mtime_ns
    view(session.path)
    assert (traces(), sorted(tmp_path.iterdir()), session.path.stat().st_mtime_ns) == before


def test_viewing_leaves_no_working_copy(session: Session, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PRIORITISER_HOME", str(tmp_path / "elsewhere"))
    view(session.path)
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.parametrize(
    "spoil", [lambda data: data[:-512], lambda _: b"", lambda data: data.replace(b"Case 1", b"Case 9")]
)
def test_a_file_that_cannot_be_believed_is_refused(session: Session, tmp_path: Path, spoil: object) -> None:
    path = tmp_path / "bad.round"
    path.write_bytes(spoil(session.path.read_bytes()))  # type: ignore[operator]
    with pytest.raises(FileError):
        view(path)


def test_the_past_is_worked_out_later_and_does_not_change(session: Session) -> None:
    before = document_text(session.round)
    session.issue_code("Before")
    work = session.past("Before")
    small.score(session, "K1", "GP1", "a1", 5)
    assert document_text(work()) == before
    session.publish()
    assert document_text(view(session.path).past("Before")()) == before


def test_an_unknown_point_is_refused_at_once(session: Session) -> None:
    for held in (session, view(session.path)):
        with pytest.raises(InputError) as fault:
            held.past("Never")
        assert fault.value.code == "UnknownPoint"
