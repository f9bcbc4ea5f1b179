"""WeighedClaim: a claim together with whose word it is and what that word weighs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from sitrep.errors import UsageError
from sitrep.model import Claim, Evidence, Report
from sitrep.weighing.copies import stories
from sitrep.weighing.corrections import corrected
from sitrep.weighing.memo import Memo
from sitrep.weighing.rulings import retracted
from sitrep.weighing.sources import (
    Directory,
    Record,
    Records,
    Said,
    Verdict,
    bearing,
    origin,
    records,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WeighedClaim(Said):
    """A claim as the weighing takes it.

    `claim` is as people have corrected it, under the `id` of the claim as it was read. `weight`
    (0 to 1) is the chance that its source knows and tells it straight. `record` is that of all
    claims of its source, kind and bearing, `verdict` what later words of others made of this one.
    """

    record: Record
    verdict: Verdict | None
    weight: float

    @property
    def because(self) -> str:
        """The rule that gives the weight, in words."""
        return self.record.after(self.verdict, -1).because

    @property
    def published(self) -> date | None:
        """The day of its report."""
        return self.report.published


def weigh(
    evidence: Evidence, known_at: date | None = None, memo: Memo | None = None
) -> tuple[WeighedClaim, ...]:
    """The claims that count, by id, as corrected: without those retracted, or not yet known on `known_at`.

    A report counts as known from the day it was published, or else from the day it was retrieved;
    one with neither cannot be shown to have been known on any day. Raises UsageError for a claim
    whose report the evidence lacks.
    """
    everything = (
        known_at,
        tuple(claim.id for claim in evidence.claims),
        tuple(evidence.reports),
        tuple(ruling.id for ruling in evidence.rulings),
    )
    memo = memo or Memo()
    return memo.recall("weighed", everything, partial(_every, evidence, known_at, memo))


def _every(evidence: Evidence, known_at: date | None, memo: Memo) -> tuple[WeighedClaim, ...]:
    directory = Directory.of(evidence.theatre)
    said = sorted(_said(evidence, known_at, directory, memo), key=lambda one: one.id)
    found = records(said, directory.allies, memo)
    return tuple(_weighed(one, found) for one in said)


def _weighed(said: Said, found: Records) -> WeighedClaim:
    """A claim with its weight, by how others of its like fared: who agrees with it is weighed beside it."""
    verdict = found.verdicts.get(said.id)
    record, weight = found.rated(said, verdict)
    return WeighedClaim(
        id=said.id,
        claim=said.claim,
        report=said.report,
        story=said.story,
        origin=said.origin,
        bearing=said.bearing,
        record=record,
        verdict=verdict,
        weight=weight,
    )


def _said(evidence: Evidence, known_at: date | None, directory: Directory, memo: Memo) -> Iterator[Said]:
    """The claims that count, each with its source."""
    out = retracted(evidence.rulings)
    read = {claim_id: claim for claim in evidence.claims if (claim_id := claim.id) not in out}
    claims = corrected(read, evidence.rulings)
    missing = sorted({c.passage.report for c in claims.values()} - evidence.reports.keys())
    if missing:
        raise UsageError(f"the evidence lacks the report {missing[0]}, of which it has claims")
    known = {key: report for key, report in evidence.reports.items() if _is_known(report, known_at)}
    told_in = stories(known, memo)
    by_report: dict[str, list[str]] = defaultdict(list)
    for claim_id in sorted(claims):
        by_report[claims[claim_id].passage.report].append(claim_id)
    for report_id in by_report.keys() & known.keys():
        story, told = told_in[report_id], {one: claims[one] for one in by_report[report_id]}
        work = partial(_said_in, known[report_id], told, story, known, directory)
        yield from memo.recall("said", (story, tuple(told)), work)


def _said_in(
    report: Report,
    claims: Mapping[str, Claim],
    story: frozenset[str],
    reports: Mapping[str, Report],
    directory: Directory,
) -> tuple[Said, ...]:
    """A report's claims, each with its source: that of the report from which its story comes."""
    lead = _lead(story, reports, directory)
    found = []
    for claim_id, claim in claims.items():
        source = origin(claim.speaker, lead, directory)
        of = bearing(claim.fact, source)
        found.append(Said(id=claim_id, claim=claim, report=report, story=story, origin=source, bearing=of))
    return tuple(found)


def known_from(report: Report) -> date | None:
    """The day from which a report was known: that of its publishing, or else of its retrieval."""
    return report.published or (report.retrieved.date() if report.retrieved else None)


def _is_known(report: Report, known_at: date | None) -> bool:
    if known_at is None:
        return True
    day = known_from(report)
    return day is not None and day <= known_at


def _lead(story: frozenset[str], reports: Mapping[str, Report], directory: Directory) -> Report:
    """The report that a story comes from: the first printed, an agency's before others' of that day."""

    def order(report_id: str) -> tuple[date, bool, str]:
        outlet = directory.outlet_of(reports[report_id])
        is_agency = outlet is not None and outlet.kind == "agency"
        return reports[report_id].published or date.max, not is_agency, report_id

    return reports[min(story, key=order)]
