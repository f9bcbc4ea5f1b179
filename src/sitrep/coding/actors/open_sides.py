"""Sides where no theatre lists them: named as a news desk would, the same through a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Any

from sitrep.coding.actors.bands import Bands
from sitrep.coding.actors.home_state import HomeState
from sitrep.coding.actors.mentions import ActorMention, Forces
from sitrep.coding.places.toponyms import Toponym
from sitrep.coding.words import Word
from sitrep.model import Actor, Alias, Allegiance
from sitrep.theatres import State

_FORCE = "force-"
_STATES_WAR = 3  # times that a state must be named for each time that an armed group is


def state_forces(states: Sequence[State], forces: Mapping[str, Any]) -> Forces:
    """Each state's forces as an actor, by every form of its name: "Iraqi army", "Iraq's troops", "Iraqis"."""
    actors = {
        state: Actor(
            id=f"{_FORCE}{state.code.lower()}",
            name=f"{state.adjectives[0] if state.adjectives else state.name} forces",
            kind="state",
            aliases=tuple(Alias(name=name) for name in state.people),
            allegiances=(Allegiance(side=state.side),),
        )
        for state in states
    }
    return Forces(
        of_forms=[(form, actor) for state, actor in actors.items() for form in _forms(state)],
        nouns=forces["forces"],
        actors=tuple(actors.values()),
    )


def _forms(state: State) -> list[str]:
    """What stands for a state before a noun."""
    return [*state.adjectives, *(f"{name}'s" for name in (*state.names, *state.capitals)), *state.names]


class SideNamer:
    """Gives a report's actors their sides where the theatre leaves them open."""

    def __init__(self, states: Sequence[State], forces: Mapping[str, Any]) -> None:
        self._home = HomeState(states)
        self._bands = Bands(forces["bands"])
        self._own = frozenset(forces["own"])

    def name(
        self, text_words: Sequence[Word], actors: Sequence[ActorMention], toponyms: Sequence[Toponym]
    ) -> list[ActorMention]:
        """The mentions with their sides.

        The state in whose land the report plays is "<adjective> government" unless it fights another
        state; other states go by their names. "The army" is that state's, "the rebels" are the armed
        group that the report is about, else "rebels".
        """
        home = self._home.of(text_words, actors, toponyms)
        groups = self._groups(actors)
        bands = self._bands.sides(actors, groups)
        own = self._own_side(home, actors, groups)
        named = []
        for actor, after in zip_longest(actors, actors[1:]):
            side, kind = actor.side, actor.kind
            group = self._bands.of_group(text_words, actor, after) if kind == "common" else None
            if side is None and kind == "common" and actor.actor in self._own:
                side, kind = own, "state"
            elif side is None and kind == "common":
                side = group or bands[actor.actor]
            elif home and side in (home.side, home.government) and actor.kind == "state":
                side = own
            named.append(replace(actor, side=side, kind=kind))
        return named

    def _groups(self, actors: Sequence[ActorMention]) -> Counter[str]:
        """How often the report names each armed group that is no state's."""
        armed = (a.side for a in actors if a.kind in ("group", "alliance") and a.side)
        return Counter(side for side in armed if side not in self._home.by_side)

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
        bands = sum(self._bands.is_band(a) for a in actors)
        enemy, group = max(others.values(), default=0), max(bands, *groups.values(), 0)
        return home.side if enemy > _STATES_WAR * group else home.government
