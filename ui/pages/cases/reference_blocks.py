"""The small grids of the reference data, each change of which is an edit of its own."""

from __future__ import annotations

from prioritiser.edits.reference import set_rates
from prioritiser.errors import KnownError
from prioritiser.model.base import Value
from ui.models.case_record_list import ListTable
from ui.models.case_record_table import Entry
from ui.models.case_reference import USED, Reference, rows_in_use, share_words, used_words, without_uses
from ui.pages.cases.record_block import Block
from ui.pages.cases.record_desk import RecordDesk
from ui.theme import Theme
from ui.widgets.kit import set_words, words


class ReferenceDesk(RecordDesk):
    """Knows the reference data; there is no case."""

    @property
    def can_change(self) -> bool:
        """Return whether the reference data can be changed now."""
        return not self.barrier and self.context.workspace.round is not None

    def value(self, name: str) -> Value:
        """Return one of the rates, or since when they hold."""
        settings = self.held.settings
        return {
            "cost": settings.discount_rate_cost, "health": settings.discount_rate_health,
            "date": settings.discount_rate_date,
        }[name]  # fmt: skip

    def put(
        self, name: str, value: Value, *, label: str = "", filled_for: tuple[str, str] | None = None
    ) -> KnownError | None:
        """Set one of the rates; a rate that is cleared is put back as it was."""
        del label
        if filled_for is not None and filled_for != self.place:
            return None
        held = {key: self.value(key) for key in ("cost", "health", "date")}
        wanted = {**held, name: value if value is not None else "" if name == "date" else held[name]}
        if wanted == held:
            return None
        cost, health = (float(str(wanted[key])) for key in ("cost", "health"))
        return self.do(lambda: set_rates(self.held, cost=cost, health=health, date=str(wanted["date"])))


class ReferenceBlock(Block):
    """One list: names are typed, rows come and go; one that a case uses cannot go."""

    def __init__(self, theme: Theme, desk: ReferenceDesk, reference: Reference) -> None:
        """Show one list."""
        self.reference = reference
        worked_out = [] if reference.listed == "years" else [(USED, used_words)]
        self.listed = ListTable(reference.plan, self._write, worked_out=worked_out)
        super().__init__(theme, desk, self.listed, reference.title, reference.about)
        self.sums = words("", "caution")
        self.column.insertWidget(self.column.indexOf(self.bar), self.sums)
        self.add_button("Move up", lambda: self.move_row(-1), "Move the current row up (Alt Up)")
        self.add_button("Move down", lambda: self.move_row(1), "Move the current row down (Alt Down)")

    def _write(self, rows: list[Entry]) -> KnownError | None:
        held = self._desk.held
        return self._desk.do(lambda: self.reference.edit(held, without_uses(rows)))

    def show_rows(self, *, anew: bool) -> None:
        """Show the list as it is now."""
        rows = rows_in_use(self._desk.held, self.reference.listed)
        self.listed.show_rows(rows, self._desk.words, anew=anew)
        places = self.reference.listed == "places"
        pairs = (("population", "population"), ("need", "need")) if places else ()
        set_words(self.sums, " ".join(said for name, label in pairs if (said := share_words(rows, name, label))))
