"""The rounds of the tour, each made from the sample round by leaving something out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from prioritiser.edits.beginning import blank_framework, default_framework
from prioritiser.edits.document import edit_of
from prioritiser.edits.drafting import draft_entry, draft_new, draft_retire
from prioritiser.edits.publishing import publish_framework
from prioritiser.model.edit import Edit
from prioritiser.model.round import Round
from prioritiser.session import Session, local_time
from sample_data.build import sample_round

Document = dict[str, Any]
ME = "a4"
HALF_WAY = 12  # cases that the assessor of the tour has scored
HALF_SCORED = 9  # criteria of the one after them
PUBLISHED = "2026-05-11T16:40:00+01:00"
OF_NO_USE_UNSCORED = ("answers", "agreed", "votes", "decisions")


def finished() -> Document:
    """Return the sample round as it is: scoring closed, ranked."""
    return sample_round()


def scoring() -> Document:
    """Return a round in which the assessor of the tour is half way through."""
    found = sample_round()
    found["settings"]["stage"] = "scoring"
    order = [case["id"] for case in found["cases"] if case["lane"] != "mandated"]
    under_way = order[HALF_WAY]
    first = [criterion["id"] for criterion in found["criteria"]][:HALF_SCORED]

    def keeps(answer: Mapping[str, Any]) -> bool:
        place = order.index(answer["case"]) if answer["case"] in order else len(order)
        begun = answer["case"] == under_way and answer["criterion"] in first
        return answer["assessor"] != ME or place < HALF_WAY or begun

    found["answers"] = [answer for answer in found["answers"] if keeps(answer)]
    return found


def unscored() -> Document:
    """Return a round whose cases nobody has scored."""
    found = sample_round()
    found["settings"]["stage"] = "scoring"
    return {key: value for key, value in found.items() if key not in OF_NO_USE_UNSCORED}


def patchy() -> Document:
    """Return a round in which every third case lacks what it needs to be ranked."""
    found = sample_round()
    gaps = {case["id"] for case in found["cases"][::3]}
    found["answers"] = [each for each in found["answers"] if each["case"] not in gaps or each["criterion"] != "C3"]
    found["agreed"] = [each for each in found["agreed"] if each["case"] not in gaps]
    return found


def caseless() -> Document:
    """Return a new round with the default framework and nothing else."""
    return dict(default_framework(local_time()))


def emptied() -> Document:
    """Return the sample round's framework, places, boards and years, and no case."""
    found = sample_round()
    kept = ("format", "version", "title", "settings", "nodes", "criteria", "gates", "places", "boards", "organisations")
    found["settings"]["stage"] = "scoring"
    return {key: found[key] for key in kept}


def frameless() -> Document:
    """Return a new round whose framework is to be written."""
    found = dict(blank_framework(local_time()))
    return {key: value for key, value in found.items() if key not in {"nodes", "criteria", "gates"}}


def drafted() -> Document:
    """Return a round in which people score, and whose framework is published and is to change."""
    return scoring()


def locked() -> Document:
    """Return the sample round, locked."""
    found = sample_round()
    found["settings"]["stage"] = "locked"
    return found


def long_words() -> Document:
    """Return the sample round with names as long as they come."""
    found = sample_round()
    found["title"] = "Investment and disinvestment round for Derby and Derbyshire 2026 to 2027, second sitting"
    for case in found["cases"]:
        case["title"] = f"{case['title']} for people of all ages in every place of the county and the city together"
    return found


def first_version(held: Round) -> Edit:
    """Publish the framework of a round as it stands."""
    return publish_framework(held, note="As the board approved it in May.", at=PUBLISHED)


def new_words(held: Round) -> Edit:
    """Ask a criterion's question in other words, and say one level anew."""
    anchors = list(held.criteria["C5"].anchors)
    anchors[5] = "More than 5% better on the named metric, kept up for a year."
    question = "How much better do people get in, and how much faster do they go home?"
    return draft_entry(held, "criterion", "C5", {"question": question, "anchors": anchors})


def new_values(held: Round) -> Edit:
    """Let the upper levels of a criterion be worth less."""
    return draft_entry(held, "criterion", "C1", {"values": [0, 30, 55, 75, 90, 100]})


def new_criterion(held: Round) -> Edit:
    """Add a criterion about carers."""
    return draft_new(held, "criterion", {"parent": "service", "name": "What it means for carers", "short": "Carers"})[0]


def without_one(held: Round) -> Edit:
    """Take a criterion out."""
    return draft_retire(held, "criterion", "GP5")


MAKERS: Mapping[str, Callable[[], Document]] = MappingProxyType(
    {
        each.__name__: each
        for each in (finished, scoring, unscored, patchy, caseless, emptied, frameless, drafted, locked, long_words)
    }
)
LATER: Mapping[str, tuple[Callable[[Round], Edit], ...]] = MappingProxyType(
    {"drafted": (first_version, new_words, new_values, new_criterion, without_one)}
)


def make(folder: Path, name: str) -> Path:
    """Make one round as a file and return where it is."""
    path = folder / f"{name.replace('_', ' ').capitalize()}.round"
    if not path.exists():
        session = Session.create(path, edit_of(MAKERS[name](), Round(), label="New round", fresh=True))
        for step in LATER.get(name, ()):
            session.commit(step(session.round))
        session.publish()
        session.close()
    return path
