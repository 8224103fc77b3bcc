"""All tests but the engine's: Qt offscreen, and nothing of the person's own settings read or written."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtGui import QGuiApplication

# The engine's tests block Qt, so they run in a process of their own, with their own pytest.ini.
collect_ignore = ["prioritiser"]

# Before pytest-qt makes the application.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session", autouse=True)
def person(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Move home, configuration and Qt's settings into a folder of this run."""
    folder = tmp_path_factory.mktemp("person")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"):
            patch.setenv(name, str(folder))
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
            patch.setenv(name, str(folder / name.lower()))
        QStandardPaths.setTestModeEnabled(True)
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        for form in (QSettings.Format.IniFormat, QSettings.Format.NativeFormat):
            QSettings.setPath(form, QSettings.Scope.UserScope, str(folder / "settings"))
        yield folder
        _empty_the_clipboard()


def _empty_the_clipboard() -> None:
    """Let go of what was copied: the offscreen clipboard outlives the application, and what it holds must not."""
    app = QGuiApplication.instance()
    if isinstance(app, QGuiApplication):
        app.clipboard().clear()


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test an empty home for settings, working copies and backups."""
    folder = tmp_path / "home"
    folder.mkdir()
    monkeypatch.setenv("PRIORITISER_HOME", str(folder))
    return folder
