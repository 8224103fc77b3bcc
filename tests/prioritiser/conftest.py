"""The engine is tested as on a machine without Qt, each test with a home folder of its own."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import settings

BLOCKED = frozenset(("PySide6", "shiboken6", "pyqtgraph", "ui"))
IN_CI = os.environ.get("CI", "").lower() == "true"


class QtBlocker:
    """A finder that comes before all others and refuses Qt and the window."""

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Refuse what is blocked; leave the rest to the other finders."""
        del path, target
        if name.partition(".")[0] in BLOCKED:
            message = f"{name} is blocked here: the engine must work without it"
            raise ModuleNotFoundError(message, name=name)
        return None


if present := BLOCKED & sys.modules.keys():
    message = f"{', '.join(sorted(present))} is imported already: run these tests by `dev.py test`"
    raise pytest.UsageError(message)
sys.meta_path.insert(0, QtBlocker())

# Time limits per example fail on a busy machine; in CI the same examples come every time.
settings.register_profile("here", deadline=None, print_blob=True)
settings.register_profile("ci", deadline=None, print_blob=True, derandomize=True)
settings.load_profile("ci" if IN_CI else "here")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test an empty home for settings, working copies and backups."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("PRIORITISER_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def soffice() -> str:
    """Return LibreOffice's program; without it the test is skipped, but fails in CI."""
    found = shutil.which("soffice")
    if found is None and IN_CI:
        pytest.fail("LibreOffice (libreoffice-calc) must be there in CI")
    if found is None:
        pytest.skip("LibreOffice (libreoffice-calc) is not installed")
    return found
