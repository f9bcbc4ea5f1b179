"""`places*.csv`: places that a theatre knows beyond the world's gazetteer."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from importlib.resources.abc import Traversable
from pathlib import PurePosixPath
from typing import Final

from anyascii import anyascii

from sitrep.model import NamedPlace, Place
from sitrep.theatres.mistakes import Mistakes
from sitrep.theatres.settings import FILE as SETTINGS_FILE
from sitrep.theatres.settings import Settings, is_country
from sitrep.theatres.tables import Row, read_rows

_COLUMNS: Final = (
    "name", "aliases", "lat", "lon", "kind", "radius_km", "within", "admin1", "country",
)  # fmt: skip


def place_files(folder: Traversable) -> list[Traversable]:
    """The files of places in a theatre folder, by name."""
    found = (
        file
        for file in folder.iterdir()
        if file.is_file() and file.name.startswith("places") and file.name.endswith(".csv")
    )
    return sorted(found, key=lambda file: file.name)


def read_places(
    folder: Traversable, settings: Settings, radii: Mapping[str, float], mistakes: Mistakes
) -> list[NamedPlace]:
    """The places of all files, in the files' order.

    An id is made of the theatre, the name and the point, so that it stays when rows move.
    """
    files = place_files(folder)
    _check_credits([file.name for file in files], settings.place_credits, mistakes)
    places: list[NamedPlace] = []
    seen: dict[str, Row] = {}
    for file in files:
        gazetteer = f"{settings.id}/{PurePosixPath(file.name).stem}"
        for row in read_rows(file, _COLUMNS, mistakes):
            with mistakes.at(row.file, row.line):
                place = _place(row, settings, radii, gazetteer)
                earlier = seen.setdefault(place.id, row)
                if earlier is not row:
                    raise ValueError(f"duplicate place {place.name!r}, as in {earlier.file}:{earlier.line}")
                spellings = dict.fromkeys((place.name, *row.parts("aliases")))
                places.append(NamedPlace(place=place, names=tuple(spellings)))
    return places


def _check_credits(files: Sequence[str], credit: Mapping[str, str], mistakes: Mistakes) -> None:
    """Each file of places must say whose facts it holds, and each credit must be of a file."""
    for file in files:
        if not credit.get(file):
            mistakes.add(SETTINGS_FILE, None, f"[places] does not say whom to credit for {file}")
    for file in credit:
        if file not in files:
            mistakes.add(SETTINGS_FILE, None, f"[places] credits {file}, which is not there")


def _place(row: Row, settings: Settings, radii: Mapping[str, float], gazetteer: str) -> Place:
    """The place of a row. Raises ValueError with all that is wrong in it."""
    faults: list[str] = []
    lat = _number(row, "lat", 90, faults)
    lon = _number(row, "lon", 180, faults)
    west, south, east, north = settings.bounds
    if not faults and not (west <= lon <= east and south <= lat <= north):
        faults.append(f"point {lat}, {lon} lies outside of the theatre's bounds")
    if not row["name"]:
        faults.append("has no name")
    if row["kind"] not in radii:
        faults.append(f"unknown kind {row['kind']!r} (the kinds are {', '.join(radii)})")
    if row["country"] and not is_country(row["country"]):
        faults.append(f"country {row['country']!r} is not an ISO 3166 code of two capitals")
    radius = _number(row, "radius_km", 20_000, faults) if row["radius_km"] else radii.get(row["kind"], 1.0)
    if radius <= 0:
        faults.append(f"radius_km {row['radius_km']!r} is not above zero")
    if faults:
        raise ValueError("; ".join(faults))
    return Place(
        id=f"{settings.id}:{_slug(row['name'])}:{lat:.4f},{lon:.4f}",
        name=row["name"],
        lat=lat,
        lon=lon,
        radius_km=radius,
        kind=row["kind"],
        within=row.parts("within"),
        admin1=row["admin1"] or None,
        country=row["country"] or None,
        gazetteer=gazetteer,
    )


def _number(row: Row, column: str, most: float, faults: list[str]) -> float:
    """A cell's number from -most to most; notes a fault and gives 1 where it is none."""
    try:
        value = float(row[column])
    except ValueError:
        value = math.nan
    if math.isnan(value):
        faults.append(f"{column} {row[column]!r} is not a number")
    elif abs(value) > most:
        faults.append(f"{column} {value:g} lies outside of ±{most:g}")
    else:
        return value
    return 1.0


def _slug(name: str) -> str:
    """A name in lower-case ASCII letters and digits, parted by hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", anyascii(name).lower()).strip("-")
