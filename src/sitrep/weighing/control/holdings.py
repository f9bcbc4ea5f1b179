"""Holdings: the picture of each place on a day, and on each day on which it changes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from itertools import groupby

from sitrep.model import Holding
from sitrep.weighing.control.ground import Ground
from sitrep.weighing.control.known import Known


def history(known: Iterable[Known], last_day: date) -> tuple[Holding, ...]:
    """A Holding for each place and day, up to `last_day`, on which its picture changes; by place, day."""
    return tuple(
        holding
        for one in known
        for holding in one.memo.recall("history", one, partial(_changes, one))
        if holding.on <= last_day
    )


def holdings(known: Iterable[Known], on: date) -> tuple[Holding, ...]:
    """The picture of each place on a day, by place; none of a place that no word has yet been of."""
    return tuple(_picture(one, on) for one in known if one.begins is not None and one.begins <= on)


def _picture(known: Known, on: date) -> Holding:
    words = bisect_right(known.moves, on, key=lambda move: move.day)
    ground = known.memo.recall("ground", (known, words), partial(_ground, known, words))
    return ground.holding(on, known.course.on(on))


def _ground(known: Known, words: int) -> Ground:
    """A place after so many words about it."""
    ground = Ground(known.place, known.moves)
    for day, todays in groupby(known.moves[:words], key=lambda move: move.day):
        ground.advance(day, list(todays), known.course.on(day))
    return ground


def _changes(known: Known) -> tuple[Holding, ...]:
    """The picture of each day on which it differs from the one before, but for words of the whole."""
    reached = {move.by.id for move in known.moves if move.reached}
    found: list[Holding] = []
    last: tuple[object, ...] = ()
    for holding in _pictures(known):
        claims = (holding.claims_for, holding.claims_against)
        own = [tuple(claim for claim in some if claim not in reached) for some in claims]
        picture = holding.side, holding.standing, *own
        if picture != last:
            found.append(holding)
        last = picture
    return tuple(found)


def _pictures(known: Known) -> Iterator[Holding]:
    """The picture on each day of a word about the place, and on each when silence may change it."""
    begins = known.begins
    if begins is None:
        return
    ground, course = Ground(known.place, known.moves), known.course
    by_day = [(day, list(todays)) for day, todays in groupby(known.moves, key=lambda move: move.day)]
    next_days = [day for day, _ in by_day[1:]] + [date.max]
    for (day, todays), next_day in zip(by_day, next_days, strict=True):
        ground.advance(day, todays, course.on(day))
        if day >= begins:
            for on in (day, *(turn for turn in ground.turns(next_day) if turn > day)):
                yield ground.holding(on, course.on(on))
