"""WeighedClaim: a claim together with whose word it is and what that word weighs."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain
from typing import NamedTuple, TypeAlias

from sitrep.errors import UsageError
from sitrep.model import Claim, Evidence, Report
from sitrep.weighing.copies import stories
from sitrep.weighing.corrections import corrected
from sitrep.weighing.memo import Memo
from sitrep.weighing.rulings import retracted
from sitrep.weighing.sources import (
    Directory,
    Records,
    Said,
    bearing,
    origin,
    records,
)

_HEAD = 400  # characters within which a dateline stands
_DATELINE = re.compile(r"^[^\n(]{2,80}\((?P<agency>[^)\n]{2,40})\)\s*(?:—|–|--?)\s", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class WeighedClaim(Said):
    """A claim as the weighing takes it.

    `claim` is as people have corrected it, under the `id` of the claim as it was read. `weight`
    (0 to 1) is the chance that its source knows and tells it straight.
    """

    weight: float

    @property
    def published(self) -> date | None:
        """The day of its report."""
        return self.report.published


InReport: TypeAlias = tuple[WeighedClaim, ...]  # a report's claims that count, by id; it has some


class Weighed(NamedTuple):
    """The claims that count, report by report, and the records of their sources that give their weights."""

    reports: tuple[InReport, ...]
    records: Records

    @property
    def claims(self) -> tuple[WeighedClaim, ...]:
        """The claims by report and id."""
        return tuple(chain.from_iterable(self.reports))


def weigh(
    evidence: Evidence, known_at: date | None = None, memo: Memo | None = None
) -> tuple[WeighedClaim, ...]:
    """The claims that count, by report and id: see `weighed`."""
    return weighed(evidence, known_at, memo).claims


def weighed(evidence: Evidence, known_at: date | None = None, memo: Memo | None = None) -> Weighed:
    """The claims that count, as corrected: without those retracted, or not yet known on `known_at`.

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


def _every(evidence: Evidence, known_at: date | None, memo: Memo) -> Weighed:
    directory = Directory.of(evidence.theatre)
    reports = tuple(_said(evidence, known_at, directory, memo))
    found = records(reports, directory.allies, memo)
    return Weighed(tuple(_weighed(said, found, memo) for said in reports), found)


def _weighed(said: tuple[Said, ...], found: Records, memo: Memo) -> InReport:
    """A report's claims with their weights: the same objects as before, where these stay."""
    weights = tuple(map(found.weight, said))
    return memo.recall("weighed in a report", (said, weights), partial(_with_weights, said, weights))


def _with_weights(said: Iterable[Said], weights: Iterable[float]) -> InReport:
    return tuple(
        WeighedClaim(
            id=one.id,
            claim=one.claim,
            report=one.report,
            story=one.story,
            origin=one.origin,
            bearing=one.bearing,
            like=one.like,
            weight=weight,
        )
        for one, weight in zip(said, weights, strict=True)
    )


def _said(
    evidence: Evidence, known_at: date | None, directory: Directory, memo: Memo
) -> Iterator[tuple[Said, ...]]:
    """The claims that count, each with its source, report by report."""
    out = retracted(evidence.rulings)
    read = {claim_id: claim for claim in evidence.claims if (claim_id := claim.id) not in out}
    claims = corrected(read, evidence.rulings)
    by_report: dict[str, list[str]] = defaultdict(list)
    for claim_id, claim in claims.items():
        by_report[claim.passage.report].append(claim_id)
    missing = sorted(by_report.keys() - evidence.reports.keys())
    if missing:
        raise UsageError(f"the evidence lacks the report {missing[0]}, of which it has claims")
    known = {key: report for key, report in evidence.reports.items() if is_known(report, known_at)}
    told_in = stories(known, memo)
    for report_id in sorted(by_report.keys() & known.keys()):
        story, told = told_in[report_id], tuple(sorted(by_report[report_id]))
        work = partial(_said_in, known[report_id], told, claims, story, known, directory)
        yield memo.recall("said", (story, told), work)


def _said_in(
    report: Report,
    told: Sequence[str],
    claims: Mapping[str, Claim],
    story: frozenset[str],
    reports: Mapping[str, Report],
    directory: Directory,
) -> tuple[Said, ...]:
    """A report's claims, each with its source: that of the report from which its story comes."""
    lead = _lead(story, reports, directory)
    found = []
    for claim_id in told:
        claim = claims[claim_id]
        source = origin(claim.speaker, lead, directory)
        of = bearing(claim.fact, source)
        found.append(
            Said(
                id=claim_id,
                claim=claim,
                report=report,
                story=story,
                origin=source,
                bearing=of,
                like=(source.account, claim.kind, of),
            )
        )
    return tuple(found)


def known_from(report: Report) -> date | None:
    """The day from which a report was known: that of its publishing, or else of its retrieval."""
    return report.published or (report.retrieved.date() if report.retrieved else None)


def is_known(report: Report, known_at: date | None) -> bool:
    """Whether a report was out by a day; None for any day."""
    if known_at is None:
        return True
    day = known_from(report)
    return day is not None and day <= known_at


def _lead(story: frozenset[str], reports: Mapping[str, Report], directory: Directory) -> Report:
    """The report that a story comes from: the first printed, an agency's before others' of that day.

    Where a print's dateline credits an agency that the theatre lists, the story is that agency's.
    """

    def order(report_id: str) -> tuple[date, bool, str]:
        outlet = directory.outlet_of(reports[report_id])
        is_agency = outlet is not None and outlet.kind == "agency"
        return reports[report_id].published or date.max, not is_agency, report_id

    lead = reports[min(story, key=order)]
    agency = next((a for report_id in sorted(story) if (a := _agency(reports[report_id], directory))), None)
    return replace(lead, source=agency, url=None) if agency else lead


def _agency(report: Report, directory: Directory) -> str | None:
    """The agency to which a report's dateline credits it: "BEIRUT, Dec. 1 (Agency) —"."""
    dateline = _DATELINE.search(report.text, 0, _HEAD)
    named = directory.outlets_named_in(dateline["agency"]) if dateline else []
    return next((outlet.name for _, outlet in named if outlet.kind == "agency"), None)
