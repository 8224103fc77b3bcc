from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prioritiser.analysis.arrays import Spot, arrays_of, cube_of
from prioritiser.errors import InputError
from prioritiser.model.round import Round
from tests.prioritiser.analysis.rounds import Entry, round_of

ASSESSORS = [{"id": "a1", "group": "g1"}, {"id": "a2", "group": "g1"}, {"id": "a3", "group": "g2"}]
MEASURE = {"id": "q", "kind": "measure", "points": [[0, 0], [50, 100]], "neutral": 10}


def answer(assessor: str, level: int | None = None, **fields: object) -> Entry:
    return {"assessor": assessor, "case": "K1", "criterion": "c", "level": level, **fields}


def one_cell(
    answers: Sequence[Entry],
    *,
    criterion: Entry | None = None,
    case: Entry | None = None,
    settings: Entry | None = None,
    **parts: object,
) -> Round:
    return round_of(
        criteria=[{"id": "c", **(criterion or {})}],
        cases=[{"id": "K1", **(case or {})}],
        assessors=parts.pop("assessors", ASSESSORS),
        answers=answers,
        settings=settings,
        **parts,
    )


def cell(held: Round) -> float | None:
    value = arrays_of(held).panel[0, 0]
    return None if np.isnan(value) else float(value)


LEVELS = [answer("a1", 1), answer("a2", 2), answer("a3", 5)]


@pytest.mark.parametrize(
    ("rule", "value", "amount"), [("mean", 160 / 3, 8 / 3), ("median", 40, 2), ("group_mean", 65, 3.25)]
)
def test_panel_rules(rule: str, value: float, amount: float) -> None:
    arrays = arrays_of(one_cell(LEVELS, settings={"panel_rule": rule}))
    assert arrays.panel[0, 0] == pytest.approx(value)
    assert arrays.mean_amount[0, 0] == pytest.approx(amount)
    assert arrays.counted[0, 0] == 3
    assert arrays.asked == 3


def test_median_of_an_even_number_lies_between() -> None:
    assert cell(one_cell(LEVELS[1:], settings={"panel_rule": "median"})) == 70


def test_panel_rule_works_on_partial_values_not_on_levels() -> None:
    values = {"values": [0, 10, 70, 80, 90, 100]}
    assert cell(one_cell(LEVELS, criterion=values)) == pytest.approx(60)


def test_assessors_without_a_group_make_up_one_group() -> None:
    assessors = [{"id": "a1", "group": "g1"}, {"id": "a2"}, {"id": "a3"}]
    assert cell(one_cell(LEVELS, settings={"panel_rule": "group_mean"}, assessors=assessors)) == 45


@pytest.mark.parametrize(("least", "value"), [(0, 160 / 3), (3, 160 / 3), (4, None)])
def test_cell_needs_its_least_number_of_answers(least: int, value: float | None) -> None:
    held = one_cell(LEVELS, settings={"min_answers": least})
    assert cell(held) == (None if value is None else pytest.approx(value))
    assert np.isnan(arrays_of(held).mean_amount[0, 0]) == (value is None)


@pytest.mark.parametrize(
    "fields",
    [
        {"level": None, "answer": "no_evidence"},
        {"level": None, "answer": "abstain"},
        {"answer": "recused"},
        {"level": None},
        {"stale": True},
        {"conflict": True},
        {"conflict": True, "in_use": True},
        {"criterion": "gone"},
        {"case": "gone"},
        {"assessor": "gone"},
    ],
)
def test_answers_that_do_not_count(fields: Mapping[str, object]) -> None:
    arrays = arrays_of(one_cell([answer("a1", 1), {**answer("a2", 5), **fields}]))
    assert arrays.panel.tolist() == [[20]]
    assert arrays.counted.tolist() == [[1]]
    assert not arrays.problems


@pytest.mark.parametrize(
    ("handling", "value"),
    [("recused", 20), ("score_not_counted", 20), ("may_discuss", 60), ("no_action", 60)],
)
def test_declared_interests(handling: str, value: float) -> None:
    interests = [
        {"assessor": "a2", "case": "K1", "kind": "financial", "handling": handling},
        {"assessor": "a1", "case": None, "handling": "recused"},
        {"assessor": "gone", "case": "K1", "handling": "recused"},
        {"assessor": "a1", "case": "gone", "handling": "recused"},
    ]
    assert cell(one_cell([answer("a1", 1), answer("a2", 5)], interests=interests)) == value


@pytest.mark.parametrize(
    ("fields", "value", "is_agreed"),
    [
        ({"level": 4}, 80, True),
        ({"level": 4, "conflict": True}, 80, True),
        ({"level": 4, "stale": True}, 60, False),
        ({"level": 4, "outcome": "no_consensus"}, 60, False),
        ({"level": 4, "outcome": "parked"}, 60, False),
        ({"outcome": "agreed"}, 60, False),
        ({"outcome": "no_evidence"}, None, False),
        ({"outcome": "no_evidence", "stale": True}, 60, False),
        ({"level": 4, "case": "gone"}, 60, False),
    ],
)
def test_agreed_outcomes(fields: Mapping[str, object], value: float | None, is_agreed: bool) -> None:
    agreed = [{"case": "K1", "criterion": "c", **fields}]
    held = one_cell([answer("a1", 1), answer("a2", 5)], agreed=agreed)
    arrays = arrays_of(held)
    assert cell(held) == value
    assert arrays.agreed.tolist() == [[is_agreed]]
    assert arrays.counted.tolist() == [[2]]
    if is_agreed:
        assert arrays.mean_amount.tolist() == [[4]]


def test_agreed_score_needs_no_answers() -> None:
    held = one_cell([], agreed=[{"case": "K1", "criterion": "c", "level": 3}], settings={"min_answers": 5})
    assert cell(held) == 60


@pytest.mark.parametrize(("mirrored", "value"), [(True, 20), (False, 80)])
def test_mirror_rule(mirrored: bool, value: float) -> None:
    """A stop is answered with what would be lost: 100 - v, and "no change" likewise (method.md 1)."""
    criterion = {"mirrored": mirrored, "neutral": 1}
    stop = arrays_of(one_cell([answer("a1", 4)], criterion=criterion, case={"type": "disinvestment"}))
    assert stop.panel.tolist() == [[value]]
    assert stop.neutral.tolist() == [[80 if mirrored else 20]]
    assert stop.mean_amount.tolist() == [[4]]
    assert cube_of(stop)[0, 0, 0] == value
    for kind in ("investment", "reshape"):
        other = arrays_of(one_cell([answer("a1", 4)], criterion=criterion, case={"type": kind}))
        assert other.panel.tolist() == [[80]]
        assert other.neutral.tolist() == [[20]]


def test_measures_are_clamped_and_reported_in_order() -> None:
    held = round_of(
        criteria=[{"id": "c"}, MEASURE],
        cases=[{"id": "K2"}, {"id": "K1"}],
        assessors=ASSESSORS,
        answers=[
            {"assessor": "a2", "case": "K1", "criterion": "q", "measure": 60},
            {"assessor": "a1", "case": "K1", "criterion": "q", "measure": -1},
            {"assessor": "a1", "case": "K2", "criterion": "q", "measure": 25},
            {"assessor": "a3", "case": "K2", "criterion": "q", "measure": 51},
        ],
        agreed=[{"case": "K2", "criterion": "q", "measure": 70}],
    )
    arrays = arrays_of(held)
    assert arrays.panel[:, 1].tolist() == [100, 50]
    assert arrays.mean_amount[:, 1].tolist() == [70, 29.5]
    assert arrays.neutral[:, 1].tolist() == [20, 20]
    assert [(spot.case, spot.criterion, spot.assessor) for spot in arrays.clamped] == [
        ("K2", "q", "a3"),
        ("K2", "q", ""),
        ("K1", "q", "a1"),
        ("K1", "q", "a2"),
    ]


@pytest.mark.parametrize(
    ("criterion", "bad"),
    [
        ({}, {"level": 6}),
        ({}, {"level": -1}),
        ({}, {"measure": 3.0}),
        (MEASURE, {"level": 3}),
        (MEASURE, {"measure": float("nan")}),
        (MEASURE, {"measure": float("inf")}),
    ],
)
def test_off_scale_is_not_counted_but_listed(criterion: Entry, bad: Entry) -> None:
    good = {"measure": 25.0} if criterion else {"level": 2}
    held = one_cell(
        [answer("a1", **good), answer("a2", **bad)],
        criterion={**criterion, "id": "c"},
        agreed=[{"case": "K1", "criterion": "c", **bad}],
    )
    arrays = arrays_of(held)
    assert arrays.counted.tolist() == [[1]]
    assert not arrays.agreed.any()
    assert [spot.assessor for spot in arrays.problems] == ["a2", ""]
    assert all(isinstance(spot, Spot) and "off the scale" in spot.words for spot in arrays.problems)


def test_broken_scale_is_an_error_that_names_it() -> None:
    with pytest.raises(InputError) as caught:
        arrays_of(one_cell([], criterion={"values": [0, 100]}))
    assert caught.value.where == "c"


def test_cube_holds_every_counting_answer() -> None:
    cube = cube_of(arrays_of(one_cell(LEVELS[:2])))
    assert cube.shape == (1, 1, 3)
    assert cube[0, 0, :2].tolist() == [20, 40]
    assert np.isnan(cube[0, 0, 2])


def test_empty_rounds() -> None:
    assert arrays_of(Round()).panel.shape == (0, 0)
    assert arrays_of(round_of(cases=[{"id": "K1"}])).panel.shape == (1, 0)
    assert arrays_of(round_of(criteria=[{"id": "c"}], assessors=[])).panel.shape == (0, 1)
    bare = arrays_of(round_of(criteria=[{"id": "c"}], cases=[{"id": "K1"}], assessors=[], answers=[answer("a1", 1)]))
    assert np.isnan(bare.panel).all()


given_levels = st.lists(
    st.tuples(st.sampled_from("wxyz"), st.sampled_from(["K1", "K2"]), st.sampled_from("cd"), st.integers(0, 5)),
    unique_by=lambda row: row[:3],
)


@given(given_levels, st.sampled_from(["mean", "median", "group_mean"]), st.randoms())
def test_panel_is_a_plain_restatement_and_does_not_depend_on_storage_order(
    rows: list[tuple[str, str, str, int]], rule: str, random: object
) -> None:
    groups = {"w": "g1", "x": "g1", "y": "g2", "z": None}

    def build(order: list[tuple[str, str, str, int]]) -> Round:
        return round_of(
            criteria=[{"id": "c", "values": [0, 3, 14, 33, 71, 100]}, {"id": "d"}],
            cases=[{"id": "K1"}, {"id": "K2"}],
            assessors=[{"id": who, "group": group} for who, group in groups.items()],
            answers=[
                {"assessor": who, "case": case, "criterion": criterion, "level": level}
                for who, case, criterion, level in order
            ],
            settings={"panel_rule": rule},
        )

    arrays = arrays_of(build(rows))
    shuffled = list(rows)
    random.shuffle(shuffled)
    assert np.array_equal(arrays.panel, arrays_of(build(shuffled)).panel, equal_nan=True)
    tables = {"c": [0, 3, 14, 33, 71, 100], "d": [0, 20, 40, 60, 80, 100]}
    for i, case in enumerate(("K1", "K2")):
        for c, criterion in enumerate("cd"):
            values = {row[0]: tables[criterion][row[3]] for row in rows if row[1:3] == (case, criterion)}
            assert arrays.counted[i, c] == len(values)
            if not values:
                assert np.isnan(arrays.panel[i, c])
            elif rule == "median":
                assert arrays.panel[i, c] == statistics.median(values.values())
            elif rule == "mean":
                assert arrays.panel[i, c] == pytest.approx(statistics.mean(values.values()))
            else:
                means = [
                    statistics.mean(found)
                    for group in ("g1", "g2", None)
                    if (found := [value for who, value in values.items() if groups[who] == group])
                ]
                assert arrays.panel[i, c] == pytest.approx(statistics.mean(means))
