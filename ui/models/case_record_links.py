"""Which addresses of documents and evidence the system may be asked to open: pages of the web, nothing else."""

from __future__ import annotations

import re

# A file or a program would be opened with the person's own rights, whoever wrote its name into the round.
_WEB = re.compile(r"https?://[^\s/\\]+(?:[/?#][^\s\\]*)?", re.IGNORECASE)
_BARE = re.compile(r"www\.[^\s/\\]+\.[^\s\\]+", re.IGNORECASE)


def link_in(text: str) -> str:
    """Return the address of the page that a text is, or "" when it is none; www. alone is taken as https."""
    said = text.strip()
    if _WEB.fullmatch(said):
        return said
    return f"https://{said}" if _BARE.fullmatch(said) else ""
