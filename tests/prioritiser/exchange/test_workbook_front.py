"""Front: what is asked, in words that fit the round."""

from __future__ import annotations

from dataclasses import replace

from prioritiser.analysis.summary import analyse
from prioritiser.exchange.workbook_cells import Sheet
from prioritiser.exchange.workbook_facts import facts_of
from prioritiser.exchange.workbook_front import CONTENTS, decision_words
from prioritiser.model.round import Round
from tests.prioritiser.analysis.rounds import budget, cost, scored
from tests.prioritiser.exchange.workbooks import CODE, content_of, few, mixed, sample, tied, with_settings


def front(held: Round) -> Sheet:
    return content_of(analyse(held)).sheet("Front")


def texts(held: Round) -> list[object]:
    return [cell.value for cell in front(held).cells.values()]


def asked(held: Round) -> str:
    return decision_words(facts_of(analyse(held)))


def test_the_decision_names_cases_money_stops_and_duties() -> None:
    assert asked(sample()) == (
        "The board is asked to agree that the 15 cases above the budget line are funded, and to note 1 "
        "accepted stop and "
        "1 mandated case. Together this takes £17.1m of £20.0m recurrent in 2026/27."
    )
    assert "marked as funded are funded" in asked(few(fill_rule="fill"))
    one = scored({"K1": [40]}, cases={"K1": cost(4)}, budgets=[budget(5)])
    assert asked(one) == (
        "The board is asked to agree that the 1 case above the budget line is funded. Together this takes £4 of £5 "
        "recurrent in 2026/27."
    )


def test_what_cannot_be_asked_is_said() -> None:
    assert "no cases in this round" in asked(Round())
    assert asked(replace(tied(), budgets={})).startswith("No budget has been set, so nothing is funded")
    assert "cannot work out" in asked(with_settings(tied(), fill_rule="best"))
    dear = scored({"K1": [40]}, cases={"K1": cost(40)}, budgets=[budget(5)])
    assert asked(dear).startswith("No case fits the money: the board is asked to agree that none is funded.")


def test_a_sample_carries_its_banner_and_others_do_not() -> None:
    banner = "Illustrative sample. The scores and the money are invented and no decision may rest on them."
    assert banner in texts(sample())
    assert banner not in texts(mixed())


def test_code_marking_revision_and_time_are_there() -> None:
    words = texts(sample())
    assert CODE in words
    assert "OFFICIAL" in words
    assert "Board workbook, public · revision 4,812, 22 November 2026, 15:05" in words


def test_domains_show_the_roll_up_that_the_method_names() -> None:
    sheet = front(sample())
    rows = {cell.value: row for (row, column), cell in sheet.cells.items() if column == 1}
    found = {
        name: (round(float(sheet.cells[rows[name], 2].value or 0) * 100, 3), sheet.cells[rows[name], 3].value)
        for name in ("Policy", "Outcomes", "Quality", "Finance", "Delivery", "Environment")
    }
    assert found == {
        "Policy": (30.0, 30), "Outcomes": (28.75, 29), "Quality": (13.125, 13), "Finance": (11.25, 11),
        "Delivery": (15.0, 15), "Environment": (1.875, 2),
    }  # fmt: skip


def test_contents_link_to_every_other_sheet() -> None:
    content = content_of(analyse(sample()))
    links = [cell.link for cell in content.sheet("Front").cells.values() if cell.link]
    assert links == [f"{name}!A1" for name, _ in CONTENTS]
    assert {name for name, _ in CONTENTS} | {"Front"} == {sheet.name for sheet in content.sheets}


def test_the_check_counts_cases_in_good_english() -> None:
    assert "All 36 cases agree with the program." in texts(sample())
    assert "The one case agrees with the program." in texts(scored({"K1": [4]}))
    assert "There are no cases to check." in texts(Round())


def test_what_the_list_does_not_keep_is_said() -> None:
    words = " ".join(str(text) for text in texts(mixed()))
    assert "Not kept: K4 must be funded, but a gate or another rule keeps it out." in words
    tied_words = " ".join(str(text) for text in texts(tied()))
    assert "so that the panel decides: " in tied_words
