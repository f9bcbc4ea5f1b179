"""Witness: how much likelier a source's word is where it is true than where it is not.

A source of weight w knows with chance w, and tells straight; else it names any of k sides alike.
So its word that a side holds a place is w + (1 - w) / k likely where that side does, and
(1 - w) / k where not: the one-coin form of the model of Dawid and Skene (1979).
"""

from __future__ import annotations

RELIABLE = 0.95  # the chance that a source of full weight is right: none is certain


def odds(weight: float, sides: int, new: float = 1.0) -> float:
    """The ratio of the two, from 1; `new` (0 to 1) is how much of the word is news."""
    knows = RELIABLE * weight
    return float((1.0 + max(2, sides) * knows / (1.0 - knows)) ** new)
