"""A replica: the disk first, then memory; both always say the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from prioritiser.errors import InputError
from prioritiser.model.edit import Change, Edit, Key
from prioritiser.model.event import EditMark
from prioritiser.store.drafting import drafts_of
from prioritiser.store.replica import Replica
from prioritiser.store.working_copy import WorkingCopy

AT = "2026-04-01T10:00:00+01:00"
TITLE = Key("round", (), "title")


def replica(path: Path) -> Replica:
    return Replica(WorkingCopy.open(path, "u"))


def write(held: Replica, title: str) -> None:
    made = () if held.ledger.events else (Change(Key("round", ()), None, {"levels": 5}),)
    edit = Edit("Name", (*made, Change(TITLE, held.round.title, title)))
    held.write(drafts_of(edit, held.state), mark=EditMark("e"), actor=None, at=AT)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    one = replica(tmp_path / "s.round")
    write(one, "Title")
    assert one.round.title == "Title"
    one.copy.close()
    again = replica(tmp_path / "s.round")
    assert again.round == one.round
    assert again.ledger.code() == one.ledger.code()


def test_a_failing_disk_leaves_memory_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = replica(tmp_path / "s.round")
    write(one, "Title")
    code = one.ledger.code()

    def full(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr(one.copy, "append", full)
    with pytest.raises(OSError, match="full"):
        write(one, "Other")
    assert (one.round.title, one.ledger.code()) == ("Title", code)


def test_withheld_chains_keep_their_heads(tmp_path: Path) -> None:
    one = replica(tmp_path / "s.round")
    write(one, "Title")
    (chain,) = one.chains(withheld=one.ledger.with_bodies())
    assert all(event.body is None and event.salt is None for event in chain.events)
    other = Replica(WorkingCopy.open(tmp_path / "o.round", "u"))
    other.union([chain], verified=False)
    assert other.ledger.heads == one.ledger.heads
    assert other.round.title == ""
    found = other.union(one.chains(), verified=False)
    assert len(found.filled) == 2
    assert other.round.title == "Title"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Key("round", ()), {"levels": 10**19}),
        (Key("case", ("K1",)), {"id": "K1", "title": "Names its own id"}),
    ],
)
def test_what_no_reader_would_take_is_never_written(tmp_path: Path, key: Key, value: object) -> None:
    one = replica(tmp_path / "s.round")
    write(one, "Title")
    before = (one.round, one.ledger.code())
    with pytest.raises(InputError, match=r"cannot be kept|names its own id") as refusal:
        one.write(drafts_of(Edit("e", (Change(key, None, value),)), one.state), mark=EditMark("e"), actor=None, at=AT)
    assert refusal.value.code == "CannotBeKept"
    assert (one.round, one.ledger.code()) == before
