"""Money by year: costs stand on the zero line, savings hang below it, each year with its figures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui.theme import Theme
from ui.widgets.figures import plain
from ui.widgets.year_scale import digits_for, ticks

Kind = tuple[str, str, float]  # label, token, amount; below zero is a saving

WIDTH: Final = 320
HEIGHT: Final = 180
BAR: Final = 36
PLOT: Final = 72  # the least height of the plot itself
_FILL: Final = 0.6  # of a year's slot
_SWATCH: Final = 10
_SPACE: Final = 8
_NOTHING: Final = "No money has been entered yet."


@dataclass(frozen=True, slots=True)
class Year:
    """One year's amounts."""

    name: str
    kinds: tuple[Kind, ...]

    @property
    def costs(self) -> float:
        """The sum of what is spent."""
        return sum(amount for _label, _token, amount in self.kinds if amount > 0)

    @property
    def savings(self) -> float:
        """The sum of what is saved, below zero."""
        return sum(amount for _label, _token, amount in self.kinds if amount < 0)


@dataclass(frozen=True, slots=True)
class Plot:
    """Where everything is: the plot, the marks of the axis, and the y of zero."""

    area: QRect
    marks: list[float]
    names_top: int

    def y(self, amount: float) -> int:
        """Return the height of an amount on the screen."""
        low, high = self.marks[0], self.marks[-1]
        return self.area.y() + round((high - amount) / (high - low) * self.area.height())


class YearBars(QWidget):
    """A small chart of stacked bars, one for each year."""

    def __init__(self, theme: Theme, name: str = "Money by year", parent: QWidget | None = None) -> None:
        """Start empty; `name` goes before the figures when they are read out."""
        super().__init__(parent)
        self._theme = theme
        self._name = name
        self._unit = "£m"
        self._digits = 1
        self._years: tuple[Year, ...] = ()
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._restyle)
        self._describe()

    def set_years(self, years: Sequence[tuple[str, Sequence[Kind]]], unit: str = "£m", digits: int = 1) -> None:
        """Show years of (label, token, amount), costs above zero and savings below, in `unit`."""
        self._years = tuple(Year(name, tuple(kinds)) for name, kinds in years)
        self._unit, self._digits = unit, digits
        self._describe()
        self._restyle()

    def table(self) -> list[tuple[str, ...]]:
        """Return a heading and a row for each year: each kind, then the net amount."""
        kinds = list(self._kinds())
        rows: list[tuple[str, ...]] = [("Year", *(f"{kind} ({self._unit})" for kind in kinds), f"Net ({self._unit})")]
        for year in self._years:
            sums = (sum(amount for label, _token, amount in year.kinds if label == kind) for kind in kinds)
            rows.append((year.name, *(self._text(each) for each in sums), self._text(year.costs + year.savings)))
        return rows

    def sizeHint(self) -> QSize:
        """Return the size of the design."""
        return QSize(self._theme.px(WIDTH), self.heightForWidth(self._theme.px(WIDTH)))

    def minimumSizeHint(self) -> QSize:
        """Return the least size at which figures do not touch."""
        width = max(self._theme.px(WIDTH) // 2, round(self._slot_least() * len(self._years)) + self._axis_width())
        lines = self._theme.line("caption")
        return QSize(width, self._theme.px(PLOT) + self._legend_height(width) + 4 * lines + self._theme.px(_SPACE))

    def heightForWidth(self, width: int) -> int:
        """Return the height of the design; a legend of more than one line adds its own."""
        extra = self._legend_height(width) - self._theme.line("caption")
        return max(self._theme.px(HEIGHT) + max(0, extra), self.minimumSizeHint().height())

    def bar_rects(self, at: int) -> list[tuple[Kind, QRect]]:
        """Return where each part of a year's bar is painted; parts meet with a gap of a pixel."""
        plot, gap = self._plot(), self._theme.px(1)
        slot = self._slot(plot, at)
        width = min(self._theme.px(BAR), round(slot.width() * _FILL))
        left = slot.x() + (slot.width() - width) // 2
        up = down = 0.0
        placed = []
        for kind in self._years[at].kinds:
            amount = kind[2]
            if amount > 0:
                bottom, up = plot.y(up), up + amount
                top = plot.y(up)
                bottom -= gap if up > amount and bottom - top > gap else 0
            elif amount < 0:
                top, down = plot.y(down), down + amount
                bottom = plot.y(down)
                top += gap if down < amount and bottom - top > gap else 0
            else:
                continue
            placed.append((kind, QRect(left, top, width, max(1, bottom - top))))
        return placed

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the axis, the bars with their figures, and the legend."""
        painter = QPainter(self)
        if any(year.costs or year.savings for year in self._years):
            plot = self._plot()
            self._paint_axis(painter, plot)
            for at in range(len(self._years)):
                self._paint_year(painter, plot, at)
            self._paint_legend(painter)
        else:
            painter.setFont(self._theme.font("body"))
            painter.setPen(self._theme.color("text3"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, _NOTHING)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Say a year's figures in a tooltip."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            slots = [self._slot(self._plot(), at) for at in range(len(self._years))]
            x = event.pos().x()
            found = (year for year, slot in zip(self._years, slots, strict=True) if slot.left() <= x <= slot.right())
            year = next(found, None)
            QToolTip.showText(event.globalPos(), self._in_words(year) if year else "", self)
            return True
        return super().event(event)

    def _paint_axis(self, painter: QPainter, plot: Plot) -> None:
        theme, digits = self._theme, digits_for(plot.marks)
        painter.setFont(theme.font("caption"))
        line = theme.line("caption")
        labels = plot.area.x() - theme.px(_SPACE)
        for mark in plot.marks:
            y = plot.y(mark)
            token = "edge" if mark == 0 else "grid_line"
            painter.fillRect(plot.area.x(), y, plot.area.width(), theme.px(1), theme.color(token))
            painter.setPen(theme.color("text3"))
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRect(0, y - line // 2, labels, line), right, plain(mark, digits))
        painter.setPen(theme.color("text2"))
        painter.drawText(QRect(0, 0, self.width(), line), Qt.AlignmentFlag.AlignLeft, self._unit)

    def _paint_year(self, painter: QPainter, plot: Plot, at: int) -> None:
        theme, year, slot = self._theme, self._years[at], self._slot(plot, at)
        for kind, place in self.bar_rects(at):
            painter.fillRect(place, theme.color(kind[1]))
        line = theme.line("caption")
        painter.setFont(theme.font("caption", 600))
        painter.setPen(theme.color("text"))
        if year.costs or not year.savings:
            above = QRect(slot.x(), plot.y(year.costs) - line, slot.width(), line)
            self._paint_figure(painter, above, self._text(year.costs) if year.costs else "–")
        if year.savings:
            below = QRect(slot.x(), plot.y(year.savings) + theme.px(1), slot.width(), line)
            self._paint_figure(painter, below, self._text(year.savings))
        painter.setFont(theme.font("caption"))
        painter.setPen(theme.color("text2"))
        names = QRect(slot.x(), plot.names_top, slot.width(), 2 * line)
        painter.drawText(names, Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap, year.name)

    def _paint_figure(self, painter: QPainter, place: QRect, text: str) -> None:
        # On its own patch of surface, so that no line of the axis strikes it through.
        long = painter.fontMetrics().horizontalAdvance(text) + self._theme.px(2)
        patch = QRect(place.center().x() - long // 2, place.y(), long, place.height())
        painter.fillRect(patch, self._theme.color("surface"))
        painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_legend(self, painter: QPainter) -> None:
        theme = self._theme
        top = self.height() - self._legend_height(self.width())
        line, swatch = theme.line("caption"), theme.px(_SWATCH)
        painter.setFont(theme.font("caption"))
        for (label, token), place in self._legend(self.width()):
            box = QRect(place.x(), top + place.y() + (line - swatch) // 2, swatch, swatch)
            painter.fillRect(box, theme.color(token))
            painter.setPen(theme.color("text2"))
            words = place.translated(swatch + theme.px(4), top)
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, label)

    def _legend(self, width: int) -> list[tuple[tuple[str, str], QRect]]:
        """Return the legend's entries with their places in a box `width` wide."""
        theme = self._theme
        metrics, line = QFontMetrics(theme.font("caption")), theme.line("caption")
        placed, x, y = [], 0, 0
        for label, token in self._kinds().items():
            long = theme.px(_SWATCH) + theme.px(4) + metrics.horizontalAdvance(label)
            if x and x + long > width:
                x, y = 0, y + line
            placed.append(((label, token), QRect(x, y, long, line)))
            x += long + theme.px(16)
        return placed

    def _legend_height(self, width: int) -> int:
        line = self._theme.line("caption")
        return max((place.bottom() + 1 for _entry, place in self._legend(width)), default=line)

    def _plot(self) -> Plot:
        theme, line = self._theme, self._theme.line("caption")
        legend = self._legend_height(self.width()) + theme.px(_SPACE)
        names_top = self.height() - legend - self._names_lines() * line
        low = min([0.0, *(year.savings for year in self._years)])
        high = max([0.0, *(year.costs for year in self._years)])
        left = self._axis_width()
        # A line of text above the highest bar and, where there are savings, below the lowest.
        top, bottom = line + theme.px(_SPACE), names_top - theme.px(4) - (line if low < 0 else 0)
        area = QRect(left, top, max(1, self.width() - left), max(1, bottom - top))
        return Plot(area, ticks(low, high), names_top)

    def _slot(self, plot: Plot, at: int) -> QRect:
        count = max(1, len(self._years))
        left, right = (plot.area.width() * n // count for n in (at, at + 1))
        return QRect(plot.area.x() + left, plot.area.y(), right - left, plot.area.height())

    def _axis_width(self) -> int:
        low = min([0.0, *(year.savings for year in self._years)])
        high = max([0.0, *(year.costs for year in self._years)])
        metrics, marks = QFontMetrics(self._theme.font("caption")), ticks(low, high)
        digits = digits_for(marks)
        widest = max(metrics.horizontalAdvance(plain(mark, digits)) for mark in marks)
        return widest + self._theme.px(_SPACE)

    def _slot_least(self) -> int:
        fonts = self._theme.font("caption", 600), self._theme.font("caption")
        figures, names = (QFontMetrics(font) for font in fonts)
        widths = [
            figures.horizontalAdvance(self._text(amount))
            for year in self._years
            for amount in (year.costs, year.savings)
        ]
        widths += [names.horizontalAdvance(word) for year in self._years for word in year.name.split()]
        return max(widths, default=0) + self._theme.px(4)

    def _names_lines(self) -> int:
        slot = (self.width() - self._axis_width()) / max(1, len(self._years))
        metrics = QFontMetrics(self._theme.font("caption"))
        return 2 if any(metrics.horizontalAdvance(year.name) > slot for year in self._years) else 1

    def _kinds(self) -> dict[str, str]:
        """Return each kind with its colour, in the order in which they first come."""
        return {label: token for year in self._years for label, token, _amount in year.kinds}

    def _text(self, amount: float) -> str:
        return plain(amount, self._digits)

    def _in_words(self, year: Year) -> str:
        parts = [f"costs {self._text(year.costs)}"] if year.costs else []
        parts += [f"savings {self._text(year.savings)}"] if year.savings else []
        return f"{year.name}: {', '.join(parts) or 'nothing'}"

    def _describe(self) -> None:
        said = "; ".join(self._in_words(year) for year in self._years)
        self.setAccessibleName(f"{self._name} in {self._unit}. {said or _NOTHING}")

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
