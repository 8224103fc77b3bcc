"""Weighing one step by its best and its worst lift: naming both, then a number for each of the others."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from prioritiser.model.round import Round
from ui.models.weigh_clashes import AGAINST, TOGETHER, contradictions, measure_tip
from ui.models.weigh_ends import ITEM_ROLE, SIDES, EndsModel, Index
from ui.models.weigh_judgement import BestWorst, consistency_of, progress
from ui.models.weigh_steps import Item, Step
from ui.pages.weights.lift_task import Asked
from ui.pages.weights.saying import empty, say
from ui.theme import Theme
from ui.widgets.kit import Spacing, button, words
from ui.widgets.speech import speak

ROW: Final = 36
_NUMBER: Final = 150
_DIGITS: Final = frozenset("123456789")
_CHOOSE: Final = "Choose one"


class EndsTask(QWidget):
    """Asks for the best and the worst, then for numbers from 1 to 9."""

    said = Signal(object)
    turned = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Lay out the two choices and the table."""
        super().__init__()
        self._theme = theme
        self._asked: Asked | None = None
        self._held = Round()
        self.best, self.worst = QComboBox(), QComboBox()
        self.table = EndsTable(theme)
        self.remark, self.clashes = words("", "muted"), QVBoxLayout()
        row = QHBoxLayout()
        spacing = Spacing(theme, self)
        for combo, text in ((self.best, "Worth most"), (self.worst, "Worth least")):
            column = QVBoxLayout()
            label = words(text, "strong")
            label.setBuddy(combo)
            combo.setAccessibleName(f"{text}: the lift")
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(10)
            column.addWidget(label)
            column.addWidget(combo)
            row.addLayout(column, 1)
            spacing.keep(column, spacing=2)
        whole = QVBoxLayout(self)
        whole.addLayout(row)
        whole.addWidget(self.table)
        whole.addWidget(self.remark)
        whole.addLayout(self.clashes)
        whole.addStretch(1)
        spacing.keep(row, spacing=12)
        spacing.keep(self.clashes, spacing=4)
        spacing.keep(whole, spacing=8)
        self.best.activated.connect(lambda _at: self._name())
        self.worst.activated.connect(lambda _at: self._name())
        self.table.given.connect(self._give)
        self.table.turned.connect(self.turned)

    def show_round(self, held: Round) -> None:
        """Take the names from a round."""
        self._held = held

    def ask(self, asked: Asked) -> None:
        """Show a step as far as it has come."""
        self._asked = asked
        said = self._ends()
        for combo, key in ((self.best, said.best), (self.worst, said.worst)):
            # The one worth most is not offered as the one worth least.
            self._fill(combo, asked.step, key, without=said.best if combo is self.worst and key != said.best else "")
            combo.setEnabled(not asked.read_only)
        self.table.read_only = asked.read_only
        self.table.ends.show(asked.step, said)
        self._say(said, asked.step)

    def _fill(self, combo: QComboBox, step: Step, key: str, without: str) -> None:
        combo.blockSignals(True)  # filling is not choosing
        combo.clear()
        combo.addItem(_CHOOSE, "")
        for item in step.items:
            if item.key != without:
                combo.addItem(item.name, item.key)
        combo.setCurrentIndex(max(0, combo.findData(key)))
        combo.blockSignals(False)

    def _say(self, said: BestWorst, step: Step) -> None:
        empty(self.clashes)
        self.remark.setToolTip("")
        if said.best and said.best == said.worst:
            say(self.remark, "One lift cannot be worth most and least. Choose another for one of them.", "caution")
            return
        if not said.best or not said.worst:
            say(self.remark, "Choose the lift worth most and the one worth least.", "muted")
            return
        found = consistency_of(said, step.ids)
        self.remark.setToolTip(measure_tip(found))
        if found is None:
            done, total = progress(said, step.ids)
            say(self.remark, f"{done} of {total} answered. 1 is worth the same, 9 is extremely more.", "muted")
            return
        clashes = contradictions(self._held, said, step.ids)
        say(self.remark, *((AGAINST, "caution") if clashes else (TOGETHER, "good")))
        for clash in clashes:
            again = button("Look again", partial(self._look_again, clash.pair), "link")
            again.setAccessibleName(f"Look again: {clash.text}")
            row = QHBoxLayout()
            row.addWidget(words(clash.text), 1)
            row.addWidget(again)
            self.clashes.addLayout(row)

    def _look_again(self, pair: tuple[str, str]) -> None:
        """Go to the number of one comparison."""
        asked, said = self._asked, self._ends()
        if asked is not None:
            key, column = (pair[1], 1) if pair[0] == said.best else (pair[0], 2)
            self.table.setCurrentIndex(self.table.ends.index(asked.step.ids.index(key), column))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def first_focus(self) -> QWidget:
        """Return the first choice that is open, else the table."""
        said = self._ends()
        if self._asked is not None and self._asked.read_only:
            return self.table
        return self.best if not said.best else self.worst if not said.worst else self.table

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys of the table."""
        if self._asked is None or self._asked.read_only:
            return []
        return [("1–9", "times, and move on"), ("↑ ↓", "move"), ("Tab", "next part")]

    def _ends(self) -> BestWorst:
        asked = self._asked
        return asked.said if asked is not None and isinstance(asked.said, BestWorst) else BestWorst()

    def _name(self) -> None:
        said, asked = self._ends(), self._asked
        best, worst = str(self.best.currentData() or ""), str(self.worst.currentData() or "")
        if best and best == worst and best != said.best:
            worst = ""  # what was worth least is worth most now
        if asked is None or (best, worst) == (said.best, said.worst):
            return
        # Numbers against another best or worst would mean something else.
        others = said.over_others if best == said.best else {}
        below = said.over_worst if worst == said.worst else {}
        self.said.emit(
            BestWorst(
                best, worst, {key: times for key, times in others.items() if key != best},
                {key: times for key, times in below.items() if key not in {best, worst}},
            )
        )  # fmt: skip

    def _give(self, row: int, column: int, times: int) -> None:
        said, asked = self._ends(), self._asked
        if asked is None or asked.read_only or not self.table.ends.is_asked(row, column):
            return
        side, key = SIDES[column - 1], asked.step.ids[row]
        kept = {name: value for name, value in getattr(said, side).items() if name != key}
        if times:
            kept[key] = float(times)
        self.said.emit(
            replace(said, over_others=kept) if side == SIDES[0] else replace(said, over_worst=kept)
        )  # fmt: skip
        if times:
            self.table.go_on(row, column)


class EndsTable(QTableView):
    """Digits 1 to 9 answer the current cell."""

    given = Signal(int, int, int)  # row, column, times (0 clears)
    turned = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Begin empty."""
        super().__init__()
        self._theme, self.ends = theme, EndsModel(self)
        self.read_only = False
        self.setModel(self.ends)
        self.setItemDelegate(_EndsDelegate(theme))
        self.setAccessibleName("How many times")
        self.setProperty("role", "card")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.ends.modelReset.connect(self._restyle)
        theme.changed.connect(self._restyle)
        self._restyle()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which lift is looked at."""
        super().currentChanged(current, previous)
        item = current.data(ITEM_ROLE) if current.isValid() else None
        if isinstance(item, Item):
            self.turned.emit(item.key)

    def event(self, event: QEvent) -> bool:
        """Keep digits from the window's shortcuts while the table has the focus."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.text() in _DIGITS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer the current cell, or clear it."""
        index, clears = self.currentIndex(), {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if index.isValid() and not self.read_only and plain and event.text() in _DIGITS and event.text():
            self.given.emit(index.row(), index.column(), int(event.text()))
        elif index.isValid() and not self.read_only and event.key() in clears:
            self.given.emit(index.row(), index.column(), 0)
        elif self.read_only and event.text().strip():
            event.ignore()  # the screen says why nothing can be typed
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a cell."""
        super().mousePressEvent(event)
        self.viewport().update()

    def keyboardSearch(self, _search: str) -> None:
        """Let letters be."""

    def go_on(self, row: int, column: int) -> None:
        """Go to the next cell without a number."""
        after = self.ends.next_open(row, column)
        if after is not None:
            self.setCurrentIndex(self.ends.index(*after))
            speak(self, self.ends.words(*after))

    def focusInEvent(self, event: QEvent) -> None:
        """Begin at the first cell without a number."""
        super().focusInEvent(event)  # type: ignore[arg-type]
        if not self.currentIndex().isValid() or not self.currentIndex().column():
            self.setCurrentIndex(self.ends.index(*(self.ends.next_open(-1, -1) or (0, 1))))

    def sizeHint(self) -> QSize:
        """Return the room for every row."""
        high = self.horizontalHeader().height() + self._theme.px(ROW) * max(2, len(self.ends.items))
        return QSize(self._theme.px(320), high + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:
        """Return the room for two rows; the rest scrolls."""
        return QSize(self._theme.px(200), self._theme.px(3 * ROW))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the numbers their room, and the names the rest."""
        super().resizeEvent(event)
        self._restyle()

    def _restyle(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._theme.px(ROW))
        head = self.horizontalHeader()
        head.setFixedHeight(2 * head.fontMetrics().lineSpacing() + self._theme.px(10))  # Qt makes room for one line
        wide = min(self._theme.px(_NUMBER), max(self._theme.px(60), self.viewport().width() // 3))
        for column in (1, 2):
            self.setColumnWidth(column, wide)
        self.updateGeometry()


class _EndsDelegate(QStyledItemDelegate):
    """Paints a name with its colour, or a number in a box."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model, theme, rect = index.model(), self._theme, option.rect
        if not isinstance(model, EndsModel):
            return
        px = theme.px
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.color("surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("row_line"))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text"))
        if not index.column():
            item: Item = index.data(ITEM_ROLE)
            painter.fillRect(
                rect.left() + px(10), rect.top() + px(8), px(4), rect.height() - px(16), theme.color(item.token)
            )
            room = rect.adjusted(px(22), 0, -px(4), 0)
            shown = painter.fontMetrics().elidedText(item.name, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        else:
            self._paint_number(painter, option, index, asked=model.is_asked(index.row(), index.column()))
        painter.restore()

    def _paint_number(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, *, asked: bool) -> None:
        theme, text = self._theme, str(index.data() or "")
        box = QRectF(0, 0, theme.px(52), theme.px(26))
        box.moveCenter(QRectF(option.rect).center())
        view = option.widget
        current = isinstance(view, QTableView) and view.currentIndex() == index
        lit = current and bool(option.state & QStyle.StateFlag.State_HasFocus or view.hasFocus())
        if asked:
            pen = QPen(theme.color("text" if lit else "edge"), theme.px(2 if lit else 1))
            if not text and not lit:
                pen.setDashPattern([3.0, 2.0])
            painter.setPen(pen)
            painter.setBrush(theme.color("selected" if lit else "surface"))
            painter.drawRoundedRect(box, theme.px(6), theme.px(6))
        painter.setFont(theme.font("body", 600 if asked else 400))
        painter.setPen(theme.color("text" if asked else "text3"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
