"""Tellings: what one claim tells of an incident."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Literal, TypeAlias

from sitrep.model import Event, Harm, Place, Status, When, Where
from sitrep.weighing.folding import fold, words_of
from sitrep.weighing.weighed import WeighedClaim

WIDEST_DAYS = 7  # a time vaguer than a week fits too many incidents to say which
UNDATED_DAYS = 3  # news without a day is of the day of its report or of the few before

_SHORTEST_WORD = 4  # letters; shorter words are mostly "the", "of", "were"
_EARTH_KM = 6371.0

Outcome: TypeAlias = Literal["it changed hands", "it was held", "it was fought over"]

# How a report's words on who holds a place tell what an incident there left behind.
OUTCOMES: Mapping[Status, Outcome] = {
    "captured": "it changed hands",
    "withdrew": "it changed hands",
    "lost": "it changed hands",
    "holds": "it was held",
    "contested": "it was fought over",
}

Figure = tuple[Hashable, ...]  # what is counted: outcome, who, side, whether a part


@dataclass(frozen=True, kw_only=True, eq=False)  # no slots: most it knows is worked out when asked
class Telling:
    """One claim of an incident: an event with its harm, or harm that no event of its report explains.

    `event_type` is None for harm alone; `sides` are who did it and to whom. `printed` is the day on
    which its story was first printed. `days` are the first and last that it may be of, None where
    that is open or vaguer than a week; those of a claim without a time are the last before its
    story. `places` are an event's further ones too. `outcomes` are how its report says that the
    place then stood. Each is like itself alone.
    """

    by: WeighedClaim
    harms: tuple[WeighedClaim, ...]
    event_type: str | None
    sides: tuple[str | None, str | None]
    printed: date | None
    days: tuple[date, date] | None
    places: tuple[Where, ...]
    outcomes: frozenset[Outcome] = frozenset()

    @property
    def id(self) -> str:
        """That of its claim."""
        return self.by.id

    @cached_property
    def key(self) -> Hashable:
        """What a comparison of tellings depends on, with claims by their ids."""
        return self.id, tuple(harm.id for harm in self.harms), self.by.story, self.printed, self.outcomes

    @property
    def hurt(self) -> tuple[WeighedClaim, ...]:
        """The claims of those it says were hurt."""
        return self.harms if self.event_type is not None else (self.by,)

    @cached_property
    def figures(self) -> Mapping[Figure, int]:
        """Numbers by what they count; the highest, where it has several."""
        found: dict[Figure, int] = {}
        for harm in self.hurt:
            fact = harm.claim.fact
            if isinstance(fact, Harm) and fact.count is not None:
                figure = fact.outcome, fact.who, fact.side, fact.part_of
                found[figure] = max(fact.count, found.get(figure, 0))
        return found

    @cached_property
    def sentence(self) -> str:
        """Its sentence as it is compared."""
        return fold(self.by.claim.passage.quote)

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of its sentence that may tell it from others."""
        return frozenset(
            word for word in words_of(self.by.claim.passage.quote) if len(word) >= _SHORTEST_WORD
        )


def telling(
    by: WeighedClaim,
    harms: Sequence[WeighedClaim],
    printed: date | None,
    outcomes: frozenset[Outcome] = frozenset(),
) -> Telling:
    """What a claim tells of an incident: `harms` are tied to it, its story was first `printed` on a day."""
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
        harms=tuple(harms),
        event_type=event_type,
        sides=sides,
        printed=printed,
        days=_days(by.claim.when, printed),
        places=places,
        outcomes=outcomes,
    )


def _days(when: When | None, printed: date | None) -> tuple[date, date] | None:
    if when is None:
        return (printed - timedelta(days=UNDATED_DAYS), printed) if printed else None
    if when.first is None or when.last is None:
        return None
    return (when.first, when.last) if (when.last - when.first).days < WIDEST_DAYS else None


def kilometres(one: Place, other: Place) -> float:
    """The great-circle distance between two places' points, by the haversine formula."""
    lat1, lon1, lat2, lon2 = map(math.radians, (one.lat, one.lon, other.lat, other.lon))
    half = (
        math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    )
    return 2 * _EARTH_KM * math.asin(math.sqrt(min(1.0, half)))
