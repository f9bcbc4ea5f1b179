"""Harm that a report tells more than once: each group of people is kept from its fullest telling."""

from __future__ import annotations

from collections.abc import Iterable

from sitrep.coding.places.settings import place_contains
from sitrep.coding.told import HarmTold

_SMALL = 10  # a number smaller than this may recur in another incident
_FEW, _FAR = 4, 3  # so few, so many sentences later, are other people
_LEAD = 2  # sentences that sum up what follows
_LEAST = {
    "several": 3,
    "dozens": 20,
    "scores": 20,
    "tens": 10,
    "hundreds": 100,
    "thousands": 1000,
    "many": 5,
    "several hundred": 200,
}  # what vague words mean at least


def harm_once(harm: Iterable[HarmTold]) -> list[HarmTold]:
    """Each group once: a figure that the report repeats is kept from its fullest telling, with its credit."""
    kept: list[HarmTold] = []
    for told in harm:
        same = next((i for i, k in enumerate(kept) if _is_same(k, told)), None)
        if same is None:
            kept.append(told)
        else:
            less, full = sorted((told, kept[same]), key=_fullness)
            # A heading tells without credit what the body credits.
            full.speaker = full.speaker or less.speaker
            kept[same] = full
    return [told for told in kept if not any(_sums_up(told, k) for k in kept)]


def _is_same(first: HarmTold, told: HarmTold) -> bool:
    """Whether two tellings are of the same people."""
    a, b = first.draft, told.draft
    if (a.outcome, a.count, a.words) != (b.outcome, b.count, b.words):
        return False
    if first.sentence == told.sentence and (a.count or 0) < _FEW:
        return False
    if a.who != b.who and ("unspecified" not in (a.who, b.who) or a.part_of != b.part_of):
        return False
    if a.count is None:
        return first.speaker == told.speaker
    if a.count < _FEW and told.sentence - first.sentence > _FAR:
        return False
    return a.count >= _SMALL or not _elsewhere(first, told)


def _fullness(told: HarmTold) -> tuple[bool, bool, bool]:
    return told.draft.named, told.draft.who != "unspecified", told.speaker is not None


def _elsewhere(a: HarmTold, b: HarmTold) -> bool:
    """Whether two tellings name places of which neither lies in the other."""
    places = [t.spots[0].toponym.place if t.spots else None for t in (a, b)]
    one, other = places
    if one is None or other is None or one.id == other.id:
        return False
    return not (place_contains(one, other) or place_contains(other, one))


def _sums_up(lead: HarmTold, told: HarmTold) -> bool:
    """Whether a lead says vaguely ("scores killed") what the report goes on to count."""
    a, b = lead.draft, told.draft
    if a.words is None or a.part_of or b.count is None or b.part_of or a.outcome != b.outcome:
        return False
    if lead.sentence >= _LEAD or not lead.sentence <= told.sentence or a.cumulative != b.cumulative:
        return False
    if b.start <= a.start or a.words not in _LEAST or b.count < _LEAST[a.words]:
        return False
    return a.who == b.who or "unspecified" in (a.who, b.who)
