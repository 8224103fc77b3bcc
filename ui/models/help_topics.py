"""The help that travels with the program: a page for each screen, and the ideas behind them, in plain sentences."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Topic:
    """One page of help; paragraphs of the text are separated by an empty line."""

    key: str
    title: str
    text: str

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """Return the paragraphs of the text."""
        return tuple(" ".join(part.split()) for part in self.text.split("\n\n") if part.strip())


TOPICS = (
    Topic(
        "start", "Start",
        """Start takes you back to where you stopped. Press Enter to carry on with the round you had open last.

        A round is one prioritisation exercise, and one file. Open one from the list, with Ctrl O, or by dropping its
        file anywhere on this screen. New round asks for a name and a place and begins with the default framework.

        The sample round is built in and its figures are invented, so you can try everything in it.

        Everything you do is saved as you do it. If the computer stops, what you did is kept, and this screen tells you
        where it is. Nothing leaves this computer except the files you save yourself.""",
    ),
    Topic(
        "score", "Score",
        """Here you score on your own. Choose whom you score as, then go through the cases one by one. For each
        criterion type the level that fits best; the words for every level stand beside it.

        Type ? when there is no evidence yet. A gap stays a gap: it never counts as zero. N is for why you chose a
        level, C for how sure you are.

        You see no totals, no weights and nobody else's scores until scoring is closed, so that each person judges the
        case and not the answer. If you have an interest in a case, declare it; if you are recused, there is nothing to
        score in it.

        Each key is saved at once, and Ctrl Z takes it back.""",
    ),
    Topic(
        "ranking", "Ranking",
        """Here the cases stand in order of their value, with what each criterion adds to it. Investments and reshapes
        are one list, stops are another; ranks count both.

        The budget line shows where the money ends. A case that costs more than what is left stays below it, and
        smaller ones that would still fit are marked.

        Choose a case to see why it stands where it does, against its neighbour. Drag the edges in the strip of weights,
        or type a figure, to see what would change; nothing is kept until you agree the weights. Ranks with an equals
        sign are ties. A case with gaps is listed as not ranked, with what is missing.

        The board workbook has the same figures, with formulas that rebuild every total.""",
    ),
    Topic(
        "order", "The order of work",
        """First everybody scores alone. Then you talk through the scores that differ and agree them. Then you agree the
        weights. Only then do you look at the ranking. Totals are hidden until then, because people who see the answer
        score towards it.""",
    ),
    Topic(
        "levels", "Levels and words for them",
        """A score is a level of the scale, 0 to 5 unless your framework says otherwise. Each level has a sentence that
        says what it means, so that a 3 means the same to everybody.

        For a stop, some criteria ask for the benefit that would be lost. The screen says so beside them.""",
    ),
    Topic(
        "weights", "Weights",
        """A weight says how much the step from the lowest to the highest level counts, compared with the same step on
        the other criteria. It is not how important a subject is. All weights add up to 100%.""",
    ),
    Topic(
        "value", "Value and value for money",
        """The value of a case is the sum of its levels times the weights, from 0 to 100. Value for money is what it
        adds above no change for each £1m of net present cost, money criteria left out.

        Value for money flatters small cases, so look at both orders before you decide.""",
    ),
    Topic(
        "line", "The budget line",
        """Cases are taken in order until the money of a year ends; there the line is drawn. Money of accepted stops
        that releases cash is added first.""",
    ),
    Topic(
        "saving", "Saving and the shared file",
        """Each change is written on this computer at once. The round's own file, which may be on a shared drive, is
        written a few seconds later. The line at the bottom of the window says which of the two is up to date.

        A restore point (Ctrl S) gives a moment a name. Undo takes back one step at a time, also after you have closed
        the round.""",
    ),
    Topic(
        "elsewhere", "A round that is open elsewhere",
        """One window at a time can change a round on this computer. You can always open it to read. Two people may each
        work on a copy of their own.""",
    ),
)  # fmt: skip


def topic(key: str) -> Topic:
    """Return a page of help; raise KeyError for an unknown one."""
    for each in TOPICS:
        if each.key == key:
            return each
    raise KeyError(key)
