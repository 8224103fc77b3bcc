"""The large buttons of the start screen: the one to carry on with, and cards that each start something."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from ui.theme import Theme
from ui.widgets.enter_button import EnterButton
from ui.widgets.keys import CAP_HEIGHT, KeyCap, cap_width, paint_cap

PRIMARY_HEIGHT: Final = 38
TILE: Final = 36
_ICON: Final = 20
_PADDING: Final = 20
_GAP: Final = 8
_RADIUS: Final = 8


class PrimaryButton(EnterButton):
    """The one thing to do next: icon, words, and the key that does it."""

    def __init__(self, theme: Theme) -> None:
        """Begin without words."""
        super().__init__()
        self._theme = theme
        self._icon = "play"
        self.setProperty("role", "primary")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)

    def say(self, words: str, icon: str) -> None:
        """Say what it does."""
        self.setText(words)
        self.setAccessibleName(words)
        self._icon = icon
        self._restyle()

    def sizeHint(self) -> QSize:
        """Return the room for icon, words and key."""
        px = self._theme.px
        self.ensurePolished()
        words = self.fontMetrics().horizontalAdvance(self.text())
        width = 2 * px(_PADDING) + px(_ICON) + 2 * px(_GAP) + words + int(cap_width(self._theme, "Enter"))
        return QSize(width, px(PRIMARY_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the same: it says all or nothing."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint fill, icon, words and key."""
        theme, px = self._theme, self._theme.px
        fill = "accent_pressed" if self.isDown() else "accent_hover" if self.underMouse() else "accent"
        ink = "on_accent" if self.isEnabled() else "text3"
        fill = fill if self.isEnabled() else "track"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(fill))
        painter.drawRoundedRect(QRectF(self.rect()), px(6), px(6))
        icon = theme.pixmap(self._icon, ink, _ICON, self.devicePixelRatioF())
        painter.drawPixmap(px(_PADDING), (self.height() - px(_ICON)) // 2, icon)
        painter.setFont(self.font())
        painter.setPen(theme.color(ink))
        left = px(_PADDING) + px(_ICON) + px(_GAP)
        painter.drawText(self.rect().adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        width, height = cap_width(theme, "Enter"), px(CAP_HEIGHT)
        cap = QRectF(self.width() - px(_PADDING) - width, (self.height() - height) / 2, width, height)
        paint_cap(painter, cap, "Enter", theme=theme, ink=ink, fill=fill)
        painter.end()

    def _restyle(self) -> None:
        self.setFont(self._theme.font("card", 600))
        self.updateGeometry()
        self.update()


class ActionCard(EnterButton):
    """A card that starts something: icon, title, a line of words, and its key."""

    def __init__(self, theme: Theme, icon: str, title: str, words: str, key: str = "") -> None:
        """Show what the card starts."""
        super().__init__()
        self._theme, self._icon = theme, icon
        self.setAccessibleName(title)
        self.setAccessibleDescription(words)
        self.setProperty("ringRadius", _RADIUS)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._tile, self._title, self._words = QLabel(), QLabel(title), QLabel(words)
        self._title.setProperty("role", "card")
        self._words.setProperty("role", "caption")
        self._tile.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._cap = KeyCap(key, theme) if key else None
        for label in (self._title, self._words):
            label.setWordWrap(True)
        self._lay_out()
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def title(self) -> str:
        """Return what the card starts."""
        return self._title.text()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        if self._cap is not None:
            head.addWidget(self._cap, 0, Qt.AlignmentFlag.AlignTop)
        self._text = QVBoxLayout()
        self._text.addStretch(1)
        self._text.addLayout(head)
        self._text.addWidget(self._words)
        self._text.addStretch(1)
        self._whole = QHBoxLayout(self)
        self._whole.addWidget(self._tile, 0, Qt.AlignmentFlag.AlignTop)
        self._whole.addLayout(self._text, 1)
        for part in (self._tile, self._title, self._words, self._cap):
            if part is not None:
                part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def sizeHint(self) -> QSize:
        """Return the room of what is in it."""
        return self._whole.totalSizeHint()

    def minimumSizeHint(self) -> QSize:
        """Return the least room of what is in it."""
        return self._whole.totalMinimumSize()

    def heightForWidth(self, width: int) -> int:
        """Return the height that the words need."""
        return self._whole.totalHeightForWidth(width)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card and the tile behind its icon."""
        theme = self._theme
        fill = "pressed" if self.isDown() else "hover" if self.underMouse() and self.isEnabled() else "surface"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("edge" if fill != "surface" else "divider"), 1))
        painter.setBrush(theme.color(fill))
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, theme.px(_RADIUS), theme.px(_RADIUS))
        painter.setPen(QPen(theme.color("accent"), 1) if theme.name == "contrast" else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("accent_soft"))
        painter.drawRoundedRect(QRectF(self._tile.geometry()), theme.px(6), theme.px(6))
        painter.end()

    def _restyle(self) -> None:
        px = self._theme.px
        self._tile.setFixedSize(px(TILE), px(TILE))
        self._tile.setPixmap(self._theme.pixmap(self._icon, "accent", _ICON, self.devicePixelRatioF()))
        self._whole.setContentsMargins(px(14), px(12), px(14), px(12))
        self._whole.setSpacing(px(12))
        self._text.setSpacing(px(1))
        self.updateGeometry()
        self.update()
