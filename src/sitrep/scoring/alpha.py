"""Krippendorff's alpha: agreement beyond chance, for any number of coders and with values missing.

    alpha = 1 - Do / De

Do is the mean difference between two values that coders gave to one unit, De that between any two values
of all units together. A unit of m values counts with weight m, by 1 / (m - 1) for each pair in it; one of
fewer than two values is left out. 1 is perfect agreement, 0 what chance gives, below 0 worse than chance.

Krippendorff, K. (2011), Computing Krippendorff's Alpha-Reliability, University of Pennsylvania
(https://repository.upenn.edu/asc_papers/43): the formula, and the differences of each level of measurement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import permutations
from typing import TypeVar

Value = TypeVar("Value", bound=Hashable)


def alpha(
    units: Iterable[Sequence[Value | None]], difference: Callable[[Value, Value], float]
) -> float | None:
    """Alpha over units, each the values that coders gave it (None: not coded by one).

    None where it says nothing: no unit has two values, or all values are the same.
    """
    given = [[value for value in unit if value is not None] for unit in units]
    pairable = [values for values in given if len(values) > 1]
    totals = Counter(value for values in pairable for value in values)
    count = totals.total()
    expected = sum(n * m * difference(a, b) for a, n in totals.items() for b, m in totals.items())
    if not expected:
        return None
    observed = sum(_within(values, difference) for values in pairable)
    return 1 - (count - 1) * observed / expected


def nominal(one: object, other: object) -> float:
    """The difference of categories: they are the same or they are not."""
    return float(one != other)


def interval(one: float, other: float) -> float:
    """The difference of numbers on a scale whose steps are alike."""
    return float((one - other) ** 2)


def ratio(one: float, other: float) -> float:
    """The difference of amounts, by their proportion: 5 to 6 is more than 50 to 51."""
    return ((one - other) / (one + other)) ** 2 if one != other else 0.0


def _within(values: Sequence[Value], difference: Callable[[Value, Value], float]) -> float:
    """The differences inside a unit, over all its ordered pairs."""
    return sum(difference(a, b) for a, b in permutations(values, 2)) / (len(values) - 1)
