"""Loads theatre folders: those that ship with Sitrep, by name, and a user's own, by path."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from sitrep.errors import UsageError
from sitrep.model import NamedPlace, Theatre
from sitrep.theatres.actors import FILE as ACTORS_FILE
from sitrep.theatres.actors import read_actors
from sitrep.theatres.aliases import Spellings
from sitrep.theatres.mistakes import Mistakes
from sitrep.theatres.outlets import FILE as OUTLETS_FILE
from sitrep.theatres.outlets import read_outlets
from sitrep.theatres.placenames import place_files, read_places
from sitrep.theatres.settings import FILE as SETTINGS_FILE
from sitrep.theatres.settings import read_settings
from sitrep.theatres.states import FILE as STATES_FILE
from sitrep.theatres.states import State, read_states
from sitrep.theatres.vocabulary import vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Folder:
    """All that a theatre folder holds, checked."""

    theatre: Theatre
    places: tuple[NamedPlace, ...]
    states: tuple[State, ...]


def names() -> tuple[str, ...]:
    """The names of the theatres that ship with Sitrep, sorted."""
    return tuple(sorted(entry.name for entry in _shipped().iterdir() if _is_theatre(entry)))


def read(theatre: str | Path) -> Folder:
    """All of a theatre's folder at once: the theatre, its places and states. Checks and raises as `load`."""
    return _read(_folder(theatre))


def load(theatre: str | Path) -> Theatre:
    """The theatre of this name, or in this folder.

    Checks the whole folder. Raises TheatreError with every mistake in it, and UsageError where
    there is no such theatre.
    """
    return _read(_folder(theatre)).theatre


def places(theatre: str | Path) -> tuple[NamedPlace, ...]:
    """The places of a theatre, file by file in the files' order. Checks and raises as `load` does."""
    return _read(_folder(theatre)).places


def places_key(theatre: str | Path) -> str:
    """A SHA-256, in hex, that changes with a theatre's places: a key for what is compiled from them.

    Checks only `theatre.toml`, not the places. Raises TheatreError where that is wrong, and
    UsageError where there is no such theatre.
    """
    folder = _folder(theatre)
    mistakes = Mistakes()
    words = vocabulary()
    settings = read_settings(folder, words.patterns, mistakes)
    mistakes.raise_any()
    key = hashlib.sha256(f"{settings.id}\n{sorted(words.radius_km.items())}\n".encode())
    for file in place_files(folder):
        data = file.read_bytes()
        key.update(f"{file.name} {len(data)}\n".encode())
        key.update(data)
    return key.hexdigest()


def states(theatre: str | Path = "world") -> tuple[State, ...]:
    """The sovereign states that a theatre lists, with the forms of their names."""
    return _read(_folder(theatre)).states


def _shipped() -> Traversable:
    return files("sitrep.theatres")


def _is_theatre(entry: Traversable) -> bool:
    return entry.is_dir() and (entry / SETTINGS_FILE).is_file()


def _folder(theatre: str | Path) -> Traversable:
    """The folder of a theatre. A shipped name comes before a folder of the same name."""
    if isinstance(theatre, str) and theatre in names():
        return _shipped() / theatre
    folder = Path(theatre)
    if folder.is_dir():
        return folder
    raise UsageError(f"no theatre {str(theatre)!r}: it is no folder, and the names are {', '.join(names())}")


def _check_files(folder: Traversable, mistakes: Mistakes) -> None:
    """Note each table that no reader would read, so that a misspelt file name is not lost."""
    known = {ACTORS_FILE, OUTLETS_FILE, STATES_FILE, *(file.name for file in place_files(folder))}
    for name in sorted(entry.name for entry in folder.iterdir()):
        if name.endswith(".csv") and name not in known:
            mistakes.add(name, None, "is no file of a theatre (actors, outlets, states and places*.csv are)")


def _read(folder: Traversable) -> Folder:
    """Read and check a theatre folder. Raises TheatreError with every mistake in it."""
    mistakes = Mistakes()
    _check_files(folder, mistakes)
    words = vocabulary()
    settings = read_settings(folder, words.patterns, mistakes)
    spellings = Spellings()
    actors = read_actors(folder, settings, words.actors, spellings, mistakes)
    known_states = read_states(folder, settings, mistakes)
    for row, state in known_states:
        for alias in state.actor().aliases:
            with mistakes.at(row.file, row.line):
                spellings.claim(state.actor().id, alias)
    outlets = read_outlets(folder, settings, mistakes)
    known_places = read_places(folder, settings, words.radius_km, mistakes)
    mistakes.raise_any()
    credit = dict.fromkeys((*settings.credits, *settings.place_credits.values()))
    theatre = Theatre(
        id=settings.id,
        title=settings.title,
        sides=settings.sides,
        actors=(*actors, *(state.actor() for _, state in known_states)),
        outlets=tuple(outlets),
        bounds=settings.bounds,
        countries=settings.countries,
        credits=tuple(credit),
    )
    return Folder(
        theatre=theatre,
        places=tuple(known_places),
        states=tuple(state for _, state in known_states),
    )
