"""The form of a criterion: its words, its levels or measure, what they are worth, and where it belongs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from prioritiser.edits.versions import value_table
from prioritiser.model.base import Value
from prioritiser.model.framework import DOMAINS, Criterion
from ui.models.framework_form import (
    Shown,
    anchor_changes,
    has_own_values,
    is_beginning,
    kind_changes,
    neutral_choices,
    worth_changes,
)
from ui.models.framework_words import DOMAIN_NAMES
from ui.pages.framework.anchors import Anchors
from ui.pages.framework.fields import Choice, Labelled, NumberField, Pair
from ui.pages.framework.worth import Worth
from ui.theme import Theme
from ui.widgets.growing_text import GrowingText
from ui.widgets.kit import Spacing, words
from ui.widgets.remark import Remark

_KINDS: tuple[tuple[object, str], ...] = (("level", "A level of the scale"), ("measure", "A number in a unit"))
_TEXTS = ("short", "name", "question", "evidence", "unit")
_GRID = "A look-up grid helps to find the level. It stays as it is; it comes and goes with a framework file."


class CriterionForm(QWidget):
    """Every field of a criterion. What a person settles is said as changes; `looked` while they are still typing."""

    edited = Signal(object)  # changes: field -> value
    looked = Signal(object)
    placed = Signal(object)  # the parent's id, or None

    def __init__(self, theme: Theme) -> None:
        """Lay out the fields."""
        super().__init__()
        self._shown: Shown | None = None
        self.texts = {
            "short": GrowingText(theme, "Short name"),
            "name": GrowingText(theme, "Name in full"),
            "question": GrowingText(theme, "The question that an assessor answers", lines=2),
            "evidence": GrowingText(theme, "Evidence asked for"),
            "unit": GrowingText(theme, "Unit"),
        }
        self.sources = GrowingText(theme, "Sources, one on each line", lines=2)
        self.parent_choice, self.domain = Choice("Belongs to"), Choice("Decision domain")
        self.kind, self.neutral = Choice("Answered with"), Choice("Where no change lies")
        self.neutral_number = NumberField("Where no change lies", needed=False)
        self.mirrored = QCheckBox("Answers about a stop say what would be lost")
        self.anchors, self.worth = Anchors(theme), Worth(theme)
        self.wrong = Remark(theme, "problem")
        keeping = self.wrong.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)  # the fields below stay where they are
        self.wrong.setSizePolicy(keeping)
        self.grid = words(_GRID, "caption")
        self._lay_out(theme)
        self._connect()

    def _lay_out(self, theme: Theme) -> None:
        text = self.texts
        self._unit = Labelled(theme, "Unit", text["unit"], "QALYs a year, £, whole-time equivalents, tonnes …")
        self._level_zero = Labelled(theme, "“No change” lies at", self.neutral, "Below it means harm.")
        self._number_zero = Labelled(theme, "“No change” lies at", self.neutral_number, "Leave empty for none.")
        side = QWidget()
        beside = QVBoxLayout(side)
        mirror = words("For a case that stops something, the answer is the level that people have and would lose.")
        mirror.setProperty("role", "caption")
        for part in (self._level_zero, self._number_zero, self.mirrored, mirror, self.grid):
            beside.addWidget(part)
        beside.addStretch(1)
        column = QVBoxLayout(self)
        for part in (
            Pair(theme, Labelled(theme, "Short name", text["short"]), Labelled(theme, "Name in full", text["name"])),
            Labelled(theme, "Question", text["question"]),
            Pair(
                theme, Labelled(theme, "Belongs to", self.parent_choice),
                Labelled(theme, "Decision domain", self.domain), Labelled(theme, "Answered with", self.kind),
            ),
            self._unit, self.anchors, self.wrong, Pair(theme, self.worth, side),
            Labelled(theme, "Evidence asked for", text["evidence"]),
            Labelled(theme, "Sources, one on each line", self.sources),
        ):  # fmt: skip
            column.addWidget(part)
        spacing = Spacing(theme, self)
        spacing.keep(column, spacing=12)
        spacing.keep(beside, spacing=8)

    def _connect(self) -> None:
        for name in _TEXTS:
            field = self.texts[name]
            field.settled.connect(lambda text, name=name: self._say({name: text}))
            field.paused.connect(lambda text, name=name: self._look({name: text}))
        self.sources.settled.connect(
            lambda text: self._say({"sources": [line.strip() for line in text.splitlines() if line.strip()]})
        )
        self.anchors.settled.connect(lambda anchors: self._say(anchor_changes(anchors)))
        self.anchors.paused.connect(lambda anchors: self._look(anchor_changes(anchors)))
        self.anchors.worth_settled.connect(lambda values: self._set_worth(list(enumerate(values))))
        self.worth.settled.connect(self._set_worth)
        self.worth.dragged.connect(self._drag_worth)
        self.worth.straightened.connect(lambda: self._say({"values": []}))
        for part in (self.anchors, self.worth, self.neutral_number):
            part.refused.connect(self.wrong.say)
        self.domain.settled.connect(lambda key: self._say({"domain": key}))
        self.kind.settled.connect(self._set_kind)
        self.neutral.settled.connect(lambda key: self._say({"neutral": key}))
        self.neutral_number.settled.connect(lambda number: self._say({"neutral": number}))
        self.mirrored.clicked.connect(lambda checked: self._say({"mirrored": checked}))
        self.parent_choice.settled.connect(self.placed)

    # What it shows

    def show_criterion(self, shown: Shown, criterion: Criterion) -> None:
        """Show a criterion; what is being typed stays."""
        self._shown = shown
        locked = bool(shown.locked)
        for name in _TEXTS:
            self.texts[name].show_text(getattr(criterion, name))
            self.texts[name].setReadOnly(locked)
        self.texts["name"].starts_over = is_beginning(shown)
        self.sources.show_text("\n".join(criterion.sources))
        self.sources.setReadOnly(locked)
        self.parent_choice.show_choices(list(shown.parents), criterion.parent)
        self.domain.show_choices([(each, DOMAIN_NAMES[each]) for each in DOMAINS], criterion.domain)
        self.kind.show_choices(list(_KINDS), criterion.kind)
        self.mirrored.setChecked(criterion.mirrored)
        for choice in (self.parent_choice, self.domain, self.kind, self.mirrored, self.neutral):
            choice.setEnabled(not locked)
        self._show_scale(criterion, shown.levels, locked=locked)

    def _show_scale(self, criterion: Criterion, levels: int, *, locked: bool) -> None:
        by_level = criterion.kind == "level"
        for part, there in (
            (self.anchors, by_level), (self._level_zero, by_level), (self._number_zero, not by_level),
            (self._unit, not by_level), (self.grid, criterion.helper is not None),
        ):  # fmt: skip
            part.setVisible(there)
        if by_level:
            values = value_table(criterion, levels)
            if self.anchors.show_levels(criterion.anchors, values, locked=locked):
                self.anchors.order_tabs(after=self.texts["unit"])
            own = has_own_values(criterion, levels)
            self.worth.show_levels(values, criterion.neutral, is_given=own, locked=locked)
            self.neutral.show_choices(neutral_choices(levels), criterion.neutral)
        else:
            self.worth.show_measures(criterion.points, criterion.unit, criterion.neutral, locked=locked)
            self.neutral_number.show_number(criterion.neutral)
            self.neutral_number.setReadOnly(locked)

    def first_focus(self) -> QWidget:
        """Return the first field."""
        return self.texts["short"]

    def keep(self) -> None:
        """Have what was typed kept."""
        for field in (*self.texts.values(), self.sources):
            field.keep()
        for part in (self.anchors, self.worth, self.neutral_number):
            part.keep()

    def forget(self) -> None:
        """Put back what stood there: another criterion is shown."""
        for field in (*self.texts.values(), self.sources):
            field.forget()
        for part in (self.anchors, self.worth, self.neutral_number):
            part.forget()
        self.wrong.say("")

    # What is said

    def _criterion(self) -> Criterion | None:
        record = self._shown.record if self._shown is not None else None
        return record if isinstance(record, Criterion) else None

    def _say(self, changes: dict[str, Value]) -> None:
        if self._shown is not None and not self._shown.locked:
            self.edited.emit(changes)

    def _look(self, changes: dict[str, Value]) -> None:
        if self._shown is not None and not self._shown.locked:
            self.looked.emit(changes)

    def _set_kind(self, kind: str) -> None:
        criterion = self._criterion()
        if criterion is not None and kind != criterion.kind:
            self._say(kind_changes(criterion, "measure" if kind == "measure" else "level"))

    def _set_worth(self, points: Sequence[tuple[float, float]]) -> None:
        criterion = self._criterion()
        if criterion is not None and self._shown is not None:
            self._say(worth_changes(criterion, points, self._shown.levels))

    def _drag_worth(self, points: Sequence[tuple[float, float]]) -> None:
        """Let the numbers beside the sentences follow the mouse."""
        criterion = self._criterion()
        if criterion is not None and criterion.kind == "level":
            for field, (_, value) in zip(self.anchors.worths, points, strict=True):
                field.show_number(value)
