"""Track records: what each source told and how it fared, as readers see it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from math import fsum

from sitrep.model import TrackRecord
from sitrep.weighing.sources import PRIOR_CLAIMS, Record, expected
from sitrep.weighing.sources.beta import interval
from sitrep.weighing.weighed import WeighedClaim

MASS = 0.9  # of the interval around a reliability
JUDGED = ("control", "harm")  # the kinds of claims that others can bear out and refute


def track_records(weighed: Iterable[WeighedClaim]) -> tuple[TrackRecord, ...]:
    """The record of each source that claims who holds a place or who was hurt, by name and key."""
    by_source: dict[str, list[WeighedClaim]] = defaultdict(list)
    for one in weighed:
        if one.claim.kind in JUDGED:
            by_source[one.origin.account].append(one)
    return tuple(sorted(map(_of_source, by_source.values()), key=lambda one: (one.name, one.source)))


def _of_source(told: Sequence[WeighedClaim]) -> TrackRecord:
    """One source's record: of all its claims, and of each kind and bearing."""
    by_kind: dict[tuple[str, str], list[WeighedClaim]] = defaultdict(list)
    for one in told:
        by_kind[one.claim.kind, one.bearing].append(one)
    parts = tuple(
        replace(_fared(like, like[0].record), kind=kind, bearing=bearing, weight=like[0].record.weight)
        for (kind, bearing), like in sorted(by_kind.items())
    )
    return replace(_fared(told, *(like[0].record for like in by_kind.values())), parts=parts)


def _fared(told: Sequence[WeighedClaim], *records: Record) -> TrackRecord:
    """How some claims of a source fared, from a prior that is the mean of theirs."""
    latest = max(told, key=lambda one: (one.published or date.min, one.id))
    prior = fsum(expected(one.bearing) for one in told) / len(told)
    borne_out, refuted = sum(r.borne_out for r in records), sum(r.refuted for r in records)
    right, wrong = PRIOR_CLAIMS * prior + borne_out, PRIOR_CLAIMS * (1.0 - prior) + refuted
    low, high = interval(right, wrong, MASS)
    return TrackRecord(
        source=latest.origin.account,
        name=latest.origin.account_name,
        leans=latest.origin.leans,
        claims=len(told),
        told=borne_out + refuted,
        borne_out=borne_out,
        refuted=refuted,
        reliability=right / (right + wrong),
        low=low,
        high=high,
    )
