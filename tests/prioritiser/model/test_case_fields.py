from __future__ import annotations

import msgspec

from prioritiser.model.case import Case
from prioritiser.model.case_fields import CASE_FIELDS, FIELD_GROUPS
from sample_data.build import sample_round


def test_own_fields_are_those_of_a_case_and_the_others_are_not() -> None:
    own = {name for name, field in CASE_FIELDS.items() if field.own}
    assert own == set(Case.__struct_fields__) - {"fields"}


def test_every_name_stands_once_and_every_list_says_what_its_rows_hold() -> None:
    fields = [field for group in FIELD_GROUPS for field in group.fields]
    assert len(CASE_FIELDS) == len(fields)
    assert all(field.columns for field in fields if field.sort == "list" and not field.own)
    assert all(bool(field.choices) != bool(field.reference) for field in fields if field.sort in {"choice", "choices"})


def test_the_words_of_the_sample_are_among_the_choices() -> None:
    document = sample_round()
    for case in msgspec.convert(document["cases"], list[Case]):
        for name in ("prevention_tier", "life_course"):
            assert case.fields[name] in dict(CASE_FIELDS[name].choices)


def test_only_numbers_have_a_range_and_shares_of_their_own_may_pass_the_whole() -> None:
    every = [each for field in CASE_FIELDS.values() for each in (field, *field.columns)]
    ranged = [field for field in every if field.low is not None or field.high is not None]
    assert ranged
    assert all(field.sort in {"number", "money", "share"} for field in ranged)
    assert CASE_FIELDS["part_year"].high == 12
    assert CASE_FIELDS["optimism_bias"].high == 5
