"""The engine imports, and Qt cannot: so whatever passes beside this file works on a machine without Qt."""

from __future__ import annotations

import importlib
import pkgutil
import sys

import pytest

import prioritiser


@pytest.mark.parametrize("name", ["PySide6", "PySide6.QtCore", "shiboken6", "pyqtgraph", "ui"])
def test_qt_and_the_window_cannot_be_imported(name: str) -> None:
    with pytest.raises(ImportError, match="blocked here"):
        importlib.import_module(name)


def test_every_module_of_the_engine_imports_without_qt() -> None:
    for module in pkgutil.walk_packages(prioritiser.__path__, "prioritiser."):
        importlib.import_module(module.name)
    assert not {"PySide6", "shiboken6", "pyqtgraph", "ui"} & sys.modules.keys()
