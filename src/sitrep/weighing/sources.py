"""Sources: whose word a claim is, and how much that word weighs.

The rule is that of the editors of Wikipedia's war maps: a neutral source counts in full for any
change; one that leans to a side counts in full where it speaks against that side, and little where
it speaks for it. A source that nobody has described counts for something, but not for enough.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias
from urllib.parse import urlsplit

from sitrep.model import Actor, Control, Event, Fact, Harm, Outlet, Report, Theatre
from sitrep.weighing.folding import fold
from sitrep.weighing.types import CIVILIANS, GAINS

Bearing: TypeAlias = Literal["against its own side", "neutral", "of unknown leaning", "for its own side"]

WEIGHTS: Mapping[Bearing, float] = {
    "against its own side": 1.0,
    "neutral": 1.0,
    "of unknown leaning": 0.6,
    "for its own side": 0.25,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Whose word it is. Claims of one `key` are one source; `known` False: no theatre has it.

    `own` are the sides whose gain is its own: the one it leans to, and that one's allies.
    """

    key: str
    name: str
    leans: str | None
    known: bool
    own: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Directory:
    """The theatre's outlets and actors by every folded name that they go by, and its alliances."""

    outlets: Mapping[str, Outlet]
    actors: Mapping[str, Actor]
    allies: Mapping[str, tuple[str, ...]]

    @classmethod
    def of(cls, theatre: Theatre) -> Directory:
        """The directory of a theatre; where two go by one name, the first listed has it."""
        outlets: dict[str, Outlet] = {}
        actors: dict[str, Actor] = {}
        for outlet in theatre.outlets:
            for name in (outlet.id, outlet.name, *outlet.aliases):
                outlets.setdefault(fold(name), outlet)
        for actor in theatre.actors:
            for name in (actor.name, *(alias.name for alias in actor.aliases)):
                actors.setdefault(fold(name), actor)
        return cls(outlets, actors, {side.id: side.allies for side in theatre.sides})

    def outlet_of(self, report: Report) -> Outlet | None:
        """The outlet that published a report, by its source's name or its address's host."""
        host = urlsplit(report.url or "").hostname or ""
        found = self.outlets.get(fold(report.source or ""))
        return found or self.outlets.get(fold(host.removeprefix("www.")))

    def outlet_named_in(self, speaker: str) -> Outlet | None:
        """The outlet or monitor that a speaker is, or speaks for ("a Gazette reporter")."""
        spoken = fold(speaker)
        named = [name for name in self.outlets if name and f" {name} " in f" {spoken} "]
        return self.outlets[max(named, key=lambda name: (len(name), name))] if named else None


def origin(speaker: str | None, report: Report, directory: Directory) -> Origin:
    """Whose word a claim is that `report` credits to `speaker` (None: the outlet's own).

    A speaker is an outlet or monitor of the theatre, or one of its actors, who speaks for its
    side. Any other speaker is known only by the outlet that quotes it: it leans as that outlet
    does, and a neutral outlet's unknown speaker stays unknown.
    """
    outlet = directory.outlet_of(report)
    if speaker is None:
        return _described(outlet, directory) if outlet else _undescribed(report)
    voice = directory.outlet_named_in(speaker)
    if voice is not None:
        return _described(voice, directory)
    actor = directory.actors.get(fold(speaker))
    side = actor.side_on(report.published) if actor else None
    if actor is not None and side is not None and side != CIVILIANS:
        return _leaning(f"actor:{actor.id}", actor.name, side, directory)
    quoting = _described(outlet, directory) if outlet else _undescribed(report)
    key = f"{quoting.key}:{fold(speaker)}"
    return replace(quoting, key=key, name=speaker, known=quoting.leans is not None)


def _described(outlet: Outlet, directory: Directory) -> Origin:
    return _leaning(f"outlet:{outlet.id}", outlet.name, outlet.leans, directory)


def _leaning(key: str, name: str, leans: str | None, directory: Directory) -> Origin:
    own = frozenset((leans, *directory.allies.get(leans, ()))) if leans else frozenset()
    return Origin(key=key, name=name, leans=leans, known=True, own=own)


def _undescribed(report: Report) -> Origin:
    """An outlet that no theatre has; without so much as a name, each report is its own source."""
    if report.source:
        return Origin(key=f"source:{fold(report.source)}", name=report.source, leans=None, known=False)
    return Origin(key=f"report:{report.id}", name=report.name, leans=None, known=False)


def bearing(fact: Fact, source: Origin) -> Bearing:
    """How a fact bears on the interest of the source that asserts it."""
    if not source.own:
        return "neutral" if source.known else "of unknown leaning"
    if isinstance(fact, Control):
        return _bearing_of_control(fact, source.own)
    if isinstance(fact, Harm):
        return _bearing_of_harm(fact, source.own)
    if isinstance(fact, Event):
        return _bearing_of_event(fact, source.own)
    return "neutral"


def _bearing_of_control(fact: Control, own: frozenset[str]) -> Bearing:
    """A side gains by what it holds, takes or attacks, and loses by what it leaves."""
    left = fact.status in ("withdrew", "lost")
    winner, loser = (None, fact.side) if left else (fact.side, fact.from_side)
    if winner in own:
        return "for its own side"
    if loser in own:
        return "against its own side"
    if left and loser is not None:
        return "for its own side"
    # Another side took it, from whom is not said: at best it is no gain of its own.
    return "against its own side" if winner is not None and loser is None else "neutral"


def _bearing_of_harm(fact: Harm, own: frozenset[str]) -> Bearing:
    """Its own dead and its own guilt are admissions; its enemy's dead and guilt it may inflate."""
    hurt = None if fact.side == CIVILIANS else fact.side
    if hurt in own or (hurt is None and fact.by_side in own):
        return "against its own side"
    if hurt is None:
        return "neutral" if fact.by_side is None else "for its own side"
    return "for its own side" if fact.by_side is None or fact.by_side in own else "neutral"


def _bearing_of_event(fact: Event, own: frozenset[str]) -> Bearing:
    """Taking ground serves the taker; harming the unarmed counts against whoever does it."""
    if fact.type in GAINS and fact.side2 in own:
        return "against its own side"
    if fact.side2 == CIVILIANS:
        if fact.side1 is None:
            return "neutral"
        return "against its own side" if fact.side1 in own else "for its own side"
    return "for its own side" if fact.side1 in own or fact.side2 in own else "neutral"
