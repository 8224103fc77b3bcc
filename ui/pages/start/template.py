"""What a new round begins with: the default framework, a blank one, or last year's round and the cases to carry on."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QScrollArea, QVBoxLayout, QWidget

from prioritiser.model.base import CaseId
from prioritiser.model.round import Round
from ui.models.last_year import could_be_carried
from ui.theme import Theme
from ui.widgets.kit import Spacing, button
from ui.widgets.segmented import Segmented

DEFAULT, BLANK, LAST = "default", "blank", "last"
CHOICES: Final = ((DEFAULT, "Default framework"), (BLANK, "Blank framework"), (LAST, "Last year's round"))
ROWS: Final = 6
ASK: Final = "Choose last year's round to copy its framework, people and weights."


class TemplateChoice(QWidget):
    """Asks what to begin with; for last year's round, which cases that were not funded come along."""

    changed = Signal()
    file_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        """Begin with the default framework."""
        super().__init__()
        self._theme = theme
        self.last: Round | None = None
        self.ticks: dict[CaseId, QCheckBox] = {}
        self.kind = Segmented(theme, CHOICES, name="Begin with")
        self.choose = button("Choose last year's round…", self.file_wanted.emit)
        self.problem = QLabel()
        self.problem.setProperty("role", "problem")
        self.problem.setWordWrap(True)
        self.heading = QLabel("Carry forward cases that were not funded")
        self.heading.setProperty("role", "strong")
        self.everything = QCheckBox("All of them")
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        for part in (self.kind, self.choose, self.problem, self.heading, self.everything, self.area):
            column.addWidget(part)
        Spacing(theme, self).keep(column, spacing=6)
        self.kind.chosen.connect(self._chosen)
        self.everything.clicked.connect(self._tick_all)
        theme.changed.connect(self._size)
        self._size()
        self._show()

    @property
    def carried(self) -> Collection[CaseId]:
        """Return the cases to carry forward."""
        return tuple(case for case, tick in self.ticks.items() if tick.isChecked())

    @property
    def is_complete(self) -> bool:
        """Return whether it is known what to begin with."""
        return self.kind.current != LAST or self.last is not None

    def begin(self, kind: str = DEFAULT) -> None:
        """Start anew."""
        self.kind.set_current(kind)
        self.last = None
        self.problem.setText("")
        self._list_cases(None)
        self._show()

    def show_last(self, held: Round) -> None:
        """Offer a round that was read."""
        self.last = held
        self.problem.setText("")
        self._list_cases(held)
        self._show()
        self.changed.emit()

    def show_problem(self, words: str) -> None:
        """Say why the round could not be read."""
        self.problem.setText(words)
        self._show()

    def _list_cases(self, held: Round | None) -> None:
        self.ticks = {}
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for each in could_be_carried(held) if held is not None else ():
            tick = QCheckBox(f"{each.title} ({each.fared})")
            tick.toggled.connect(lambda _on: self.changed.emit())
            self.ticks[each.case] = tick
            column.addWidget(tick)
        column.addStretch(1)
        self.area.setWidget(inside)

    def _tick_all(self, on: bool) -> None:  # noqa: FBT001 - as the signal has it
        for tick in self.ticks.values():
            tick.setChecked(on)

    def _chosen(self, kind: str) -> None:
        self._show()
        self.changed.emit()
        if kind == LAST and self.last is None:
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self) -> None:
        is_last = self.kind.current == LAST
        self.choose.setVisible(is_last)
        self.choose.setText("Choose another round…" if self.last is not None else "Choose last year's round…")
        self.problem.setVisible(is_last and bool(self.problem.text()))
        for part in (self.heading, self.everything, self.area):
            part.setVisible(is_last and bool(self.ticks))

    def _size(self) -> None:
        self.area.setMaximumHeight(self._theme.px(ROWS * 26))
        self.area.setMinimumHeight(self._theme.px(min(ROWS, max(1, len(self.ticks))) * 26))
