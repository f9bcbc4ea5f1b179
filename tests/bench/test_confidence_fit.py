from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bench.confidence.examples import Example, matrix
from bench.logistic import Matrix, chances, fit


def loss(inputs: Matrix, right: Matrix, weights: Matrix, lasso: float) -> float:
    """What the fit makes least: the negative log likelihood and the penalty of all but the base."""
    given = np.clip(chances(inputs, weights), 1e-12, 1 - 1e-12)
    likely = right * np.log(given) + (1 - right) * np.log(1 - given)
    return float(-likely.sum() + lasso * np.abs(weights[1:]).sum())


@given(st.integers(0, 50), st.sampled_from([0.5, 2.0, 8.0]))
def test_no_step_away_from_the_fit_is_better(seed: int, lasso: float) -> None:
    draw = np.random.default_rng(seed)
    inputs = np.column_stack([np.ones(60), draw.integers(0, 2, (60, 5))]).astype(float)
    right = draw.integers(0, 2, 60).astype(float)
    weights = fit(inputs, right, lasso, 1)
    least = loss(inputs, right, weights, lasso)
    for column in range(inputs.shape[1]):
        for step in (-0.05, 0.05):
            moved = weights.copy()
            moved[column] += step
            assert loss(inputs, right, moved, lasso) >= least - 1e-3


@pytest.mark.parametrize(("lasso", "telling"), [(1.0, True), (1000.0, False)])
def test_penalty_leaves_out_marks_that_tell_too_little(lasso: float, telling: bool) -> None:
    examples = [Example(f"r{i}", frozenset({"own"} if i % 2 else {}), i % 2 == 1, False) for i in range(40)]
    inputs = matrix(examples, ["own"])
    weights = fit(inputs, np.array([float(e.right) for e in examples]), lasso, 2)
    assert (weights[2] > 0.5) == telling
    assert chances(inputs, weights).mean() == pytest.approx(0.5, abs=0.05)
