"""Known: everything that is known of each place, by its own words and by its surroundings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from sitrep.model import Place
from sitrep.weighing.control.course import Course, Heard, course, even
from sitrep.weighing.control.geography import Geography
from sitrep.weighing.control.moves import Move, by_place, in_order, moves
from sitrep.weighing.control.surroundings import Surroundings, words_of_the_whole
from sitrep.weighing.control.unrest import stays_a_day, tally
from sitrep.weighing.memo import Memo
from sitrep.weighing.weighed import WeighedClaim


@dataclass(frozen=True, slots=True, eq=False)
class Known:
    """A place, all words of it in order of time, and its course.

    Each is like itself alone; `memo` keeps what is worked out from it.
    """

    place: Place
    moves: tuple[Move, ...]
    course: Course
    memo: Memo

    @property
    def begins(self) -> date | None:
        """The day of the first word of the whole of this very place: from then on it has a picture."""
        return next((move.day for move in self.moves if move.is_own), None)


@dataclass(frozen=True, slots=True, eq=False)
class _Told:
    """The words of a place. Each is like itself alone: the same object as before, where they stay."""

    place: Place
    moves: tuple[Move, ...]


def known_places(weighed: Iterable[WeighedClaim], memo: Memo | None = None) -> list[Known]:
    """Each place that a control claim is about, by id; `memo` keeps what does not change."""
    memo = memo or Memo()
    own = {one.place.id: one for one in _own_words(weighed, memo) if one.moves}
    places = tuple(one.place for one in own.values())
    geography = memo.recall("geography", places, partial(Geography.of, places))
    stays = stays_a_day(memo.recall("tally", one, partial(tally, one.moves)) for one in own.values())
    told = {
        key: _with_words_of_the_whole(one, tuple(own[area] for area in geography.areas[key]), memo)
        for key, one in own.items()
    }
    alone = {
        key: memo.recall("alone", (one, stays), partial(_alone, one, stays, memo))
        for key, one in told.items()
    }
    found = []
    for key, one in told.items():
        near = tuple((other.counts, alone[other.place]) for other in geography.neighbours[key])
        of = one, alone[key], near, stays
        found.append(memo.recall("known", of, partial(_known, *of, memo)))
    return found


def _own_words(weighed: Iterable[WeighedClaim], memo: Memo) -> Iterable[_Told]:
    for place, claims in by_place(weighed):
        yield memo.recall("own words", (place, claims), partial(_own, place, claims))


def _own(place: Place, claims: Iterable[WeighedClaim]) -> _Told:
    return _Told(place, moves(claims))


def _with_words_of_the_whole(own: _Told, areas: tuple[_Told, ...], memo: Memo) -> _Told:
    """The words of a place with those of the places that it lies in."""
    return memo.recall("all words", (own, areas), partial(_reached, own, areas, memo)) if areas else own


def _reached(own: _Told, areas: Iterable[_Told], memo: Memo) -> _Told:
    reaching = (
        memo.recall("words of the whole", area, partial(words_of_the_whole, area.moves, area.place.id))
        for area in areas
    )
    return _Told(own.place, in_order(own.moves, *reaching))


def _heard(told: _Told, memo: Memo) -> Heard:
    return memo.recall("heard", told, partial(Heard.of, told.moves))


def _alone(told: _Told, stays: float, memo: Memo) -> Course:
    return course(_heard(told, memo), stays, even)


def _known(
    told: _Told, alone: Course, near: Sequence[tuple[float, Course]], stays: float, memo: Memo
) -> Known:
    among = alone
    if near:
        among = course(_heard(told, memo), stays, Surroundings(near, stays).background)
    return Known(told.place, told.moves, among, memo)
