"""Weighing one step by numbers or by order: the list, what is said below it, and what follows from a key."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from prioritiser.errors import InputError
from ui.models.weigh_judgement import GUIDED, MOST, ORDER, POINTS, Amounts, Judgement, Order, swings_of
from ui.models.weigh_rows import (
    amount_rows,
    amount_words,
    full_order,
    lift_first,
    move,
    order_rows,
    put_amount,
    shown_amounts,
    swap_amounts,
    take_amount,
)
from ui.models.weigh_steps import Step
from ui.models.weigh_words import order_method_words
from ui.pages.weights.amount_list import AmountList
from ui.pages.weights.saying import say
from ui.theme import Theme
from ui.widgets.kit import Spacing, button, words
from ui.widgets.segmented import Segmented
from ui.widgets.speech import speak


@dataclass(frozen=True, slots=True)
class Asked:
    """What a task is about: the step, who weighs, what was said in this way, weights that came from elsewhere."""

    step: Step
    way: str
    said: Judgement | None = None
    raw: Mapping[str, float] | None = None
    notes: Mapping[str, str] = field(default_factory=dict)
    read_only: bool = False
    who: str = ""

    def is_like(self, other: Asked | None) -> bool:
        """Return whether the same person weighs the same step in the same way."""
        return other is not None and (self.who, self.step.ids, self.way) == (other.who, other.step.ids, other.way)


class LiftTask(QWidget):
    """Guided, points and rank order share one list. `said` carries the new judgement, None for nothing any more."""

    said = Signal(object)
    turned = Signal(str)  # the lift that is looked at

    def __init__(self, theme: Theme) -> None:
        """Lay out the list and what belongs to it."""
        super().__init__()
        self._asked: Asked | None = None
        self.list = AmountList(theme, "Lifts")
        self.remark = words("", "muted")
        self.up = button("Move up", lambda: self._shift(-1), tip="Move up (Alt Up)")
        self.down = button("Move down", lambda: self._shift(1), tip="Move down (Alt Down)")
        self.right = button("This order is right", self._keep_order, "primary", tip="Keep this order (Enter)")
        self.rule = Segmented(theme, (("roc", "Steep"), ("ranksum", "Even")), name="Weights from the order")
        self.rule.segment("roc").setToolTip("Rank-order centroid: the average of all weights that the order allows")
        self.rule.segment("ranksum").setToolTip("Rank sum: weights fall in equal steps")
        self._row = QWidget()
        row = QHBoxLayout(self._row)
        for part in (self.up, self.down):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.rule)
        row.addWidget(self.right)
        column = QVBoxLayout(self)
        column.addWidget(self.list)
        column.addWidget(self.remark)
        column.addWidget(self._row)
        column.addStretch(1)
        spacing = Spacing(theme, self)
        spacing.keep(row)
        spacing.keep(column, spacing=6)
        self._connect()

    def _connect(self) -> None:
        self.list.given.connect(self._give)
        self.list.cleared.connect(self._clear)
        self.list.moved.connect(self._move)
        self.list.picked.connect(self._pick)
        self.list.turned.connect(self.turned)
        self.list.refused.connect(self._refuse)
        self.list.on_preview(self._preview)
        self.rule.chosen.connect(self._choose_rule)

    # What it shows

    def ask(self, asked: Asked) -> None:
        """Show a step as far as it has come."""
        another = not asked.is_like(self._asked)
        self._asked = asked
        self.list.read_only = asked.read_only
        self._row.setVisible(asked.way == ORDER)
        for part in (self.up, self.down, self.right, self.rule):
            part.setEnabled(not asked.read_only)
        if asked.way == ORDER:
            self._show_order(asked)
        else:
            self.list.show_rows(amount_rows(asked.step, self._amounts(), asked.notes))
            say(self.remark, *amount_words(self._amounts(), asked.step.ids))
        if another:
            self.list.go_to(self.list.first_open() or self.list.rows.rows[0].item.key)

    def _show_order(self, asked: Asked) -> None:
        said = self._order()
        kept = isinstance(asked.said, Order)
        weights = swings_of(replace(said, order=full_order(asked.step, said)), asked.step.ids)
        self.list.show_rows(order_rows(asked.step, said, weights, asked.notes))
        self.rule.set_current(said.method)
        self.right.setVisible(not kept)
        start = "" if kept else "This is not kept as your order yet. "
        say(self.remark, start + order_method_words(said), "muted")

    def first_focus(self) -> QWidget:
        """Return the list."""
        return self.list

    def hints(self) -> list[tuple[str, str]]:
        """Return the keys of the list."""
        if self._asked is None or self._asked.read_only:
            return []
        if self._asked.way == ORDER:
            return [("Alt ↑ ↓", "move"), ("0–9", "place"), ("Enter", "keep")]
        row = self.list.row
        if row is not None and row.kind == "first":
            return [("↑ ↓", "look"), ("Enter", "lift first")]
        moves = [("Alt ↑ ↓", "change places")] if self._asked.way == GUIDED else []
        return [("0–9", "type"), ("← →", "less, more"), *moves]

    # What was said

    def _amounts(self) -> Amounts:
        asked = self._asked
        if asked is None:
            return Amounts("swing")
        said = asked.said if isinstance(asked.said, Amounts) else None
        if asked.way == POINTS:
            return said if said is not None and said.method == "points" else Amounts("points")
        return shown_amounts(asked.step, said if said is not None and said.method == "swing" else None, asked.raw)

    def _order(self) -> Order:
        asked = self._asked
        if asked is not None and isinstance(asked.said, Order):
            return asked.said
        raw = asked.raw if asked is not None and asked.raw else {}
        return Order("roc", tuple(sorted(raw, key=lambda key: -raw[key])))

    def _give(self, key: str, amount: float) -> None:
        if self._asked is None or self._asked.read_only:
            return
        if self._asked.way == ORDER:
            self._put_order(move(full_order(self._asked.step, self._order()), key, round(amount) - 1))
            return
        try:
            self.said.emit(put_amount(self._amounts(), key, amount))
        except InputError as fault:
            self._refuse(f"{fault.message} {fault.remedy}".strip())
            self._again()

    def _clear(self, key: str) -> None:
        said = take_amount(self._amounts(), key)
        self.said.emit(said if said.given else None)

    def _move(self, key: str, step: int) -> None:
        asked = self._asked
        if asked is None:
            return
        if asked.way == ORDER:
            order = full_order(asked.step, self._order())
            self._put_order(move(order, key, order.index(key) + step))
        else:
            shown = [row.item.key for row in self.list.rows.rows]
            said = swap_amounts(self._amounts(), shown, key, step)
            if said != self._amounts():
                self.said.emit(said)
        self.list.go_to(key)
        self.list.say_row()

    def _shift(self, step: int) -> None:
        if self.list.row is not None:
            self._move(self.list.row.item.key, step)

    def move_current(self, step: int) -> None:
        """Move the lift that is looked at up or down, by an action of the window."""
        self._shift(step)

    def _pick(self, key: str) -> None:
        if self._asked is not None and self._asked.way == ORDER:
            self._keep_order()
            return
        self.said.emit(lift_first(self._amounts(), key))
        self.list.go_to(self.list.first_open() or key)

    def _keep_order(self) -> None:
        if self._asked is not None:
            self._put_order(full_order(self._asked.step, self._order()))

    def _put_order(self, order: tuple[str, ...]) -> None:
        self.said.emit(replace(self._order(), order=order))

    def _choose_rule(self, rule: str) -> None:
        if self._asked is not None:
            order = full_order(self._asked.step, self._order())
            self.said.emit(Order("ranksum" if rule == "ranksum" else "roc", order))

    def _preview(self, key: str, amount: float | None) -> None:
        """Show a number while its track is dragged, with every row staying where it is."""
        self.list.rows.show([
            replace(row, amount=amount, share=min((amount or 0.0) / MOST, 1.0)) if row.item.key == key else row
            for row in self.list.rows.rows
        ])  # fmt: skip

    def _again(self) -> None:
        if self._asked is not None:
            self.list.show_rows(amount_rows(self._asked.step, self._amounts(), self._asked.notes))

    def _refuse(self, why: str) -> None:
        say(self.remark, why, "problem")
        speak(self.list, why)
