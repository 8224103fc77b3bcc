"""Where everything stands on the start screen: two columns, one below the other where it is narrow."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from prioritiser import __version__
from ui.models.round_list import RoundList
from ui.page import Context
from ui.pages.start.drop_zone import DropZone
from ui.pages.start.guide import Guide
from ui.pages.start.hero import Hero
from ui.pages.start.new_round import NewRoundSheet
from ui.pages.start.rounds_view import RoundsView
from ui.pages.start.side import Side
from ui.pages.start.steps import Steps
from ui.widgets.banner import Banner
from ui.widgets.search_field import SearchField

STACKED: Final = 900  # design pixels below which the side stands below the list
FILTER: Final = 220
MARGIN: Final = 28
GAP: Final = 14
_ICON: Final = 16
_MOST: Final = 10_000  # the list takes all room before any stays empty below


class StartLayout(QScrollArea):
    """All parts of the start screen in their places."""

    def __init__(self, context: Context, rounds: RoundList) -> None:
        """Build the parts and put them up."""
        super().__init__()
        theme = context.theme
        self._theme = theme
        self.hero, self.kept = Hero(theme), Banner(theme)
        self.new, self.guide = NewRoundSheet(theme, context.dialogs), Guide(theme)
        self.filter = SearchField(theme, "Filter rounds", "Ctrl F", name="Filter rounds")
        self.view = RoundsView(theme, rounds)
        self.drop, self.steps, self.side = DropZone(theme), Steps(theme), Side(theme, context.actions)
        self._before: QWidget | None = None
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        content = QWidget()
        content.setObjectName("scrolled")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, content)
        self._left = self._lay_out_left()
        self._columns.addLayout(self._left, 1)
        self._columns.addWidget(self.side)
        self.setWidget(content)
        self.close_sheet()
        self.show_nothing("")
        theme.changed.connect(self._restyle)
        self._restyle()

    # Sheets

    def show_sheet(self, sheet: QWidget, focus: QWidget) -> None:
        """Show a sheet in place of the list's room and give it the keys."""
        self._before = self.focusWidget()
        for each in (self.new, self.guide):
            each.setVisible(each is sheet)
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(sheet)

    def close_sheet(self) -> None:
        """Put any sheet away; the keys go back to where they were."""
        was_open = not self.new.isHidden() or not self.guide.isHidden()
        for each in (self.new, self.guide):
            each.hide()
        if was_open and self._before is not None and self._before.isEnabled():
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self._before = None

    def show_empty(self, *, is_empty: bool) -> None:
        """Say that no round was open here yet; there is nothing to filter then."""
        self._heading.setText("No rounds yet" if is_empty else "Recent rounds")
        self.filter.setVisible(not is_empty)

    def show_nothing(self, asked: str) -> None:
        """Say that no round is called what was asked for; "" when some are."""
        self.nothing.setText(f"No round here is called “{asked}”.")
        self.nothing.setVisible(bool(asked))
        self.view.setHidden(bool(asked))

    # Places

    def _lay_out_left(self) -> QVBoxLayout:
        self._heading = QLabel()
        self._heading.setProperty("role", "section")
        self.nothing = QLabel()
        self.nothing.setProperty("role", "muted")
        self.nothing.setWordWrap(True)
        self._how = QLabel("How a round works")
        for label in (self._heading, self._how):
            label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._how.setProperty("role", "section")
        self._list_head = QHBoxLayout()
        self._list_head.addWidget(self._heading, 1)
        self._list_head.addWidget(self.filter)
        left = QVBoxLayout()
        for part in (self.hero, self.kept, self.new, self.guide):
            left.addWidget(part)
        self._list = QVBoxLayout()
        self._list.addLayout(self._list_head)
        self._list.addWidget(self.nothing)
        self._list.addWidget(self.view)
        self._below = QVBoxLayout()
        self._below.addWidget(self._how)
        self._below.addWidget(self.steps)
        left.addLayout(self._list, _MOST)
        left.addWidget(self.drop)
        left.addLayout(self._below)
        left.addStretch(1)
        left.addLayout(self._lay_out_foot())
        return left

    def _lay_out_foot(self) -> QHBoxLayout:
        self._offline = QLabel()
        works = QLabel("Works offline. Nothing leaves this computer.")
        version = QLabel(f"Version {__version__}. Updates come from your IT team.")
        version.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self._offline)
        for label in (works, version):
            label.setProperty("role", "caption")
            label.setWordWrap(True)
            self._foot.addWidget(label, 1)
        return self._foot

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the columns side by side or one below the other."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        stacked = self.width() < self._theme.px(STACKED)
        direction = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)
        self.side.set_stacked(is_stacked=stacked)
        self.view.set_whole(is_whole=stacked)

    def _restyle(self) -> None:
        px = self._theme.px
        self._columns.setContentsMargins(px(MARGIN), px(20), px(MARGIN), px(12))
        self._columns.setSpacing(px(24))
        self._left.setSpacing(px(GAP))
        self._list_head.setSpacing(px(12))
        self._list.setSpacing(px(10))
        self._below.setSpacing(px(8))
        self._foot.setSpacing(px(6))
        self._offline.setPixmap(self._theme.pixmap("offline", "text2", _ICON, self.devicePixelRatioF()))
        self._offline.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.filter.setFixedWidth(px(FILTER))
        self._fit()
