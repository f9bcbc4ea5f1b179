"""What a noun phrase means as a place: one with a name, a nameless part of one, or one told of before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.parsed import Parsed
from sitrep.coding.places.place_nouns import (
    container_of,
    count_of,
    is_area,
    is_definite,
    is_named_by_kind,
    is_told_by_side,
    joined_by,
    listed_heads,
    own_name_of,
    places_listed,
    proper_name,
    setting_at,
    setting_beside,
    side_meant,
    without_actors,
)
from sitrep.coding.places.settings import Setting, Spot
from sitrep.coding.places.toponyms import Toponym
from sitrep.coding.syntax.grammar import antecedent, members, prepositional
from sitrep.coding.syntax.tree import Token
from sitrep.coding.times.timex import TimeMention

_IN = ("in", "near", "outside", "around", "inside", "across")
_TIMES = ("day", "week", "month", "year", "hour", "night", "morning", "time", "while", "fighting")
_DEEPEST = 3  # measures inside measures: "control of most of the city"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePhrase:
    """A place as a sentence words it.

    `spots` are the places that it names; `nameless` says that only parts of them are meant, `count` of
    them. Without `spots` it points at a place told before: `noun` is what it is called ("town", "it"),
    `size` how many are meant (None for one), `own_name` what it can be called itself ("police station").
    `toward` is the side of it that is meant ("the east of the city"), `around` the noun for what a nameless
    place lies in ("a hill near the town").
    """

    start: int
    spots: tuple[Spot, ...] = ()
    nameless: bool = False
    count: int | None = None
    noun: str | None = None
    many: bool = False
    size: int | None = None
    own_name: str | None = None
    toward: str | None = None
    around: str | None = None


class PlaceReader:
    """Reads noun phrases as places, by nouns that stand for places."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._nouns = {noun for nouns in data["kinds"].values() for noun in nouns}
        self._facilities = frozenset(data["kinds"]["facility"])
        self._posts = frozenset(data["posts"]["nouns"])
        self._ground = frozenset(data["kinds"]["ground"])
        self._whole = frozenset(data["measures"]["whole"])
        self._parts = frozenset(data["measures"]["part"])
        self._one = frozenset(data["pronouns"]["one"])
        self._many = frozenset(data["pronouns"]["many"])

    def read(self, parsed: Parsed, heads: Iterable[Token]) -> tuple[PlacePhrase, ...]:
        """The places that some noun phrases and what is joined to them mean, each once."""
        found: dict[int, PlacePhrase] = {}
        for head in heads:
            for member in listed_heads(head):
                for place in self._places(parsed, member, 0):
                    found.setdefault(place.spots[0].toponym.start if place.spots else place.start, place)
        return tuple(found.values())

    def right_behind(self, parsed: Parsed, word: Token) -> Setting | None:
        """The place named right behind a word, with nothing but articles and nouns of its kind between."""
        end = parsed.end_of(word)
        setting = next((s for s in parsed.settings if 0 <= s.start - end < 40), None)
        if setting is None:
            return None
        between = parsed.text(end, setting.start).lower().split()
        plain = all(
            w in ("the", "of", "both") or w in self._nouns or w.removesuffix("s") in self._nouns
            for w in between
        )
        return setting if plain else None

    def unlisted(self, parsed: Parsed, heads: Iterable[Token]) -> tuple[PlacePhrase, ...]:
        """Names that no gazetteer knows, where only a place can stand ("X is in rebel hands")."""
        found = []
        for head in (m for h in heads for m in members(h)):
            name = proper_name(head)
            if name and not parsed.at(head, ActorMention) and not parsed.at(head, TimeMention):
                start = parsed.start_of(name[0])
                toponym = Toponym(
                    start=start, end=parsed.end_of(head), name=parsed.text(start, parsed.end_of(head))
                )
                found.append(PlacePhrase(start=start, spots=(Spot(toponym=toponym, within=None),)))
        return tuple(found)

    def _places(self, parsed: Parsed, head: Token, depth: int) -> list[PlacePhrase]:
        """What a noun means as a place, or as a measure of places: "control of X and Y"."""
        head = antecedent(head)
        if setting_at(parsed, head) is None and depth < _DEEPEST:
            measured = self._measured(parsed, head, depth)
            if measured:
                return measured
        place = self._place(parsed, head)
        return [place] if place else []

    def _place(self, parsed: Parsed, head: Token) -> PlacePhrase | None:
        setting = setting_at(parsed, head)
        if setting:
            return PlacePhrase(start=setting.start, spots=without_actors(parsed, setting))
        lemma, at = head.lemma, parsed.start_of(head)
        if head.pos in ("PRON", "DET", "ADV") and head.lower in self._one | self._many:
            many, size = head.lower in self._many, 2 if head.lower == "both" else None
            return PlacePhrase(start=at, noun=head.lower, many=many, size=size)
        if head.tag == "CD" or head.lower == "all":
            return self._counted(parsed, head)
        if lemma in self._nouns or head.lower in self._nouns:
            return self._by_noun(parsed, head)
        return None

    def _measured(self, parsed: Parsed, head: Token, depth: int) -> list[PlacePhrase]:
        """ "Most of X", "control of X and Y", "parts of X"."""
        lemma = head.lemma
        is_part = lemma in self._parts
        toward = side_meant(head)
        if not (is_part or lemma in self._whole or head.tag == "CD" or toward == head.lower):
            return []
        inner = [m for o in prepositional(head, "of", "over", "on") for m in members(o)]
        found = [p for o in inner for p in self._places(parsed, o, depth + 1)]
        return [
            replace(
                place,
                nameless=place.nameless
                or (is_part and bool(place.spots) and not toward and not is_area(place.spots[0])),
                count=place.count if place.nameless or place.many else None,
                toward=toward or place.toward,
            )
            for place in found
        ]

    def _counted(self, parsed: Parsed, head: Token) -> PlacePhrase | None:
        """ "All three", "the two": told of before; not "three of their dead"."""
        if any(c.lower == "of" for c in head.children):
            return None
        return PlacePhrase(start=parsed.start_of(head), noun="all", many=True, size=count_of(parsed, head))

    def _by_noun(self, parsed: Parsed, noun: Token) -> PlacePhrase | None:
        container = container_of(parsed, noun)
        if noun.dep == "appos" and not container and setting_at(parsed, noun.head):
            return self._place(parsed, noun.head)
        return self._named(parsed, noun, container) or self._unnamed(parsed, noun, container)

    def _named(self, parsed: Parsed, noun: Token, container: Setting | None) -> PlacePhrase | None:
        """ "The town of X", "villages including X and Y", "X base", "the base at X"."""
        lemma, plural = noun.lemma, noun.tag in ("NNS", "NNPS")
        joined = joined_by(parsed, noun, container) if container else None
        named = (None if joined == "of" else setting_beside(parsed, noun)) or places_listed(parsed, noun)
        if named:
            one_of = named.end <= parsed.start_of(noun) and any(
                c.lower in ("a", "an", "another") for c in noun.children
            )
            count = 1 if one_of else None
            return PlacePhrase(start=named.start, spots=named.spots, nameless=one_of, count=count, noun=lemma)
        if container is None or (plural and len(container.spots) < 2):
            return None
        whole = joined == "of" and (plural or lemma not in self._parts)
        post = joined == "at" and lemma in self._posts
        if is_definite(noun) and (whole or post):
            return PlacePhrase(start=container.start, spots=container.spots)
        return PlacePhrase(start=container.start, spots=container.spots) if whole and plural else None

    def _unnamed(self, parsed: Parsed, noun: Token, container: Setting | None) -> PlacePhrase | None:
        """ "Two villages in X", "a hill", "the police station", "the town"."""
        at, lemma = parsed.start_of(noun), noun.lemma
        plural, definite = noun.tag in ("NNS", "NNPS"), is_definite(noun)
        ground = lemma in self._ground
        count = None if ground else (count_of(parsed, noun) if plural else 1)
        named = lemma in self._facilities and is_named_by_kind(noun)
        if ground and container and is_area(container.spots[0]):  # "a swathe of land west of the airport"
            return PlacePhrase(start=container.start, spots=container.spots[:1])
        if container and (plural or ground or not definite) and not named:
            return PlacePhrase(start=at, spots=container.spots[:1], nameless=True, count=count, noun=lemma)
        name = own_name_of(noun) if lemma in self._facilities or is_told_by_side(noun) else None
        if container and name:
            return PlacePhrase(start=at, spots=container.spots[:1], noun=lemma, own_name=name)
        if not ground and (definite or named):
            size = count_of(parsed, noun) or (2 if any(c.lower == "both" for c in noun.children) else None)
            return PlacePhrase(start=at, noun=lemma, many=plural and not named, size=size, own_name=name)
        around = self._around(parsed, noun)
        if around == "unknown":
            return None
        return PlacePhrase(start=at, nameless=True, count=count, noun=lemma, many=plural, around=around)

    def _around(self, parsed: Parsed, noun: Token) -> str | None:
        """The noun for what a nameless place lies in ("a hill near the town"), or "unknown"."""
        where = (o for o in prepositional(noun, *_IN) if not parsed.at(o, TimeMention))
        thing = next((o for o in where if o.lemma not in _TIMES), None)
        if thing is None:
            return None
        place = self._place(parsed, thing)
        return place.noun if place and place.noun else "unknown"
