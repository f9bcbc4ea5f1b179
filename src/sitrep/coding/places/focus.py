"""Which place a text is about: what "there" and "the town" stand for, and where a bare fact stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from sitrep.coding.places.settings import Spot

_REGIONS = ("country", "admin1", "governorate")
_FADING = 0.85  # what a mention is worth a sentence later
_REGION = 0.3  # what a region is worth beside a town
_TITLE = 1.5  # what standing in the title is worth


@dataclass(slots=True)
class Focus:
    """The places that a text has named so far, and how much each is spoken of.

    `last` are those named last, `paragraph` where that was.
    """

    title: tuple[Spot, ...] = ()
    last: tuple[Spot, ...] = ()
    paragraph: int = -1
    _named: dict[str, tuple[Spot, float]] = field(default_factory=dict)

    def next_sentence(self) -> None:
        """Lets what was named fade a little."""
        self._named = {key: (spot, weight * _FADING) for key, (spot, weight) in self._named.items()}

    def name(self, spots: Iterable[Spot]) -> None:
        """Counts mentions of places."""
        for spot in spots:
            key = _key(spot)
            self._named[key] = (spot, 1.0 + self._named.get(key, (spot, 0.0))[1])

    def turn_to(self, spots: tuple[Spot, ...], paragraph: int) -> None:
        """Makes places the ones that the text is at."""
        if spots:
            self.last, self.paragraph = spots, paragraph

    def main(self) -> tuple[Spot, ...]:
        """The place that the text speaks of most."""
        titled = {_key(spot) for spot in self.title}
        weighed = [
            ((weight + _TITLE * (key in titled)) * (_REGION if _is_region(spot) else 1.0), spot)
            for key, (spot, weight) in self._named.items()
        ]
        weighed += [
            (_TITLE * (_REGION if _is_region(s) else 1.0), s)
            for s in self.title
            if _key(s) not in self._named
        ]
        best = max(weighed, key=lambda pair: pair[0], default=None)
        return (best[1],) if best else ()


def _key(spot: Spot) -> str:
    return spot.toponym.place.id if spot.toponym.place else spot.toponym.name.casefold()


def _is_region(spot: Spot) -> bool:
    place = spot.toponym.place
    return spot.toponym.direction is not None or (place is not None and place.kind in _REGIONS)
