"""The middle of the screen: what is open, with its sheet below."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ui.models.score_sheet import ScoreSheetModel
from ui.pages.score.sheet_layout import INSET
from ui.pages.score.sheet_view import SheetView
from ui.theme import Theme
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.icon_button import IconButton
from ui.widgets.keys import KeyCap
from ui.widgets.remark import Remark

WIDEST: Final = 900  # so that a name and its boxes are seen together
TURN: Final = "One criterion across all cases"


class ReadButton(QPushButton):
    """Opens the case itself; its key is shown in it."""

    def __init__(self, theme: Theme) -> None:
        """Show words and key."""
        super().__init__("Read the case")
        self._theme = theme
        self.setStyleSheet("text-align: left;")
        self.setAccessibleName("Read the case")
        self._cap = KeyCap("E", theme)
        self._layout = QHBoxLayout(self)
        self._layout.addStretch(1)
        self._layout.addWidget(self._cap)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_open(self, *, is_open: bool) -> None:
        """Say what the button does now."""
        self.setText("Close the case" if is_open else "Read the case")
        self.setAccessibleName(self.text())
        self._restyle()

    def show_cap(self, *, shown: bool) -> None:
        """Show the key, or not where single letters are off."""
        self._cap.setVisible(shown)
        self._restyle()

    def _restyle(self) -> None:
        px = self._theme.px
        self.setIcon(self._theme.icon("document", "text2", 16))
        self._layout.setContentsMargins(0, 0, px(10), 0)
        cap = self._cap.sizeHint().width() + px(8) if not self._cap.isHidden() else 0
        words = self.fontMetrics().horizontalAdvance(self.text())
        self.setFixedWidth(words + cap + px(16 + 4 + 24 + 8))


class SheetPanel(QWidget):
    """Title, place and buttons above the sheet."""

    def __init__(self, theme: Theme, model: ScoreSheetModel, *, letters: Callable[[], bool]) -> None:
        """Lay out an empty sheet."""
        super().__init__()
        self._theme = theme
        self.title, self.place = ElidedLabel(theme, "", "section"), ElidedLabel(theme, "", "muted")
        self.cases = QPushButton("Cases")
        self.cases.setAccessibleName("Show the list of cases")
        self.cases.hide()
        self.turn = IconButton(theme, "columns", TURN, f"{TURN} (Ctrl T)", role="outlined")
        self.read = ReadButton(theme)
        self.remark = Remark(theme, "problem")
        self.view = SheetView(theme, model, letters=letters)
        self._head = QHBoxLayout()
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self.cases)
        self._head.addWidget(self.turn)
        self._head.addWidget(self.read)
        self._beside = QVBoxLayout()
        self._beside.addWidget(self.place)
        self._beside.addWidget(self.remark)
        self._inside = QWidget()
        column = QVBoxLayout(self._inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._head)
        column.addLayout(self._beside)
        column.addWidget(self.view, 1)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addStretch(0)
        whole.addWidget(self._inside, 1)
        whole.addStretch(0)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_heading(self, title: str, place: str) -> None:
        """Say what is open."""
        self.title.setText(title)
        self.place.setText(place)
        self.view.setAccessibleName(f"Scores for {title}")

    def _restyle(self) -> None:
        px = self._theme.px
        self._inside.setMaximumWidth(px(WIDEST))
        self._head.setContentsMargins(px(INSET), px(9), px(INSET), 0)
        self._head.setSpacing(px(8))
        self._beside.setContentsMargins(px(INSET), 0, px(INSET), px(1))
        self._beside.setSpacing(px(4))
        self.cases.setIcon(self._theme.icon("score", "text2", 16))
