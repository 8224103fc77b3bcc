"""Value, rank and contributions against pymcdm and scikit-criteria, which give a value and a rank and nothing else."""

from __future__ import annotations

import warnings

import numpy as np
from pymcdm.helpers import rankdata
from pymcdm.methods import WSM
from skcriteria import mkdm
from skcriteria.agg.simple import WeightedSumModel

from prioritiser.analysis.ranking import competition_ranks
from prioritiser.analysis.value import values_of
from tests.benchmarks.timing import in_words, side_by_side

SIZES = ((30, 15, 300), (1_000, 20, 60), (10_000, 20, 15))
TARGETS_MS = {(30, 15): 0.1, (1_000, 20): 0.3, (10_000, 20): 5.0}


def main() -> None:
    print("Value, contributions and rank (pymcdm and scikit-criteria: value and rank)")
    print(
        f"{'size':>12}  {'ours':>9}  {'target':>8}  {'pymcdm':>9}  {'ratio':>6}  {'scikit-criteria':>15}  {'ratio':>6}"
    )
    for cases, criteria, rounds in SIZES:
        found = measure(cases, criteria, rounds)
        ours, other, third = found["ours"], found["pymcdm"], found["skcriteria"]
        print(
            f"{cases:>6,} x {criteria:<3}  {in_words(ours):>9}  {TARGETS_MS[cases, criteria]:>5} ms  "
            f"{in_words(other):>9}  {other / ours:>6.1f}  {in_words(third):>15}  {third / ours:>6.1f}"
        )


def measure(cases: int, criteria: int, rounds: int) -> dict[str, float]:
    chance = np.random.Generator(np.random.PCG64(1))
    panel = chance.uniform(0, 100, (cases, criteria))
    neutral = np.zeros_like(panel)
    weights = chance.dirichlet(np.ones(criteria))
    types = np.ones(criteria)
    names = [f"C{at}" for at in range(criteria)]

    def ours() -> object:
        return competition_ranks(values_of(panel, weights, neutral).value)

    def pymcdm() -> object:
        return rankdata(WSM()(panel, weights, types), reverse=True)

    def skcriteria() -> object:
        table = mkdm(panel, [max] * criteria, weights=weights, criteria=names)
        return WeightedSumModel().evaluate(table).rank_

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return side_by_side({"ours": ours, "pymcdm": pymcdm, "skcriteria": skcriteria}, rounds=rounds)
