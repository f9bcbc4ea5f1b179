"""Known: everything that is known of each place, by its own words and by its surroundings."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
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


@dataclass(frozen=True, slots=True)
class Known:
    """A place, all words of it in order of time, and its course.

    `key` stands for all that these come from; `memo` keeps what is worked out from them.
    """

    place: Place
    moves: tuple[Move, ...]
    course: Course
    key: Hashable
    memo: Memo

    @property
    def begins(self) -> date | None:
        """The day of the first word of the whole of this very place: from then on it has a picture."""
        return next((move.day for move in self.moves if move.is_own), None)


@dataclass(frozen=True, slots=True)
class _Told:
    """The words of a place; `key` stands for all that they come from."""

    key: Hashable
    place: Place
    moves: tuple[Move, ...]


def known_places(weighed: Iterable[WeighedClaim], memo: Memo | None = None) -> list[Known]:
    """Each place that a control claim is about, by id; `memo` keeps what does not change."""
    memo = memo or Memo()
    own = {one.place.id: one for one in _own_words(weighed, memo) if one.moves}
    places = tuple(one.place for one in own.values())
    geography = memo.recall("geography", places, partial(Geography.of, places))
    stays = stays_a_day(memo.recall("tally", one.key, partial(tally, one.moves)) for one in own.values())
    told = {
        key: _with_words_of_the_whole(one, [own[area] for area in geography.areas[key]], memo)
        for key, one in own.items()
    }
    heard = {key: memo.recall("heard", one.key, partial(Heard.of, one.moves)) for key, one in told.items()}
    alone = {
        key: memo.recall("alone", (one.key, stays), partial(course, heard[key], stays, even))
        for key, one in told.items()
    }
    found = []
    for key, one in told.items():
        near = geography.neighbours[key]
        lent = Surroundings([(other.counts, alone[other.place]) for other in near], stays)
        all_of = one.key, stays, tuple((other.counts, told[other.place].key) for other in near)
        among = alone[key]
        if near:
            among = memo.recall("among", all_of, partial(course, heard[key], stays, lent.background))
        found.append(Known(one.place, one.moves, among, all_of, memo))
    return found


def _own_words(weighed: Iterable[WeighedClaim], memo: Memo) -> Iterable[_Told]:
    for place, claims in by_place(weighed):
        key = place, tuple((one.id, one.weight, one.bearing, one.origin.key) for one in claims)
        yield _Told(key, place, memo.recall("moves", key, partial(moves, claims)))


def _with_words_of_the_whole(own: _Told, areas: Sequence[_Told], memo: Memo) -> _Told:
    """The words of a place with those of the places that it lies in."""
    if not areas:
        return own
    reaching = [
        memo.recall("words of the whole", area.key, partial(words_of_the_whole, area.moves, area.place.id))
        for area in areas
    ]
    key = own.key, tuple(area.key for area in areas)
    return _Told(key, own.place, memo.recall("words", key, partial(in_order, own.moves, *reaching)))
