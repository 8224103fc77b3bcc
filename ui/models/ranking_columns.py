"""The columns of the ranking: what each is called, how wide it is, what it shows and by what it is sorted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from prioritiser.model.framework import DOMAINS
from prioritiser.model.round import Round
from ui.models.ranking_words import DOMAIN_NAMES

ALWAYS = ("rank", "case", "value")
USUAL = ("rank", "case", "amount", "running", "bar", "value", "vfm")
DOMAIN, LENS = "domain:", "lens:"


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `heading` may have two lines; `width` is in design pixels, 0 for one that takes what is left."""

    key: str
    heading: str
    words: str
    width: int = 60
    left: bool = False
    falling: bool = True

    @property
    def name(self) -> str:
        """Return the heading on one line."""
        return self.heading.replace("\n", " ")


def columns_of(held: Round, *, unit: str, year: str, money: str) -> tuple[Column, ...]:
    """Return every column that a round can show, in their order; `money` says what the amounts are."""
    fixed = (
        Column("rank", "Rank", "Place in the order; = is a tie", 52, falling=False),
        Column("case", "Case", "The case", 0, left=True, falling=False),
        Column("type", "Type", "Investment, reshape or stop", 92, left=True, falling=False),
        Column("decision", "Decision", "What the panel has decided", 104, left=True, falling=False),
        Column("gates", "Gates", "How the case fared at the gates", 120, left=True, falling=False),
        Column("amount", f"{unit}\n{year}", money, 62),
        Column("running", "Running\ntotal", f"{money}, added up down the list", 62, falling=False),
        Column("cost", "Net cost\n£m", "Net present cost of all years, in £m; a saving is below zero", 66),
        Column("coverage", "Scored\n%", "How much of the weight has a score", 60),
        Column("bar", "", "What adds up to the value, 0 to 100", 0, left=True),
    )
    lenses = tuple(
        Column(f"{LENS}{node.id}", f"{_short(node.name or node.id)}\npoints", f"What {node.name or node.id} adds", 76)
        for node in held.nodes.values()
        if node.parent is None
    )
    domains = tuple(
        Column(f"{DOMAIN}{domain}", f"{DOMAIN_NAMES[domain]}\npoints", f"What {domain} adds to the value", 84)
        for domain in DOMAINS
    )
    last = (
        Column("value", "Value", "Value, 0 to 100", 56),
        Column(
            "vfm", "Value\nper £m", "Points above no change, finance left out, for each £1m of net present cost", 60
        ),
    )
    return (*fixed, *lenses, *domains, *last)


def chosen_columns(every: Sequence[Column], kept: str) -> tuple[Column, ...]:
    """Return the columns that a person has chosen, or the usual ones; some are always there."""
    wanted = {*kept.split(","), *ALWAYS} if kept else {*USUAL}
    return tuple(column for column in every if column.key in wanted)


def kept_text(keys: Sequence[str]) -> str:
    """Return chosen columns as settings keep them."""
    return ",".join(keys)


def _short(name: str) -> str:
    return " ".join(name.split()[:2])
