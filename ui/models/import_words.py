"""What an import says in words: its count, what a new case brings, what was passed over, and all of it as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from prioritiser.exchange.importing.plan import ImportPlan
from prioritiser.exchange.importing.targets import KIND_WORDS
from prioritiser.model.base import CaseId, Value
from prioritiser.model.round import Round
from ui.models.ranking_words import counted, pounds

PROBLEM_HEADINGS = ("Cell", "Row", "What is wrong", "What happens")
READING_HEADINGS = ("Cell", "It says", "Taken as")
OTHER_HEADINGS = ("Where", "What", "Why")
TYPES = MappingProxyType({"investment": "Investment", "reshape": "Reshape", "disinvestment": "Stop"})
_NAMED = 5  # cells that are named before it is said how many more


def problem_lines(plan: ImportPlan) -> list[tuple[str, str, str, str]]:
    """Return every problem by cell; what looks like patient data stands first, because it keeps everything out."""
    patient = [(each.cell, str(each.row), sentence(each.problem), "Nothing comes in") for each in plan.patient]
    return patient + [
        (each.cell, str(each.row), each.problem, "The row waits" if each.blocking else "The cell is left out")
        for each in plan.problems
    ]


def sentence(text: str) -> str:
    """Return words with a capital at their beginning."""
    return text[:1].upper() + text[1:]


def reading_lines(plan: ImportPlan) -> list[tuple[str, str, str]]:
    """Return the cells that were read with some judgement."""
    found = [(each.cell, each.said, each.taken) for each in plan.readings]
    more = plan.judged - len(found)
    return [*found, ("", f"and {more:,} more", "")] if more > 0 else found


def other_lines(plan: ImportPlan, held: Round, notes: Sequence[str] = ()) -> list[tuple[str, str, str]]:
    """Return notes on the sheet, rows that were passed over, and cases that the sheet does not name."""
    said = [("Sheet", note, "") for note in notes]
    rows = [(f"Row {each.row}", each.text, each.why) for each in plan.skipped]
    stay = [
        (key, held.cases[CaseId(key)].title, "Not in this sheet; it stays as it is.")
        for key in plan.not_in_file
        if CaseId(key) in held.cases
    ]
    return said + rows + stay


def count_words(plan: ImportPlan, *, left_out: Mapping[str, int], taken: int = 0) -> str:
    """Return the accounting line as things are ticked now; its numbers add up to the rows read.

    `left_out`: rows that were unticked, by sort; `taken`: rows that would wait and come in all the same.
    """
    parts = [
        (plan.counts.get("new", 0) - left_out.get("new", 0), "new"),
        (plan.counts.get("changed", 0) - left_out.get("changed", 0), "changed"),
        (plan.unchanged, "unchanged"),
    ]
    if taken:
        parts.append((taken, "without what could not be read"))
    if sum(left_out.values()):
        parts.append((sum(left_out.values()), "left out"))
    waits = plan.rejected - taken
    said = ", ".join(f"{count:,} {name}" for count, name in parts)
    return f"{counted(plan.read, 'row')} read: {said}, {waits:,} {'waits' if waits == 1 else 'wait'}."


def stay_words(plan: ImportPlan) -> str:
    """Return how many cases of the round the sheet does not name, "" for none."""
    count = len(plan.not_in_file)
    if not count:
        return ""
    return f"{counted(count, 'case')} of the round {'is' if count == 1 else 'are'} not in the sheet and will stay."


def button_words(wanted: int) -> str:
    """Return what the button says that brings rows in."""
    return "Bring in nothing" if not wanted else f"Bring in {counted(wanted, 'row')}"


def patient_words(plan: ImportPlan) -> str:
    """Return which cells look like patient data, and what to do."""
    cells = ", ".join(each.cell for each in plan.patient[:_NAMED])
    more = f" and {len(plan.patient) - _NAMED:,} more" if len(plan.patient) > _NAMED else ""
    remedy = "Remove it from the sheet and begin again. Rounds hold no data of patients."
    return f"{cells}{more}: {plan.patient[0].problem} {remedy}"


def entry_words(entry: Mapping[str, Value]) -> str:
    """Return what a new case brings in short: its type, its money by year and kind, how many people it reaches."""
    parts = [TYPES.get(str(entry.get("type", "")), "")]
    parts += _money_words(entry.get("money"))
    people = entry.get("people")
    if isinstance(people, int | float):
        parts.append(f"{people:,.0f} {'person' if people == 1 else 'people'}")
    return " · ".join(part for part in parts if part)


def _money_words(lines: Value) -> Iterator[str]:
    """Yield the money of each year that an entry brings."""
    years: dict[str, list[str]] = {}
    for line in lines if isinstance(lines, list) else ():
        amount = line.get("amount") if isinstance(line, dict) else None
        if isinstance(line, dict) and isinstance(amount, int | float):
            kind = KIND_WORDS.get(str(line.get("kind")), "")
            said = f"{pounds(abs(amount))} {kind}{' saved' if amount < 0 else ''}"
            years.setdefault(str(line.get("year")), []).append(said)
    for year, said in years.items():
        yield f"{year}: {', '.join(said)}"


def report_of(words: str, lines: Sequence[Sequence[str]], others: Sequence[Sequence[str]]) -> str:
    """Return what was found as lines of text, tab-separated, for the clipboard: the count, problems, the rest."""
    parts = [words, "", "\t".join(PROBLEM_HEADINGS), *("\t".join(line) for line in lines)]
    parts += ["", "\t".join(OTHER_HEADINGS), *("\t".join(line) for line in others)]
    return "\n".join(" ".join(part.split("\n")) for part in parts) + "\n"
