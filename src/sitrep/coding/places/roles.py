"""Where in a sentence a trigger's place stands, and whether the place itself is named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sitrep.coding.events.triggers import Hit
from sitrep.coding.parsed import Parsed
from sitrep.coding.places.nearness import narrowed, nearest
from sitrep.coding.places.settings import Setting
from sitrep.coding.places.toponyms import PlaceWords
from sitrep.coding.syntax.grammar import objects, phrase, prepositional, subjects
from sitrep.coding.syntax.tree import Token

_IN = (
    "in",
    "at",
    "near",
    "on",
    "around",
    "inside",
    "over",
    "across",
    "outside",
    "within",
    "throughout",
    "along",
)
_TO = ("against", "for", "into", "of", "to", "towards", "toward", "from", "between", "through", "out")
_AIMING = ("launch", "offensive")
_NEAR = (*_IN, *_TO)
_PART_OF = ("of", "in", "on", "across", "around", "from", "near")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Where a trigger's fact stands: `linked` says that the words put it there in the role asked for.

    `generic` is the noun that stands for the place where it is not named ("the town"); `back` is the
    word that points back at a place named before ("there", "south of the town").
    """

    linked: bool
    setting: Setting | None
    generic: Token | None = None
    back: Token | None = None

    @property
    def is_told(self) -> bool:
        """Whether the words give the place, by name or by a noun that stands for it."""
        return self.linked or self.generic is not None


class PlaceRoles:
    """Finds the place of a trigger by its role in the sentence."""

    def __init__(self, place_words: PlaceWords) -> None:
        self._words = place_words

    def find(self, parsed: Parsed, hit: Hit) -> Placed:
        """Where it stands: by the tree, else the nearest setting of the sentence, not linked."""
        linked = _setting_of(parsed, (h for h in _heads(hit) if self._may_be_place(parsed, hit, h)))
        if linked:
            return Placed(linked=True, setting=narrowed(parsed, linked, hit.token))
        wider = narrowed(parsed, _setting_of(parsed, _wider_heads(hit)), hit.token)
        in_role = wider is not None and (hit.trigger.place == "around" or hit.form == "noun")
        return Placed(
            linked=in_role,
            setting=wider or narrowed(parsed, nearest(parsed, parsed.scene, hit.token), hit.token),
            generic=None if in_role else self._generic(hit),
            back=None if in_role else self._pointing_back(parsed, hit),
        )

    def _may_be_place(self, parsed: Parsed, hit: Hit, head: Token) -> bool:
        """Whether an object is a place, named or not, and no thing or person that lies near one."""
        if hit.form == "noun" or hit.trigger.place != "object" or head not in objects(hit.token):
            return True
        at = parsed.start_of(head)
        named = any(s.start <= at < s.end for s in parsed.settings)
        left = any((s.end <= at and at - s.end <= 2) or s.start <= at < s.end for s in parsed.settings)
        return (
            named
            or left
            or self._is_generic(head)
            or head.lemma in self._words.measures
            or head.pos == "PRON"
        )

    def _generic(self, hit: Hit) -> Token | None:
        """The noun that stands for a place in the trigger's role: "the town", "several districts"."""
        heads = {"subject": subjects, "object": objects}.get(hit.trigger.place, lambda _: [])(hit.token)
        heads = [*heads, *_prepositional(hit, "of", "over", "into", "from", "out")]
        if hit.form == "noun":
            heads = [t for h in prepositional(hit.token, "of") for t in h.subtree]
        return next((h for h in heads if h.lower in ("it", "them") or self._is_generic(h)), None)

    def _pointing_back(self, parsed: Parsed, hit: Hit) -> Token | None:
        """The word around a trigger that points back at a place: "there", "south of the town"."""
        verb = (
            hit.token
            if hit.form == "verb"
            else next((t for t in _above(hit.token) if t.pos == "VERB"), hit.token)
        )
        done = {t.i for head in subjects(verb) for t in phrase(head)} if hit.form == "verb" else set()
        around = (t for t in phrase(verb) if t.i not in done)
        return next((t for t in around if t.lower == "there" or self._is_definite(parsed, t)), None)

    def _is_definite(self, parsed: Parsed, noun: Token) -> bool:
        """Whether a noun means a place that was named: "the town", not "the town of Homs"."""
        if noun.tag != "NN" or noun.lemma not in self._words.generic:
            return False
        near = any(
            -25 < s.start - parsed.end_of(noun) < 8 and s.end > parsed.start_of(noun) - 3
            for s in parsed.settings
        )
        return not near and any(c.lower in ("the", "that", "this") for c in noun.children)

    def _is_generic(self, noun: Token) -> bool:
        return bool({noun.lower, noun.lemma} & (self._words.generic | self._words.land))

    def is_nameless(self, noun: Token) -> bool:
        """Whether a noun means nameless places: "two villages", "a hill"; not "the town"."""
        if noun.tag == "NNS":
            return not any(c.lower in ("these", "those", "both") for c in noun.children)
        indefinite = any(c.lower in ("a", "an", "another", "one", "some") for c in noun.children)
        return indefinite or noun.lemma in ("ground", "territory", "land")

    def is_part(self, parsed: Parsed, setting: Setting | None) -> bool:
        """Whether the words are about nameless parts of a named place: "several districts of Aleppo"."""
        first = next(iter(parsed.tokens(setting.start, setting.start + 1)), None) if setting else None
        if setting is None or first is None:
            return False
        head = parsed.tree[first]
        while head.dep in ("compound", "amod", "nmod", "poss") and head.head.i > head.i:
            head = head.head
        preposition = head.head
        if head.dep != "pobj" or preposition.lower not in _PART_OF:
            return False
        noun = preposition.head
        if noun.tag == "NN" and not any(c.lower in ("a", "an", "another") for c in noun.children):
            return False
        listed = preposition.lower == "of" and len(setting.spots) > 1  # "the villages of A and B" are named
        return self._is_generic(preposition.head) and not listed


def _heads(hit: Hit) -> Iterator[Token]:
    """The words whose phrases hold the place in the role that the trigger asks for."""
    token, role = hit.token, hit.trigger.place
    if role == "subject":
        yield from subjects(token)
    elif hit.form == "noun":
        if token.dep == "pobj" and token.head.lower == "under":  # "X came under attack"
            yield from subjects(token.head.head)
        yield from prepositional(token, *_NEAR)
        yield from (c for c in token.children if c.dep in ("compound", "poss", "amod", "nmod"))
    else:
        if hit.trigger.name in _AIMING:
            yield from _aims(token)
        yield from objects(token)
        if role == "around" or hit.last != token:
            yield from _prepositional(hit, *_NEAR)


def _aims(verb: Token) -> Iterator[Token]:
    """What a move is meant to take: "launched a campaign to retake X"."""
    for word in (verb, *objects(verb)):
        for aim in (c for c in word.children if c.dep in ("acl", "xcomp", "advcl", "relcl")):
            if any(c.tag == "TO" for c in aim.children):
                yield from objects(aim)


def _wider_heads(hit: Hit) -> Iterator[Token]:
    """The words around it: its own places, those of its object, and for a noun those of its clause."""
    yield from _prepositional(hit, *_NEAR)
    for thing in objects(hit.token):
        yield from prepositional(thing, *_NEAR)
    if hit.form == "noun":
        if hit.token.dep == "nsubj":  # "the strikes hit X"
            yield from (o for o in objects(hit.token.head) if o.pos == "PROPN")
        for word in _above(hit.token):
            yield from prepositional(word, *_NEAR)


def _prepositional(hit: Hit, *prepositions: str) -> Iterator[Token]:
    for token in dict.fromkeys((hit.token, hit.last)):
        yield from sorted(prepositional(token, *prepositions), key=lambda t: t.i < token.i)


def _setting_of(parsed: Parsed, heads: Iterable[Token]) -> Setting | None:
    """The setting inside the first of some phrases that holds one."""
    for head in heads:
        tokens = phrase(head, conjuncts=True)
        start, end = parsed.start_of(tokens[0]), parsed.end_of(tokens[-1])
        inside = [s for s in parsed.settings if s.start < end and start < s.end]
        if inside:
            at = parsed.start_of(head)
            return min(inside, key=lambda s: min(abs(s.start - at), abs(s.end - at)))
    return None


def _above(token: Token) -> Iterator[Token]:
    """The words that govern a token, up to the verb of its clause."""
    node = token
    while node.head != node:
        node = node.head
        yield node
        if node.pos in ("VERB", "AUX"):
            return
