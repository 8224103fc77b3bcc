"""What stands in a cell or field of the record and what may be typed there, in the round as it is now."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType

from prioritiser.edits.casework import choices_of, parse_cell, show_cell
from prioritiser.errors import InputError
from prioritiser.model.base import Value
from prioritiser.model.case_fields import CaseField
from prioritiser.model.round import Round

# How a number of a sort is typed, where the hint of the parser is about money.
_HINTS = MappingProxyType({"share": "12% or 0.12", "number": "1,200 or 12.5"})
Choices = tuple[tuple[str, str], ...]


def with_fitting_hint(fault: InputError, sort: str) -> InputError:
    """Return the refusal of a number with the way in which one of its sort is typed."""
    if fault.code != "NotANumber" or sort not in _HINTS or "Type it as" not in fault.remedy:
        return fault
    remedy = f"Type it as {_HINTS[sort]}. Nothing was changed."
    return InputError(fault.code, fault.message, where=fault.where, remedy=remedy)


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
        try:
            return parse_cell(about, text.strip(), self.held)
        except InputError as fault:
            raise with_fitting_hint(fault, about.sort) from None

    def choices(self, about: CaseField) -> Choices:
        """Return what can be chosen as (stored word, shown words); a case cannot choose itself."""
        own = self.case if about.reference == "cases" else ""
        return tuple((word, self.show(about, word)) for word, _label in choices_of(about, self.held) if word != own)
