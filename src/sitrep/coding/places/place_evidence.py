"""What speaks for a known name being a place where it stands, and what against."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sitrep.coding.places.name_cues import NameCues
from sitrep.coding.places.name_runs import Text
from sitrep.coding.places.persons import Persons
from sitrep.coding.places.place_words import PlaceWords
from sitrep.gazetteer import Candidate
from sitrep.model import Theatre


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A name where it stands: its words from `i` to `end`, and the places that it can mean.

    `listed` says that it continues a list of places, `wider` that a place follows which holds it
    ("Paris, Texas"), `cued` that the text elsewhere has it after "in" or "near", `told` that it
    elsewhere uses it as a place's, `home` that the text names a country of one of these places.
    """

    i: int
    end: int
    candidates: Sequence[Candidate]
    listed: bool = False
    wider: bool = False
    cued: bool = False
    told: bool = False
    home: bool = False


class Judge:
    """Weighs the signs that a name is a place, by the weights of `places.toml`."""

    def __init__(self, theatre: Theatre, place_words: PlaceWords) -> None:
        self._countries: Collection[str] = theatre.countries
        self._words = place_words
        self._weights = place_words.evidence
        self._cues = NameCues(place_words)

    def is_place(self, text: Text, persons: Persons, use: Use) -> bool:
        """Whether the signs speak for a place."""
        weights = self._weights
        return weights["bias"] + sum(weights.get(n, 0.0) * v for n, v in self.signs(text, persons, use)) > 0

    def is_own(self, candidate: Candidate) -> bool:
        """Whether a place is the theatre's, or in one of its countries."""
        return candidate.place.gazetteer != "GeoNames" or candidate.place.country in self._countries

    def signs(self, text: Text, persons: Persons, use: Use) -> Iterator[tuple[str, float]]:
        """The signs that a name shows, each with how strongly."""
        yield from self._of_places(use)
        yield from self._of_name(text, persons, use)
        yield from self._before(text, use)
        yield from self._after(text, use)

    def _of_places(self, use: Use) -> Iterator[tuple[str, float]]:
        kinds = {c.place.kind for c in use.candidates if c.match != "skeleton"}
        for kind in ("country", "admin1", "county", "region"):
            if kind in kinds:
                yield kind, 1.0
        largest = max((c.place.population for c in use.candidates), default=0)
        if not kinds & {"country", "admin1"}:
            yield "size", math.log10(largest + 1)
        if any(self.is_own(c) for c in use.candidates):
            yield "own", 1.0
        if use.candidates[0].match == "skeleton":
            yield "skeleton", 1.0
        elif not any(c.match == "name" for c in use.candidates):
            yield "alias", 1.0

    def _of_name(self, text: Text, persons: Persons, use: Use) -> Iterator[tuple[str, float]]:
        first = text.words[use.i]
        if use.end > use.i + 1:
            yield "long", 1.0
        elif first.key in self._words.given:
            yield "given", 1.0
        if use.end == use.i + 1:
            if first.key in persons.surnames:
                yield "surname", 1.0
            if first.key in text.small:
                yield "small", 1.0
            if first.text.isupper() and len(first.text) < 5 and first.text not in self._words.capitals:
                yield "acronym", 1.0
        if use.i in persons.words:
            yield "person", 1.0
        if text.starts_sentence(use.i):
            yield "start", 1.0
            if text.key(use.end) in (".", ":", "—", "–"):
                yield "heading", 1.0
        for name in ("listed", "wider", "cued", "told", "home"):
            if getattr(use, name):
                yield name, 1.0

    def _before(self, text: Text, use: Use) -> Iterator[tuple[str, float]]:
        before = text.word(use.i - 1)
        if before is None or text.starts_sentence(use.i):
            return
        if before.key in self._words.locative and before.text.islower():
            yield "near", 1.0
        elif before.key == "of":
            if self._cues.generic_before(text, use.i):
                yield "generic", 1.0
            earlier = text.word(use.i - 2)
            yield ("named_of" if earlier and earlier.is_capitalised else "of"), 1.0
        elif before.key in self._words.cues and before.text.islower():
            yield "cue", 1.0
        elif before.text == ",":
            yield "comma_before", 1.0
        elif before.text in "-–—":
            yield ("party" if text.key(use.i - 2) in ("r", "d") else "hyphen_before"), 1.0
        elif before.is_capitalised and before.key not in self._words.directions:
            common = before.key in self._words.never or before.key in self._words.generic
            yield ("common_before" if common else "capital_before"), 1.0
        elif before.text.islower() and before.key not in ("the", "a", "an"):
            yield "small_before", 1.0

    def _after(self, text: Text, use: Use) -> Iterator[tuple[str, float]]:
        after = text.word(use.end)
        last = text.words[use.end - 1]
        if last.key != last.text.casefold():
            yield "possessive", 1.0
        if after is None or after.start > last.end + 2:
            return
        if after.is_mark:
            if after.text == ",":
                yield "comma_after", 1.0
        elif after.key in self._words.saying:
            yield "said", 1.0
        elif after.is_capitalised:
            body = after.key in self._words.bodies or after.key in self._words.generic
            common = after.key in self._words.never
            yield ("body_after" if body else "common_after" if common else "capital_after"), 1.0
        elif after.key in self._words.generic:
            yield "generic", 1.0
