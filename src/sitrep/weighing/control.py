"""Control: who holds each place, day by day, and how a picture fades that nobody renews."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import groupby

from sitrep.model import Holding, Place, Standing
from sitrep.weighing.ground import Ground
from sitrep.weighing.moves import Move, moves
from sitrep.weighing.weighed import WeighedClaim

FADES_AFTER_DAYS = 90  # a season: fronts that stood through one offensive may not stand the next
HALF_LIFE_DAYS = 45  # so that what fades has lost three quarters of its force by then


def history(weighed: Iterable[WeighedClaim], until: date) -> tuple[Holding, ...]:
    """A Holding for each place and day, up to `until`, on which its picture changes; by place, day."""
    return tuple(holding for place, found in moves(weighed) for holding in _history_of(place, found, until))


def holdings(weighed: Iterable[WeighedClaim], on: date) -> tuple[Holding, ...]:
    """The picture of each place on a day, by place."""
    last = {holding.place.id: holding for holding in history(weighed, on)}
    return tuple(aged(holding, on) for holding in last.values())


def aged(holding: Holding, on: date) -> Holding:
    """A Holding as it stands on a later day, with no further word about the place.

    What it says beyond an even chance halves every HALF_LIFE_DAYS.
    """
    later = (on - holding.on).days
    age = holding.age_days + later
    even = 0.0 if holding.side is None else 0.5
    probability = even + (holding.probability - even) * 0.5 ** (later / HALF_LIFE_DAYS)
    standing: Standing = "unknown" if age > FADES_AFTER_DAYS else holding.standing
    return replace(holding, on=on, age_days=age, probability=probability, standing=standing)


def _history_of(place: Place, found: Sequence[Move], until: date) -> Iterator[Holding]:
    ground = Ground(place)
    last: Holding | None = None
    for day, todays in groupby(found, key=lambda move: move.day):
        if day > until:
            break
        if last is not None and (day - last.on).days > FADES_AFTER_DAYS:
            yield from _faded(last, day)
            ground = Ground(place)
        ground.advance(list(todays))
        now = ground.holding(day)
        if last is None or _picture(now) != _picture(last):
            yield now
            last = now
    yield from _faded(last, until + timedelta(days=1))


def _faded(last: Holding | None, before: date) -> Iterator[Holding]:
    """The day on which a picture grows too old, if nothing is weighed `before` it does."""
    if last is not None and last.standing != "unknown":
        fades_on = last.on + timedelta(days=FADES_AFTER_DAYS + 1)
        if fades_on < before:
            yield aged(last, fades_on)


def _picture(holding: Holding) -> tuple[object, ...]:
    return holding.side, holding.standing, holding.claims_for, holding.claims_against
