"""Geography: which places lie in which, and which are near, without looking at every pair."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sitrep.model import Place
from sitrep.weighing.tellings import kilometres

WIDEST_KM = 25.0  # what is said of an area wider than a large city's need not be so of its parts

NEAR_KM = 10.0  # who holds a place says little of one a morning's walk away
HALF_KM = 4.0  # a neighbour counts half as much for each
NEIGHBOURS = 5  # the nearest; more tell little more

_CELL = 0.25  # degrees: some 28 km from north to south
_KM_PER_DEGREE = 110.5  # of latitude, where it is least


class Atlas:
    """Places by cells of a grid, which does not join at the 180th meridian."""

    def __init__(self, places: Iterable[Place]) -> None:
        self._cells: dict[tuple[int, int], list[Place]] = defaultdict(list)
        for place in places:
            self._cells[_cell(place.lat, place.lon)].append(place)

    def near(self, place: Place, km: float) -> Iterator[tuple[float, Place]]:
        """The other places whose points are at most so far, with their distance, in no order."""
        north = km / _KM_PER_DEGREE
        east = min(180.0, north / max(0.01, math.cos(math.radians(min(90.0, abs(place.lat) + north)))))
        south_west = _cell(place.lat - north, place.lon - east)
        north_east = _cell(place.lat + north, place.lon + east)
        for row in range(south_west[0], north_east[0] + 1):
            for column in range(south_west[1], north_east[1] + 1):
                for other in self._cells.get((row, column), ()):
                    if abs(other.lat - place.lat) > north or abs(other.lon - place.lon) > east:
                        continue
                    gap = kilometres(place, other)
                    if gap <= km and other.id != place.id:
                        yield gap, other

    def inside(self, area: Place) -> Iterator[Place]:
        """The places that lie in an area, in no order; none in one wider than a large city."""
        if area.radius_km <= WIDEST_KM:
            for gap, place in self.near(area, area.radius_km):
                if lies_in(place, area, gap):
                    yield place


def lies_in(place: Place, area: Place, gap: float) -> bool:
    """Whether a place, so many km away, lies in an area: it is smaller, and most of it within its radius.

    A place that names what it lies in, but nothing that has to do with the area, lies outside it.
    """
    if place.radius_km >= area.radius_km or gap + place.radius_km / 2 > area.radius_km:
        return False
    return not place.within or not {area.name, *area.within}.isdisjoint(place.within)


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A place near another, and how much it counts (0 to 1)."""

    place: str
    counts: float


@dataclass(frozen=True, slots=True)
class Geography:
    """For each place, by id, the others that it lies in, and its neighbours."""

    areas: Mapping[str, tuple[str, ...]]
    neighbours: Mapping[str, tuple[Neighbour, ...]]

    @classmethod
    def of(cls, places: Iterable[Place]) -> Geography:
        """The geography of places; what it gives for each is in a fixed order."""
        places = sorted(places, key=lambda place: place.id)
        atlas = Atlas(places)
        areas: dict[str, list[str]] = {place.id: [] for place in places}
        for area in places:
            for part in atlas.inside(area):
                areas[part.id].append(area.id)
        return cls(
            {key: tuple(found) for key, found in areas.items()},
            {place.id: _neighbours(place, atlas) for place in places},
        )


def _neighbours(place: Place, atlas: Atlas) -> tuple[Neighbour, ...]:
    """The nearest places, leaving out those that lie in the place, and those it lies in."""
    found = sorted(
        (gap, other.id)
        for gap, other in atlas.near(place, NEAR_KM)
        if not lies_in(other, place, gap) and not lies_in(place, other, gap)
    )
    return tuple(Neighbour(key, 0.5 ** (gap / HALF_KM)) for gap, key in found[:NEIGHBOURS])


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return math.floor(lat / _CELL), math.floor(lon / _CELL)
