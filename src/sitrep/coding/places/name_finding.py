"""Finding the place names of a text, each with the places that it can mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from anyascii import anyascii

from sitrep.coding.places.name_cues import NameCues
from sitrep.coding.places.name_runs import Text, can_start, known, runs
from sitrep.coding.places.persons import Persons, persons
from sitrep.coding.places.place_evidence import Judge, Use
from sitrep.coding.places.place_words import PlaceWords
from sitrep.coding.words import Word
from sitrep.gazetteer import Candidate, Gazetteer
from sitrep.model import Theatre

_JOINED = re.compile(r"(?:,|,? and|,? or|,? as well as)\s+(?:the\s+)?")
_LANDS = ("country", "admin1")
_SMALL = 100_000  # people of the largest place whose name may be the beginning of an unknown one


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundName:
    """A place name: its words from `i` to `end`, those of a facility beside it from `end` to `whole`."""

    i: int
    end: int
    whole: int
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Facts:
    """What holds for a whole text: its people, the words that it has after "in" or "near", the
    countries it names, and the names that it elsewhere uses as a place's."""

    people: Persons
    cued: frozenset[str]
    home: frozenset[str]
    told: frozenset[str] = frozenset()


class NameFinder:
    """Finds place names by the gazetteer and by the words around them."""

    def __init__(self, gazetteer: Gazetteer, theatre: Theatre, place_words: PlaceWords) -> None:
        self._gazetteer = gazetteer
        self._words = place_words
        self._cues = NameCues(place_words)
        self._judge = Judge(theatre, place_words)

    def find(self, text: Text) -> list[FoundName]:
        """The names in order: what a first reading takes for a place, a second one takes so everywhere."""
        people = persons(text.words, self._words)
        cued = frozenset(self._cued(text))
        home = frozenset(self._home(text))
        starts = [i for i in range(len(text.words)) if can_start(text, i, self._words)]
        first = list(self._names(text, starts, _Facts(people=people, cued=cued, home=home)))
        told = {text.name(n.i, n.end) for n in first} | set(self._listed_before(text, people, first))
        facts = _Facts(people=people, cued=cued, home=home, told=frozenset(told))
        return list(self._names(text, starts, facts))

    def openings(self, text: str, text_words: Sequence[Word]) -> Iterator[int]:
        """Where an adjective of a country only opens the name of a land: "British Columbia"."""
        for word, after in pairwise(text_words):
            if word.key in self._words.demonyms and word.is_capitalised and after.is_capitalised:
                places = self._gazetteer.find(text[word.start : after.end])
                if places and places[0].place.kind in _LANDS:
                    yield word.start

    def _names(self, text: Text, starts: Sequence[int], facts: _Facts) -> Iterator[FoundName]:
        """The names that begin at some of the words where one may start."""
        last: FoundName | None = None
        for i in starts:
            name = self._at(text, i, facts, last) if last is None or i >= last.whole else None
            if name:
                yield name
                last = name

    def _at(self, text: Text, i: int, facts: _Facts, last: FoundName | None) -> FoundName | None:
        """The place name that starts at word `i`."""
        joined = (
            last is not None
            and _JOINED.fullmatch(text.text, text.words[last.whole - 1].end, text.words[i].start) is not None
        )
        ends = runs(text, i, self._words)
        unknown = self._cues.end(text, facts.people, i, ends, joined=joined)
        if unknown is None and self._may_be_told(text, i, facts.people):
            unknown = next((end for end in ends if text.name(i, end) in facts.told), None)
        for end in ends:
            candidates = known(text, i, end, self._gazetteer, self._words)
            if not candidates:
                continue
            runs_on = unknown is not None and unknown > end
            if runs_on and (_are_small(candidates) or _is_byname(text.name(i, end), candidates)):
                break
            use = Use(
                i=i,
                end=end,
                candidates=candidates,
                listed=joined,
                wider=self._has_wider(text, end, candidates),
                cued=text.words[i].key in facts.cued,
                told=text.name(i, end) in facts.told,
                home=any(c.place.country in facts.home for c in candidates),
            )
            if self._judge.is_place(text, facts.people, use):
                return self._found(text, i, end, candidates)
        return self._found(text, i, unknown, ()) if unknown else None

    def _may_be_told(self, text: Text, i: int, people: Persons) -> bool:
        """Whether a name may be a place's because it is one elsewhere in the text."""
        key = text.key(i)
        names = (people.speakers, people.surnames, self._words.given)
        return i not in people.words and all(key not in some for some in names)

    def _found(self, text: Text, i: int, end: int, candidates: tuple[Candidate, ...]) -> FoundName:
        length = self._words.facility_at([text.key(n) for n in range(end, end + 4)])
        bare = length == 1 and text.key(end) in self._words.beside
        whole = end if bare else end + length
        if whole > end:
            candidates = self._gazetteer.find(text.name(i, whole)) or candidates
        return FoundName(i=i, end=end, whole=whole, candidates=candidates)

    def _has_wider(self, text: Text, end: int, candidates: Sequence[Candidate]) -> bool:
        """Whether a place follows that holds one of these: "Paris, Texas"."""
        if text.key(end) != "," or text.word(end + 1) is None or not can_start(text, end + 1, self._words):
            return False
        for wider_end in runs(text, end + 1, self._words):
            wider = known(text, end + 1, wider_end, self._gazetteer, self._words)
            if wider:
                names = {c.place.name for c in wider if c.place.kind in ("country", "admin1", "county")}
                return any(names & set(c.place.within) for c in candidates)
        return False

    def _cued(self, text: Text) -> Iterator[str]:
        """The capitalised words that the text somewhere has after "in" or "near", or before "County"."""
        for word, after in pairwise(text.words):
            if after.is_capitalised and word.key in self._words.locative and word.text.islower():
                yield after.key
            if word.is_capitalised and after.key in self._words.settlements:
                yield word.key

    def _home(self, text: Text) -> Iterator[str]:
        """The countries that the text names, by their names or adjectives."""
        for i, word in enumerate(text.words):
            if not word.is_capitalised:
                continue
            if word.key in self._words.demonyms:
                yield self._words.demonyms[word.key]
            elif word.key not in self._words.never:
                for candidate in self._gazetteer.find(text.name(i, i + 1))[:1]:
                    if candidate.place.kind == "country" and candidate.place.country:
                        yield candidate.place.country

    def _listed_before(self, text: Text, people: Persons, names: Sequence[FoundName]) -> Iterator[str]:
        """The unknown names right before known ones: "Paletwa, Pauktaw and Sittwe", "Harwinton, Conn."."""
        for name in names:
            at = name.i
            while text.key(at - 1) in (",", "and"):
                end = at - 1 - (text.key(at - 2) == ",")
                start = end
                while start > 0 and end - start < 3 and self._is_name_word(text, people, start - 1):
                    start -= 1
                if start == end:
                    break
                yield text.name(start, end)
                at = start

    def _is_name_word(self, text: Text, people: Persons, n: int) -> bool:
        word = text.words[n]
        if not word.is_capitalised or n in people.words or word.start in text.blocked:
            return False
        stops = (self._words.never, self._words.bodies, self._words.titles, self._words.given)
        short = word.text.isupper() and len(word.text) < 6
        return not short and all(word.key not in some for some in stops)


def _are_small(candidates: Sequence[Candidate]) -> bool:
    largest = max(c.place.population for c in candidates)
    return largest < _SMALL and all(c.place.gazetteer == "GeoNames" for c in candidates)


def _is_byname(name: str, candidates: Sequence[Candidate]) -> bool:
    """Whether none of some places goes by a name first of all: "Ain" of "Ain Zara" is no Al Ain."""
    return all(name.casefold() != anyascii(c.place.name).casefold() for c in candidates)
