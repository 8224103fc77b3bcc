"""What an assessor reads beside a row: the question, what each level means, what evidence was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from prioritiser.model.framework import Criterion
from prioritiser.model.round import Conflict, Rival, Round
from ui.models.answers import WORDS, measure_text
from ui.models.confirming import stale_words, wording_words
from ui.models.score_sheet import Line

NO_EVIDENCE = "no_evidence"
ABSTAIN = "abstain"
LOST_QUESTION = "If this stopped, how much of this would be lost?"
LOST_HEADING = "How much of this would be lost?"
LOST_HELP = "This case stops something. Give the level of what people have today and would lose, not of what is left."
HEADING = "What each level means"
CONFLICT = "Two copies of this round hold different answers here: {answers}. Neither counts until you score it again."
NO_ANCHOR = "Nobody has written what this level means."
CONFIDENCE = MappingProxyType({"low": "Low", "medium": "Medium", "high": "High"})


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that can be given: the text of its cap, what it means, and the level or word it stands for."""

    cap: str
    lead: str
    text: str
    level: int | None = None
    word: str = ""


@dataclass(frozen=True, slots=True)
class CriterionWords:
    """Everything that the panel says about one row."""

    place: str
    title: str
    name: str
    question: str
    lost: str
    heading: str
    choices: tuple[Choice, ...]
    measure: str
    evidence: str
    care: str
    barrier: str
    against: str = ""  # the words that a counting answer was given against, where they are others now


def words_of(held: Round, line: Line, count: int) -> CriterionWords:
    """Return the words for a row; `count` is how many criteria there are."""
    placed = line.placed
    criterion = placed.criterion
    question = f"{LOST_QUESTION} {criterion.question}".rstrip() if line.is_lost else criterion.question
    return CriterionWords(
        place=f"Criterion {placed.number} of {count} · {placed.group}",
        title=criterion.label,
        name=_further(criterion),
        question=question,
        lost=LOST_HELP if line.is_lost else "",
        heading=LOST_HEADING if line.is_lost else HEADING,
        choices=choices_of(criterion, held.settings.levels, is_lost=line.is_lost),
        measure=_measure_words(criterion, is_lost=line.is_lost) if line.is_measure else "",
        evidence=criterion.evidence,
        care=_care(held, line),
        against=wording_words(held, line.answer),
        barrier=line.barrier.sentence if line.barrier is not None else "",
    )


def _further(criterion: Criterion) -> str:
    """Return what the full name says beyond the short one."""
    if criterion.name.rstrip(".") == criterion.label.rstrip("."):
        return ""
    rest = criterion.name.removeprefix(f"{criterion.label}:").strip()
    return rest[:1].upper() + rest[1:]


def choices_of(criterion: Criterion, levels: int, *, is_lost: bool) -> tuple[Choice, ...]:
    """Return what can be answered, the highest level first, then the answers that are no level."""
    found = []
    if criterion.kind == "level":
        for level in range(levels, -1, -1):
            text = criterion.anchors[level] if level < len(criterion.anchors) else ""
            lead = "Lost: " if is_lost and text else ""
            found.append(Choice(str(level), lead, text or NO_ANCHOR, level=level))
    found.append(
        Choice("?", "No evidence yet. ", "Not counted as zero. Shown as a gap to fill.", word=NO_EVIDENCE),
    )
    found.append(Choice("A", "Abstain. ", "You leave this one to the others.", word=ABSTAIN))
    return tuple(found)


def _measure_words(criterion: Criterion, *, is_lost: bool) -> str:
    """Return how a number is read: its unit and the two ends of what counts."""
    unit = f" in {criterion.unit}" if criterion.unit else ""
    said = f"Give {'what would be lost' if is_lost else 'a number'}{unit}, then press Enter."
    if len(criterion.points) > 1:
        worst = min(criterion.points, key=lambda point: point[1])
        best = max(criterion.points, key=lambda point: point[1])
        said += f" {measure_text(worst[0])} counts for nothing, {measure_text(best[0])} counts in full."
    return said


def _care(held: Round, line: Line) -> str:
    """Return why an answer that is there does not count, or ""."""
    if line.answer is None or not line.needs_care:
        return ""
    if line.answer.stale and not line.answer.conflict:
        return stale_words(held, line.answer)
    parts = (line.case, line.criterion, line.answer.assessor)
    rivals = next((each.rivals for each in held.conflicts if _is_about(each, parts)), ())
    answers = " and ".join(dict.fromkeys(_rival(each) for each in rivals)) or "more than one"
    return CONFLICT.format(answers=answers)


def _is_about(conflict: Conflict, parts: tuple[str, ...]) -> bool:
    return conflict.kind == "answer" and conflict.field == "" and conflict.parts == parts


def _rival(rival: Rival) -> str:
    """Return one of the rival answers as a person would say it."""
    value = rival.value
    if not isinstance(value, dict):
        return "no answer"
    if value.get("answer"):
        return WORDS[value["answer"]]
    amount = value.get("level", value.get("measure"))
    return measure_text(float(amount)) if amount is not None else "no answer"
