"""`outlets.csv`: publishers and monitors, and the side that each leans to."""

from __future__ import annotations

from importlib.resources.abc import Traversable
from typing import Final, Literal

from sitrep.model import Alias, Outlet
from sitrep.theatres.aliases import Spellings
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
        for fault in _faults(row, ids, settings):
            mistakes.add(row.file, row.line, fault)
        if kind is None:
            reason = f"unknown kind {row['kind']!r} (the kinds are {', '.join(_KINDS)})"
            mistakes.add(row.file, row.line, reason)
        aliases = row.parts("aliases")
        for name in (row["name"], *aliases):
            with mistakes.at(row.file, row.line):
                spellings.claim(row["id"], Alias(name=name))
        ids.add(row["id"])
        leans = row["leans"] or None
        name, kind = row["name"], kind or "outlet"
        outlets.append(Outlet(id=row["id"], name=name, kind=kind, leans=leans, aliases=aliases))
    return outlets


def _faults(row: Row, ids: set[str], settings: Settings) -> list[str]:
    """What is wrong in a row's id, name and leaning."""
    faults = []
    if not is_id(row["id"]):
        faults.append(f"id {row['id']!r} is not lower-case letters, digits and hyphens")
    if row["id"] in ids:
        faults.append(f"duplicate id {row['id']!r}")
    if not row["name"]:
        faults.append("has no name")
    side_fault = settings.side_fault(row["leans"]) if row["leans"] else None
    if side_fault:
        faults.append(side_fault)
    return faults
