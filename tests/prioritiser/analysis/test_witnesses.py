"""Two published libraries as witnesses: the same matrix and weights must give the same values and order."""

from __future__ import annotations

import warnings

import numpy as np
import pytest
from pymcdm.helpers import rankdata
from pymcdm.methods import WSM
from skcriteria import mkdm
from skcriteria.agg.simple import WeightedSumModel

from prioritiser.analysis.ranking import competition_ranks
from prioritiser.analysis.value import values_of


def table(seed: int, cases: int, criteria: int) -> tuple[np.ndarray, np.ndarray]:
    chance = np.random.Generator(np.random.PCG64(seed))
    return chance.integers(0, 501, (cases, criteria)) / 5, chance.dirichlet(np.ones(criteria))


def as_it_is(column: np.ndarray, cost: bool = False) -> np.ndarray:
    assert not cost
    return column


@pytest.mark.parametrize("seed", range(20))
def test_pymcdm_finds_the_same_values_and_ranks(seed: int) -> None:
    panel, weights = table(seed, 40, 15)
    ours = values_of(panel, weights, np.zeros_like(panel)).value
    theirs = WSM(normalization_function=as_it_is)(panel, weights, np.ones(len(weights)))
    assert ours == pytest.approx(theirs, abs=1e-9)
    assert competition_ranks(ours)[0].tolist() == rankdata(theirs, reverse=True).astype(int).tolist()


@pytest.mark.parametrize("seed", range(20))
def test_scikit_criteria_finds_the_same_values_and_ranks(seed: int) -> None:
    panel, weights = table(seed, 40, 15)
    ours = values_of(panel, weights, np.zeros_like(panel)).value
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = WeightedSumModel().evaluate(mkdm(panel, [max] * len(weights), weights=weights))
    assert ours == pytest.approx(np.asarray(found.e_.score), abs=1e-9)
    assert competition_ranks(ours)[0].tolist() == found.rank_.tolist()
