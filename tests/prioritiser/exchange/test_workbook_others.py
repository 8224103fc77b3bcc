"""Others: why a case is not ranked, in our words only."""

from __future__ import annotations

from prioritiser.analysis.summary import analyse
from prioritiser.exchange.workbook_facts import facts_of
from prioritiser.exchange.workbook_others import others_sheet, why_not
from tests.prioritiser.analysis.rounds import cost, round_of, scored
from tests.prioritiser.exchange.workbooks import mixed, sample


def test_reasons_name_gates_and_gaps_but_not_what_a_person_wrote() -> None:
    facts = facts_of(analyse(mixed()))
    at = {case.id: i for i, case in enumerate(facts.cases)}
    assert why_not(facts, at["K4"]).startswith("It did not pass the gate G1 (Remit).")
    assert "nobody pays" not in str([cell.value for cell in others_sheet(facts).cells.values()])
    facts = facts_of(analyse(sample()))
    at = {case.id: i for i, case in enumerate(facts.cases)}
    assert why_not(facts, at["K26"]) == "No score yet on Access and flow."


def test_other_reasons_have_words_too() -> None:
    held = round_of(criteria=[{"id": "F", "domain": "finance"}], cases=[{"id": "K1", **cost(5)}], answers=[
        {"assessor": "a1", "case": "K1", "criterion": "F", "level": 3}], settings={"order": "vfm"})  # fmt: skip
    facts = facts_of(analyse(held))
    assert why_not(facts, 0) == "It has no score outside finance, so value for money cannot be worked out."
    facts = facts_of(analyse(round_of(cases=[{"id": "K1"}])))
    assert why_not(facts, 0) == "There is nothing to score it on."


def test_lists_hold_what_the_analysis_holds() -> None:
    analysis = analyse(sample())
    sheet = others_sheet(facts_of(analysis))
    ids = [cell.value for (_, column), cell in sorted(sheet.cells.items()) if column == 1 and cell.link]
    wanted = [each.case for each in (*analysis.not_ranked, *analysis.mandated, *analysis.savings)]
    assert ids == wanted
    figures = [cell.value for cell in sheet.cells.values() if cell.formula]
    assert all(each.saving in figures for each in analysis.savings)
    assert all(each.so_far.low in figures and each.so_far.high in figures for each in analysis.not_ranked)


def test_empty_lists_say_so() -> None:
    words = [cell.value for cell in others_sheet(facts_of(analyse(scored({"K1": [5]})))).cells.values()]
    assert "None: every case is ranked or mandated." in words
    assert words.count("None.") == 2


def test_every_criterion_without_a_score_is_named_however_many_there_are() -> None:
    names = [f"Criterion with a rather long name, number {at}" for at in range(12)]
    criteria = [{"id": f"C{at}", "name": name, "swing": 1} for at, name in enumerate(names)]
    why = why_not(facts_of(analyse(round_of(criteria=criteria, cases=[{"id": "K1"}]))), 0)
    assert why == f"No score yet on {', '.join(names)}."
