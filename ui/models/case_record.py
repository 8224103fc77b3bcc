"""The sections of one case's record: how full each is, what is wrong in it, and where that leaves the case."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from prioritiser.analysis.impact import needs_stage_two
from prioritiser.edits.casework import case_value
from prioritiser.model.base import GateId
from prioritiser.model.case import Case
from prioritiser.model.case_fields import FIELD_GROUPS, IMPACT_DOMAINS, CaseField, FieldGroup
from prioritiser.model.records import is_empty
from prioritiser.model.round import Round

Mark = Literal["empty", "part", "filled", "problem"]

OTHER = "other"
MANDATED = "Mandated: this case is costed and not ranked, so no scores are asked for."
NO_PATIENTS = "Nothing here may point to a single patient: no names, no dates of birth, no NHS numbers."
_MARK_WORDS: Mapping[Mark, str] = MappingProxyType(
    {"empty": "nothing yet", "part": "partly filled", "filled": "filled", "problem": "needs a look"}
)
_ALMOST = 5e-4
_IMPACT_NAMES = MappingProxyType(dict(IMPACT_DOMAINS))


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the record as the list on the left shows it; `problems` are whole sentences."""

    id: str
    label: str
    filled: int
    total: int
    problems: tuple[str, ...] = ()

    @property
    def mark(self) -> Mark:
        """Return how the section stands."""
        if self.problems:
            return "problem"
        return "empty" if not self.filled else "filled" if self.filled >= self.total else "part"

    @property
    def summary(self) -> str:
        """Return the line that is read out."""
        said = f"{self.label}: {_MARK_WORDS[self.mark]}, {self.filled} of {self.total} filled"
        return f"{said}. {' '.join(self.problems)}" if self.problems else said


_KNOWN = frozenset(field.name for group in FIELD_GROUPS for field in group.fields)


def groups_of(case: Case) -> tuple[FieldGroup, ...]:
    """Return the sections of a case: the usual ones, and one for what else a file has brought."""
    further = tuple(CaseField(name, _as_label(name), "long") for name in case.fields if name not in _KNOWN)
    return (*FIELD_GROUPS, FieldGroup(OTHER, "Other", further)) if further else FIELD_GROUPS


def _as_label(name: str) -> str:
    said = " ".join(name.replace("_", " ").split())
    return said[:1].upper() + said[1:]


def sections_of(held: Round, case: Case) -> tuple[Section, ...]:
    """Return every section of a case with how full it is and what is wrong in it."""
    return tuple(_section(held, case, group) for group in groups_of(case))


def _section(held: Round, case: Case, group: FieldGroup) -> Section:
    filled, total = _counted(held, case, group)
    find = _PROBLEMS.get(group.id)
    return Section(group.id, group.label, filled, total, tuple(find(held, case)) if find else ())


def _counted(held: Round, case: Case, group: FieldGroup) -> tuple[int, int]:
    """Return how many fields of a section say something, of how many; gates and risks are counted one by one."""
    if group.id == "gates":
        return len(case.gates), max(len(held.gates), len(case.gates))
    said = sum(not is_empty(case_value(case, field.name)) for field in group.fields)
    if group.id == "risk" and case.risks:
        rated = sum(risk.current is not None or risk.initial is not None for risk in case.risks)
        return said - 1 + rated, len(group.fields) - 1 + len(case.risks)
    return said, len(group.fields)


def _identity(_held: Round, case: Case) -> Iterator[str]:
    if not case.title.strip():
        yield "The case has no title."


def _geography(_held: Round, case: Case) -> Iterator[str]:
    rows = case.fields.get("deprivation")
    shares = [row.get("share") for row in rows if isinstance(row, dict)] if isinstance(rows, list | tuple) else []
    for name, given in (
        ("places", [share.share for share in case.places]),
        ("fifths of deprivation", [share for share in shares if isinstance(share, int | float)]),
    ):
        total = sum(given)
        if given and abs(total - 1) > _ALMOST:
            yield f"The shares of {name} add up to {100 * total:.0f}%, not to 100%."


def _impact(_held: Round, case: Case) -> Iterator[str]:
    stage = case.fields.get("impact_stage")
    high = [line for line in case.impact if needs_stage_two(line.likelihood * line.impact)]
    if high and stage != "2":
        worst = max(high, key=lambda line: line.likelihood * line.impact)
        name = _IMPACT_NAMES.get(worst.domain, worst.domain)
        yield f"{name} is rated {worst.likelihood * worst.impact}, above 8, so a stage 2 assessment is needed."


def _gates(held: Round, case: Case) -> Iterator[str]:
    for result in case.gates:
        name = _gate_name(held, result.gate)
        missing = missing_at_gate({"result": result.result, **{each: getattr(result, each) for each in _GATE_NEEDS}})
        if result.result == "fail":  # its reason stands above every section
            yield f"Not passed: {name}.{'' if result.reason else ' It needs a reason.'}"
        elif missing:
            yield f"{name} is conditional, so it needs {_listed([_A[each] for each in missing])}."


_GATE_NEEDS = ("owner", "date", "reason")
_A = MappingProxyType({"owner": "an owner", "date": "a date", "reason": "a reason"})


def missing_at_gate(result: Mapping[str, object]) -> tuple[str, ...]:
    """Return what the result of a gate still lacks: "owner", "date", "reason"; a gate that is passed lacks nothing."""
    needs = {"fail": ("reason",), "conditional": _GATE_NEEDS}.get(str(result.get("result")), ())
    return tuple(each for each in needs if not result.get(each))


def missing_words(result: Mapping[str, object]) -> str:
    """Return what the result of a gate still lacks in words: "An owner and a date"."""
    said = _listed([_A[each] for each in missing_at_gate(result)])
    return said[:1].upper() + said[1:]


def _listed(words: Sequence[str]) -> str:
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def _gate_name(held: Round, gate: GateId) -> str:
    found = held.gates.get(gate)
    return found.name if found is not None and found.name else str(gate)


def _dependencies(_held: Round, case: Case) -> Iterator[str]:
    rows = case.fields.get("dependencies")
    for row in rows if isinstance(rows, list | tuple) else ():
        other = row.get("case") if isinstance(row, dict) else None
        if other == case.id:
            yield "The case depends on itself."
    if case.frees == case.id:
        yield "The case cannot free money for itself."


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith((".", "!", "?")) else f"{text}."


_PROBLEMS: Mapping[str, Callable[[Round, Case], Iterator[str]]] = MappingProxyType(
    {
        "identity": _identity, "geography": _geography, "impact": _impact, "gates": _gates,
        "dependencies": _dependencies,
    }
)  # fmt: skip


def standing_of(held: Round, case: Case) -> tuple[tuple[str, str], ...]:
    """Return what keeps the case out of the ranking, each as a tone and a sentence."""
    said = []
    if case.lane == "mandated":
        said.append(("info", MANDATED))
    failed = {gate.gate for gate in case.failed_gates}
    if failed:
        names = " and ".join(
            held.gates[gate].name if gate in held.gates else str(gate) for gate in held.gates if gate in failed
        )
        reasons = " ".join(_sentence(gate.reason) for gate in case.failed_gates if gate.reason)
        said.append(
            ("caution", f"Not ranked: {names} not passed. {reasons} The case stays in view.".replace("  ", " "))
        )
    return tuple(said)
