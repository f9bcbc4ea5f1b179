"""Retellings: incidents of which later reports told more, as they were known on each evening before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from sitrep.model import AsKnown, Evidence, Incident
from sitrep.weighing.incidents import incidents
from sitrep.weighing.memo import Memo
from sitrep.weighing.rulings import verdicts
from sitrep.weighing.weighed import InReport, known_from, weighed


def retellings(
    evidence: Evidence, found: Iterable[Incident], memo: Memo | None = None
) -> tuple[AsKnown, ...]:
    """Each incident that was not known on its first evening as it is now, in all its forms, by day.

    A form is what an incident's claims made that were published by then, and may be two incidents
    that a later report showed to be one. Claims that nobody can date count with the last day; an
    incident with no others was known on no evening, and is left out, as is one that never changed.
    """
    report_of = {one.id: report for report in weighed(evidence, None, memo).reports for one in report}
    ruled, own = verdicts(evidence.rulings), Memo()
    told: list[AsKnown] = []
    for incident in found:
        reports = _reports(incident, report_of)
        *earlier, last = _days(reports) or [date.min]
        forms = [(day, incidents(_known(reports, day), ruled, own)) for day in earlier]
        if forms:
            told += _spans([*forms, (last, (incident,))])
    return tuple(sorted(told, key=lambda one: (one.since, one.incident.id)))


def _reports(incident: Incident, report_of: Mapping[str, InReport]) -> list[InReport]:
    """What each report tells of an incident, with its words on who holds places: they say how that ended."""
    reports = {
        report[0].claim.passage.report: report for report in (report_of[claim] for claim in incident.claims)
    }
    claims = set(incident.claims)
    return [
        tuple(one for one in report if one.id in claims or one.claim.kind == "control")
        for report in reports.values()
    ]


def _days(reports: Iterable[InReport]) -> list[date]:
    """The days on which reports came out."""
    return sorted({day for report in reports if (day := known_from(report[0].report))})


def _known(reports: Iterable[InReport], by: date) -> list[InReport]:
    """Those of some reports that were known by a day."""
    return [report for report in reports if (day := known_from(report[0].report)) and day <= by]


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
