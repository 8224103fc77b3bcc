"""Which case a row is about: by its reference only, never by its title; what is doubtful is left for a person."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from prioritiser.exchange.importing.plan import CellProblem, RowPlan, others_said
from prioritiser.exchange.importing.rows import Said, Trouble
from prioritiser.model.base import CaseId, Value
from prioritiser.model.case import Case
from prioritiser.model.case_fields import CASE_FIELDS
from prioritiser.model.round import Round

_NUMBERED = re.compile(r"(.*?)(\d{1,9})", re.ASCII)
_FREE = "\ue000"  # a character that nobody types, which stands for a reference that is given once all rows are known


@dataclass(slots=True)
class Found:
    """Which case a row is about: its reference, the case of the round, and what is doubtful of it."""

    id: str
    base: Case | None = None
    problems: list[Trouble] = field(default_factory=list)


def near(reference: str) -> str:
    """Return what references have in common that differ in capitals, spaces and ways of writing an accent only."""
    return "".join(unicodedata.normalize("NFKC", reference).casefold().split())


class References:
    """Knows the references of the round and of the rows so far."""

    def __init__(self, held: Round) -> None:
        """Look once at the cases that are here."""
        self._held = held
        self._near: dict[str, str] = {near(key): str(key) for key in held.cases}
        self._titles: dict[str, str] = {near(case.title): str(key) for key, case in held.cases.items() if case.title}

    def of(self, said: Said, where: str) -> Found:
        """Return which case a row is about."""
        reference = said.text("id")
        title = said.text("title")
        if not reference:
            found = Found(f"{_FREE}{said.row}")
            known = self._titles.get(near(title)) if title else None
            if known:
                problem = f"{known} has this title already. Give its reference, or choose the row to add it."
                found.problems.append(Trouble(where, problem, blocking=True))
            return found
        base = self._held.cases.get(CaseId(reference))
        if base is not None:
            return Found(reference, base)
        found = Found(reference)
        alike = self._near.get(near(reference))
        if alike:
            problem = (
                f"“{reference}” is nearly “{alike}”, which is here. Write it the same way, or choose the row to add it."
            )
            found.problems.append(Trouble(where, problem, blocking=True))
        elif title and near(title) in self._titles:
            known = self._titles[near(title)]
            same = f"The case {known} has the same title; they stay two cases."
            found.problems.append(Trouble(where, same, blocking=False))
        return found

    def known(self, said: Said, where: str) -> Case | None:
        """Return the case that a line of money is about, which must be here; say so of the row when it is not."""
        reference = said.text("id")
        base = self._held.cases.get(CaseId(reference))
        if base is None:
            if not reference:
                said.problems.append(Trouble(where, "The row has no reference.", blocking=True))
            else:
                alike = self._near.get(near(reference))
                hint = f" The round has “{alike}”." if alike else ""
                said.problems.append(Trouble(where, f"There is no case “{reference}”.{hint}", blocking=True))
        return base

    def settled(
        self, rows: Sequence[RowPlan], sheet: str, cell_of: Callable[..., str]
    ) -> tuple[list[RowPlan], list[CellProblem]]:
        """Return the rows with free references given and repeated ones left waiting, and what to say of those."""
        settled = list(rows)
        problems: list[CellProblem] = []
        given = {row.id for row in rows if not row.id.startswith(_FREE)}
        free = free_references([str(key) for key in self._held.cases], given)
        for at, row in enumerate(settled):
            if row.id.startswith(_FREE):
                reference = next(free)
                settled[at] = replace(row, id=reference, entry={**row.entry, "id": reference})
        for why, places in _repeats(settled):
            numbers = [settled[at].row for at in places]
            for at in places:
                row = settled[at]
                others = others_said(numbers, row.row)
                problems.append(CellProblem(sheet, cell_of(row.row), row.row, why.format(row.id, others)))
                choosable = row.sort != "rejected" or row.choosable
                settled[at] = replace(row, sort="rejected", choosable=choosable)
        problems += _unknown_frees(settled, self._held, sheet, cell_of)
        return settled, problems


def free_references(held: Sequence[str], taken: Collection[str]) -> Iterator[str]:
    """Yield references that no case has, written as most are: after K24 comes K25."""
    used = {*held, *taken}
    numbers: dict[str, list[str]] = {}
    for reference in used:
        found = _NUMBERED.fullmatch(reference)
        if found:
            numbers.setdefault(found[1], []).append(found[2])
    start = max(numbers, key=lambda each: (len(numbers[each]), -len(each), each), default="K")
    last = max(numbers.get(start, ["00"]), key=int)
    number = int(last)
    while True:
        number += 1
        reference = f"{start}{number:0{len(last)}d}"
        if reference not in used:
            yield reference


def _repeats(rows: Sequence[RowPlan]) -> Iterator[tuple[str, list[int]]]:
    """Yield rows of one reference, or of references that differ in capitals and spaces only, with what to say."""
    for places in _alike(near(row.id) for row in rows):
        yield "The reference “{}” is also in {}, perhaps written otherwise. Choose one.", places
    for places in _alike(near(row.title) if row.base is None else "" for row in rows):
        yield "“{}”: its title is also in {}. Choose the rows that are cases of their own.", places


def _alike(words: Iterable[str]) -> Iterator[list[int]]:
    """Yield the places of words that come more than once; few do, so only those are kept in lists."""
    first: dict[str, int] = {}
    groups: dict[str, list[int]] = {}
    for at, word in enumerate(words):
        earlier = first.setdefault(word, at)
        if word and earlier != at:
            groups.setdefault(word, [earlier]).append(at)
    yield from groups.values()


def _unknown_frees(rows: list[RowPlan], held: Round, sheet: str, cell_of: Callable[..., str]) -> Iterator[CellProblem]:
    """Take out references to cases that are neither here nor in the sheet, and say so."""
    known = {row.id for row in rows if row.sort != "rejected"} | {str(key) for key in held.cases}
    for at, row in enumerate(rows):
        wanted = row.entry.get("frees")
        if wanted is not None and wanted not in known:
            entry: Mapping[str, Value] = {name: value for name, value in row.entry.items() if name != "frees"}
            label = f"{CASE_FIELDS['frees'].label}:"
            changes = tuple(each for each in row.changes if not each.startswith(label))
            is_same = row.sort == "changed" and not changes
            rows[at] = replace(row, entry=entry, changes=changes, sort="unchanged" if is_same else row.sort)
            said = f"There is no case “{wanted}” for the money to go to. The cell is left out."
            cell = cell_of(row.row, "frees")
            yield CellProblem(sheet, cell, row.row, said, blocking=False, target="frees", said=str(wanted))
