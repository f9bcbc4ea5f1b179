"""Likeness: whether two tellings can be of one incident, and how like they are.

What conflicts is never one incident, however like: days that cannot meet, places out of each
other's reach, kinds of different families, parties that are not the same pair. What does not
conflict is scored, as in record linkage (Fellegi & Sunter 1969), by parts that each go from 0 to 1.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, log2, sqrt

from sitrep.model import Harm, Where
from sitrep.weighing.folding import fold, words_of
from sitrep.weighing.tellings import Telling, kilometres
from sitrep.weighing.types import CIVILIANS, CLASH, GAINS, UNSEEN, may_cause, of_one_family

# What each part counts for. Day and place say most, as in ACLED's unit of a day, place and pair of
# parties; numbers and wording only break ties, since later reports count better and say it anew.
WEIGHTS: Mapping[str, float] = {
    "time": 0.30,
    "place": 0.20,
    "kind": 0.15,
    "outcome": 0.10,
    "parties": 0.10,
    "counts": 0.10,
    "wording": 0.05,
}
ENOUGH = 0.55  # of likeness: less is what an undated, vague word has in common with any news of a place

WIDEST_KM = 25.0  # an area wider than a large city's fits too many incidents to say which
_HALF_KM = 5.0  # the distance at which two places are half as like as one place is to itself
_FRESH = 0.8  # where the day is open: what the time part keeps for each day by which the news would be old
_NOT_SAID = 0.5  # the part of what one of the two leaves open
_BLAME_DISPUTED = 0.25  # the parties part where each blames another side
_ONE_HOLDER_KM = 1.0  # a quarter or village no wider has one holder, and only the others fire on it


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """How like two tellings are, from 0 to 1, and its parts by name."""

    score: float
    parts: tuple[tuple[str, float], ...]


IS_PRINT = Likeness(score=1.0, parts=(("same words of one story", 1.0),))


def likeness(one: Telling, other: Telling) -> Likeness | None:
    """How like two tellings of what may be one incident are; None where they conflict.

    A missing or vague day or place joins nothing, except the same words in two prints of a story.
    """
    if is_print_of(one, other):
        return IS_PRINT
    if not _types_agree(one, other) or not _days_agree(one, other):
        return None
    place = _place(one, other)
    parties = _parties(one, other)
    if place is None or parties is None or _told_apart(one, other):
        return None
    parts = {
        "time": _time(one, other),
        "place": place,
        "kind": 1.0 if one.event_type == other.event_type else _NOT_SAID,
        "outcome": _outcome(one, other),
        "parties": parties,
        "counts": _counts(one, other),
        "wording": _wording(one, other),
    }
    return Likeness(
        score=round(sum(WEIGHTS[part] * value for part, value in parts.items()), 4),
        parts=tuple((part, round(value, 2)) for part, value in parts.items()),
    )


def is_print_of(one: Telling, other: Telling) -> bool:
    """Whether both are the same words in two prints of one story."""
    if one.by.story is not other.by.story and one.by.story != other.by.story:
        return False
    a, b = one.by.claim, other.by.claim
    return (
        a.passage.report != b.passage.report
        and a.fact == b.fact
        and (not a.when or not b.when or a.when.meets(b.when))
        and _may_be_one_place(a.where, b.where)  # a sentence may tell the same of several places
        and words_of(a.passage.quote) == words_of(b.passage.quote)
    )


# Time --------------------------------------------------------------------------------


def _days_agree(one: Telling, other: Telling) -> bool:
    a, b = one.days, other.days
    return a is not None and b is not None and a[0] <= b[1] and b[0] <= a[1]


def _time(one: Telling, other: Telling) -> float:
    """1 for one day told by both; less the more days either leaves open, and the older the news then is."""
    a, b = one.days, other.days
    if a is None or b is None:
        return 0.0
    days = 1 + max((a[1] - a[0]).days, (b[1] - b[0]).days)
    last = min(a[1], b[1])
    stories = [of.printed for of in (one, other) if of.days and of.days[0] < of.days[1]]
    age = sum(max(0, (printed - last).days) for printed in stories if printed)
    return _FRESH**age / sqrt(days)


# Place -------------------------------------------------------------------------------


def _place(one: Telling, other: Telling) -> float | None:
    """That of the likest of their places; None where none is within the other's reach."""
    found = [
        like for a in one.places for b in other.places if (like := _likeness_of_places(a, b)) is not None
    ]
    return max(found, default=None)


def _may_be_one_place(one: Where | None, other: Where | None) -> bool:
    """Whether two are named alike or within reach, or one is not said."""
    return not one or not other or one == other or _likeness_of_places(one, other) is not None


def _likeness_of_places(one: Where, other: Where) -> float | None:
    """1 for one place; less with the distance, and with how much wider the one is than the other."""
    a, b = one.place, other.place
    if a and b:
        wider = max(a.radius_km, b.radius_km)
        if wider > WIDEST_KM:
            return None
        if a.id == b.id:
            return 1.0
        gap = kilometres(a, b)
        return _HALF_KM / (_HALF_KM + gap + abs(a.radius_km - b.radius_km)) if gap <= wider else None
    if one.name and other.name and fold(one.name) == fold(other.name):
        return 1.0
    return None


# Kind, outcome and parties -----------------------------------------------------------


def _types_agree(one: Telling, other: Telling) -> bool:
    if one.event_type is not None and other.event_type is not None:
        return of_one_family(one.event_type, other.event_type)
    for event, harm in ((one, other), (other, one)):
        if event.event_type is not None and isinstance(harm.by.claim.fact, Harm):
            return may_cause(event.event_type, harm.by.claim.fact.outcome)
    return True


def _outcome(one: Telling, other: Telling) -> float:
    """1 unless they say that it left the place otherwise: taken, held or still fought over."""
    is_said = bool(one.outcomes and other.outcomes)
    return float(not is_said or not one.outcomes.isdisjoint(other.outcomes))


def _parties(one: Telling, other: Telling) -> float | None:
    """How far the two name one pair of parties; None where they name two, and neither is in dispute."""
    agree = _pairs_agree(one, other)
    return _BLAME_DISPUTED if agree is None and _is_disputed(one, other) else agree


def _pairs_agree(one: Telling, other: Telling) -> float | None:
    """1 where both name the same two, less for what one leaves open; None where they are not one pair.

    Two events must share a party that is named. Who did it matters, except in a fight and its outcome,
    where the type says who won. The dead of both parties may be of one fight.
    """
    ours = {side for side in one.sides if side}
    theirs = {side for side in other.sides if side}
    if len(ours | theirs) > 2:
        return None
    likeness = _NOT_SAID + (1 - _NOT_SAID) * len(ours & theirs) / 2
    if one.event_type is None or other.event_type is None:
        return likeness
    if ours and theirs and not ours & theirs:
        return None
    if all(a is None or b is None or a == b for a, b in zip(one.sides, other.sides, strict=True)):
        return likeness
    if CLASH in (one.event_type, other.event_type):
        return likeness
    return _NOT_SAID if one.event_type in GAINS and other.event_type in GAINS else None


def _is_disputed(one: Telling, other: Telling) -> bool:
    """Whether two may blame different sides for one deed, or each side the other.

    They may where nobody sees who did it, as with a bomb, and in a place so small that it has one
    holder. Else two sides that fire on one town in a day are likelier two incidents, unless both
    tell of the same number of civilians hurt.
    """
    (by, hurt), (blamed, too) = one.sides, other.sides
    if not by or not blamed or by == blamed or not hurt or not too:
        return False
    if hurt != too and (by, hurt) != (too, blamed):
        return False
    if _is_fire_on_one_small_place(one, other):
        return True
    if hurt != CIVILIANS or too != CIVILIANS:
        return False
    if one.event_type in UNSEEN and other.event_type in UNSEEN:
        return True
    return any(other.figures.get(figure) == count for figure, count in one.figures.items())


def _is_fire_on_one_small_place(one: Telling, other: Telling) -> bool:
    if not one.event_type or not other.event_type or not GAINS.isdisjoint((one.event_type, other.event_type)):
        return False
    ours = {where.place.id for where in one.places if where.place and where.place.radius_km <= _ONE_HOLDER_KM}
    return any(where.place and where.place.id in ours for where in other.places)


# Counts and wording ------------------------------------------------------------------


def _told_apart(one: Telling, other: Telling) -> bool:
    """One report that gives two events different tolls of one kind means two incidents."""
    if one.by.claim.passage.report != other.by.claim.passage.report:
        return False
    both = one.figures.keys() & other.figures.keys()
    return any(one.figures[figure] != other.figures[figure] for figure in both)


def _counts(one: Telling, other: Telling) -> float:
    """How near the figures of the same groups are, on average: 0.6 for a factor of two, 0.1 for four.

    It is a bell over the logarithm of their ratio, since counts err by factors, and mostly small ones.
    """
    both = [
        (one.figures[figure], other.figures[figure]) for figure in one.figures.keys() & other.figures.keys()
    ]
    if not both:
        return _NOT_SAID
    return sum(exp(-(log2((a + 1) / (b + 1)) ** 2) / 2) for a, b in both) / len(both)


def _wording(one: Telling, other: Telling) -> float:
    """The share of the words of both that they have in common (Jaccard)."""
    return len(one.words & other.words) / max(1, len(one.words | other.words))
