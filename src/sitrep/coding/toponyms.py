"""Where: the place names of a text, and the places they mean.

Names are found by the gazetteer and by the words around them together, never by substring;
each is then resolved by the report's other places. What cannot be resolved stays unresolved.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sitrep.coding.words import Word
from sitrep.gazetteer import Candidate, Gazetteer, areas
from sitrep.model import Place, Theatre

_LONGEST = 6
_JOINED = re.compile(r"(?:,|,? and|,? or|,? as well as)\s+(?:the\s+)?")
_POSSESSIVE = re.compile(r"['’`]s?$")
_LINKING = {
    "al",
    "el",
    "ez",
    "az",
    "ash",
    "as",
    "ad",
    "ar",
    "at",
    "an",
    "aj",
    "eshy",
    "de",
    "la",
    "le",
    "of",
    "the",
    "and",
    "ul",
    "bin",
    "abu",
    "sur",
    "en",
    "du",
    "del",
    "da",
    "dos",
    "von",
    "am",
    "ibn",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Toponym:
    """A place name in a text: its span, its name as the guide writes it, and what it lies in.

    `candidates` are what the gazetteer offers; `place` is the one chosen, an area where the words
    say so ("east Aleppo"); `generic` is the noun beside the name ("district"), `within` the larger
    place that the words give.
    """

    start: int
    end: int
    name: str
    generic: str | None = None
    direction: str | None = None
    candidates: tuple[Candidate, ...] = field(default=(), repr=False)
    place: Place | None = None
    within: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """The words around place names, as the data file lists them."""

    generic: frozenset[str]
    facilities: tuple[tuple[str, ...], ...]
    directions: frozenset[str]
    cues: frozenset[str]
    never: frozenset[str]
    grounds: frozenset[str]
    locative: frozenset[str]
    land: frozenset[str]
    between: frozenset[str]
    measures: frozenset[str]
    units: Mapping[str, float]
    numbers: Mapping[str, float]

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> PlaceWords:
        """From the data file's tables."""
        facilities = sorted((tuple(f.split()) for f in data["facilities"]), key=lambda f: (-len(f), f))
        return cls(
            generic=frozenset(data["generic"]),
            facilities=tuple(facilities),
            directions=frozenset(data["directions"]),
            cues=frozenset(data["cues"]),
            never=frozenset(data["never"]),
            grounds=frozenset(data["grounds"]),
            locative=frozenset(data["locative"]),
            land=frozenset(data["land"]),
            between=frozenset(data["between"]),
            measures=frozenset(data["measures"]),
            units=data["units"],
            numbers=data["numbers"],
        )


class ToponymFinder:
    """Finds place names in text and resolves them against a gazetteer."""

    def __init__(self, gazetteer: Gazetteer, theatre: Theatre, place_words: PlaceWords) -> None:
        self._gazetteer = gazetteer
        self._theatre = theatre
        self._words = place_words
        self._relation = _relation(place_words)
        facilities = "|".join(re.escape(" ".join(f)) for f in place_words.facilities)
        self._own_facility = re.compile(rf"({facilities})\b", re.I)

    def find(self, text: str, text_words: Sequence[Word], taken: Iterable[tuple[int, int]]) -> list[Toponym]:
        """The place names of a text in order, resolved; spans of `taken` (actors, times) are no places."""
        blocked: set[int] = set()
        for start, end in taken:
            blocked.update(range(start, end))
        small = {w.text for w in text_words if w.text.islower()}
        found: list[Toponym] = []
        i = 0
        while i < len(text_words):
            joined = bool(found) and _JOINED.fullmatch(text, found[-1].end, text_words[i].start) is not None
            match = self._at(text, text_words, i, blocked, small, joined=joined)
            if match:
                toponym, i = match
                found.append(toponym)
            else:
                i += 1
        return self._with_relations(text, self._resolved(found))

    def _with_relations(self, text: str, toponyms: list[Toponym]) -> list[Toponym]:
        """Adds areas that are only told by where they lie: "land west of the airport"."""
        city = _city_of(toponyms)
        added, hidden = [], set()
        for match in self._relation.finditer(text):
            named = next((t for t in toponyms if t.start == match.start("of")), None)
            anchor, end = (named.place, named.end) if named else self._facility_of(text, match.end(), city)
            if anchor is None:
                continue
            hidden |= {id(named)} if named else set()
            start = match.start("n") if match["n"] else match.start("side2")
            name = text[start:end]
            added.append(
                Toponym(start=start, end=end, name=name, place=self._beside(match, anchor, name), within=city)
            )
        kept = [
            t for t in toponyms if id(t) not in hidden and not any(a.start <= t.start < a.end for a in added)
        ]
        return sorted([*kept, *added], key=lambda t: t.start)

    def _beside(self, match: re.Match[str], anchor: Place, name: str) -> Place:
        """The area that a relation tells of: "west of", "a mile from", "ten kilometres south of"."""
        km = None
        if match["n"]:
            number = match["n"].lower()
            unit = self._words.units[match["unit"].lower()]
            km = unit * (float(number) if number[0].isdigit() else self._words.numbers[number])
        side = match["side"] or match["side2"]
        if side is None:
            return areas.near(anchor, km or 1.0, name)
        return areas.beyond(anchor, side.lower(), km, name)

    def _facility_of(self, text: str, at: int, city: str | None) -> tuple[Place | None, int]:
        """The city's own facility that a text calls by its kind alone ("the international airport")."""
        match = self._own_facility.match(text, at)
        if not match or city is None:
            return None, at
        found = [c.place for c in self._gazetteer.find(f"{city} {match[1]}")]
        return (found[0], match.end()) if found else (None, at)

    def _at(
        self,
        text: str,
        text_words: Sequence[Word],
        i: int,
        blocked: set[int],
        small: set[str],
        *,
        joined: bool,
    ) -> tuple[Toponym, int] | None:
        """The place name that starts at word `i`, and the index after it."""
        word = text_words[i]
        if word.start in blocked or not self._can_start(text_words, i):
            return None
        name_end, candidates = self._named(text, text_words, i, blocked, small)
        if name_end is None:
            name_end = self._cued(text_words, i, blocked, joined=joined)
            candidates = ()
            if name_end is None:
                return None
        elif not candidates:
            return None
        start, end = word.start, text_words[name_end - 1].end
        end, name_end, facility = self._with_facility(text_words, name_end, end)
        if facility:
            whole = self._gazetteer.find(text[start:end])
            candidates = whole or candidates
        generic = text_words[name_end].key if name_end < len(text_words) else None
        if generic == "countryside":
            end = text_words[name_end].end
        direction, start = self._direction(text, text_words, i, start)
        toponym = Toponym(
            start=start,
            end=end,
            name=self._plain(text[start:end]),
            generic=generic if generic in self._words.generic else self._generic_before(text_words, i),
            direction=direction,
            candidates=tuple(candidates),
        )
        return toponym, name_end

    def _plain(self, name: str) -> str:
        """A name as the guide writes it: without a possessive, and without its generic noun."""
        name = _POSSESSIVE.sub("", name.strip())
        first, _, last = name.rpartition(" ")
        return (
            first
            if first and last.lower() in self._words.generic and last.lower() not in ("front", "port")
            else name
        )

    def _can_start(self, text_words: Sequence[Word], i: int) -> bool:
        word = text_words[i]
        if word.is_mark or word.text.isdigit():
            return False
        if word.is_capitalised:
            return word.key not in self._words.never or word.key in ("al", "el", "abu", "bin")
        follows = text_words[i + 2] if i + 2 < len(text_words) and text_words[i + 1].text in "-–" else None
        return word.key in _LINKING - {"of", "the", "and"} and follows is not None and follows.is_capitalised

    def _named(
        self, text: str, text_words: Sequence[Word], i: int, blocked: set[int], small: set[str]
    ) -> tuple[int | None, tuple[Candidate, ...]]:
        """The longest run of words from `i` that the gazetteer knows, as the index after it."""
        for end in self._runs(text_words, i, blocked):
            name = text[text_words[i].start : text_words[end - 1].end]
            single = end == i + 1
            if single and (text_words[i].key in self._words.never or text_words[i].text.lower() in small):
                continue
            last = text_words[end - 1]
            common = last.is_capitalised and last.key in self._words.never - self._words.directions
            if common and not single and len(name) < 8:
                continue
            candidates = self._gazetteer.find(name)
            if candidates and self._plausible(text_words, i, end, candidates):
                return end, candidates
        return None, ()

    def _runs(self, text_words: Sequence[Word], i: int, blocked: set[int]) -> list[int]:
        """The ends of runs of name words from `i`, the longest first."""
        ends: list[int] = []
        at = i
        while at < len(text_words) and len(ends) < _LONGEST and text_words[at].start not in blocked:
            word = text_words[at]
            if word.is_mark:
                glued = word.text in "-–" and at > i and word.start == text_words[at - 1].end
                if not glued:
                    break
            elif word.is_capitalised or (word.text.isdigit() and at > i):
                ends.append(at + 1)
            elif word.key not in _LINKING:
                break
            at += 1
        return ends[::-1]

    def _plausible(
        self, text_words: Sequence[Word], i: int, end: int, candidates: Sequence[Candidate]
    ) -> bool:
        """Whether a known name stands for a place here, and is no part of a longer name or a person's."""
        own = [
            c
            for c in candidates
            if c.place.gazetteer != "GeoNames" or c.place.country in self._theatre.countries
        ]
        before = text_words[i - 1] if i else None
        after = text_words[end] if end < len(text_words) else None
        cued = bool(before and before.key in self._words.cues) or bool(
            after and after.key in self._words.generic
        )
        cued = cued or self._generic_before(text_words, i) is not None
        if candidates[0].match == "skeleton" and not (cued and own):
            return bool(own) and end - i > 1
        if after and after.is_capitalised and not cued and after.key not in self._words.never:
            return bool(own) or candidates[0].place.kind in ("country", "admin1")
        if own or candidates[0].place.kind in ("country", "admin1"):
            return True
        largest = max(c.place.population for c in candidates)
        return largest >= 100_000 or (cued and largest >= (500 if not self._theatre.sides else 15_000))

    def _cued(self, text_words: Sequence[Word], i: int, blocked: set[int], *, joined: bool) -> int | None:
        """The end of an unknown name that its words call a place: "the town of X", "X district"."""
        runs = self._runs(text_words, i, blocked)
        if not runs or not text_words[i].is_capitalised or text_words[i].key in self._words.never:
            return None
        end = runs[0]
        inner = next((n for n in range(i + 1, end) if text_words[n].key in self._words.generic), None)
        end = inner or end
        while end > i + 1 and text_words[end - 1].key in self._words.never:
            end -= 1
        after = text_words[end].key if end < len(text_words) else ""
        if end - i <= 3 and (after in self._words.generic or self._facility_at(text_words, end)):
            return end
        before = text_words[i - 1] if i else None
        if joined and end - i <= 3 and len(text_words[end - 1].text) > 2:
            return end
        if before and before.key in self._words.locative and before.text.islower() and end - i <= 3:
            return end if len(text_words[end - 1].text) > 2 and text_words[end - 1].is_capitalised else None
        if self._generic_before(text_words, i) in self._words.generic - {
            "side",
            "part",
            "parts",
            "front",
            "state",
            "hub",
        }:
            return min(end, i + 3)
        return None

    def _generic_before(self, text_words: Sequence[Word], i: int) -> str | None:
        """The noun of "the town of X" or of "the villages of A and X"."""
        at = i - 1
        while at >= 0 and text_words[at].key in ("al", "the", "-", "–"):
            at -= 1
        if at >= 1 and text_words[at].key == "of" and text_words[at - 1].key in self._words.generic:
            return text_words[at - 1].key
        if at >= 0 and text_words[at].key in (
            "town",
            "village",
            "city",
            "district",
            "neighborhood",
            "neighbourhood",
        ):
            return text_words[at].key
        return None

    def _facility_at(self, text_words: Sequence[Word], i: int) -> int:
        """How many words from `i` name a facility ("military air base")."""
        for facility in self._words.facilities:
            keys = tuple(w.key for w in text_words[i : i + len(facility)])
            if keys == facility:
                return len(facility)
        return 0

    def _with_facility(self, text_words: Sequence[Word], name_end: int, end: int) -> tuple[int, int, bool]:
        length = self._facility_at(text_words, name_end)
        if not length:
            return end, name_end, False
        if length == 1 and text_words[name_end].key in (
            "province",
            "port",
            "border",
            "bank",
            "station",
            "market",
        ):
            return end, name_end, False
        name_end += length
        return text_words[name_end - 1].end, name_end, True

    def _direction(self, text: str, text_words: Sequence[Word], i: int, start: int) -> tuple[str | None, int]:
        """The compass word before a name, which becomes part of it ("east Aleppo")."""
        if i and text_words[i - 1].key in self._words.directions and text_words[i - 1].key != "central":
            before = text_words[i - 1]
            if i > 1 and text_words[i - 2].text in "-–" and text_words[i - 3].key in self._words.directions:
                before = text_words[i - 3]
            key = text[before.start : text_words[i - 1].end]
            return key.lower(), before.start
        return None, start

    def _resolved(self, toponyms: Sequence[Toponym]) -> list[Toponym]:
        """Each name with the place it means, by what the report's other places are."""
        anchors = [t.candidates[0].place for t in toponyms if len(t.candidates) == 1]
        anchors += [
            p
            for t in toponyms
            if len(t.candidates) > 1
            for p in [self._best(t, ()).place]
            if p.population > 200_000
        ]
        resolved = []
        for toponym in toponyms:
            place = self._best(toponym, anchors).place if toponym.candidates else None
            resolved.append(replace(toponym, place=self._area(toponym, place)))
        return resolved

    def _best(self, toponym: Toponym, anchors: Sequence[Place]) -> Candidate:
        return max(toponym.candidates, key=lambda c: (self._score(toponym, c, anchors), c.place.id))

    def _score(self, toponym: Toponym, candidate: Candidate, anchors: Sequence[Place]) -> float:
        """How well a place fits: its size, its kind, the theatre, and how near the other places are."""
        place = candidate.place
        score = math.log10(place.population + 10)
        if place.country in self._theatre.countries:
            score += 4
        if place.kind == "country":
            score += 6
        if place.kind == "admin1":
            score += 3 if toponym.generic in ("province", "governorate", "region", "state") else 0.5
        if candidate.match == "skeleton":
            score -= 2
        others = [a for a in anchors if a.id != place.id and a.kind not in ("country",)]
        if others:
            nearest = min(areas.distance_km(place, other) for other in others)
            score += 3 / (1 + nearest / 50)
        return score

    def _area(self, toponym: Toponym, place: Place | None) -> Place | None:
        """The area that the words make of a place: a part of it, or its countryside."""
        if place is None:
            return None
        toward = toponym.direction if toponym.direction and areas.direction(toponym.direction) else None
        if toponym.generic == "countryside":
            return areas.countryside(place, toward)
        return areas.part_of(place, toward) if toward else place


def _city_of(toponyms: Sequence[Toponym]) -> str | None:
    """The city that most of a report's places are, or lie in."""
    cities = Counter(
        place.name if place.kind == "city" else place.within[0]
        for t in toponyms
        if (place := t.place)
        and (place.kind == "city" or (place.kind in ("neighbourhood", "facility") and place.within))
    )
    return min(cities, key=lambda name: (-cities[name], name), default=None)


def _relation(place_words: PlaceWords) -> re.Pattern[str]:
    """Land, or a settlement without a name, told by where it lies: "a village ten miles from"."""

    def either(words: Iterable[str]) -> str:
        return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))

    distance = rf"(?P<n>\d+(?:\.\d+)?|{either(place_words.numbers)})\s+(?P<unit>{either(place_words.units)})"
    side = rf"(?P<side>{either(place_words.directions)})\s+of"
    return re.compile(
        rf"\b(?:{either(place_words.grounds)})\s+(?:(?:to the|just|lying|some|about|around|barely)\s+)*"
        rf"(?:{distance}\s+(?:to the\s+)?(?:{side}|from|outside)|{side.replace('side', 'side2')})"
        r"\s+(?:the\s+)?(?P<of>)",
        re.IGNORECASE,
    )
