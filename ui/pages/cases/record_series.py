"""Staff and activity by year, and the bed calculator."""

from __future__ import annotations

from typing import Final

from prioritiser.analysis.activity import BED_DAYS, DAYS, beds
from prioritiser.edits.cells import show_number
from prioritiser.errors import KnownError
from prioritiser.model.case_fields import ACTIVITY_MEASURES, STAFF_GROUPS, CaseField
from ui.models.answers import MINUS
from ui.models.case_record_list import ListTable
from ui.models.case_record_ratings import INVENTED
from ui.models.case_record_series import SeriesTable, Sort
from ui.models.case_record_table import Entry, Plan
from ui.pages.cases.record_block import ListBlock, SeriesBlock
from ui.pages.cases.record_desk import RecordDesk
from ui.theme import Theme
from ui.widgets.figures import rounded
from ui.widgets.kit import words

STAFF: Final = Sort(
    "wte", CaseField("wte", "Staff", "number", unit="whole-time equivalents"),
    (CaseField("staff_group", "Staff group", help="Needed above nil, released below."),), (INVENTED,),
)  # fmt: skip
COUNTS: Final = Sort(
    "amount", CaseField("amount", "Activity", "number"),
    (CaseField("measure", "Measure", help="More above nil, less below."),), (INVENTED,),
)  # fmt: skip
NEEDED_BEDS: Final = CaseField("needed_beds", "Beds", "number", help="Episodes × length of stay ÷ 365, ÷ occupancy.")


def count(number: float, digits: int = 1) -> str:
    """Return a count with a true minus sign."""
    return show_number(rounded(number, digits)).replace("-", MINUS)


def beds_in(row: Entry) -> float | None:
    """Return the beds that a row of the calculator comes to, or None while it does not say enough."""
    episodes, stay, occupancy = (row.get(name) for name in ("episodes", "length_of_stay", "occupancy"))
    if not isinstance(episodes, int | float) or not isinstance(stay, int | float):
        return None
    try:
        return beds(episodes, stay, occupancy if isinstance(occupancy, int | float) else None)
    except KnownError:
        return None


def beds_words(row: Entry) -> str:
    """Return the beds of a row as they are shown."""
    found = beds_in(row)
    return count(found) if found is not None else ""


class StaffBlock(SeriesBlock):
    """Whole-time equivalents by staff group and year, with the sum of each year."""

    def __init__(self, theme: Theme, desk: RecordDesk, field: CaseField) -> None:
        """Offer the usual staff groups."""
        plan = Plan((), needed=("staff_group",), suggestions={"staff_group": STAFF_GROUPS}, hint="Add a staff group")
        super().__init__(theme, desk, field, SeriesTable(plan, STAFF, desk.list_writer(field.name)))
        self.label.setText("Staff by group and year, whole-time equivalents")

    def feet(self) -> tuple[tuple[str, dict[str, str]], ...]:
        """Return all groups together by year."""
        sums: dict[str, float] = {}
        for line in self._desk.rows(self.field.name):
            sums[str(line["year"])] = sums.get(str(line["year"]), 0.0) + float(line["wte"])  # type: ignore[arg-type]
        return (("All groups", {year: count(total, 2) for year, total in sums.items()}),) if sums else ()


class ActivityBlock(SeriesBlock):
    """Counts by measure and year; bed days are said as beds too."""

    def __init__(self, theme: Theme, desk: RecordDesk, field: CaseField) -> None:
        """Offer the usual measures."""
        plan = Plan((), needed=("measure",), suggestions={"measure": ACTIVITY_MEASURES}, hint="Add a measure")
        super().__init__(theme, desk, field, SeriesTable(plan, COUNTS, desk.list_writer(field.name)))

    def feet(self) -> tuple[tuple[str, dict[str, str]], ...]:
        """Return bed days as beds."""
        sums: dict[str, float] = {}
        for line in self._desk.rows(self.field.name):
            if line.get("measure") == BED_DAYS:
                sums[str(line["year"])] = sums.get(str(line["year"]), 0.0) + float(line["amount"])  # type: ignore[arg-type]
        return (
            ((f"Beds: bed days ÷ {DAYS}", {year: count(total / DAYS) for year, total in sums.items()}),) if sums else ()
        )


class BedsBlock(ListBlock):
    """The bed calculator: what each row comes to, at once."""

    def __init__(self, theme: Theme, desk: RecordDesk, field: CaseField) -> None:
        """Put the beds beside what they follow from."""
        plan = Plan(field.columns, hint="Work out beds")
        table = ListTable(plan, desk.list_writer(field.name), worked_out=[(NEEDED_BEDS, beds_words)])
        super().__init__(theme, desk, field, table)
        self.listed = table
        self.label.setText("Bed calculator")
        self.total = words("", "strong")
        self.column.insertWidget(self.column.indexOf(self.fault), self.total)

    def show_rows(self, *, anew: bool) -> None:
        """Show the rows and what they come to together."""
        super().show_rows(anew=anew)
        found = [amount for row in self.listed.rows if (amount := beds_in(row)) is not None]
        self.total.setText(f"Together {count(sum(found))} beds" if len(found) > 1 else "")
        self.total.setVisible(len(found) > 1)
