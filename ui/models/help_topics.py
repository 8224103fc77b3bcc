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
        "framework", "Framework",
        """Here stands what cases are judged by: lenses, families, criteria with a sentence for each level, and gates.
        Choose one in the list and change it in the form beside it.

        Changes are a draft. Nothing of it holds before you publish it as a version, with a date and a note. Then you
        say for each criterion whether only its words changed or its meaning. Where the meaning changed, people are
        asked to look at their scores again; the old score keeps the text it was given against.

        Yellow lines point to what assessors may stumble on: long words, two criteria that count the same thing, levels
        that read alike. They stop nothing.

        Try it lets you answer for two made-up cases. A framework can be brought in from a file and written to one.""",
    ),
    Topic(
        "cases", "Cases",
        """Here stand all cases, one in each row. Type into a cell, or press F2 to change what is there. Cells that you
        copy in Excel go in with Ctrl V; Ctrl D fills down.

        A whole sheet is brought in after you have seen what each column means and what would come of it. Good rows come
        in, the others wait with the cell and the reason. Ctrl Z takes all of it back.

        Enter opens the whole record of a case: who owns it, its money for five years, staff, activity, impact on
        quality and equality, risks, gates and more. A gate that is not passed keeps a case in sight and out of the
        ranking. A mandated case is costed and not ranked.

        Write nothing about a patient into a case.""",
    ),
    Topic(
        "people", "People",
        """Here stands who judges: each assessor with a role and a stakeholder group. Write a role where the name is not
        needed.

        Everybody declares interests before scores can be entered. Each interest has a kind, and what follows from it:
        no action, scores that are not counted, or no scoring of that case. The right side says what this changes.

        The register of interests lists all of it for the minutes.""",
    ),
    Topic(
        "weights", "Weights",
        """Here you say what a lift is worth: how much better a case is that goes from the lowest to the highest level.
        Each step compares what stands side by side: first lenses and families, then the criteria inside each.

        Guided asks which lift you would make first. It is 100; then you type what the others are worth beside it.
        Points, rank order, pairs, and best and worst are other ways to the same weights. Every answer is saved at once.

        Other people’s weights are hidden until scoring is closed. The panel’s weights are a draft until somebody
        presses Use these weights and gives the reason.

        All weights shows what follows for each criterion, family and lens, and for each decision domain, such as
        quality, outcomes or finance.""",
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
        "words", "Words of a framework",
        """A lens is one half of the framework: the guiding policies, or the commissioning criteria. A family holds the
        criteria of a lens that belong together. A criterion is one line that cases are judged by.

        An anchor is the sentence that says what a level means. A gate is a test that a case passes or does not pass
        before it is ranked. A decision domain says what a criterion is about for the board: policy, outcomes, quality,
        finance, delivery or environment.

        The levels of a criterion are worth points from 0 to 100; the curve says how many each. A version is a framework
        that was published, with its date, and is never changed again.""",
    ),
    Topic(
        "business", "Words of a business case",
        """Recurrent money comes again each year, one-off money once; capital buys something that lasts. A saving that
        releases cash leaves money over; any other frees only time or space.

        Net present cost is all the money of the years, later years counting less. Equivalent annual cost spreads it
        evenly over the years. Payback is the first year in which the savings have made up for the costs.

        Optimism bias is what is added because early estimates are low. A part-year effect is the share of a full year
        in the year in which something begins.

        Impact is how likely times how large, each 1 to 5. Above 8 the second stage of the assessment is asked for; a
        score of exactly 8 is high and does not ask for it.""",
    ),
    Topic(
        "weight", "What a weight says",
        """A weight says how much the step from the lowest to the highest level counts, compared with the same step on
        the other criteria. It is not how important a subject is: where every case is good already, the step may be
        small. All weights add up to 100%.

        Agreed weights are the panel’s, with who agreed them, when and why. They never replace anybody’s own.""",
    ),
    Topic(
        "interests", "Interests and what follows",
        """An interest is anything that could make somebody judge a case other than by its worth: money, a post, family
        or friends, a loyalty. To have one is no fault; not to say so is.

        Somebody who does not score a case has no scores on it. Scores that are not counted stay on the record and are
        left out of the value. Where no action is needed, nothing in the numbers changes.""",
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
