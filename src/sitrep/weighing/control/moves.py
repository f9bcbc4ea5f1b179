"""Moves: what control claims say of one place, each on the day from which it counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

from sitrep.model import Control, Place
from sitrep.weighing.tellings import WIDEST_DAYS
from sitrep.weighing.weighed import WeighedClaim

CHANGES = ("captured", "withdrew", "lost")
NEWS = (*CHANGES, "contested")


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """A control claim on a day on which it counts, and the last day that it speaks of.

    `source` is whose word it is: words of one source are not independent. Where it was said of a
    larger place that this one lies in (`reached`), it weighs less than the claim.
    """

    day: date
    until: date
    by: WeighedClaim
    fact: Control
    weight: float
    source: str
    reached: bool = False

    @property
    def presses(self) -> bool:
        """Whether it tells of fighting inside or of a siege, not of who holds the place."""
        return self.fact.status in ("contested", "besieged")

    @property
    def share(self) -> float | None:
        """The share of the place that it is about (0 to 1); None for the whole."""
        return self.fact.share

    @property
    def is_own(self) -> bool:
        """Whether it is a word of the whole of this very place: only with one has a place a picture."""
        return self.share is None and not self.reached

    @property
    def order(self) -> tuple[date, date, str]:
        """By day; within a day by report, then id."""
        return self.day, self.by.published or date.max, self.by.id


def held(move: Move) -> str | None:
    """The side that is said to hold the place."""
    return move.fact.side if move.fact.status == "holds" and move.share is None else None


def taken(move: Move) -> str | None:
    """The side that is said to have taken the place."""
    return move.fact.side if move.fact.status == "captured" and move.share is None else None


def left(move: Move) -> str | None:
    """The side that is said to have left or lost the place, to whom is not said."""
    if move.share is not None:
        return None
    if move.fact.status == "captured" and move.fact.side is None:
        return move.fact.from_side
    return move.fact.side if move.fact.status in ("withdrew", "lost") else None


def by_place(weighed: Iterable[WeighedClaim]) -> list[tuple[Place, tuple[WeighedClaim, ...]]]:
    """Each resolved place, by id, with the control claims of it.

    Left out are counts of its parts, and parts without a name, which say nothing of the whole; but a
    share of a place is told as a part of it without a name.
    """
    claims: dict[str, list[WeighedClaim]] = defaultdict(list)
    places: dict[str, Place] = {}
    for one in weighed:
        where, fact = one.claim.where, one.claim.fact
        if not isinstance(fact, Control) or fact.count is not None or not where or not where.place:
            continue
        if where.name or fact.share is not None:
            claims[where.place.id].append(one)
            places.setdefault(where.place.id, where.place)
    return [(places[place], tuple(claims[place])) for place in sorted(places)]


def moves(weighed: Iterable[WeighedClaim]) -> tuple[Move, ...]:
    """What claims of one place say, in order; left out are those without any day, in a report without one."""
    weighed = list(weighed)
    first_news = _first_news(weighed)
    found = []
    for one in weighed:
        day = _day(one, first_news)
        if day is not None and isinstance(one.claim.fact, Control):
            until = _until(one, day, first_news)
            # What has lasted since a day is said of that day, and again of the last one.
            fact, weight, source = one.claim.fact, one.weight, one.origin.key
            found += [
                Move(day=on, until=until, by=one, fact=fact, weight=weight, source=source)
                for on in sorted({day, until})
                if fact.share is None or fact.side is not None
            ]
    return in_order(found)


def in_order(*words: Iterable[Move]) -> tuple[Move, ...]:
    """Words by their order in time."""
    return tuple(sorted(chain.from_iterable(words), key=lambda move: move.order))


def _first_news(weighed: Iterable[WeighedClaim]) -> Mapping[str, date]:
    """For each report, the first day on which it tells of a change of hands, or of a fight."""
    days: dict[str, date] = {}
    for one in weighed:
        when, fact = one.claim.when, one.claim.fact
        if isinstance(fact, Control) and fact.status in NEWS and when and when.first and when.last:
            report = one.claim.passage.report
            days[report] = min(days.get(report, when.first), when.first)
    return days


def _day(one: WeighedClaim, first_news: Mapping[str, date]) -> date | None:
    """The day from which a claim counts.

    A state counts from its first day; a change from the day by which it had happened, which for a
    span is its last, or the report's if that is earlier; so does a state that is only known to
    have been some time in more than a week. Without a day, the report's counts; but "the
    rebel-held town", in the report that tells of its capture the day before, is what was before
    that day's news.
    """
    when, published = one.claim.when, one.published
    first, last = (when.first, when.last) if when else (None, None)
    is_change = isinstance(one.claim.fact, Control) and one.claim.fact.status in CHANGES
    if first is None:
        news = None if is_change else first_news.get(one.claim.passage.report)
        return min((day for day in (published, last, news) if day), default=None)
    if last is None or not (is_change or (last - first).days >= WIDEST_DAYS):
        return first
    return max(first, min(last, published or last))


def _until(one: WeighedClaim, day: date, first_news: Mapping[str, date]) -> date:
    """The last day that a claim speaks of: a state lasts to its last day, to its report or its news."""
    when, fact = one.claim.when, one.claim.fact
    if when is None or when.first is None or (isinstance(fact, Control) and fact.status in CHANGES):
        return day
    news = first_news.get(one.claim.passage.report)
    ends = [end for end in (when.last, one.published, news if news and news > day else None) if end]
    return max(day, min(ends, default=day))
