"""`python -m prioritiser` is the command line: real processes, nothing in the environment."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.prioritiser import small

ROOT = Path(__file__).resolve().parents[2]


def surroundings(folder: Path) -> dict[str, str]:
    """Return an environment that holds only where the program may keep its working copies."""
    environment = {"PRIORITISER_HOME": str(folder / "home"), "PYTHONPATH": str(ROOT)}
    if os.name == "nt":
        environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
    return environment


def started(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "prioritiser", *arguments]
    return subprocess.run(command, cwd=folder, env=surroundings(folder), capture_output=True, check=False, timeout=120)


def unread(folder: Path, *arguments: str, stderr: int = subprocess.PIPE) -> tuple[int, bytes]:
    """Run the module with a standard output that nobody reads; return its exit code and what else it said."""
    command = [sys.executable, "-m", "prioritiser", *arguments]
    with subprocess.Popen(
        command, cwd=folder, env=surroundings(folder), stdout=subprocess.PIPE, stderr=stderr
    ) as process:
        assert process.stdout is not None
        process.stdout.close()
        said = process.stderr.read() if process.stderr is not None else b""
        return process.wait(timeout=120), said


def test_a_round_is_made_and_ranked_in_processes_of_their_own(tmp_path: Path) -> None:
    document = {**small.document(), "title": "Größe – ≥ 5 \U0001f6d1"}
    (tmp_path / "from.json").write_text(json.dumps(document), encoding="utf-8")
    made = started(tmp_path, "new", "r.round", "--from", "from.json", "--json")
    assert made.returncode == 0, made.stderr
    assert made.stderr == b""
    assert json.loads(made.stdout)["done"] == "New round"
    ranked = started(tmp_path, "rank", "r.round", "--json")
    assert ranked.returncode == 0
    assert json.loads(ranked.stdout.decode("utf-8"))["title"] == document["title"]
    shown = started(tmp_path, "rank", "r.round")
    assert shown.stdout.decode("utf-8").startswith(str(document["title"]))


def test_exit_codes_and_streams_of_what_is_refused(tmp_path: Path) -> None:
    known = started(tmp_path, "rank", "missing.round", "--json")
    assert known.returncode == 1
    assert json.loads(known.stdout)["error"]["code"] == "FileNotFound"
    assert known.stderr.startswith(b"FileNotFound: missing.round: ")
    plain = started(tmp_path, "rank", "missing.round")
    assert (plain.returncode, plain.stdout) == (1, b"")
    usage = started(tmp_path, "rank", "--json")
    assert (usage.returncode, usage.stdout) == (2, b"")
    assert b"usage:" in usage.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="only there may a file name be any bytes")
def test_a_file_name_that_is_no_unicode_is_explained(tmp_path: Path) -> None:
    missing = started(tmp_path, "rank", os.fsdecode(b"\xff.round"), "--json")
    assert missing.returncode == 1
    assert json.loads(missing.stdout)["error"]["code"] == "FileNotFound"


@pytest.mark.parametrize("arguments", [["schema"], ["--help"], ["rank", "--help"]])
def test_whoever_stops_reading_is_no_fault(tmp_path: Path, arguments: list[str]) -> None:
    assert unread(tmp_path, *arguments) == (0, b"")


def test_a_refusal_that_nobody_reads_is_still_one(tmp_path: Path) -> None:
    code, said = unread(tmp_path, "rank", "missing.round", "--json")
    assert (code, said[:20]) == (1, b"FileNotFound: missin")
    assert unread(tmp_path, "rank", "missing.round", "--json", stderr=subprocess.STDOUT) == (1, b"")
    assert unread(tmp_path, "nonsense", stderr=subprocess.STDOUT) == (2, b"")


def test_a_reader_may_stop_in_the_middle(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "prioritiser", "schema"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=surroundings(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.read(1) == b"{"
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(timeout=120) == 0
