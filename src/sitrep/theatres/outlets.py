"""`outlets.csv`: publishers and monitors, and the side that each leans to.

A leaning is written as an alias is, with or without its days: `crown`, `crown@..1991-05-31`.
"""

from __future__ import annotations

from datetime import date
from importlib.resources.abc import Traversable
from typing import Final, Literal

from sitrep.model import Alias, Allegiance, Outlet
from sitrep.theatres.aliases import Spellings, overlap, parse_alias
from sitrep.theatres.mistakes import Mistakes
from sitrep.theatres.settings import Settings, is_id
from sitrep.theatres.tables import Row, read_rows

FILE: Final = "outlets.csv"
_COLUMNS: Final = ("id", "name", "kind", "leans", "aliases")
_Kind = Literal["outlet", "agency", "monitor", "party"]
_KINDS: Final[tuple[_Kind, ...]] = ("outlet", "agency", "monitor", "party")


def read_outlets(folder: Traversable, settings: Settings, mistakes: Mistakes) -> list[Outlet]:
    """The outlets and monitors, in the file's order. An empty `leans` is neutral."""
    outlets: list[Outlet] = []
    spellings = Spellings()
    ids: set[str] = set()
    for row in read_rows(folder / FILE, _COLUMNS, mistakes):
        kind = next((kind for kind in _KINDS if kind == row["kind"]), None)
        for fault in _faults(row, ids):
            mistakes.add(row.file, row.line, fault)
        if kind is None:
            reason = f"unknown kind {row['kind']!r} (the kinds are {', '.join(_KINDS)})"
            mistakes.add(row.file, row.line, reason)
        aliases = row.parts("aliases")
        for name in (row["name"], *aliases):
            with mistakes.at(row.file, row.line):
                spellings.claim(row["id"], Alias(name=name))
        ids.add(row["id"])
        leanings = _leanings(row, settings, mistakes)
        name, kind = row["name"], kind or "outlet"
        outlets.append(Outlet(id=row["id"], name=name, kind=kind, leanings=leanings, aliases=aliases))
    return outlets


def _leanings(row: Row, settings: Settings, mistakes: Mistakes) -> tuple[Allegiance, ...]:
    """The sides that a row's outlet leans to, by day. One that cannot be read is noted and left out."""
    leanings: list[Allegiance] = []
    for text in row.parts("leans"):
        with mistakes.at(row.file, row.line):
            leaning = _leaning(text, settings)
            if any(overlap(leaning, other) for other in leanings):
                raise ValueError(f"leans to two sides on the same day: {row['leans']!r}")
            leanings.append(leaning)
    return tuple(sorted(leanings, key=lambda one: one.first or date.min))


def _leaning(text: str, settings: Settings) -> Allegiance:
    """The leaning that `text` writes. Raises ValueError with the reason where it writes none."""
    written = parse_alias(text, "leaning")
    fault = settings.side_fault(written.name)
    if fault:
        raise ValueError(fault)
    return Allegiance(side=written.name, first=written.first, last=written.last)


def _faults(row: Row, ids: set[str]) -> list[str]:
    """What is wrong in a row's id and name."""
    faults = []
    if not is_id(row["id"]):
        faults.append(f"id {row['id']!r} is not lower-case letters, digits and hyphens")
    if row["id"] in ids:
        faults.append(f"duplicate id {row['id']!r}")
    if not row["name"]:
        faults.append("has no name")
    return faults
