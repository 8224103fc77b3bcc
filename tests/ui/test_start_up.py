"""The first window comes without the heavy libraries, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def started(*lines: str) -> dict[str, object]:
    """Run the first paint in a fresh Python, after some lines of code, and return what it found."""
    code = "\n".join(
        (*lines, "import time", "from tests.benchmarks import first_paint", "first_paint.main(time.monotonic())")
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, check=False, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["seconds"] > 0, "the window was painted"
    return found


def test_no_heavy_library_is_loaded_before_the_first_picture() -> None:
    assert started()["heavy"] == []


def test_a_heavy_library_would_be_seen() -> None:
    assert started("import openpyxl.styles")["heavy"] == ["openpyxl"]
