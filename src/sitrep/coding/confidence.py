"""How sure a reading is: how often readings that bear the same marks turned out right."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

BASE = "base"


@dataclass(frozen=True, slots=True)
class Confidence:
    """A logistic model over the marks of a claim. `weights` are by kind of fact, then by mark.

    A kind's `base` weight counts for each of its claims; a mark without a weight counts nothing.
    `bench/confidence` fits the weights to reports coded by hand.
    """

    weights: Mapping[str, Mapping[str, float]]

    def of(self, kind: str, marks: Iterable[str]) -> float:
        """The probability (0 to 1, two digits) that a claim of `kind` with these marks is read right."""
        weights = self.weights[kind]
        total = weights[BASE] + sum(weights.get(mark, 0.0) for mark in sorted(marks))
        return round(1 / (1 + math.exp(-total)), 2)
