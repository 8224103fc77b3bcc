"""How the parts of the screen share the room: side by side, or one after another where there is too little."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from ui.pages.score.drawer import Drawer
from ui.pages.score.guide import Guide
from ui.pages.score.list_panel import ListPanel
from ui.pages.score.sheet_panel import SheetPanel
from ui.settings import Settings
from ui.theme import Theme
from ui.widgets.card import Divider

SHAPE: Final = "score"
# Design pixels of width from which three parts stand side by side, four, and fewer than which they stand upright.
THREE, FOUR, ONE = 980, 1480, 640
LIST, WIDE_LIST, DRAWER, GUIDE, WIDE_GUIDE = 256, 320, 400, 300, 380


class Bench(QWidget):
    """List, case, sheet and guide. The list gives way to the case; the guide gives way last."""

    arranged = Signal()

    def __init__(self, theme: Theme, settings: Settings, parts: tuple[ListPanel, Drawer, SheetPanel, Guide]) -> None:
        """Take the parts in."""
        super().__init__()
        self._theme, self._settings = theme, settings
        self.list, self.drawer, self.sheet, self.guide = parts
        self._list_asked = False
        self._drawer_open = False
        self._kind = ""
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self._sides = {
            "list": _edged(theme, self.list, after=True), "drawer": _edged(theme, self.drawer, after=True),
            "sheet": self.sheet, "guide": _edged(theme, self.guide, after=False),
        }  # fmt: skip
        self.drawer.show()
        for at, side in enumerate(self._sides.values()):
            self.splitter.addWidget(side)
            self.splitter.setStretchFactor(at, int(side is self.sheet))
            side.setVisible(side is self.sheet)  # the rest is shown once there is known to be room
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)
        self.splitter.splitterMoved.connect(self._keep_shape)
        theme.changed.connect(self.arrange)

    @property
    def is_drawer_open(self) -> bool:
        """Return whether the case itself is shown."""
        return self._drawer_open

    def open_drawer(self, *, is_open: bool) -> None:
        """Show the case itself, or put it away."""
        self._drawer_open = is_open
        self.arrange()

    def ask_for_list(self, *, asked: bool) -> None:
        """Show the list where there is no room for it beside the rest."""
        self._list_asked = asked
        if asked and self._width() < THREE:
            self._drawer_open = False
        self.arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self.arrange()

    def arrange(self) -> None:
        """Show the parts that there is room for."""
        width = self._width()
        roomy, drawer = width >= THREE, self._drawer_open
        listed = (not drawer or width >= FOUR) if roomy else self._list_asked and not drawer
        shown = {
            "list": listed, "drawer": drawer, "sheet": not (width < ONE and listed),
            "guide": roomy or not (listed or drawer),
        }  # fmt: skip
        upright = width < ONE
        wide = "wide" if width >= FOUR else ""
        kind = f"{upright} {self._theme.zoom} {wide} {sorted(name for name, there in shown.items() if there)}"
        if kind == self._kind:
            return
        self._kind = kind
        self.splitter.setOrientation(Qt.Orientation.Vertical if upright else Qt.Orientation.Horizontal)
        for name, there in shown.items():
            self._sides[name].setVisible(there)
        self.sheet.cases.setVisible(not listed and not drawer)
        self._share(upright=upright)
        self.arranged.emit()

    def _share(self, *, upright: bool) -> None:
        """Give each part its width, or what it was given last time."""
        if self._is_usual() and self.splitter.restoreState(self._settings.shape(SHAPE)):
            return
        px = self._theme.px
        if upright:
            high = max(5, self.height())
            self.splitter.setSizes([high, high * 2 // 5, high * 3 // 5, high * 2 // 5])
            return
        wide = self._width() >= FOUR
        cases, guide = px(WIDE_LIST if wide else LIST), px(WIDE_GUIDE if wide else GUIDE)
        drawer = px(DRAWER)
        beside = sum(
            size
            for name, size in (("list", cases), ("drawer", drawer), ("guide", guide))
            if not self._sides[name].isHidden()
        )
        self.splitter.setSizes([cases, drawer, max(1, self.width() - beside), guide])

    def _is_usual(self) -> bool:
        """Return whether the parts stand as they usually do, so that their widths are worth remembering."""
        upright = self.splitter.orientation() == Qt.Orientation.Vertical
        hidden = {name for name, side in self._sides.items() if side.isHidden()}
        return not upright and hidden == {"drawer"} and not self._settings_empty()

    def _settings_empty(self) -> bool:
        return self._settings.shape(SHAPE).isEmpty()

    def _keep_shape(self) -> None:
        hidden = {name for name, side in self._sides.items() if side.isHidden()}
        if hidden == {"drawer"} and self.splitter.orientation() == Qt.Orientation.Horizontal:
            self._settings.keep_shape(SHAPE, self.splitter.saveState())

    def _width(self) -> float:
        return self.width() / self._theme.zoom


def _edged(theme: Theme, part: QWidget, *, after: bool) -> QWidget:
    """Return a part with a hairline at its edge."""
    side = QWidget()
    row = QHBoxLayout(side)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    line = Divider(theme, vertical=True)
    for widget in (part, line) if after else (line, part):
        row.addWidget(widget, int(widget is part))
    return side
