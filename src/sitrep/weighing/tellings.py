"""Whether two claims can tell of one incident: days, places, types and parties, as precise as said."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from sitrep.model import Event, Harm, Place, When, Where
from sitrep.weighing.folding import fold, words_of
from sitrep.weighing.types import CLASH, may_cause, of_one_family
from sitrep.weighing.weighed import WeighedClaim

WIDEST_DAYS = 7  # a time vaguer than a week fits too many incidents to say which
WIDEST_KM = 25.0  # so does an area wider than a large city's

_EARTH_KM = 6371.0

Figures = frozenset[tuple[object, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One claim of an incident: an event, or harm that no event of its report explains.

    `event_type` is None for harm alone; `sides` are who did it and to whom; `days` its first and
    last, None where that is open or vaguer than a week; `places` an event's further ones too;
    `figures` the event's own tolls: what is counted, and how many.
    """

    by: WeighedClaim
    event_type: str | None
    sides: tuple[str | None, str | None]
    days: tuple[date, date] | None
    places: tuple[Where, ...]
    figures: Figures


def telling(by: WeighedClaim, figures: Figures) -> Telling:
    """What a claim tells of an incident."""
    fact, where = by.claim.fact, by.claim.where
    places: tuple[Where, ...] = (where,) if where else ()
    event_type: str | None = None
    sides: tuple[str | None, str | None] = (None, None)
    if isinstance(fact, Event):
        event_type, sides, places = fact.type, (fact.side1, fact.side2), places + fact.also
    elif isinstance(fact, Harm):
        sides = (fact.by_side, fact.side)
    return Telling(
        by=by,
        event_type=event_type,
        sides=sides,
        days=_days(by.claim.when),
        places=places,
        figures=figures,
    )


def _days(when: When | None) -> tuple[date, date] | None:
    if when is None or when.first is None or when.last is None:
        return None
    return (when.first, when.last) if (when.last - when.first).days < WIDEST_DAYS else None


def distance(one: Telling, other: Telling) -> float | None:
    """How far apart in km two tellings of what may be one incident are; None where they cannot be.

    They must agree in day, place, type and parties, and must not be told apart by their own report.
    A missing or vague day or place joins nothing, except the same words in two prints of a story.
    """
    if _is_print_of(one, other):
        return 0.0
    if (
        not _days_agree(one, other)
        or not _types_agree(one, other)
        or not _sides_agree(one, other)
        or _told_apart(one, other)
    ):
        return None
    gaps = [gap for a in one.places for b in other.places if (gap := _gap(a, b)) is not None]
    return min(gaps, default=None)


def _types_agree(one: Telling, other: Telling) -> bool:
    if one.event_type is not None and other.event_type is not None:
        return of_one_family(one.event_type, other.event_type)
    for event, harm in ((one, other), (other, one)):
        if event.event_type is not None and isinstance(harm.by.claim.fact, Harm):
            return may_cause(event.event_type, harm.by.claim.fact.outcome)
    return True


def _sides_agree(one: Telling, other: Telling) -> bool:
    """One pair of parties, by ACLED's unit, of which two events must share one that is named.

    Who did it matters except in a clash. The dead of both parties may be of one fight.
    """
    ours = {side for side in one.sides if side}
    theirs = {side for side in other.sides if side}
    if len(ours | theirs) > 2:
        return False
    if one.event_type is None or other.event_type is None:
        return True
    if ours and theirs and not ours & theirs:
        return False
    pairs = zip(one.sides, other.sides, strict=True)
    return CLASH in (one.event_type, other.event_type) or all(
        a is None or b is None or a == b for a, b in pairs
    )


def _days_agree(one: Telling, other: Telling) -> bool:
    a, b = one.days, other.days
    return a is not None and b is not None and a[0] <= b[1] and b[0] <= a[1]


def _is_print_of(one: Telling, other: Telling) -> bool:
    """Whether both are the same words in two prints of one story."""
    a, b = one.by, other.by
    return (
        a.report is not b.report
        and a.story == b.story
        and a.claim.fact == b.claim.fact
        and words_of(a.claim.passage.quote) == words_of(b.claim.passage.quote)
    )


def _told_apart(one: Telling, other: Telling) -> bool:
    """One report that gives two events different tolls of one kind means two incidents."""
    if one.by.report is not other.by.report:
        return False
    kinds = {figure[:-1] for figure in one.figures} & {figure[:-1] for figure in other.figures}
    return any(figure[:-1] in kinds for figure in one.figures ^ other.figures)


def _gap(one: Where, other: Where) -> float | None:
    """Kilometres between two places that may be one; None where they are not, or too vague to say."""
    if one.place and other.place:
        wider = max(one.place.radius_km, other.place.radius_km)
        if wider > WIDEST_KM:
            return None
        gap = 0.0 if one.place.id == other.place.id else kilometres(one.place, other.place)
        return gap if gap <= wider else None
    if one.name and other.name and fold(one.name) == fold(other.name):
        return 0.0
    return None


def kilometres(one: Place, other: Place) -> float:
    """The great-circle distance between two places' points, by the haversine formula."""
    lat1, lon1, lat2, lon2 = map(math.radians, (one.lat, one.lon, other.lat, other.lon))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, half)))
