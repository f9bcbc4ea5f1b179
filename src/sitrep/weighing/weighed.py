"""WeighedClaim: a claim together with whose word it is and what that word weighs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sitrep.errors import UsageError
from sitrep.model import Evidence, Report
from sitrep.weighing.copies import stories
from sitrep.weighing.corrections import corrected
from sitrep.weighing.rulings import retracted
from sitrep.weighing.sources import Directory, Record, Said, Verdict, bearing, origin, records


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


def weigh(evidence: Evidence, known_at: date | None) -> tuple[WeighedClaim, ...]:
    """The claims that count, by id, as corrected: without those retracted, or not yet known on `known_at`.

    A report counts as known from the day it was published, or else from the day it was retrieved;
    one with neither cannot be shown to have been known on any day. Raises UsageError for a claim
    whose report the evidence lacks.
    """
    directory = Directory.of(evidence.theatre)
    said = tuple(_said(evidence, known_at, directory))
    found = records(said, directory.allies)
    return tuple(_weighed(one, found.of(one), found.verdicts.get(one.id)) for one in said)


def _weighed(said: Said, record: Record, verdict: Verdict | None) -> WeighedClaim:
    """A claim with its weight, by how others of its like fared: who agrees with it is weighed beside it."""
    return WeighedClaim(
        id=said.id,
        claim=said.claim,
        report=said.report,
        story=said.story,
        origin=said.origin,
        bearing=said.bearing,
        record=record,
        verdict=verdict,
        weight=record.after(verdict, -1).weight,
    )


def _said(evidence: Evidence, known_at: date | None, directory: Directory) -> Iterator[Said]:
    """The claims that count, by id, each with its source."""
    out = retracted(evidence.rulings)
    read = {claim_id: claim for claim in evidence.claims if (claim_id := claim.id) not in out}
    claims = corrected(read, evidence.rulings)
    missing = sorted({c.passage.report for c in claims.values()} - evidence.reports.keys())
    if missing:
        raise UsageError(f"the evidence lacks the report {missing[0]}, of which it has claims")
    known = {key: report for key, report in evidence.reports.items() if _is_known(report, known_at)}
    told_in = stories(known)
    leads = {story: _lead(story, known, directory) for story in set(told_in.values())}
    for claim_id in sorted(claims):
        claim = claims[claim_id]
        report = known.get(claim.passage.report)
        if report is not None:
            story = told_in[claim.passage.report]
            source = origin(claim.speaker, leads[story], directory)
            of = bearing(claim.fact, source)
            yield Said(id=claim_id, claim=claim, report=report, story=story, origin=source, bearing=of)


def _is_known(report: Report, known_at: date | None) -> bool:
    if known_at is None:
        return True
    known_from = report.published or (report.retrieved.date() if report.retrieved else None)
    return known_from is not None and known_from <= known_at


def _lead(story: frozenset[str], reports: Mapping[str, Report], directory: Directory) -> Report:
    """The report that a story comes from: the first printed, an agency's before others' of that day."""

    def order(report_id: str) -> tuple[date, bool, str]:
        outlet = directory.outlet_of(reports[report_id])
        is_agency = outlet is not None and outlet.kind == "agency"
        return reports[report_id].published or date.max, not is_agency, report_id

    return reports[min(story, key=order)]
