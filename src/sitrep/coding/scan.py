"""What a text names, before any fact is read: times, actors, places and quantities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sitrep.coding.actors.home_state import STATE
from sitrep.coding.actors.mentions import ActorFinder, ActorMention
from sitrep.coding.actors.metonyms import Metonyms
from sitrep.coding.actors.open_sides import SideNamer
from sitrep.coding.actors.unlisted import UnlistedGroups
from sitrep.coding.harm.quantities import Quantity, QuantityFinder
from sitrep.coding.places.toponym import Toponym
from sitrep.coding.places.toponyms import ToponymFinder
from sitrep.coding.times.timex import TimeGrammar, TimeMention
from sitrep.coding.words import words
from sitrep.model import Json, Report


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
    unlisted: UnlistedGroups | None = None
    metonyms: Metonyms | None = None
    sides: SideNamer | None = None

    def scan(self, text: str, published: date | None) -> Scan:
        """The mentions of a text; times are resolved against the day of publication."""
        text_words = words(text)
        times = self.times.find(text, published)
        actors = self.actors.find(text, text_words, published)
        actors = self.unlisted.add(text, text_words, actors) if self.unlisted else actors
        actors = self.metonyms.add(text_words, actors) if self.metonyms else actors
        # A state's bare name is a place too ("in Ukraine").
        named = [a for a in actors if not a.actor.startswith(STATE)]
        taken = [*((t.start, t.end) for t in times), *((a.start, a.end) for a in named)]
        toponyms = self.toponyms.find(text, text_words, taken)
        return Scan(
            times=times,
            actors=self.sides.name(text_words, actors, toponyms) if self.sides else actors,
            toponyms=toponyms,
            quantities=[
                q
                for q in self.quantities.find(text, text_words)
                if not any(t.start < q.end and q.start < t.end for t in times)
            ],
        )


def annotated(report: Report, scan: Scan) -> dict[str, Json]:
    """A report's mentions as JSON: toponyms, times and actors, offsets into its text.

    Points are None where a name is unresolved; days are ISO text.
    """
    return {
        "id": report.name,
        "toponyms": [
            {
                "start": t.start,
                "end": t.end,
                "name": t.name,
                "lat": t.named.lat if t.named else None,
                "lon": t.named.lon if t.named else None,
                "radius_km": t.named.radius_km if t.named else None,
            }
            for t in scan.toponyms
        ],
        "times": [
            {"start": t.start, "end": t.end, "first": t.first.isoformat(), "last": t.last.isoformat()}
            for t in scan.times
        ],
        "actors": [{"start": a.start, "end": a.end, "name": a.name, "side": a.side} for a in scan.actors],
    }
