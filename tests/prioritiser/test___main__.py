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


def started(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """Run the module in a process whose environment holds only where it may keep its working copies."""
    environment = {"PRIORITISER_HOME": str(folder / "home"), "PYTHONPATH": str(ROOT)}
    if os.name == "nt":
        environment["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
    command = [sys.executable, "-m", "prioritiser", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False, timeout=120)


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
