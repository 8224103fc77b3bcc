"""The panel's draft: kept on this computer until it is agreed, so that a half-done weighing survives."""

from __future__ import annotations

import json
from collections.abc import Mapping

from PySide6.QtCore import QByteArray

from prioritiser.model.base import Value
from ui.settings import Settings


def kept_draft(settings: Settings, uuid: str) -> Mapping[str, Value] | None:
    """Return the draft of a round; None where there is none that can be read."""
    try:
        found = json.loads(bytes(settings.shape(_name(uuid)).data()).decode() or "null")
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def keep_draft(settings: Settings, uuid: str, draft: Mapping[str, Value] | None) -> None:
    """Keep the draft of a round, or forget it."""
    settings.keep_shape(_name(uuid), QByteArray(json.dumps(draft).encode() if draft else b""))


def _name(uuid: str) -> str:
    return f"weights draft {uuid}"
