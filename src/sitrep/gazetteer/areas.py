"""Areas made from places: "east Aleppo", "the countryside of Homs", "a mile from Saraqib".

Each is a new `Place` of kind "area" with a radius: never a pin. Distances are in kilometres on a
sphere, directions are the eight points of the compass.
"""

from __future__ import annotations

from dataclasses import replace
from math import asin, atan2, cos, degrees, radians, sin, sqrt, tan

from sitrep.gazetteer.names import WORDS, fold
from sitrep.model import Place

EARTH_KM = 6371.0
CENTRAL = "central"

_LEAST_KM = 0.5
_REGIONS = ("country", "admin1", "county", "region")


def distance_km(a: Place | tuple[float, float], b: Place | tuple[float, float]) -> float:
    """The great-circle distance of two places or (lat, lon) points, by the haversine formula."""
    lat1, lon1 = map(radians, _point(a))
    lat2, lon2 = map(radians, _point(b))
    h = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(h)))


def direction(words: str) -> str | None:
    """The compass point that words name ("North-Western": "northwest"), "central", or None."""
    word = fold(words)
    if word in WORDS.central:
        return CENTRAL
    word = "".join(part.removesuffix("ern") for part in word.split())
    return word if word in WORDS.bearings else None


def part_of(place: Place, toward: str, name: str | None = None) -> Place:
    """A part of a place ("east Aleppo"): its point moved by half its radius, with half its radius.

    For "central" the point stays. Raises ValueError for words that are no direction.
    """
    point = _direction(toward)
    half = place.radius_km / 2
    lat, lon = _point(place) if point == CENTRAL else _moved(place, point, half)
    area = _area(place, f"{point}:{place.id}", name or f"{toward} {place.name}")
    return replace(area, lat=lat, lon=lon, radius_km=_km(half))


def beyond(place: Place, toward: str, km: float | None = None, name: str | None = None) -> Place:
    """What lies outside a place on one side ("west of the airport", "10 km south of Mosul").

    With `km`, from the place's point: that far, reaching km * tan(22.5°), as wide as a compass point
    is vague. Without, the words give no distance: half a circle around the place's point, as far out
    as twice the place's radius, or 3 km; the smallest circle that holds half a circle has its centre,
    so the place's own point stands, with that radius.
    Raises ValueError for words that are no compass point.
    """
    point = _direction(toward)
    if point == CENTRAL:
        raise ValueError(f"{toward!r} is no side of a place")
    words = f"{toward} of {place.name}" if km is None else f"{km:g} km {toward} of {place.name}"
    if km is None:
        area = _area(place, f"beyond:{point}:{place.id}", name or words, outside=True)
        return replace(area, radius_km=_km(max(2 * place.radius_km, 3.0)))
    area = _area(place, f"beyond:{point}:{km:g}km:{place.id}", name or words, outside=True)
    lat, lon = _moved(place, point, km)
    return replace(area, lat=lat, lon=lon, radius_km=_km(km * tan(radians(22.5))))


def near(place: Place, km: float, name: str | None = None) -> Place:
    """Around a place ("near", "a mile from"): its point, reaching `km` past its edge."""
    area = _area(place, f"near:{km:g}km:{place.id}", name or f"near {place.name}", outside=True)
    return replace(area, radius_km=_km(place.radius_km + km))


def countryside(place: Place, toward: str | None = None, name: str | None = None) -> Place:
    """The land around a town, R = four times its radius, or 10 km: all of it, or on one side.

    On one side it starts at the town's edge r: its point lies (r + R) / 2 away, reaching (R - r) / 2.
    The countryside of a province or country is that place itself, or its part.
    Raises ValueError for words that are no direction.
    """
    words = f"{toward} {place.name} countryside" if toward else f"{place.name} countryside"
    point = None if toward is None else _direction(toward)
    key = f"countryside:{place.id}" if point is None else f"countryside:{point}:{place.id}"
    area = _area(place, key, name or words, outside=True)
    if place.kind in _REGIONS:
        whole = place if toward is None else part_of(place, toward)
        return replace(area, lat=whole.lat, lon=whole.lon, radius_km=whole.radius_km)
    reach = max(4 * place.radius_km, 10.0)
    if point is None or point == CENTRAL:
        return replace(area, radius_km=_km(reach))
    lat, lon = _moved(place, point, (place.radius_km + reach) / 2)
    return replace(area, lat=lat, lon=lon, radius_km=_km((reach - place.radius_km) / 2))


def between(a: Place, b: Place, name: str | None = None) -> Place:
    """The land between two places: the circle whose diameter joins their points."""
    lat1, lon1 = map(radians, _point(a))
    lat2, lon2 = map(radians, _point(b))
    x, y = cos(lat2) * cos(lon2 - lon1), cos(lat2) * sin(lon2 - lon1)
    lat = atan2(sin(lat1) + sin(lat2), sqrt((cos(lat1) + x) ** 2 + y**2))
    lon = lon1 + atan2(y, cos(lat1) + x)
    within = tuple(outer for outer in a.within if outer in b.within)
    return Place(
        id=f"area:between:{a.id}:{b.id}",
        name=name or f"between {a.name} and {b.name}",
        lat=round(degrees(lat), 5),
        lon=round(_east(degrees(lon)), 5),
        radius_km=_km(distance_km(a, b) / 2),
        kind="area",
        within=within,
        admin1=a.admin1 if a.admin1 == b.admin1 else None,
        country=a.country if a.country == b.country else None,
        gazetteer=a.gazetteer,
    )


def _area(place: Place, key: str, name: str, *, outside: bool = False) -> Place:
    within = place.within if outside and place.kind not in _REGIONS else (place.name, *place.within)
    return replace(place, id=f"area:{key}", name=name, kind="area", within=within, population=0)


def _direction(words: str) -> str:
    point = direction(words)
    if point is None:
        raise ValueError(f"{words!r} is no direction")
    return point


def _moved(place: Place, point: str, km: float) -> tuple[float, float]:
    """The point `km` away in a direction, along a great circle."""
    lat, lon, bearing = radians(place.lat), radians(place.lon), radians(WORDS.bearings[point])
    angle = km / EARTH_KM
    lat2 = asin(sin(lat) * cos(angle) + cos(lat) * sin(angle) * cos(bearing))
    lon2 = lon + atan2(sin(bearing) * sin(angle) * cos(lat), cos(angle) - sin(lat) * sin(lat2))
    return round(degrees(lat2), 5), round(_east(degrees(lon2)), 5)


def _east(lon: float) -> float:
    return (lon + 180) % 360 - 180


def _km(radius: float) -> float:
    return round(max(_LEAST_KM, radius), 2)


def _point(place: Place | tuple[float, float]) -> tuple[float, float]:
    return (place.lat, place.lon) if isinstance(place, Place) else place
