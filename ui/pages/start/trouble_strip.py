"""What stands in the way of opening a round, said in its own row, with what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ui.models.round_list import Row
from ui.pages.start.round_row import NARROW, PADDING, row_height
from ui.theme import Theme
from ui.widgets.enter_button import EnterButton
from ui.widgets.thumbnail import SIZE as THUMBNAIL

_ICON = 16


class TroubleStrip(QWidget):
    """Lies over its row: nothing above, where the row is painted; words and buttons below."""

    wanted = Signal(str)  # the deed that was chosen

    def __init__(self, theme: Theme, row: Row) -> None:
        """Say what is wrong with a round and offer what can be done."""
        super().__init__()
        self._theme, self.row = theme, row
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.buttons: dict[str, QPushButton] = {}
        self._icon = QLabel()
        self._said = QVBoxLayout()
        self._line, self._deeds = QHBoxLayout(), QHBoxLayout()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._outer = QVBoxLayout(self)
        self._say()
        self._offer()
        self.restyle()

    def _say(self) -> None:
        trouble = self.row.trouble
        sentences = [("problem", trouble.words), ("", trouble.remedy)] if trouble is not None else []
        for role, words in sentences:
            label = QLabel(words)
            label.setProperty("role", role)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            if words:
                self._said.addWidget(label)
        self._icon.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        short = trouble is not None and not trouble.remedy
        self._line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter if short else Qt.AlignmentFlag.AlignTop)
        self._line.addLayout(self._said, 1)
        self._both.addLayout(self._line, 1)
        self._both.addLayout(self._deeds)
        self._outer.addLayout(self._both)

    def _offer(self) -> None:
        for deed, words in self.row.trouble.offers if self.row.trouble is not None else ():
            button = EnterButton(words)
            button.setAccessibleName(f"{words}: {self.row.title}")
            button.clicked.connect(lambda _checked=False, deed=deed: self.wanted.emit(deed))
            self.buttons[deed] = button
            self._deeds.addWidget(button)
        self._deeds.addStretch(1)

    def room_below(self, width: int) -> int:
        """Return how much room the words and buttons need below the row, in a list of this width."""
        self._place(width)
        inner = width - self._indent() - self._theme.px(PADDING)
        return max(self._both.totalHeightForWidth(inner), self._both.totalMinimumSize().height()) + self._theme.px(12)

    def sizeHint(self) -> QSize:
        """Return no size of its own: the row gives it."""
        return QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        """Return no least size, for the same reason."""
        return QSize(0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the words where it is narrow."""
        super().resizeEvent(event)
        self._place(self.width())

    def restyle(self) -> None:
        """Follow colours and sizes."""
        px = self._theme.px
        self._icon.setPixmap(self._theme.pixmap("warning", "problem", _ICON, self.devicePixelRatioF()))
        self._icon.setFixedSize(px(_ICON), self._theme.line())
        for layout in (self._line, self._deeds, self._both):
            layout.setSpacing(px(8))
        self._said.setSpacing(px(2))
        self._place(self.width())

    def _indent(self) -> int:
        return self._theme.px(2 * PADDING + THUMBNAIL[0])

    def _place(self, width: int) -> None:
        top = row_height(self._theme, width, self.row)
        narrow = width < self._theme.px(NARROW)
        self._both.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self._outer.setContentsMargins(self._indent(), top, self._theme.px(PADDING), self._theme.px(12))
