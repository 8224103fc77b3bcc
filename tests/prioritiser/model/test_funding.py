"""Records of money and decisions: the words of the open format and no others."""

from __future__ import annotations

import msgspec
import pytest

from prioritiser.model.funding import Budget, Decision, Rule

KINDS = ("must", "must_not", "requires", "excludes", "at_most", "exactly", "min_share", "min_savings")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_rule_of_the_open_format_is_there(kind: str) -> None:
    assert msgspec.convert({"kind": kind}, Rule).kind == kind


@pytest.mark.parametrize("decision", ["fund", "fund_if_room", "not_now", "stop", "more_work", None])
def test_every_decision_of_the_open_format_is_there(decision: str | None) -> None:
    assert msgspec.convert({"case": "K1", "decision": decision}, Decision).decision == decision


def test_a_decision_accepts_nothing_unless_it_is_said() -> None:
    assert msgspec.convert({"case": "K1"}, Decision).accepted is False


def test_other_words_are_refused() -> None:
    for record, kind in (({"kind": "maybe"}, Rule), ({"case": "K1", "decision": "yes"}, Decision)):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert(record, kind)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({"year": "2026/27", "kind": "revenue", "amount": 1.0}, Budget)
