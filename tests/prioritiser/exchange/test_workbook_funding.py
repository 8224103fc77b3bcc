"""Funding: the walk of the sheet is the walk of the program, on any round."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from prioritiser.analysis.summary import analyse
from prioritiser.exchange.workbook_facts import FIRST, facts_of
from prioritiser.exchange.workbook_funding import PLACES, funding_sheet, walk_of
from prioritiser.model.round import Round
from tests.prioritiser.analysis.rounds import scored
from tests.prioritiser.exchange.workbooks import mixed, sample, tied, variants, with_settings

AMOUNTS = st.integers(-50_000, 100_000).map(lambda pence: pence / 100)
YEARS = ("2026/27", "2027/28")


@st.composite
def rounds(draw: st.DrawFn) -> Round:
    ids = [f"K{k}" for k in range(1, draw(st.integers(1, 9)) + 1)]
    chosen = st.sampled_from(ids)
    cases = {
        key: {
            "type": draw(st.sampled_from(["investment", "disinvestment", "reshape"])),
            "lane": draw(st.sampled_from(["ranked", "ranked", "ranked", "mandated"])),
            "money": [
                {"year": draw(st.sampled_from(YEARS)), "amount": draw(AMOUNTS), "cash_releasing": draw(st.booleans())}
                for _ in range(draw(st.integers(0, 3)))
            ],
        }
        for key in ids
    }  # fmt: skip
    rules = [
        {"kind": draw(st.sampled_from(["must", "must_not"])), "case": draw(chosen)}
        for _ in range(draw(st.integers(0, 3)))
    ]
    budgets = [{"year": year, "amount": abs(draw(AMOUNTS)) * 2} for year in YEARS[: draw(st.integers(0, 2))]]
    return scored(
        {key: [draw(st.sampled_from([None, 10, 50, 50, 90]))] for key in ids},
        cases=cases,
        rules=rules,
        budgets=budgets,
        decisions=[{"case": key, "accepted": draw(st.booleans())} for key in ids],
        settings={
            "years": YEARS,
            "order": draw(st.sampled_from(["value", "vfm", "hand"])),
            "by_hand": draw(st.permutations(ids))[: len(ids) // 2],
            "fill_rule": draw(st.sampled_from(["line", "fill"])),
        },
    )  # fmt: skip


def check(held: Round) -> None:
    """Compare the walk with the program's own list, line by line."""
    analysis = analyse(held)
    facts = facts_of(analysis)
    walk, funding = walk_of(facts), analysis.funding
    assert funding is not None
    steps = [step for step in walk.steps if step.at is not None]
    listed = [facts.cases[i].id for i in analysis.ranking.listed if not facts.is_stop(i)]
    assert [facts.cases[step.at].id for step in steps] == listed  # type: ignore[index]
    taken = {facts.cases[step.at].id for step in steps if step.funded == "Yes"}  # type: ignore[index]
    assert taken == set(funding.funded) & set(listed)
    if not facts.live:
        return
    assert [step.cumulative for step in steps] == [funding.cumulative[case] for case in listed]
    assert [step.would_fit == "Yes" for step in steps] == [funding.fits[case] for case in listed]
    assert walk.final == tuple(spent.amount for spent in funding.spent)
    if walk.line_after is None:
        assert funding.stopped_at is None
    else:
        assert listed[walk.line_after] == funding.stopped_at


@given(rounds())
def test_the_walk_is_the_programs(held: Round) -> None:
    check(held)


def test_the_walk_is_the_programs_on_all_variants() -> None:
    for name, held in variants():
        if name != "best":
            check(held)


def test_the_sheet_has_a_line_for_every_case_that_could_be_listed() -> None:
    facts = facts_of(analyse(sample()))
    sheet = funding_sheet(facts, walk_of(facts))
    lines = [cell.value for (row, column), cell in sheet.cells.items() if column == PLACES.line and row > FIRST]
    assert lines == list(range(1, 30))
    assert sheet.cells[FIRST, PLACES.title].value == "Paid for first"


def test_the_rule_decides_whether_the_walk_ends() -> None:
    line, fill = (facts_of(analyse(with_settings(tied(), fill_rule=rule))) for rule in ("line", "fill"))
    taken = [funding_sheet(facts, walk_of(facts)).cells[FIRST + 2, PLACES.taken].formula for facts in (line, fill)]
    assert taken == ["IF(F13=1,IF(H12=0,1,0),0)", "IF(F13=1,1,0)"]


def test_without_a_budget_nothing_is_walked() -> None:
    facts = facts_of(analyse(with_settings(mixed(), fill_rule="best")))
    sheet = funding_sheet(facts, walk_of(facts))
    assert not any(cell.formula for (_, column), cell in sheet.cells.items() if column >= PLACES.fits)
