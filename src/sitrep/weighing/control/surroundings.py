"""Surroundings: what a place borrows from its neighbours, and hears of the places that it lies in.

Fronts run between places: what nobody has told of for long is most likely held by whoever holds
what is near. Each place is first worked out alone, then once more against a background of its
neighbours' first pictures (one pass of a mean field). What is said of the whole of a larger place
reaches those in it as the word of one more source, that weighs half.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sitrep.weighing.control.chain import scaled
from sitrep.weighing.control.course import Course
from sitrep.weighing.control.moves import Move
from sitrep.weighing.control.observations import REPEAT_DAYS
from sitrep.weighing.control.passages import State

EVEN = 0.25  # what an even spread counts beside them, where one next door counts 1
REACHES = 0.5  # what a word of the whole weighs for a part of it


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The courses of a place's neighbours, and how much each counts; `stays` a day of its age."""

    near: Sequence[tuple[float, Course]]
    stays: float

    def background(self, day: date, states: Sequence[State]) -> list[float]:
        """The chances of the place's states on a day, if nothing were said of it."""
        shares: dict[State, float] = dict.fromkeys(states, EVEN / len(states))
        for counts, neighbour in self.near:
            known = neighbour.last(day)
            if known is not None:
                age, chances = known
                for state, chance in chances:
                    shares[state if state in shares else None] += counts * self.stays**age * chance
        return scaled(list(shares.values()))


def words_of_the_whole(moves: Sequence[Move], area: str) -> tuple[Move, ...]:
    """What is said of who holds, took or left an area, as its parts hear it, without mere repetition."""
    return tuple(
        replace(move, weight=REACHES * move.weight, source=f"of {area}", reached=True)
        for move in _not_repeated(move for move in moves if move.share is None and not move.presses)
    )


def _not_repeated(moves: Iterable[Move]) -> Iterator[Move]:
    said: dict[tuple[str, str | None, str | None], Move] = {}
    for move in moves:
        content = move.fact.status, move.fact.side, move.fact.from_side
        last = said.get(content)
        if not last or last.weight < move.weight or (move.day - last.day).days >= REPEAT_DAYS:
            said[content] = move
            yield move
