"""Control: who holds each place, day by day, and how a picture fades that nobody renews."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby, pairwise

from sitrep.model import Holding, Place, Standing
from sitrep.weighing.ground import FADES_AFTER_DAYS, Ground
from sitrep.weighing.moves import Move, moves
from sitrep.weighing.weighed import WeighedClaim

HALF_LIFE_DAYS = FADES_AFTER_DAYS / 2  # so that what fades has lost three quarters of its force by then


@dataclass(frozen=True, slots=True)
class Chapter:
    """A picture of a place that began on a day, and the last day that any word about it speaks of."""

    holding: Holding
    until: date

    @property
    def fades_on(self) -> date:
        """The first day on which it is too old."""
        return self.until + timedelta(days=FADES_AFTER_DAYS + 1)

    def on(self, day: date) -> Holding:
        """The picture as it stands on a later day, with no further word about the place.

        What it says beyond an even chance halves every HALF_LIFE_DAYS.
        """
        age = max(0, (day - self.until).days)
        even = 0.0 if self.holding.side is None else 0.5
        chance = even + (self.holding.probability - even) * 0.5 ** (age / HALF_LIFE_DAYS)
        standing: Standing = "unknown" if day >= self.fades_on else self.holding.standing
        return replace(self.holding, on=day, age_days=age, probability=chance, standing=standing)


def history(weighed: Iterable[WeighedClaim], last_day: date) -> tuple[Holding, ...]:
    """A Holding for each place and day, up to `last_day`, on which its picture changes; by place, day."""
    return tuple(
        holding
        for place, found in moves(weighed)
        for holding in _holdings(_chapters(place, found, last_day), last_day)
    )


def holdings(weighed: Iterable[WeighedClaim], on: date) -> tuple[Holding, ...]:
    """The picture of each place on a day, by place."""
    books = (_chapters(place, found, on) for place, found in moves(weighed))
    return tuple(chapters[-1].on(on) for chapters in books if chapters)


def _holdings(chapters: Sequence[Chapter], last_day: date) -> Iterator[Holding]:
    """Each chapter's picture, and that of the day when it grew too old, if it did before the next."""
    ends = [following.holding.on for _, following in pairwise(chapters)] + [last_day + timedelta(days=1)]
    for chapter, end in zip(chapters, ends, strict=False):
        yield chapter.holding
        if chapter.holding.standing != "unknown" and chapter.fades_on < end:
            yield chapter.on(chapter.fades_on)


def _chapters(place: Place, found: Iterable[Move], last_day: date) -> list[Chapter]:
    chapters: list[Chapter] = []
    ground = Ground(place)
    for day, group in groupby(found, key=lambda move: move.day):
        if day > last_day:
            break
        todays = list(group)
        last = chapters[-1] if chapters and day < chapters[-1].fades_on else None
        if last is None:
            ground = Ground(place)
        ground.advance(todays)
        now = ground.holding(day)
        until = max(move.until for move in todays)
        if last is None:
            chapters.append(Chapter(now, until))
        elif _picture(now) == _picture(last.holding):
            chapters[-1] = Chapter(last.holding, max(until, last.until))
        else:
            chapters.append(Chapter(now, max(until, last.until)))
    return chapters


def _picture(holding: Holding) -> tuple[object, ...]:
    return holding.side, holding.standing, holding.claims_for, holding.claims_against
