"""Asking a record: what stands, why, and what changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import NamedTuple

from sitrep import theatres, weighing
from sitrep.flow.loading import theatre_of
from sitrep.model import Difference, Evidence, Situation, When
from sitrep.record import Record


class Asked(NamedTuple):
    """Which picture: of what day (None: the last), from what was published by what day (None: all)."""

    on: date | None = None
    known_at: date | None = None


def show(
    record: Record, theatre: str | None = None, on: date | None = None, known_at: date | None = None
) -> Situation:
    """The picture of a record on a day; what happened is narrowed to that day where one is given.

    `theatre` is a name or a folder; None is the record's own.
    """
    situation = weighing.situation(_evidence(record, theatre), on, known_at)
    if on is None:
        return situation
    that_day = When(first=on, last=on)
    return replace(
        situation, incidents=tuple(i for i in situation.incidents if i.when and i.when.meets(that_day))
    )


def why(
    record: Record, theatre: str | None, subject: str, on: date | None = None, known_at: date | None = None
) -> weighing.Reason:
    """The reasons for an incident, a holder or a claim, down to the quoted sentences."""
    return weighing.why(subject, _evidence(record, theatre), on, known_at)


def diff(record: Record, theatre: str | None, before: Asked, after: Asked) -> tuple[Difference, Evidence]:
    """What changed from one picture of a record to another, and the evidence of both."""
    evidence = _evidence(record, theatre)
    kept = weighing.Weighing()
    pictures = (kept.situation(evidence, asked.on, asked.known_at) for asked in (before, after))
    return weighing.difference(*pictures), evidence


def _evidence(record: Record, theatre: str | None) -> Evidence:
    return record.evidence(theatres.load(theatre_of(record, theatre)))
