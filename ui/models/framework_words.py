"""What the Framework screen says about versions, the draft, and whose answers a change concerns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from prioritiser.edits.drafting import draft_marks
from prioritiser.edits.publishing import Concerned, changes_since, concerned
from prioritiser.edits.versions import has_scores, is_given, next_number
from prioritiser.model.framework import DOMAINS, ChangeSort, Domain, Version
from prioritiser.model.round import Round
from ui.models.ranking_words import day, names

NOT_YET = "Not published yet"
READ = "The framework can be read here."
NO_DRAFT = "What you change here is a draft. Nothing of it holds until it is published."
LOCKED = "The round is locked, so its framework cannot change. Unlock it first, with a reason."
DOMAIN_NAMES: Mapping[Domain, str] = MappingProxyType({domain: domain.capitalize() for domain in DOMAINS})
SORT_NAMES: Mapping[ChangeSort, str] = MappingProxyType({"wording": "Wording only", "meaning": "Meaning changed"})
_NOUNS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "criterion": ("criterion", "criteria"),
        "node": ("lens or family", "lenses or families"),
        "gate": ("gate", "gates"),
    }
)
_MARKS = ("changed", "moved", "new", "retired")


def version_words(held: Round) -> str:
    """Return the version in force: "Version 3, published 2 April 2026"."""
    version = held.version
    if version is None:
        return NOT_YET
    return f"Version {version.number}, published {day(version.at)}" if version.at else f"Version {version.number}"


def holds_words(held: Round, sorts: Mapping[str, ChangeSort]) -> str:
    """Return what a version that was just published means: who is asked again, and that weights rest on the text."""
    moved = {key for key, sort in sorts.items() if sort == "meaning"}
    waiting = sum(answer.stale and key[1] in moved for key, answer in held.answers.items())
    said = ["It holds from now on."]
    if waiting:
        wait = "1 score waits" if waiting == 1 else f"{waiting} scores wait"
        said.append(f"{wait} to be confirmed by whoever gave {'it' if waiting == 1 else 'them'}.")
    if moved and held.agreed_weights is not None:
        said.append("The agreed weights were agreed on the text before: look at them again.")
    return " ".join(said)


def things_words(found: Sequence[int]) -> str:
    """Return how many things there are, and in how many lines of the list: "8 things in 5 lines"."""
    things, lines = sum(found), len(found)
    said = "1 thing" if things == 1 else f"{things} things"
    return said if lines == 1 else f"{said} in {lines} lines"


def version_name(version: Version) -> str:
    """Return a version for a list: "Version 3, 2 April 2026: note"."""
    head = f"Version {version.number}, {day(version.at)}" if version.at else f"Version {version.number}"
    return f"{head}: {version.note}" if version.note else head


def version_about(version: Version) -> str:
    """Return a version in full: when, the whole note, and what was said of each criterion that it changed."""
    day_said = f"Published {day(version.at)}." if version.at else ""
    head = " ".join(part for part in (f"Version {version.number}.", day_said) if part)
    called = {str(each.id): each.label for each in version.criteria}
    sorts = (f"{called.get(key, key)}: {SORT_NAMES[sort].lower()}" for key, sort in version.changed.items())
    return "\n".join(part for part in (head, version.note, *sorts) if part)


def draft_words(held: Round) -> str:
    """Return what the draft comes to: "2 criteria changed, 1 new, 1 gate retired"; "" where there is none."""
    if not held.drafts:
        return ""
    parts: list[str] = []
    counts = Counter((part, mark) for (part, _), mark in draft_marks(held).items())
    for part, (one, many) in _NOUNS.items():
        named = False
        for mark in _MARKS:
            count = counts[part, mark]
            if count:
                noun = "" if named else f"{one if count == 1 else many} "
                parts.append(f"{count} {noun}{mark}")
                named = True
    if any(draft.part == "settings" and draft.id == "levels" for draft in held.drafts.values()):
        parts.append("the scale changed")
    return ", ".join(parts) or "the order changed"


def score_count(held: Round) -> int:
    """Return how many answers were given in the round."""
    return sum(is_given(answer) for answer in held.answers.values())


def coming_number(held: Round) -> int:
    """Return the number that the next publishing gives; scores without a version keep the text as it stood as one."""
    kept_first = held.version is None and has_scores(held) and bool(held.drafts)
    return next_number(held) + kept_first


def draft_note(held: Round) -> str:
    """Return what a change means now that there is a draft: against which version scores stand, and what comes."""
    scores = score_count(held)
    coming = f"Changes make version {coming_number(held)}"
    if not scores:
        return f"Nothing of this holds until it is published. {coming}."
    against = f" against version {held.version.number}" if held.version is not None else ""
    return f"This round has {scores:,} {'score' if scores == 1 else 'scores'}{against}. {coming}."


def why_nothing_new(held: Round) -> str:
    """Return why there is nothing to publish, or ""; the first version can be published as the framework stands."""
    if held.version is None or held.drafts or changes_since(held):
        return ""
    return f"Nothing has changed since version {held.version.number}."


def concerned_words(found: Concerned) -> str:
    """Return whose scores are concerned: "12 answers by 4 assessors and 3 agreed scores", or ""."""
    parts = []
    if found.answers:
        answers = _count(found.answers, "answer", "answers")
        parts.append(f"{answers} by {_count(len(found.assessors), 'assessor', 'assessors')}")
    if found.agreed:
        parts.append(_count(found.agreed, "agreed score", "agreed scores"))
    return names(parts)


def consequence(held: Round, criterion: str, sort: ChangeSort) -> str:
    """Return what publishing a change of one criterion does to what was answered."""
    said = concerned_words(concerned(held, {criterion: "meaning"}))
    if not said:
        return "Nobody has answered this yet."
    if sort == "wording":
        return f"{said} go on counting, and keep the words that they were given against."
    return f"{said} will have to be confirmed, and do not count until then."


def size_words(held: Round, *, short: bool = False) -> str:
    """Return what a framework consists of: "15 criteria under 2 lenses and 3 families, 10 gates"."""
    criteria, gates = (_count(len(held.criteria), "criterion", "criteria"), _count(len(held.gates), "gate", "gates"))
    if short:
        return f"{criteria} · {gates}"
    lenses = sum(node.parent not in held.nodes for node in held.nodes.values())
    families = len(held.nodes) - lenses
    above = [_count(lenses, "lens", "lenses")] if lenses else []
    above += [_count(families, "family", "families")] if families else []
    return f"{criteria}{f' under {names(above)}' if above else ''}{f', {gates}' if held.gates else ''}"


def _count(number: int, one: str, many: str) -> str:
    return f"{number:,} {one if number == 1 else many}"
