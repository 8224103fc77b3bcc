"""What an answer is worth: the curve, and for measures the reference points to type and the unit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.pages.framework.fields import NumberField
from ui.theme import Theme
from ui.widgets.icon_button import IconButton
from ui.widgets.kit import Spacing, button, words
from ui.widgets.value_curve import LEAST_POINTS, Point, ValueCurve

TOP = 100.0
_ENDS = ((0.0, 0.0), (100.0, TOP))
_LEVELS_HOW = "Drag a point, or choose it with ← → and press ↑ ↓ or type its value."
_MEASURE_HOW = "Drag a point, or type below. Ctrl ← → moves along the measure, Ins adds a point, Del takes one out."


class PointRows(QWidget):
    """Reference points as numbers: measure and value, one row each."""

    settled = Signal(object)  # tuple of Point
    refused = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Begin without points."""
        super().__init__()
        self._theme = theme
        self.fields: list[tuple[NumberField, NumberField]] = []
        self.removers: list[IconButton] = []
        self._rows: list[QWidget] = []
        self._points: tuple[Point, ...] = ()
        self._spacing = Spacing(theme, self)
        self._column = QVBoxLayout(self)
        self._spacing.keep(self._column, spacing=4)
        self._heads = words("Measure", "caption", wrap=False), words("Worth", "caption", wrap=False)
        head = QHBoxLayout()
        for each in self._heads:
            head.addWidget(each, 1)
        self._column.addLayout(head)

    def show_points(self, points: Sequence[Point], unit: str, *, locked: bool) -> bool:
        """Show points in the order of their measures; return whether fields were made for them."""
        self._points = tuple(points)
        fresh = len(self.fields) != len(points)
        self._heads[0].setText(f"Measure in {unit}" if unit else "Measure")
        if fresh:
            self._make(len(points))
        for (x, value), fields, remover in zip(points, self.fields, self.removers, strict=True):
            for field, number in zip(fields, (x, value), strict=True):
                field.show_number(number)
                field.setReadOnly(locked)
            remover.setEnabled(not locked and len(points) > LEAST_POINTS)
        return fresh

    def order_tabs(self, *, after: QWidget) -> None:
        """Let Tab come from another field, and go through the points row by row."""
        rows = zip(self.fields, self.removers, strict=True)
        for one, next_ in pairwise([after, *(part for pair, remover in rows for part in (*pair, remover))]):
            QWidget.setTabOrder(one, next_)

    def keep(self) -> None:
        """Have what was typed kept."""
        for pair in self.fields:
            for field in pair:
                field.keep()

    def forget(self) -> None:
        """Put back what stood there."""
        for pair in self.fields:
            for field in pair:
                field.forget()

    def _make(self, count: int) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.fields, self.removers, self._rows = [], [], []
        for at in range(count):
            fields = (
                NumberField(f"Measure of point {at + 1}"),
                NumberField(f"Worth of point {at + 1}, 0 to 100", low=0, high=TOP),
            )
            remover = IconButton(self._theme, "delete", f"Take point {at + 1} out")
            made = QWidget(self)
            row = QHBoxLayout(made)
            for column, field in enumerate(fields):
                field.settled.connect(lambda number, at=at, column=column: self._say(at, column, number))
                field.refused.connect(self.refused)
                row.addWidget(field, 1)
            remover.clicked.connect(lambda _checked=False, at=at: self._remove(at))
            row.addWidget(remover)
            self._spacing.keep(row, spacing=6)
            self._column.addWidget(made)
            self.fields.append(fields)
            self.removers.append(remover)
            self._rows.append(made)

    def _say(self, at: int, column: int, number: float) -> None:
        """Say the points with another number, or why two of them cannot lie at one measure."""
        points = list(self._points)
        x, value = points[at]
        points[at] = (number, value) if column == 0 else (x, number)
        measures = sorted(x for x, _ in points)
        if any(one == next_ for one, next_ in pairwise(measures)):
            self.refused.emit(f"Two points lie at {number:g}. Give each a measure of its own.")
            self.fields[at][column].show_number(x)
            self.fields[at][column].forget()
            return
        self.refused.emit("")
        self.settled.emit(tuple(sorted(points)))

    def _remove(self, at: int) -> None:
        self.settled.emit((*self._points[:at], *self._points[at + 1 :]))


class Worth(QWidget):
    """The curve with what is typed beside it."""

    settled = Signal(object)  # tuple of Point: (level or measure, value)
    dragged = Signal(object)
    straightened = Signal()  # back to equal steps
    refused = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Begin with a straight line."""
        super().__init__()
        self.curve, self.points = ValueCurve(theme), PointRows(theme)
        self.how = words("", "caption")
        self.straight = button("Equal steps", self.straightened.emit, "link", tip="Make each level worth as much more")
        self.add = button("Add a point", self.curve.add_point, "link")
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(words("What it is worth, 0 to 100", "strong"), 1)
        head.addWidget(self.straight)
        head.addWidget(self.add)
        foot.addWidget(self.how, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.addLayout(head)
        column.addWidget(self.curve)
        column.addLayout(foot)
        column.addWidget(self.points)
        spacing = Spacing(theme, self)
        for layout in (column, head, foot):
            spacing.keep(layout, spacing=4)
        self.curve.settled.connect(self.settled)
        self.curve.dragged.connect(self.dragged)
        self.points.settled.connect(self.settled)
        self.points.refused.connect(self.refused)

    def show_levels(self, values: Sequence[float], neutral: float | None, *, is_given: bool, locked: bool) -> None:
        """Show what each level is worth; `is_given` when that was set rather than equal steps."""
        points = [(float(level), value) for level, value in enumerate(values)]
        self.curve.show_points(points, levels=True, neutral=neutral)
        self._show(measures=False, locked=locked)
        self._keep_room_for_straight(keep=True)
        self.straight.setVisible(is_given and not locked)

    def show_measures(self, points: Sequence[Point], unit: str, neutral: float | None, *, locked: bool) -> None:
        """Show the reference points of a measure."""
        points = points if len(points) >= LEAST_POINTS else _ENDS  # a file may bring fewer; then these are offered
        self.curve.show_points(points, levels=False, unit=unit, neutral=neutral)
        if self.points.show_points(self.curve.points, unit, locked=locked):
            self.points.order_tabs(after=self.add)
        self._show(measures=True, locked=locked)
        self._keep_room_for_straight(keep=False)
        self.straight.hide()

    def _keep_room_for_straight(self, *, keep: bool) -> None:
        """Keep the heading as high while there is nothing to straighten: the chart below stays where it is."""
        policy = self.straight.sizePolicy()
        if policy.retainSizeWhenHidden() != keep:
            policy.setRetainSizeWhenHidden(keep)
            self.straight.setSizePolicy(policy)

    def keep(self) -> None:
        """Have what was typed kept."""
        self.points.keep()

    def forget(self) -> None:
        """Put back what stood there."""
        self.points.forget()

    def _show(self, *, measures: bool, locked: bool) -> None:
        self.curve.set_locked(locked=locked)
        self.points.setVisible(measures)
        self.add.setVisible(measures and not locked)
        self.how.setText(_MEASURE_HOW if measures else _LEVELS_HOW)
        self.how.setVisible(not locked)
