"""Claims to learn from, and their marks as a matrix."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from bench.logistic import Matrix


@dataclass(frozen=True, slots=True)
class Example:
    """A claim of a report: its marks, and whether it was read right.

    `familiar` ones are of a report that rules were written from.
    """

    report: str
    marks: frozenset[str]
    right: bool
    familiar: bool


def matrix(examples: Sequence[Example], marks: Sequence[str]) -> Matrix:
    """One row an example: 1 for the base, whether it is familiar, then whether it bears each mark."""
    return np.array(
        [[1.0, float(e.familiar), *(float(m in e.marks) for m in marks)] for e in examples], dtype=float
    )
