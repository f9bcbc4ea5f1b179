"""Sides where no theatre lists them: named as a news desk would, the same through a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sitrep.coding.actors import ActorMention
from sitrep.coding.toponyms import Toponym
from sitrep.model import Actor, Alias, Allegiance
from sitrep.theatres import State

_FORCE = "force-"
STATE = "state-"  # how the ids of states under their bare names begin


def state_forces(states: Sequence[State], forces: Mapping[str, Any]) -> tuple[Actor, ...]:
    """Each state's forces as an actor, by every form of its name: "Iraqi army", "Iraq's troops", "Iraqis"."""
    return tuple(
        Actor(
            id=f"{_FORCE}{state.code.lower()}",
            name=f"{state.adjectives[0] if state.adjectives else state.name} forces",
            kind="state",
            aliases=tuple(Alias(name=name) for name in _names(state, forces["forces"])),
            allegiances=(Allegiance(side=state.side),),
        )
        for state in states
    )


def _names(state: State, forces: Sequence[str]) -> list[str]:
    forms = [*state.adjectives, *(f"{name}'s" for name in state.names), *state.names]
    return [*(f"{form} {force}" for form in forms for force in forces), *state.people]


class SideNamer:
    """Gives a report's actors their sides where the theatre leaves them open."""

    def __init__(self, states: Sequence[State], forces: Mapping[str, Any]) -> None:
        self._government = {state.side: state.government for state in states}
        self._by_country = {state.code: state.government for state in states}
        self._own = frozenset(forces["own"])

    def name(self, actors: Sequence[ActorMention], toponyms: Sequence[Toponym]) -> list[ActorMention]:
        """The mentions with their sides: "the army" is the state's that the report is about, "the rebels"
        are its one armed group where it names one, else "rebels"."""
        groups = Counter(a.side for a in actors if a.kind in ("group", "alliance") and a.side)
        at_war = Counter(a.side for a in actors if a.actor.startswith(_FORCE) and a.side)
        inside = bool(groups) or len(at_war) < 2
        own = self._own_state(at_war, actors, toponyms)
        main_group = min(groups, key=lambda side: (-groups[side], side), default=None)
        named = []
        for actor in actors:
            side = actor.side
            if side is None and actor.kind == "common":
                side = own if actor.actor in self._own else main_group or actor.actor.replace("-", " ")
            elif inside and side in self._government and actor.kind == "state":
                side = self._government[side]
            named.append(replace(actor, side=side))
        return named

    def _own_state(
        self, at_war: Mapping[str, int], actors: Sequence[ActorMention], toponyms: Sequence[Toponym]
    ) -> str | None:
        """The state that the report is about: whose forces it names most, else where its places lie."""
        named = Counter(
            a.side for a in actors if a.kind == "state" and a.side and a.side not in self._government
        )
        if named:
            return min(named, key=lambda side: (-named[side], side or ""))
        if at_war:
            side = min(at_war, key=lambda side: (-at_war[side], side))
            return self._government.get(side, side)
        countries = Counter(t.place.country for t in toponyms if t.place and t.place.country)
        country = min(countries, key=lambda code: (-countries[code], code or ""), default=None)
        return self._by_country.get(country or "")
