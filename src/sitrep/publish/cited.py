"""Citations: whose words a row or feature rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from sitrep.errors import SitrepError
from sitrep.model import Claim, Evidence, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """Some claims with their words: quotes in the claims' order; the names of their sources sorted.

    `reports` are the reports' names, as the inputs call them.
    """

    claims: tuple[str, ...]
    quotes: tuple[str, ...]
    speakers: tuple[str, ...]
    outlets: tuple[str, ...]
    reports: tuple[str, ...]
    urls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Citations:
    """Looks up claims by id, and the reports that they are of."""

    claims: Mapping[str, Claim]
    reports: Mapping[str, Report]

    @classmethod
    def of(cls, evidence: Evidence) -> Citations:
        """The citations of all the evidence."""
        return cls({claim.id: claim for claim in evidence.claims}, evidence.reports)

    def cite(self, claim_ids: Iterable[str]) -> Cited:
        """The words of some claims. Raises SitrepError for one that the evidence does not hold."""
        ids = tuple(claim_ids)
        unknown = sorted(set(ids) - self.claims.keys())
        if unknown:
            raise SitrepError(f"the picture cites a claim that the evidence does not hold: {unknown[0]}")
        claims = [self.claims[claim] for claim in ids]
        reports = [self.reports[claim.passage.report] for claim in claims]
        return Cited(
            claims=ids,
            quotes=tuple(dict.fromkeys(claim.passage.quote for claim in claims)),
            speakers=_named(claim.speaker for claim in claims),
            outlets=_named(report.source for report in reports),
            reports=_named(report.name for report in reports),
            urls=_named(report.url for report in reports),
        )


def _named(names: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(sorted({name for name in names if name}))
