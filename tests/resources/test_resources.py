"""The default framework says what the design says, and the reader reads."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from resources import read_bytes, read_json, read_text

FRAMEWORK: Any = read_json("framework.json")
CRITERIA = {criterion["id"]: criterion for criterion in FRAMEWORK["criteria"]}
POLICY_IDS = [f"GP{number}" for number in range(1, 6)]
COMMISSIONING_IDS = [f"C{number}" for number in range(1, 11)]
CRITERION_KEYS = {
    "id", "name", "short", "parent", "swing", "domain", "kind", "mirrored", "neutral", "question", "anchors",
    "values", "evidence", "sources", "helper",
}  # fmt: skip


def effective_weights() -> dict[str, float]:
    nodes = {node["id"]: node for node in FRAMEWORK["nodes"]}

    def share(line: Any, siblings: Any) -> float:
        return float(line["swing"] / sum(other["swing"] for other in siblings if other["parent"] == line["parent"]))

    def weight(line: Any, siblings: Any) -> float:
        parent = nodes.get(line["parent"])
        above = weight(parent, nodes.values()) if parent else 1.0
        return share(line, siblings) * above

    return {id_: weight(line, CRITERIA.values()) for id_, line in CRITERIA.items()}


def test_text_and_json_are_read_from_the_package() -> None:
    assert read_text("framework.json").startswith("{")
    assert list(FRAMEWORK) == ["settings", "nodes", "criteria", "gates"]
    with pytest.raises(FileNotFoundError):
        read_json("no_such_file.json")


def test_bytes_are_read_as_they_are() -> None:
    assert read_bytes("framework.json").decode("utf-8") == read_text("framework.json")
    with pytest.raises(FileNotFoundError):
        read_bytes("no_such_file.json")


def test_every_criterion_is_complete() -> None:
    assert list(CRITERIA) == POLICY_IDS + COMMISSIONING_IDS
    for criterion in CRITERIA.values():
        assert set(criterion) == CRITERION_KEYS
        assert criterion["kind"] == "level"
        assert criterion["values"] == [0, 20, 40, 60, 80, 100]
        assert len(set(criterion["anchors"])) == 6
        assert all(anchor.endswith(".") for anchor in criterion["anchors"])
        assert criterion["question"].endswith("?")
        assert criterion["evidence"]
        assert criterion["sources"]
        assert criterion["short"]


def test_no_anchor_or_question_holds_an_unexplained_abbreviation() -> None:
    texts = [text for criterion in CRITERIA.values() for text in (criterion["question"], *criterion["anchors"])]
    text = " ".join(texts)
    for word in ("QEIA", "QALY", "WTE", "SRO", "MDT", "VCSE", "RCT", "PM ", "IMD", "tCO"):
        assert word not in text


def test_mirrored_neutral_and_domains_follow_the_framework() -> None:
    assert [id_ for id_, criterion in CRITERIA.items() if criterion["mirrored"]] == [
        "C1",
        "C2",
        "C3",
        "C4",
        "C5",
    ]
    assert [CRITERIA[id_]["neutral"] for id_ in POLICY_IDS] == [1] * 5
    assert [CRITERIA[id_]["neutral"] for id_ in COMMISSIONING_IDS] == [0, 0, 2, 1, 1, 3, 0, 0, 3, 2]
    assert [CRITERIA[id_]["domain"] for id_ in COMMISSIONING_IDS] == (
        ["outcomes"] * 3 + ["quality"] * 2 + ["finance"] + ["delivery"] * 3 + ["environment"]
    )


def test_swings_are_raw_and_families_sum_their_children() -> None:
    assert [CRITERIA[id_]["swing"] for id_ in COMMISSIONING_IDS] == [100, 50, 80, 55, 50, 90, 45, 40, 35, 15]
    assert {CRITERIA[id_]["swing"] for id_ in POLICY_IDS} == {20}
    nodes = {node["id"]: node for node in FRAMEWORK["nodes"]}
    assert (nodes["A"]["swing"], nodes["B"]["swing"]) == (30, 70)
    for family, expected in (("benefit", 230), ("service", 105), ("delivery", 225)):
        children = [c["swing"] for c in CRITERIA.values() if c["parent"] == family]
        assert nodes[family]["swing"] == sum(children) == expected
        assert nodes[family]["parent"] == "B"


def test_default_weights_roll_up_by_domain() -> None:
    weights = effective_weights()
    domains: dict[str, float] = {}
    for id_, weight in weights.items():
        domain = CRITERIA[id_]["domain"]
        domains[domain] = domains.get(domain, 0.0) + 100 * weight
    assert sum(weights.values()) == pytest.approx(1)
    assert domains == pytest.approx(
        {
            "policy": 30,
            "outcomes": 28.75,
            "quality": 13.125,
            "finance": 11.25,
            "delivery": 15,
            "environment": 1.875,
        }
    )


def test_the_grid_follows_its_rule() -> None:
    by_sum = {2: 0, 3: 0, 4: 1, 5: 2, 6: 3, 7: 4, 8: 5, 9: 5, 10: 5}
    helper = CRITERIA["C1"]["helper"]
    caps = {1: 1, 2: 3}
    for effect in range(1, 6):
        for reach in range(1, 6):
            expected = min(by_sum[effect + reach], caps.get(effect, 5))
            assert helper["levels"][effect - 1][reach - 1] == expected
    assert (len(helper["rows"]), len(helper["columns"])) == (5, 5)
    assert [c["id"] for c in CRITERIA.values() if c["helper"]] == ["C1"]


def test_the_bands_of_life_years_join_and_rise() -> None:
    bands = CRITERIA["C1"]["helper"]["measure_bands"]
    assert [level for _, _, level in bands] == [0, 1, 2, 3, 4, 5]
    assert all(upper[0] == lower[1] for lower, upper in pairwise(bands))
    assert bands[-1] == [320, None, 5]


def test_the_ten_gates_have_a_name_and_a_test() -> None:
    assert [gate["id"] for gate in FRAMEWORK["gates"]] == [f"G{number}" for number in range(10)]
    assert all(gate["name"] and gate["test"] for gate in FRAMEWORK["gates"])


def test_settings_leave_the_years_to_the_program() -> None:
    settings = FRAMEWORK["settings"]
    assert "years" not in settings
    assert (settings["levels"], settings["panel_rule"], settings["sample"]) == (5, "mean", False)
