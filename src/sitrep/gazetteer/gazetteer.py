"""Looking up places by name in a compiled gazetteer."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeAlias

from sitrep.errors import UsageError
from sitrep.gazetteer import names
from sitrep.gazetteer.compile import ALIAS, NAME, SCHEMA_VERSION, WITHOUT_HEAD
from sitrep.model import Place

Match: TypeAlias = Literal["name", "alias", "skeleton"]

OTHER_NAME_SHARE = 30
"""A place under another name, or spelled otherwise, ranks as one with a thirtieth of its people."""

SKELETON_POPULATION = 10_000
"""Of the world's places, those with fewer people answer to no short skeleton."""

_CACHED_NAMES = 1 << 16
_AFTER_ALL = "\U0010ffff"
_COLUMNS = "p.id, p.name, lat, lon, radius_km, kind, within, admin1, country, gazetteer, population"
_KEYS = "SELECT place, match FROM keys WHERE key = ?"
_SKELETONS = "SELECT place, form FROM skeletons WHERE skeleton = ?"
_ROW = f"SELECT {_COLUMNS}, own, weight FROM places p WHERE p.rowid = ?"  # noqa: S608 -- only column names
_NAMES = "SELECT p.names FROM ids i JOIN places p ON p.rowid = i.place WHERE i.id = ?"
_PLACE = f"SELECT {_COLUMNS} FROM ids i JOIN places p ON p.rowid = i.place WHERE i.id = ?"  # noqa: S608 -- ditto
_KEY_BEGINS = "SELECT 1 FROM keys WHERE key >= ? AND key < ? LIMIT 1"
_SKELETON_BEGINS = "SELECT 1 FROM skeletons WHERE skeleton >= ? AND skeleton < ? LIMIT 1"
_LARGER_THAN_CITIES = frozenset({"country", "admin1", "region"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a spelling can mean, and how: its own name, another name, or but its skeleton."""

    place: Place
    match: Match


@dataclass(frozen=True, slots=True, kw_only=True)
class _Hit:
    """A place found: how its key stands for it (None: by skeleton), and how unlike the vowels are."""

    place: Place
    own: bool
    weight: int
    match: int | None
    unlike: float = 0.0

    @property
    def is_spelled(self) -> bool:
        return self.match is not None and self.match <= ALIAS

    def rank(self, name: str) -> tuple[object, ...]:
        """The least ranks first."""
        exact = self.match == NAME and self.place.name.casefold() == name.casefold()
        as_it_is = exact or (self.is_spelled and self.place.kind == "country")
        weight = self.weight if as_it_is else self.weight / OTHER_NAME_SHARE
        return not self.is_spelled, self.unlike, not self.own, -weight, self.place.id

    def without_head(self) -> _Hit:
        """The same for a name that has a generic first word more."""
        return replace(self, match=WITHOUT_HEAD)

    def candidate(self) -> Candidate:
        if not self.is_spelled:
            return Candidate(place=self.place, match="skeleton")
        return Candidate(place=self.place, match="name" if self.match == NAME else "alias")


class Gazetteer:
    """A compiled gazetteer, opened for reading. Raises UsageError where `path` holds none."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise UsageError(f"{path}: no such gazetteer")
        self._uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._database = self._opened()
        try:
            found = self._database.execute("PRAGMA user_version").fetchone()[0]
        except sqlite3.DatabaseError as error:
            self.close()
            raise UsageError(f"{path}: not a gazetteer ({error})") from error
        if found != SCHEMA_VERSION:
            self.close()
            raise UsageError(f"{path}: a gazetteer of version {found}, not {SCHEMA_VERSION}")
        self._found = lru_cache(_CACHED_NAMES)(self._look_up)
        self._begun = lru_cache(_CACHED_NAMES)(self._begins)

    def find(self, name: str) -> tuple[Candidate, ...]:
        """Every place that this spelling can mean, the best match first; () when none.

        What is so spelled comes before what has but the same skeleton (the same consonants and like
        vowels, or a generic first word more or less). Skeletons are for the theatre's places and for
        countries whose names are romanised from Arabic script; where more than a division is so spelled,
        only the theatre's own are added, and none where that is its own. Within each, the theatre's own
        come first, then the more populous (see `OTHER_NAME_SHARE`). A word that says what the name
        is of ("Homs province", "Hanano Quarter") narrows what is found.
        """
        return self._found(name)

    def has_prefix(self, words: str) -> bool:
        """Whether some name may begin with these words or be them; False tells a scanner to stop.

        True may come in vain: for three consonants that begin some skeleton, any vowels do.
        """
        return self._begun(words)

    def place(self, id_: str) -> Place:
        """The place of this id, also of a theatre's id for a city of GeoNames. Raises KeyError."""
        row = self._database.execute(_PLACE, (id_,)).fetchone()
        if row is None:
            raise KeyError(f"the gazetteer holds no place {id_!r}")
        return _place(row)

    def names(self, id_: str) -> tuple[str, ...]:
        """Every spelling that the place of this id is known by; () for a place made from others."""
        row = self._database.execute(_NAMES, (id_,)).fetchone()
        return tuple(row[0].split("\n")) if row else ()

    def credits(self) -> tuple[str, ...]:
        """Whose facts it holds, sorted."""
        return tuple(row[0] for row in self._database.execute("SELECT credit FROM credits ORDER BY credit"))

    def reopen(self) -> None:
        """Open the file anew, in a process that was forked since: SQLite's connections are of one process."""
        self._inherited = self._database  # kept, since only the process that opened it may close it
        self._database = self._opened()

    def close(self) -> None:
        """Close the file. Nothing can be looked up afterwards."""
        self._database.close()

    def _opened(self) -> sqlite3.Connection:
        return sqlite3.connect(self._uri, uri=True, check_same_thread=False)

    def _look_up(self, name: str) -> tuple[Candidate, ...]:
        words = names.fold(name)
        hits = self._bearers(name, words)
        for rest in () if hits else names.variants(words):
            hits = [hit.without_head() for hit in self._bearers(rest, rest)]
        if not hits and (split := names.split_kind(words)):
            rest, kind = split
            hits = _of_kind(self._bearers(rest, rest), kind)
        return tuple(hit.candidate() for hit in hits)

    def _bearers(self, name: str, words: str) -> list[_Hit]:
        """The places of this spelling (folded: `words`) and of its skeleton, the best first."""
        rows = dict(self._database.execute(_KEYS, (words,)).fetchall()) if words else {}
        if short := names.abbreviation(name):
            rows |= self._database.execute(_KEYS, (short,)).fetchall()
        hits = [self._hit(row, match) for row, match in rows.items()]
        spelled = [hit for hit in hits if hit.is_spelled and hit.place.kind != "admin1"]
        if not any(hit.own for hit in spelled) and not names.is_acronym(name):
            hits += [hit for hit in self._alike(words, rows) if hit.own or not spelled]
        return sorted(hits, key=lambda hit: hit.rank(name))

    def _alike(self, words: str, known: dict[int, int]) -> Iterator[_Hit]:
        """The places that share the skeleton of folded words and are not too unlike, but for the known."""
        bones = names.skeleton_of(words)
        rows = self._database.execute(_SKELETONS, (bones,)).fetchall() if bones else ()
        if not rows:
            return
        form = names.form(words)
        unlike: dict[int, float] = {}
        for row, other in rows:
            unlike[row] = min(names.unlikeness(form, other), unlike.get(row, _TOO_UNLIKE))
        for row, distance in unlike.items():
            if row not in known and distance <= _most_unlike(bones):
                hit = self._hit(row, None, distance)
                if hit.own or _is_sure(hit, bones):
                    yield hit

    def _hit(self, row: int, match: int | None, unlike: float = 0.0) -> _Hit:
        *facts, own, weight = self._database.execute(_ROW, (row,)).fetchone()
        return _Hit(place=_place(facts), own=bool(own), weight=weight, match=match, unlike=unlike)

    def _begins(self, words: str) -> bool:
        key = names.without_article(names.fold(words))
        if not key:
            return False
        if names.is_article(key) or self._any(_KEY_BEGINS, key, key + "!"):
            return True
        consonants = names.beginning(key)
        telling = len(consonants.removeprefix("a")) >= names.MIN_CONSONANTS
        if telling and self._any(_SKELETON_BEGINS, consonants, consonants + _AFTER_ALL):
            return True
        return bool(self.find(words))

    def _any(self, query: str, first: str, before: str) -> bool:
        return self._database.execute(query, (first, before)).fetchone() is not None


_TOO_UNLIKE = float("inf")


def _most_unlike(bones: str) -> float:
    """How unlike in vowels a name may be: half a point a consonant past two, a short one not at all."""
    return 0.0 if bones.startswith("~") else (len(bones) - 2) / 2


def _is_sure(hit: _Hit, bones: str) -> bool:
    """Whether a place of the world, of which there are many, is near enough to be offered."""
    if len(bones) > names.MIN_CONSONANTS and not bones.startswith("~"):
        return hit.unlike <= 0.5
    return hit.unlike == 0.0 and hit.weight >= SKELETON_POPULATION


def _place(row: Any) -> Place:  # noqa: ANN401 -- a row of the database has no narrower type
    id_, name, lat, lon, radius_km, kind, within, admin1, country, gazetteer, population = row
    return Place(
        id=id_,
        name=name,
        lat=lat,
        lon=lon,
        radius_km=radius_km,
        kind=kind,
        within=tuple(within.split("\n")) if within else (),
        admin1=admin1,
        country=country,
        gazetteer=gazetteer,
        population=population,
    )


def _of_kind(hits: list[_Hit], kind: str) -> list[_Hit]:
    """Those that the word fits: divisions for "province", if any; else nothing larger than a city."""
    if kind == "admin1":
        return [hit for hit in hits if hit.place.kind == "admin1"] or hits
    return [hit for hit in hits if hit.place.kind not in _LARGER_THAN_CITIES]
