"""Track records: what each source told and how it fared, as readers see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import fsum

from sitrep.model import TrackRecord
from sitrep.weighing.sources import PRIOR_CLAIMS, Key, Record, Records, expected
from sitrep.weighing.sources.beta import interval
from sitrep.weighing.weighed import WeighedClaim

MASS = 0.9  # of the interval around a reliability
JUDGED = ("control", "harm")  # the kinds of claims that others can bear out and refute


@dataclass(frozen=True, slots=True)
class _Alike:
    """A source's claims of one kind and bearing: how many, the latest, and how they fared."""

    kind: str
    claims: int
    latest: WeighedClaim
    record: Record


def track_records(weighed: Iterable[WeighedClaim], records: Records) -> tuple[TrackRecord, ...]:
    """The record of each source that claims who holds a place or who was hurt, by name and key."""
    alike: dict[Key, list[WeighedClaim]] = defaultdict(list)
    for one in weighed:
        if one.claim.kind in JUDGED:
            alike[one.like].append(one)
    by_source: dict[str, list[_Alike]] = defaultdict(list)
    for of, told in sorted(alike.items()):
        source, kind, _ = of
        latest = max(told, key=lambda one: (one.published or date.min, one.id))
        by_source[source].append(_Alike(kind, len(told), latest, records.of(latest)))
    return tuple(sorted(map(_of_source, by_source.values()), key=lambda one: (one.name, one.source)))


def _of_source(told: Sequence[_Alike]) -> TrackRecord:
    """One source's record: of all its claims, and of each kind and bearing."""
    parts = tuple(
        replace(_fared(like), kind=like.kind, bearing=like.record.bearing, weight=like.record.weight)
        for like in told
    )
    return replace(_fared(*told), parts=parts)


def _fared(*told: _Alike) -> TrackRecord:
    """How some claims of a source fared, from a prior that is the mean of theirs."""
    latest = max((like.latest for like in told), key=lambda one: (one.published or date.min, one.id))
    claims = sum(like.claims for like in told)
    prior = fsum(like.claims * expected(like.record.bearing) for like in told) / claims
    borne_out = sum(like.record.borne_out for like in told)
    refuted = sum(like.record.refuted for like in told)
    right, wrong = PRIOR_CLAIMS * prior + borne_out, PRIOR_CLAIMS * (1.0 - prior) + refuted
    low, high = interval(right, wrong, MASS)
    return TrackRecord(
        source=latest.origin.account,
        name=latest.origin.account_name,
        leans=latest.origin.leans,
        claims=claims,
        told=borne_out + refuted,
        borne_out=borne_out,
        refuted=refuted,
        reliability=right / (right + wrong),
        low=low,
        high=high,
    )
