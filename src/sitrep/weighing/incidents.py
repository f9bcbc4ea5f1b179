"""Incidents: what happened once, joined from every claim that tells of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial

from sitrep.model import Event, Harm, Incident, Join, Ruling, When, Where
from sitrep.weighing.blocks import Pair, possible_pairs
from sitrep.weighing.likeness import likeness
from sitrep.weighing.linkage import Group, Merge, linked
from sitrep.weighing.memo import Memo
from sitrep.weighing.tellings import Telling, telling
from sitrep.weighing.tolls import tolls
from sitrep.weighing.types import OTHER, rank
from sitrep.weighing.weighed import WeighedClaim


def incidents(
    weighed: Sequence[WeighedClaim], verdicts: Mapping[Pair, Ruling], memo: Memo | None = None
) -> tuple[Incident, ...]:
    """The incidents that claims tell of, by day and claims, each with its tolls and why it is one.

    `verdicts` are rulings over pairs of claims, and win; one over harm goes for the event that it is
    tied to, and a ruling that the two are different unties them.
    """
    memo = memo or Memo()
    found = {one.id: one for one in _tellings(weighed, verdicts)}
    teller = {claim.id: one.id for one in found.values() for claim in (one.by, *one.harms)}
    groups = linked(found, possible_pairs(found.values(), memo), _over_tellings(verdicts, teller))
    return tuple(sorted((_recalled(group, found, memo) for group in groups), key=_order))


def _order(incident: Incident) -> tuple[date, tuple[str, ...]]:
    when = incident.when
    return (when and (when.first or when.last)) or date.max, incident.claims


def _recalled(group: Group, tellings: Mapping[str, Telling], memo: Memo) -> Incident:
    """The incident of a group, made anew only where its claims, their weights or its merges are new."""
    told = [tellings[claim] for claim in sorted(group.members)]
    words = (
        (one.weight, one.bearing, one.origin.key, one.origin.leans)
        for by in told
        for one in (by.by, *by.harms)
    )
    key = tuple(one.key for one in told), tuple(words), group.merges
    return memo.recall("incident", key, partial(_incident, told, group.merges))


# Gathering ---------------------------------------------------------------------------


def _tellings(weighed: Sequence[WeighedClaim], verdicts: Mapping[Pair, Ruling]) -> Iterator[Telling]:
    """Each event with the harm tied to it, and each harm that is tied to none."""
    events = [one for one in weighed if isinstance(one.claim.fact, Event)]
    ids = {one.id for one in events}
    harms: dict[str | None, list[WeighedClaim]] = defaultdict(list)
    for one in weighed:
        fact = one.claim.fact
        if isinstance(fact, Harm) and fact.scope == "incident":
            ruling = verdicts.get((min(one.id, fact.event), max(one.id, fact.event))) if fact.event else None
            is_tied = fact.event in ids and not (ruling and ruling.kind == "different")
            harms[fact.event if is_tied else None].append(one)
    printed = _first_prints(weighed)
    for one in events:
        yield telling(one, harms.get(one.id, ()), printed.get(one.story, one.published))
    for one in harms.get(None, ()):
        yield telling(one, (), printed.get(one.story, one.published))


def _first_prints(weighed: Iterable[WeighedClaim]) -> Mapping[frozenset[str], date]:
    """The day on which stories with copies were first printed: a copy knows no more than the story did."""
    printed: dict[frozenset[str], date] = {}
    for one in weighed:
        if len(one.story) > 1 and one.published:
            printed[one.story] = min(one.published, printed.get(one.story, one.published))
    return printed


def _over_tellings(verdicts: Mapping[Pair, Ruling], teller: Mapping[str, str]) -> dict[Pair, Ruling]:
    """Rulings over claims as rulings over the tellings that these are part of; the last ones win."""
    found: dict[Pair, Ruling] = {}
    for pair, ruling in sorted(verdicts.items(), key=lambda item: (item[1].at, item[1].id)):
        told = sorted({teller[claim] for claim in pair if claim in teller})
        if len(told) == 2:
            found[told[0], told[1]] = ruling
    return found


# Telling -----------------------------------------------------------------------------


def _incident(group: Sequence[Telling], merges: Iterable[Merge]) -> Incident:
    lead_first = sorted(group, key=_precedence)
    lead = lead_first[0]
    side1, side2 = _sides(lead_first)
    hurt = [harm for one in group for harm in one.hurt]
    by_id = {one.id: one for one in group}
    return Incident(
        type=lead.event_type or OTHER,
        when=_when(group),
        where=_where(lead_first),
        side1=side1,
        side2=side2,
        claims=tuple(sorted({one.id for one in group} | {harm.id for harm in hurt})),
        tolls=tolls(hurt),
        joins=tuple(_join(merge, by_id) for merge in merges),
    )


def _join(merge: Merge, tellings: Mapping[str, Telling]) -> Join:
    one, other = merge.pair
    like = likeness(tellings[one], tellings[other])
    return Join(
        one=one,
        other=other,
        score=like.score if like else 0.0,
        parts=like.parts if like else (),
        ruling=merge.ruling.id if merge.ruling else None,
    )


def _precedence(one: Telling) -> tuple[bool, int, float, str]:
    """Who tells an incident best: an event of the highest rank, by the weightiest source."""
    return one.event_type is None, rank(one.event_type or OTHER), -one.by.weight, one.by.id


def _sides(lead_first: Sequence[Telling]) -> tuple[str | None, str | None]:
    """The lead's parties; what it leaves open is taken from the next that says it."""
    side1, side2 = lead_first[0].sides
    for one in lead_first[1:]:
        first, second = one.sides
        side1 = side1 or (first if first != side2 else None)
        side2 = side2 or (second if second != side1 else None)
    return side1, side2


def _when(group: Sequence[Telling]) -> When | None:
    """The days that all tellings have in common; where a ruling joined what has none, all of theirs."""
    whens = [one.by.claim.when for one in group if one.by.claim.when]
    if len({(when.first, when.last) for when in whens}) <= 1:
        return whens[0] if whens else None
    firsts = [when.first for when in whens if when.first]
    lasts = [when.last for when in whens if when.last]
    first, last = max(firsts, default=None), min(lasts, default=None)
    if first and last and first > last:
        first = min(firsts) if len(firsts) == len(whens) else None
        last = max(lasts) if len(lasts) == len(whens) else None
    return When(first=first, last=last) if first or last else None


def _where(lead_first: Sequence[Telling]) -> Where | None:
    """The most precise place: resolved before unresolved, narrow before wide."""
    wheres = [one.by.claim.where for one in lead_first if one.by.claim.where]

    def vagueness(where: Where) -> tuple[bool, bool, float]:
        return where.place is None, where.name is None, where.place.radius_km if where.place else 0.0

    return min(wheres, key=vagueness, default=None)
