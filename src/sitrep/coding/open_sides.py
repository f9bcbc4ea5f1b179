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
_FORCES_VOTE = 2  # how much more a force says whose war it is than a place does
_STATES_WAR = 3  # times that a state must be named for each time that an armed group is
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
        self._states = states
        self._by_country = {state.code: state for state in states}
        self._by_name = {name: state for state in states for name in (state.side, state.government)}
        self._own = frozenset(forces["own"])

    def name(self, actors: Sequence[ActorMention], toponyms: Sequence[Toponym]) -> list[ActorMention]:
        """The mentions with their sides.

        The state in whose land the report plays is "<adjective> government" unless it fights another
        state; other states go by their names. "The army" is that state's, "the rebels" are the armed
        group that the report names most, else "rebels".
        """
        home = self._home(actors, toponyms)
        groups = self._groups(actors)
        main_group = min(groups, key=lambda side: (-groups[side], side), default=None)
        own = self._own_side(home, actors, groups)
        named = []
        for actor in actors:
            side, kind = actor.side, actor.kind
            if side is None and kind == "common" and actor.actor in self._own:
                side, kind = own, "state"
            elif side is None and kind == "common":
                side = main_group or actor.actor.replace("-", " ")
            elif home and side in (home.side, home.government) and actor.kind == "state":
                side = own
            named.append(replace(actor, side=side, kind=kind))
        return named

    def _home(self, actors: Sequence[ActorMention], toponyms: Sequence[Toponym]) -> State | None:
        """The state that the report is about: where its places lie, or whose forces it names most."""
        votes: Counter[str] = Counter(t.place.country for t in toponyms if t.place and t.place.country)
        for actor in actors:
            state = self._by_name.get(actor.side or "") if actor.kind == "state" else None
            if state and not actor.actor.startswith(STATE):
                votes[state.code] += _FORCES_VOTE
        known = [code for code in votes if code in self._by_country]
        return self._by_country[min(known, key=lambda code: (-votes[code], code))] if known else None

    def _groups(self, actors: Sequence[ActorMention]) -> Counter[str]:
        """How often the report names each armed group that is no state's."""
        armed = (a.side for a in actors if a.kind in ("group", "alliance") and a.side)
        return Counter(side for side in armed if side not in self._by_name)

    def _own_side(
        self, home: State | None, actors: Sequence[ActorMention], groups: Mapping[str, int]
    ) -> str | None:
        """What the state at home is called: by its name alone in a war with another state."""
        if home is None:
            return None
        others = Counter(
            a.side
            for a in actors
            if a.actor.startswith(_FORCE) and a.side and a.side not in (home.side, home.government)
        )
        enemy, group = max(others.values(), default=0), max(groups.values(), default=0)
        return home.side if enemy > _STATES_WAR * group else home.government
