"""What a noun phrase means as a place: one with a name, a nameless part of one, or one told of before."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from spacy.tokens import Token

from sitrep.coding.actors.mentions import ActorMention
from sitrep.coding.harm.quantities import Quantity
from sitrep.coding.parsed import Parsed, antecedent, members, phrase, prepositional
from sitrep.coding.places.settings import Setting, Spot
from sitrep.coding.places.toponyms import Toponym
from sitrep.coding.times.timex import TimeMention

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
_OWN = ("compound", "amod", "nmod", "poss")
_TIMES = ("day", "week", "month", "year", "hour", "night", "morning", "time", "while", "fighting")
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
            for member in _listed_heads(head):
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
            name = _name(head)
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
        if _setting_at(parsed, head) is None and depth < _DEEPEST:
            measured = self._measured(parsed, head, depth)
            if measured:
                return measured
        place = self._place(parsed, head)
        return [place] if place else []

    def _place(self, parsed: Parsed, head: Token) -> PlacePhrase | None:
        setting = _setting_at(parsed, head)
        if setting:
            return PlacePhrase(start=setting.start, spots=_without_actors(parsed, setting))
        lemma, at = head.lemma_.lower(), parsed.start_of(head)
        if head.pos_ in ("PRON", "DET", "ADV") and head.lower_ in self._one | self._many:
            many, size = head.lower_ in self._many, 2 if head.lower_ == "both" else None
            return PlacePhrase(start=at, noun=head.lower_, many=many, size=size)
        if head.tag_ == "CD" or head.lower_ == "all":
            return self._counted(parsed, head)
        if lemma in self._nouns or head.lower_ in self._nouns:
            return self._by_noun(parsed, head)
        return None

    def _measured(self, parsed: Parsed, head: Token, depth: int) -> list[PlacePhrase]:
        """ "Most of X", "control of X and Y", "parts of X"."""
        lemma = head.lemma_.lower()
        is_part = lemma in self._parts
        toward = _toward(head)
        if not (is_part or lemma in self._whole or head.tag_ == "CD" or toward == head.lower_):
            return []
        inner = [m for o in prepositional(head, "of", "over", "on") for m in members(o)]
        found = [p for o in inner for p in self._places(parsed, o, depth + 1)]
        return [
            replace(
                place,
                nameless=place.nameless
                or (is_part and bool(place.spots) and not toward and not _is_area(place.spots[0])),
                count=place.count if place.nameless or place.many else None,
                toward=toward or place.toward,
            )
            for place in found
        ]

    def _counted(self, parsed: Parsed, head: Token) -> PlacePhrase | None:
        """ "All three", "the two": told of before; not "three of their dead"."""
        if any(c.lower_ == "of" for c in head.children):
            return None
        return PlacePhrase(start=parsed.start_of(head), noun="all", many=True, size=_count(parsed, head))

    def _by_noun(self, parsed: Parsed, noun: Token) -> PlacePhrase | None:
        container = _container(parsed, noun)
        if noun.dep_ == "appos" and not container and _setting_at(parsed, noun.head):
            return self._place(parsed, noun.head)
        return self._named(parsed, noun, container) or self._unnamed(parsed, noun, container)

    def _named(self, parsed: Parsed, noun: Token, container: Setting | None) -> PlacePhrase | None:
        """ "The town of X", "villages including X and Y", "X base", "the base at X"."""
        lemma, plural = noun.lemma_.lower(), noun.tag_ in ("NNS", "NNPS")
        joined = _joined(parsed, noun, container) if container else None
        named = (None if joined == "of" else _beside(parsed, noun)) or _listed(parsed, noun)
        if named:
            one_of = named.end <= parsed.start_of(noun) and any(
                c.lower_ in ("a", "an", "another") for c in noun.children
            )
            count = 1 if one_of else None
            return PlacePhrase(start=named.start, spots=named.spots, nameless=one_of, count=count, noun=lemma)
        if container is None or (plural and len(container.spots) < 2):
            return None
        whole = joined == "of" and (plural or lemma not in self._parts)
        post = joined == "at" and lemma in self._posts
        if _is_definite(noun) and (whole or post):
            return PlacePhrase(start=container.start, spots=container.spots)
        return PlacePhrase(start=container.start, spots=container.spots) if whole and plural else None

    def _unnamed(self, parsed: Parsed, noun: Token, container: Setting | None) -> PlacePhrase | None:
        """ "Two villages in X", "a hill", "the police station", "the town"."""
        at, lemma = parsed.start_of(noun), noun.lemma_.lower()
        plural, definite = noun.tag_ in ("NNS", "NNPS"), _is_definite(noun)
        ground = lemma in self._ground
        count = None if ground else (_count(parsed, noun) if plural else 1)
        named = lemma in self._facilities and _is_named_by_kind(noun)
        if ground and container and _is_area(container.spots[0]):  # "a swathe of land west of the airport"
            return PlacePhrase(start=container.start, spots=container.spots[:1])
        if container and (plural or ground or not definite) and not named:
            return PlacePhrase(start=at, spots=container.spots[:1], nameless=True, count=count, noun=lemma)
        name = _own_name(noun) if lemma in self._facilities or _compass(noun) else None
        if container and name:
            return PlacePhrase(start=at, spots=container.spots[:1], noun=lemma, own_name=name)
        if not ground and (definite or named):
            size = _count(parsed, noun) or (2 if any(c.lower_ == "both" for c in noun.children) else None)
            return PlacePhrase(start=at, noun=lemma, many=plural and not named, size=size, own_name=name)
        around = self._around(parsed, noun)
        if around == "unknown":
            return None
        return PlacePhrase(start=at, nameless=True, count=count, noun=lemma, many=plural, around=around)

    def _around(self, parsed: Parsed, noun: Token) -> str | None:
        """The noun for what a nameless place lies in ("a hill near the town"), or "unknown"."""
        where = (o for o in prepositional(noun, *_IN) if not parsed.at(o, TimeMention))
        thing = next((o for o in where if o.lemma_.lower() not in _TIMES), None)
        if thing is None:
            return None
        place = self._place(parsed, thing)
        return place.noun if place and place.noun else "unknown"


def _name(head: Token) -> list[Token]:
    """The capitalised words of a name that ends in a proper noun; empty for any other noun."""
    if head.pos_ != "PROPN" or not head.text[:1].isupper() or head.text.isupper():
        return []
    before = [c for c in head.children if c.dep_ in ("compound", "punct") and c.i < head.i]
    if any(c.dep_ in ("poss", "amod", "det", "nummod", "appos") for c in head.children):
        return []
    return [*before, head]


def _without_actors(parsed: Parsed, setting: Setting) -> tuple[Spot, ...]:
    """The places of a setting without those that act: "lost X to Russia"."""
    acting = {a.start for a in parsed.actors}
    return tuple(s for s in setting.spots if s.toponym.start not in acting) or setting.spots


def _listed_heads(head: Token) -> list[Token]:
    """The heads of a list: what is joined to a noun, also where the tree takes it for an apposition."""
    found = members(head)
    for noun in list(found):
        for child in noun.children:
            if child.dep_ == "appos" and any(c.dep_ == "conj" for c in child.children):
                found += members(child)
    return found


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


def _is_area(spot: Spot) -> bool:
    """Whether a place is an area told by where it lies: "west of the airport", not "west Aleppo"."""
    toponym = spot.toponym
    beside = toponym.named is not None and toponym.named is not toponym.place
    return beside and toponym.direction is None and toponym.generic is None


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


def _is_named_by_kind(noun: Token) -> bool:
    """Whether a facility is called by its kind alone, as the only one: "police headquarters"."""
    single = noun.tag_ == "NN" or noun.lower_ == "headquarters"
    kinds = [c.dep_ for c in noun.children if c.i < noun.i]
    return single and bool(kinds) and all(dep == "compound" for dep in kinds)


def _compass(noun: Token) -> bool:
    """Whether a noun is told apart by its side of the place: "the southern suburbs"."""
    return any(c.lower_.endswith(("ern", "-east", "-west")) for c in noun.children if c.dep_ == "amod")


def _count(parsed: Parsed, noun: Token) -> int | None:
    quantities = parsed.within([noun, *(c for c in noun.children if c.i < noun.i)], Quantity)
    return next((q.count for q in quantities if q.count is not None), None)


def _own_name(noun: Token) -> str:
    """A noun with what tells it apart: "main police station"."""
    first = min(
        (c.left_edge.i for c in noun.children if c.dep_ in _OWN and c.i < noun.i and c.tag_ != "PRP$"),
        default=noun.i,
    )
    return str(noun.doc[first : noun.i + 1].text).removeprefix("the ")
