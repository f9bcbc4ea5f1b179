"""What armed people without a name are called: "the rebels" are the group that a report is about."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import islice, takewhile

from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.words import Word

_NEAR = 30  # characters between a band and the group that it is of
_OFTEN = 2  # mentions with which a group is what a report is about, wherever they stand


class Bands:
    """Names the sides of common nouns for fighters.

    `words` tells which nouns (by the theatre's ids) mean the same band, which of those say least of
    it, and which mean a named group that comes up once and late.
    """

    def __init__(self, words: Mapping[str, Sequence[str]]) -> None:
        self._same = frozenset(words["same"])
        self._vague = frozenset(words["vague"])
        self._rebels = frozenset(words["rebels"])
        self._ties = frozenset(words["of_group"])

    def is_band(self, actor: ActorMention) -> bool:
        """Whether an actor is armed people without a name who fight a state."""
        return actor.actor in self._same - self._vague

    def of_group(
        self, text_words: Sequence[Word], band: ActorMention, after: ActorMention | None
    ) -> str | None:
        """The side of the group named right behind a band as its own: "gunmen loyal to X"."""
        if after is None or after.kind not in ("group", "alliance") or not 0 < after.start - band.end < _NEAR:
            return None
        at = bisect_left(text_words, band.end, key=lambda w: w.start)
        between = takewhile(lambda w: w.start < after.start, islice(text_words, at, None))
        return after.side if " ".join(w.key for w in between) in self._ties else None

    def sides(self, actors: Sequence[ActorMention], groups: Mapping[str, int]) -> dict[str, str]:
        """The side of each noun: the armed group named most, else the band's own noun."""
        common = [a for a in actors if a.kind == "common" and a.side is None]
        main = min(groups, key=lambda side: (-groups[side], side), default=None)
        return {a.actor: self._side(a, actors, main, groups) for a in common}

    def _side(
        self,
        band: ActorMention,
        actors: Sequence[ActorMention],
        main: str | None,
        groups: Mapping[str, int],
    ) -> str:
        if main and (
            groups[main] >= _OFTEN or band.actor in self._rebels or _first(main, actors) < band.start
        ):
            return main
        return self._own_name(band, actors)

    def _own_name(self, band: ActorMention, actors: Sequence[ActorMention]) -> str:
        """A band's name: the first noun that says who they are, for all that mean the same."""
        if band.actor not in self._same:
            return band.actor.replace("-", " ")
        same = [a for a in actors if a.actor in self._same and a.side is None]
        telling = [a for a in same if a.actor not in self._vague] or same
        return telling[0].actor.replace("-", " ")


def _first(side: str, actors: Sequence[ActorMention]) -> int:
    return min(a.start for a in actors if a.side == side)
