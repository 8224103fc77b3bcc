"""The gates of a case: each with how the case fared, who sees to it, by when, and why."""

from __future__ import annotations

from types import MappingProxyType
from typing import Final

from prioritiser.model.case_fields import CaseField
from ui.models.case_record import missing_words
from ui.models.case_record_list import ListTable
from ui.models.case_record_table import Entry, Manner, Plan
from ui.pages.cases.record_block import ListBlock
from ui.pages.cases.record_desk import RecordDesk
from ui.theme import Theme

RESULTS: Final = (
    ("pass", "Passed"), ("conditional", "Conditional"), ("fail", "Not passed"), ("not_applicable", "Not applicable"),
)  # fmt: skip
COLUMNS: Final = (
    CaseField("gate", "Gate"), CaseField("result", "Result", "choice", choices=RESULTS),
    CaseField("owner", "Owner", help="A role or job title, not a name."), CaseField("date", "By", "date"),
    CaseField("reason", "Reason", "long"),
)  # fmt: skip
MISSING: Final = CaseField("missing", "Still to give", help="What a result needs beside it.")
WIDTHS: Final = MappingProxyType({"gate": 210, "result": 124, "owner": 130, "missing": 120})
ABOUT: Final = "A case that does not pass a gate stays in view and is not ranked; its reason is shown with it."


class GatesBlock(ListBlock):
    """One row for each gate of the framework."""

    def __init__(self, theme: Theme, desk: RecordDesk, field: CaseField) -> None:
        """Name the gates as the framework does."""
        plan = Plan(
            COLUMNS,
            needed=("result",),
            manners={"gate": Manner(self._name, lambda text: text)},
            widths=WIDTHS,
            grows=False,
        )
        table = ListTable(
            plan, desk.list_writer(field.name), fixed="gate", tip=self._test, worked_out=[(MISSING, missing_words)]
        )
        super().__init__(theme, desk, field, table)
        self.listed = table
        self.label.setText("How the case fares at each gate")
        self.help.setText(ABOUT)
        self.help.show()

    def show_rows(self, *, anew: bool) -> None:
        """Show every gate, decided or not, then results on gates that the framework has no more."""
        held = {str(row["gate"]): row for row in self._desk.rows(self.field.name)}
        rows: list[Entry] = [held.pop(gate, {"gate": gate}) for gate in self._desk.held.gates]
        self.listed.show_rows([*rows, *held.values()], self._desk.words, anew=anew)

    def _name(self, value: object) -> str:
        found = next((gate for key, gate in self._desk.held.gates.items() if key == value), None)
        return found.name if found is not None and found.name else str(value)

    def _test(self, row: Entry) -> str:
        found = next((gate for key, gate in self._desk.held.gates.items() if key == row.get("gate")), None)
        return found.test if found is not None else ""
