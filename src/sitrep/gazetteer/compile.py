"""Compiling a gazetteer: the world's places and a theatre's own, once, into one SQLite file."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from pathlib import Path

from sitrep.gazetteer.geonames import Entry, world
from sitrep.gazetteer.names import abbreviation, fold, form, skeleton, skeleton_of, variants
from sitrep.gazetteer.theatre_places import joined
from sitrep.model import NamedPlace

SCHEMA_VERSION = 2

# How a key stands for its place, the best first.
NAME, ALIAS, WITHOUT_HEAD = range(3)

_SCHEMA = """
CREATE TABLE places (
    rowid INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, lat REAL NOT NULL, lon REAL NOT NULL,
    radius_km REAL NOT NULL, kind TEXT NOT NULL, within TEXT NOT NULL, admin1 TEXT, country TEXT,
    gazetteer TEXT NOT NULL, population INTEGER NOT NULL, weight INTEGER NOT NULL, own INTEGER NOT NULL,
    names TEXT NOT NULL
);
CREATE TABLE keys (
    key TEXT NOT NULL, place INTEGER NOT NULL, match INTEGER NOT NULL, PRIMARY KEY (key, place)
) WITHOUT ROWID;
CREATE TABLE skeletons (
    skeleton TEXT NOT NULL, place INTEGER NOT NULL, form TEXT NOT NULL, PRIMARY KEY (skeleton, place, form)
) WITHOUT ROWID;
CREATE TABLE ids (id TEXT PRIMARY KEY, place INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE credits (credit TEXT PRIMARY KEY) WITHOUT ROWID;
"""


def compile_gazetteer(path: Path, places: Iterable[NamedPlace]) -> None:
    """Write a gazetteer of the world and of these places to `path`, replacing what is there.

    It appears whole or not at all: it is written beside `path` first, then renamed. Two places of
    one id are a ValueError.
    """
    entries, twins = joined(world(), places)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, draft = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    os.close(handle)
    try:
        write(Path(draft), entries, twins)
        Path(draft).replace(path)
    finally:
        Path(draft).unlink(missing_ok=True)


def write(path: Path, entries: Iterable[Entry], twins: Mapping[str, str]) -> None:
    """Write the entries into a new or empty file; `twins` are further ids of their places."""
    with closing(sqlite3.connect(path)) as database:
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
        database.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        keys: list[tuple[str, int, int]] = []
        skeletons: set[tuple[str, int, str]] = set()
        ids: dict[str, int] = {}
        rows: list[tuple[object, ...]] = []
        for row, entry in enumerate(entries, 1):
            id_ = entry.named.place.id
            if id_ in ids:
                raise ValueError(f"two places have the id {id_!r}")
            ids[id_] = row
            rows.append(_row(row, entry))
            keys.extend((key, row, match) for key, match in _keys(entry).items())
            skeletons.update((bones, row, form) for bones, form in _skeletons(entry))
        database.executemany("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        for twin, known in twins.items():
            if twin in ids:
                raise ValueError(f"two places have the id {twin!r}")
            ids[twin] = ids[known]
        database.executemany("INSERT INTO keys VALUES (?, ?, ?)", sorted(keys))
        database.executemany("INSERT INTO skeletons VALUES (?, ?, ?)", sorted(skeletons))
        database.executemany("INSERT INTO ids VALUES (?, ?)", sorted(ids.items()))
        database.execute("INSERT INTO credits SELECT DISTINCT gazetteer FROM places WHERE gazetteer != ''")
        database.commit()


def _row(row: int, entry: Entry) -> tuple[object, ...]:
    place = entry.named.place
    point = (place.lat, place.lon, place.radius_km)
    outer = ("\n".join(place.within), place.admin1, place.country, place.gazetteer)
    told = (place.population, entry.weight, entry.own, "\n".join(entry.named.names))
    return (row, place.id, place.name, *point, place.kind, *outer, *told)


def _keys(entry: Entry) -> dict[str, int]:
    """Every key of a place, with the best match that it stands for."""
    names = entry.named.names
    keys = {abbreviation(name) or fold(name): ALIAS for name in names}
    keys[fold(entry.named.place.name)] = NAME
    for name in entry.romanised:
        for rest in variants(fold(name)):
            keys.setdefault(rest, WITHOUT_HEAD)
    keys.pop("", None)
    return keys


def _skeletons(entry: Entry) -> Iterator[tuple[str, str]]:
    """What other romanisations of a place's names may meet, also without a generic first word.

    None for a name in Arabic script: its letters hold no vowels to tell it from an acronym.
    """
    for name in entry.romanised:
        key = fold(name)
        if not key.isascii():
            continue
        if bones := skeleton(name):
            yield bones, form(key)
        for rest in variants(key):
            yield skeleton_of(rest), form(rest)
