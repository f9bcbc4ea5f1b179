"""Testimony: claims as later words of others can bear them out or refute them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from sitrep.model import Claim, Control, Harm, Report
from sitrep.weighing.sources.bearing import Bearing
from sitrep.weighing.sources.origin import Origin

PRECISE_DAYS = 2  # a change that is told of more days than these says who holds the place, not since when

# What a record is of: a source, a kind of claim, a bearing.
Key: TypeAlias = tuple[str, str, Bearing]

# A party's having a place, or not: ("north", True) holds it, ("north", False) does not.
State: TypeAlias = tuple[str, bool]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Said:
    """A claim with its source. `story` are the reports that print the same; `like` names its record.

    Each is like itself alone, so that what was worked out from it can be found again.
    """

    id: str
    claim: Claim
    report: Report
    story: frozenset[str]
    origin: Origin
    bearing: Bearing
    like: Key


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Testimony:
    """What a claim says of its subject on a day: of who holds a place, or how many were hurt.

    Each is like itself alone, as its claim is.

    `after` is how the place stands from that day on. `before` is how it stood until then, where the
    claim tells of a change (`changes`) and of its very day: of a place that was taken, that the taker
    did not have it, and that whoever it was taken from did.
    """

    said: Said
    subject: tuple[object, ...]
    day: date
    after: State | None = None
    before: tuple[State, ...] = ()
    changes: bool = False
    count: int | None = None


def testimony(said: Said) -> Testimony | None:
    """What a claim says that others can confirm or deny; None for one that says nothing so plain."""
    where, day = said.claim.where, _day(said)
    if where is None or where.name is None or where.place is None or day is None:
        return None
    fact, place = said.claim.fact, where.place.id
    if isinstance(fact, Control) and fact.share is None and fact.count is None:
        return _of_control(said, fact, place, day)
    if isinstance(fact, Harm) and fact.count is not None and fact.scope == "incident" and _is_precise(said):
        subject = ("harm", place, day, fact.outcome, fact.who, fact.side, fact.part_of)
        return Testimony(said=said, subject=subject, day=day, count=fact.count)
    return None


def _of_control(said: Said, fact: Control, place: str, day: date) -> Testimony | None:
    after: State
    before: tuple[State, ...]
    if fact.status == "holds" and fact.side:
        after, before = (fact.side, True), ()
    elif fact.status == "captured" and fact.side:
        after, before = (fact.side, True), ((fact.side, False), *_had(fact.from_side))
    elif fact.status == "captured" and fact.from_side:
        after, before = (fact.from_side, False), _had(fact.from_side)
    elif fact.status in ("withdrew", "lost") and fact.side:
        after, before = (fact.side, False), _had(fact.side)
    else:
        return None
    return Testimony(
        said=said,
        subject=("control", place),
        day=day,
        after=after,
        before=before if _is_precise(said) else (),
        changes=fact.status != "holds",
    )


def _had(side: str | None) -> tuple[State, ...]:
    return ((side, True),) if side else ()


def _day(said: Said) -> date | None:
    """The last day that it speaks of, or its report's where that is earlier or all there is."""
    when = said.claim.when
    days = [day for day in ((when.last if when else None), said.report.published) if day]
    return min(days, default=None)


def _is_precise(said: Said) -> bool:
    when = said.claim.when
    return bool(when and when.first and when.last and (when.last - when.first).days < PRECISE_DAYS)
