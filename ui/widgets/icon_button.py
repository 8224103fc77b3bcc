"""IconButton: a button that is only a picture, with a name for those who cannot see it."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton, QWidget

from ui.theme import Theme


class IconButton(QToolButton):
    """A picture to press; `role` is "quiet" without a border or "outlined" with one."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        name: str,
        tip: str = "",
        *,
        role: str = "quiet",
        token: str = "text2",  # noqa: S107 - a token is the name of a colour
        on: str = "",
        parent: QWidget | None = None,
    ) -> None:
        """Show `icon`; `name` is read out, `tip` is shown on hovering, `on` is the picture when checked."""
        super().__init__(parent)
        self._theme = theme
        self._icon = icon
        self._token = token
        self._on = on
        self.setProperty("role", role)
        self.setAccessibleName(name)
        self.setToolTip(tip or name)
        if on:
            self.setCheckable(True)
        self._refresh()
        theme.changed.connect(self._refresh)

    def set_icon(self, icon: str, token: str | None = None) -> None:
        """Change the picture, and its colour if one is given."""
        self._icon = icon
        self._token = token or self._token
        self._refresh()

    def _refresh(self) -> None:
        side = self._theme.px(20)
        self.setIconSize(QSize(side, side))
        self.setIcon(self._theme.icon(self._icon, self._token, on=self._on))
