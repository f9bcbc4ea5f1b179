"""Evenings: what each day's picture was on its own evening, from no more than was published by then."""

from __future__ import annotations

from datetime import date

from sitrep.model import Evidence, Holding
from sitrep.weighing import control
from sitrep.weighing.weighed import WeighedClaim, known_from, weigh


def evenings(evidence: Evidence) -> tuple[Holding, ...]:
    """A Holding for each place and evening on which what was known of it changed, by place and day.

    Read as `weighing.history`, with which it parts where later reports told of earlier days. The days
    are those on which a report was published that speaks of control; a report that nobody can
    date was known on none. What the papers of a story weigh is taken as known from the first.
    """
    dated = [(day, one) for one in _of_control(evidence) if (day := known_from(one.report))]
    last: dict[str, Holding] = {}
    found: list[Holding] = []
    for day in sorted({day for day, _ in dated}):
        for holding in control.holdings(_known(dated, day), day):
            before = last.get(holding.place.id)
            if before is None or _picture(before) != _picture(holding):
                found.append(holding)
                last[holding.place.id] = holding
    return tuple(sorted(found, key=lambda holding: (holding.place.id, holding.on)))


def _of_control(evidence: Evidence) -> list[WeighedClaim]:
    return [one for one in weigh(evidence, None) if one.claim.kind == "control"]


def _known(dated: list[tuple[date, WeighedClaim]], day: date) -> list[WeighedClaim]:
    return [one for known, one in dated if known <= day]


def _picture(holding: Holding) -> tuple[object, ...]:
    return holding.side, holding.standing, holding.claims_for, holding.claims_against
