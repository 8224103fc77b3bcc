"""Weighing one step in pairs: one comparison at a time on a scale in words, and the list of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QSlider,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from prioritiser.analysis.judgements import Consistency
from prioritiser.model.round import Round
from ui.models.weigh_clashes import TOGETHER, circle_of, circle_pairs, circle_words, measure_tip
from ui.models.weigh_judgement import Pairs, consistency_of
from ui.models.weigh_pairs import MOST_TIMES, PAIR_ROLE, Compared, Index, PairsModel, compared_in, place_of, times_at
from ui.models.weigh_steps import name_of
from ui.models.weigh_words import pair_words
from ui.pages.weights.lift_task import Asked
from ui.pages.weights.saying import empty, say
from ui.theme import Theme
from ui.widgets.kit import Spacing, button, words
from ui.widgets.speech import speak

ROW: Final = 30
_ENDS: Final = ("9 times", "the same", "9 times")


class PairTask(QWidget):
    """Asks one comparison after the other; every answer is said at once."""

    said = Signal(object)
    turned = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Lay out the scale and the list."""
        super().__init__()
        self._asked: Asked | None = None
        self._held = Round()
        self._at = 0
        self._circle: tuple[str, str, str] | None = None
        self.place = words("", "caption")
        self.first, self.second = words("", "strong"), words("", "strong")
        self.second.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.scale = PairScale()
        self.answer = words("", "")
        self.answer.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.back = button("Previous", lambda: self._go(self._at - 1))
        self.next = button("Next", self._next, "primary", tip="Keep this answer and go on (Enter)")
        self.remark = words("", "muted")
        self.clashes = QVBoxLayout()
        self.list = _PairList(theme)
        self._lay_out(theme)
        self.scale.given.connect(self._give)
        self.scale.looked.connect(self._say_answer)
        self.scale.entered.connect(self._next)
        self.list.turned.connect(self._go)

    def _lay_out(self, theme: Theme) -> None:
        spacing = Spacing(theme, self)
        two, ends, row = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        two.addWidget(self.first, 1)
        two.addWidget(self.second, 1)
        for at, text in enumerate(_ENDS):
            label = words(text, "caption", wrap=False)
            ends.addWidget(label)
            if at < len(_ENDS) - 1:
                ends.addStretch(1)
        row.addWidget(self.place, 1)
        row.addWidget(self.back)
        row.addWidget(self.next)
        column = QVBoxLayout(self)
        column.addLayout(two)
        column.addWidget(self.scale)
        column.addLayout(ends)
        column.addWidget(self.answer)
        column.addLayout(row)
        column.addWidget(self.remark)
        column.addLayout(self.clashes)
        column.addWidget(self.list)
        column.addStretch(1)
        spacing.keep(column, spacing=6)
        for layout in (two, ends, row, self.clashes):
            spacing.keep(layout, spacing=4 if layout is self.clashes else 8)

    # What it shows

    def show_round(self, held: Round) -> None:
        """Take the names from a round."""
        self._held = held

    def ask(self, asked: Asked) -> None:
        """Show a step as far as it has come."""
        another = not asked.is_like(self._asked)
        self._asked = asked
        said = self._pairs()
        found = consistency_of(said, asked.step.ids)
        self._circle = circle_of(said, asked.step.ids) if found is not None else None
        self.list.read_only = asked.read_only
        self.list.pairs.show(compared_in(self._held, asked.step, said, circle_pairs(self._circle)))
        for part in (self.scale, self.next):
            part.setEnabled(not asked.read_only)
        self.list.updateGeometry()
        self._show_consistency(found)
        if another or self._at >= len(self._entries):
            open_ = next((at for at, each in enumerate(self._entries) if each.times is None), 0)
            self._at = open_
        self._show_pair()

    @property
    def pair(self) -> tuple[str, str]:
        """Return the two lifts that are compared."""
        return self._entries[self._at].pair if self._at < len(self._entries) else ("", "")

    @property
    def _entries(self) -> Sequence[Compared]:
        return self.list.pairs.entries

    def _pairs(self) -> Pairs:
        asked = self._asked
        return asked.said if asked is not None and isinstance(asked.said, Pairs) else Pairs()

    def _show_pair(self) -> None:
        entry = self._entries[self._at]
        one, other = (name_of(self._held, key) for key in entry.pair)
        self.first.setText(one)
        self.second.setText(other)
        self.place.setText(f"Comparison {self._at + 1} of {len(self._entries)}")
        self.back.setEnabled(self._at > 0)
        self.scale.show_place(place_of(entry.times), f"{one} or {other}")
        self._say_answer(place_of(entry.times), said=entry.times is not None)
        self.list.go_to(self._at)
        self.turned.emit(entry.pair[0])

    def _say_answer(self, place: int, *, said: bool = True) -> None:
        entry = self._entries[self._at]
        text = (
            pair_words(self._held, *entry.pair, times_at(place))
            if said
            else ("Not compared yet. Move the knob towards the lift that is worth more.")
        )
        self.answer.setText(text)
        self.scale.setAccessibleDescription(text)

    def _show_consistency(self, found: Consistency | None) -> None:
        empty(self.clashes)
        self.remark.setToolTip(measure_tip(found))
        if found is None:
            done = len(self._pairs().given)
            say(self.remark, f"{done} of {len(self._entries)} compared." if done else "", "muted")
            return
        if self._circle is None:
            say(self.remark, TOGETHER, "good")
        else:
            say(self.remark, circle_words(self._held, self._pairs(), self._circle), "caution")
        for one, other in circle_pairs(self._circle):
            at = next(at for at, each in enumerate(self._entries) if set(each.pair) == {one, other})
            names = (
                " and ".join(self._asked.step.item(key).name for key in self._entries[at].pair) if self._asked else ""
            )
            again = button(f"Look again: {names}", partial(self._look_again, at), "link")
            again.setMinimumWidth(0)
            again.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            again.setToolTip(self._entries[at].text)
            self.clashes.addWidget(again)

    def first_focus(self) -> QWidget:
        """Return the scale, or the list where nothing can be answered."""
        return self.scale if self._asked is None or not self._asked.read_only else self.list

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys of the scale."""
        return [] if self._asked is None or self._asked.read_only else [("← →", "worth more"), ("Enter", "next pair")]

    # What is said

    def _give(self, place: int) -> None:
        if self._asked is None or self._asked.read_only:
            return
        said, entry = self._pairs(), self._entries[self._at]
        times = times_at(place)
        if said.given.get(entry.pair) != times:
            self.said.emit(replace(said, given={**said.given, entry.pair: times}))

    def _next(self) -> None:
        """Keep the answer that is shown and go on to the next pair without one, else to the next."""
        if self._asked is None or self._asked.read_only:
            return
        here = self._at
        self._give(self.scale.value())
        later = [at for at, each in enumerate(self._entries) if each.times is None]
        after = next((at for at in later if at > here), later[0] if later else min(here + 1, len(self._entries) - 1))
        self._go(after)
        self.scale.setFocus(Qt.FocusReason.OtherFocusReason)
        speak(self.scale, f"{self.first.text()} or {self.second.text()}")

    def _go(self, at: int) -> None:
        if 0 <= at < len(self._entries) and at != self._at:
            self._at = at
            self._show_pair()

    def _look_again(self, at: int) -> None:
        self._go(at)
        self.scale.setFocus(Qt.FocusReason.OtherFocusReason)


class PairScale(QSlider):
    """A scale from 9 times the one to 9 times the other; `given` when a person has let go of it."""

    given = Signal(int)
    looked = Signal(int)  # while it is being moved
    entered = Signal()

    def __init__(self) -> None:
        """Begin in the middle."""
        super().__init__(Qt.Orientation.Horizontal)
        self.setRange(1 - MOST_TIMES, MOST_TIMES - 1)
        self.setPageStep(2)
        self.setAccessibleName("How many times")
        self._by_hand = True
        self.valueChanged.connect(self._changed)
        self.sliderReleased.connect(lambda: self.given.emit(self.value()))

    def show_place(self, place: int, name: str) -> None:
        """Show a place without saying that a person moved there."""
        self._by_hand = False
        self.setValue(place)
        self._by_hand = True
        self.setAccessibleName(f"Which is worth more: {name}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the wheel scroll the screen: an answer is not given by accident."""
        event.ignore()

    def _changed(self, place: int) -> None:
        if not self._by_hand:
            return
        self.looked.emit(place)
        if not self.isSliderDown():
            self.given.emit(place)


class _PairDelegate(QStyledItemDelegate):
    """Paints one comparison: a tick, a dash or a warning, and the words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Compared = index.data(PAIR_ROLE)
        theme, rect = self._theme, option.rect
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(rect, theme.color("selected" if current else "surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.color("row_line"))
        mark, ink = ("warning", "caution") if entry.clashes else ("check", "good")
        if entry.times is None:
            mark, ink = "subtract", "text3"
        side = theme.px(16)
        place = rect.adjusted(theme.px(10), (rect.height() - side) // 2, 0, 0)
        place.setSize(QSize(side, side))
        theme.icon(mark, ink, 16).paint(painter, place)
        room = rect.adjusted(theme.px(34), 0, -theme.px(8), 0)
        font = theme.font("body", 600 if current else 400)
        painter.setFont(font)
        painter.setPen(theme.color("text" if entry.times is not None else "text2"))
        shown = QFontMetrics(font).elidedText(entry.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)


class _PairList(QListView):
    """All comparisons; moving to one asks it again."""

    turned = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self.pairs = theme, PairsModel(self)
        self.read_only = False
        self.setModel(self.pairs)
        self.setItemDelegate(_PairDelegate(theme))
        self.setAccessibleName("All comparisons")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setProperty("role", "card")
        self.setUniformItemSizes(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        theme.changed.connect(self.doItemsLayout)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.read_only and event.text().strip():
            event.ignore()  # the screen says why nothing can be typed
        else:
            super().keyPressEvent(event)

    def go_to(self, row: int) -> None:
        """Mark a comparison without saying that a person chose it."""
        self.blockSignals(True)
        self.setCurrentIndex(self.pairs.index(row))
        self.blockSignals(False)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self.turned.emit(current.row())

    def sizeHint(self) -> QSize:
        high = max(2, len(self.pairs.entries)) * self._theme.px(ROW)
        return QSize(self._theme.px(320), high + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px(160), 2 * self._theme.px(ROW) + 4)
