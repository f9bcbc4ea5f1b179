"""`actors.csv`: who acts, under which names, and for which side on which days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from importlib.resources.abc import Traversable
from typing import Final

from sitrep.model import Actor, Alias, Allegiance
from sitrep.theatres.aliases import Spellings, fold, overlap, parse_alias, parse_span
from sitrep.theatres.mistakes import Mistakes
from sitrep.theatres.settings import Settings, is_id
from sitrep.theatres.tables import Row, read_rows

FILE: Final = "actors.csv"
_COLUMNS: Final = ("id", "name", "kind", "side", "first", "last", "aliases")
_SIDELESS: Final = ("common", "people", "international")
"""Kinds that may leave their side open: "gunmen" are of whichever side the report means."""


def read_actors(
    folder: Traversable,
    settings: Settings,
    kinds: Sequence[str],
    spellings: Spellings,
    mistakes: Mistakes,
) -> list[Actor]:
    """The actors, in the order of their first rows.

    Several rows of one id are one actor whose side changed; their aliases add up.
    """
    actors: dict[str, Actor] = {}
    for row in read_rows(folder / FILE, _COLUMNS, mistakes):
        known = actors.get(row["id"])
        for fault in (*_faults(row, known, kinds), *_side_faults(row, settings)):
            mistakes.add(row.file, row.line, fault)
        actor = known or Actor(id=row["id"], name=row["name"], kind=row["kind"])
        aliases = _aliases(row, mistakes, with_name=known is None)
        for alias in aliases:
            with mistakes.at(row.file, row.line):
                spellings.claim(actor.id, alias)
        actor = replace(actor, aliases=(*actor.aliases, *aliases))
        with mistakes.at(row.file, row.line):
            actor = replace(actor, allegiances=_allegiances(row, actor))
        actors[actor.id] = actor
    return list(actors.values())


def _faults(row: Row, known: Actor | None, kinds: Sequence[str]) -> list[str]:
    """What is wrong in a row's id, name and kind; a later row of an actor may leave the last two empty."""
    if known:
        return [
            f"duplicate id {row['id']!r}: {column} is {row[column]!r}, before it was {before!r}"
            for column, before in (("name", known.name), ("kind", known.kind))
            if row[column] not in ("", before)
        ]
    faults = []
    if not is_id(row["id"]):
        faults.append(f"id {row['id']!r} is not lower-case letters, digits and hyphens")
    if not row["name"]:
        faults.append("has no name")
    if row["kind"] not in kinds:
        faults.append(f"unknown kind {row['kind']!r} (the kinds are {', '.join(kinds)})")
    elif not row["side"] and row["kind"] not in _SIDELESS:
        faults.append(f"has no side (only {', '.join(_SIDELESS)} may leave it open)")
    return faults


def _side_faults(row: Row, settings: Settings) -> list[str]:
    fault = settings.side_fault(row["side"]) if row["side"] else None
    return [fault] if fault else []


def _aliases(row: Row, mistakes: Mistakes, *, with_name: bool) -> list[Alias]:
    """A row's aliases, the actor's own name first unless they give that name its days."""
    aliases: list[Alias] = []
    for text in row.parts("aliases"):
        with mistakes.at(row.file, row.line):
            aliases.append(parse_alias(text))
    own = row["name"]
    if with_name and own and all(fold(alias.name) != fold(own) for alias in aliases):
        aliases.insert(0, Alias(name=own))
    return aliases


def _allegiances(row: Row, actor: Actor) -> tuple[Allegiance, ...]:
    """The actor's allegiances and the row's, by day. Raises ValueError where two hold on one day."""
    first, last = parse_span(row["first"], row["last"])
    if not row["side"]:
        return actor.allegiances
    allegiance = Allegiance(side=row["side"], first=first, last=last)
    if any(overlap(allegiance, other) for other in actor.allegiances):
        raise ValueError(f"duplicate id {actor.id!r}: two of its rows hold on the same day")
    return tuple(sorted((*actor.allegiances, allegiance), key=lambda one: one.first or date.min))
