"""What all sheets go by, and money in words."""

from __future__ import annotations

import pytest

from prioritiser.analysis.summary import analyse
from prioritiser.errors import RefusedError
from prioritiser.exchange.workbook_facts import brief, counted, facts_of, pounds, tenths
from prioritiser.exchange.workbook_scores import panel_figure
from tests.prioritiser.analysis.rounds import round_of
from tests.prioritiser.exchange.workbooks import AT, mixed, sample, tied, with_settings


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (19_650_000, "£19.7m"),  # half away from zero, as Excel
        (64_250_000, "£64.3m"),
        (1_000_000, "£1.0m"),
        (999_999.5, "£1,000,000"),
        (850_000, "£850,000"),
        (0, "£0"),
        (-400_000, "−£400,000"),
        (-2_449_999.99, "−£2.4m"),
    ],
)
def test_amounts_in_words(amount: float, words: str) -> None:
    assert pounds(amount) == words


def test_tenths_round_halves_away_from_zero() -> None:
    assert [tenths(figure) for figure in (0.25, 0.35, 1234.05, -0.25)] == ["0.3", "0.4", "1,234.1", "-0.3"]


def test_words_for_counts_and_long_texts() -> None:
    assert (counted(1, "case"), counted(1200, "case"), counted(2, "entry", "entries")) == (
        "1 case",
        "1,200 cases",
        "2 entries",
    )
    assert brief(" a\n b ") == "a b"
    assert len(brief("x" * 500)) == 80


def test_results_stand_in_the_order_of_the_round() -> None:
    facts = facts_of(analyse(sample()), when=AT)
    assert [result.case for result in facts.results] == [case.id for case in facts.cases] == list(facts.held.cases)
    assert facts.when is not None
    assert facts_of(analyse(sample()), when="yesterday").when is None


def test_only_even_levels_are_linear() -> None:
    facts = facts_of(analyse(mixed()))
    assert dict(zip([each.id for each in facts.criteria], facts.linear, strict=True)) == {
        "Q": False, "U": False, "M": True, "F": True, "top": True, "zero": True,
    }  # fmt: skip
    even = round_of(criteria=[{"id": "C", "values": [0, 20, 40, 60, 80, 100]}])
    assert facts_of(analyse(even)).linear == (True,)


def test_what_a_rule_or_a_gate_settles_is_said() -> None:
    facts = facts_of(analyse(mixed()))
    at = {case.id: i for i, case in enumerate(facts.cases)}
    assert facts.rule_on(at["K12"]) == "must"
    assert facts.rule_on(at["K11"]) == "must not"
    assert facts.rule_on(at["K4"]) == "gate"
    assert facts.rule_on(at["K9"]) == ""
    assert [facts.fate(at[case]) for case in ("K12", "K5", "K7", "K13", "K11")] == [
        "Yes", "Mandated", "Accepted", "Not accepted", "No",
    ]  # fmt: skip


def test_nothing_is_called_funded_under_the_rule_best() -> None:
    facts = facts_of(analyse(with_settings(tied(), fill_rule="best")))
    assert not facts.live
    assert {facts.fate(i) for i in facts.competing} == {""}


def test_a_single_lens_is_refused() -> None:
    with pytest.raises(RefusedError):
        facts_of(analyse(mixed(), lens="B"))


def test_an_input_is_the_level_or_the_value_before_mirroring() -> None:
    facts = facts_of(analyse(mixed()))
    arrays = facts.analysis.inputs.arrays
    for i, case in enumerate(facts.cases):
        for c, criterion in enumerate(facts.criteria):
            figure = panel_figure(facts, i, c)
            if figure is None:
                continue
            value = figure / 5 * 100 if facts.linear[c] else figure
            mirrored = criterion.mirrored and case.type == "disinvestment"
            assert arrays.panel[i, c] == pytest.approx(100 - value if mirrored else value, rel=1e-12)
