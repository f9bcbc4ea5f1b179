"""Whose war it is: the state in whose land a report plays."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.places.toponyms import Toponym
from sitrep.coding.words import Word
from sitrep.theatres import State

STATE = "state-"  # how the ids of states under their bare names begin
_MOST = 3  # times that one place counts
_FORCES = 2  # times that a state's people and forces count: those who intervene are named often
_BARE = 2  # how much more a state's own name or adjective says than a place, which may be mistaken
_DATELINE = 60  # characters within which a report's first place is where it was written


class HomeState:
    """Finds the state that a report is about."""

    def __init__(self, states: Sequence[State]) -> None:
        self._by_code = {state.code: state for state in states}
        names = ((name, s.code) for s in states for name in (*s.adjectives, *s.people))
        self._demonyms = {name.casefold(): code for name, code in names if name.isalpha()}
        self.by_side = {name: state for state in states for name in (state.side, state.government)}

    def of(
        self, text_words: Sequence[Word], actors: Sequence[ActorMention], toponyms: Sequence[Toponym]
    ) -> State | None:
        """Where most of its places lie; the forces and peoples that it names and the dateline weigh in."""
        votes = self._places(toponyms)
        peoples = Counter(self._demonyms[w.key] for w in text_words if w.key in self._demonyms)
        forces: Counter[str] = Counter()
        for actor in actors:
            state = self.by_side.get(actor.side or "") if actor.kind == "state" else None
            if state and not actor.actor.startswith(STATE):
                forces[state.code] += 1
        votes.update({code: min(times, _FORCES) for code, times in (peoples | forces).items()})
        known = [code for code in votes if code in self._by_code]
        return self._by_code[min(known, key=lambda code: (-votes[code], code))] if known else None

    def _places(self, toponyms: Sequence[Toponym]) -> Counter[str]:
        """How many places of each country are named, no one place counting without end."""
        votes: Counter[str] = Counter()
        named: Counter[str] = Counter()
        for toponym in toponyms:
            place = toponym.place
            if place is None or not place.country:
                continue
            named[place.id] += 1
            if named[place.id] <= _MOST:
                votes[place.country] += _BARE if place.kind == "country" else 1
            if toponym is toponyms[0] and toponym.start < _DATELINE:
                votes[place.country] += 1
        return votes
