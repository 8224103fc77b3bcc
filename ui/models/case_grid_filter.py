"""Which cases of the grid are shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

from prioritiser.edits.case_cells import case_value
from prioritiser.model.case import Case
from prioritiser.model.round import Round
from ui.models.case_grid_words import gate_key

NONE = "-"  # no place, no board
TYPES = (("", "Any type"), ("investment", "Investments"), ("reshape", "Reshapes"), ("disinvestment", "Stops"))
GATES = (
    ("", "Any gate"), ("not_ready", "Not ready"), ("fail", "Not passed"), ("todo", "To do"),
    ("conditional", "Conditional"), ("passed", "Passed"),
)  # fmt: skip
_NOT_READY = frozenset(("fail", "todo"))


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """What a person asked to see; empty parts ask for nothing."""

    text: str = ""
    type: str = ""
    place: str = ""
    gate: str = ""
    board: str = ""

    @property
    def is_on(self) -> bool:
        """Return whether anything is asked for."""
        return any(getattr(self, each.name) for each in fields(self))

    def fitting(self, held: Round) -> CaseFilter:
        """Return the filter without places and boards that the round does not have."""
        place = self.place if self.place in held.places or self.place == NONE else ""
        board = self.board if self.board in held.boards or self.board == NONE else ""
        return replace(self, place=place, board=board)

    def shows(self, held: Round, case: Case) -> bool:
        """Return whether a case is to be shown."""
        return (
            (not self.type or case.type == self.type)
            and (not self.place or self._is_there(case))
            and (not self.board or self._is_of_board(case))
            and (not self.gate or self._stands(held, case))
            and (not self.text or self._says(case))
        )

    def _is_there(self, case: Case) -> bool:
        found = {each.place for each in case.places if each.share > 0}
        return not found if self.place == NONE else self.place in found

    def _is_of_board(self, case: Case) -> bool:
        board = case_value(case, "board")
        return not board if self.board == NONE else board == self.board

    def _stands(self, held: Round, case: Case) -> bool:
        key = gate_key(held, case)
        return key in _NOT_READY if self.gate == "not_ready" else key == self.gate

    def _says(self, case: Case) -> bool:
        said = f"{case.id} {case.title} {case.summary}".casefold()
        return all(word in said for word in self.text.casefold().split())


def place_choices(held: Round) -> tuple[tuple[str, str], ...]:
    """Return the places to choose from."""
    return _choices("Any place", ((place.id, place.name or place.id) for place in held.places.values()), "No place")


def board_choices(held: Round) -> tuple[tuple[str, str], ...]:
    """Return the boards to choose from."""
    return _choices("Any board", ((board.id, board.name or board.id) for board in held.boards.values()), "No board")


def _choices(every: str, entries: Iterable[tuple[str, str]], none: str) -> tuple[tuple[str, str], ...]:
    found = tuple(entries)
    return (("", every), *found, *(((NONE, none),) if found else ()))


def not_ready(held: Round) -> int:
    """Return how many cases have a gate that is not passed or has no result."""
    return sum(gate_key(held, case) in _NOT_READY for case in held.cases.values())
