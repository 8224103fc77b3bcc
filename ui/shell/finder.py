"""Find anything: a field and one list over the screen; Enter does or shows what is marked, Esc goes back."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QListView, QVBoxLayout, QWidget

from ui.models.finder_list import COMMAND, HELP, ROW_ROLE, SCREEN, FinderList, Thing, things_of
from ui.models.help_topics import topic
from ui.page import Context
from ui.shell.finder_row import FinderDelegate, height_of
from ui.shell.help import HelpDialog
from ui.theme import Theme
from ui.widgets.search_field import SearchField
from ui.widgets.speech import speak

WIDTH: Final = 560
MOST_HEIGHT: Final = 420
TOP: Final = 64  # where it stands when what it belongs to is not shown
_MARGIN: Final = 8
_PAGE: Final = 6
_SCREEN_ACTION: Final = "screen."
_STEPS: Final = (
    (Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, -1), (Qt.Key.Key_PageDown, _PAGE), (Qt.Key.Key_PageUp, -_PAGE),
)  # fmt: skip


class FinderField(SearchField):
    """The field: arrows move the mark in the list, Enter takes it, Esc leaves, and leaving closes."""

    moved = Signal(int)
    taken = Signal()
    left = Signal(bool)  # whether by Esc

    def __init__(self, theme: Theme) -> None:
        """Say what can be typed."""
        super().__init__(theme, "Find a case, a criterion, a command or help", name="Find anything")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep the keys of the list for the list."""
        steps = dict(_STEPS)
        if event.key() in steps:
            self.moved.emit(steps[Qt.Key(event.key())])
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit(True)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Close when the keys go elsewhere in the window."""
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}:
            self.left.emit(False)


class Finder(QFrame):
    """The panel. What is chosen is told after it has closed."""

    chosen_action = Signal(str)
    chosen_thing = Signal(str, str)  # kind and key: a case, a criterion, a screen

    def __init__(self, context: Context, window: QWidget) -> None:
        """Build the panel over a window; it stays hidden until it is opened."""
        super().__init__(window)
        self._context, self._window, self._theme = context, window, context.theme
        self._before: QWidget | None = None
        self._anchor: QWidget | None = None
        self.setObjectName("finder")
        self.setAccessibleName("Find anything")
        self.field, self.list = FinderField(self._theme), FinderList(self)
        self.view = QListView()
        self.view.setModel(self.list)
        self.view.setItemDelegate(FinderDelegate(self._theme, self.view))
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setAccessibleName("What was found")
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setMouseTracking(True)
        self.nothing = QLabel()
        self.nothing.setProperty("role", "muted")
        self.nothing.setWordWrap(True)
        self._layout = QVBoxLayout(self)
        for part in (self.field, self.nothing, self.view):
            self._layout.addWidget(part)
        self._connect()
        self.hide()

    def _connect(self) -> None:
        self.field.textChanged.connect(self._ask)
        self.field.moved.connect(self._move)
        self.field.taken.connect(self._take)
        self.field.left.connect(self._leave)
        self.view.clicked.connect(self._take_at)
        self._theme.changed.connect(self._place)

    # Opening and closing

    def open_over(self, anchor: QWidget) -> None:
        """Open at a widget's place, or at the top of the window when that is not shown."""
        if self.isVisible():
            self.field.selectAll()
            return
        self._before, self._anchor = QApplication.focusWidget(), anchor
        self._window.installEventFilter(self)
        self.list.fill((*self._commands(), *things_of(self._context.workspace.round)))
        self.field.clear()
        self._ask("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_panel(self, *, give_back: bool) -> None:
        """Close; `give_back` puts the keys where they were."""
        if self.isHidden():
            return
        before, self._before = self._before, None
        self._window.removeEventFilter(self)
        self.hide()
        if give_back and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave(self, by_key: bool) -> None:  # noqa: FBT001 - a signal's argument
        self.close_panel(give_back=by_key)

    def _commands(self) -> list[Thing]:
        """Return the actions that can be run now, screens as such, with the words they have at present."""
        actions = self._context.actions
        found = []
        for spec in actions.specs.values():
            if spec.name == "find" or not actions.can_run(spec.name):
                continue
            kind = SCREEN if spec.name.startswith(_SCREEN_ACTION) else COMMAND
            key = spec.name.removeprefix(_SCREEN_ACTION)
            text = actions.action(spec.name).text()
            more = "" if spec.group == "Everywhere" else spec.group
            found.append(Thing(kind, key, text, more, spec.shown_keys, spec.icon or "chevron-right"))
        # What belongs to the screen that is shown comes before what works everywhere.
        return sorted(found, key=lambda thing: not thing.more)

    # The list

    def _ask(self, query: str) -> None:
        self.list.ask(query)
        self.view.setCurrentIndex(self.list.first)
        found = self.list.count
        self.nothing.setText(f"Nothing here is called “{query.strip()}”. Try fewer letters.")
        self.nothing.setVisible(not found)
        self.view.setVisible(bool(found))
        self._place()
        self._tell()

    def _move(self, step: int) -> None:
        row = self.view.currentIndex().row()
        one = 1 if step > 0 else -1
        for _ in range(abs(step)):
            index = self.list.next_to(row, one)
            if not index.isValid():
                break
            row = index.row()
        index = self.list.index(row)
        if row == self.list.first.row():
            self.view.scrollToTop()
        self.view.setCurrentIndex(index)
        self._tell()

    def _tell(self) -> None:
        """Read out what is marked: the keys stay in the field, so nothing else would."""
        row = self.view.currentIndex().data(ROW_ROLE)
        said = row.spoken if isinstance(row, Thing) else self.nothing.text() if self.list.count == 0 else ""
        self.field.setAccessibleDescription(said)
        if said and self.isVisible():
            speak(self.field, said)

    def _take_at(self, index: QModelIndex) -> None:
        self.view.setCurrentIndex(index)
        self._take()

    def _take(self) -> None:
        row = self.view.currentIndex().data(ROW_ROLE)
        if not isinstance(row, Thing):
            return
        self.close_panel(give_back=True)
        if row.kind == COMMAND:
            self.chosen_action.emit(row.key)
        elif row.kind == HELP:
            found = topic(row.key)
            self._context.dialogs.show(HelpDialog(found.title, found.text, self._context, self._window))
        else:
            self.chosen_thing.emit(row.kind, row.key)

    # Its place

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the panel with an edge that stands out from the screen below."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("edge"), 1))
        painter.setBrush(self._theme.color("surface"))
        radius = self._theme.px(8)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep the place when the window changes its size."""
        if watched is self._window and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        px, window = self._theme.px, self._window
        self._layout.setContentsMargins(px(_MARGIN), px(_MARGIN), px(_MARGIN), px(_MARGIN))
        self._layout.setSpacing(px(4))
        width = min(px(WIDTH), window.width() - 2 * px(_MARGIN))
        left, top = (window.width() - width) // 2, px(TOP)
        if self._anchor is not None and self._anchor.isVisible():
            corner = self._anchor.mapTo(window, QPoint(self._anchor.width(), 0))
            left, top = corner.x() - width + px(_MARGIN), corner.y() - px(_MARGIN)
        left = min(max(left, px(_MARGIN)), max(window.width() - width - px(_MARGIN), 0))
        rows = sum(height_of(self._theme, row) for row in self.list.rows) + 4
        self.view.setFixedHeight(min(rows, px(MOST_HEIGHT), max(window.height() - top - px(80), px(80))))
        self.resize(width, self._layout.totalHeightForWidth(width) if self.nothing.isVisible() else 0)
        self.setFixedWidth(width)
        self.adjustSize()
        self.move(left, max(top, 0))
