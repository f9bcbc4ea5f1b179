"""A theatre's own places among the world's: which of them are known already, and where the rest lie."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from sitrep.gazetteer.areas import distance_km
from sitrep.gazetteer.geonames import Entry
from sitrep.gazetteer.names import fold, skeleton, split_kind
from sitrep.model import NamedPlace, Place

SETTLEMENTS = frozenset({"city", "town", "village", "settlement"})
DIVISIONS = frozenset({"admin1", "governorate", "province"})

TWIN_KM = 3.0
"""A settlement and a city of one name are the same place within this, or within the city's radius."""

ENCLOSING_POPULATION = 50_000
"""A place that is no settlement lies in the city whose radius it is in, from so many people."""

WITHIN_ONE_KM = 10.0
"""An area that reaches farther may lie in several divisions: it gets none by its point."""

_CELL_DEGREES = 0.25
_FARTHEST_CELLS = 6


class Cities:
    """The world's cities by where they lie, to find those around a point."""

    def __init__(self, entries: Iterable[tuple[int, Entry]]) -> None:
        self._cells: dict[tuple[int, int], list[tuple[int, Entry]]] = defaultdict(list)
        for at, entry in entries:
            self._cells[_cell(entry.named.place)].append((at, entry))

    def around(self, place: Place) -> list[tuple[float, int, Entry]]:
        """(distance in km, position, entry) of the cities around, the nearest first.

        All within a quarter of a degree; in empty land the first found within a degree and a half.
        """
        row, column = _cell(place)
        for reach in range(1, _FARTHEST_CELLS + 1):
            near = [
                (distance_km(place, entry.named.place), at, entry)
                for y in range(row - reach, row + reach + 1)
                for x in range(column - reach, column + reach + 1)
                for at, entry in self._cells.get((y, x), ())
            ]
            if near:
                return sorted(near, key=lambda found: found[:2])
        return []


def _cell(place: Place) -> tuple[int, int]:
    return int(place.lat // _CELL_DEGREES), int(place.lon // _CELL_DEGREES)


def joined(world: list[Entry], places: Iterable[NamedPlace]) -> tuple[list[Entry], dict[str, str]]:
    """The world with a theatre's places in it, and the ids of those that the world has already.

    A settlement that is one of its cities, or a governorate that is one of its divisions, takes the
    world's id and lends it its name and spellings (a governorate also its point and reach); the
    second result maps its own id to that. Every other place is told its country, division and
    surroundings where the theatre leaves them out, by the nearest city.
    """
    entries = list(world)
    cities = Cities((at, entry) for at, entry in enumerate(world) if entry.named.place.kind == "city")
    divisions = [(at, entry) for at, entry in enumerate(world) if entry.named.place.kind == "admin1"]
    twins: dict[str, str] = {}
    for named in places:
        around = cities.around(named.place)
        placed = replace(named, place=_placed(named.place, around))
        twin = next(_twins(placed, around, divisions), None)
        if twin is None:
            weight = placed.place.population
            entries.append(Entry(named=placed, weight=weight, romanised=placed.names, own=True))
        else:
            entries[twin] = _merged(entries[twin], placed)
            twins[named.place.id] = entries[twin].named.place.id
    return entries, twins


def _merged(known: Entry, named: NamedPlace) -> Entry:
    place = replace(known.named.place, name=named.place.name)
    if place.kind == "admin1":
        place = replace(place, lat=named.place.lat, lon=named.place.lon, radius_km=named.place.radius_km)
    both = NamedPlace(place=place, names=(*known.named.names, *named.names))
    romanised = (*known.named.names[:1], *named.names)
    # A division stays the world's, or it would come before its capital of the same name.
    return replace(known, named=both, romanised=romanised, own=place.kind != "admin1")


def _twins(
    named: NamedPlace, around: list[tuple[float, int, Entry]], divisions: list[tuple[int, Entry]]
) -> Iterator[int]:
    """The positions of the entries that are this very place, the nearest first."""
    if named.place.kind in SETTLEMENTS:
        keys = _keys(named)
        for km, at, entry in around:
            if km <= max(entry.named.place.radius_km, TWIN_KM) and keys & _keys(entry.named):
                yield at
    elif named.place.kind in DIVISIONS:
        keys = {split[0] if (split := split_kind(key)) else key for key in map(fold, named.names)}
        for at, entry in divisions:
            if entry.named.place.country == named.place.country and keys & set(map(fold, entry.named.names)):
                yield at


def _keys(named: NamedPlace) -> set[str]:
    keys = {"=" + skeleton(named.place.name), *map(fold, named.names)}
    return keys - {"", "="}


def _placed(place: Place, around: list[tuple[float, int, Entry]]) -> Place:
    """The place with the country, division and surroundings that the theatre did not say."""
    if not around:
        return place
    nearest = around[0][2].named.place
    country = place.country or nearest.country
    if country != nearest.country:
        return replace(place, country=country)
    admin1 = place.admin1 or (nearest.admin1 if place.radius_km <= WITHIN_ONE_KM else None)
    outer = (*(place.within or _enclosing(place, around)), admin1, nearest.within[-1])
    within = tuple(dict.fromkeys(name for name in outer if name and name != place.name))
    return replace(place, country=country, admin1=admin1, within=within)


def _enclosing(place: Place, around: list[tuple[float, int, Entry]]) -> tuple[str, ...]:
    if place.kind in SETTLEMENTS:
        return ()
    cities = (
        entry.named.place
        for km, _, entry in around
        if km <= entry.named.place.radius_km and entry.named.place.population >= ENCLOSING_POPULATION
    )
    largest = max(cities, key=lambda city: (city.population, city.id), default=None)
    return (largest.name,) if largest else ()
