"""Coded reports against gold ones: everything that is measured of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sitrep.model import Report
from sitrep.scoring.agreement import Agreement, agreements
from sitrep.scoring.calibration import Calibration, Judged, calibration, judged
from sitrep.scoring.causes import Fault, faults
from sitrep.scoring.codings import Codings
from sitrep.scoring.figures import Figures, figures
from sitrep.scoring.names import load_names


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """How two codings of the same reports compare.

    `coded` is how many reports were coded; `uncoded` are ids of gold that these lack: they count as coded
    empty; `unasked` are ids that gold lacks: they are left out. `claims` are the
    coded entries that give a confidence. `reports` are the texts, by id, as far as they were given.
    """

    figures: Figures
    coded: int
    agreements: tuple[Agreement, ...]
    claims: tuple[Judged, ...]
    faults: tuple[Fault, ...]
    uncoded: tuple[str, ...]
    unasked: tuple[str, ...]
    reports: Mapping[str, Report]

    @property
    def calibration(self) -> Calibration:
        """What the confidence of coded entries is worth."""
        return calibration(self.claims)


def compare(gold: Codings, coded: Codings, reports: Mapping[str, Report]) -> Comparison:
    """Compares coded reports with gold ones; `reports` (by id, may be empty) tell the sentences."""
    names = load_names()
    return Comparison(
        figures=figures(gold, coded, names),
        coded=len(coded),
        agreements=tuple(agreements(gold, coded, names, reports)),
        claims=tuple(judged(gold, coded, names)),
        faults=tuple(faults(gold, coded, names, reports)),
        uncoded=tuple(name for name in gold if name not in coded),
        unasked=tuple(name for name in coded if name not in gold),
        reports=reports,
    )
