"""What each column of a sheet means, once it is known: the matching, what is said of it, and whether it can stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from prioritiser.errors import InputError
from prioritiser.exchange.importing.cell import letters
from prioritiser.exchange.importing.targets import CASH, IGNORE, LINE, money_target, money_words
from prioritiser.model.base import Value

Sort = Literal["cases", "money"]
_READ_OF_MONEY = (IGNORE, CASH, LINE, "id")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: where it is (from 0), its heading and key, what it is brought in as, and how it begins.

    `scale`: how many pounds a plain number counts in. `assumed`: what the heading does not say and was taken for
    granted, in words.
    """

    index: int
    heading: str
    key: str
    target: str = IGNORE
    scale: float = 1.0
    assumed: str = ""
    examples: tuple[str, ...] = ()

    @property
    def letters(self) -> str:
        """Return the column's letters: A, B, …."""
        return letters(self.index)


@dataclass(frozen=True, slots=True)
class Matching:
    """What each column of a sheet means. `header`: the rows of headings by number; `signature` tells sources apart.

    `sort`: rows are cases, or lines of money by year. `rest`: the place that gets what the others leave of each case.
    `illustrative`: the sheet says so of its figures.
    """

    sheet: str
    sort: Sort
    header: tuple[int, ...]
    columns: tuple[Column, ...]
    signature: str
    rest: str = ""
    illustrative: bool = False
    notes: tuple[str, ...] = ()

    @property
    def targets(self) -> dict[int, str]:
        """Return the target of each column that is brought in, by its index from 0."""
        return {column.index: column.target for column in self.columns if column.target != IGNORE}

    def with_target(self, index: int, target: str) -> Matching:
        """Return the matching with one column brought in as something else."""
        columns = [
            replace(column, target=target, assumed="") if column.index == index else column for column in self.columns
        ]
        before = {*added_notes(self.columns)}
        notes = [note for note in self.notes if note not in before]
        return replace(self, columns=tuple(columns), notes=(*notes, *added_notes(columns)))

    def remembered(self) -> dict[str, str]:
        """Return what to keep for the next file of this kind: targets by the keys of the headings."""
        return {column.key: column.target for column in self.columns if column.key}

    def document(self) -> dict[str, Value]:
        """Return the matching as it is written to a file, and taken back by `matching_from`."""
        found: dict[str, Value] = {
            "sheet": self.sheet, "header": list(self.header), "rows": self.sort,
            "columns": {column.letters: column.target for column in self.columns if column.target != IGNORE},
            "ignored": {column.letters: column.heading for column in self.columns if column.target == IGNORE},
        }  # fmt: skip
        scales = {column.letters: column.scale for column in self.columns if column.scale != 1}
        return {**found, **({"scales": scales} if scales else {}), **({"rest": self.rest} if self.rest else {})}


def added_notes(columns: Sequence[Column]) -> tuple[str, ...]:
    """Return which columns are brought in as the same money, so that their amounts are added."""
    groups: dict[str, list[str]] = {}
    for column in columns:
        if money_target(column.target) is not None:
            groups.setdefault(column.target, []).append(column.letters)
    found = []
    for target, names in groups.items():
        if len(names) > 1:
            all_ = "both" if len(names) == 2 else "all"  # noqa: PLR2004
            said = f"Columns {listed(names)} are {all_} brought in as {money_words(target)}"
            found.append(f"{said}: their amounts are added.")
    return tuple(found)


def listed(names: Sequence[str]) -> str:
    """Return names as people list them: D; D and E; D, E and F."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def is_read(target: str, sort: Sort) -> bool:
    """Return whether rows of a sort say anything by a target; what they do not read must not be matched to it."""
    of_years = target.startswith("year:")
    if sort == "money":
        return of_years or target in _READ_OF_MONEY
    return not of_years and target != LINE


def never_read(target: str, sort: Sort) -> str:
    """Return in a sentence why rows of a sort cannot be brought in as a target, and what belongs there."""
    if sort == "money":
        belongs = "a reference, the line of money, years (year:2026/27) and whether savings release cash"
        return f"Rows of money never read “{target}”. What belongs there: {belongs}."
    belongs = "fields of a case, and money as money:2026/27:recurrent; years and lines are for “rows”: “money”"
    return f"Rows of cases never read “{target}”. What belongs there: {belongs}."


def check_matching(matching: Matching) -> None:
    """Raise InputError when no column names the cases, two are matched to one thing, or one to what is never read."""
    targets = Counter(column.target for column in matching.columns)
    needed = ("id",) if matching.sort == "money" else ("id", "title")
    if not any(targets[each] for each in needed):
        if not matching.header:
            said = "No row of headings was found in the sheet."
            remedy = "Give the columns headings such as Ref and Title, or say which row has them. Nothing was changed."
            raise InputError("NoHeadings", said, where=matching.sheet, remedy=remedy)
        said = "No column is matched to the reference or the title of a case."
        remedy = "Match one of them. Nothing was changed."
        raise InputError("NoTitle", said, where=matching.sheet, remedy=remedy)
    twice = next(
        (each for each, count in targets.items() if count > 1 and each != IGNORE and not money_target(each)), ""
    )
    if twice:
        at = " and ".join(column.letters for column in matching.columns if column.target == twice)
        said = f"Columns {at} are both matched to “{twice}”."
        raise InputError("Repeated", said, where=matching.sheet, remedy="Leave one out. Nothing was changed.")
    lost = next((column for column in matching.columns if not is_read(column.target, matching.sort)), None)
    if lost is not None:
        said = f"Column {lost.letters}: {never_read(lost.target, matching.sort)}"
        raise InputError("WrongMatching", said, where=matching.sheet, remedy="Leave it out. Nothing was changed.")
