"""Logistic regression with a lasso penalty, which leaves out the marks that tell little."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

_STEPS, _SWEEPS, _CLOSE = 20, 100, 1e-3
_FLAT = 1e-6  # keeps a mark that every example bears from dividing by nothing


def fit(inputs: Matrix, right: Matrix, lasso: float, free: int) -> Matrix:
    """The weights of the columns of `inputs` that make `right` likeliest.

    The penalty is `lasso` times the absolute weights; the first `free` columns bear none. Newton's steps,
    each solved coordinate by coordinate, as in Friedman, Hastie and Tibshirani, "Regularization Paths for
    Generalized Linear Models via Coordinate Descent" (2010), 3.
    """
    penalty = np.full(inputs.shape[1], lasso)
    penalty[:free] = 0
    weights = np.zeros(inputs.shape[1])
    for _ in range(_STEPS):
        expected = chances(inputs, weights)
        curve = (inputs.T * (expected * (1 - expected))) @ inputs
        slope = inputs.T @ (right - expected)
        found = _step(weights, slope, curve, penalty)
        moved = float(np.abs(found - weights).max())
        weights = found
        if moved < _CLOSE:
            break
    return weights


def _step(weights: Matrix, slope: Matrix, curve: Matrix, penalty: Matrix) -> Matrix:
    """The weights that are best where the loss has this slope and curve at `weights`."""
    found, slope = weights.copy(), slope.copy()
    own = np.diag(curve) + _FLAT
    for _ in range(_SWEEPS):
        # Only a weight that stands or pulls harder than its penalty can move.
        moving = np.flatnonzero((found != 0) | (np.abs(slope) > penalty))
        largest = 0.0
        for j in moving:
            pull = slope[j] + own[j] * found[j]
            new = np.sign(pull) * max(abs(pull) - penalty[j], 0.0) / own[j]
            change = new - found[j]
            if change:
                found[j] = new
                slope -= curve[:, j] * change
                largest = max(largest, abs(change))
        if largest < _CLOSE:
            break
    return found


def chances(inputs: Matrix, weights: Matrix) -> Matrix:
    """The probability that each row is right."""
    return np.asarray(1 / (1 + np.exp(-np.clip(inputs @ weights, -30, 30))))
