"""The row above the list: by what it is ranked, what is filtered and compared, restore point and export."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from prioritiser.model.funding import Point
from ui.models.ranking_columns import ALWAYS, Column
from ui.models.ranking_words import ORDER_NAMES, day, short_day
from ui.page import Context
from ui.widgets.icon_button import IconButton
from ui.widgets.kit import IconsKept, button, words
from ui.widgets.segmented import Segmented
from ui.widgets.wrap_row import WrapRow


class Toolbar(WrapRow):
    """Says what a person asked for; the page does it."""

    order_chosen = Signal(str)
    filter_asked = Signal()
    columns_chosen = Signal(object)  # tuple of column keys
    since_chosen = Signal(str)  # a restore point's id, or "" to compare with nothing

    def __init__(self, context: Context) -> None:
        """Lay out the controls."""
        super().__init__(context.theme)
        theme, run = context.theme, context.actions.run
        self.order = Segmented(theme, tuple(ORDER_NAMES.items()), name="Rank by")
        self.order.chosen.connect(self.order_chosen)
        self.filter = button("Filter", self.filter_asked.emit, tip="Show only some cases (Ctrl F)")
        self.filter.setCheckable(True)
        self.columns = IconButton(theme, "columns", "Choose columns", role="outlined")
        self.columns.clicked.connect(lambda _checked=False: self.open_columns())
        self.since = button("Since …", self.open_since, tip="Compare the ranks with those of a restore point")
        self.more = IconButton(theme, "copy", "Copy the list", role="outlined")
        self.more.clicked.connect(lambda _checked=False: self._open_copy(context))
        self.point = button("Restore point", partial(run, "point"), tip="Give this moment a name (Ctrl S)")
        self.export = button("Export", partial(run, "export"), "primary", tip="Write the board workbook (Ctrl E)")
        icons = IconsKept(theme, self)
        for made, icon, token in (
            (self.filter, "filter", "text2"), (self.since, "history", "text2"), (self.point, "camera", "text2"),
            (self.export, "export", "on_accent"),
        ):  # fmt: skip
            icons.keep(made, icon, token)
        self._label = words("Rank by", "strong", wrap=False)
        for part in (self._label, self.order, self.filter, self.columns, self.since):
            self.add(part)
        for part in (self.more, self.point, self.export):
            self.add(part, right=True)
        self._long = {made: made.text() for made in (self.point, self.filter, self.export, self.since)}
        self._every: tuple[Column, ...] = ()
        self._chosen: tuple[str, ...] = ()
        self._points: tuple[Point, ...] = ()
        self._since = ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave pictures only where there is no room for the words."""
        self._shorten()
        super().resizeEvent(event)

    def _shorten(self) -> None:
        """Leave out words from those that are least needed, until the rest fits into one row."""
        metrics = self.fontMetrics()
        longer = {made: metrics.horizontalAdvance(text) for made, text in self._long.items()}
        over = self.sizeHint().width() - self.width()
        over += self._label.sizeHint().width() + self.gap if self._label.isHidden() else 0
        over += sum(longer[made] for made in self._long if not made.text())
        for made, text in self._long.items():
            shown = text if over <= 0 else ""
            over -= longer[made] if not shown else 0
            if made.text() != shown:
                made.setText(shown)
        self._label.setVisible(over <= 0)
        self.lay_out()

    # What it shows

    def show_columns(self, every: Sequence[Column], chosen: Sequence[Column]) -> None:
        """Offer columns."""
        self._every, self._chosen = tuple(every), tuple(column.key for column in chosen)

    def show_points(self, points: Sequence[Point], since: str) -> None:
        """Offer restore points, latest first, and say with which one the list is compared."""
        self._points, self._since = tuple(reversed(points)), since
        found = next((point for point in points if point.id == since), None)
        self._long[self.since] = f"Since {short_day(found.at)}" if found is not None else "Since …"
        self._shorten()
        self.since.setAccessibleName(
            f"Compared with {found.name}" if found is not None else "Compare with a restore point"
        )

    # Menus

    def open_columns(self) -> None:
        """Offer the columns; the menu stays open while several are chosen."""
        menu = _StayingMenu(self)
        menu.setAccessibleName("Columns")
        for column in self._every:
            if column.key in ALWAYS:
                continue
            action = menu.addAction(column.name or "Bars")
            action.setToolTip(column.words)
            action.setCheckable(True)
            action.setChecked(column.key in self._chosen)
            action.toggled.connect(partial(self._toggle, column.key))
        _open_below(menu, self.columns)

    def _toggle(self, key: str, wanted: bool) -> None:  # noqa: FBT001 - a signal's argument
        chosen = {*self._chosen, key} if wanted else {*self._chosen} - {key}
        self._chosen = tuple(column.key for column in self._every if column.key in chosen)
        self.columns_chosen.emit(self._chosen)

    def open_since(self) -> None:
        """Offer the restore points to compare with."""
        menu = QMenu(self)
        menu.setAccessibleName("Compare ranks with")
        choices = [("", "Nothing"), *((point.id, f"{point.name}, {day(point.at)}") for point in self._points)]
        for key, name in choices:
            action = menu.addAction(name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(key == self._since)
            action.triggered.connect(partial(self._choose_since, key))
        if not self._points:
            menu.addSeparator()
            menu.addAction("No restore points yet. Ctrl S keeps one.").setEnabled(False)
        _open_below(menu, self.since)

    def _choose_since(self, key: str, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's argument
        self.since_chosen.emit(key)

    def _open_copy(self, context: Context) -> None:
        menu = QMenu(self)
        menu.setAccessibleName("Copy the list")
        for name in ("ranking.copy", "ranking.picture"):
            menu.addAction(context.actions.action(name))
        _open_below(menu, self.more)


class _StayingMenu(QMenu):
    """A menu of ticks that stays open while they are set."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Set the tick and stay."""
        action: QAction | None = self.activeAction()
        if action is not None and action.isCheckable():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Set the tick by Space and stay."""
        action: QAction | None = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable():
            action.trigger()
        else:
            super().keyPressEvent(event)


def _open_below(menu: QMenu, over: QWidget | QPushButton) -> None:
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(over.mapToGlobal(over.rect().bottomLeft()))
