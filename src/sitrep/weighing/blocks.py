"""Blocks: which tellings are worth a comparison, so that not every one meets every other.

Two tellings meet on a day that both may be of, where a place of the one is within reach of one of
the other's; besides, in two prints of one story. Blocking loses nothing: others cannot be one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from itertools import chain, combinations

from sitrep.model import Place
from sitrep.weighing.connected import connected
from sitrep.weighing.folding import fold
from sitrep.weighing.likeness import WIDEST_KM, likeness
from sitrep.weighing.memo import Memo
from sitrep.weighing.tellings import Telling, kilometres

Pair = tuple[str, str]  # two claims' ids, the lesser first

_KM_PER_DEGREE = 110.5  # of latitude, where it is least


@dataclass(frozen=True, slots=True, eq=False)
class Clump:
    """Tellings, by id, that are connected by pairs that may be one incident; the scores of these pairs."""

    members: Sequence[str]
    scores: Mapping[Pair, float]


def clumps(tellings: Iterable[Telling], memo: Memo) -> Iterator[Clump]:
    """Each pair of tellings that may be one incident, in the clump of its block."""
    for day, block in _by_day(tellings):
        key = day, tuple(one.key for one in block)
        yield from memo.recall("pairs of a day", key, partial(_clumps, block, day))
    for block in _by_story(tellings):
        keys = tuple(one.key for one in block)
        yield from memo.recall("pairs of a story", keys, partial(_clumps, block))


def _clumps(block: Sequence[Telling], day: date | None = None) -> tuple[Clump, ...]:
    scores = _scores(block, day)
    return tuple(
        Clump(sorted(set(chain.from_iterable(pairs))), {pair: scores[pair] for pair in pairs})
        for pairs in connected(scores, lambda pair: pair)
    )


def _scores(block: Sequence[Telling], day: date | None = None) -> dict[Pair, float]:
    """The pairs of a block that do not conflict; of those that meet on more days, on the first alone."""
    scores = {}
    for one, other in _near_pairs(block) if day else combinations(block, 2):
        if day and one.days and other.days and day != max(one.days[0], other.days[0]):
            continue
        like = likeness(one, other)
        if like:
            scores[(one.id, other.id) if one.id < other.id else (other.id, one.id)] = like.score
    return scores


def _by_day(tellings: Iterable[Telling]) -> Iterator[tuple[date, list[Telling]]]:
    """The tellings that may be of each day, by day."""
    days: dict[date, list[Telling]] = defaultdict(list)
    for one in tellings:
        if one.days is not None:
            first, last = one.days
            for offset in range((last - first).days + 1):
                days[first + timedelta(days=offset)].append(one)
    return iter(sorted(days.items()))


def _by_story(tellings: Iterable[Telling]) -> Iterator[list[Telling]]:
    """The tellings of each story with two or more prints, by what they say."""
    stories: dict[Hashable, list[Telling]] = defaultdict(list)
    for one in tellings:
        if len(one.by.story) > 1:
            stories[one.by.story, one.sentence].append(one)
    return (block for block in stories.values() if len(block) > 1)


# Places ------------------------------------------------------------------------------


def _near_pairs(block: Sequence[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Pairs of a block with places that are one, or within reach of each other; none twice."""
    at: dict[str, dict[str, Telling]] = defaultdict(dict)  # by place, by id
    named: dict[str, dict[str, Telling]] = defaultdict(dict)
    places: dict[str, Place] = {}
    for one in block:
        for where in one.places:
            if where.place:
                at[where.place.id][one.id] = one
                places[where.place.id] = where.place
            if where.name:
                named[fold(where.name)][one.id] = one
    pairs: dict[Pair, tuple[Telling, Telling]] = {}
    for group in (*at.values(), *_with_unresolved(named)):
        pairs.update(_pairs(combinations(group.values(), 2)))
    for a, b in _within_reach(places):
        pairs.update(_pairs((one, other) for one in at[a].values() for other in at[b].values()))
    return iter(pairs.values())


def _pairs(found: Iterable[tuple[Telling, Telling]]) -> Iterator[tuple[Pair, tuple[Telling, Telling]]]:
    for one, other in found:
        if one.id < other.id:
            yield (one.id, other.id), (one, other)
        elif other.id < one.id:
            yield (other.id, one.id), (other, one)


def _with_unresolved(named: Mapping[str, dict[str, Telling]]) -> Iterator[dict[str, Telling]]:
    """The names under which a telling's place is known by nothing else."""
    for group in named.values():
        if any(where.place is None for one in group.values() for where in one.places):
            yield group


def _within_reach(places: Mapping[str, Place]) -> Iterator[Pair]:
    """Pairs of places of which the one lies within the other's radius, by a sweep over latitude."""
    near = sorted((p for p in places.values() if p.radius_km <= WIDEST_KM), key=lambda place: place.lat)
    reach = WIDEST_KM / _KM_PER_DEGREE
    first = 0
    for at, place in enumerate(near):
        while near[first].lat < place.lat - reach:
            first += 1
        for other in near[first:at]:
            wider = max(place.radius_km, other.radius_km)
            if (place.lat - other.lat) * _KM_PER_DEGREE <= wider and kilometres(place, other) <= wider:
                yield place.id, other.id
