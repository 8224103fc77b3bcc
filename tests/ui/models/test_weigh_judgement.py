from __future__ import annotations

import pytest

from ui.models.weigh_judgement import (
    Amounts,
    BestWorst,
    Order,
    Pairs,
    asked_of,
    consistency_of,
    document_of,
    is_done,
    judgement_of,
    pairs_of,
    progress,
    swings_of,
    way_of,
)

IDS = ("a", "b", "c")
WHOLE = (
    Amounts("swing", {"a": 100, "b": 60, "c": 0}),
    Amounts("points", {"a": 50, "b": 30, "c": 20}),
    Order("roc", ("b", "a", "c")),
    Order("ranksum", ("c", "a", "b")),
    Pairs({("a", "b"): 2, ("a", "c"): 6, ("b", "c"): 3}),
    BestWorst("a", "c", {"b": 2, "c": 6}, {"b": 3}),
)
HALF = (
    Amounts("swing", {"a": 100}),
    Amounts("points", {"a": 50, "b": 30, "c": 10}),
    Order("roc", ("b",)),
    Pairs({("a", "b"): 2}),
    BestWorst("a", "c", {"b": 2}, {}),
    BestWorst("a", "a", {"b": 2, "c": 3}, {"b": 2, "c": 2}),
)


@pytest.mark.parametrize("judgement", WHOLE, ids=lambda each: each.method)
def test_what_is_whole_is_done_and_comes_back_as_it_was(judgement):
    assert is_done(judgement, IDS)
    done, total = progress(judgement, IDS)
    assert done == total > 0
    assert judgement_of(document_of(judgement, IDS), IDS) == judgement


@pytest.mark.parametrize("judgement", HALF, ids=lambda each: each.method)
def test_what_is_half_said_is_kept_and_not_done(judgement):
    assert not is_done(judgement, IDS)
    assert judgement_of(document_of(judgement, IDS), IDS) == judgement


def test_nothing_is_no_progress():
    assert progress(None, IDS) == (0, 3)
    assert not is_done(None, IDS)
    assert not is_done(Amounts("swing", dict.fromkeys(IDS, 0.0)), IDS), "nothing weighs anything"


def test_swings_follow():
    assert swings_of(WHOLE[0], IDS) == {"a": 100, "b": 60, "c": 0}
    roc = swings_of(WHOLE[2], IDS)
    assert roc["b"] == 100
    assert roc["a"] / roc["b"] == pytest.approx((1 / 2 + 1 / 3) / (1 + 1 / 2 + 1 / 3))
    pairs = swings_of(WHOLE[4], IDS)
    assert pairs == pytest.approx({"a": 100, "b": 50, "c": 100 / 6})
    ends = swings_of(WHOLE[5], IDS)
    assert ends == pytest.approx({"a": 100, "b": 50, "c": 100 / 6})


def test_consistency_is_told_of_whole_pairs_and_ends_only():
    assert consistency_of(WHOLE[4], IDS).value == pytest.approx(0, abs=1e-9)
    assert consistency_of(WHOLE[5], IDS).measure == "xi"
    assert consistency_of(HALF[3], IDS) is None
    assert consistency_of(WHOLE[0], IDS) is None
    clash = consistency_of(Pairs({("a", "b"): 9, ("b", "c"): 9, ("a", "c"): 1 / 9}), IDS)
    assert clash.is_doubtful
    assert len(clash.worst) == 3


def test_what_best_and_worst_asks():
    assert asked_of(BestWorst(), IDS) == ()
    assert asked_of(BestWorst("a", "c"), IDS) == (("b", "over_others"), ("c", "over_others"), ("b", "over_worst"))
    assert progress(BestWorst("a", ""), IDS) == (1, 5)
    assert progress(BestWorst("a", "c", {"b": 2}), IDS) == (3, 5)


def test_pairs_and_ways():
    assert pairs_of(IDS) == (("a", "b"), ("a", "c"), ("b", "c"))
    assert [way_of(method) for method in ("roc", "ranksum", "swing")] == ["order", "order", "swing"]


@pytest.mark.parametrize(
    "document",
    [
        None, [], {"method": "magic"}, {"method": "swing", "swings": {"x": 3}}, {"method": "swing", "swings": [1]},
        {"method": "roc", "order": ["x"]}, {"method": "roc"}, {"method": "pairwise", "ids": ["x"], "matrix": [[1]]},
        {"method": "pairwise", "ids": "ab", "matrix": []}, {"method": "bestworst", "best": "x", "worst": "a"},
        {"method": "bestworst"},
    ],
    ids=str,
)  # fmt: skip
def test_what_is_about_something_else_is_passed_over(document):
    assert judgement_of(document, IDS) is None


def test_what_still_fits_a_changed_framework_is_kept():
    kept = document_of(Pairs({("a", "b"): 2, ("a", "c"): 6, ("b", "c"): 3}), IDS)
    assert judgement_of(kept, ("a", "c", "d")) == Pairs({("a", "c"): 6})
    assert judgement_of({"method": "pairwise", "ids": ["a", "b"], "matrix": [[1, "x"]]}, IDS) == Pairs({})
    assert judgement_of({"method": "swing", "swings": {"a": 100, "gone": 5}}, IDS) == Amounts("swing", {"a": 100})
