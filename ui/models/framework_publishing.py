"""What publishing would change, thing by thing, and what is asked about each criterion that answers rest on."""

from __future__ import annotations

from dataclasses import dataclass

from prioritiser.analysis.framework_warnings import warnings_of
from prioritiser.edits.drafting import drafted
from prioritiser.edits.publishing import changes_since, faults_of, usual_sorts
from prioritiser.edits.versions import has_scores
from prioritiser.model.framework import ChangeSort
from prioritiser.model.round import Round
from ui.models.framework_words import coming_number, size_words, version_words

_MOST_SENTENCES = 12  # of one thing; a new set of anchors says one for each level


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changes: sentences, and for a criterion with text or scale changed what it is taken for.

    `asked`: the publisher has to say; `sort` is what is said already ("meaning" where the scale itself changed), None
    where nothing is. `may_be_wording` is False where the kind of answer itself changed.
    """

    part: str
    id: str
    name: str
    sentences: tuple[str, ...]
    asked: bool
    sort: ChangeSort | None
    may_be_wording: bool


@dataclass(frozen=True, slots=True)
class Publishing:
    """Everything the panel says. `faults` stand in the way; `cautions` do not, and are about `lines` things."""

    number: int
    title: str
    lead: str
    changes: tuple[Change, ...]
    faults: tuple[str, ...]
    lines: int = 0
    cautions: tuple[str, ...] = ()

    @property
    def look(self) -> str:
        """Return how many lines of the list there are to look at, or ""."""
        return "" if not self.lines else f"{self.lines} {'line' if self.lines == 1 else 'lines'} to look at"

    @property
    def button(self) -> str:
        """Return the words of the button."""
        return f"Publish version {self.number}"


def publishing_of(held: Round) -> Publishing:
    """Return what publishing the draft would do."""
    changes = changes_of(held)
    number = coming_number(held)
    if changes:
        lead = f"These changes hold from the moment you publish them. {version_words(held)} is kept as it is."
        if held.version is None:
            lead = "These changes hold from the moment you publish them. The text is kept, with its date."
    else:
        lead = f"This fixes the framework as it stands: {size_words(drafted(held))}. Its text is kept, with its date."
    faults = tuple(f"{fault.message} {fault.remedy}".removesuffix(" Nothing was changed.") for fault in faults_of(held))
    if held.version is not None and not changes and not held.drafts:
        faults = (f"Nothing has changed since version {held.version.number}.",)
    found = warnings_of(drafted(held))
    cautions = tuple(each.sentence for each in found)
    title = f"Publish version {number}"
    return Publishing(number, title, lead, tuple(changes), faults, len({each.id for each in found}), cautions)


def changes_of(held: Round) -> list[Change]:
    """Return what differs from the framework in force, one entry for each thing, in the order of the tree.

    Before anything was scored or published there is nothing that a change could be compared with: nothing is asked.
    """
    sorts, after = usual_sorts(held), drafted(held)
    may_ask = held.version is not None or has_scores(held)
    groups: dict[tuple[str, str], list[str]] = {}
    names: dict[tuple[str, str], str] = {}
    for each in changes_since(held):
        groups.setdefault((each.part, each.id), []).append(each.sentence)
        names[each.part, each.id] = each.name
    found = []
    for (part, key), sentences in groups.items():
        sort = next((sort for criterion, sort in sorts.items() if criterion == key), None)
        asked = may_ask and part == "criterion" and sort is not None
        given = sort if asked and sort == "meaning" else None
        now = {str(each.id): each.kind for each in held.criteria.values()}
        then = {str(each.id): each.kind for each in after.criteria.values()}
        said = tuple(sentences[:_MOST_SENTENCES])
        if len(sentences) > _MOST_SENTENCES:
            said = (*said, f"And {len(sentences) - _MOST_SENTENCES} more.")
        found.append(Change(part, key, names[part, key], said, asked, given, now.get(key) == then.get(key)))
    return found
