"""A noun that can stand for a place, and what is around it: names beside it, what holds it, how it points."""

from __future__ import annotations

from sitrep.coding.harm.quantities import Quantity
from sitrep.coding.parsed import Parsed
from sitrep.coding.places.settings import Setting, Spot
from sitrep.coding.syntax.grammar import members, phrase
from sitrep.coding.syntax.tree import Token

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
_OWN = ("compound", "amod", "nmod", "poss")
_COMPASS = ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
_NEAR = 30  # characters from a noun to a place that need not be in its phrase to hold it
_FARTHEST = 60  # characters from a noun to the place that holds it


def proper_name(head: Token) -> list[Token]:
    """The capitalised words of a name that ends in a proper noun; empty for any other noun."""
    if head.pos != "PROPN" or not head.text[:1].isupper() or head.text.isupper():
        return []
    before = [c for c in head.children if c.dep in ("compound", "punct") and c.i < head.i]
    if any(c.dep in ("poss", "amod", "det", "nummod", "appos") for c in head.children):
        return []
    return [*before, head]


def without_actors(parsed: Parsed, setting: Setting) -> tuple[Spot, ...]:
    """The places of a setting without those that act: "lost X to Russia"."""
    acting = {a.start for a in parsed.actors}
    return tuple(s for s in setting.spots if s.toponym.start not in acting) or setting.spots


def listed_heads(head: Token) -> list[Token]:
    """The heads of a list: what is joined to a noun, also where the tree takes it for an apposition."""
    found = members(head)
    for noun in list(found):
        for child in noun.children:
            if child.dep == "appos" and any(c.dep == "conj" for c in child.children):
                found += members(child)
    return found


def side_meant(noun: Token) -> str | None:
    """The side of a place that a noun means: "the east (of)", "the western side (of)"."""
    words = [noun, *(c for c in noun.children if c.dep in ("amod", "compound") and noun.tag == "NN")]
    return next((w.lower for w in words if w.lower.removesuffix("ern") in _COMPASS), None)


def setting_at(parsed: Parsed, token: Token) -> Setting | None:
    """The setting that a word is part of."""
    start, end = parsed.start_of(token), parsed.end_of(token)
    return next((s for s in parsed.settings if s.start < end and start < s.end), None)


def setting_beside(parsed: Parsed, noun: Token) -> Setting | None:
    """The place whose name stands right before or behind a noun: "Tabqa base", "the village X"."""
    start, end = parsed.start_of(noun), parsed.end_of(noun)
    for setting in parsed.settings:
        before = parsed.text(setting.end, start)
        if 0 <= start - setting.end <= 2 and not before.strip(" -"):
            return setting
        if 0 <= setting.start - end <= 2 and not parsed.text(end, setting.start).strip():
            return setting
    return None


def places_listed(parsed: Parsed, noun: Token) -> Setting | None:
    """The places that a noun is said to be: "villages including A and B", "two districts, A and B"."""
    end = parsed.end_of(noun)
    for setting in parsed.settings:
        if not 0 < setting.start - end < _FARTHEST:
            continue
        between = parsed.text(end, setting.start).lower().replace(",", " , ").split()
        if "including" in between or ("among" in between and "them" in between) or between[:1] == [":"]:
            return setting
        if noun.tag in ("NNS", "NNPS") and between == [","]:
            return setting
    return next(
        (
            s
            for child in noun.children
            if child.dep == "appos"
            for s in parsed.settings
            if s.start <= parsed.start_of(child) < s.end
        ),
        None,
    )


def container_of(parsed: Parsed, noun: Token) -> Setting | None:
    """The place that a noun's phrase puts it in, at or near."""
    end = parsed.end_of(noun)
    inside = phrase(noun)
    last = parsed.end_of(inside[-1])
    for setting in parsed.settings:
        if (end <= setting.start < last or 0 <= setting.start - end < 30) and joined_by(
            parsed, noun, setting
        ):
            return setting
    first = parsed.start_of(inside[0])  # "Aleppo's eastern districts"
    return next((s for s in parsed.settings if first <= s.start < parsed.start_of(noun)), None)


def is_area(spot: Spot) -> bool:
    """Whether a place is an area told by where it lies: "west of the airport", not "west Aleppo"."""
    toponym = spot.toponym
    beside = toponym.named is not None and toponym.named is not toponym.place
    return beside and toponym.direction is None and toponym.generic is None


def joined_by(parsed: Parsed, noun: Token, setting: Setting) -> str | None:
    """The preposition between a noun and a place behind it, where nothing else parts them."""
    words = parsed.text(parsed.end_of(noun), setting.start).lower().split()
    if any(word[-1] in ".;:!?" for word in words) or len(words) > 8:
        return None
    return next((word for word in words if word in _AROUND), None)


def is_definite(noun: Token) -> bool:
    """Whether a noun points at what is known: "the town", "its airport", "both villages"."""
    return any(
        c.dep in ("det", "poss", "predet") and c.lower not in ("a", "an", "another", "some", "any", "several")
        for c in noun.children
    )


def is_named_by_kind(noun: Token) -> bool:
    """Whether a facility is called by its kind alone, as the only one: "police headquarters"."""
    single = noun.tag == "NN" or noun.lower == "headquarters"
    kinds = [c.dep for c in noun.children if c.i < noun.i]
    return single and bool(kinds) and all(dep == "compound" for dep in kinds)


def is_told_by_side(noun: Token) -> bool:
    """Whether a noun is told apart by its side of the place: "the southern suburbs"."""
    return any(c.lower.endswith(("ern", "-east", "-west")) for c in noun.children if c.dep == "amod")


def count_of(parsed: Parsed, noun: Token) -> int | None:
    """The number that a noun bears."""
    quantities = parsed.within([noun, *(c for c in noun.children if c.i < noun.i)], Quantity)
    return next((q.count for q in quantities if q.count is not None), None)


def own_name_of(noun: Token) -> str:
    """A noun with what tells it apart: "main police station"."""
    first = min(
        (t.idx for c in noun.lefts if c.dep in _OWN and c.tag != "PRP$" for t in c.subtree),
        default=noun.idx,
    )
    return noun.tree.text[first : noun.end].removeprefix("the ")
