"""The ground: places in clusters (cities with quarters, towns, villages) and who lies next to whom."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np

from bench.weighing.words import Words
from sitrep.model import Place

KM_PER_DEGREE = 111.2
SOUTH_WEST = (34.0, 38.0)  # degrees; a plain where no place of the world is meant
NEXT = 4  # a front runs between a place and its nearest few


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """How large a war is: places, and the days it lasts."""

    cities: int = 1
    quarters: int = 12
    towns: int = 6
    villages: int = 4  # around each town
    days: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Places that somebody holds, the cities they may lie in, and neighbours by place's id."""

    places: Mapping[str, Place]
    cities: tuple[Place, ...]
    neighbours: Mapping[str, tuple[str, ...]]

    def quarters(self, city: Place) -> list[str]:
        """The ids of a city's quarters."""
        return [place.id for place in self.places.values() if city.name in place.within]


def draw_ground(extent: Extent, words: Words, random: Random) -> Ground:
    """A map: cities and towns well apart, quarters within 5 km of their city, villages around towns."""
    names = words.place_names(random)
    seats = _apart(extent.cities + extent.towns, random)
    cities = tuple(_place(next(names), spot, 6.0, "city") for spot in seats[: extent.cities])
    places = []
    for city, spot in zip(cities, seats, strict=False):
        for at in range(extent.quarters):
            turn = 2 * math.pi * at / extent.quarters
            where = _from(spot, turn, 1.2 + 3.6 * ((at * 7) % extent.quarters) / extent.quarters)
            places.append(_place(next(names), where, 0.7, "quarter", (city.name,)))
    for spot in seats[extent.cities :]:
        places.append(_place(next(names), spot, 2.0, "town"))
        for at in range(extent.villages):
            turn = 2 * math.pi * (at + random.random()) / extent.villages
            places.append(_place(next(names), _from(spot, turn, random.uniform(4.0, 9.0)), 0.8, "village"))
    return Ground(places={place.id: place for place in places}, cities=cities, neighbours=_neighbours(places))


def _apart(number: int, random: Random) -> list[tuple[float, float]]:
    """Spots (km east, km north) on a jittered grid of 20 km, in random order."""
    side = math.ceil(math.sqrt(number))
    spots = [
        (20.0 * east + random.uniform(-4, 4), 20.0 * north + random.uniform(-4, 4))
        for east in range(side)
        for north in range(side)
    ]
    return random.sample(spots, number)


def _from(spot: tuple[float, float], turn: float, km: float) -> tuple[float, float]:
    return spot[0] + km * math.cos(turn), spot[1] + km * math.sin(turn)


def _place(
    name: str, spot: tuple[float, float], radius: float, kind: str, within: tuple[str, ...] = ()
) -> Place:
    lat = SOUTH_WEST[0] + spot[1] / KM_PER_DEGREE
    lon = SOUTH_WEST[1] + spot[0] / (KM_PER_DEGREE * math.cos(math.radians(SOUTH_WEST[0])))
    return Place(
        id=f"sim:{name.lower()}",
        name=name,
        lat=round(lat, 4),
        lon=round(lon, 4),
        radius_km=radius,
        kind=kind,
        within=within,
    )


def _neighbours(places: Sequence[Place]) -> Mapping[str, tuple[str, ...]]:
    """The NEXT nearest places of each, and those of whose nearest it is one."""
    narrowing = math.cos(math.radians(SOUTH_WEST[0]))
    points = np.array([(place.lat, place.lon * narrowing) for place in places])
    near: list[set[int]] = [set() for _ in places]
    for at, point in enumerate(points):
        gaps = ((points - point) ** 2).sum(axis=1)
        for other in np.argsort(gaps, kind="stable")[1 : NEXT + 1]:
            near[at].add(int(other))
            near[int(other)].add(at)
    return {
        place.id: tuple(places[other].id for other in sorted(others))
        for place, others in zip(places, near, strict=True)
    }
