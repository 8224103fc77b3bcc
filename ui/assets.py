"""The pictures and typefaces that travel with the window."""

from __future__ import annotations

from typing import Final

from resources import read_bytes, read_text

FONT_FAMILY: Final = "Inter"
FONT_FILES: Final = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf", "Inter-Bold.otf")


def icon_svg(name: str) -> str:
    """Return the drawing of the icon `name`, such as "home" or "note-filled", 20 units square in one colour.

    Raise KeyError for a name that has no drawing.
    """
    try:
        return read_text(f"icons/{name}.svg", package="ui")
    except FileNotFoundError:
        raise KeyError(f"there is no icon called {name!r}") from None


def font_data() -> tuple[bytes, ...]:
    """Return the four cuts of the typeface, from regular to bold."""
    return tuple(read_bytes(f"fonts/{name}", package="ui") for name in FONT_FILES)
