"""The panel beside the grid: the chosen case in short."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from prioritiser.model.base import CaseId
from prioritiser.model.round import Round
from ui.models.case_grid_detail import Detail, detail_of
from ui.theme import Theme
from ui.widgets.card import Divider
from ui.widgets.chip import Chip
from ui.widgets.kit import IconsKept, Spacing, button, set_words, words
from ui.widgets.year_bars import YearBars

NOTHING = "Choose a case to see it here."
MOST_FACTS, MOST_EVIDENCE = 8, 4


class DetailPanel(QFrame):
    """Money by year, what is still to do, gates, facts and evidence of the chosen case."""

    open_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        """Lay out the words."""
        super().__init__()
        self._theme = theme
        self._seen: Detail | None = None
        self.setProperty("role", "panel")
        self.setAccessibleName("The chosen case")
        self.title, self.about = words("", "section"), words("", "caption")
        self.chips = [Chip("", theme=theme) for _ in range(2)]
        self.chart = YearBars(theme)
        self.money_title, self.todo_title = words("Money by year", "card"), words("Still to do", "card")
        self.total = words("", "caption")
        self.gates_title, self.gates = words("Gates", "card"), words("")
        self.evidence_title = words("Evidence", "card")
        self.todo, self.gate_reasons = _labels(MOST_FACTS, "caution"), _labels(MOST_FACTS, "caption")
        self.facts, self.evidence = _labels(MOST_FACTS, ""), _labels(MOST_EVIDENCE, "")
        self.open = button("Open the whole record", self.open_asked.emit, tip="Everything about this case (Enter)")
        IconsKept(theme, self).keep(self.open, "document")
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName("The chosen case")
        self._lay_out()
        self.show_nothing()

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setObjectName("scrolled")
        column, chips = QVBoxLayout(inside), QHBoxLayout()
        for chip in self.chips:
            chips.addWidget(chip)
        chips.addStretch(1)
        column.addWidget(self.title)
        column.addWidget(self.about)
        column.addLayout(chips)
        for part in (
            self.todo_title, *self.todo, self.money_title, self.chart, self.total, self.gates_title, self.gates,
            *self.gate_reasons, *self.facts, self.evidence_title, *self.evidence,
        ):  # fmt: skip
            column.addWidget(part)
        column.addStretch(1)
        self.area.setWidget(inside)
        below, whole, outer = QHBoxLayout(), QVBoxLayout(), QHBoxLayout(self)
        below.addWidget(self.open, 1)
        whole.addWidget(self.area, 1)
        whole.addLayout(below)
        outer.addWidget(Divider(self._theme, vertical=True))
        outer.addLayout(whole, 1)
        spacing = Spacing(self._theme, self)
        spacing.keep(column, (14, 12, 14, 12), 6)
        spacing.keep(chips, (0, 0, 0, 0), 6)
        spacing.keep(below, (14, 8, 14, 12), 0)
        for layout in (whole, outer):
            spacing.keep(layout, (0, 0, 0, 0), 0)

    def show_nothing(self) -> None:
        """Say that no case is chosen."""
        self._seen = None
        set_words(self.title, "")
        set_words(self.about, NOTHING)
        self._show_parts(())
        for chip in self.chips:
            chip.hide()
        self.open.hide()

    def _show_parts(self, shown: Sequence[QWidget]) -> None:
        """Show some of the optional parts only."""
        optional = (
            self.todo_title, *self.todo, self.money_title, self.chart, self.total, self.gates_title, self.gates,
            *self.gate_reasons, *self.facts, self.evidence_title, *self.evidence,
        )  # fmt: skip
        for part in optional:
            part.setVisible(part in shown)

    def show_case(self, held: Round, case: CaseId | None) -> None:
        """Show a case, or say that none is chosen."""
        found = held.cases.get(case) if case is not None else None
        if found is None:
            self.show_nothing()
            return
        detail = detail_of(held, found)
        if detail == self._seen:
            return
        moved = self._seen is None or self._seen.title != detail.title
        self._seen = detail
        set_words(self.title, detail.title)
        set_words(self.about, detail.about)
        for at, chip in enumerate(self.chips):
            chip.setVisible(at < len(detail.chips))
            if at < len(detail.chips):
                chip.setText(detail.chips[at][0])
                chip.set_tone(detail.chips[at][1])
        self._fill(detail)
        self.open.show()
        if moved:
            self.area.verticalScrollBar().setValue(0)

    def _fill(self, detail: Detail) -> None:
        shown: list[QWidget] = [
            *_put(self.todo, detail.problems, self.todo_title),
            *_put(self.gate_reasons, detail.gates.reasons),
            *_put(self.facts, [f"{label}: {text}" if label else text for label, text in detail.facts]),
            *_put(self.evidence, detail.evidence, self.evidence_title),
        ]
        if any(kinds for _, kinds in detail.years):
            self.chart.set_years(detail.years, unit=detail.unit, digits=1 if detail.unit == "£m" else 0)
            self.total.setText(detail.total)
            shown += [self.money_title, self.chart, *([self.total] if detail.total else [])]
        if detail.gates.key:
            self.gates.setText(detail.gates.words)
            self.gates.setProperty("role", detail.gates.tone)
            self.gates.style().unpolish(self.gates)
            self.gates.style().polish(self.gates)
            shown += [self.gates_title, self.gates]
        self._show_parts(shown)


def _labels(number: int, role: str) -> list[QLabel]:
    return [words("", role) for _ in range(number)]


def _put(labels: Sequence[QLabel], texts: Sequence[str], title: QWidget | None = None) -> list[QWidget]:
    """Say texts, what is too many in one line at the end; return the labels that say something, after their title."""
    said = list(texts)
    if len(said) > len(labels):
        said = [*said[: len(labels) - 1], f"and {len(said) - len(labels) + 1} more"]
    for label, text in zip(labels, said, strict=False):
        label.setText(text)
    found: list[QWidget] = list(labels[: len(said)])
    return [title, *found] if title is not None and found else found
