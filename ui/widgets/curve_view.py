"""The showing half of a value curve: its points, which one is selected, and how it is painted and read out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.curve_paint import Curve, Plot, paint_curve, plot_of
from ui.widgets.figures import plain, trimmed

Point = tuple[float, float]  # level or measure, value 0..100

WIDTH: Final = 340
HEIGHT: Final = 200
TOP: Final = 100.0
_NEAR: Final = 14.0  # design pixels around a point that belong to it


class CurveView(QWidget):
    """A line through points. In `levels` the points stand at 0..L; otherwise each stands at a measure of its own."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Begin with a straight line from 0 to 1."""
        super().__init__(parent)
        self._theme = theme
        self._curve = Curve(((0.0, 0.0), (1.0, TOP)), levels=True, unit="", neutral=None)
        self._at = 0
        self._held = False
        self._locked = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred))
        theme.changed.connect(self._restyle)
        self._describe()

    # What it shows

    @property
    def points(self) -> tuple[Point, ...]:
        """Return the points, in the order of levels or measures."""
        return self._curve.points

    @property
    def selected(self) -> int:
        """Return the place of the point that keys move."""
        return self._at

    @property
    def spoken(self) -> str:
        """Return the selected point in words."""
        x, value = self.points[self._at]
        return f"{self._curve.name_of(x)} is worth {trimmed(value, 1)}"

    def show_points(
        self, points: Sequence[Point], *, levels: bool, unit: str = "", neutral: float | None = None
    ) -> None:
        """Show other points (two or more), each at a level or a measure of its own; nothing is said of it."""
        self._curve = Curve(tuple(sorted(points)), levels=levels, unit=unit, neutral=neutral)
        self._at = min(self._at, len(self.points) - 1)
        self._held = False
        self._describe()
        self.update()

    def set_locked(self, *, locked: bool) -> None:
        """Let nothing be changed, or let it again."""
        self._locked = locked
        self._held = False
        self.update()

    # Looks

    @property
    def _plot(self) -> Plot:
        return plot_of(self.rect(), self._curve, self._theme)

    def place_of(self, at: int) -> QPointF:
        """Return where a point is painted."""
        return self._plot.place(self.points[at])

    def _point_at(self, place: QPointF) -> int | None:
        """Return which point is near a place of the screen: the nearest one within reach."""
        plot, reach = self._plot, self._theme.px(_NEAR)
        far = [(plot.place(point) - place).manhattanLength() for point in self.points]
        near = min(range(len(far)), key=far.__getitem__)
        return near if far[near] <= reach else None

    def sizeHint(self) -> QSize:
        """Return the size of the design."""
        return QSize(self._theme.px(WIDTH), self._theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        """Return the least size in which points can be told apart."""
        return QSize(self._theme.px(WIDTH // 2), self._theme.px(HEIGHT * 3 // 4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint axis, line and points."""
        paint_curve(self, self._plot, self._curve, self._theme, selected=self._at, locked=self._locked)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show which point the keys move."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show it no more."""
        super().focusOutEvent(event)
        self.update()

    def _describe(self) -> None:
        said = "; ".join(f"{self._curve.name_of(x)}: {plain(value, 0)}" for x, value in self.points)
        self.setAccessibleName(f"What each {'level' if self._curve.levels else 'measure'} is worth, 0 to 100. {said}")

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
