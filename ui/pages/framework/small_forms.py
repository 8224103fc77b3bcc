"""The forms of a lens or family, of a gate, and of the scale."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QSpinBox, QVBoxLayout, QWidget

from prioritiser.model.framework import Gate, Node
from ui.models.framework_form import Shown, is_beginning
from ui.pages.framework.fields import Choice, Labelled, is_step
from ui.theme import Theme
from ui.widgets.growing_text import GrowingText
from ui.widgets.kit import Spacing, set_words, words

LEAST_LEVEL, MOST_LEVEL = 1, 9
_SCALE = (
    "Every criterion that is answered with a level uses this scale, one digit key for each level. The sentences of the "
    "lowest and the highest level stay when it changes; those that come between are empty until you write them."
)


class NodeForm(QWidget):
    """A lens or family: its name and what it belongs to. Its weight is agreed on the Weights screen."""

    edited = Signal(object)
    looked = Signal(object)
    placed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """Lay out the fields."""
        super().__init__()
        self.name = GrowingText(theme, "Name")
        self.parent_choice = Choice("Belongs to")
        column = QVBoxLayout(self)
        column.addWidget(Labelled(theme, "Name", self.name))
        column.addWidget(Labelled(theme, "Belongs to", self.parent_choice))
        Spacing(theme, self).keep(column, spacing=12)
        self.name.settled.connect(lambda text: self.edited.emit({"name": text}))
        self.name.paused.connect(lambda text: self.looked.emit({"name": text}))
        self.parent_choice.settled.connect(self.placed)

    def show_node(self, shown: Shown, node: Node) -> None:
        """Show a lens or family."""
        self.name.show_text(node.name)
        self.name.setReadOnly(bool(shown.locked))
        self.name.starts_over = is_beginning(shown)
        self.parent_choice.show_choices(list(shown.parents), node.parent)
        self.parent_choice.setEnabled(not shown.locked)

    def first_focus(self) -> QWidget:
        """Return the first field."""
        return self.name

    def keep(self) -> None:
        """Have what was typed kept."""
        self.name.keep()

    def forget(self) -> None:
        """Put back what stood there."""
        self.name.forget()


class GateForm(QWidget):
    """A gate: its name and what it tests."""

    edited = Signal(object)
    looked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        """Lay out the fields."""
        super().__init__()
        self.fields = {"name": GrowingText(theme, "Name"), "test": GrowingText(theme, "What is tested", lines=3)}
        column = QVBoxLayout(self)
        column.addWidget(Labelled(theme, "Name", self.fields["name"]))
        hint = "A case passes, passes on a condition with an owner and a date, does not pass, or need not be tested."
        column.addWidget(Labelled(theme, "What is tested", self.fields["test"], hint))
        Spacing(theme, self).keep(column, spacing=12)
        for name, field in self.fields.items():
            field.settled.connect(lambda text, name=name: self.edited.emit({name: text}))
            field.paused.connect(lambda text, name=name: self.looked.emit({name: text}))

    def show_gate(self, shown: Shown, gate: Gate) -> None:
        """Show a gate."""
        for name, field in self.fields.items():
            field.show_text(getattr(gate, name))
            field.setReadOnly(bool(shown.locked))
        self.fields["name"].starts_over = is_beginning(shown)

    def first_focus(self) -> QWidget:
        """Return the first field."""
        return self.fields["name"]

    def keep(self) -> None:
        """Have what was typed kept."""
        for field in self.fields.values():
            field.keep()

    def forget(self) -> None:
        """Put back what stood there."""
        for field in self.fields.values():
            field.forget()


class LevelBox(QSpinBox):
    """The highest level; the wheel scrolls what it stands in instead of changing it."""

    def __init__(self) -> None:
        """Go from 1 to 9."""
        super().__init__()
        self.setRange(LEAST_LEVEL, MOST_LEVEL)
        self.setKeyboardTracking(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def event(self, event: QEvent) -> bool:
        """Leave undo and redo to the round while no number is being typed."""
        if is_step(event) and self.text() == self.textFromValue(self.value()):
            event.ignore()
            return False
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what this stands in."""
        event.ignore()


class ScaleForm(QWidget):
    """How many levels the scale has."""

    levels_chosen = Signal(int)

    def __init__(self, theme: Theme) -> None:
        """Lay out the field."""
        super().__init__()
        self.box = LevelBox()
        self.why = words("", "caption")
        row = QHBoxLayout()
        row.addWidget(Labelled(theme, "Levels go from 0 to", self.box))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.addLayout(row)
        column.addWidget(words(_SCALE, "muted"))
        column.addWidget(self.why)
        spacing = Spacing(theme, self)
        spacing.keep(column, spacing=12)
        spacing.keep(row)
        self.box.valueChanged.connect(self.levels_chosen)

    def show_scale(self, shown: Shown, fixed: str) -> None:
        """Show the scale; `fixed` says why it cannot change, or ""."""
        self.box.blockSignals(True)
        self.box.setValue(shown.levels)
        self.box.blockSignals(False)
        self.box.setEnabled(not fixed and not shown.locked)
        set_words(self.why, fixed)

    def first_focus(self) -> QWidget:
        """Return the field."""
        return self.box

    def keep(self) -> None:
        """Have what was typed kept."""
        self.box.interpretText()

    def forget(self) -> None:
        """Nothing is half typed here."""
