"""Retellings: incidents of which later reports told more, as they were known on each evening before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from sitrep.model import AsKnown, Evidence, Incident
from sitrep.weighing.incidents import incidents
from sitrep.weighing.memo import Memo
from sitrep.weighing.rulings import verdicts
from sitrep.weighing.weighed import WeighedClaim, known_from, weigh


def retellings(
    evidence: Evidence, found: Iterable[Incident], memo: Memo | None = None
) -> tuple[AsKnown, ...]:
    """Each incident that was not known on its first evening as it is now, in all its forms, by day.

    A form is what an incident's claims made that were published by then, and may be two incidents
    that a later report showed to be one. Claims that nobody can date count with the last day; an
    incident with no others was known on no evening, and is left out, as is one that never changed.
    """
    by_id = {one.id: one for one in weigh(evidence, None, memo)}
    ruled, own = verdicts(evidence.rulings), Memo()
    told: list[AsKnown] = []
    for incident in found:
        claims = [by_id[claim] for claim in incident.claims]
        *earlier, last = _days(claims) or [date.min]
        forms = [(day, incidents(_known(claims, day), ruled, own)) for day in earlier]
        if forms:
            told += _spans([*forms, (last, (incident,))])
    return tuple(sorted(told, key=lambda one: (one.since, one.incident.id)))


def _days(claims: Iterable[WeighedClaim]) -> list[date]:
    """The days on which the reports of claims came out."""
    return sorted({day for one in claims if (day := known_from(one.report))})


def _known(claims: Iterable[WeighedClaim], by: date) -> list[WeighedClaim]:
    """Those of some claims that were known by a day."""
    return [one for one in claims if (day := known_from(one.report)) and day <= by]


def _spans(forms: Iterable[tuple[date, Iterable[Incident]]]) -> Iterator[AsKnown]:
    """Each form from the day on which it was first known to that on which it was no more."""
    open_: dict[Incident, date] = {}
    for day, now in forms:
        kept = set(now)
        for gone in [one for one in open_ if one not in kept]:
            yield AsKnown(incident=gone, since=open_.pop(gone), until=day)
        for one in kept:
            open_.setdefault(one, day)
    for last, since in open_.items():
        yield AsKnown(incident=last, since=since, until=None)
