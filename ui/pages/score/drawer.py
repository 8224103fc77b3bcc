"""The case itself, beside the sheet: it can be read while the keys still score."""

from __future__ import annotations

from html import escape
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from prioritiser.model.case import Case
from prioritiser.model.round import Round
from ui.models.case_story import MONEY_TOKENS, Part, money_by_year, story_of, subtitle_of
from ui.theme import Theme
from ui.widgets.card import Divider
from ui.widgets.chip import Chip
from ui.widgets.icon_button import IconButton
from ui.widgets.year_bars import YearBars

ILLUSTRATIVE: Final = "Illustrative figures"
MILLION: Final = 1e6
THOUSAND: Final = 1e3


class Drawer(QFrame):
    """Everything that is known about one case."""

    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        """Begin closed."""
        super().__init__()
        self._theme = theme
        self._shown: tuple[Round, Case] | None = None
        self.setProperty("role", "panel")
        self.setAccessibleName("The case itself")
        self.title, self.place = QLabel(), QLabel()
        self.title.setProperty("role", "card")
        self.place.setProperty("role", "caption")
        for label in (self.title, self.place):
            label.setWordWrap(True)
        self.close_button = IconButton(theme, "dismiss", "Close the case", "Close the case (Esc)")
        self.close_button.clicked.connect(self.closed)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.area.setAccessibleName("The case itself")
        self._lay_out()
        self.hide()
        theme.changed.connect(self._restyle)
        self._restyle()

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.place)
        self._head = QHBoxLayout()
        self._head.addLayout(words, 1)
        self._head.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._head)
        whole.addWidget(Divider(self._theme))
        whole.addWidget(self.area, 1)

    def show_case(self, held: Round, case: Case) -> None:
        """Show a case; one that is shown already stays where it was scrolled to."""
        if self._shown is not None and self._shown[1] is case:
            return
        self._shown = (held, case)
        self.title.setText(case.title)
        self.place.setText(subtitle_of(held, case))
        inside = QWidget()
        inside.setObjectName("scrolled")
        column = QVBoxLayout(inside)
        column.setContentsMargins(*(self._theme.px(14),) * 4)
        column.setSpacing(self._theme.px(6))
        for part in story_of(held, case):
            self._add(column, part, held, case)
        column.addStretch(1)
        self.area.setWidget(inside)

    def forget(self) -> None:
        """Forget the case: another round is open."""
        self._shown = None

    def _add(self, column: QVBoxLayout, part: Part, held: Round, case: Case) -> None:
        """Add one part below the last."""
        if part.title:
            row = QHBoxLayout()
            row.setContentsMargins(0, self._theme.px(8), 0, 0)
            row.addWidget(_label(part.title, "card"), 1)
            if part.illustrative:
                row.addWidget(Chip(ILLUSTRATIVE, "caution", theme=self._theme))
            column.addLayout(row)
        if part.title == "Money by year":
            column.addWidget(self._chart(held, case))
        if part.table:
            column.addWidget(_label(_table(part.table), "caption", rich=True))
        for fact in part.facts:
            text = f"<b>{escape(fact.label)}</b> {escape(fact.text)}" if fact.label else escape(fact.text)
            column.addWidget(_label(text, "", rich=True))

    def _chart(self, held: Round, case: Case) -> YearBars:
        years = money_by_year(held, case)
        most = max((abs(amount) for _, sums in years for _, amount in sums), default=0.0)
        unit, size = ("£m", MILLION) if most >= MILLION / 2 else ("£k", THOUSAND)
        chart = YearBars(self._theme, f"Money by year for {case.title}")
        chart.set_years(
            [(year, [(name, MONEY_TOKENS[name], amount / size) for name, amount in sums]) for year, sums in years],
            unit=unit,
            digits=1 if size == MILLION else 0,
        )
        return chart

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _restyle(self) -> None:
        px = self._theme.px
        self._head.setContentsMargins(px(14), px(10), px(8), px(10))
        self.setMinimumWidth(px(300))
        if self._shown is not None:
            held, case = self._shown
            self._shown = None
            self.show_case(held, case)


def _label(text: str, role: str, *, rich: bool = False) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def _table(rows: tuple[tuple[str, ...], ...]) -> str:
    """Return rows as a small table, figures to the right."""
    lines = []
    for at, (name, *figures) in enumerate(rows):
        tag = "th" if at == 0 else "td"
        cells = "".join(f"<{tag} align='right'>{escape(figure)}</{tag}>" for figure in figures)
        lines.append(f"<tr><td>{escape(name)}</td>{cells}</tr>")
    return f"<table width='100%' cellpadding='2'>{''.join(lines)}</table>"
