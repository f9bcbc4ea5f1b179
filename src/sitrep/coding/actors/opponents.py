"""Against whom: the side that an event hit or fought where no sentence names it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.actors.parties import fights
from sitrep.coding.events.drafts import BOMBARDMENTS
from sitrep.coding.told import EventTold, HarmTold
from sitrep.model import Theatre

_NO_PARTY = ("other", "un", "civilians")
_STRIKES = {*BOMBARDMENTS, "Suicide bomb", "Remote explosive/landmine/IED", "Grenade", "Attack"}
_FIGHTS = {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"}


class Opponents:
    """Who fights whom in a report: by the fights that it tells, else by whom it names most."""

    def __init__(self, actors: Sequence[ActorMention], events: Iterable[EventTold], theatre: Theatre) -> None:
        self._allies = {side.id: {side.id, *side.allies} for side in theatre.sides}
        named = [a for a in actors if fights(a) and not a.modifies]
        self._parties = [a for a in named if a.side and a.side not in _NO_PARTY]
        self._named = Counter(a.side for a in self._parties)
        self._told: Counter[tuple[str, str]] = Counter()
        for event in events:
            if event.agent and event.patient and event.agent.side and event.patient.side:
                pair = (event.agent.side, event.patient.side)
                self._told.update({pair, pair[::-1]})

    def of(self, agent: ActorMention, at: int) -> ActorMention | None:
        """An actor's opponent: whom the report tells its side to fight most, then whom it names most; the
        mention nearest to `at`."""
        side = agent.side or ""
        friends = self._allies.get(side, {side})
        foes = [a for a in self._parties if a.side not in friends]
        return min(foes, key=lambda a: (*self._rank(side, a.side or ""), abs(a.start - at)), default=None)

    def _rank(self, side: str, foe: str) -> tuple[int, int]:
        return -self._told[side, foe], -self._named[foe]


def name_opponents(
    events: Sequence[EventTold],
    harm: Sequence[HarmTold],
    actors: Sequence[ActorMention],
    opponents: Opponents,
) -> None:
    """Gives events whose patient no sentence names theirs: the fighters hurt, the side fought, civilians."""
    for event in events:
        own = event.agent.side if event.agent else None
        if event.patient is None or (own and own == event.patient.side):  # no side strikes itself
            event.patient = _hurt(event, own, harm, actors) or _opponent(event, opponents)


def _hurt(
    event: EventTold, own: str | None, harm: Sequence[HarmTold], actors: Sequence[ActorMention]
) -> ActorMention | None:
    """The side whose fighters the event killed or wounded."""
    sides = {h.draft.side for h in harm if h.event is event} - {None, own}
    return next((a for a in actors if a.side in sides), None)


def _opponent(event: EventTold, opponents: Opponents) -> ActorMention | None:
    if event.type in _FIGHTS or event.military:
        return opponents.of(event.agent, event.start) if event.agent else None
    return _people(event) if event.type in _STRIKES and event.spots else None


def _people(event: EventTold) -> ActorMention:
    """Those who live where bombs fall, where nothing is said of a military target."""
    return ActorMention(
        start=event.start,
        end=event.end,
        name="civilians",
        side="civilians",
        kind="people",
        actor="civilians",
    )
