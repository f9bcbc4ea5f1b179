"""Which place a name means, by the report's other places.

A name means one place throughout a report. Each place that bears it is weighed by its size and kind,
by the larger place that the words put it in, and by how many of the report's other places lie in
its country, its division and near it; as those are uncertain too, this is done a few times over.
A name whose best place is not clearly ahead, or strays from what the words and the report say, stays
unresolved.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sitrep.coding.places.place_words import PlaceWords
from sitrep.coding.places.toponym import Toponym
from sitrep.gazetteer import Candidate, areas, fold
from sitrep.model import Place, Theatre

_ROUNDS = 3
_MOST = 40  # candidates of a name that are weighed, the largest of them
_TELLING = 3  # candidates of another name that may be near
_NEAR_KM = 50.0
_NEAR_DEGREES = 2.0
_SAME_KM = 100.0  # places this near each other are one answer
_SURE = 0.8  # a chance from which a holder is taken to be what it seems
_SMALL = 100_000  # people
_OTHERS = 3  # names beside which one alone in its country stands out
_ALONE = 0.5  # names, each by its chance
_HOLDERS = ("country", "admin1", "county", "region")
_WITHIN = re.compile(r"\s*(?:,|\(|,? in|,? of)\s+(?:the\s+)?(?:\w+ern\s+)?")


@dataclass(slots=True, kw_only=True)
class _Name:
    """A name of a report: what it can mean and how likely each is, and the names that may hold it."""

    options: tuple[Candidate, ...]
    generics: set[str]
    holders: list[_Name] = field(default_factory=list)
    scores: list[float] = field(default_factory=list)
    chances: list[float] = field(default_factory=list)


class Resolver:
    """Gives toponyms the places they mean, by the weights of `places.toml`."""

    def __init__(self, theatre: Theatre, place_words: PlaceWords) -> None:
        self._countries = theatre.countries
        self._weights: Mapping[str, float] = place_words.fit

    def resolved(self, text: str, toponyms: Sequence[Toponym]) -> list[Toponym]:
        """The toponyms, each with the place it means, None where that is not clear."""
        names = _names(text, toponyms)
        self.weigh(list(names.values()))
        best = {key: self._best(name) for key, name in names.items()}
        strays = {
            key for key, place in best.items() if place and _is_stray(names[key], place, names.values())
        }
        return [
            _placed(t, None if _key(t) in strays else best[_key(t)]) if t.candidates else t for t in toponyms
        ]

    def weigh(self, names: Sequence[_Name]) -> None:
        """Sets the scores of every name's places."""
        votes = _Votes()
        own = [[self._worth(self.own_signs(name, option)) for option in name.options] for name in names]
        for _ in range(_ROUNDS + 1):
            weighed = [
                [
                    worth + self._worth(self.shared_signs(name, option.place, votes))
                    for worth, option in zip(worths, name.options, strict=True)
                ]
                for name, worths in zip(names, own, strict=True)
            ]
            for name, scores in zip(names, weighed, strict=True):
                name.scores, name.chances = scores, _chances(scores)
            votes = _Votes.of(names)

    def _worth(self, signs: Iterable[tuple[str, float]]) -> float:
        return sum(self._weights.get(sign, 0.0) * value for sign, value in signs)

    def _best(self, name: _Name) -> Place | None:
        """The best place, unless one elsewhere is nearly as good."""
        order = sorted(range(len(name.options)), key=lambda n: (-name.scores[n], n))
        best = name.options[order[0]].place
        for n in order[1:]:
            if name.scores[order[0]] - name.scores[n] >= self._weights["margin"]:
                break
            if areas.distance_km(best, name.options[n].place) > _SAME_KM:
                return None
        return best

    def own_signs(self, name: _Name, option: Candidate) -> Iterator[tuple[str, float]]:
        """The signs that speak by themselves for a name meaning this place, each with how strongly."""
        place = option.place
        yield "size", math.log10(place.population + 10)
        yield place.kind, 1.0
        if place.kind == "admin1" and any(_is_seat(o.place, place) for o in name.options):
            yield "has_seat", 1.0
        if option.match != "name":
            yield option.match, 1.0
        if place.country in self._countries or place.gazetteer != "GeoNames":
            yield "own", 1.0
        fitting = _KINDS.get(place.kind, frozenset()) & name.generics
        if fitting:
            yield f"called_{place.kind}", 1.0

    def shared_signs(self, name: _Name, place: Place, votes: _Votes) -> Iterator[tuple[str, float]]:
        """The signs that the report's other names give for a name meaning this place."""
        held = max((_holds(holder, place) for holder in name.holders), default=0.0)
        if held:
            yield "held", held
        yield from votes.signs(name, place)


@dataclass(slots=True, kw_only=True)
class _Votes:
    """Where a report's places lie, by how likely each is to be meant."""

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    divisions: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    named: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))
    points: list[tuple[_Name, float, Place]] = field(default_factory=list)

    @classmethod
    def of(cls, names: Sequence[_Name]) -> _Votes:
        """The votes of all names."""
        votes = cls()
        for name in names:
            votes._add(name, 1.0)
            ranked = sorted(zip(name.chances, name.options, strict=True), key=lambda x: -x[0])[:_TELLING]
            votes.points += [
                (name, chance, option.place)
                for chance, option in ranked
                if chance > 0.1 and option.place.kind not in ("country", "region", "admin1")
            ]
        return votes

    def _add(self, name: _Name, sign: float) -> None:
        for chance, option in zip(name.chances, name.options, strict=True):
            place = option.place
            if place.country:
                self.countries[place.country] += sign * chance
                if place.admin1:
                    self.divisions[place.country, place.admin1] += sign * chance
                    if place.kind == "admin1":
                        self.named[place.country, place.admin1] += sign * chance

    def signs(self, name: _Name, place: Place) -> Iterator[tuple[str, float]]:
        """What the other names say of a place of this one."""
        own_country = own_division = own_named = 0.0
        for chance, option in zip(name.chances, name.options, strict=True):
            other = option.place
            if other.country == place.country:
                own_country += chance
                if other.admin1 == place.admin1:
                    own_division += chance
                    own_named += chance if other.kind == "admin1" else 0.0
        if place.country:
            yield "country_votes", math.log1p(max(0.0, self.countries.get(place.country, 0.0) - own_country))
            if place.admin1:
                key = (place.country, place.admin1)
                yield "division_votes", math.log1p(max(0.0, self.divisions.get(key, 0.0) - own_division))
                yield "division_named", min(1.0, max(0.0, self.named.get(key, 0.0) - own_named))
        if place.kind not in ("country", "region"):
            yield "near", math.log1p(self._near(name, place))

    def _near(self, name: _Name, place: Place) -> float:
        total = 0.0
        for other, chance, point in self.points:
            if other is name or abs(point.lat - place.lat) > _NEAR_DEGREES:
                continue
            total += chance * math.exp(-areas.distance_km(point, place) / _NEAR_KM)
        return total


def _names(text: str, toponyms: Sequence[Toponym]) -> dict[str, _Name]:
    """The names of a text by their keys, each with the names that follow it as what it lies in."""
    names: dict[str, _Name] = {}
    last: Toponym | None = None
    for toponym in toponyms:
        if not toponym.candidates:
            last = None
            continue
        key = _key(toponym)
        name = names.setdefault(key, _name(toponym))
        if toponym.generic:
            name.generics.add(toponym.generic)
        if last and _WITHIN.fullmatch(text, last.end, toponym.start) and _key(last) != key:
            names[_key(last)].holders.append(name)
        last = toponym
    return names


def _name(toponym: Toponym) -> _Name:
    options = toponym.candidates[:_MOST]
    return _Name(options=options, generics=set(), chances=[1 / len(options)] * len(options))


def _key(toponym: Toponym) -> str:
    return fold(toponym.key)


def _chances(scores: Sequence[float]) -> list[float]:
    top = max(scores)
    odds = [math.exp(score - top) for score in scores]
    whole = sum(odds)
    return [odd / whole for odd in odds]


def _holds(holder: _Name, place: Place) -> float:
    """How likely a name is to mean what holds a place."""
    return sum(c for c, o in zip(holder.chances, holder.options, strict=True) if _lies_in(place, o.place))


def _is_stray(name: _Name, place: Place, names: Iterable[_Name]) -> bool:
    """Whether a name more likely means a place that no gazetteer knows than this one.

    So where the words put it in a country or a province abroad ("Norfolk, England"), and where a small
    place would be the only one of a report in its country.
    """
    if place.kind in _HOLDERS or place.gazetteer != "GeoNames":
        return False
    sure = [h.options[h.chances.index(max(h.chances))].place for h in name.holders if max(h.chances) > _SURE]
    holders = [h for h in sure if h.kind in ("country", "admin1")]
    if holders:
        return all(h.country != place.country for h in holders)
    others = [n for n in names if n is not name]
    there = sum(
        chance
        for other in others
        for chance, option in zip(other.chances, other.options, strict=True)
        if option.place.country == place.country
    )
    return place.population < _SMALL and len(others) >= _OTHERS and there < _ALONE


def _lies_in(place: Place, holder: Place) -> bool:
    if holder.kind not in _HOLDERS or holder.id == place.id:
        return False
    if holder.kind == "country":
        return place.country == holder.country
    if holder.kind == "admin1":
        return place.country == holder.country and place.admin1 == holder.admin1
    return areas.distance_km(place, holder) <= 1.5 * holder.radius_km


def _is_seat(city: Place, division: Place) -> bool:
    """Whether a place that shares its name with a division lies in it ("New York, New York")."""
    return city.kind == "city" and _lies_in(city, division)


def _placed(toponym: Toponym, place: Place | None) -> Toponym:
    """The toponym with its place, or the area that the words make of it: a part, or its countryside."""
    if place is None:
        return toponym
    toward = toponym.direction if toponym.direction and areas.direction(toponym.direction) else None
    area = place
    if toponym.generic == "countryside":
        area = areas.countryside(place, toward)
    elif toward:
        area = areas.part_of(place, toward)
    return replace(toponym, named=place, place=area)


_KINDS: dict[str, frozenset[str]] = {
    "city": frozenset({"city", "town", "village", "hometown", "capital", "suburb", "municipality"}),
    "admin1": frozenset({"province", "governorate", "region", "state", "oblast", "provinces", "states"}),
    "county": frozenset({"county", "counties", "parish"}),
    "country": frozenset({"country", "kingdom", "republic"}),
}
