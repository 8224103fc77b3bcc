"""Who is weighing: a list to choose from before anything else, and the chip in the header that changes it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from prioritiser.model.base import AssessorId
from prioritiser.model.round import Round
from ui.models.answers import name_of, role_of
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.chip import chip_size, paint_chip
from ui.widgets.kit import Spacing, words

WIDTH: Final = 520
MOST_IN_MENU: Final = 15
_LONGEST: Final = 28
_ID: Final = Qt.ItemDataRole.UserRole


class WhoCard(QWidget):
    """A list of everybody who may weigh."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self._theme = theme
        self.card = Card(theme, "Who are you?")
        about = "Your weights are kept under this name. Other people’s weights stay hidden until scoring is closed."
        self._model = QStandardItemModel(self)
        self.list = _Names()
        self.list.setModel(self._model)
        self.card.body.addWidget(words(about, "muted"))
        self.card.body.addWidget(self.list, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.card, 8)
        row.addStretch(1)
        whole = QVBoxLayout(self)
        whole.addLayout(row)
        Spacing(theme, self).keep(whole, (14, 24, 14, 14))
        self.list.picked.connect(self._choose)
        theme.changed.connect(self._size)
        self._size()

    def show_round(self, held: Round, current: AssessorId | None) -> None:
        """List the assessors of a round."""
        self._model.clear()
        for assessor in held.assessors:
            role = role_of(held, assessor)
            item = QStandardItem(f"{name_of(held, assessor)}  ·  {role}" if role else name_of(held, assessor))
            item.setData(assessor, _ID)
            item.setEditable(False)
            self._model.appendRow(item)
        rows = [row for row in range(self._model.rowCount()) if self._model.index(row, 0).data(_ID) == current]
        self.list.setCurrentIndex(self._model.index(rows[0] if rows else 0, 0))

    def _choose(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self.chosen.emit(index.data(_ID))

    def _size(self) -> None:
        self.card.setMaximumWidth(self._theme.px(WIDTH))
        self.list.setMinimumHeight(self._theme.px(80))
        self.list.setSpacing(self._theme.px(3))


class _Names(QListView):
    """Chooses on Enter and on a click."""

    picked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Who are you?")
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self.picked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.picked.emit()
        else:
            super().keyPressEvent(event)


class WhoChip(QAbstractButton):
    """Says who is weighing; pressing it lets somebody else be chosen."""

    chosen = Signal(str)
    asked = Signal()  # for the whole list

    def __init__(self, theme: Theme) -> None:
        """Begin with nobody."""
        super().__init__()
        self._theme = theme
        self._held = Round()
        self._current: AssessorId | None = None
        self.setProperty("ringRadius", 11)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setToolTip("Choose whom you weigh as")
        self.clicked.connect(self.open_menu)
        theme.changed.connect(self.updateGeometry)

    def show_round(self, held: Round, current: AssessorId | None) -> None:
        """Say who weighs in a round."""
        self._held, self._current = held, current
        name = name_of(held, current) if current is not None else "nobody yet"
        self.setText(f"Weighing as {name if len(name) <= _LONGEST else name[: _LONGEST - 1] + '…'}")
        self.setAccessibleName(f"{self.text()}. Press to choose somebody else")
        self.updateGeometry()

    def menu(self) -> QMenu:
        """Return the names to choose from; of very many only the first, with a way to the rest."""
        menu = QMenu(self)
        menu.setAccessibleName("Whom you weigh as")
        for assessor in list(self._held.assessors)[:MOST_IN_MENU]:
            action = menu.addAction(name_of(self._held, assessor).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(assessor == self._current)
            action.triggered.connect(lambda _on=False, who=assessor: self.chosen.emit(who))
        if len(self._held.assessors) > MOST_IN_MENU:
            menu.addSeparator()
            menu.addAction("Somebody else").triggered.connect(self.asked)
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def open_menu(self) -> None:
        """Let somebody else be chosen."""
        self.menu().popup(self.mapToGlobal(self.rect().bottomLeft()))

    def sizeHint(self) -> QSize:
        """Return the room of a chip, high enough to aim at."""
        size = chip_size(self._theme, self.text(), "people")
        return QSize(size.width(), max(size.height(), self._theme.px(24)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a chip."""
        painter = QPainter(self)
        paint_chip(painter, QRectF(self.rect()), self.text(), theme=self._theme, icon="people")
        painter.end()
