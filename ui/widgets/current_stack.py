"""Pages that take turns, each with the room that it needs itself: a stacked widget asks for that of the largest."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


class CurrentStack(QWidget):
    """Shows one of its pages; the first that is added is shown until another is chosen."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._current: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    def addWidget(self, page: QWidget) -> None:
        """Add a page."""
        self._layout.addWidget(page)
        if self._current is None:
            self._current = page
        else:
            page.hide()

    def currentWidget(self) -> QWidget | None:
        """Return the page that is shown."""
        return self._current

    def setCurrentWidget(self, page: QWidget) -> None:
        """Show another page."""
        if page is not self._current:
            if self._current is not None:
                self._current.hide()
            self._current = page
            page.show()
