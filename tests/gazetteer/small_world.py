"""A small world to look names up in: a few cities, divisions and countries, and a theatre's places."""

from __future__ import annotations

from pathlib import Path

from sitrep.gazetteer import Gazetteer
from sitrep.gazetteer.compile import write
from sitrep.gazetteer.geonames import Entry, city_radius_km
from sitrep.gazetteer.theatre_places import joined
from sitrep.model import NamedPlace, Place

ARABIC = {"SY", "IQ"}
COUNTRIES = {"SY": "Syria", "US": "United States", "FR": "France", "IQ": "Iraq"}


def city(name: str, point: tuple[float, float], admin1: str, population: int, *others: str) -> Entry:
    """A city; `admin1` as in "SY.Aleppo"."""
    country, _, admin1 = admin1.partition(".")
    place = Place(
        id=f"geonames:{name}, {country}", name=name, lat=point[0], lon=point[1], kind="city",
        radius_km=city_radius_km(population), within=(admin1, COUNTRIES[country]), admin1=admin1,
        country=country, gazetteer="GeoNames", population=population,
    )  # fmt: skip
    romanised = (name,) if country in ARABIC else ()
    return Entry(named=NamedPlace(place=place, names=(name, *others)), weight=population, romanised=romanised)


def area(kind: str, id_: str, name: str, country: str, weight: int, *others: str) -> Entry:
    place = Place(
        id=id_, name=name, lat=35.0, lon=38.0, radius_km=200.0, kind=kind,
        within=() if kind == "country" else (COUNTRIES[country],), country=country, gazetteer="GeoNames",
        admin1=name if kind == "admin1" else None,
    )  # fmt: skip
    return Entry(named=NamedPlace(place=place, names=(name, *others)), weight=weight)


def own(name: str, point: tuple[float, float], kind: str, *others: str, radius_km: float = 0.7) -> NamedPlace:
    place = Place(
        id=f"theatre:{name}", name=name, lat=point[0], lon=point[1], radius_km=radius_km, kind=kind,
        gazetteer="theatre/places",
    )  # fmt: skip
    return NamedPlace(place=place, names=(name, *others))


WORLD = [
    area("country", "country:SY", "Syria", "SY", 16_900_000),
    area("country", "country:US", "United States", "US", 327_000_000, "US", "America"),
    area("admin1", "admin1:SY.09", "Aleppo", "SY", 2_098_209, "حلب"),
    area("admin1", "admin1:SY.11", "Homs", "SY", 775_403),
    area("admin1", "admin1:US.KY", "Kentucky", "US", 386_883, "Ky."),
    city("Aleppo", (36.2012, 37.1612), "SY.Aleppo", 2_098_210, "Alep", "Halab", "حلب"),
    city("Homs", (34.7268, 36.7234), "SY.Homs", 775_404, "Hims"),
    city("Dayr az Zawr", (35.3359, 40.1408), "SY.Deir ez-Zor", 242_565, "Deir ez-Zor"),
    city("Ar Raqqah", (35.9528, 39.0079), "SY.Raqqa", 177_636, "Raqqa"),
    city("Al Bāb", (36.3705, 37.5157), "SY.Aleppo", 130_745),
    city("Boston", (42.3584, -71.0598), "US.Massachusetts", 653_833),
    city("Homs", (45.0, -90.0), "US.Wisconsin", 600),
    city("Us", (49.1, 1.97), "FR.Île-de-France", 1_300),
]  # fmt: skip
PLACES = [
    own("Karm al-Myassar", (36.1964, 37.1892), "neighbourhood", "كرم الميسر"),
    own("Karm aj-Jazmati", (36.2002, 37.1980), "neighbourhood"),
    own("Karm al-Qaterji", (36.2012, 37.1802), "neighbourhood"),
    own("Dahret Awwad", (36.1983, 37.1990), "neighbourhood"),
    own("as-Sakhour", (36.2183, 37.1892), "neighbourhood"),
    own("as-Sukkari", (36.1676, 37.1608), "neighbourhood"),
    own("Hanano", (36.2276, 37.2028), "neighbourhood"),
    own("Khan Shaykhun", (35.4436, 36.6508), "town"),
    own("Al-Bab", (36.3720, 37.5180), "town", "el-Bab"),
    own("Tal Bustan", (35.90, 37.10), "hill"),
    own("Homs Governorate", (34.4, 38.2), "governorate", radius_km=130.0),
]


def small_gazetteer(path: Path, places: list[NamedPlace] | None = None) -> Gazetteer:
    entries, twins = joined(WORLD, PLACES if places is None else places)
    write(path, entries, twins)
    return Gazetteer(path)
