"""A received file is believed whole or not at all: bit flips, cuts, strangers, strange tables, forged events."""

from __future__ import annotations

import os
import random
import sqlite3
from pathlib import Path

import pytest

from prioritiser.errors import FileError
from prioritiser.model.edit import Change, Edit, Key
from prioritiser.store import schema, untrusted
from prioritiser.store.ledger import Ledger
from tests.prioritiser import small

FLIPS = int(os.environ.get("PRIORITISER_FLIPS", "500"))
SEED = int(os.environ.get("PRIORITISER_SEED", "20260401"))


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("good")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PRIORITISER_HOME", str(folder / "home"))
        session = small.make(folder / "s.round")
        small.score(session, "K1", "GP1", "a1", 5, "ünïcode 🙂")
        session.issue_code("Point")
        session.publish()
        session.close()
    return (folder / "s.round").read_bytes()


def everything_in(data: bytes) -> object:
    received = untrusted.read_round(Path("x.round"), data)
    return received.uuid, received.chains, received.ranking


def code_of(data: bytes) -> str:
    with pytest.raises(FileError) as fault:
        untrusted.read_round(Path("x.round"), data)
    assert fault.value.remedy
    assert fault.value.where == "x.round"
    return fault.value.code


@pytest.mark.campaign
def test_no_bit_flip_silently_changes_anything(good: bytes) -> None:
    expected = everything_in(good)
    chance = random.Random(SEED)
    refused = same = 0
    for _ in range(FLIPS):
        data = bytearray(good)
        at = chance.randrange(len(data))
        data[at] ^= 1 << chance.randrange(8)
        try:
            found = everything_in(bytes(data))
        except FileError:
            refused += 1
            continue
        assert found[:2] == expected[:2], f"byte {at} changed the record"  # type: ignore[index]
        # The ranking table is a copy for other programs; the session compares it with its own and writes it again.
        same += 1
    print(f"flips={FLIPS} seed={SEED} refused={refused} identical={same} silent=0")
    assert refused > FLIPS / 4


def test_a_flip_in_any_table_that_others_read_is_noticed(good: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.round"
    changes = {
        "answers": "level = 0 WHERE case_id = 'K1' AND criterion_id = 'GP1' AND assessor_id = 'a1'",
        "cases": "title = 'x' WHERE id = 'K1'",
        "criteria": "swing = 1 WHERE id = 'C1'",
        "money": "amount = 1 WHERE case_id = 'K1'",
        "assessors": "name = 'x' WHERE id = 'a1'",
        "nodes": "swing = 1 WHERE id = 'A'",
    }
    for table, change in changes.items():
        path.write_bytes(good)
        with sqlite3.connect(path) as connection:
            connection.execute(f"UPDATE {table} SET {change}")
        connection.close()
        assert code_of(path.read_bytes()) == "ChangedOutside"


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE events SET body = replace(body, '\"level\":5', '\"level\":0')",
        "UPDATE events SET seq = 9999 WHERE seq = 5",
        "DELETE FROM events WHERE seq = 5",
        "UPDATE events SET salt = zeroblob(32) WHERE seq = 5",
        "UPDATE events SET commitment = zeroblob(32) WHERE seq = 5",
        "UPDATE events SET prev = zeroblob(32) WHERE seq = 5",
        "UPDATE events SET id = 'x' WHERE seq = 5",
        "UPDATE meta SET value = 'x' WHERE key = 'round_uuid'",
        "DELETE FROM meta",
        "UPDATE events SET body = 'not json' WHERE seq = 5",
    ],
)
def test_every_edit_of_the_record_is_noticed(good: bytes, tmp_path: Path, change: str) -> None:
    path = tmp_path / "x.round"
    path.write_bytes(good)
    with sqlite3.connect(path) as connection:
        connection.execute(change)
    connection.close()
    assert code_of(path.read_bytes()) in ("ChangedOutside", "Damaged")


def test_an_event_of_an_unknown_kind_needs_a_newer_version(tmp_path: Path) -> None:
    session = small.make(tmp_path / "s.round")
    session.commit(Edit("x", (Change(Key("hologram", ("h1",)), None, {"colour": "blue"}),)))
    session.write_copy(tmp_path / "new.round", withheld=())
    assert code_of((tmp_path / "new.round").read_bytes()) == "TooNew"


def test_a_tail_cut_off_changes_the_code(good: bytes) -> None:
    received = untrusted.read_round(Path("x"), good)
    whole = Ledger(received.uuid, received.chains, "").code()
    shorter = [chain._replace(events=chain.events[:-1]) for chain in received.chains]
    assert Ledger(received.uuid, shorter, "").code() != whole


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("CREATE VIEW v AS SELECT 1", "StrangeTables"),
        ("CREATE TRIGGER t AFTER INSERT ON events BEGIN DELETE FROM events; END", "StrangeTables"),
        ("CREATE TABLE extra (x)", "StrangeTables"),
        ("DROP TABLE ranking", "StrangeTables"),
        ("CREATE INDEX i ON events (id)", "StrangeTables"),
        ("ALTER TABLE cases ADD COLUMN x TEXT", "StrangeTables"),
        ("PRAGMA application_id = 7", "NotARound"),
        ("PRAGMA user_version = 9999", "TooNew"),
        ("PRAGMA journal_mode = WAL", "CutShort"),
    ],
)
def test_strange_databases_are_refused(good: bytes, tmp_path: Path, sql: str, code: str) -> None:
    path = tmp_path / "x.round"
    path.write_bytes(good)
    connection = sqlite3.connect(path)
    connection.execute(sql)
    connection.commit()
    connection.close()
    assert code_of(path.read_bytes()) == code


def test_what_is_no_round_is_named(good: bytes) -> None:
    assert code_of(b"") == "CutShort"
    assert code_of(b"x") == "CutShort"
    assert code_of(good[:100]) == "CutShort"
    assert code_of(b"%PDF-1.7" + bytes(200)) == "NotARound"
    assert code_of(b"PK\x03\x04" + bytes(200)) == "NotARound"
    assert code_of(b"hello " * 50) == "NotARound"
    assert code_of(good + bytes(1024)) == "CutShort"


def test_a_file_cut_at_every_page_is_refused(good: bytes) -> None:
    for size in range(0, len(good), 512):
        code_of(good[:size])


def test_pages_swapped_or_zeroed_are_refused_or_identical(good: bytes) -> None:
    page = int.from_bytes(good[16:18], "big")
    pages = [good[at : at + page] for at in range(0, len(good), page)]
    expected = everything_in(good)
    for at in range(1, len(pages)):
        for mixed in ([*pages[:at], bytes(page), *pages[at + 1 :]], _swapped(pages, at)):
            try:
                assert everything_in(b"".join(mixed)) == expected
            except FileError:
                continue


def _swapped(pages: list[bytes], at: int) -> list[bytes]:
    mixed = list(pages)
    mixed[at], mixed[at - 1] = mixed[at - 1], mixed[at]
    return mixed


def test_missing_folders_and_oversized_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for path, code in ((tmp_path / "no.round", "FileNotFound"), (tmp_path, "NotAFile")):
        with pytest.raises(FileError) as fault:
            untrusted.read_round(path)
        assert fault.value.code == code
    big = tmp_path / "big.round"
    big.write_bytes(b"x" * 200)
    monkeypatch.setattr(untrusted, "LARGEST", 100)
    with pytest.raises(FileError) as fault:
        untrusted.read_round(big)
    assert fault.value.code == "TooLarge"


def test_the_schema_of_a_file_is_exactly_ours(good: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.round"
    path.write_bytes(good)
    connection = sqlite3.connect(path)
    found = {sql for (sql,) in connection.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")}
    connection.close()
    assert found == set(schema.PUBLISHED_DDL)
