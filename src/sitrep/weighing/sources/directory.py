"""The directory: who goes by a name, as a theatre lists its outlets and actors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from sitrep.model import Actor, Alias, Outlet, Report, Theatre, within_days
from sitrep.weighing.folding import fold


@dataclass(frozen=True, slots=True)
class Directory:
    """The theatre's outlets and actors by every folded name that they go by, and its alliances."""

    outlets: Mapping[str, Outlet]
    outlets_by_word: Mapping[
        str, Sequence[str]
    ]  # those names that begin with a word, the short before the long
    actors: Mapping[str, Sequence[tuple[Alias, Actor]]]
    allies: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, theatre: Theatre) -> Directory:
        """The directory of a theatre; where two go by one name, the first listed has it."""
        outlets: dict[str, Outlet] = {}
        actors: dict[str, list[tuple[Alias, Actor]]] = defaultdict(list)
        for outlet in theatre.outlets:
            for name in (outlet.id, outlet.name, *outlet.aliases):
                outlets.setdefault(fold(name), outlet)
        for actor in theatre.actors:
            for alias in (*actor.aliases, Alias(name=actor.name)):
                actors[fold(alias.name)].append((alias, actor))
        by_word: dict[str, list[str]] = defaultdict(list)
        for name in sorted(filter(None, outlets), key=len):
            by_word[name.split()[0]].append(name)
        return cls(outlets, dict(by_word), dict(actors), {side.id: side.allies for side in theatre.sides})

    def outlet_of(self, report: Report) -> Outlet | None:
        """The outlet that published a report, by its source's name or its address's host."""
        host = urlsplit(report.url or "").hostname or ""
        found = self.outlets.get(fold(report.source or ""))
        return found or self.outlets.get(fold(host.removeprefix("www.")))

    def outlets_named_in(self, speaker: str) -> list[tuple[str, Outlet]]:
        """The outlets and monitors that a speaker's words name, each with the longest of its names there."""
        spoken = fold(speaker)
        begun = (name for word in spoken.split() for name in self.outlets_by_word.get(word, ()))
        named = sorted((name for name in begun if f" {name} " in f" {spoken} "), key=len)
        return list({self.outlets[name].id: (name, self.outlets[name]) for name in named}.values())

    def actor_named(self, speaker: str, day: date | None) -> Actor | None:
        """The actor that a speaker is on a day, or that one more word makes its voice ("army officer")."""
        spoken = fold(speaker)
        for name in (spoken, spoken.rpartition(" ")[0]):
            for alias, actor in self.actors.get(name, ()):
                if day is None or within_days(day, alias.first, alias.last):
                    return actor
        return None
