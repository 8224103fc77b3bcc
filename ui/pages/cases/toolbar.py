"""The row above the grid: how it is looked at, and how cases come into it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from ui.models.case_grid_views import GridView
from ui.page import Context
from ui.widgets.icon_button import IconButton
from ui.widgets.kit import IconsKept, button
from ui.widgets.wrap_row import WrapRow


class Toolbar(WrapRow):
    """Says what a person asked for; the page does it."""

    view_chosen = Signal(object)  # GridView
    view_saved = Signal()
    view_forgotten = Signal(str)

    def __init__(self, context: Context) -> None:
        """Lay out the controls."""
        super().__init__(context.theme)
        run = context.actions.run
        self.view = button("View: Overview", self.open_views, tip="Choose which columns are shown, and in which order")
        self.columns = IconButton(context.theme, "columns", "Choose columns", role="outlined")
        self.columns.clicked.connect(lambda _checked=False: run("cases.columns"))
        self.reference = button(
            "Reference data", partial(run, "cases.reference"), tip="Places, boards, organisations, years and rates"
        )
        self.bring_in = button("Bring in a file", partial(run, "cases.import"), tip="Cases from an Excel or CSV file")
        self.add_case = button("Add a case", partial(run, "cases.add"), tip="Type a new case (Ins)")
        self.paste = button(
            "Paste from Excel", partial(run, "cases.paste"), "primary", tip="Paste what you copied in Excel (Ctrl V)"
        )
        icons = IconsKept(context.theme, self)
        for made, icon, token in (
            (self.view, "table", "text2"), (self.reference, "location", "text2"), (self.bring_in, "import", "text2"),
            (self.add_case, "add", "text2"), (self.paste, "copy", "on_accent"),
        ):  # fmt: skip
            icons.keep(made, icon, token)
        self.add(self.view)
        self.add(self.columns)
        for part in (self.reference, self.bring_in, self.add_case, self.paste):
            self.add(part, right=True)
        self._long = {made: made.text() for made in (self.reference, self.bring_in, self.add_case)}
        self._views: tuple[GridView, ...] = ()
        self._now, self._own = GridView(""), frozenset[str]()

    def show_views(self, views: Sequence[GridView], own: Sequence[GridView], now: GridView, *, changed: bool) -> None:
        """Offer views and say which one is looked at; `changed` since it was chosen."""
        self._views, self._now, self._own = tuple(views), now, frozenset(view.name for view in own)
        self.view.setText(f"View: {now.name}{' (changed)' if changed else ''}")
        self.view.setAccessibleName(self.view.text())
        self.lay_out()

    def set_can_change(self, *, can: bool) -> None:
        """Leave out what only changes a round, where it cannot be changed."""
        for made in (self.bring_in, self.add_case, self.paste):
            made.setEnabled(can)

    def lay_out(self) -> None:
        """Put every control where it belongs; a layout that came in between may have left half of another height."""
        super().lay_out()
        if self.maximumHeight() != self.minimumHeight():
            self.setFixedHeight(self.minimumHeight())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave pictures only where there is no room for the words."""
        metrics = self.fontMetrics()
        over = self.sizeHint().width() - self.width()
        over += sum(metrics.horizontalAdvance(text) for made, text in self._long.items() if not made.text())
        for made, text in self._long.items():
            shown = text if over <= 0 else ""
            over -= metrics.horizontalAdvance(text) if not shown else 0
            if made.text() != shown:
                made.setText(shown)
        super().resizeEvent(event)

    def open_views(self) -> None:
        """Offer the views."""
        menu = QMenu(self)
        menu.setAccessibleName("Views")
        for view in self._views:
            if view.name in self._own and not menu.property("own"):
                menu.setProperty("own", True)
                menu.addSeparator()
            action = menu.addAction(view.name.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(view.name == self._now.name)
            action.triggered.connect(partial(self._choose, view))
        menu.addSeparator()
        menu.addAction("Save this view …").triggered.connect(lambda _checked=False: self.view_saved.emit())
        if self._now.name in self._own:
            forget = menu.addAction(f"Forget “{self._now.name}”".replace("&", "&&"))
            forget.triggered.connect(lambda _checked=False, name=self._now.name: self.view_forgotten.emit(name))
        open_below(menu, self.view)

    def _choose(self, view: GridView, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's argument
        self.view_chosen.emit(view)


def open_below(menu: QMenu, over: QWidget) -> None:
    """Show a menu below what it belongs to, and forget it when it is closed."""
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(over.mapToGlobal(over.rect().bottomLeft()))
