"""Files handed in are read or explained; files asked for appear whole, or not at all, and never over another."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from prioritiser.errors import FileError
from prioritiser.exchange import safe_files
from prioritiser.exchange.safe_files import check_target, read_bytes, write_new

AS_ROOT = sys.platform != "win32" and os.geteuid() == 0


def code_of(call: object, *arguments: object, **options: object) -> str:
    with pytest.raises(FileError) as fault:
        call(*arguments, **options)  # type: ignore[operator]
    assert fault.value.remedy
    return fault.value.code


def test_bytes_come_back_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "Größe \u202e ~ %TEMP%"
    path.write_bytes(b"\x00\r\n\xff")
    assert read_bytes(path) == b"\x00\r\n\xff"


def test_what_cannot_be_read_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert code_of(read_bytes, tmp_path / "none") == "FileNotFound"
    assert code_of(read_bytes, tmp_path / "none" / "deeper") == "FileNotFound"
    assert code_of(read_bytes, tmp_path) == "NotAFile"
    assert code_of(read_bytes, tmp_path / ("x" * 300)) == "Unreadable"
    (tmp_path / "large").write_bytes(b"12345")
    monkeypatch.setattr(safe_files, "LARGEST_TEXT", 4)
    assert code_of(read_bytes, tmp_path / "large") == "TooLarge"


@pytest.mark.skipif(AS_ROOT, reason="root may read anything")
def test_a_file_without_leave_to_read_is_explained(tmp_path: Path) -> None:
    path = tmp_path / "mine"
    path.write_bytes(b"x")
    path.chmod(0)
    assert code_of(read_bytes, path) == "Unreadable"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "out"
    made.mkdir()
    return made


def test_a_new_file_appears_whole_and_alone(folder: Path) -> None:
    seen: list[list[str]] = []

    def write(aside: Path) -> None:
        aside.write_text("half")
        seen.append(sorted(each.name for each in folder.iterdir()))
        aside.write_text("whole")

    write_new(folder / "a.csv", write)
    assert [name.startswith("~$a.") and name.endswith(".csv") for name in seen[0]] == [True]
    assert [each.name for each in folder.iterdir()] == ["a.csv"]
    assert (folder / "a.csv").read_text() == "whole"


def test_nothing_is_written_over_unless_it_is_said(folder: Path) -> None:
    target = folder / "a.csv"
    target.write_text("mine")
    assert code_of(write_new, target, lambda aside: aside.write_text("new")) == "FileExists"
    assert target.read_text() == "mine"
    write_new(target, lambda aside: aside.write_text("new"), replace=True)  # type: ignore[arg-type,return-value]
    assert target.read_text() == "new"


def test_a_place_that_cannot_be_is_refused_before_anything_is_made(folder: Path) -> None:
    made: list[Path] = []
    (folder / "dir.csv").mkdir()
    for target, replace, code in (
        (folder / "nowhere" / "a.csv", False, "NoFolder"), (folder / "dir.csv", False, "FileExists"),
        (folder / "dir.csv", True, "FileExists"), (folder / ("x" * 300), False, "NotWritten"),
    ):  # fmt: skip
        assert code_of(write_new, target, made.append, replace=replace) == code
        assert code_of(check_target, target, replace=replace) == code
    assert made == []
    check_target(folder / "free.csv")


@pytest.mark.parametrize(
    ("fault", "code"),
    [(PermissionError(13, "denied"), "FileInUse"), (OSError(28, "No space left on device"), "NotWritten")],
)
def test_a_write_that_fails_leaves_what_was_there(folder: Path, fault: OSError, code: str) -> None:
    target = folder / "a.csv"
    target.write_text("mine")

    def write(aside: Path) -> None:
        aside.write_text("half")
        raise fault

    assert code_of(write_new, target, write, replace=True) == code
    assert target.read_text() == "mine"
    assert [each.name for each in folder.iterdir()] == ["a.csv"]


def test_a_fault_of_the_writers_own_leaves_nothing_behind(folder: Path) -> None:
    def write(aside: Path) -> None:
        aside.write_text("half")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_new(folder / "a.csv", write)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("note", ["~${}", ".~lock.{}#"])
def test_a_target_that_a_spreadsheet_program_has_open_is_left_alone(tmp_path, note):
    target = tmp_path / "board.xlsx"
    target.write_text("old")
    (tmp_path / note.format(target.name)).write_text("")

    with pytest.raises(FileError) as refused:
        write_new(target, lambda aside: aside.write_text("new"), replace=True)

    assert refused.value.code == "FileInUse"
    assert target.read_text() == "old"


def test_a_write_that_was_stopped_changes_nothing(tmp_path):
    target = tmp_path / "board.xlsx"
    target.write_text("old")

    write_new(target, lambda aside: aside.write_text("new"), replace=True, stopped=lambda: True)

    assert not list(tmp_path.glob("~$*"))
    assert target.read_text() == "old"
