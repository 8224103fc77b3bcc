"""Where one person is in scoring: who, which case or criterion is open, in what order, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass

from prioritiser.model.base import AssessorId, CaseId, CriterionId
from prioritiser.model.round import Round
from ui.models.answers import is_given, tally_of
from ui.models.case_list import Entry, case_entries, criterion_entries, ordered_cases
from ui.models.case_story import subtitle_of
from ui.models.criteria import Placed, placed_criteria
from ui.models.score_sheet import Desk, Heading, Line, rows_of_case, rows_of_criterion


@dataclass(frozen=True, slots=True)
class Missing:
    """What has to be there before anything can be scored, and on which screen it is put in."""

    title: str
    text: str
    screen: str


class Scoring:
    """The state of the screen between two keys. `by_criterion`: one criterion across all cases."""

    def __init__(self) -> None:
        """Begin nowhere."""
        self.by_criterion = False
        self.case: CaseId | None = None
        self.criterion: CriterionId | None = None
        self.held = Round()
        self.assessor: AssessorId | None = None
        self.read_only = ""
        self.placed: tuple[Placed, ...] = ()
        self.order: list[CaseId] = []
        self.tally = tally_of(self.held, None)
        self.starts_over = True  # another round or assessor: begin at the first row without an answer

    def take(self, held: Round, assessor: AssessorId | None, *, read_only: str, shuffled: bool) -> None:
        """Take in the round as it is now; what is open stays open if it is still there."""
        fresh = held.uuid != self.held.uuid or assessor != self.assessor
        self.starts_over = self.starts_over or fresh
        self.held, self.assessor, self.read_only = held, assessor, read_only
        self.placed = placed_criteria(held)
        self.order = ordered_cases(held, assessor, shuffled=shuffled)
        self.tally = tally_of(held, assessor)
        if fresh or self.case not in held.cases:
            self.case = self._first_case()
        if self.criterion not in held.criteria:
            self.criterion = self.placed[0].criterion.id if self.placed else None

    def take_answers(self, held: Round) -> None:
        """Take in a round in which only answers have changed."""
        self.held = held
        self.tally = tally_of(held, self.assessor)

    def _first_case(self) -> CaseId | None:
        """Return the first case with something left to score, else the first."""
        left = [case for case in self.order if case in self.tally.asked and self.tally.cases[case] < len(self.placed)]
        return next(iter(left or self.order), None)

    # What is shown

    @property
    def desk(self) -> Desk | None:
        """Return what rows are made from, or None while nobody scores."""
        return None if self.assessor is None else Desk(self.held, self.assessor, self.placed, self.read_only)

    @property
    def open_key(self) -> str:
        """Return the id of the case or criterion that is open, or ""."""
        return str((self.criterion if self.by_criterion else self.case) or "")

    def open(self, key: str) -> None:
        """Open a case, or in column view a criterion."""
        if self.by_criterion:
            self.criterion = CriterionId(key)
        else:
            self.case = CaseId(key)

    def turn(self, case: CaseId, criterion: CriterionId) -> None:
        """Turn from one case to one criterion across all cases, or back."""
        self.by_criterion = not self.by_criterion
        self.case, self.criterion = case, criterion

    def entries(self) -> list[Entry]:
        """Return the lines of the list."""
        if self.by_criterion:
            return criterion_entries(self.placed, self.tally)
        return case_entries(self.held, self.assessor, self.tally, self.order)

    def rows(self) -> list[Heading | Line]:
        """Return the rows of the sheet."""
        desk = self.desk
        if desk is None or self.case is None or self.criterion is None:
            return []
        if self.by_criterion:
            return rows_of_criterion(desk, self.placed_of(self.criterion), self.order)
        return rows_of_case(desk, self.case)

    def line_again(self, line: Line) -> Line:
        """Return a line as it stands now."""
        desk = self.desk
        if desk is None:
            return line
        return desk.line(line.case, line.placed, number=line.number, begins=line.begins, is_case=line.is_case)

    def placed_of(self, criterion: CriterionId) -> Placed:
        """Return a criterion with its place."""
        return next(each for each in self.placed if each.criterion.id == criterion)

    def first_open_row(self, rows: list[Heading | Line]) -> int:
        """Return the first row without an answer that can be given one, else the first line; -1 without lines."""
        lines = [(at, row) for at, row in enumerate(rows) if isinstance(row, Line)]
        for at, row in lines:
            if not is_given(row.answer) and row.barrier is None:
                return at
        return lines[0][0] if lines else -1

    # Words

    def heading(self) -> tuple[str, str]:
        """Return the title of what is open, and where it stands."""
        if self.case is None or self.criterion is None:
            return "", ""
        if self.by_criterion:
            placed = self.placed_of(self.criterion)
            place = f"Criterion {placed.number} of {len(self.placed)}"
            return placed.criterion.label, f"{placed.group} · {place} · all {len(self.order)} cases"
        case = self.held.cases[self.case]
        place = f"Case {self.order.index(self.case) + 1} of {len(self.order)}"
        about = subtitle_of(self.held, case)
        return case.title, f"{about} · {place}" if about else place

    def facts(self) -> str:
        """Return how far what is open and the round have come."""
        if self.case is None or self.criterion is None or self.assessor is None:
            return ""
        whole = f"{self.tally.done} of {self.tally.total} in the round"
        if self.by_criterion:
            return f"{self.tally.criteria[self.criterion]} of {len(self.tally.asked)} cases · {whole}"
        if self.case not in self.tally.asked:
            return f"Nothing to score in this case · {whole}"
        return f"{self.tally.cases[self.case]} of {len(self.placed)} criteria · {whole}"

    @property
    def left_here(self) -> int:
        """Return how many answers are left in what is open."""
        if self.by_criterion:
            return len(self.tally.asked) - self.tally.criteria[self.criterion] if self.criterion is not None else 0
        if self.case is None or self.case not in self.tally.asked:
            return 0
        return self.tally.per_case - self.tally.cases[self.case]

    def outcome(self, *, is_last: bool) -> str:
        """Return what is done and what comes next, or ""; `is_last` in the list, as it is filtered."""
        if not self.tally.total:
            return ""
        if self.tally.done == self.tally.total:
            return "Everything is scored."
        if self.left_here or (not self.by_criterion and self.case not in self.tally.asked):
            return ""
        noun = "criterion" if self.by_criterion else "case"
        next_ = ", and it is the last in the list." if is_last else ". Ctrl Enter opens the next."
        return f"This {noun} is done{next_}"

    def missing(self) -> Missing | None:
        """Return why there is nothing to score at all, or None."""
        if not self.held.cases:
            return Missing("No cases yet", "Add them in Cases, or paste them from a spreadsheet.", "cases")
        if not self.held.criteria:
            return Missing("No criteria yet", "They come with the framework of the round.", "framework")
        if not self.held.assessors:
            return Missing("No assessors yet", "Say in People who scores.", "people")
        return None
