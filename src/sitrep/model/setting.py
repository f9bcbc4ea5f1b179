"""When and where: times and places as reports name them and gazetteers know them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sitrep.model.ids import iso


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """First and last day of a time, either open (None), and the words that said so."""

    first: date | None
    last: date | None
    words: str | None = None

    def __post_init__(self) -> None:
        if self.first and self.last and self.first > self.last:
            raise ValueError(f"a time from {self.first} to {self.last} runs backwards")

    def meets(self, other: When) -> bool:
        """Whether the two can be the same day."""
        return not (
            (self.last and other.first and self.last < other.first)
            or (other.last and self.first and other.last < self.first)
        )

    def __str__(self) -> str:
        """As the coding guide writes it: a day, a month, a year, or `first/last`."""
        if self.first and self.first == self.last:
            return self.first.isoformat()
        return f"{iso(self.first) or ''}/{iso(self.last) or ''}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of a gazetteer, or an area made from one ("east Aleppo").

    `radius_km` is how far from the point the place reaches; `within` names what it lies in, the
    nearest first; `gazetteer` says whose facts these are (and whom to credit).
    """

    id: str
    name: str
    lat: float
    lon: float
    radius_km: float
    kind: str
    within: tuple[str, ...] = ()
    admin1: str | None = None
    country: str | None = None
    gazetteer: str = ""
    population: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPlace:
    """A place with every spelling that it is known by, its own name first."""

    place: Place
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """A place as a report names it: its spelling, what it says the place is in, and what we found.

    `name` None with `within` set is an unnamed part ("two villages" of a province). `place` None is
    an unresolved name, which stays unplaced.
    """

    name: str | None
    within: str | None = None
    place: Place | None = None
