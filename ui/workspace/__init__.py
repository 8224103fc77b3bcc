"""The only owner of an open round, and what it says."""

from __future__ import annotations

from ui.workspace.states import Changed, Notice, SaveState
from ui.workspace.workspace import Workspace

__all__ = ("Changed", "Notice", "SaveState", "Workspace")
