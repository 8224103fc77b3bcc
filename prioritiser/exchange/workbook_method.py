"""The sheets Framework (what cases are judged by) and Method (how figures are made), and the words for settings."""

from __future__ import annotations

from collections.abc import Iterator

from prioritiser.analysis.weights import node_path
from prioritiser.exchange.workbook_cells import Grid, Print, Sheet
from prioritiser.exchange.workbook_facts import DOMAIN_WORDS, Facts, counted
from prioritiser.model.framework import Criterion

_ANCHOR = 24.0
_METHOD_WIDTHS = (23.0, 23.0, 23.0, 23.0)


_NOTES = (
    (
        "In one sentence",
        (
            "Each case is judged on each criterion, each answer is worth something between 0 and 100, the worths are "
            "weighted and added up to a value, the values are ranked, and money is given down the ranked list."
        ),
    ),
    ("The panel’s figure", "{panel}"),
    (
        "What an answer is worth",
        (
            "Levels 0 to {levels} are worth 0 to 100 in even steps unless Framework says otherwise. "
            "Disinvestments: where a criterion is about benefit, the panel answered with the level that would be "
            "lost, and its worth is taken from 100. So 100 always means a strong case to act."
        ),
    ),
    ("Blanks", "{blanks}"),
    (
        "Weights",
        (
            "A swing says how much moving a criterion from its lowest to its highest level matters against the others "
            "beside it. Swings are shared out within each family and lens and multiplied down, so that the effective "
            "weights add up to 100%. {agreed}"
        ),
    ),
    (
        "Ranks and ties",
        (
            "{order} A case’s rank is one more than the number of cases ahead of it by more than 0.0000001. Cases "
            "within that of each other are tied and marked “=”; among them the cheaper is listed first, then the "
            "lower id. Rounded figures are never compared."
        ),
    ),
    ("Money", "{money}"),
    (
        "Value for money",
        (
            "The gain over “no change”, finance left out, for each £1m of net present cost. Cases that cost "
            "nothing or save have no ratio, nor have disinvestments. Values say how good a case is, not how big: "
            "small cases look better per £m."
        ),
    ),
    (
        "What is funded",
        (
            "{rule} Accepted stops, mandated cases and cases that a rule says must be funded are paid for first; "
            "savings that release cash enlarge the budget of the same year and kind. A case fits when no budget "
            "row in which it asks for money is broken, to the penny; rows without a budget do not bind."
        ),
    ),
    (
        "What the code proves",
        (
            "The record is tamper-evident: any later change to a score, a weight, an amount or a reason in the "
            "round file gives another code, so a printed code shows whether the file is still the one behind this "
            "paper. It does not prevent changes, it does not prove who someone was, and it says nothing about this "
            "workbook’s own cells; for those there is the check on Front."
        ),
    ),
    ("What is illustrative", "{illustrative}"),
)


def order_words(facts: Facts) -> str:
    """Say what the list goes by."""
    return {
        "value": "Order: by value, highest first.",
        "vfm": "Order: by value for money. Cases that cost nothing or save come first, by saving; then the "
        "others by gain per £m.",
        "hand": "Order: as the panel put the cases by hand; the others follow by value.",
    }[facts.analysis.order]


def rule_words(facts: Facts) -> str:
    """Say how the money is given out."""
    return {
        "line": "Money: down the list in order, ending at the first case that does not fit. Smaller cases "
        "below that would fit are named.",
        "fill": "Money: down the list in order; a case that does not fit is passed over and the next one tried.",
        "best": "Money: the best list within the budgets and rules. This workbook cannot work it out, so it "
        "names no case as funded.",
    }[facts.analysis.rule]


def panel_words(facts: Facts) -> str:
    """Say how the panel's answers become one figure."""
    settings = facts.held.settings
    rule = {
        "mean": "the mean of what the answers are worth",
        "median": "the median of what the answers are worth",
        "group_mean": "the mean of the stakeholder groups’ means",
    }[settings.panel_rule]
    least = counted(settings.min_answers, "answer")
    return (
        f"Panel: an agreed score where there is one, else {rule}, from {least} up. Answers set aside for an "
        "interest do not count."
    )


def framework_sheet(facts: Facts) -> Sheet:
    """Return criteria with questions, levels, evidence and sources, and the gates."""
    levels = facts.levels + 1
    grid = Grid("Framework", (8.0, 28.0, *[_ANCHOR] * max(levels, 6)))
    grid.title("What cases are judged by")
    row = _criteria(grid, facts, 3)
    row = _levels(grid, facts, row + 2)
    row = _evidence(grid, facts, row + 2)
    _gates(grid, facts, row + 2)
    return grid.done(printing=Print())


def _heads(grid: Grid, row: int, title: str, heads: tuple[str, ...]) -> int:
    """Write a heading and the heads of a table, and return the row of the heads."""
    grid.put(row, 1, title, "heading")
    for column, head in enumerate(heads, start=1):
        grid.put(row + 1, column, head, "head" if column == 1 else "head pad")
    return row + 1


def _criteria(grid: Grid, facts: Facts, row: int) -> int:
    """Write the criteria and return the last row."""
    heads = (
        "Id",
        "Criterion",
        "Question",
        "Decision domain",
        "Lens and family",
        "“No change” is",
        "For a stop",
        "Answered with",
    )
    row = _heads(grid, row, "Criteria", heads)
    for criterion in facts.criteria:
        row += 1
        path = [facts.held.nodes[node].name or str(node) for node in node_path(facts.analysis.weights, criterion.id)]
        stop = "The level that would be lost, taken from 100" if criterion.mirrored else "The net effect, as for others"
        words = (
            str(criterion.id), criterion.name or criterion.label, criterion.question, DOMAIN_WORDS[criterion.domain],
            ": ".join(reversed(path)), _neutral(criterion), stop, _answered(facts, criterion),
        )  # fmt: skip
        _row(grid, row, words)
    return row


def _row(grid: Grid, row: int, words: tuple[str, ...]) -> None:
    """Write one line of a table, high enough for its longest text."""
    for column, text in enumerate(words, start=1):
        grid.put(row, column, text, "cell wrap top" + (" strong" if column == 1 else " pad"))
        grid.fit(row, text, grid.widths[column - 1])


def _neutral(criterion: Criterion) -> str:
    if criterion.neutral is None:
        return "Not named: worth 0"
    return (
        f"Level {criterion.neutral:g}"
        if criterion.kind == "level"
        else f"{criterion.neutral:g} {criterion.unit}".strip()
    )


def _answered(facts: Facts, criterion: Criterion) -> str:
    """Say what an answer is and what it is worth."""
    if criterion.kind == "measure":
        points = ", ".join(f"{measure:g} is worth {value:g}" for measure, value in sorted(criterion.points))
        return f"A measure ({criterion.unit or 'a number'}): {points}; in proportion between them"
    values = ", ".join(f"{value:g}" for value in criterion.values)
    even = all(facts.linear[c] for c, each in enumerate(facts.criteria) if each.id == criterion.id)
    return f"A level 0 to {facts.levels}, evenly spaced" if even else f"A level 0 to {facts.levels}, worth {values}"


def _levels(grid: Grid, facts: Facts, row: int) -> int:
    """Write what each level means and return the last row."""
    heads = ("Id", "Criterion", *(f"Level {level}" for level in range(facts.levels + 1)))
    row = _heads(grid, row, "What each level means", heads)
    for criterion in facts.criteria:
        if criterion.anchors:
            row += 1
            _row(grid, row, (str(criterion.id), criterion.label, *criterion.anchors[: facts.levels + 1]))
    return row


def _evidence(grid: Grid, facts: Facts, row: int) -> int:
    """Write evidence and sources and return the last row."""
    row = _heads(
        grid, row, "Evidence and sources", ("Id", "Criterion", "Evidence asked for", "", "", "Sources", "", "")
    )
    for criterion in facts.criteria:
        row += 1
        _row(grid, row, (str(criterion.id), criterion.label))
        grid.wide(row, 3, 5, criterion.evidence, "cell wrap top pad")
        grid.wide(row, 6, 8, "\n".join(criterion.sources), "cell wrap top pad")
    return row


def _gates(grid: Grid, facts: Facts, row: int) -> None:
    """Write the gates."""
    row = _heads(
        grid, row, "Gates: passed or not before anything is scored", ("Id", "Gate", "Test", "", "", "", "", "")
    )
    for gate in facts.held.gates.values():
        row += 1
        _row(grid, row, (str(gate.id), gate.name))
        grid.wide(row, 3, 8, gate.test, "cell wrap top pad")
    if not facts.held.gates:
        grid.put(row + 1, 1, "None.", "text")


def method_sheet(facts: Facts) -> Sheet:
    """Return the method in plain English with the round's own settings."""
    grid = Grid("Method", _METHOD_WIDTHS)
    grid.title("How the figures are made")
    row = 2
    for heading, words in method_notes(facts):
        row += 1
        grid.put(row, 1, heading, "heading")
        row += 1
        grid.wide(row, 1, len(_METHOD_WIDTHS), words)
    return grid.done(printing=Print(landscape=False))


def method_notes(facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield headings and paragraphs."""
    settings = facts.held.settings
    said = {
        "panel": panel_words(facts),
        "levels": str(facts.levels),
        "blanks": _blanks(facts),
        "agreed": _agreed(facts),
        "order": order_words(facts),
        "money": _money(facts),
        "rule": rule_words(facts),
        "illustrative": _illustrative(facts),
    }
    for heading, words in _NOTES:
        yield heading, words.format(**said)
    if settings.sample:
        yield "Sample", "This is the sample round: its scores and money are invented."


def _blanks(facts: Facts) -> str:
    """Say what happens to gaps."""
    settings = facts.held.settings
    start = (
        "A blank is never a zero. Coverage is the share of the weight that has a score; the value is worked out over "
        "what is scored, and the low and high figures put every gap at 0 and at 100. "
    )
    if settings.rank_provisional:
        return start + "Cases with gaps are ranked and marked as provisional."
    return start + f"A case with coverage below {settings.coverage_threshold * 100:g}% is not ranked yet."


def _agreed(facts: Facts) -> str:
    source = facts.analysis.weights.source
    return "The panel agreed these weights." if source == "agreed" else "These weights are not agreed yet."


def _money(facts: Facts) -> str:
    """Say how cost is worked out."""
    settings, years = facts.held.settings, facts.analysis.money.years
    span = f"{years[0]} to {years[-1]}" if years else "no years yet"
    return (
        f"Net present cost adds up every line of money over {span}. The first year counts in full, later years are "
        f"discounted at {settings.discount_rate_cost * 100:g}% a year (health effects, where they are valued: "
        f"{settings.discount_rate_health * 100:g}%). Savings that release no cash count in the net present cost, "
        "but pay for nothing."
    )


def _illustrative(facts: Facts) -> str:
    """Say which money is illustrative."""
    count = sum(1 for case in facts.cases if any(line.illustrative for line in case.money))
    if not count:
        return "No amount in this round is marked as illustrative."
    verb = "has" if count == 1 else "have"
    return f"{counted(count, 'case')} {verb} money that is marked as illustrative: blue italics on Money."
