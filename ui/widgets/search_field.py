"""SearchField: a field to filter or find with, its key shown in it while it is empty."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QToolButton, QWidget

from ui.theme import Theme
from ui.widgets.keys import CAP_HEIGHT, cap_width, paint_cap

ICON: Final = 16
INSET: Final = 10
GAP: Final = 8
TARGET: Final = 24


class SearchField(QLineEdit):
    """A field with a magnifying glass; Esc clears it, and when it is empty goes on to what it stands in."""

    def __init__(
        self, theme: Theme, placeholder: str, keycap: str = "", *, name: str, parent: QWidget | None = None
    ) -> None:
        """Show `placeholder` and the key that leads here; `name` is read out."""
        super().__init__(parent)
        self._theme = theme
        self._keycap = keycap
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self._clear = QToolButton(self)
        self._clear.setAccessibleName("Clear")
        self._clear.setToolTip("Clear (Esc)")
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(self.clear)
        self._clear.hide()
        self.textChanged.connect(self._show_clear)
        self._refresh()
        theme.changed.connect(self._refresh)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Clear on Esc; without text, let Esc go on."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the button at the end."""
        super().resizeEvent(event)
        self._leave_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the magnifying glass, and the key while the field is empty."""
        super().paintEvent(event)
        painter = QPainter(self)
        size = self._theme.px(ICON)
        picture = self._theme.pixmap("search", "text2", ICON, self.devicePixelRatio())
        middle = self.height() / 2
        painter.drawPixmap(QPointF(self._theme.px(INSET), round(middle - size / 2)), picture)
        if self._cap_fits():
            width, height = cap_width(self._theme, self._keycap), self._theme.px(CAP_HEIGHT)
            left = self.width() - self._theme.px(INSET) - width
            paint_cap(painter, QRectF(left, middle - height / 2, width, height), self._keycap, theme=self._theme)
        painter.end()

    def _cap_fits(self) -> bool:
        if not self._keycap or self.text():
            return False
        words = self.fontMetrics().horizontalAdvance(self.placeholderText())
        around = self._theme.px(2 * INSET + ICON + 2 * GAP)
        return words + cap_width(self._theme, self._keycap) + around <= self.width()

    def _show_clear(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._leave_room()

    def _leave_room(self) -> None:
        """Keep the words clear of the pictures on both sides."""
        side = self._theme.px(TARGET)
        self._clear.setGeometry(self.width() - side - self._theme.px(4), (self.height() - side) // 2, side, side)
        self.setTextMargins(self._theme.px(ICON + GAP), 0, self._theme.px(TARGET - 4) if self.text() else 0, 0)

    def _refresh(self) -> None:
        self._clear.setIcon(self._theme.icon("dismiss", size=ICON))
        self._clear.setIconSize(QSize(self._theme.px(ICON), self._theme.px(ICON)))
        self._leave_room()
        self.setMinimumWidth(self._theme.px(120))
        self.update()
