"""The only owner of an open round, and what it says."""

from __future__ import annotations

from prioritiser.session import Kept
from ui.workspace.states import Changed, Notice, SaveState
from ui.workspace.workspace import Workspace

__all__ = ("Changed", "Kept", "Notice", "SaveState", "Workspace")
