"""What looks like data of patients, which no round may hold: NHS numbers, dates of birth, names with postcodes."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime

from prioritiser.edits.patients import is_nhs_number, nhs_numbers_in
from prioritiser.exchange.importing.cell import CellValue, Row, cell_name, letters, value_of
from prioritiser.exchange.importing.headings import folded
from prioritiser.exchange.importing.matched import Matching

MOST_NAMED = 200
_LOWEST, _HIGHEST = 10**9, 10**10
_POSTCODE = re.compile(r"\s*[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\s*", re.IGNORECASE)
_BIRTH = re.compile(r"\b(dob|d o b|date of birth|birth date|birthdate|born|birthday|year of birth)\b")
_NUMBER_HEADING = re.compile(r"\b(nhs (no|number|num|id)|patient (id|no|number)|hospital (no|number)|mrn)\b")
_PERSON = re.compile(
    r"\b(surname|forename|first name|last name|family name|given name|patient|patient name|full name)\b"
)
_POSTCODE_HEADING = re.compile(r"\b(postcode|post code)\b")
_FEWEST_DAYS = 5
_SPREAD_YEARS = 20
_AGE_YEARS = 16  # cases do not start that long ago; people are born then


@dataclass(slots=True)
class _Days:
    """The days seen in one column that nobody has matched to a date."""

    first_cell: str = ""
    first_row: int = 0
    years: list[int] = field(default_factory=list)


class PatientGuard:
    """Looks at every cell that goes by, matched or not: a list of patients is no list of cases."""

    def __init__(self, matching: Matching, header_row: int) -> None:
        """Look at the headings first."""
        self.found: list[tuple[str, int, str]] = []
        self.count = 0
        self._money = {at for at, target in matching.targets.items() if target.startswith(("money:", "year:"))}
        self._dates = set(matching.targets)
        self._days: dict[int, _Days] = {}
        names = {column.index: folded(column.heading.rpartition("› ")[2]) for column in matching.columns}
        for at, name in names.items():
            where = f"{letters(at)}{header_row or 1}"
            if _BIRTH.search(name):
                self._add(where, header_row, "the heading speaks of dates of birth.")
            elif _NUMBER_HEADING.search(name):
                self._add(where, header_row, "the heading speaks of patients' numbers.")
        persons = any(_PERSON.search(name) or name == "name" for name in names.values())
        said = [at for at, name in names.items() if _POSTCODE_HEADING.search(name)]
        if persons and said:
            self._add(f"{letters(said[0])}{header_row or 1}", header_row, "a postcode beside a person's name.")
        self._postcodes = persons and not said

    def look(self, row: Row) -> None:
        """Look at one row."""
        for column, cell in enumerate(row.cells):
            if cell is None:
                continue
            kind = type(cell)
            if kind is str or kind is int:
                self._look_at(cell, column, row.number)
            elif kind is date or kind is datetime:
                self._day(cell, column, row.number)
            elif kind is not float:
                self._look_at(value_of(cell), column, row.number)

    def finish(self) -> None:
        """Say what only a whole column shows: days that spread over lifetimes."""
        for days in self._days.values():
            years = sorted(days.years)
            if len(years) < _FEWEST_DAYS or years[-1] - years[0] < _SPREAD_YEARS:
                continue
            if sum(1 for year in years if year < date.today().year - _AGE_YEARS) * 2 > len(years):  # noqa: DTZ011
                self._add(days.first_cell, days.first_row, "the dates of this column may be dates of birth.")

    def _look_at(self, cell: CellValue, column: int, number: int) -> None:
        if isinstance(cell, str):
            if nhs_numbers_in(cell):
                self._add(cell_name(column, number), number, "it holds a valid NHS number.")
            elif self._postcodes and _POSTCODE.fullmatch(cell):
                self._add(cell_name(column, number), number, "it holds a postcode beside a person's name.")
        elif self._is_number(cell, column):
            self._add(cell_name(column, number), number, "it holds a valid NHS number.")

    def _is_number(self, cell: CellValue, column: int) -> bool:
        """Return whether a whole number is an NHS number; in a column of money ten digits are pounds."""
        if not isinstance(cell, int) or not _LOWEST <= cell < _HIGHEST or column in self._money:
            return False
        return is_nhs_number(str(cell))

    def _day(self, cell: CellValue, column: int, number: int) -> None:
        if isinstance(cell, date) and column not in self._dates:
            days = self._days.setdefault(column, _Days(cell_name(column, number), number))
            days.years.append(cell.year)

    def _add(self, cell: str, row: int, why: str) -> None:
        self.count += 1
        if len(self.found) < MOST_NAMED:
            self.found.append((cell, row, why))
