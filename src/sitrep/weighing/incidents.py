"""Incidents: what happened once, joined from every claim that tells of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import combinations

from sitrep.model import Event, Harm, Incident, When, Where
from sitrep.weighing.tellings import Figures, Telling, distance, telling
from sitrep.weighing.tolls import tolls
from sitrep.weighing.types import OTHER, rank
from sitrep.weighing.weighed import WeighedClaim

Pair = tuple[str, str]  # two claims' ids, the lesser first


def incidents(weighed: Sequence[WeighedClaim], verdicts: Mapping[Pair, bool]) -> tuple[Incident, ...]:
    """The incidents that claims tell of, by day and id, each with its tolls.

    Claims are joined nearest first, and two groups only where each claim of the one can be each
    claim of the other (complete linkage): no incident holds two claims that conflict, and the
    order of arrival does not matter. `verdicts` are rulings over pairs, and win.
    """
    harms = _harms_by_event(weighed)
    tellings = {one.by.id: one for one in _tellings(weighed, harms)}
    found = [
        _incident([tellings[claim] for claim in sorted(group)], harms)
        for group in _groups(tellings, verdicts)
    ]
    return tuple(sorted(found, key=_order))


def _order(incident: Incident) -> tuple[date, str]:
    when = incident.when
    return (when and (when.first or when.last)) or date.max, incident.id


# Gathering ---------------------------------------------------------------------------


def _harms_by_event(weighed: Iterable[WeighedClaim]) -> Mapping[str | None, list[WeighedClaim]]:
    """The harm of incidents by the event claim that it is tied to; under None what is tied to none."""
    events = {one.id for one in weighed if isinstance(one.claim.fact, Event)}
    harms: dict[str | None, list[WeighedClaim]] = defaultdict(list)
    for one in weighed:
        fact = one.claim.fact
        if isinstance(fact, Harm) and fact.scope == "incident":
            harms[fact.event if fact.event in events else None].append(one)
    return harms


def _tellings(
    weighed: Iterable[WeighedClaim], harms: Mapping[str | None, list[WeighedClaim]]
) -> Iterator[Telling]:
    for one in weighed:
        if isinstance(one.claim.fact, Event):
            yield telling(one, _figures(harms.get(one.id, ())))
    for one in harms.get(None, ()):
        yield telling(one, _figures((one,)))


def _figures(harms: Iterable[WeighedClaim]) -> Figures:
    facts = (one.claim.fact for one in harms)
    return frozenset(
        (fact.outcome, fact.who, fact.side, fact.part_of, fact.count)
        for fact in facts
        if isinstance(fact, Harm) and fact.count is not None
    )


# Joining -----------------------------------------------------------------------------


def _groups(tellings: Mapping[str, Telling], verdicts: Mapping[Pair, bool]) -> list[set[str]]:
    """The claims' ids, in groups of which each is one incident."""
    distances = _distances(tellings, verdicts)
    group = {claim: {claim} for claim in tellings}
    for one, other in sorted(pair for pair in distances if verdicts.get(pair)):
        if all(verdicts.get(pair, True) for pair in _across(group[one], group[other])):
            _merge(group, one, other)
    for one, other in sorted(distances, key=lambda pair: (distances[pair], pair)):
        apart = group[one] is not group[other]
        if apart and all(pair in distances for pair in _across(group[one], group[other])):
            _merge(group, one, other)
    return list({id(members): members for members in group.values()}.values())


def _merge(group: dict[str, set[str]], one: str, other: str) -> None:
    merged = group[one] | group[other]
    for member in merged:
        group[member] = merged


def _across(ones: Iterable[str], others: Iterable[str]) -> Iterator[Pair]:
    return ((one, other) if one < other else (other, one) for one in ones for other in others)


def _distances(tellings: Mapping[str, Telling], verdicts: Mapping[Pair, bool]) -> dict[Pair, float]:
    """How far apart those pairs are that can be one incident, and are not ruled to be two."""
    distances: dict[Pair, float] = {}
    for pair in _candidates(tellings):
        gap = distance(tellings[pair[0]], tellings[pair[1]]) if verdicts.get(pair, True) else None
        if gap is not None:
            distances[pair] = gap
    distances.update({pair: 0.0 for pair, same in verdicts.items() if same and set(pair) <= tellings.keys()})
    return distances


def _candidates(tellings: Mapping[str, Telling]) -> set[Pair]:
    """Pairs worth a comparison: those that share a day, or a story."""
    meeting: dict[object, list[str]] = defaultdict(list)
    for claim in sorted(tellings):
        story, days = tellings[claim].by.story, tellings[claim].days
        if len(story) > 1:
            meeting[story].append(claim)
        if days is not None:
            for offset in range((days[1] - days[0]).days + 1):
                meeting[days[0] + timedelta(days=offset)].append(claim)
    return {pair for claims in meeting.values() for pair in combinations(claims, 2)}


# Telling -----------------------------------------------------------------------------


def _incident(group: Sequence[Telling], harms: Mapping[str | None, list[WeighedClaim]]) -> Incident:
    lead_first = sorted(group, key=_precedence)
    lead = lead_first[0]
    side1, side2 = _sides(lead_first)
    hurt = [harm for one in group for harm in _harm_of(one, harms)]
    return Incident(
        type=lead.event_type or OTHER,
        when=_when(group),
        where=_where(lead_first),
        side1=side1,
        side2=side2,
        claims=tuple(sorted({one.by.id for one in group} | {harm.id for harm in hurt})),
        tolls=tolls(hurt),
    )


def _precedence(one: Telling) -> tuple[bool, int, float, str]:
    """Who tells an incident best: an event of the highest rank, by the weightiest source."""
    return one.event_type is None, rank(one.event_type or OTHER), -one.by.weight, one.by.id


def _harm_of(one: Telling, harms: Mapping[str | None, list[WeighedClaim]]) -> list[WeighedClaim]:
    return [one.by] if one.event_type is None else harms.get(one.by.id, [])


def _sides(lead_first: Sequence[Telling]) -> tuple[str | None, str | None]:
    """The lead's parties; what it leaves open is taken from the next that says it."""
    side1, side2 = lead_first[0].sides
    for one in lead_first[1:]:
        first, second = one.sides
        side1 = side1 or (first if first != side2 else None)
        side2 = side2 or (second if second != side1 else None)
    return side1, side2


def _when(group: Sequence[Telling]) -> When | None:
    """The days that all tellings have in common; where a ruling joined what has none, their span."""
    whens = [one.by.claim.when for one in group if one.by.claim.when]
    if len({(when.first, when.last) for when in whens}) <= 1:
        return whens[0] if whens else None
    firsts = [when.first for when in whens if when.first]
    lasts = [when.last for when in whens if when.last]
    first, last = max(firsts, default=None), min(lasts, default=None)
    if first and last and first > last:
        first, last = min(*firsts, last), max(*lasts, first)
    return When(first=first, last=last)


def _where(lead_first: Sequence[Telling]) -> Where | None:
    """The most precise place: resolved before unresolved, narrow before wide."""
    wheres = [one.by.claim.where for one in lead_first if one.by.claim.where]

    def vagueness(where: Where) -> tuple[bool, bool, float]:
        return where.place is None, where.name is None, where.place.radius_km if where.place else 0.0

    return min(wheres, key=vagueness, default=None)
