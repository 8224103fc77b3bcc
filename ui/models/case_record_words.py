"""What stands in a cell or field of the record and what may be typed there, in the round as it is now."""

from __future__ import annotations

from dataclasses import dataclass, field

from prioritiser.edits.casework import choices_of, parse_cell, show_cell
from prioritiser.model.base import Value
from prioritiser.model.case_fields import CaseField
from prioritiser.model.round import Round

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Shows and reads values for one case of a round."""

    held: Round = field(default_factory=Round)
    case: str = ""

    def show(self, about: CaseField, value: Value) -> str:
        """Return a stored value as a person reads it; "" for nothing."""
        return show_cell(about, value, self.held)

    def read(self, about: CaseField, text: str) -> Value:
        """Return the value of what was typed, None for nothing. Raises InputError with a plain sentence."""
        return parse_cell(about, text.strip(), self.held)

    def choices(self, about: CaseField) -> Choices:
        """Return what can be chosen as (stored word, shown words); a case cannot choose itself."""
        own = self.case if about.reference == "cases" else ""
        return tuple((word, self.show(about, word)) for word, _label in choices_of(about, self.held) if word != own)
