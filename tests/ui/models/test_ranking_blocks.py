from __future__ import annotations

import pytest

from prioritiser.analysis.summary import analyse
from tests.ui.models.ranking_rounds import a_round, analysed
from ui.models.ranking_blocks import parts_of, shown_weights


def test_policies_have_hues_and_families_greys_with_a_wide_gap_between():
    parts = parts_of(analysed())
    assert [(part.key, part.token, part.shown) for part in parts.parts] == [
        ("P1", "p1", "40%"), ("benefit", "g1", "40%"), ("money", "g2", "20%"),
    ]  # fmt: skip
    assert parts.gap_before == {"benefit"}


def test_segments_add_up_to_the_value():
    analysis = analysed()
    for by_domain in (False, True):
        parts = parts_of(analysis, by_domain=by_domain)
        for result in analysis.results:
            assert sum(segment.amount for segment in parts.segments(result)) == pytest.approx(result.value)


def test_domains_are_six_with_their_weights():
    parts = parts_of(analysed(), by_domain=True)
    assert [part.token for part in parts.parts] == ["d1", "d2", "d3", "d4", "d5", "d6"]
    assert {part.key: part.shown for part in parts.parts if part.weight} == {
        "policy": "40.0%", "outcomes": "40.0%", "finance": "20.0%",
    }  # fmt: skip


def test_through_a_lens_only_its_blocks_are_shown():
    parts = parts_of(analyse(a_round(), lens="B"))
    assert [part.key for part in parts.parts] == ["benefit", "money"]


def test_more_families_than_greys_use_them_again():
    nodes = [{"id": key, "name": key, "swing": 1} for key in "ABCDE"]
    criteria = [{"id": f"c{key}", "parent": key, "swing": 1} for key in "ABCDE"]
    parts = parts_of(analysed(nodes=nodes, criteria=criteria, answers=[]))
    assert [part.token for part in parts.parts] == ["p1", "g1", "g2", "g3", "g1"]


def test_the_part_of_a_criterion():
    parts = parts_of(analysed())
    assert parts.part_of("H1").key == "benefit"
    assert parts.part_of("nothing") is None


def test_shown_weights_add_up_to_a_hundred():
    shown = shown_weights({"a": 1 / 3, "b": 1 / 3, "c": 1 / 3})
    assert sorted(shown.values()) == ["33%", "33%", "34%"]
