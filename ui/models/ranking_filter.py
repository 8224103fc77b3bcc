"""Which cases of the list are shown."""

from __future__ import annotations

from dataclasses import dataclass, fields

from prioritiser.analysis.summary import Result
from ui.models.ranking_grounds import Ground

TYPES = (("", "Any type"), ("investment", "Investments"), ("reshape", "Reshapes"), ("disinvestment", "Stops"))
FUNDED = (("", "Funded or not"), ("funded", "Funded"), ("not_funded", "Not funded"), ("fits", "Would still fit"))
GATES = (
    ("", "Any gate or decision"),
    ("gate:conditional", "A gate is conditional"),
    ("gate:fail", "A gate is not passed"),
    ("decision:yes", "Decided"),
    ("decision:no", "Not decided"),
)


@dataclass(frozen=True, slots=True)
class Filter:
    """What a person asked to see; empty parts ask for nothing."""

    text: str = ""
    type: str = ""
    standing: str = ""
    funded: str = ""

    @property
    def is_on(self) -> bool:
        """Return whether anything is asked for."""
        return any(getattr(self, field.name) for field in fields(self))

    def shows(self, ground: Ground, result: Result) -> bool:
        """Return whether a case is to be shown."""
        return (
            all(word in ground.searched for word in self.text.casefold().split())
            and (not self.type or ground.case.type == self.type)
            and (not self.standing or self._stands(ground))
            and (not self.funded or self._is_funded(result))
        )

    def _stands(self, ground: Ground) -> bool:
        what, _, wanted = self.standing.partition(":")
        if what == "gate":
            return any(gate.result == wanted for gate in ground.case.gates)
        decided = ground.decision not in {"", "not decided"}
        return decided == (wanted == "yes")

    def _is_funded(self, result: Result) -> bool:
        going = bool(result.funded) or result.accepted
        if self.funded == "fits":
            return not going and bool(result.fits) and result.type != "disinvestment"
        return going == (self.funded == "funded")
