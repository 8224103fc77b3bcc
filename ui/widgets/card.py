"""Card: a bordered part of a screen with a title; Divider: the hairline between two parts."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import Theme

MARGIN: Final = 12


class Card(QFrame):
    """A bordered part of a screen: `body` takes the content, `header` what stands to the right of the title."""

    def __init__(self, theme: Theme, title: str = "", *, spacing: int = 8, parent: QWidget | None = None) -> None:
        """Lay out the title, if there is one, above an empty body; `spacing` is in design pixels."""
        super().__init__(parent)
        self._theme = theme
        self._spacing = spacing
        self.setProperty("role", "card")
        self._outer = QVBoxLayout(self)
        self._title = QLabel(self)
        self._title.setProperty("role", "card")
        self._title.setWordWrap(True)
        self.header = QHBoxLayout()
        self.header.addWidget(self._title, 1)
        self.body = QVBoxLayout()
        self._outer.addLayout(self.header)
        self._outer.addLayout(self.body, 1)
        self.set_title(title)
        self._refresh()
        theme.changed.connect(self._refresh)

    @property
    def title(self) -> str:
        """The words above the content."""
        return self._title.text()

    def set_title(self, title: str) -> None:
        """Change the words above the content."""
        self._title.setText(title)
        self._title.setVisible(bool(title))
        self.setAccessibleName(title)

    def _refresh(self) -> None:
        margin = self._theme.px(MARGIN)
        spacing = self._theme.px(self._spacing)
        self._outer.setContentsMargins(margin, margin, margin, margin)
        for layout in (self._outer, self.header, self.body):
            layout.setSpacing(spacing)


class Divider(QFrame):
    """A hairline, lying or standing."""

    def __init__(self, theme: Theme, *, vertical: bool = False, parent: QWidget | None = None) -> None:
        """Draw a lying line, or a standing one."""
        super().__init__(parent)
        self._theme = theme
        self.setProperty("role", "divider")
        thin, long = QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding
        self.setSizePolicy(*((thin, long) if vertical else (long, thin)))
        theme.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """Return one line's thickness."""
        return QSize(self._theme.px(1), self._theme.px(1))

    def minimumSizeHint(self) -> QSize:
        """Return one line's thickness."""
        return self.sizeHint()
