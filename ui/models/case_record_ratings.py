"""Likelihood times impact, five by five: how ratings are typed and shown, and the words of their bands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import cast

from prioritiser.analysis.impact import STAGE_TWO_ABOVE, Band, impact_band, impact_score, needs_stage_two
from prioritiser.errors import InputError
from prioritiser.model.base import Value
from prioritiser.model.case import Case, ImpactLine
from prioritiser.model.case_fields import IMPACT_DOMAINS, IMPACTS, LIKELIHOODS, CaseField
from ui.models.case_record_table import Entry, Manner, Plan

# One blue, paler to darker: the words say the band too.
BAND_TOKENS: Mapping[Band, str] = MappingProxyType(
    {"low": "seq0", "moderate": "seq2", "high": "seq4", "extreme": "seq6"}
)
BAND_WORDS: Mapping[Band, str] = MappingProxyType(
    {"low": "Low", "moderate": "Moderate", "high": "High", "extreme": "Extreme"}
)
BAND_RANGES: Mapping[Band, str] = MappingProxyType(
    {"low": "1 to 3", "moderate": "4 to 6", "high": "8 to 12", "extreme": "15 to 25"}
)
HIGHEST = 5
_PAIR = re.compile(r"(?:\d{1,2}\s*\()?\s*([1-5])\s*(?:[x×*,/;]|by|\s)\s*([1-5])\s*\)?", re.IGNORECASE)
_EXAMPLE = "Type likelihood and impact, each from 1 to 5, as 4 × 3. Nothing was changed."
_DOMAINS = MappingProxyType(dict(IMPACT_DOMAINS))

Pair = tuple[int, int]


def pair_of(value: Value) -> Pair | None:
    """Return a rating as (likelihood, impact), or None."""
    pair = tuple(value) if isinstance(value, list | tuple) else ()
    return cast("Pair", pair) if len(pair) == len(("likelihood", "impact")) else None


def show_pair(value: Value) -> str:
    """Return a rating as "12 (4 × 3)"."""
    pair = pair_of(value)
    return f"{pair[0] * pair[1]} ({pair[0]} × {pair[1]})" if pair is not None else ""


def read_pair(text: str) -> Value:
    """Return the rating that was typed, as 4 × 3, 4x3, 4 3 or in words; None for nothing. Raises InputError."""
    said = text.strip()
    if not said:
        return None
    found = _PAIR.fullmatch(said)
    if found:
        return (int(found[1]), int(found[2]))
    words = re.split(r"\s*(?:[x×*,/;]|\bby\b)\s*", said.casefold())
    if len(words) == len(("likelihood", "impact")):
        first, second = _at(LIKELIHOODS, words[0]), _at(IMPACTS, words[1])
        if first and second:
            return (first, second)
    raise InputError("NotARating", f"“{said[:40]}” is not a rating.", remedy=_EXAMPLE)


def read_step(names: tuple[str, ...]) -> Manner:
    """Return how one side of a rating is typed: a number from 1 to 5, or its word."""

    def read(text: str) -> Value:
        said = text.strip()
        if not said:
            return None
        step = int(said) if said in {"1", "2", "3", "4", "5"} else _at(names, said.casefold())
        if not step:
            remedy = f"Type a number from 1, {names[0].lower()}, to 5, {names[-1].lower()}. Nothing was changed."
            raise InputError("NotARating", f"“{said[:40]}” is not a step of the scale.", remedy=remedy)
        return step

    return Manner(lambda value: f"{value}  {names[value - 1]}" if isinstance(value, int) and value else "", read)


def _at(names: Iterable[str], word: str) -> int:
    """Return the step of a word from 1, or 0; the shown form "3  Possible" is known too."""
    word = re.sub(r"^[1-5]\s+", "", word.strip())
    return next((at for at, name in enumerate(names, 1) if name.casefold() == word), 0)


def rating_words(pair: Pair | None) -> str:
    """Return a rating with its band: "12, high"."""
    if pair is None:
        return ""
    score = impact_score(*pair)
    return f"{score}, {BAND_WORDS[impact_band(score)].lower()}"


# The quality and equality impact assessment


def _steps(names: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((str(at), f"{at}  {name}") for at, name in enumerate(names, 1))


DOMAIN = CaseField("domain", "Domain")
LIKELIHOOD = CaseField("likelihood", "Likelihood", "choice", choices=_steps(LIKELIHOODS))
IMPACT = CaseField("impact", "Impact", "choice", choices=_steps(IMPACTS))
MITIGATION = CaseField("mitigation", "What is done about it", "long")
RATING = CaseField("rating", "Rating", "text")
INVENTED = CaseField("illustrative", "Illustrative", "yes_no", help="Ticked where the rating is invented.")


def impact_plan() -> Plan:
    """Return the table of domains; each is one row, whether it has been rated or not."""
    manners = {
        "likelihood": read_step(LIKELIHOODS), "impact": read_step(IMPACTS),
        "domain": Manner(lambda value: _DOMAINS.get(str(value), str(value)), lambda text: text),
    }  # fmt: skip
    columns = (DOMAIN, LIKELIHOOD, IMPACT, MITIGATION, INVENTED)
    widths = {"domain": 120, "rating": 108}
    return Plan(columns, needed=("likelihood", "impact"), manners=manners, widths=widths, grows=False)


def impact_rating(row: Entry) -> str:
    """Return the rating of one domain in words."""
    return rating_words(impact_pair(row))


def impact_pair(row: Entry) -> Pair | None:
    """Return the rating of one domain, None until both sides are known."""
    likelihood, impact = row.get("likelihood"), row.get("impact")
    return (likelihood, impact) if isinstance(likelihood, int) and isinstance(impact, int) else None


def impact_rows(lines: Iterable[Entry]) -> list[Entry]:
    """Return a row for each domain in its usual order, rated or not, then what else a case has rated."""
    held = {str(line["domain"]): dict(line) for line in lines}
    usual = [held.pop(domain, {"domain": domain}) for domain in _DOMAINS]
    return [*usual, *held.values()]


def stage_words(case: Case) -> tuple[str, str]:
    """Return whether a stage 2 assessment is needed, as a tone and a sentence."""
    if not case.impact:
        return "", "Rate each domain: how likely harm is, and how grave it would be."
    worst: ImpactLine = max(case.impact, key=lambda line: line.likelihood * line.impact)
    score = worst.likelihood * worst.impact
    name, band = _DOMAINS.get(worst.domain, worst.domain), BAND_WORDS[impact_band(score)].lower()
    said = f"The highest rating is {score}, {band}, for {name}."
    if needs_stage_two(score):
        return "caution", f"{said} A stage 2 assessment is needed: that is for ratings above {STAGE_TWO_ABOVE}."
    rated = {line.domain for line in case.impact}
    left = sum(domain not in rated for domain in _DOMAINS)
    if left:
        rest = f"{left} {'domain' if left == 1 else 'domains'} not rated"
        return (
            "info",
            f"{said} So far no stage 2 assessment is needed, that is for ratings above {STAGE_TWO_ABOVE}; {rest}.",
        )
    return "info", f"{said} No stage 2 assessment is needed: that is for ratings above {STAGE_TWO_ABOVE}."


# The risk register

RISK_COLUMNS = (
    CaseField("number", "No."), CaseField("title", "Risk", "long"), CaseField("theme", "Theme"),
    CaseField("initial", "At first"), CaseField("current", "Now"), CaseField("target", "Aimed for"),
    CaseField("mitigation", "What is done about it", "long"),
    CaseField("owner", "Owner", help="A role or job title, not a name."), CaseField("review", "Review on", "date"),
    CaseField("status", "Status"), CaseField("raised", "Raised on", "date"),
    CaseField("description", "Description", "long"), INVENTED,
)  # fmt: skip
RISK_WIDTHS = MappingProxyType(
    {"number": 56, "theme": 104, "initial": 88, "current": 88, "target": 88, "status": 88, "title": 220}
)
RATINGS = ("initial", "current", "target")


def risk_plan() -> Plan:
    """Return the columns of the risk register; ratings are typed as likelihood × impact."""
    manner = Manner(show_pair, read_pair)
    status = ("Open", "Watching", "Closed")
    return Plan(
        RISK_COLUMNS, needed=("title",), manners=dict.fromkeys(RATINGS, manner), suggestions={"status": status},
        hint="New", widths=RISK_WIDTHS,
    )  # fmt: skip
