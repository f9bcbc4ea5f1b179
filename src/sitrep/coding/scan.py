"""What a text names, before any fact is read: times, actors, places and quantities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sitrep.coding.actors import ActorFinder, ActorMention
from sitrep.coding.quantities import Quantity, QuantityFinder
from sitrep.coding.timex import TimeGrammar, TimeMention
from sitrep.coding.toponyms import Toponym, ToponymFinder
from sitrep.coding.words import words


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """The mentions of a text, each kind in order; offsets are characters of that text."""

    times: Sequence[TimeMention]
    actors: Sequence[ActorMention]
    toponyms: Sequence[Toponym]
    quantities: Sequence[Quantity]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanner:
    """Finds all that a text names."""

    times: TimeGrammar
    actors: ActorFinder
    toponyms: ToponymFinder
    quantities: QuantityFinder

    def scan(self, text: str, published: date | None) -> Scan:
        """The mentions of a text; times are resolved against the day of publication."""
        text_words = words(text)
        times = self.times.find(text, published)
        actors = self.actors.find(text, text_words, published)
        taken = [(m.start, m.end) for m in (*times, *actors)]
        return Scan(
            times=times,
            actors=actors,
            toponyms=self.toponyms.find(text, text_words, taken),
            quantities=[
                q for q in self.quantities.find(text, text_words) if not any(t.start < q.end and q.start < t.end for t in times)
            ],
        )
