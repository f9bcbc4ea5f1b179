"""Shares: what claims say that a side has of a place, held against the picture of the place's parts."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from sitrep.model import Share
from sitrep.weighing.control.geography import Atlas
from sitrep.weighing.control.known import Known

TOLERANCE = 0.1  # shares are told in round tenths
FEWEST = 3  # fewer parts say too little of the whole


def shares(known: Sequence[Known], on: date) -> tuple[Share, ...]:
    """Each share that a claim gives of a place by a day, in order of places, days and claims.

    It is held against the parts of the place that had a word of their own by then, counted by their
    area: `pictured` is the side's part of them by its chance in each, on the claim's day. The two
    agree when no further apart than TOLERANCE and two standard errors of a sample so large.
    """
    by_id = {one.place.id: one for one in known}
    atlas = Atlas(one.place for one in known)
    found: list[Share] = []
    for one in known:
        if any(move.share is not None for move in one.moves):
            found += _shares(one, _smallest(one, by_id, atlas), on)
    return tuple(found)


def _smallest(one: Known, by_id: dict[str, Known], atlas: Atlas) -> list[Known]:
    """The parts of a place that have no parts themselves: areas within it would count twice."""
    parts = [by_id[part.id] for part in atlas.inside(one.place)]
    return [part for part in parts if not any(atlas.inside(part.place))]


def _shares(one: Known, parts: Iterable[Known], on: date) -> Iterator[Share]:
    by_claim = {
        move.by.id: (move.day, move.fact.side, move.share)
        for move in reversed(one.moves)
        if move.day <= on and not move.reached
    }
    begun = [(part, part.begins) for part in parts]
    for claim, (day, side, claimed) in sorted(by_claim.items(), key=lambda item: (item[1][0], item[0])):
        if side is None or claimed is None:
            continue
        told = [part for part, begins in begun if begins is not None and begins <= day]
        area = math.fsum(part.place.radius_km**2 for part in told)
        pictured = None
        if area > 0.0:
            had = (part.place.radius_km**2 * dict(part.course.on(day)).get(side, 0.0) for part in told)
            pictured = math.fsum(had) / area
        yield Share(
            place=one.place,
            on=day,
            side=side,
            claimed=claimed,
            pictured=pictured,
            parts=len(told),
            agrees=_agrees(claimed, pictured, len(told)),
            claim=claim,
        )


def _agrees(claimed: float, pictured: float | None, parts: int) -> bool | None:
    if pictured is None or parts < FEWEST:
        return None
    return abs(claimed - pictured) <= TOLERANCE + 2.0 * math.sqrt(claimed * (1.0 - claimed) / parts)
