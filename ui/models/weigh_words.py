"""What the Weights screen says: the script that is read aloud, what the scores say, and who agreed what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from prioritiser.analysis.flags import Correlated, correlated, no_difference, ranges_in_use
from prioritiser.analysis.panel_weights import Check, PanelWeights
from prioritiser.edits.beginning import has_copied_weights
from prioritiser.errors import KnownError
from prioritiser.model.base import AssessorId, CriterionId
from prioritiser.model.round import Round
from ui.models.ranking_words import names
from ui.models.weigh_judgement import ORDER, PAIRS, POINTS, WAY_NAMES, Amounts, Judgement, Order
from ui.models.weigh_steps import Item, Step, name_of
from ui.models.weighing import PANEL, weighing_of
from ui.widgets.figures import trimmed

NO_DIFFERENCE = "Makes no difference this round"
NOT_THE_TOPIC = (
    "“We are weighing the lift, not the topic. If every case here is already good on safety, its lift may be small "
    "even though safety matters.”"
)
TIMES = (
    "the same", "a little more", "moderately more", "clearly more", "strongly more", "more than strongly",
    "very strongly more", "more than very strongly", "extremely more",
)  # fmt: skip
HIDDEN = "Others’ weights are hidden until scoring is closed"
SHOWN_EARLY = "Others’ weights are shown to you while scoring is open"
OPEN_TO_SEE = "Totals can be seen"
FROM_MEAN = "From the mean of"
MOST_NAMED = 3  # people with steps to go


@dataclass(frozen=True, slots=True)
class Known:
    """What the scores say: from where to where they go, criteria without a difference, criteria that move alike."""

    ranges: Mapping[str, tuple[float, float]]
    flat: tuple[str, ...]
    alike: tuple[Correlated, ...]

    def note(self, held: Round, key: str) -> str:
        """Return what is worth knowing about one criterion, "" for nothing."""
        if key in self.flat:
            return NO_DIFFERENCE
        with_ = [pair.second if pair.first == key else pair.first for pair in self.alike if key in _both(pair)]
        return f"Scores move with {names([name_of(held, each) for each in with_])}" if with_ else ""

    def notes(self, held: Round) -> dict[str, str]:
        """Return what is worth knowing, by criterion."""
        found = {key: self.note(held, key) for key in held.criteria}
        return {str(key): note for key, note in found.items() if note}


NOTHING_KNOWN = Known({}, (), ())


def known_of(held: Round, *, everything: bool) -> Known:
    """Return what the scores say; before scoring is closed only where they go from, to, and make no difference."""
    try:
        ranges = ranges_in_use(held)
        return Known(ranges, no_difference(held), correlated(held) if everything else ())
    except KnownError:
        return NOTHING_KNOWN  # the Ranking screen says what is wrong with the round


def _both(pair: Correlated) -> tuple[str, str]:
    return pair.first, pair.second


def range_words(held: Round, item: Item, known: Known) -> str:
    """Return from where to where cases score on a criterion in this round."""
    found = known.ranges.get(item.key)
    criterion = held.criteria.get(CriterionId(item.key))
    if found is None or criterion is None:
        return ""
    low, high = trimmed(found[0]), trimmed(found[1])
    if criterion.kind == "measure":
        return f"In this round cases go from {low} to {high} {criterion.unit}".rstrip() + " here."
    return (
        f"In this round every case scores {low} here."
        if low == high
        else (f"In this round cases score {low} to {high} here.")
    )


LOCKED = "The round is locked, so nothing in it can change. Unlock it first, with a reason."
CLOSED = "Scoring is closed and totals can be seen, so a change of these weights needs a reason."


@dataclass(frozen=True, slots=True)
class Lock:
    """Why weights can only be looked at, and whether a reason is all it takes."""

    text: str
    with_reason: bool = False


def lock_of(held: Round, who: str, *, read_only: str, reason: str) -> Lock | None:
    """Return why one's weights cannot be changed, None where they can.

    The panel's are a draft until they are agreed with a reason, so closing scoring does not hold them.
    """
    if read_only:
        return Lock(read_only)
    if held.settings.stage == "locked":
        return Lock(LOCKED)
    if held.settings.stage == "closed" and who != PANEL and not reason:
        return Lock(CLOSED, with_reason=True)
    return None


# The script


def script(step: Step, way: str, said: Judgement | None, levels: int, *, is_begun: bool = False) -> tuple[str, ...]:
    """Return what is read aloud at this point, sentence by sentence."""
    what = "one thing" if all(item.is_leaf for item in step.items) else "everything in one of these"
    begin = f"“Imagine a case that scores 0 on everything. You can lift {what} from 0 to {levels}.”"
    if way == POINTS:
        return begin, "“You have 100 points. Share them out so that they say what each lift is worth.”", NOT_THE_TOPIC
    if way == ORDER:
        return begin, "“Which would you lift first? And next?”", NOT_THE_TOPIC
    if way == PAIRS:
        return begin, "“Of these two lifts, which is worth more, and how many times?”", NOT_THE_TOPIC
    if way != "swing":
        return (
            begin,
            "“Which would you lift first, and which last? How many times is the first worth each?”",
            (NOT_THE_TOPIC),
        )
    given = said.given if isinstance(said, Amounts) else dict.fromkeys(step.ids, 0.0) if is_begun else {}
    if not given:
        return begin, "“Which would you lift first?” That lift is 100."
    if len(given) < len(step.ids):
        worth = "how much is that lift worth to the people of Derby and Derbyshire?”"
        return f"“And next? Compared with 100, {worth}", NOT_THE_TOPIC
    return (NOT_THE_TOPIC,)


def question(way: str, said: Judgement | None, *, is_begun: bool = False) -> str:
    """Return what to do now, in a sentence above the task; `is_begun`: there are weights from elsewhere."""
    if way == POINTS:
        return "Share 100 points among these lifts."
    if way == ORDER:
        return "Put these lifts in order, the one worth most first."
    if way == PAIRS:
        return "Which of the two lifts is worth more?"
    if way != "swing":
        return "Name the lift worth most and the one worth least, then compare the others with both."
    if not is_begun and (not isinstance(said, Amounts) or not said.given):
        return "Which of these would you lift first?"
    return "Compared with the first at 100, what is each lift worth?"


# Checks


def check_words(held: Round, check: Check) -> str:
    """Return the question of one consistency check."""
    one, other = (name_of(held, key) for key in check.together)
    same = abs(check.sum - check.other) <= 1e-9  # noqa: PLR2004 - sums of typed numbers
    how = "the same as" if same else "more than" if check.sum > check.other else "less than"
    against = name_of(held, check.against)
    figures = f"{trimmed(check.sum, 1)} against {trimmed(check.other, 1)}"
    return f"Is lifting {one} and {other} together worth {how} lifting {against}? ({figures})"


def pair_words(held: Round, one: str, other: str, times: float) -> str:
    """Return one comparison in words: "Prevention is worth strongly more (5) than Local teams"."""
    if times < 1:
        one, other, times = other, one, 1 / times
    how, first, second = TIMES[times_index(times)], name_of(held, one), name_of(held, other)
    if round(times) == 1:
        return f"{first} and {second} are worth the same (1)"
    return f"{first} is worth {how} ({trimmed(times, 0)}) than {second}"


def same_or_more(times: float) -> str:
    """Return how one lift stands to another, to be followed by its name: "strongly more (5) than"."""
    if round(max(times, 1 / times)) == 1:
        return "the same as"
    how, number = TIMES[times_index(max(times, 1 / times))], trimmed(max(times, 1 / times), 0)
    return f"{how} ({number}) than" if times > 1 else f"{how.replace('more', 'less')} ({number}) than"


def times_index(times: float) -> int:
    """Return where 1 to 9 stands among the words for it."""
    return min(max(round(times), 1), len(TIMES)) - 1


# Who and how


def who_words(held: Round, who: str | None) -> str:
    """Return who is weighing."""
    if who == PANEL:
        return "the panel"
    assessor = held.assessors.get(AssessorId(who or ""))
    return (assessor.name or assessor.id) if assessor is not None else "nobody yet"


def agreed_words(held: Round, at: str = "", by: str = "") -> tuple[str, ...]:
    """Return what is known about the agreed set: that there is one, when, by whom, how and why."""
    agreed = held.agreed_weights
    if agreed is None:
        return ("Not agreed. The framework’s own weights are used until the panel agrees others.",)
    if has_copied_weights(held):
        return (copied_words(held), agreed.reason)
    who = name_of_person(held, by)
    when = f" on {at}" if at else ""
    how = "" if agreed.reason.startswith(FROM_MEAN) else f", by {WAY_NAMES[agreed.method]}"
    first = f"Agreed by the panel{when}{f', recorded by {who}' if who else ''}{how}."
    return (first, f"Reason: {agreed.reason}" if agreed.reason else "No reason was recorded.")


def copied_words(held: Round) -> str:
    """Return that the agreed weights are last year's."""
    return f"Last year’s agreed weights, from “{held.settings.copied_from}”; not agreed yet in this round."


def mean_origin(panel: PanelWeights) -> str:
    """Return where the mean comes from, as it begins the reason on the record."""
    count = len(panel.finished)
    return f"{FROM_MEAN} {count} private {'set' if count == 1 else 'sets'}"


def counted_words(held: Round, panel: PanelWeights | None) -> str:
    """Return who is in the mean and who is not: "6 of 10 counted; Assessor 6 has 1 step to go; 3 have not weighed"."""
    if panel is None:
        return ""
    counted = {each.assessor for each in panel.finished}
    broken = {key for key, _ in panel.left_out}
    begun = [each.assessor for each in panel.sets if not each.finished]
    parts = [f"{len(counted)} of {len(held.assessors)} counted"]
    if len(begun) > MOST_NAMED:
        parts.append(f"{len(begun)} have steps to go")
    else:
        parts += [_to_go(held, key) for key in begun]
    if broken:
        parts.append(f"{names([name_of_person(held, key) for key in sorted(broken)])}: weights cannot be shared out")
    silent = len(held.assessors) - len(counted) - len(begun) - len(broken)
    if silent:
        parts.append(f"{silent} {'has' if silent == 1 else 'have'} not weighed")
    return "; ".join(parts)


def _to_go(held: Round, key: str) -> str:
    weighing = weighing_of(held, key)
    left = max(1, len(weighing.steps) - weighing.done)
    return f"{name_of_person(held, key)} has {left} {'step' if left == 1 else 'steps'} to go"


def replaces_words(method: str) -> str:
    """Return that an answer in another way takes the place of the answers there are."""
    return f"Weighed by {WAY_NAMES[method]}. Answering here replaces it."


def name_of_person(held: Round, key: str) -> str:
    """Return an assessor's name, or ""."""
    assessor = held.assessors.get(AssessorId(key))
    return (assessor.name or assessor.id) if assessor is not None else ""


def order_method_words(said: Order | None) -> str:
    """Return how an order becomes weights."""
    if said is not None and said.method == "ranksum":
        return "Weights fall in equal steps from the first to the last."
    return "Weights fall steeply at first: each is the average of all that the order allows."
