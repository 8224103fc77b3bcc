"""Framework and Method: the round's own words and settings."""

from __future__ import annotations

import pytest

from prioritiser.analysis.summary import analyse
from prioritiser.exchange.workbook_facts import facts_of
from prioritiser.exchange.workbook_method import (
    framework_sheet,
    method_notes,
    method_sheet,
    order_words,
    panel_words,
    rule_words,
)
from prioritiser.model.round import Round
from tests.prioritiser.exchange.workbooks import mixed, sample, with_settings


def test_the_framework_is_told_in_full() -> None:
    held = sample()
    words = [cell.value for cell in framework_sheet(facts_of(analyse(held))).cells.values()]
    for criterion in held.criteria.values():
        assert criterion.question in words
        assert criterion.evidence in words
        assert "\n".join(criterion.sources) in words
        assert all(anchor in words for anchor in criterion.anchors)
    assert all(gate.test in words for gate in held.gates.values())


def test_measures_and_uneven_levels_say_what_they_are_worth() -> None:
    words = [cell.value for cell in framework_sheet(facts_of(analyse(mixed()))).cells.values()]
    assert (
        "A measure (QALYs a year): 0 is worth 0, 100 is worth 70, 320 is worth 100; in proportion between them" in words
    )
    assert "A level 0 to 5, worth 0, 5, 20, 60, 90, 100" in words
    assert "0 QALYs a year" in words
    assert "Level 2" in words


@pytest.mark.parametrize("order", ["value", "vfm", "hand"])
@pytest.mark.parametrize("rule", ["line", "fill", "best"])
@pytest.mark.parametrize("panel", ["mean", "median", "group_mean"])
def test_every_setting_has_words(order: str, rule: str, panel: str) -> None:
    facts = facts_of(analyse(with_settings(mixed(), order=order, fill_rule=rule, panel_rule=panel)))
    said = " ".join(words for _, words in method_notes(facts))
    assert order_words(facts).split(": ", 1)[1] in said
    assert rule_words(facts).split(": ", 1)[1] in said
    assert panel_words(facts).split(": ", 1)[1] in said


def test_blanks_rates_and_the_code_are_explained() -> None:
    said = dict(method_notes(facts_of(analyse(mixed()))))
    assert said["Blanks"].endswith("A case with coverage below 80% is not ranked yet.")
    assert "3.5% a year" in said["Money"]
    assert "tamper-evident" in said["What the code proves"]
    provisional = dict(method_notes(facts_of(analyse(with_settings(mixed(), rank_provisional=True)))))
    assert provisional["Blanks"].endswith("marked as provisional.")


def test_what_is_illustrative_is_said() -> None:
    assert dict(method_notes(facts_of(analyse(mixed()))))["What is illustrative"] == (
        "No amount in this round is marked as illustrative."
    )
    assert dict(method_notes(facts_of(analyse(sample()))))["What is illustrative"].startswith("36 cases have money")


def test_the_method_is_one_sheet_of_prose() -> None:
    sheet = method_sheet(facts_of(analyse(sample())))
    assert not any(cell.formula for cell in sheet.cells.values())
    assert sum(sheet.heights.values()) < 900
    assert method_sheet(facts_of(analyse(Round()))).cells
