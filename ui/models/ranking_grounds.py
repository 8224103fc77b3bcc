"""What the list needs of a round that no weight changes: amounts, decisions, gates, words to search; made once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prioritiser.analysis.funding import Standing, standing_of
from prioritiser.analysis.money import PENCE, Row
from prioritiser.analysis.summary import Inputs
from prioritiser.exchange.workbook_facts import KIND_WORDS
from prioritiser.model.base import CaseId
from prioritiser.model.case import Case
from prioritiser.model.round import Round
from ui.models.ranking_view import first_row
from ui.models.ranking_words import decision_text, gates_text, title_of, unit_of


@dataclass(frozen=True, slots=True)
class Ground:
    """What is known of one case before anything is weighed."""

    case: Case
    title: str
    amount: float | None
    decision: str
    gates: str
    must: bool
    barred: bool
    searched: str


@dataclass(frozen=True, slots=True)
class Grounds:
    """All cases by id, the money row that is listed (None without any money) and its unit."""

    cases: Mapping[CaseId, Ground]
    row: Row | None
    unit: str

    @property
    def money_words(self) -> str:
        """Return what the amounts are: "Recurrent money of 2026/27"."""
        return f"{KIND_WORDS[self.row.kind]} money of {self.row.year}" if self.row else "Money"


def grounds_of(held: Round, inputs: Inputs) -> Grounds:
    """Return the grounds of a round."""
    row = first_row(inputs)
    money = inputs.money
    pence = money.amounts[:, money.rows.index(row)].tolist() if row is not None else [None] * len(held.cases)
    amounts = [None if each is None else each / PENCE for each in pence]
    standing = standing_of(held)
    cases = {case.id: _ground(held, case, amounts[at], at, standing) for at, case in enumerate(held.cases.values())}
    return Grounds(cases, row, unit_of([each for each in amounts if each is not None]))


def _ground(held: Round, case: Case, amount: float | None, at: int, standing: Standing) -> Ground:
    title = title_of(case)
    decision = held.decisions.get(case.id)
    stop = case.type == "disinvestment"
    return Ground(
        case=case,
        title=title,
        amount=amount,
        decision=decision_text(decision, stop=stop) if stop or decision is not None else "",
        gates=gates_text(held, case),
        must=at in standing.must,
        barred=at in standing.barred and not case.failed_gates,
        searched=f"{case.id} {title} {case.summary}".casefold(),
    )
