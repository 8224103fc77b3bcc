"""The screens by name, each made when it is first wanted, so that the window is there at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ui.page import Context, Page


class Screens(dict[str, Page]):
    """Holds the screens that were made; asking for another one by its name makes it and tells `made`."""

    def __init__(self, kinds: Sequence[type[Page]], context: Context, made: Callable[[Page], None]) -> None:
        """Begin with none."""
        super().__init__()
        self._kinds = {kind.name: kind for kind in kinds}
        self._context, self._made = context, made

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of all screens, made or not."""
        return tuple(self._kinds)

    def __missing__(self, name: str) -> Page:
        """Make a screen. Raises KeyError where there is none of that name."""
        page = self._kinds[name](self._context)
        self[name] = page
        self._made(page)
        return page
