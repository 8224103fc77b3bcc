from __future__ import annotations

from tests.ui.models.ranking_rounds import a_round
from ui.models.ranking_columns import ALWAYS, USUAL, chosen_columns, columns_of, kept_text


def every():
    return columns_of(a_round(), unit="£m", year="2026/27", money="Recurrent money of 2026/27")


def test_the_usual_columns_come_first():
    assert tuple(column.key for column in chosen_columns(every(), "")) == USUAL


def test_chosen_columns_are_kept_in_their_order_and_some_always_show():
    kept = kept_text(("vfm", "type", "lens:A"))
    assert [column.key for column in chosen_columns(every(), kept)] == [
        "rank", "case", "type", "lens:A", "value", "vfm",
    ]  # fmt: skip
    assert [column.key for column in chosen_columns(every(), "none")] == list(ALWAYS)


def test_a_column_of_a_lens_that_is_gone_is_passed_over():
    assert [column.key for column in chosen_columns(every(), "lens:gone,vfm")] == ["rank", "case", "value", "vfm"]


def test_headings_say_unit_and_year():
    amount = next(column for column in every() if column.key == "amount")
    assert amount.name == "£m 2026/27"
    assert amount.words == "Recurrent money of 2026/27"
    assert {column.key for column in every()} >= {"lens:A", "lens:B", "domain:policy", "domain:environment"}
