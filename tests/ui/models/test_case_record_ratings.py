from __future__ import annotations

import pytest

from prioritiser.errors import InputError
from prioritiser.model.case_fields import IMPACTS, LIKELIHOODS
from tests.ui.models.case_rounds import case_of, held, record
from ui.models.case_record_ratings import (
    BAND_TOKENS,
    impact_pair,
    impact_plan,
    impact_rating,
    impact_rows,
    rating_words,
    read_pair,
    read_step,
    show_pair,
    stage_words,
)
from ui.theme.tokens import TABLES


@pytest.mark.parametrize("text", ["4 × 3", "4x3", "4*3", "4 3", "12 (4 × 3)", "4,3", "4 by 3", "Likely × Moderate"])
def test_a_rating_is_typed_in_any_of_its_forms(text):
    assert read_pair(text) == (4, 3)


def test_a_rating_is_shown_as_it_is_read_again():
    assert show_pair((4, 3)) == "12 (4 × 3)"
    assert read_pair(show_pair([2, 5])) == (2, 5)
    assert (show_pair(None), read_pair(" ")) == ("", None)


@pytest.mark.parametrize("text", ["12", "6 × 1", "high", "0 x 4"])
def test_what_is_no_rating_is_refused_with_how_to_type_one(text):
    with pytest.raises(InputError) as caught:
        read_pair(text)
    assert "each from 1 to 5" in caught.value.remedy


def test_one_side_is_typed_as_a_number_or_its_word():
    manner = read_step(LIKELIHOODS)
    assert (manner.read("3"), manner.read("possible"), manner.read("3  Possible"), manner.read("")) == (3, 3, 3, None)
    assert manner.show(3) == "3  Possible"
    with pytest.raises(InputError, match="not a step"):
        read_step(IMPACTS).read("7")


# Labels and ratings of the risk register of the Derbyshire Sustainability and Transformation Plan (2016).
@pytest.mark.parametrize(
    ("pair", "words"),
    [
        ((5, 4), "20, extreme"), ((4, 4), "16, extreme"), ((4, 3), "12, high"), ((3, 3), "9, high"),
        ((2, 4), "8, high"), ((2, 3), "6, moderate"), ((2, 2), "4, moderate"), ((1, 4), "4, moderate"),
    ],
)  # fmt: skip
def test_ratings_have_a_band_in_words(pair, words):
    assert rating_words(pair) == words


def test_every_usual_domain_has_a_row_and_a_further_one_is_kept():
    rows = impact_rows([{"domain": "safe", "likelihood": 2, "impact": 4}, {"domain": "estates", "likelihood": 1}])
    assert [row["domain"] for row in rows] == [
        "safe", "effective", "personalised", "well-led", "sustainable", "equitable", "estates",
    ]  # fmt: skip
    assert (impact_pair(rows[0]), impact_rating(rows[0]), impact_rating(rows[1])) == ((2, 4), "8, high", "")
    assert impact_plan().manners["domain"].show("well-led") == "Well led"


def stage(likelihood, impact):
    round_ = held(record(impact=[{"domain": "equitable", "likelihood": likelihood, "impact": impact}]))
    return stage_words(case_of(round_))


def test_the_rule_for_a_second_stage_is_said_with_8_as_its_boundary():
    tone, said = stage(2, 4)
    assert (tone, "no stage 2" in said) == ("info", True)
    assert said.startswith("The highest rating is 8, high, for Equitable.")
    tone, said = stage(3, 3)
    assert (tone, "A stage 2 assessment is needed" in said) == ("caution", True)
    assert stage_words(case_of(held(record(impact=[]))))[0] == ""


def test_the_bands_have_colours_of_one_hue_in_every_look():
    for table in TABLES.values():
        assert len({table[token] for token in BAND_TOKENS.values()}) == 4
        assert all(f"on_{token}" in table for token in BAND_TOKENS.values())


def test_while_domains_are_not_rated_the_rule_is_only_said_so_far():
    assert "So far no stage 2 assessment is needed" in stage(2, 4)[1]
    assert stage(2, 4)[1].endswith("; 5 domains not rated.")
    every = [{"domain": row["domain"], "likelihood": 2, "impact": 2} for row in impact_rows([])]
    assert "No stage 2 assessment is needed" in stage_words(case_of(held(record(impact=every))))[1]
    assert stage_words(case_of(held(record(impact=every[1:]))))[1].endswith("; 1 domain not rated.")
