"""The row above the task: alone or as the panel, in which way, and whether to weigh or to look at all weights."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from ui.models.weigh_judgement import WAYS
from ui.theme import Theme
from ui.widgets.kit import button, words
from ui.widgets.segmented import Segmented
from ui.widgets.wrap_row import WrapRow

ALONE, PANEL = "alone", "panel"
WEIGH, ALL = "weigh", "all"
SIDES = ((ALONE, "Alone"), (PANEL, "The panel"))
_TIPS = (
    ("swing", "Swing weighting: 100 for the lift worth most, the others against it"),
    ("points", "100 points shared among the lifts"),
    ("order", "Rank-order centroid or rank sum: only the order is asked for"),
    ("pairwise", "Analytic hierarchy process: every two lifts compared on a scale of 1 to 9, up to ten lifts"),
    ("bestworst", "Best–worst method: all lifts compared with the best and with the worst"),
)


class Toolbar(WrapRow):
    """Says what a person asked for; the page does it."""

    side_chosen = Signal(str)
    way_chosen = Signal(str)
    view_chosen = Signal(str)
    script_asked = Signal()
    names_asked = Signal(bool)

    def __init__(self, theme: Theme) -> None:
        """Lay out the controls."""
        super().__init__(theme)
        self.side = Segmented(theme, SIDES, name="Who weighs")
        self.way = Segmented(theme, WAYS, name="How to weigh")
        for key, tip in _TIPS:
            self.way.segment(key).setToolTip(tip)
        self.way_box = _WayBox()
        self.view = Segmented(theme, ((WEIGH, "Weigh"), (ALL, "All weights")), name="What to show")
        self.names = QCheckBox("Names")
        self.names.setToolTip("Show a column for each person, as the facilitator")
        self.script = button("Read aloud", self.script_asked.emit, tip="The script, and what to know about this lift")
        self.label = words("By", "strong", wrap=False)
        for part in (self.side, self.label, self.way, self.way_box, self.names):
            self.add(part)
        for part in (self.script, self.view):
            self.add(part, right=True)
        self._weighs = True
        self.way_box.hide()
        self.names.hide()
        self.script.hide()
        self.side.chosen.connect(self.side_chosen)
        self.way.chosen.connect(self._choose_way)
        self.way_box.chosen.connect(self._choose_way)
        self.view.chosen.connect(self.view_chosen)
        self.names.toggled.connect(self.names_asked)

    def show_way(self, way: str) -> None:
        """Show in which way a step is weighed."""
        self.way.set_current(way)
        self.way_box.show_way(way)

    def show_view(self, *, weighs: bool, can_name: bool) -> None:
        """Offer what belongs to the task, or to all weights."""
        self._weighs = weighs
        self.view.set_current(WEIGH if weighs else ALL)
        self.names.setVisible(can_name and not weighs)
        self._fit()

    def way_focus(self) -> QWidget:
        """Return where a way is chosen."""
        return self.way_box if self.way.isHidden() else self.way

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Offer the ways in a list where they do not fit side by side."""
        self._fit()
        super().resizeEvent(event)

    def _fit(self) -> None:
        side_by_side = self.way.sizeHint().width() <= self.width() - self._theme.px(24)
        self.way.setVisible(self._weighs and side_by_side)
        self.way_box.setVisible(self._weighs and not side_by_side)
        whole = sum(part.sizeHint().width() + self.gap for part in (self.side, self.way, self.view))
        whole += self.label.sizeHint().width() + self.gap
        self.label.setVisible(self._weighs and whole <= self.width())
        self.lay_out()

    def _choose_way(self, way: str) -> None:
        self.show_way(way)
        self.way_chosen.emit(way)


class _WayBox(QComboBox):
    """The same ways, one under the other."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("How to weigh")
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for key, name in WAYS:
            self.addItem(name, key)
        self.activated.connect(lambda at: self.chosen.emit(str(self.itemData(at))))

    def show_way(self, way: str) -> None:
        self.setCurrentIndex(self.findData(way))
