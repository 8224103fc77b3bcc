"""Records as flat fields and back: nothing is lost on the way, and what is no record is refused by its place."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from prioritiser.errors import InputError
from prioritiser.model.kinds import KINDS
from prioritiser.model.records import Flat, build, flatten, is_empty, line_id, to_record
from tests.prioritiser.exchange.documents import documents

PHASES = (Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink)


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow], phases=PHASES)
@given(documents())
def test_flat_and_back_is_the_same_record(document: dict[str, list[dict[str, object]]]) -> None:
    for kind in KINDS.values():
        for entry in document.get(kind.listed, ()):
            unsaid = ("conflict", "withdrawn", *(name for name, value in entry.items() if value == {}))
            given_ = {name: value for name, value in entry.items() if name not in unsaid}
            record = to_record(kind, given_)
            parts = tuple(str(getattr(record, name) or "") for name in kind.parts) if kind.name != "rule" else ("r",)
            flat = flatten(kind, record)
            again = build(kind, parts, flat)
            assert flatten(kind, again).fields == flat.fields
            if kind.name != "case":  # its lines have ids now, its empty fields are gone
                assert again == record


def test_empty_is_what_says_nothing() -> None:
    assert all(map(is_empty, (None, "", [], {}, ())))
    assert not any(map(is_empty, (0, 0.0, False, " ", [None], {"a": None})))


def test_what_must_be_there_is_kept_though_empty() -> None:
    case = to_record(KINDS["case"], {"id": "K1", "title": "", "risks": [{"title": ""}], "summary": ""})
    flat = flatten(KINDS["case"], case)
    assert flat.fields["title"] == ""
    assert "summary" not in flat.fields
    assert build(KINDS["case"], ("K1",), flat).risks[0].title == ""  # type: ignore[attr-defined]


def test_a_saving_that_releases_no_cash_keeps_saying_so() -> None:
    line = to_record(KINDS["money"], {"year": "2026/27", "amount": -1.0, "cash_releasing": False})
    assert flatten(KINDS["money"], line).fields["cash_releasing"] is False
    assert "illustrative" not in flatten(KINDS["money"], line).fields


def test_a_line_without_an_id_goes_by_its_place() -> None:
    line = to_record(KINDS["money"], {"year": "2026/27", "amount": 1.0})
    named = to_record(KINDS["money"], {"id": "m", "year": "2026/27", "amount": 1.0})
    assert (line_id("money", 3, line), line_id("money", 3, named)) == ("~3", "m")


def test_nobody_and_nothing_come_back_as_none() -> None:
    weights = build(KINDS["weights"], ("",), Flat({"": {"swings": {"A": 1.0}}}))
    interest = build(KINDS["interest"], ("a1", ""), Flat({"": {"handling": "no_action"}}))
    assert weights.assessor is None  # type: ignore[attr-defined]
    assert interest.case is None  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("raw", "code", "where", "message"),
    [
        ({"id": "K1"}, "WrongShape", "cases[0]", "“title” is missing."),
        ({"id": "K1", "title": 5}, "WrongShape", "cases[0].title", "This must be text, not a whole number."),
        ({"id": "K1", "title": "t", "x`y": 1}, "UnknownKey", "cases[0].x`y", "There is no “x`y” here in the format."),
        ({"id": "K1", "title": "t", "people": "x"}, "WrongShape", "cases[0].people",
         "This must be a number or nothing, not text."),
        ({"id": "K1", "title": "t", "money": [{"year": "y", "amount": []}]}, "WrongShape", "cases[0].money[0].amount",
         "This must be a number, not a list."),
        ({"id": "K1", "title": "t", "lane": "fast"}, "WrongShape", "cases[0].lane",
         "“fast” is not one of the words that can stand here."),
        ({"id": "K1", "title": "t", "money": {}}, "WrongShape", "cases[0].money",
         "This must be a list, not an object."),
    ],
)  # fmt: skip
def test_a_refusal_names_the_place_in_plain_words(raw: dict[str, object], code: str, where: str, message: str) -> None:
    with pytest.raises(InputError) as fault:
        to_record(KINDS["case"], raw, where="cases[0]")
    assert (fault.value.code, fault.value.where, fault.value.message) == (code, where, message)


def test_a_refusal_without_a_place_of_its_own_begins_with_the_field() -> None:
    with pytest.raises(InputError) as fault:
        to_record(KINDS["case"], {"id": "K1", "title": "t", "money": [{}]})
    assert fault.value.where == "money[0]"


def test_a_field_with_dots_in_its_name_is_one_field() -> None:
    case = to_record(KINDS["case"], {"id": "K1", "title": "t", "fields": {"a.b.c": 1, "": 2}})
    flat = flatten(KINDS["case"], case)
    assert flat.fields["fields.a.b.c"] == 1
    assert build(KINDS["case"], ("K1",), flat) == case
