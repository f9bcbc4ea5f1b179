"""Where: the place names of a text, and the places they mean.

Names are found by the gazetteer and by the words around them together, never by substring;
each is then resolved by the report's other places. What cannot be resolved stays unresolved.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sitrep.coding.places.name_cues import NameCues
from sitrep.coding.places.name_finding import FoundName, NameFinder
from sitrep.coding.places.name_runs import Text
from sitrep.coding.places.place_relations import RelationFinder
from sitrep.coding.places.place_words import PlaceWords
from sitrep.coding.places.resolving import Resolver
from sitrep.coding.places.toponym import Toponym
from sitrep.coding.words import Word
from sitrep.gazetteer import Gazetteer
from sitrep.model import Theatre

__all__ = ["PlaceWords", "Toponym", "ToponymFinder"]

# Whom a dateline credits behind its day: "HAMA, Nov. 30 (Orontes) —".
_CREDIT = re.compile(
    r"^[A-Z][^\n(]{1,60}\d[^\n(]{0,8}(?P<agency>\([A-Z][^)\n]{1,40}\))\s*(?:—|–|--?)\s", re.MULTILINE
)
_POSSESSIVE = re.compile(r"['’`]s?$")


class ToponymFinder:
    """Finds place names in text and resolves them against a gazetteer."""

    def __init__(self, gazetteer: Gazetteer, theatre: Theatre, place_words: PlaceWords) -> None:
        self._words = place_words
        self._cues = NameCues(place_words)
        self._names = NameFinder(gazetteer, theatre, place_words)
        self._relations = RelationFinder(gazetteer, place_words)
        self._resolver = Resolver(theatre, place_words)

    def find(self, text: str, text_words: Sequence[Word], taken: Iterable[tuple[int, int]]) -> list[Toponym]:
        """The place names of a text in order, resolved.

        Spans of `taken` (actors, times) and the agency of a dateline are no places.
        """
        taken = (*taken, *(credit.span("agency") for credit in _CREDIT.finditer(text)))
        opening = set(self._names.openings(text, text_words))
        whole = Text(
            text=text,
            words=text_words,
            blocked=frozenset(at for start, end in taken if start not in opening for at in range(start, end)),
            small=frozenset(w.text for w in text_words if w.text.islower()),
        )
        toponyms = [self._toponym(whole, name) for name in self._names.find(whole)]
        return self._relations.added(text, self._resolver.resolved(text, toponyms))

    def _toponym(self, text: Text, name: FoundName) -> Toponym:
        end = text.words[name.whole - 1].end
        generic = text.key(name.whole)
        if generic == "countryside":
            end = text.words[name.whole].end
        direction, start = self._direction(text, name.i)
        key = text.name(name.i, name.whole)
        return Toponym(
            start=start,
            end=end,
            name=self._plain(text.text[start:end]),
            key=key,
            generic=generic if generic in self._words.generic else self._cues.generic_before(text, name.i),
            direction=direction,
            candidates=name.candidates,
            modifies=key in self._words.capitals and self._is_modifier(text, name.whole),
        )

    def _is_modifier(self, text: Text, end: int) -> bool:
        """Whether a noun follows at once ("US officials")."""
        after = text.word(end)
        return after is not None and not after.is_mark and after.key not in self._words.never

    def _plain(self, name: str) -> str:
        """A name as the guide writes it: without a possessive, and without its generic noun."""
        name = _POSSESSIVE.sub("", name.strip())
        first, _, last = name.rpartition(" ")
        generic = last.lower() in self._words.generic and last.lower() not in self._words.kept
        return first if first and generic else name

    def _direction(self, text: Text, i: int) -> tuple[str | None, int]:
        """The compass word before a name, which becomes part of it ("east Aleppo"), and its start."""
        start = text.words[i].start
        before = text.word(i - 1)
        if before is None or before.key not in self._words.directions or before.key == "central":
            return None, start
        if i > 2 and text.words[i - 2].text in "-–" and text.key(i - 3) in self._words.directions:
            key = text.text[text.words[i - 3].start : before.end]
            return key.lower(), text.words[i - 3].start
        return before.text.lower(), before.start
