"""Surroundings: what a place borrows from its neighbours, and hears of the places that it lies in.

Fronts run between places: what nobody has told of for long is most likely held by whoever holds
what is near. Each place is first worked out alone, then once more against a background of its
neighbours' first pictures (one pass of a mean field). What is said of the whole of a larger place
reaches those in it as the word of one more source, that weighs half.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sitrep.model import Place
from sitrep.weighing.control.chain import scaled
from sitrep.weighing.control.course import Course, Heard, course, even
from sitrep.weighing.control.geography import Atlas, lies_in
from sitrep.weighing.control.moves import Move
from sitrep.weighing.control.observations import REPEAT_DAYS
from sitrep.weighing.control.passages import State
from sitrep.weighing.control.unrest import stays_a_day

NEAR_KM = 10.0  # who holds a place says little of one a morning's walk away
HALF_KM = 4.0  # a neighbour counts half as much for each
NEIGHBOURS = 5  # the nearest; more tell little more
EVEN = 0.5  # what an even spread counts beside them, where one next door counts 1
REACHES = 0.5  # what a word of the whole weighs for a part of it


@dataclass(frozen=True, slots=True)
class Known:
    """A place, its moves in order of time, and its course."""

    place: Place
    moves: tuple[Move, ...]
    course: Course


def known_places(moves_by_place: Collection[tuple[Place, Sequence[Move]]]) -> list[Known]:
    """Each place that has a word of its own, by the moves of all, in the order given."""
    places = {place.id: place for place, moves in moves_by_place if moves}
    own = {place.id: tuple(moves) for place, moves in moves_by_place if moves}
    atlas = Atlas(places.values())
    moves_of = _with_words_of_the_whole(places, own, atlas)
    heard = {key: Heard.of(moves) for key, moves in moves_of.items()}
    stays = stays_a_day(own.values())
    alone = {key: course(one, stays, even) for key, one in heard.items()}
    found = []
    for key, place in places.items():
        near = _Neighbourhood.of(place, atlas, alone, stays)
        among = course(heard[key], stays, near.background) if near.near else alone[key]
        found.append(Known(place, moves_of[key], among))
    return found


def _with_words_of_the_whole(
    places: Mapping[str, Place], own: Mapping[str, tuple[Move, ...]], atlas: Atlas
) -> dict[str, tuple[Move, ...]]:
    """Each place's moves, with those of the places that it lies in."""
    heard = {key: list(moves) for key, moves in own.items()}
    for key, area in places.items():
        parts = list(atlas.inside(area))
        if parts:
            words = list(_words_of_the_whole(own[key], key))
            for part in parts:
                heard[part.id] += words
    return {key: tuple(sorted(moves, key=lambda move: move.order)) for key, moves in heard.items()}


def _words_of_the_whole(moves: Iterable[Move], area: str) -> Iterator[Move]:
    """What is said of who holds, took or left an area, without what only repeats it."""
    said: dict[tuple[object, ...], Move] = {}
    for move in moves:
        content = move.fact.status, move.fact.side, move.fact.from_side
        last = said.get(content)
        if move.presses or (last and last.weight >= move.weight and (move.day - last.day).days < REPEAT_DAYS):
            continue
        said[content] = move
        yield replace(move, weight=REACHES * move.weight, source=f"of {area}", own=False)


@dataclass(frozen=True, slots=True)
class _Neighbourhood:
    """The courses of a place's neighbours, worked out alone, with how much each counts."""

    near: tuple[tuple[float, Course], ...]
    stays: float

    @classmethod
    def of(cls, place: Place, atlas: Atlas, alone: Mapping[str, Course], stays: float) -> _Neighbourhood:
        """The nearest, leaving out what lies in the place, and what it lies in."""
        found = sorted(
            (gap, other.id)
            for gap, other in atlas.near(place, NEAR_KM)
            if not lies_in(other, place, gap) and not lies_in(place, other, gap)
        )
        return cls(tuple((0.5 ** (gap / HALF_KM), alone[key]) for gap, key in found[:NEIGHBOURS]), stays)

    def background(self, day: date, states: Sequence[State]) -> list[float]:
        """The chances of the place's states on a day, if nothing were said of it."""
        shares = dict.fromkeys(states, EVEN / len(states))
        for weight, neighbour in self.near:
            known = neighbour.last(day)
            if known is not None:
                age, chances = known
                for state, chance in chances:
                    shares[state if state in shares else None] += weight * self.stays**age * chance
        return scaled(list(shares.values()))
