"""Logistic regression with a ridge penalty, fitted by Newton's method."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]

_STEPS, _CLOSE = 50, 1e-8


@dataclass(frozen=True, slots=True)
class Example:
    """A claim of a report: its marks, and whether it was read right."""

    report: str
    marks: frozenset[str]
    right: bool


def fit(examples: Sequence[Example], marks: Sequence[str], ridge: float) -> Matrix:
    """Weights for the base and each of `marks`: those that make the examples likeliest.

    The penalty is ridge/2 times the squared weights; the base bears none. Newton's steps as in Hastie,
    Tibshirani and Friedman, "The Elements of Statistical Learning", 4.4.1.
    """
    inputs, right = matrix(examples, marks), np.array([float(e.right) for e in examples])
    penalty = np.full(inputs.shape[1], ridge)
    penalty[0] = 1e-6
    weights = np.zeros(inputs.shape[1])
    for _ in range(_STEPS):
        expected = chances(inputs, weights)
        slope = inputs.T @ (right - expected) - penalty * weights
        curve = (inputs.T * (expected * (1 - expected))) @ inputs + np.diag(penalty)
        step = np.linalg.solve(curve, slope)
        weights = weights + step
        if np.abs(step).max() < _CLOSE:
            break
    return np.asarray(weights)


def matrix(examples: Sequence[Example], marks: Sequence[str]) -> Matrix:
    """One row an example: 1 for the base, then whether it bears each mark."""
    return np.array([[1.0, *(float(m in e.marks) for m in marks)] for e in examples])


def chances(inputs: Matrix, weights: Matrix) -> Matrix:
    """The probability that each row is right."""
    return np.asarray(1 / (1 + np.exp(-np.clip(inputs @ weights, -30, 30))))
