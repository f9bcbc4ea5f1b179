"""Support: the claims that speak for one thing, and how much independent sources weigh together."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from math import prod

from sitrep.weighing.moves import Move

RELIABLE = 0.9  # the chance that a source of full weight is right: none is certain


class Support:
    """A growing set of moves. Each source counts once, by its weightiest claim."""

    def __init__(self, moves: Iterable[Move] = ()) -> None:
        self._moves: dict[str, Move] = {}  # by claim, each on the first day that it is said of
        self._weights: dict[str, float] = {}
        self.add(moves)

    def __bool__(self) -> bool:
        return bool(self._moves)

    def add(self, moves: Iterable[Move]) -> None:
        """Take in more claims."""
        for move in moves:
            source = move.by.origin.key
            self._moves.setdefault(move.by.id, move)
            self._weights[source] = max(self._weights.get(source, 0.0), move.by.weight)

    def join(self, other: Support) -> None:
        """Take in all that speaks for another thing."""
        self.add(other._moves.values())

    def with_(self, *others: Support) -> Support:
        """This support and others as one."""
        return Support(move for support in (self, *others) for move in support._moves.values())

    def where(self, test: Callable[[Move], bool]) -> Support:
        """The part of it that passes a test."""
        return Support(move for move in self._moves.values() if test(move))

    @property
    def weight(self) -> float:
        """Its sources' weights as chances joined: 1 - (1 - a)(1 - b)..., from 0 to 1."""
        return 1.0 - prod(1.0 - weight for weight in sorted(self._weights.values()))

    @property
    def strength(self) -> float:
        """The chance that any of its sources is right, where the best is RELIABLE."""
        return 1.0 - prod(1.0 - RELIABLE * weight for weight in sorted(self._weights.values()))

    @property
    def is_disinterested(self) -> bool:
        """Whether anyone says so whose side does not gain by it."""
        return any(move.by.bearing != "for its own side" for move in self._moves.values())

    @property
    def first_day(self) -> date | None:
        """The first day from which any of it counts."""
        return min((move.day for move in self._moves.values()), default=None)

    @property
    def losers(self) -> list[str]:
        """The sides that it says had the place before, in order of time."""
        return [move.fact.from_side for move in sorted_moves(self._moves.values()) if move.fact.from_side]

    @property
    def claims(self) -> tuple[str, ...]:
        """The claims' ids, in order of time."""
        return tuple(move.by.id for move in sorted_moves(self._moves.values()))


def sorted_moves(moves: Iterable[Move]) -> list[Move]:
    """Moves in order of time."""
    return sorted(moves, key=lambda move: move.order)
