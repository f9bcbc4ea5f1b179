"""Whether claims are right as often as their confidence says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sitrep.scoring.codings import Codings
from sitrep.scoring.entry import KINDS
from sitrep.scoring.figures import Share, entries_of
from sitrep.scoring.matching import paired
from sitrep.scoring.names import Names

BINS = 10
SURE = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A claim's confidence, and whether gold has the claim."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Bin:
    """The claims of one range of confidence: `low` belongs to it, `high` to the next one but for 1."""

    low: float
    high: float
    confidence: float
    share: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """The reliability table of claims, and those that are given 0.9 or more.

    `error` is the expected calibration error: by how much confidence and the share right differ in a
    claim's bin, on average over all claims.
    """

    bins: tuple[Bin, ...]
    sure: Share
    error: float | None


def judged(gold: Codings, coded: Codings, names: Names) -> Iterator[Judged]:
    """Each coded entry that gives a confidence, in reports of gold; right is what answers a gold entry."""
    for kind in KINDS:
        for wanted, given in entries_of(kind, gold, coded):
            right = {id(pair.coded) for pair in paired(wanted, given, "strict", names)}
            for entry in given:
                if entry.confidence is not None:
                    yield Judged(confidence=entry.confidence, right=id(entry) in right)


def calibration(claims: Iterable[Judged]) -> Calibration:
    """The reliability table over ten bins; empty bins are left out."""
    claims = list(claims)
    parts: list[list[Judged]] = [[] for _ in range(BINS)]
    for claim in claims:
        parts[min(int(claim.confidence * BINS), BINS - 1)].append(claim)
    bins = tuple(_bin(number, part) for number, part in enumerate(parts) if part)
    off = sum(abs(one.confidence - one.share.right / one.share.of) * one.share.of for one in bins)
    return Calibration(
        bins=bins,
        sure=Share.counted(claim.right for claim in claims if claim.confidence >= SURE),
        error=off / len(claims) if claims else None,
    )


def _bin(number: int, claims: Sequence[Judged]) -> Bin:
    return Bin(
        low=number / BINS,
        high=(number + 1) / BINS,
        confidence=sum(claim.confidence for claim in claims) / len(claims),
        share=Share.counted(claim.right for claim in claims),
    )
