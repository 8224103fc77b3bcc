"""The desk of the record: the case that is open, and the one way in which its fields are changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from prioritiser.edits.casework import case_value, set_case_fields
from prioritiser.errors import KnownError
from prioritiser.model.base import CaseId, Value
from prioritiser.model.case import Case
from prioritiser.model.case_fields import CaseField
from prioritiser.model.edit import Edit
from prioritiser.model.round import Round
from ui.models.answers import LOCKED
from ui.models.case_record_table import Entry, Write
from ui.models.case_record_words import Words
from ui.page import Context


class RecordDesk(QObject):
    """Knows the open case. Nothing is written unless it differs from what is there."""

    written = Signal()  # something was changed here

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        """Begin without a case."""
        super().__init__(parent)
        self.context = context
        self.case_id: CaseId | None = None
        self._aside: dict[tuple[tuple[str, str], str], tuple[str, str]] = {}

    @property
    def held(self) -> Round:
        """Return the round as it is now; an empty one while none is open."""
        return self.context.workspace.round or Round()

    @property
    def case(self) -> Case | None:
        """Return the open case, or None once it was withdrawn."""
        return self.held.cases.get(self.case_id) if self.case_id is not None else None

    @property
    def place(self) -> tuple[str, str]:
        """Return which case of which round is open."""
        return self.held.uuid, self.case_id or ""

    @property
    def words(self) -> Words:
        """Return how values are shown and read now."""
        return Words(self.held, self.case_id or "")

    @property
    def barrier(self) -> str:
        """Return why nothing can be changed now, or ""."""
        workspace = self.context.workspace
        if not workspace.can_change:
            return workspace.read_only or "No round is open."
        return LOCKED if self.held.settings.stage == "locked" else ""

    @property
    def can_change(self) -> bool:
        """Return whether the case can be changed now."""
        return not self.barrier and self.case is not None

    def value(self, name: str) -> Value:
        """Return what the open case says under a name."""
        case = self.case
        return case_value(case, name) if case is not None else None

    def put(
        self, name: str, value: Value, *, label: str = "", filled_for: tuple[str, str] | None = None
    ) -> KnownError | None:
        """Set one field of the open case to a stored value; return why it was refused.

        `filled_for`: the place that the editor showed when it was filled; what is meant for another is dropped.
        """
        case = self.case_id
        if case is None or (filled_for is not None and filled_for != self.place) or value == self.value(name):
            return None
        return self.do(lambda: set_case_fields(self.held, {case: {name: value}}, label=label))

    def type(self, field: CaseField, text: str, *, filled_for: tuple[str, str] | None = None) -> KnownError | None:
        """Set one field of the open case to what was typed; return why it was refused."""
        try:
            value = self.words.read(field, text)
        except KnownError as fault:
            return fault
        return self.put(field.name, value, filled_for=filled_for)

    def set_aside(self, place: tuple[str, str], name: str, typed: str, why: str) -> None:
        """Remember what was typed into a field of a case and could not be taken, with why, until the case is back."""
        self._aside[place, name] = (typed, why)

    def take_back(self, name: str) -> tuple[str, str] | None:
        """Return what was set aside for a field of the open case, with why; it is remembered no longer."""
        return self._aside.pop((self.place, name), None)

    def list_writer(self, name: str) -> Write:
        """Return what writes a whole list of the open case."""

        def write(rows: list[Entry]) -> KnownError | None:
            return self.put(name, rows or None)

        return write

    def rows(self, name: str) -> Sequence[Entry]:
        """Return a list of the open case as entries."""
        found = self.value(name)
        return [dict(row) for row in found if isinstance(row, dict)] if isinstance(found, list | tuple) else []

    def do(self, edit: Callable[[], Edit]) -> KnownError | None:
        """Make an edit; return why it was refused."""
        try:
            self.context.workspace.do(edit(), initiator=self)
        except KnownError as fault:
            return fault
        self.written.emit()
        return None
