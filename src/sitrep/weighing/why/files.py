"""The files that reasons are looked up in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from sitrep.model import Evidence, Report, Ruling, Situation
from sitrep.weighing.copies import stories
from sitrep.weighing.memo import Memo
from sitrep.weighing.picture import situation
from sitrep.weighing.rulings import retracted, standing
from sitrep.weighing.sources import Records
from sitrep.weighing.weighed import WeighedClaim, is_known, weighed


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """The picture, every claim with its weight, retracted ones too, the rulings by id, and the reports.

    `stories` are the reports that print one story, by each of them.
    """

    picture: Situation
    claims: Mapping[str, WeighedClaim]
    retracted: frozenset[str]
    reports: Mapping[str, Report]
    stories: Mapping[str, frozenset[str]]
    rulings: Mapping[str, Ruling]
    standing: tuple[Ruling, ...]
    records: Records
    records_with_retracted: Records

    @classmethod
    def of(cls, evidence: Evidence, on: date | None, known_at: date | None) -> Files:
        """The files on the picture of a day, as known on a day."""
        memo = Memo()
        picture = situation(evidence, on, known_at, memo)
        out = retracted(evidence.rulings)
        stands = standing(evidence.rulings)
        counted = everything = weighed(evidence, known_at, memo)
        if out:
            rest = replace(evidence, rulings=tuple(one for one in stands if one.kind == "correct"))
            everything = weighed(rest, known_at)
        known = {key: report for key, report in evidence.reports.items() if is_known(report, known_at)}
        return cls(
            picture=picture,
            reports=known,
            stories=stories(known, memo),
            claims={one.id: one for one in (*everything.claims, *counted.claims)},
            retracted=out,
            rulings={one.id: one for one in evidence.rulings},
            standing=stands,
            records=counted.records,
            records_with_retracted=everything.records,
        )

    def because(self, one: WeighedClaim) -> str:
        """The rule that gives a claim its weight."""
        return (self.records_with_retracted if one.id in self.retracted else self.records).because(one)
