"""The list of rounds on the start screen: Enter or a click opens, Delete takes off the list, a menu has the rest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QSizePolicy

from ui.models.round_list import ROW_ROLE, RoundList, Row
from ui.models.round_troubles import FOLDER, FORGET, LOOK, READ
from ui.pages.start.round_row import HEIGHT, RoundDelegate, row_height
from ui.pages.start.trouble_strip import TroubleStrip
from ui.theme import Theme

OPEN: Final = ("open", "Open")
LEAST_ROWS: Final = 3
USUAL_ROWS: Final = 4
_OPENING_KEYS: Final = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))


class RoundsView(QListView):
    """Shows the rounds and says what is wanted with one: open, read, folder, forget, look or again."""

    wanted = Signal(str, object)  # the deed, the Row

    def __init__(self, theme: Theme, model: RoundList) -> None:
        """Show the rounds of a model."""
        super().__init__()
        self._theme, self._list = theme, model
        self._strips: dict[str, TroubleStrip] = {}
        self._is_whole = False
        self._marked = ""  # the path of the current row: a reset of the model forgets which it was
        self.setModel(model)
        self.setItemDelegate(RoundDelegate(theme, self._room_for_trouble, self))
        self.setProperty("role", "card")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName("Recent rounds")
        self.setAccessibleDescription("Enter opens a round, Delete takes it off the list.")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._clicked)
        model.modelReset.connect(self._look_again)
        model.dataChanged.connect(self._look_again)
        theme.changed.connect(self._restyle)
        self._look_again()

    @property
    def row(self) -> Row | None:
        """Return the row that is current."""
        index = self.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    def strip(self, path: str) -> TroubleStrip | None:
        """Return what is said in the row of a round that could not be opened."""
        return self._strips.get(path)

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Remember which round is marked."""
        super().currentChanged(current, previous)
        if current.isValid():
            self._marked = current.data(ROW_ROLE).path

    # What is wanted

    def _clicked(self, index: QModelIndex) -> None:
        self._want_open(index.data(ROW_ROLE))

    def _want_open(self, row: Row) -> None:
        gone = row.trouble is not None and LOOK in row.trouble.offers
        self.wanted.emit("look" if gone else "open", row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the round, Delete takes it off the list."""
        row = self.row
        if (
            row is not None
            and event.key() in _OPENING_KEYS
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self._want_open(row)
        elif row is not None and event.key() == Qt.Key.Key_Delete and not row.is_sample:
            self.wanted.emit("forget", row)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer everything that can be done with the row under the pointer, or the current one for a key."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if not index.isValid():
            return
        where = self.visualRect(index).center() if by_key else event.pos()
        self.open_menu(index.data(ROW_ROLE), self.viewport().mapToGlobal(where))

    def open_menu(self, row: Row, where: QPoint) -> QMenu:
        """Show the menu of a row."""
        menu = QMenu(self)
        menu.setAccessibleName(row.title)
        gone = row.trouble is not None and LOOK in row.trouble.offers
        offers = (LOOK,) if gone else (OPEN, READ)
        for deed, words in (
            *offers,
            *(() if row.is_sample or gone else (FOLDER,)),
            *(() if row.is_sample else (FORGET,)),
        ):
            menu.addAction(words, lambda deed=deed: self.wanted.emit(deed, row))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)
        return menu

    # Looks and sizes

    def choose(self, path: str) -> None:
        """Make a round current, or the first one where it is not shown."""
        index = self._list.index_of(path)
        self.setCurrentIndex(index if index.isValid() else self._list.index(0))
        self._marked = path if index.isValid() else ""  # the first row is nobody's choice

    def _look_again(self) -> None:
        """Say trouble in the rows that have it, and take the room that all rows need."""
        wanted = {row.path: row for row in self._list.rows if row.trouble is not None and not row.is_opening}
        for path, strip in tuple(self._strips.items()):
            row = wanted.get(path)
            if row is None or row.trouble != strip.row.trouble or not self._is_in_place(path, strip):
                self._take_strip(path)
        for path, row in wanted.items():
            if path not in self._strips:
                self._add_strip(row)
        self.choose(self._marked)
        self._take_room()

    def _is_in_place(self, path: str, strip: TroubleStrip) -> bool:
        return self.indexWidget(self._list.index_of(path)) is strip

    def _take_strip(self, path: str) -> None:
        strip = self._strips.pop(path)
        index = self._list.index_of(path)
        if index.isValid() and self.indexWidget(index) is strip:
            self.setIndexWidget(index, None)  # type: ignore[arg-type]
        strip.hide()
        strip.deleteLater()

    def _add_strip(self, row: Row) -> None:
        strip = TroubleStrip(self._theme, row)
        strip.wanted.connect(lambda deed: self.wanted.emit(deed, row))
        self._strips[row.path] = strip
        self.setIndexWidget(self._list.index_of(row.path), strip)

    def _room_for_trouble(self, row: Row) -> int:
        strip = self._strips.get(row.path)
        return strip.room_below(self._width()) if strip is not None else 0

    def _width(self) -> int:
        return max(self.viewport().width(), 1)

    def _whole_height(self) -> int:
        return self._height_of(self._list.rows)

    def _height_of(self, rows: Sequence[Row]) -> int:
        width = self._width()
        heights = (row_height(self._theme, width, row) + self._room_for_trouble(row) for row in rows)
        return max(sum(heights), self._theme.px(HEIGHT)) + 2 * self._theme.px(1)

    def sizeHint(self) -> QSize:
        """Return the room for a handful of rows; it takes more where there is more."""
        rows = self._list.rows if self._is_whole else self._list.rows[:USUAL_ROWS]
        return QSize(self._theme.px(480), self._height_of(rows))

    def minimumSizeHint(self) -> QSize:
        """Return the room for a few rows: the others are scrolled to."""
        rows = self._list.rows if self._is_whole else self._list.rows[:LEAST_ROWS]
        return QSize(self._theme.px(240), self._height_of(rows))

    def set_whole(self, *, is_whole: bool) -> None:
        """Show every row without a scroll bar of its own, where all of the screen is scrolled."""
        if is_whole != self._is_whole:
            self._is_whole = is_whole
            policy = Qt.ScrollBarPolicy
            self.setVerticalScrollBarPolicy(policy.ScrollBarAlwaysOff if is_whole else policy.ScrollBarAsNeeded)
            self._take_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that rows of this width need."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._take_room()

    def _take_room(self) -> None:
        """Be as high as all rows at most; what is left over stays empty below the list."""
        self.setMaximumHeight(self._whole_height())
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def _restyle(self) -> None:
        for strip in self._strips.values():
            strip.restyle()
        self._take_room()
