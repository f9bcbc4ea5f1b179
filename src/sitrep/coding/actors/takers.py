"""Who took it: the side of a capture that is told without one ("the town was taken on Friday")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from sitrep.coding.actors.home_state import STATE
from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.actors.parties import fights
from sitrep.coding.events.drafts import Draft

_AGAIN = ("retake", "recapture", "regain", "recover", "reclaim", "reconquer", "win")
_MOVES = ("enter", "contest", "fought for", "offensive", "besiege", "drive-out")


class Takers:
    """The sides that a report tells to take places, or to move on them."""

    def __init__(self, drafts: Iterable[Draft], actors: Iterable[ActorMention]) -> None:
        self._last: ActorMention | None = None
        self._took: Counter[str] = Counter()
        self._moved: Counter[str] = Counter()
        self._mention: dict[str, ActorMention] = {}
        self._states: list[ActorMention] = []
        for draft in drafts:
            agent = draft.agent
            self._states += [a for a in (agent, draft.patient) if a and _is_of_a_state(a)]
            if agent is None or not fights(agent) or agent.side is None:
                continue
            self._mention.setdefault(agent.side, agent)
            self._took[agent.side] += _gains(draft)
            self._moved[agent.side] += draft.trigger in _MOVES

        self._states += [a for a in actors if _is_of_a_state(a) and not a.actor.startswith(STATE)]

    def hear(self, draft: Draft) -> None:
        """Keeps in mind who took a place last."""
        if _gains(draft) and fights(draft.agent):
            self._last = draft.agent

    def of(self, draft: Draft) -> ActorMention | None:
        """Who took what is told as taken: the last taker, the main one, or who advances; not the loser."""
        loser = draft.patient.side if draft.patient else None
        if draft.token.lemma in _AGAIN and self._last and not _is_of_a_state(self._last):
            loser = loser or self._last.side  # what is won back was taken before, mostly from a state
            own = next((a for a in self._states if a.side != loser), None)
            if own:
                return own
        ranked = [self._last, *self._by(self._took), *self._by(self._moved)]
        return next((a for a in ranked if a is not None and a.side != loser), None)

    def _by(self, counts: Counter[str]) -> list[ActorMention]:
        """Those who did so, most often first."""
        did = sorted((side for side in counts if counts[side]), key=lambda side: (-counts[side], side))
        return [self._mention[side] for side in did]


def _is_of_a_state(actor: ActorMention) -> bool:
    return actor.kind == "state" and actor.side is not None and fights(actor)


def _gains(draft: Draft) -> bool:
    """Whether a draft tells of ground taken, be it nowhere that is named."""
    return draft.control == "captured" or draft.trigger == "gain ground"
