"""Quality and equality impact, and the risk register: a table and the matrix of likelihood and impact beside it."""

from __future__ import annotations

from typing import Final

from prioritiser.model.base import Value
from prioritiser.model.case_fields import CaseField
from ui.models.case_record_list import ListTable
from ui.models.case_record_ratings import (
    RATING,
    RATINGS,
    Pair,
    impact_pair,
    impact_plan,
    impact_rating,
    impact_rows,
    pair_of,
    risk_plan,
    stage_words,
)
from ui.models.case_record_table import Entry
from ui.pages.cases.record_block import ListBlock
from ui.pages.cases.record_desk import RecordDesk
from ui.pages.cases.record_kit import Remark
from ui.pages.cases.record_matrix import RatingMatrix
from ui.theme import Theme
from ui.widgets.kit import words
from ui.widgets.segmented import Segmented

MARK_LETTERS: Final = 4
WHICH: Final = (("initial", "At first"), ("current", "Now"), ("target", "Aimed for"))


class RatedBlock(ListBlock):
    """A list whose rows have ratings; the matrix is about the current row."""

    def __init__(self, theme: Theme, desk: RecordDesk, field: CaseField, table: ListTable, name: str) -> None:
        """Put the matrix below the table."""
        super().__init__(theme, desk, field, table)
        self.listed = table
        self.matrix = RatingMatrix(theme, name)
        self.about = words("", "strong")
        for part in (self.about, self.matrix):
            self.column.addWidget(part)
        self.matrix.chosen.connect(self.rate)
        self.grid.selectionModel().currentChanged.connect(lambda *_: self.look())

    @property
    def row(self) -> int:
        """Return the row that the matrix is about."""
        at = self.grid.currentIndex().row()
        return min(max(at, 0), max(0, len(self.listed.rows) - 1))

    def show_rows(self, *, anew: bool) -> None:
        """Show the rows and their ratings."""
        super().show_rows(anew=anew)
        self.matrix.can_change = self._desk.can_change
        self.look()

    def name_of(self, row: Entry) -> str:
        """Return what a row is called."""
        raise NotImplementedError

    def pair_in(self, row: Entry) -> Pair | None:
        """Return the rating of a row that the matrix shows."""
        raise NotImplementedError

    def look(self) -> None:
        """Show every rating, and which row a click would rate."""
        marks: dict[Pair, list[str]] = {}
        for row in self.listed.rows:
            pair = self.pair_in(row)
            if pair is not None:
                marks.setdefault(pair, []).append(self.mark_of(row))
        if self.listed.rows:
            row = self.listed.row_at(self.row)
            self.about.setText(f"Rate: {self.name_of(row)}")
            self.matrix.show_ratings(self.name_of(row), self.pair_in(row), marks)
        else:
            self.about.setText("Add a row first, then rate it here.")
            self.matrix.show_ratings("", None, marks)

    def mark_of(self, row: Entry) -> str:
        """Return the short mark of a row in the matrix."""
        return self.name_of(row)[:MARK_LETTERS]

    def rate(self, likelihood: int, impact: int) -> None:
        """Give the current row a rating."""
        raise NotImplementedError


class ImpactBlock(RatedBlock):
    """Quality and equality impact by domain, with the rule for a second stage."""

    def __init__(self, theme: Theme, desk: RecordDesk, field: CaseField) -> None:
        """Show a row for each domain."""
        table = ListTable(
            impact_plan(),
            desk.list_writer(field.name),
            fixed="domain",
            worked_out=[(RATING, impact_rating)],
            worked_at=3,
        )
        super().__init__(theme, desk, field, table, "Quality and equality impact")
        self.stage = Remark(theme)
        self.column.insertWidget(1, self.stage)
        self.help.setText("Likelihood × impact of harm in each domain, once what is done about it is in place.")
        self.help.show()

    def show_rows(self, *, anew: bool) -> None:
        """Show every domain, rated or not, and whether a second stage is needed."""
        rows = impact_rows(self._desk.rows(self.field.name))
        self.listed.show_rows(rows, self._desk.words, anew=anew)
        self.matrix.can_change = self._desk.can_change
        self.look()
        case = self._desk.case
        if case is not None:
            tone, sentence = stage_words(case)
            told = tone == "caution" and case.fields.get("impact_stage") != "2"  # among what needs a look already
            self.stage.say(tone, "" if told else sentence)

    def name_of(self, row: Entry) -> str:
        """Return the name of a domain."""
        return self.listed.plan.manners["domain"].show(row.get("domain"))

    def pair_in(self, row: Entry) -> Pair | None:
        """Return a domain's rating."""
        return impact_pair(row)

    def rate(self, likelihood: int, impact: int) -> None:
        """Rate the current domain."""
        values: list[tuple[int, int, Value]] = [(self.row, 1, likelihood), (self.row, 2, impact)]
        self.told(self.listed.take(values))


class RiskBlock(RatedBlock):
    """The risk register; the matrix shows the ratings at first, now, or aimed for."""

    def __init__(self, theme: Theme, desk: RecordDesk, field: CaseField) -> None:
        """Show the register."""
        table = ListTable(risk_plan(), desk.list_writer(field.name))
        self.which = Segmented(theme, WHICH, name="Rating")
        self.which.set_current("current")
        super().__init__(theme, desk, field, table, "Risks")
        self.which.chosen.connect(lambda _key: self.look())
        self.column.insertWidget(self.column.indexOf(self.matrix), self.which)

    def name_of(self, row: Entry) -> str:
        """Return the words of a risk."""
        return str(row.get("title") or "a risk without words")

    def mark_of(self, row: Entry) -> str:
        """Return the number of a risk, else its place in the register."""
        return str(row.get("number") or self.listed.rows.index(row) + 1)[:MARK_LETTERS]

    def pair_in(self, row: Entry) -> Pair | None:
        """Return the chosen one of a risk's ratings."""
        return pair_of(row.get(self.which.current))

    def rate(self, likelihood: int, impact: int) -> None:
        """Rate the current risk."""
        if self.listed.rows and self.which.current in RATINGS:
            names = [column.name for column in self.listed.columns]
            self.told(self.listed.take([(self.row, names.index(self.which.current), (likelihood, impact))]))
