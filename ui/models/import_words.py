"""What an import says in words: its count, what it passed over, and the list of problems as a file."""

from __future__ import annotations

from prioritiser.exchange.importing.plan import ImportPlan
from prioritiser.model.round import Round

PROBLEM_HEADINGS = ("Cell", "Row", "What is wrong", "What happens")
READING_HEADINGS = ("Cell", "It says", "Taken as")
OTHER_HEADINGS = ("Where", "What", "Why")


def problem_lines(plan: ImportPlan) -> list[tuple[str, str, str, str]]:
    """Return every problem by cell."""
    return [
        (each.cell, str(each.row), each.problem, "The row waits" if each.blocking else "The cell is left out")
        for each in plan.problems
    ]


def reading_lines(plan: ImportPlan) -> list[tuple[str, str, str]]:
    """Return the cells that were read with some judgement."""
    return [(each.cell, each.said, each.taken) for each in plan.readings]


def other_lines(plan: ImportPlan, held: Round) -> list[tuple[str, str, str]]:
    """Return rows that were passed over and cases that the sheet does not name."""
    rows = [(f"Row {each.row}", each.text, each.why) for each in plan.skipped]
    stay = [
        (str(key), held.cases[key].title, "Not in this sheet; it stays as it is.")  # type: ignore[index]
        for key in plan.not_in_file
        if key in held.cases
    ]
    return rows + stay


def button_words(wanted: int) -> str:
    """Return what the button says that brings rows in."""
    return "Bring in nothing" if not wanted else f"Bring in {wanted:,} row{'' if wanted == 1 else 's'}"


def patient_words(plan: ImportPlan) -> str:
    """Return which cells look like patient data, and what to do."""
    cells = ", ".join(each.cell for each in plan.patient[:5])
    more = f" and {len(plan.patient) - 5:,} more" if len(plan.patient) > 5 else ""  # noqa: PLR2004
    remedy = "Leave the column out, or remove it from the sheet and begin again."
    return f"{cells}{more}: {plan.patient[0].problem} {remedy}"


def report_of(plan: ImportPlan, held: Round) -> str:
    """Return everything that was found as lines of text, tab-separated, for a file or the clipboard."""
    parts = [plan.words, "\t".join(PROBLEM_HEADINGS), *("\t".join(line) for line in problem_lines(plan))]
    parts += ["", "\t".join(OTHER_HEADINGS), *("\t".join(line) for line in other_lines(plan, held))]
    return "\n".join(" ".join(part.split("\n")) for part in parts) + "\n"
