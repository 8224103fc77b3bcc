"""What one assessor has answered, in words and counts, and why an answer cannot be given."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from types import MappingProxyType

from prioritiser.model.base import AssessorId, CaseId, CriterionId
from prioritiser.model.case import Case
from prioritiser.model.framework import Criterion
from prioritiser.model.round import Round
from prioritiser.model.score import Answer

MINUS = "−"
WORDS = MappingProxyType(
    {"no_evidence": "no evidence yet", "abstain": "abstained", "recused": "recused"},
)
TAGS = MappingProxyType({"investment": "", "disinvestment": "Stop", "reshape": "Reshape"})
LOCKED = "The round is locked, so nothing in it can change. Unlock it first, with a reason."
RECUSED = "{name} is recused from this case, so there is nothing to score."
MANDATED = "This case is mandated: it is costed and not ranked, so no scores are asked for."
_MOST = 1e13
_DECORATION = re.compile(r"[\s,£%]")


@dataclass(frozen=True, slots=True)
class Barrier:
    """Why no answer can be given: a word for the row and a sentence."""

    word: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How many answers of one assessor are there, of how many that are asked for."""

    cases: dict[CaseId, int]
    criteria: dict[CriterionId, int]
    asked: frozenset[CaseId]
    per_case: int

    @property
    def done(self) -> int:
        """Return the answers given on cases that are asked for."""
        return sum(count for case, count in self.cases.items() if case in self.asked)

    @property
    def total(self) -> int:
        """Return the answers that are asked for."""
        return len(self.asked) * self.per_case


def tally_of(held: Round, assessor: AssessorId | None) -> Tally:
    """Count an assessor's answers by case and by criterion; cases that are not asked for count for neither."""
    asked = frozenset(case for case in held.cases if not_asked(held, assessor, held.cases[case]) is None)
    cases = dict.fromkeys(held.cases, 0)
    criteria = dict.fromkeys(held.criteria, 0)
    answers = held.answers
    for case in held.cases:
        for criterion in held.criteria:
            if assessor is not None and is_given(answers.get((case, criterion, assessor))):
                cases[case] += 1
                criteria[criterion] += case in asked
    return Tally(cases, criteria, asked, len(held.criteria))


def is_given(answer: Answer | None) -> bool:
    """Return whether there is an answer that stands: neither out of date nor in conflict."""
    return (
        answer is not None
        and not answer.stale
        and not answer.conflict
        and (answer.amount is not None or answer.answer is not None)
    )


def not_asked(held: Round, assessor: AssessorId | None, case: Case) -> Barrier | None:
    """Return why an assessor has nothing to score in a case, or None."""
    if case.lane == "mandated":
        return Barrier("Not scored", MANDATED)
    interest = held.interests.get((assessor, case.id)) if assessor is not None else None
    if interest is not None and interest.handling == "recused" and assessor is not None:
        return Barrier("Recused", RECUSED.format(name=name_of(held, assessor)))
    return None


def barrier_of(held: Round, assessor: AssessorId | None, case: Case, read_only: str) -> Barrier | None:
    """Return why nothing can be answered in a case now, or None; `read_only` is why the round cannot change, or ""."""
    if read_only:
        return Barrier("", read_only)
    if held.settings.stage == "locked":
        return Barrier("", LOCKED)
    return not_asked(held, assessor, case)


def name_of(held: Round, assessor: AssessorId) -> str:
    """Return an assessor's name, else the id."""
    found = held.assessors.get(assessor)
    return found.name if found is not None and found.name else assessor


def role_of(held: Round, assessor: AssessorId) -> str:
    """Return an assessor's role and stakeholder group, as far as they are known."""
    found = held.assessors[assessor]
    group = held.groups.get(found.group) if found.group is not None else None
    return " · ".join(part for part in (found.role, group.name if group is not None else "") if part)


def asks_for_loss(case: Case, criterion: Criterion) -> bool:
    """Return whether the answer is the benefit that would be lost."""
    return criterion.mirrored and case.type == "disinvestment"


def said(answer: Answer | None, criterion: Criterion) -> str:
    """Return an answer in words: "scored 4", "42 QALYs", "no evidence yet", "not scored"."""
    if answer is None:
        return "not scored"
    if answer.conflict:
        return "two different answers, not counted"
    if answer.answer is not None:
        words = WORDS[answer.answer]
    elif answer.level is not None:
        words = f"scored {answer.level}"
    elif answer.measure is not None:
        words = f"{measure_text(answer.measure)} {criterion.unit}".rstrip()
    else:
        words = "not scored"
    return f"{words}, to be confirmed" if answer.stale else words


def measure_text(amount: float) -> str:
    """Return a measure without needless digits, with commas between thousands and a true minus sign."""
    text = f"{amount:,.6f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace("-", MINUS)


def read_measure(text: str, unit: str = "") -> float | None:
    """Return the number that was typed, or None when it is none; commas, £ and the unit itself are passed over."""
    bare = text.strip()
    if unit and bare.casefold().endswith(unit.casefold()):
        bare = bare[: len(bare) - len(unit)]
    bare = _DECORATION.sub("", bare).replace(MINUS, "-")
    if not re.fullmatch(r"[+-]?(\d+\.?\d*|\.\d+)", bare, re.ASCII):
        return None
    amount = float(bare)
    return amount if math.isfinite(amount) and abs(amount) <= _MOST else None
