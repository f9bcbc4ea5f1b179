"""Control: who holds each place, day by day, and how a picture fades that nobody renews."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby, zip_longest

from sitrep.model import Holding
from sitrep.weighing.control.ground import Ground
from sitrep.weighing.control.moves import Move, moves
from sitrep.weighing.control.surroundings import Known, known_places
from sitrep.weighing.weighed import WeighedClaim


def history(weighed: Iterable[WeighedClaim], last_day: date) -> tuple[Holding, ...]:
    """A Holding for each place and day, up to `last_day`, on which its picture changes; by place, day."""
    return tuple(
        holding for known in known_places(moves(weighed)) for holding in _changes(_days(known, last_day))
    )


def holdings(weighed: Iterable[WeighedClaim], on: date) -> tuple[Holding, ...]:
    """The picture of each place on a day, by place; none of a place that no word has yet been of."""
    pictures = (_picture(known, on) for known in known_places(moves(weighed)))
    return tuple(picture for picture in pictures if picture is not None)


def _days(known: Known, last_day: date) -> Iterator[Holding]:
    """The picture on each day of a word about the place, and on each when silence changes it."""
    ground, course = Ground(known.place), known.course
    begun = False
    for day, todays, next_day in _by_day(known.moves, last_day):
        ground.advance(day, todays, course.on(day))
        begun = begun or any(move.own for move in todays)
        if begun:
            turns = (turn for turn in ground.turns() if day < turn < next_day)
            for on in (day, *turns):
                yield ground.holding(on, course.on(on))


def _picture(known: Known, on: date) -> Holding | None:
    ground, course = Ground(known.place), known.course
    begun = False
    for day, todays, _ in _by_day(known.moves, on):
        ground.advance(day, todays, course.on(day))
        begun = begun or any(move.own for move in todays)
    return ground.holding(on, course.on(on)) if begun else None


def _by_day(found: Sequence[Move], last_day: date) -> Iterator[tuple[date, list[Move], date]]:
    """Each day with moves up to the last one, those, and the next day with any, or that after the last."""
    by_day = [
        (day, list(todays)) for day, todays in groupby(found, key=lambda move: move.day) if day <= last_day
    ]
    for (day, todays), following in zip_longest(by_day, by_day[1:]):
        yield day, todays, following[0] if following else last_day + timedelta(days=1)


def _changes(pictures: Iterable[Holding]) -> Iterator[Holding]:
    last: tuple[object, ...] = ()
    for holding in pictures:
        picture = (holding.side, holding.standing, holding.claims_for, holding.claims_against)
        if picture != last:
            yield holding
        last = picture
