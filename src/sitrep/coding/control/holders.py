"""Who a fact of control means where its sentence names nobody: by who took and held what before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.actors.parties import fights
from sitrep.coding.events.drafts import Draft
from sitrep.coding.places.place_reference import Site
from sitrep.model import Status


@dataclass(slots=True)
class Holders:
    """The holders of places that a report has told of so far, and who was last to take one."""

    _taker: ActorMention | None = None
    _last: ActorMention | None = None
    last_told: ActorMention | None = None
    _of: dict[str, ActorMention] = field(default_factory=dict)
    _attacker: dict[str, ActorMention] = field(default_factory=dict)

    def settle(
        self, draft: Draft, sites: Sequence[Site], taker: ActorMention | None = None
    ) -> tuple[ActorMention | None, Status | None]:
        """Who took, holds, left or lost the places of a draft, and with what status.

        `taker` is who the rest of the report says took places.
        """
        agent = draft.agent if fights(draft.agent) else None
        status = draft.control
        holder = next((h for s in sites for h in (self._of.get(_key(s)),) if h), None)
        if draft.trigger == "fall" and status == "lost":
            winner = self._other_than(draft.patient or holder)
            return (winner, "captured") if winner else (holder, "lost")
        if agent or status is None:
            return agent, status
        if status == "captured":
            loser = draft.patient or holder
            attacker = next((a for s in sites for a in (self._attacker.get(_key(s)),) if a), None)
            if attacker and not (loser and attacker.side == loser.side):
                return attacker, status
            if taker and not (loser and taker.side == loser.side):
                return taker, status
            return self._other_than(loser), status
        if status == "holds":
            return holder or self._other_than(draft.patient), status
        if draft.trigger == "contested":
            return None, status
        if status in ("withdrew", "lost"):
            return holder or self._last, status
        return (None if status == "besieged" else self._last), status

    def expect(self, drafts: Sequence[Draft]) -> None:
        """Notes who takes a place in a sentence, for those that it tells of without a taker."""
        self._attacker.clear()
        takers = [d.agent for d in drafts if d.control == "captured" and fights(d.agent)]
        self._taker = self._taker or next(iter(takers), None)

    def hear(self, draft: Draft) -> None:
        """Notes who acts."""
        self._last = draft.agent if fights(draft.agent) else self._last

    def tell(self, agent: ActorMention | None, status: Status | None, sites: Sequence[Site]) -> None:
        """Notes who came to hold places, or left them."""
        self.last_told = agent
        if agent is None:
            return
        if status == "captured":
            self._taker = agent
        for site in sites:
            if status in ("contested", "besieged"):
                self._attacker[_key(site)] = agent
            elif status in ("captured", "holds"):
                self._of[_key(site)] = agent
            elif self._of.get(_key(site)) == agent:
                del self._of[_key(site)]

    def before(self, agent: ActorMention | None, site: Site) -> ActorMention | None:
        """Who held a place before somebody else took it."""
        holder = self._of.get(_key(site))
        return holder if holder and agent and holder.side != agent.side else None

    def _other_than(self, loser: ActorMention | None) -> ActorMention | None:
        """The last to take a place, or to act, who is not the side that lost it."""
        return next(
            (a for a in (self._taker, self._last) if a and not (loser and a.side == loser.side)),
            None,
        )


def _key(site: Site) -> str:
    place = site.spot.toponym.place
    name = place.id if place else site.spot.toponym.name.casefold()
    return f"{site.noun} in {name}" if site.nameless else name
