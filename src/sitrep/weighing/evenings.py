"""Evenings: what each day's picture was on its own evening, from no more than was published by then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from sitrep.model import Evidence, Holding
from sitrep.weighing import control
from sitrep.weighing.memo import Memo
from sitrep.weighing.weighed import WeighedClaim, known_from, weigh


def evenings(evidence: Evidence, memo: Memo | None = None) -> tuple[Holding, ...]:
    """A Holding for each place and evening on which what was known of it changed, by place and day.

    Read as `weighing.history`, with which it parts where later reports told of earlier days. The days
    are those on which a report was published that speaks of control, and that of the last report, by
    which silence alone may have changed it; a report that nobody can date was known on none. What the
    papers of a story weigh is taken as known from the first.
    """
    last: dict[str, Holding] = {}
    found: list[Holding] = []
    for day, known in _known(weigh(evidence, None, memo)):
        newest = {holding.place.id: holding for holding in known}  # the last of each place
        for place, holding in newest.items():
            before = last.get(place)
            if before is None or _picture(before) != _picture(holding):
                found.append(_told_on(holding, day, before))
                last[place] = holding
    return tuple(sorted(found, key=lambda holding: (holding.place.id, holding.on)))


def _known(weighed: Iterable[WeighedClaim]) -> Iterator[tuple[date, tuple[Holding, ...]]]:
    """Each evening's history: of a place that nothing new was said of, it is remembered."""
    memo = Memo()  # each evening is a picture of its own
    every = [(day, one) for one in weighed if (day := known_from(one.report))]
    dated = [(day, one) for day, one in every if one.claim.kind == "control"]
    last = {max(day for day, _ in every)} if every else set()
    for day in sorted({day for day, _ in dated} | last):
        memo.begin()
        told = tuple(one for known, one in dated if known <= day)
        yield day, control.history(control.known_places(told, memo), day)


def _told_on(holding: Holding, day: date, before: Holding | None) -> Holding:
    """The holding from the evening on which it was known: at once, where silence alone changed it."""
    if before is not None and _claims(before) == _claims(holding):
        return holding
    return replace(holding, on=day, age_days=holding.age_days + (day - holding.on).days)


def _claims(holding: Holding) -> tuple[object, ...]:
    return holding.claims_for, holding.claims_against


def _picture(holding: Holding) -> tuple[object, ...]:
    return holding.side, holding.standing, *_claims(holding)
