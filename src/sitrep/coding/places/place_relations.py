"""Areas that are only told by where they lie: "land west of the airport", "a village ten miles from"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from sitrep.coding.places.place_words import PlaceWords
from sitrep.coding.places.toponym import Toponym
from sitrep.gazetteer import Gazetteer, areas
from sitrep.model import Place


class RelationFinder:
    """Finds the areas that a text tells of by their direction or distance from a place."""

    def __init__(self, gazetteer: Gazetteer, place_words: PlaceWords) -> None:
        self._gazetteer = gazetteer
        self._words = place_words
        self._relation = _relation(place_words)
        facilities = "|".join(re.escape(" ".join(f)) for f in place_words.facilities)
        self._own_facility = re.compile(rf"({facilities})\b", re.I)

    def added(self, text: str, toponyms: list[Toponym]) -> list[Toponym]:
        """The toponyms with these areas in place of the names that they are told from."""
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
            area = self._beside(match, anchor, name)
            added.append(Toponym(start=start, end=end, name=name, place=area, named=anchor, within=city))
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
