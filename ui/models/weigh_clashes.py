"""What contradicts what among comparisons, in words: three that go round in a circle, and ends that do not hold."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from prioritiser.analysis.judgements import Consistency
from prioritiser.model.round import Round
from ui.models.weigh_judgement import (
    LARGEST_MEASURE,
    BestWorst,
    Pairs,
    consistency_of,
    hangs_together,
    turned_ends,
    weights_of,
)
from ui.models.weigh_steps import name_of
from ui.models.weigh_words import pair_words, same_or_more
from ui.widgets.figures import plain

TOGETHER = "The answers hang together."
AGAINST = "These answers contradict one another:"
_FEWEST = 3  # comparisons that can go round


@dataclass(frozen=True, slots=True)
class Clash:
    """One answer to look at again: the two lifts in the order in which they were compared, and why, in words."""

    pair: tuple[str, str]
    text: str


def measure_tip(found: Consistency | None) -> str:
    """Return the figure behind the words, for whoever wants it."""
    if found is None:
        return ""
    if found.measure == "xi":
        return f"ξ of the linear best–worst model: {plain(found.value, 3)}. Above 0.10 the answers clash."
    return f"Consistency ratio {plain(found.value, 2)}. Above 0.10 the answers clash."


# Pairs


def circle_of(said: Pairs, ids: Sequence[str]) -> tuple[str, str, str] | None:
    """Return the three lifts whose comparisons clash most, in falling order; None where all hang together."""
    if hangs_together(said, ids) or len(ids) < _FEWEST:
        return None
    times = {**said.given, **{(other, one): 1 / each for (one, other), each in said.given.items()}}
    one, two, three = max(combinations(ids, _FEWEST), key=lambda each: abs(_round_trip(times, *each)))
    if _round_trip(times, one, two, three) < 0:
        one, three = three, one
    # It goes round from wherever; begun at the clearest answer it reads best.
    turns = ((one, two, three), (two, three, one), (three, one, two))
    return max(turns, key=lambda each: times[each[0], each[1]])


def circle_words(held: Round, said: Pairs, circle: tuple[str, str, str]) -> str:
    """Return what does not fit about three comparisons."""
    one, two, three = circle
    names = [name_of(held, key) for key in circle]
    times = {**said.given, **{(b, a): 1 / each for (a, b), each in said.given.items()}}
    back = times[three, one]
    goes_round = times[one, two] >= 1 and times[two, three] >= 1 and back >= 1
    head = "These three go round in a circle" if goes_round else "These three do not fit together"
    first = f"{names[0]} is worth {same_or_more(times[one, two])} {names[1]}"
    second = f"{names[1]} {same_or_more(times[two, three])} {names[2]}"
    third = f"{names[2]} {same_or_more(back)} {names[0]}"
    return f"{head}: {first}, {second}, and {third}."


def circle_pairs(circle: tuple[str, str, str] | None) -> tuple[tuple[str, str], ...]:
    """Return the three comparisons of a circle."""
    return tuple(combinations(circle, 2)) if circle is not None else ()


def _round_trip(times: Mapping[tuple[str, str], float], one: str, two: str, three: str) -> float:
    """Return how far three comparisons are from fitting: 0 where one times the next is the last."""
    return math.log(times[one, two] * times[two, three] * times[three, one])


# Best and worst


def contradictions(held: Round, said: BestWorst, ids: Sequence[str]) -> tuple[Clash, ...]:
    """Return the answers of best and worst to look at again, none where they hang together."""
    found = consistency_of(said, ids)
    if found is None or hangs_together(said, ids):
        return ()
    weights = weights_of(said, ids)
    clashes = [_turned(held, said, key, weights) for key in turned_ends(said, weights)]
    if found.value > LARGEST_MEASURE or not clashes:
        known = {each.pair for each in clashes}
        clashes += [
            Clash(pair, f"You said: {_said(held, said, pair)}. The other answers come to {_times(weights, pair)}.")
            for pair in found.worst
            if pair not in known
        ]
    return tuple(clashes)


def _turned(held: Round, said: BestWorst, key: str, weights: Mapping[str, float]) -> Clash:
    if weights[key] > weights[said.best]:
        return Clash(
            (said.best, key), f"{name_of(held, key)} comes out above {name_of(held, said.best)}, named worth most."
        )
    return Clash(
        (key, said.worst), f"{name_of(held, key)} comes out below {name_of(held, said.worst)}, named worth least."
    )


def _said(held: Round, said: BestWorst, pair: tuple[str, str]) -> str:
    times = said.over_others[pair[1]] if pair[0] == said.best else said.over_worst[pair[0]]
    return pair_words(held, *pair, times)


def _times(weights: Mapping[str, float], pair: tuple[str, str]) -> str:
    one, other = weights[pair[0]], weights[pair[1]]
    return f"about {plain(one / other, 1)} times" if other > 0 else "far more"
