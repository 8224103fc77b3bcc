"""Who is scoring: a list to choose from before anything else, and the chip in the header that changes it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QListView, QMenu, QSizePolicy, QWidget

from prioritiser.model.base import AssessorId
from prioritiser.model.round import Round
from ui.models.answers import name_of, role_of
from ui.theme import Theme
from ui.widgets.card import Card
from ui.widgets.chip import chip_size, paint_chip
from ui.widgets.search_field import SearchField

WIDTH: Final = 520
HEIGHT: Final = 460
MOST_IN_MENU: Final = 15
_LONGEST: Final = 28
_ID: Final = Qt.ItemDataRole.UserRole


class WhoSheet(QWidget):
    """A list of everybody who scores."""

    chosen = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self._theme = theme
        self.card = Card(theme, "Who are you?")
        about = QLabel("Your scores are kept under this name. Other people's scores stay hidden until the workshop.")
        about.setWordWrap(True)
        about.setProperty("role", "muted")
        self.field = SearchField(theme, "Find a name", name="Find a name")
        self._model = QStandardItemModel(self)
        self._filter = QSortFilterProxyModel(self)
        self._filter.setSourceModel(self._model)
        self._filter.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.list = _Names()
        self.list.setModel(self._filter)
        self.list.setAccessibleName("Who are you?")
        for part in (about, self.field, self.list):
            self.card.body.addWidget(part)
        self._whole = QHBoxLayout(self)
        self._whole.addStretch(1)
        self._whole.addWidget(self.card, 8, Qt.AlignmentFlag.AlignTop)
        self._whole.addStretch(1)
        self.field.textChanged.connect(self._look)
        self.field.returnPressed.connect(self._choose)
        self.list.picked.connect(self._choose)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_round(self, held: Round, current: AssessorId | None) -> None:
        """List the assessors of a round."""
        self._model.clear()
        for assessor in held.assessors:
            role = role_of(held, assessor)
            name = name_of(held, assessor)
            item = QStandardItem(f"{name}  ·  {role}" if role else name)
            item.setData(assessor, _ID)
            item.setEditable(False)
            self._model.appendRow(item)
        self._look(self.field.text())
        self.list.updateGeometry()
        rows = [row for row in range(self._filter.rowCount()) if self._filter.index(row, 0).data(_ID) == current]
        self.list.setCurrentIndex(self._filter.index(rows[0] if rows else 0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the field to the list on Down."""
        if event.key() == Qt.Key.Key_Down:
            self.list.setFocus()
            return
        super().keyPressEvent(event)

    def _look(self, text: str) -> None:
        self._filter.setFilterFixedString(text.strip())
        if not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self._filter.index(0, 0))

    def _choose(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self.chosen.emit(index.data(_ID))

    def _restyle(self) -> None:
        px = self._theme.px
        self._whole.setContentsMargins(px(14), px(24), px(14), px(14))
        self.card.setMaximumSize(px(WIDTH), px(HEIGHT))
        self.list.setMinimumHeight(px(80))
        self.list.setSpacing(px(3))


class _Names(QListView):
    """Chooses on Enter and on a click."""

    picked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.clicked.connect(self.picked)

    def sizeHint(self) -> QSize:
        """Return the room for every name."""
        rows = self.model().rowCount() if self.model() is not None else 0
        each = max(0, self.sizeHintForRow(0)) + 2 * self.spacing()
        return QSize(super().sizeHint().width(), rows * each + 2 * self.frameWidth() + 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.picked.emit()
        else:
            super().keyPressEvent(event)


class WhoChip(QAbstractButton):
    """Says who is scoring; pressing it lets somebody else be chosen."""

    chosen = Signal(str)
    asked = Signal()  # for the whole list
    interests = Signal()  # to be declared
    shuffled = Signal()  # the order of cases is to be switched

    def __init__(self, theme: Theme) -> None:
        """Begin with nobody."""
        super().__init__()
        self._theme = theme
        self._held = Round()
        self._current: AssessorId | None = None
        self._shuffled = False
        self.setProperty("ringRadius", 11)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_menu)
        theme.changed.connect(self.updateGeometry)

    def show_round(self, held: Round, current: AssessorId | None, *, shuffled: bool) -> None:
        """Say who scores in a round, and whether the cases are in an order of their own."""
        self._held, self._current, self._shuffled = held, current, shuffled
        name = name_of(held, current) if current is not None else "nobody yet"
        self.setText(f"Scoring as {name if len(name) <= _LONGEST else name[: _LONGEST - 1] + '…'}")
        self.setAccessibleName(f"{self.text()}. Press to choose somebody else")
        self.setToolTip("Choose whom you score as")
        self.updateGeometry()

    def menu(self) -> QMenu:
        """Return the names to choose from; of very many only the first, with a way to the rest."""
        menu = QMenu(self)
        menu.setAccessibleName("Whom you score as")
        for assessor in list(self._held.assessors)[:MOST_IN_MENU]:
            action = menu.addAction(name_of(self._held, assessor))
            action.setCheckable(True)
            action.setChecked(assessor == self._current)
            action.triggered.connect(lambda _on=False, who=assessor: self.chosen.emit(who))
        if len(self._held.assessors) > MOST_IN_MENU:
            menu.addSeparator()
            menu.addAction("Somebody else").triggered.connect(self.asked)
        menu.addSeparator()
        if self._current is not None:
            menu.addAction("Declare interests").triggered.connect(self.interests)
        order = menu.addAction("Cases in an order of my own")
        order.setCheckable(True)
        order.setChecked(self._shuffled)
        order.triggered.connect(self.shuffled)
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
