"""Money by year: typed like a sheet, with lines that can be worked out, and the figures that follow from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from types import MappingProxyType

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from prioritiser.analysis.business_case import with_inflation, with_optimism
from prioritiser.edits.casework import set_case_fields
from prioritiser.edits.cells import show_share
from prioritiser.edits.labels import case_name
from prioritiser.errors import InputError
from prioritiser.model.base import Value
from prioritiser.model.case import MoneyLine
from prioritiser.model.case_fields import CaseField
from ui.models.case_record_money import (
    ORDER,
    WHAT,
    Figure,
    figures_of,
    first_from_second,
    inflation_is_stale,
    money_sort,
    months_words,
    net_rows,
    optimism_is_stale,
    prices_words,
)
from ui.models.case_record_series import SeriesTable
from ui.models.case_record_table import Entry, Plan
from ui.models.case_story import MONEY_TOKENS, money_by_year
from ui.pages.cases.record_block import SeriesBlock
from ui.pages.cases.record_desk import RecordDesk
from ui.theme import Theme
from ui.widgets.kit import button, set_words, words
from ui.widgets.year_bars import YearBars

MILLION, THOUSAND = 1e6, 1e3
USUAL_BIAS = 0.2  # offered while the case says no share of its own
WIDTHS = MappingProxyType({"line": 192, "kind": 100, "source": 120})
_KEPT = "Nothing was changed."
YearSums = Sequence[tuple[str, Sequence[tuple[str, float]]]]


class MoneyBlock(SeriesBlock):
    """The table of money, and what can be worked out into it."""

    def __init__(self, theme: Theme, desk: RecordDesk, field: CaseField) -> None:
        """Put the helpers below the table."""
        table = SeriesTable(
            Plan((), hint="Add a line of money", widths=WIDTHS), money_sort(), desk.list_writer(field.name)
        )
        self.series = table
        super().__init__(theme, desk, field, table)
        self.label.setText("Money by year, £")
        self.help.setText(
            "Type costs as they are; income and savings are kept below nil by themselves. £1.2m and 1,200,000 are the "
            "same. Each line stays a line: nothing is added silently."
        )
        self.help.show()
        self._buttons[0].setText("Add a line")
        self._buttons[0].setToolTip("Choose what it is for")
        self.stale, self.inflation_stale, self.rule = words("", "caution"), words("", "caution"), words("", "caption")
        for part in (self.stale, self.inflation_stale):
            self.column.insertWidget(self.column.indexOf(self.bar), part)
        self.column.addWidget(self.rule)
        self.optimism = self.add_button("Optimism bias", self.add_optimism)
        self.inflation = self.add_button("Inflation", self.add_inflation)
        self.part_year = self.add_button("First year", self.work_out_first)

    def feet(self) -> tuple[tuple[str, dict[str, str]], ...]:
        """Return the net amount of each kind by year."""
        case = self._desk.case
        years = self._desk.held.settings.years or sorted({line.year for line in case.money} if case else ())
        return tuple((name, dict(said)) for name, said in net_rows(case, years)) if case is not None else ()

    def show_rows(self, *, anew: bool) -> None:
        """Show the lines, and say what the helpers would do."""
        super().show_rows(anew=anew)
        self._say_optimism()
        self._say_inflation()
        months = self._desk.value("part_year")
        if isinstance(months, int | float):
            tip = f"Puts {months_words(months)} of the second year into the first, in the current row"
            _say(self.part_year, f"First year: {months_words(months)}", tip)
        else:
            _say(self.part_year, "First year", "Type the months in the first year below first")

    def _say_optimism(self) -> None:
        """Say what optimism bias would be, and whether what stands there is another share of the costs."""
        case, share = self._desk.case, self._desk.value("optimism_bias")
        bias = show_share(share if isinstance(share, int | float) else USUAL_BIAS)
        stale = isinstance(share, int | float) and case is not None and optimism_is_stale(case, float(share))
        set_words(self.stale, f"Optimism bias is no longer {bias} of the costs: work it out again." if stale else "")
        named = f"Work optimism bias out again, {bias}" if stale else f"Optimism bias {bias}"
        _say(self.optimism, named, f"Puts {bias} of each year's costs, without inflation, in as lines of their own")

    def _say_inflation(self) -> None:
        """Say what inflation would be and since when, and whether what stands there is other than that."""
        case, rate, base = self._desk.case, self._desk.value("inflation"), str(self._desk.value("price_base") or "")
        if not isinstance(rate, int | float) or case is None:
            _say(self.inflation, "Inflation", "Type the inflation a year below first")
            set_words(self.inflation_stale, "")
            set_words(self.rule, ORDER)
            return
        held, said = self._desk.held, show_share(rate)
        stale = inflation_is_stale(case, float(rate), held, base)
        again = f"Inflation is no longer {said} a year on what stands here: work it out again."
        set_words(self.inflation_stale, again if stale else "")
        named = f"Work inflation out again, {said}" if stale else f"Inflation {said}"
        _say(self.inflation, named, "Puts what inflation adds since the price base in as lines of their own")
        set_words(self.rule, f"{ORDER} {prices_words(base, held)}".strip())

    def add(self) -> None:
        """Offer what a line can be for."""
        menu = self.menu()
        menu.popup(self._buttons[0].mapToGlobal(self._buttons[0].rect().bottomLeft()))

    def menu(self) -> QMenu:
        """Return what a line of money can be for."""
        menu = QMenu(self)
        menu.setAccessibleName("What the line is for")
        for word, label in WHAT.choices:
            menu.addAction(label).triggered.connect(lambda _on=False, word=word: self.begin(word))
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def begin(self, word: str) -> None:
        """Begin a line, ready for the amount of the first year."""
        self.series.begin_row({"line": word, "kind": "recurrent"})
        self.grid.go_to(len(self.series.rows), len(self.series.sort.before))

    # What is worked out

    def add_optimism(self) -> None:
        """Put optimism bias in as lines, and keep its share with the case."""
        case, given = self._desk.case, self._desk.value("optimism_bias")
        if case is not None:
            share = float(given) if isinstance(given, int | float) else USUAL_BIAS
            lines = entries(with_optimism(case, share))
            self._put({"money": lines, "optimism_bias": share}, "optimism bias")

    def add_inflation(self) -> None:
        """Put inflation since the price base in as lines."""
        case, rate = self._desk.case, self._desk.value("inflation")
        if not isinstance(rate, int | float):
            remedy = f"Type it in “Inflation a year” below. {_KEPT}"
            self.say(InputError("NotGiven", "The case does not say how high inflation is.", remedy=remedy))
        elif case is not None:
            base = str(self._desk.value("price_base") or "")
            lines = entries(with_inflation(case, float(rate), self._desk.held, base=base))
            self._put({"money": lines}, "inflation")

    def work_out_first(self) -> None:
        """Put part of the second year into the first, in the current row."""
        at, months = self.grid.currentIndex().row(), self._desk.value("part_year")
        if not isinstance(months, int | float):
            remedy = f"Type them in “Months in the first year” below. {_KEPT}"
            self.say(InputError("NotGiven", "The case does not say how many months the first year has.", remedy=remedy))
            return
        rows, table = self.series.rows, self.series
        found = first_from_second(rows[at], table.years, months, table.sort) if 0 <= at < len(rows) else None
        if found is None:
            remedy = f"Type the second year's money there first. {_KEPT}"
            self.say(InputError("NotGiven", "There is no second year to work from in the current row.", remedy=remedy))
            return
        column = len(table.sort.before) + table.years.index(found[0])
        self.told(table.take([(at, column, found[1])]))

    def _put(self, fields: dict[str, Value], noun: str) -> None:
        case = self._desk.case
        if case is not None:
            label = f"{noun} of {case_name(self._desk.held, case.id)}"
            self.told(self._desk.do(lambda: set_case_fields(self._desk.held, {case.id: fields}, label=label)))


class FiguresBlock(QWidget):
    """The chart of money by year, and what it comes to with how that was worked out."""

    wide = True

    def __init__(self, theme: Theme, desk: RecordDesk) -> None:
        """Lay out chart and figures."""
        super().__init__()
        self._theme, self._desk = theme, desk
        self.chart = YearBars(theme)
        self.chart.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.figures: list[tuple[QLabel, QLabel, QLabel, QLabel]] = []  # name, figure, the same in cash, how
        self._grid = QGridLayout()
        for at in range(3):
            labels = (words("", "caption"), words("", "section"), words("", "caption"), words("", "caption"))
            self.figures.append(labels)
            for row, label in enumerate(labels):
                label.setAlignment(Qt.AlignmentFlag.AlignTop)
                self._grid.addWidget(label, row, at)
            self._grid.setColumnStretch(at, 1)
        self.show_how = button("How these were worked out", self._turn, "link")
        self._is_told = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(words("What it comes to", "strong"))
        self._column.addLayout(self._grid)
        self._column.addWidget(self.show_how)
        self.together = words("", "caption")
        self._column.addWidget(self.together)
        self._column.addWidget(self.chart)
        theme.changed.connect(self._restyle)
        self._restyle()

    def fill(self) -> None:
        """Show what the money of the open case comes to."""
        case, held = self._desk.case, self._desk.held
        if case is None:
            return
        found = figures_of(case, held)
        for at, labels in enumerate(self.figures):
            figure = found[at] if at < len(found) else Figure("", "", "")
            for label, text in zip(labels, (figure.name, figure.text, figure.cash, figure.how), strict=True):
                label.setText(text)
                label.setVisible(bool(text) and (label is not labels[3] or self._is_told))
            labels[1].setToolTip(figure.how)
            spoken = (f"{figure.name}: {figure.text}.", figure.cash and f"{figure.cash}.", figure.how)
            labels[1].setAccessibleName(" ".join(part for part in spoken if part))
        self.show_how.setVisible(bool(found))
        self.show_how.setText("Hide how these were worked out" if self._is_told else "How these were worked out")
        self.show_how.setAccessibleName(self.show_how.text())
        years = money_by_year(held, case)
        most = max((abs(amount) for _year, sums in years for _name, amount in sums), default=0.0)
        unit, size = ("£m", MILLION) if most >= MILLION / 2 else ("£k", THOUSAND)
        bars = [(year, [(name, MONEY_TOKENS[name], amount / size) for name, amount in sums]) for year, sums in years]
        set_words(self.together, _together(years, unit))
        self.chart.set_years(bars if case.money else (), unit=unit, digits=1 if size == MILLION else 0)

    def forget(self) -> None:
        """Nothing is typed here."""

    def keep(self) -> None:
        """Nothing is typed here."""

    def first_focus(self) -> QWidget:
        """Return what tells how the figures were worked out."""
        return self.show_how

    def _turn(self) -> None:
        self._is_told = not self._is_told
        self.fill()

    def _restyle(self) -> None:
        px = self._theme.px
        self._column.setSpacing(px(8))
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(2))


def entries(lines: Iterable[MoneyLine]) -> list[Entry]:
    """Return lines of money as entries."""
    return [{name: value for name, value in msgspec.to_builtins(line).items() if value != ""} for line in lines]


def _together(years: YearSums, unit: str) -> str:
    """Return what the figures at the bars add up; "" without costs."""
    amounts = [amount for _year, sums in years for _name, amount in sums]
    below = ", the one below it all savings" if any(amount < 0 for amount in amounts) else ""
    said = f"The figure above each bar is all kinds of cost together, {unit}{below}."
    return said if any(amount > 0 for amount in amounts) else ""


def _say(made: QPushButton, text: str, tip: str) -> None:
    made.setText(text)
    made.setAccessibleName(text)
    made.setToolTip(tip)
