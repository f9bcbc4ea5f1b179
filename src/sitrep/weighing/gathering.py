"""Gathering: what each report tells of incidents, its events with their harm and how they left the place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from sitrep.model import Claim, Control, Event, Harm, Ruling
from sitrep.weighing.blocks import Pair
from sitrep.weighing.memo import Memo
from sitrep.weighing.tellings import OUTCOMES, Outcome, Telling, telling
from sitrep.weighing.weighed import InReport, WeighedClaim


def gathered(
    reports: Sequence[InReport], verdicts: Mapping[Pair, Ruling], memo: Memo
) -> Iterator[tuple[Telling, ...]]:
    """The tellings of each report: its events with the harm tied to them, and harm that is tied to none.

    A ruling that the two are different unties harm from its event.
    """
    printed = _first_prints(reports)
    different = {pair for pair, ruling in verdicts.items() if ruling.kind == "different"}
    for report in reports:
        untied = frozenset(different & set(_ties(report))) if different else frozenset[Pair]()
        first = printed.get(report[0].story, report[0].published)
        of = report, first, untied
        yield memo.recall("tellings of a report", of, partial(_tellings, *of))


def _first_prints(reports: Iterable[InReport]) -> Mapping[frozenset[str], date]:
    """The day on which stories with copies were first printed: a copy knows no more than the story did."""
    printed: dict[frozenset[str], date] = {}
    for report in reports:
        story, day = report[0].story, report[0].published
        if len(story) > 1 and day:
            printed[story] = min(day, printed.get(story, day))
    return printed


def _ties(report: InReport) -> Iterator[Pair]:
    """The pairs of harm and event that a report ties."""
    for one in report:
        fact = one.claim.fact
        if isinstance(fact, Harm) and fact.event:
            yield min(one.id, fact.event), max(one.id, fact.event)


def _tellings(report: InReport, printed: date | None, untied: frozenset[Pair]) -> tuple[Telling, ...]:
    events = [one for one in report if isinstance(one.claim.fact, Event)]
    ids = {one.id for one in events}
    harms: dict[str | None, list[WeighedClaim]] = defaultdict(list)
    for one in report:
        fact = one.claim.fact
        if isinstance(fact, Harm) and fact.scope == "incident":
            is_tied = fact.event in ids and (min(one.id, fact.event), max(one.id, fact.event)) not in untied
            harms[fact.event if is_tied else None].append(one)
    return (
        *(telling(one, harms.get(one.id, ()), printed, _outcomes(one, report)) for one in events),
        *(telling(one, (), printed) for one in harms[None]),
    )


def _outcomes(event: WeighedClaim, report: InReport) -> frozenset[Outcome]:
    """How a report says that an event's place stood on its days."""
    return frozenset(
        OUTCOMES[one.claim.fact.status]
        for one in report
        if isinstance(one.claim.fact, Control)
        and one.claim.fact.status in OUTCOMES
        and one.claim.fact.share is None
        and _is_of(one.claim, event.claim)
    )


def _is_of(state: Claim, event: Claim) -> bool:
    """Whether a state is told of an event's place, by name, and may be of its days."""
    if not state.where or not state.where.name or not state.where.place or not event.where:
        return False
    may_meet = state.when is None or event.when is None or state.when.meets(event.when)
    return state.where.place == event.where.place and may_meet
