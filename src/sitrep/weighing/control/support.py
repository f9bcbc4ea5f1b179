"""Support: how much the independent sources of some words weigh together."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from math import prod

from sitrep.weighing.control.moves import Move, in_order

ENOUGH = 0.75  # more than one source of unknown leaning, less than two of them


def weight_of(moves: Iterable[Move], on: date | None = None, half_life: float = 1.0) -> float:
    """Independent sources' weights as chances joined: 1 - (1 - a)(1 - b)..., from 0 to 1.

    A source counts once, by its weightiest word. Given a day, a word weighs half as much for each
    `half_life` days since the last day that it spoke of.
    """
    weights: dict[str, float] = {}
    for move in moves:
        age = (on - move.until).days if on else 0
        weight = move.weight * 0.5 ** (max(0, age) / half_life)
        weights[move.source] = max(weights.get(move.source, 0.0), weight)
    return 1.0 - prod(1.0 - weight for weight in sorted(weights.values()))


def is_disinterested(moves: Iterable[Move]) -> bool:
    """Whether anyone says so whose side does not gain by it."""
    return any(move.by.bearing != "for its own side" for move in moves)


def claims_of(moves: Iterable[Move]) -> tuple[str, ...]:
    """The claims' ids, each once, in order of time."""
    return tuple(dict.fromkeys(move.by.id for move in in_order(moves)))
