"""Which place "the town", "it" or "all three" means, of those that a report has told of."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from sitrep.coding.parsed import Parsed
from sitrep.coding.places.place_phrases import PlacePhrase
from sitrep.coding.places.settings import Setting, Spot
from sitrep.coding.places.toponyms import Toponym
from sitrep.gazetteer import areas

_BEFORE = re.compile(r"(\w+)(?:\s+of)?\s+$")
_AFTER = re.compile(r"^,?\s*(?:an?|the|his|its)\s+((?:[\w'-]+\s+){0,4}?[\w-]+)")
_NATURAL = ("river", "lake", "mountain", "hill", "road", "dam", "sea", "area")
_REGIONAL = ("country", "admin1", "county", "region", "governorate", "province")


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A place that a fact stands at: named, or nameless and inside the spot (`count` of them)."""

    spot: Spot
    nameless: bool = False
    count: int | None = None
    noun: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    """Places that a report told of together, where, and by which nouns; `told` marks those of a fact,
    `aside` those named in passing."""

    sites: tuple[Site, ...]
    nouns: frozenset[str]
    start: int
    sentence: int
    paragraph: int
    holds: bool = False
    heading: bool = False
    aside: bool = False
    told: bool = False


@dataclass(slots=True)
class PlaceMemory:
    """The places that a report has told of so far. `kinds` are the nouns of each kind of place."""

    kinds: Mapping[str, frozenset[str]]
    title: str = ""
    _mentions: list[_Mention] = field(default_factory=list)
    _sentence: int = 0
    _paragraph: int = 0

    def hear(self, parsed: Parsed, sentence: int) -> None:
        """Adds the places that a sentence names."""
        self._sentence, self._paragraph = sentence, parsed.sentence.paragraph
        for setting in parsed.settings:
            heading = _is_heading(parsed, setting) or (sentence > 0 and setting is parsed.dateline)
            nouns = frozenset().union(*(_nouns(parsed, s.toponym) for s in setting.spots))
            self._add(
                tuple(Site(spot=s) for s in setting.spots),
                nouns,
                setting.start,
                heading=heading,
                aside=(setting not in parsed.scene and not heading) or _acts(parsed, setting),
            )
            for container in setting.containers:
                site = Site(spot=Spot(toponym=container, within=None))
                self._add((site,), _nouns(parsed, container), container.start, holds=True)

    def tell(self, sites: Sequence[Site], start: int) -> None:
        """Adds the places of a fact that was told."""
        if sites:
            nouns = frozenset(s.noun for s in sites if s.noun)
            self._add(tuple(sites), nouns, start, told=True)

    def _add(self, sites: tuple[Site, ...], nouns: frozenset[str], start: int, **marks: bool) -> None:
        known = frozenset().union(*(m.nouns for m in self._mentions if _names(m.sites) == _names(sites)))
        self._mentions.append(
            _Mention(
                sites=sites,
                nouns=nouns | known,
                start=start,
                sentence=self._sentence,
                paragraph=self._paragraph,
                **marks,
            )
        )

    def sites(self, places: Iterable[PlacePhrase]) -> tuple[Site, ...]:
        """What phrases of the present sentence mean, each place once; what is not known is left out."""
        found: dict[tuple[object, ...], Site] = {}
        for place in places:
            for whole in self._sites(place):
                site = _side(whole, place.toward) if place.toward else whole
                found.setdefault(
                    (site.spot.toponym.name, site.nameless, site.noun if site.nameless else None), site
                )
        return tuple(found.values())

    def _sites(self, place: PlacePhrase) -> Sequence[Site]:
        if place.spots and place.own_name:
            return [_facility(place, place.spots[0])]
        if place.spots:
            return [
                Site(spot=s, nameless=place.nameless, count=place.count, noun=place.noun) for s in place.spots
            ]
        if place.nameless:
            several = place.many and self._kind(place.noun or "") == "settlement"
            around = self._best(
                place.start, place.around or "area", whole=place.around is None, region=several
            )
            return [
                Site(spot=s.spot, nameless=True, count=place.count, noun=place.noun)
                for s in (around.sites[:1] if around else ())
            ]
        if place.many:
            return self._group(place)
        one = self._best(place.start, place.noun or "it")
        if one and len(one.sites) > 1 and place.noun not in ("it", "there"):
            return one.sites[:1]
        if one:
            return one.sites
        if place.own_name:
            around = self._best(place.start, "area", whole=True)
            return [_facility(place, around.sites[0].spot)] if around else []
        return []

    def _group(self, place: PlacePhrase) -> Sequence[Site]:
        """The places told together that a plural means: as many as it says, else the last several."""
        noun = place.noun or "them"
        fitting = [m for m in self._before(place.start) if self._fit(m, noun) is not None and not m.aside]
        for mention in reversed(fitting):
            counts = [s.count for s in mention.sites if s.nameless]
            several = len(mention.sites) > 1 or (counts and counts[0] != 1)
            if several and (place.size is None or place.size in (len(mention.sites), *counts)):
                return mention.sites
        if place.size is None:
            return []
        last: dict[str, Site] = {}
        for mention in reversed(fitting):
            for site in mention.sites:
                if not mention.holds and not site.nameless:
                    last.setdefault(site.spot.toponym.name, site)
            if len(last) >= place.size:
                return list(last.values())[: place.size][::-1]
        return []

    def _before(self, start: int) -> list[_Mention]:
        return [m for m in self._mentions if m.start < start]

    def _best(self, start: int, noun: str, *, whole: bool = False, region: bool = False) -> _Mention | None:
        """The mention that a noun most likely means; `whole` and `region` ask for one that holds others."""
        best, most = None, -6.0
        before = self._before(start)
        for mention in before:
            fit = self._fit(mention, noun, whole=whole)
            if fit is None or (whole and any(s.nameless for s in mention.sites)):
                continue
            if region and not _is_region(mention):
                continue
            distance = min(self._sentence - mention.sentence, 5)
            score = fit - 0.8 * distance - 5 * mention.aside + 0.5 * mention.told
            score += 2 * (mention.heading and mention.paragraph == self._paragraph)
            score -= 1.0 * mention.holds * (not whole)
            score += self._salience(mention, before)
            score -= 1.0 * (len(mention.sites) > 1)
            if score >= most:
                best, most = mention, score
        return best

    def _salience(self, mention: _Mention, before: Sequence[_Mention]) -> float:
        """How much a report is about a place: it stands in the title, and is named often."""
        name = mention.sites[0].spot.toponym.name
        times = sum(1 for m in before if m.sites[0].spot.toponym.name == name and not m.aside)
        return 1.0 * (name in self.title) + 0.2 * min(times, 4)

    def _fit(self, mention: _Mention, noun: str, *, whole: bool = False) -> float | None:
        """How well a noun fits what was mentioned; None where it can't mean it."""
        kind = None if whole else self._kind(noun)
        place = mention.sites[0].spot.toponym.place
        regional = _is_region(mention)
        if kind is None:
            return -1.5 if regional and not whole else 0.0
        if noun == "country":
            return 0.0 if place and place.kind == "country" else None
        if noun in mention.nouns:
            return 2.0
        kinds = {k for n in mention.nouns for k in (self._kind(n),) if k}
        if place and place.kind == "city":
            kinds.discard("district")  # "a quarter of X" makes no quarter of X
        if kinds:
            return 1.0 if kind in kinds else None
        if kind == "facility" or mention.sites[0].nameless:
            return None
        if regional:
            return 1.0 if kind == "region" else None
        if place and place.kind in _NATURAL:
            return None
        return 1.0 if kind == "settlement" else (-0.5 if kind == "district" else None)

    def _kind(self, noun: str) -> str | None:
        return next((kind for kind, nouns in self.kinds.items() if noun in nouns), None)


def _side(site: Site, toward: str) -> Site:
    """One side of a place as a place of its own."""
    whole = site.spot.toponym
    name = f"{toward} {whole.name}"
    place = areas.part_of(whole.place, toward, name) if whole.place else None
    return replace(site, spot=Spot(toponym=replace(whole, name=name, place=place), within=whole.name))


def _facility(place: PlacePhrase, around: Spot) -> Site:
    """A facility without a name, called what it is: "the police station" in a town."""
    toponym = Toponym(
        start=place.start, end=place.start, name=place.own_name or "", within=around.toponym.name
    )
    return Site(spot=Spot(toponym=toponym, within=around.toponym.name), noun=place.noun)


def _is_region(mention: _Mention) -> bool:
    place = mention.sites[0].spot.toponym.place
    return bool(place and place.kind in _REGIONAL)


def _is_heading(parsed: Parsed, setting: Setting) -> bool:
    """Whether a place heads what follows: "Homs.", "On Homs: ..."."""
    before = parsed.text(parsed.sentence.start, setting.start).strip().lower()
    after = parsed.text(setting.end, parsed.sentence.end).strip()
    return before in ("", "on", "in") and (after[:1] == ":" or after in ("", "."))


def _acts(parsed: Parsed, setting: Setting) -> bool:
    """Whether a place's name stands for those who rule there: "Moscow's figure", "Kigali denies it"."""
    acting = {a.start for a in parsed.actors if not a.modifies}
    return all(s.toponym.start in acting for s in setting.spots)


def _names(sites: Iterable[Site]) -> tuple[str, ...]:
    return tuple(s.spot.toponym.name for s in sites if not s.nameless)


def _nouns(parsed: Parsed, toponym: Toponym) -> frozenset[str]:
    """The nouns that a text calls a place by: "the town of X", "X, a farming village", "X airport"."""
    words = {toponym.name.split()[-1].lower()}
    before = _BEFORE.search(parsed.text(parsed.sentence.start, toponym.start))
    if before:
        words.add(before[1].lower())
    behind = parsed.text(toponym.end, parsed.sentence.end)
    after = _AFTER.match(behind)
    if after:
        words |= set(after[1].lower().split())
    words |= set(behind.lower().split()[:1]) if behind.startswith(" ") else set()
    return frozenset(words | {w.removesuffix("s") for w in words})
