"""What a noun phrase means as a place: one with a name, a nameless part of one, or one told of before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from spacy.tokens import Token

from sitrep.coding.parsed import Parsed, antecedent, members, phrase, prepositional
from sitrep.coding.quantities import Quantity
from sitrep.coding.settings import Setting, Spot

_AROUND = (
    "in",
    "of",
    "near",
    "around",
    "outside",
    "on",
    "at",
    "across",
    "along",
    "from",
    "inside",
    "to",
    "over",
)
_IN = ("in", "near", "outside", "around", "inside", "across")
_COMPASS = ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
_DEEPEST = 3  # measures inside measures: "control of most of the city"
_FARTHEST = 60  # characters from a noun to the place that holds it


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
        self._ground = frozenset(data["kinds"]["ground"])
        self._whole = frozenset(data["measures"]["whole"])
        self._parts = frozenset(data["measures"]["part"])
        self._one = frozenset(data["pronouns"]["one"])
        self._many = frozenset(data["pronouns"]["many"])

    def read(self, parsed: Parsed, heads: Iterable[Token]) -> tuple[PlacePhrase, ...]:
        """The places that some noun phrases and what is joined to them mean, each once."""
        found: dict[int, PlacePhrase] = {}
        for head in heads:
            for member in members(head):
                place = self._place(parsed, member, 0)
                if place:
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

    def _place(self, parsed: Parsed, head: Token, depth: int) -> PlacePhrase | None:
        head = antecedent(head)
        setting = _setting_at(parsed, head)
        if setting:
            return PlacePhrase(start=setting.start, spots=setting.spots)
        lemma, at = head.lemma_.lower(), parsed.start_of(head)
        if head.pos_ in ("PRON", "DET", "ADV") and head.lower_ in self._one | self._many:
            return PlacePhrase(
                start=at,
                noun=head.lower_,
                many=head.lower_ in self._many,
                size=2 if head.lower_ == "both" else None,
            )
        measured = self._measured(parsed, head, depth)
        if measured:
            return measured
        if head.tag_ == "CD" or (head.lower_ == "all" and depth == 0):
            return self._counted(parsed, head)
        if lemma in self._nouns or head.lower_ in self._nouns:
            return self._by_noun(parsed, head)
        return None

    def _measured(self, parsed: Parsed, head: Token, depth: int) -> PlacePhrase | None:
        """ "Most of X", "control of X", "parts of X"."""
        lemma = head.lemma_.lower()
        is_part = lemma in self._parts
        measures = is_part or lemma in self._whole or head.tag_ == "CD" or _toward(head) == head.lower_
        if depth >= _DEEPEST or not measures:
            return None
        for inner in prepositional(head, "of", "over", "on"):
            place = self._place(parsed, inner, depth + 1)
            if place:
                one = not place.nameless and not place.many
                toward = _toward(head)
                return replace(
                    place,
                    nameless=place.nameless or (is_part and bool(place.spots) and not toward),
                    count=place.count if not one else None,
                    toward=toward,
                )
        return None

    def _counted(self, parsed: Parsed, head: Token) -> PlacePhrase | None:
        """ "All three", "the two": told of before."""
        return PlacePhrase(start=parsed.start_of(head), noun="all", many=True, size=_count(parsed, head))

    def _by_noun(self, parsed: Parsed, noun: Token) -> PlacePhrase | None:
        at = parsed.start_of(noun)
        plural, definite = noun.tag_ in ("NNS", "NNPS"), _is_definite(noun)
        container = _container(parsed, noun)
        lemma = noun.lemma_.lower()
        named_by_of = container is not None and _joined(parsed, noun, container) == "of"
        if noun.dep_ == "appos" and not container and _setting_at(parsed, noun.head):
            return self._place(parsed, noun.head, 0)
        named = (None if named_by_of else _beside(parsed, noun)) or _listed(parsed, noun)
        if named:
            one_of = named.end <= at and any(c.lower_ in ("a", "an", "another") for c in noun.children)
            return PlacePhrase(
                start=named.start, spots=named.spots, nameless=one_of, count=1 if one_of else None, noun=lemma
            )
        if container and named_by_of and not plural and definite and lemma not in self._parts:
            return PlacePhrase(start=container.start, spots=container.spots)
        if container and named_by_of and plural and len(container.spots) > 1:
            return PlacePhrase(start=container.start, spots=container.spots)
        ground = lemma in self._ground
        if container and (plural or ground or not definite):
            count = None if ground else (_count(parsed, noun) if plural else 1)
            return PlacePhrase(start=at, spots=container.spots[:1], nameless=True, count=count, noun=lemma)
        name = _own_name(noun) if lemma in self._facilities or _compass(noun) else None
        if container and name:
            return PlacePhrase(start=at, spots=container.spots[:1], noun=lemma, own_name=name)
        if ground or not definite:
            count = None if ground else (_count(parsed, noun) if plural else 1)
            unknown = next(prepositional(noun, *_IN), None)
            around = self._place(parsed, unknown, 1) if unknown is not None else None
            if unknown is not None and (around is None or around.noun is None):
                return None
            where = around.noun if around else None
            return PlacePhrase(start=at, nameless=True, count=count, noun=lemma, many=plural, around=where)
        size = _count(parsed, noun) or (2 if any(c.lower_ == "both" for c in noun.children) else None)
        return PlacePhrase(start=at, noun=lemma, many=plural, size=size, own_name=name)


def _toward(noun: Token) -> str | None:
    """The side of a place that a noun means: "the east (of)", "the western side (of)"."""
    words = [noun, *(c for c in noun.children if c.dep_ in ("amod", "compound") and noun.tag_ == "NN")]
    return next((w.lower_ for w in words if w.lower_.removesuffix("ern") in _COMPASS), None)


def _setting_at(parsed: Parsed, token: Token) -> Setting | None:
    start, end = parsed.start_of(token), parsed.end_of(token)
    return next((s for s in parsed.settings if s.start < end and start < s.end), None)


def _beside(parsed: Parsed, noun: Token) -> Setting | None:
    """The place whose name stands right before or behind a noun: "Tabqa base", "the village X"."""
    start, end = parsed.start_of(noun), parsed.end_of(noun)
    for setting in parsed.settings:
        before = parsed.text(setting.end, start)
        if 0 <= start - setting.end <= 2 and not before.strip(" -"):
            return setting
        if 0 <= setting.start - end <= 2 and not parsed.text(end, setting.start).strip():
            return setting
    return None


def _listed(parsed: Parsed, noun: Token) -> Setting | None:
    """The places that a noun is said to be: "villages including A and B", "two districts, A and B"."""
    end = parsed.end_of(noun)
    for setting in parsed.settings:
        if not 0 < setting.start - end < _FARTHEST:
            continue
        between = parsed.text(end, setting.start).lower().replace(",", " , ").split()
        if "including" in between or ("among" in between and "them" in between) or between[:1] == [":"]:
            return setting
        if noun.tag_ in ("NNS", "NNPS") and between == [","]:
            return setting
    return next(
        (
            s
            for child in noun.children
            if child.dep_ == "appos"
            for s in parsed.settings
            if s.start <= parsed.start_of(child) < s.end
        ),
        None,
    )


def _container(parsed: Parsed, noun: Token) -> Setting | None:
    """The place that a noun's phrase puts it in, at or near."""
    end = parsed.end_of(noun)
    inside = phrase(noun)
    last = parsed.end_of(inside[-1])
    for setting in parsed.settings:
        if (end <= setting.start < last or 0 <= setting.start - end < 30) and _joined(parsed, noun, setting):
            return setting
    first = parsed.start_of(inside[0])  # "Aleppo's eastern districts"
    return next((s for s in parsed.settings if first <= s.start < parsed.start_of(noun)), None)


def _joined(parsed: Parsed, noun: Token, setting: Setting) -> str | None:
    """The preposition between a noun and a place behind it, where nothing else parts them."""
    words = parsed.text(parsed.end_of(noun), setting.start).lower().split()
    if any(word[-1] in ".;:!?" for word in words) or len(words) > 8:
        return None
    return next((word for word in words if word in _AROUND), None)


def _is_definite(noun: Token) -> bool:
    """Whether a noun points at what is known: "the town", "its airport", "both villages"."""
    return any(
        c.dep_ in ("det", "poss", "predet")
        and c.lower_ not in ("a", "an", "another", "some", "any", "several")
        for c in noun.children
    )


def _compass(noun: Token) -> bool:
    """Whether a noun is told apart by its side of the place: "the southern suburbs"."""
    return any(c.lower_.endswith(("ern", "-east", "-west")) for c in noun.children if c.dep_ == "amod")


def _count(parsed: Parsed, noun: Token) -> int | None:
    quantities = parsed.within([noun, *(c for c in noun.children if c.i < noun.i)], Quantity)
    return next((q.count for q in quantities if q.count is not None), None)


def _own_name(noun: Token) -> str:
    """A noun with what tells it apart: "main police station"."""
    first = min(
        (c.left_edge.i for c in noun.children if c.dep_ in ("compound", "amod", "nmod") and c.i < noun.i),
        default=noun.i,
    )
    return str(noun.doc[first : noun.i + 1].text)
