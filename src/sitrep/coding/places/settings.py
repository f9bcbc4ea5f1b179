"""Where things stand in a sentence: place names grouped into lists and chains."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from sitrep.coding.places.toponyms import PlaceWords, Toponym
from sitrep.gazetteer import areas
from sitrep.model import Place, Where

_CHAIN = re.compile(
    r"^(?:,|\()?\s*(?:(?:which is|located|situated|lying)\s+)?"
    r"(?:in|of|near|outside(?: of)?|inside|within|on the outskirts of|from|close to|on the edge of|at|"
    r"(?:to the )?(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)(?:ern)?"
    r"(?: of| in)?)?\s*$"
)
_TOKEN = re.compile(r"[\w'-]+|[^\w\s]")
_LIST = re.compile(
    r"^\s*(?:,|and|&|or|as well as|, and|along with|to|;|/|then|plus|followed by|,? but also)?\s*$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place of a fact: the toponym, and the name of the larger place that the words put it in."""

    toponym: Toponym
    within: str | None

    @property
    def where(self) -> Where:
        """As the record keeps it."""
        return Where(name=self.toponym.name, within=self.within, place=self.toponym.place)


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Places that a sentence names together ("Sakhour, Hanano and Jabal Badro in Aleppo")."""

    spots: tuple[Spot, ...]
    containers: tuple[Toponym, ...]
    start: int
    end: int


def settings(text: str, toponyms: Sequence[Toponym], place_words: PlaceWords) -> list[Setting]:
    """The settings of a sentence's toponyms, in order."""
    groups: list[list[Toponym]] = []
    for toponym in toponyms:
        if groups and _related(text, groups[-1][-1], toponym, place_words):
            groups[-1].append(toponym)
        else:
            groups.append([toponym])
    return [_setting(text, group, place_words) for group in groups]


def _gap(text: str, first: Toponym, second: Toponym, place_words: PlaceWords) -> str:
    """What stands between two names, without articles, generic nouns and the adjectives of places."""
    between = _TOKEN.findall(text[first.end : second.start].lower())
    return " ".join(
        word for word in between if word not in place_words.generic and word not in place_words.between
    )


def _related(text: str, first: Toponym, second: Toponym, place_words: PlaceWords) -> bool:
    gap = _gap(text, first, second, place_words)
    if _LIST.match(gap):
        return True
    return bool(_CHAIN.match(gap)) and (
        contains(second, first) or second.place is None or first.place is None
    )


def _setting(text: str, group: Sequence[Toponym], place_words: PlaceWords) -> Setting:
    containers = [t for t in group if any(o is not t and contains(t, o) for o in group)]
    for first, second in pairwise(group):
        # "The village of X in Y": Y holds X, though no gazetteer knows X.
        gap = _gap(text, first, second, place_words)
        if first.place is None and gap and not _LIST.match(gap) and second not in containers:
            containers.append(second)
    specific = [t for t in group if not any(t is c for c in containers)] or [group[0]]
    spots = []
    for toponym in _once(specific):
        around = [c for c in containers if contains(c, toponym) or toponym.place is None]
        after = [c for c in around if c.start > toponym.start]
        nearest = min(after or around, key=lambda c: abs(c.start - toponym.start), default=None)
        spots.append(Spot(toponym=toponym, within=nearest.name if nearest else toponym.within))
    return Setting(spots=tuple(spots), containers=tuple(containers), start=group[0].start, end=group[-1].end)


def _once(toponyms: Sequence[Toponym]) -> list[Toponym]:
    """Each place once, however often a list spells it."""
    return list({t.place.id if t.place else t.name: t for t in reversed(toponyms)}.values())[::-1]


def contains(outer: Toponym, inner: Toponym) -> bool:
    """Whether a place, as named, is a larger one that the other lies in."""
    if outer.place is None or inner.place is None or outer.place.id == inner.place.id:
        return False
    return place_contains(outer.place, inner.place)


def place_contains(outer: Place, inner: Place) -> bool:
    """Whether one place lies in another by the gazetteer's word or by its reach."""
    if outer.name in inner.within or (outer.kind == "country" and outer.country == inner.country):
        return outer.radius_km > inner.radius_km
    reach = max(outer.radius_km, 1.0)
    return outer.radius_km > 2 * inner.radius_km and areas.distance_km(outer, inner) <= 1.2 * reach
