"""Actors: those whom claims name, each once, under every name that reports and the theatre give it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitrep.model import Actor, Claim, Control, Event, Fact, Theatre


@dataclass(frozen=True, slots=True)
class Cast:
    """The actors that claims name, and the number of each under its folded names."""

    actors: tuple[Actor, ...]
    numbers: Mapping[str, int]

    @classmethod
    def of(cls, theatre: Theatre, claims: Iterable[Claim]) -> Cast:
        """The cast of some claims, by name; whom no theatre describes goes by the report's words."""
        described = _described(theatre)
        named: dict[str, Actor] = {}
        for word in sorted({word for claim in claims for word in _words(claim.fact)}):
            actor = described.get(fold(word)) or Actor(id=f"named:{fold(word)}", name=word, kind="")
            named.setdefault(actor.id, actor)
        actors = tuple(sorted(named.values(), key=lambda actor: (actor.name.casefold(), actor.id)))
        place = {actor.id: nth for nth, actor in enumerate(actors)}
        numbers = {name: place[actor.id] for name, actor in described.items() if actor.id in place}
        numbers |= {fold(actor.name): place[actor.id] for actor in actors if actor.id.startswith("named:")}
        return cls(actors, numbers)

    def of_fact(self, fact: Fact) -> list[int]:
        """The numbers of those whom a fact names, in its order."""
        return list(dict.fromkeys(self.numbers[fold(word)] for word in _words(fact)))


def fold(name: str) -> str:
    """A name without its case and article: what two mentions of one actor share."""
    words = name.casefold().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _described(theatre: Theatre) -> dict[str, Actor]:
    """The theatre's actors under each of their folded names; the first to claim one has it."""
    found: dict[str, Actor] = {}
    for actor in theatre.actors:
        for name in (actor.name, *(alias.name for alias in actor.aliases)):
            found.setdefault(fold(name), actor)
    return found


def _words(fact: Fact) -> tuple[str, ...]:
    named: tuple[str | None, ...] = ()
    if isinstance(fact, Control):
        named = (fact.actor,)
    elif isinstance(fact, Event):
        named = (fact.actor1, fact.actor2)
    return tuple(name for name in named if name and name.strip())
