"""Who: a conflict's sides, actors and outlets, and the theatre that holds them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """A party of a conflict. `state` tells states' forces from other groups.

    `allies` are the sides for which those who lean to this one speak too.
    """

    id: str
    name: str
    colour: str
    pattern: str
    state: bool = False
    allies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Alias:
    """A name that an actor goes by, from `first` to `last` (None: always)."""

    name: str
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Allegiance:
    """The side that an actor belongs to or an outlet leans to, from `first` to `last` (None: always)."""

    side: str
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts: a state's force, an armed group, a people, or a common noun for one ("rebels")."""

    id: str
    name: str
    kind: str
    aliases: tuple[Alias, ...] = ()
    allegiances: tuple[Allegiance, ...] = ()

    def side_on(self, day: date | None) -> str | None:
        """The side it belongs to on `day`; without a day, the last one known."""
        for allegiance in reversed(self.allegiances):
            if day is None or within_days(day, allegiance.first, allegiance.last):
                return allegiance.side
        return None


def within_days(day: date, first: date | None, last: date | None) -> bool:
    """Whether `day` lies from `first` to `last`, either open."""
    return (first is None or first <= day) and (last is None or day <= last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A publisher or monitor, and the sides of the theatre that it leans to, by day.

    On a day that none of its leanings covers it is neutral.
    """

    id: str
    name: str
    kind: Literal["outlet", "agency", "monitor", "party"]
    leanings: tuple[Allegiance, ...] = ()
    aliases: tuple[str, ...] = ()

    def leans_on(self, day: date | None) -> str | None:
        """The side it leans to on `day` (None: neutral); without a day, the one that it still leans to."""
        for leaning in reversed(self.leanings):
            if leaning.last is None if day is None else within_days(day, leaning.first, leaning.last):
                return leaning.side
        return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Theatre:
    """A conflict: its sides, actors, outlets, and the extent of its map.

    `sides` is empty in the built-in `world`, where sides are named as a news desk would.
    `bounds` is (west, south, east, north) in degrees; `countries` (ISO 3166 codes) are where bare
    names are looked for first; `credits` name whose facts its data holds.
    """

    id: str
    title: str
    sides: tuple[Side, ...]
    actors: tuple[Actor, ...]
    outlets: tuple[Outlet, ...]
    bounds: tuple[float, float, float, float]
    countries: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()

    def side(self, side: str | None) -> Side | None:
        """The side of this id, if the theatre has it."""
        return next((s for s in self.sides if s.id == side), None)
