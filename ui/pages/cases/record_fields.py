"""The fields of the record: a label, what is typed or chosen, its unit and help, and why something was not taken."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QCheckBox, QSizePolicy, QVBoxLayout, QWidget

from prioritiser.errors import KnownError
from prioritiser.model.base import Value
from prioritiser.model.case_fields import CaseField
from prioritiser.model.records import is_empty
from ui.models.case_record_table import sentence_of
from ui.pages.cases.record_desk import RecordDesk
from ui.pages.cases.record_editors import ChoiceBox, LineEditor, LongEditor
from ui.theme import Theme
from ui.widgets.kit import set_words, words
from ui.widgets.segmented import Segmented
from ui.widgets.wrap_row import WrapRow


class Field(QWidget):
    """One field with its label; `fill` shows what the case says and never writes.

    It remembers the round and the case that it was filled for: nothing in it is recorded for any other.
    """

    wide = False  # whether it takes the whole width

    def __init__(self, theme: Theme, field: CaseField, desk: RecordDesk) -> None:
        """Lay out the label, the editor that a subclass makes, and the lines below it."""
        super().__init__()
        self._theme, self.field, self._desk = theme, field, desk
        self._filled_for: tuple[str, str] | None = None
        unit = f" ({field.unit})" if field.unit else ""
        self.label = words(f"{field.label}{unit}", "strong")
        self.help = words(field.help, "caption")
        if not field.help:
            self.help.hide()
        self.fault = words("", "problem")
        self.fault.hide()
        self.editor = self.make_editor()
        self.editor.setAccessibleName(f"{field.label}{unit}")
        self.editor.setAccessibleDescription(field.help)
        self.label.setBuddy(self.editor)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.label, self.editor, self.help, self.fault):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme.changed.connect(self._restyle)
        self._restyle()

    def make_editor(self) -> QWidget:
        """Return what is typed into or chosen from."""
        raise NotImplementedError

    def fill(self) -> None:
        """Show what the open case says; what is half typed there stays, unless it is for another case or round."""
        anew = not self.is_current
        if anew:
            self.forget()
            self._filled_for = self._desk.place
        self.show_value()
        found = self._desk.take_back(self.field.name) if anew else None
        if found is not None:
            self.type_again(found[0])
            self._tell(found[1])

    @property
    def is_current(self) -> bool:
        """Return whether what stands here is about the case that is open now."""
        return self._filled_for == self._desk.place

    def show_value(self) -> None:
        """Show what the open case says; what is half typed there stays."""
        raise NotImplementedError

    def forget(self) -> None:
        """Let go of what is half typed: another case is shown. What could not be taken is back with its own case."""
        typed, why = self.unfinished(), self.fault.text()
        if why and typed is not None and self._filled_for is not None:
            self._desk.set_aside(self._filled_for, self.field.name, typed, why)
        self._filled_for = None
        self.say(None)

    def unfinished(self) -> str | None:
        """Return what was typed and is not recorded, None where nothing is."""
        return None

    def type_again(self, typed: str) -> None:
        """Put back what was typed and not recorded."""

    def keep(self) -> None:
        """Have what a person typed or chose here recorded, unless another case or round is open by now."""
        if self.is_current:
            self.record()

    def record(self) -> None:
        """Have what is half typed recorded."""

    def put(self, value: Value) -> KnownError | None:
        """Record a value for the case that the field was filled for; return why it was refused."""
        return self._desk.put(self.field.name, value, filled_for=self._filled_for)

    def first_focus(self) -> QWidget:
        """Return where the keys go."""
        return self.editor

    def say(self, fault: KnownError | None) -> None:
        """Say beside the field why what was typed was not taken, or nothing."""
        self._tell(sentence_of(fault) if fault is not None else "")

    def _tell(self, said: str) -> None:
        set_words(self.fault, said)
        self.editor.setAccessibleDescription(said or self.field.help)
        if bool(self.editor.property("problem")) != bool(said):
            self.editor.setProperty("problem", bool(said))
            self.editor.style().unpolish(self.editor)
            self.editor.style().polish(self.editor)

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.px(3))


class LineField(Field):
    """Text, a number, money, a share or a date on one line."""

    def make_editor(self) -> QWidget:
        """Return a line to type on."""
        self.line = LineEditor()
        self.line.left.connect(self.keep)
        return self.line

    def show_value(self) -> None:
        """Show what is recorded, unless something else is being typed."""
        if not self.line.has_news:
            self.line.show_text(self._recorded())
        self.line.setReadOnly(not self._desk.can_change or self.field.name == "id")

    def _recorded(self) -> str:
        return self._desk.words.show(self.field, self._desk.value(self.field.name))

    def forget(self) -> None:
        """Let go of what is half typed."""
        super().forget()
        self.line.show_text("")

    def unfinished(self) -> str | None:
        """Return what was typed and is not recorded."""
        return self.line.text() if self.line.has_news else None

    def type_again(self, typed: str) -> None:
        """Put back what was typed and not recorded."""
        self.line.setText(typed)

    def record(self) -> None:
        """Have what was typed recorded, in the form in which it is kept."""
        if not self.line.has_news:
            self.say(None)
            return
        fault = self._desk.type(self.field, self.line.text(), filled_for=self._filled_for)
        self.say(fault)
        if fault is None:
            self.line.show_text(self._recorded())


class LongField(Field):
    """Several lines of text."""

    wide = True

    def make_editor(self) -> QWidget:
        """Return lines to type on."""
        self.text = LongEditor(self._theme)
        self.text.left.connect(self.keep)
        return self.text

    def show_value(self) -> None:
        """Show what is recorded, unless something else is being typed."""
        if not self.text.has_news:
            self.text.show_text(self._recorded())
        self.text.setReadOnly(not self._desk.can_change)

    def _recorded(self) -> str:
        return self._desk.words.show(self.field, self._desk.value(self.field.name))

    def forget(self) -> None:
        """Let go of what is half typed."""
        super().forget()
        self.text.show_text("")

    def unfinished(self) -> str | None:
        """Return what was typed and is not recorded."""
        return self.text.toPlainText() if self.text.has_news else None

    def type_again(self, typed: str) -> None:
        """Put back what was typed and not recorded."""
        self.text.setPlainText(typed)

    def record(self) -> None:
        """Have what was typed recorded."""
        if not self.text.has_news:
            self.say(None)
            return
        fault = self._desk.type(self.field, self.text.toPlainText(), filled_for=self._filled_for)
        self.say(fault)
        if fault is None:
            self.text.show_text(self._recorded())


class ChoiceField(Field):
    """One of a few words; a word that is none of them is shown as it is."""

    def make_editor(self) -> QWidget:
        """Return a list to choose from."""
        self.box = ChoiceBox()
        self.box.picked.connect(self.keep)
        return self.box

    def show_value(self) -> None:
        """Offer what can be chosen now, and show what is."""
        desk, recorded = self._desk, self._desk.value(self.field.name)
        choices = [*desk.words.choices(self.field)]
        if self.field.name not in {"type", "lane"}:
            choices.insert(0, ("", "–"))
        if not is_empty(recorded) and recorded not in {word for word, _label in choices}:
            choices.append((str(recorded), str(recorded)))
        if choices != [(self.box.itemData(at), self.box.itemText(at)) for at in range(self.box.count())]:
            self.box.clear()
            for word, label in choices:
                self.box.addItem(label, word)
        self.box.show_choice(recorded or "")
        self.box.setEnabled(desk.can_change)

    def forget(self) -> None:
        """Drop what was passed over with the keys and not chosen."""
        super().forget()
        self.box.show_choice(None)

    def record(self) -> None:
        """Have the choice recorded, if a person has made another one than was shown."""
        if self.box.has_news and self._desk.can_change:
            fault = self.put(self.box.currentData() or None)
            self.say(fault)
            self.box.show_choice(self._desk.value(self.field.name) or "")


class YesNoField(Field):
    """Yes, no, or not said."""

    def make_editor(self) -> QWidget:
        """Return three choices side by side."""
        choices = (("", "Not said"), ("yes", "Yes"), ("no", "No"))
        self.segments = Segmented(self._theme, choices, name=self.field.label)
        self.segments.chosen.connect(self._choose)
        return self.segments

    def show_value(self) -> None:
        """Show what is recorded."""
        recorded = self._desk.value(self.field.name)
        self.segments.set_current("yes" if recorded is True else "no" if recorded is False else "")
        self.segments.setEnabled(self._desk.can_change)

    def _choose(self, key: str) -> None:
        if self.is_current:
            self.say(self.put({"yes": True, "no": False}.get(key)))


class ChoicesField(Field):
    """Several of a few words, each with its tick; text that stands there instead has a tick of its own."""

    wide = True

    def make_editor(self) -> QWidget:
        """Return a row of ticks that wraps."""
        self.ticks: dict[str, QCheckBox] = {}
        self._row = WrapRow(self._theme)
        return self._row

    def show_value(self) -> None:
        """Show a tick for everything that can be chosen, and for what is said besides."""
        said = self._said()
        choices = dict(self._desk.words.choices(self.field))
        choices |= {word: word for word in said if word not in choices}
        if list(choices) != list(self.ticks):
            self._rebuild(choices)
        for word, tick in self.ticks.items():
            tick.setText(choices[word].replace("&", "&&"))
            tick.setAccessibleName(f"{self.field.label}: {choices[word]}")
            tick.setChecked(word in said)
            tick.setEnabled(self._desk.can_change)
        set_words(self.help, self.field.help or ("" if choices else "There is nothing to choose from yet."))

    def _rebuild(self, choices: dict[str, str]) -> None:
        self._column.removeWidget(self._row)
        self._row.hide()
        self._row.deleteLater()
        self._row = self.editor = WrapRow(self._theme)
        self.label.setBuddy(self._row)
        self.ticks = {}
        for word, label in choices.items():
            tick = QCheckBox(label.replace("&", "&&"))
            tick.clicked.connect(self._turner(word))
            self.ticks[word] = tick
            self._row.add(tick)
        self._column.insertWidget(1, self._row)

    def first_focus(self) -> QWidget:
        """Return the first tick."""
        return next(iter(self.ticks.values()), self._row)

    def _said(self) -> list[str]:
        recorded: Value = self._desk.value(self.field.name)
        if isinstance(recorded, list | tuple):
            return [str(word) for word in recorded]
        return [str(recorded)] if not is_empty(recorded) else []

    def _turner(self, word: str) -> Callable[[bool], None]:
        def turn(on: bool) -> None:  # noqa: FBT001 - a signal's argument
            said = [each for each in self._said() if each != word]
            fault = self.put([*said, word] if on else said or None)
            self.say(fault)
            if fault is not None:
                self.ticks[word].setChecked(word in self._said())

        return turn


def field_for(theme: Theme, field: CaseField, desk: RecordDesk) -> Field:
    """Return the right field for a sort; lists have tables of their own."""
    kinds: dict[str, type[Field]] = {
        "long": LongField, "choice": ChoiceField, "choices": ChoicesField, "yes_no": YesNoField,
    }  # fmt: skip
    return kinds.get(field.sort, LineField)(theme, field, desk)
