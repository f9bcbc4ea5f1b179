"""Incidents: what happened once, joined from every claim that tells of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from itertools import chain

from sitrep.model import Incident, Join, Ruling, When, Where
from sitrep.weighing.blocks import Clump, Pair, clumps
from sitrep.weighing.connected import connected
from sitrep.weighing.gathering import gathered
from sitrep.weighing.likeness import likeness
from sitrep.weighing.linkage import Merge, linked
from sitrep.weighing.memo import Memo
from sitrep.weighing.tellings import Telling
from sitrep.weighing.tolls import tolls
from sitrep.weighing.types import OTHER, rank
from sitrep.weighing.weighed import InReport

Ruled = tuple[tuple[Pair, Ruling], ...]


def incidents(
    reports: Sequence[InReport], verdicts: Mapping[Pair, Ruling], memo: Memo | None = None
) -> tuple[Incident, ...]:
    """The incidents that reports' claims tell of, by day and claims, each with its tolls and why it is one.

    `verdicts` are rulings over pairs of claims, and win; one over harm goes for the event that it is
    tied to, and a ruling that the two are different unties them.
    """
    memo = memo or Memo()
    found = {one.id: one for one in chain.from_iterable(gathered(reports, verdicts, memo))}
    rulings = _over_tellings(verdicts, found.values()) if verdicts else {}
    every = chain.from_iterable(
        memo.recall("incidents", (told, ruled), partial(_incidents, told, ruled, near))
        for told, ruled, near in _apart(found, clumps(found.values(), memo), rulings)
    )
    return tuple(sorted(every, key=_order))


def _order(incident: Incident) -> tuple[date, tuple[str, ...]]:
    when = incident.when
    return (when and (when.first or when.last)) or date.max, incident.claims


def _apart(
    tellings: Mapping[str, Telling], near: Iterable[Clump], rulings: Mapping[Pair, Ruling]
) -> Iterator[tuple[tuple[Telling, ...], Ruled, Sequence[Clump]]]:
    """Tellings with all others that they may be an incident with, and the rulings and scores over them."""
    alone = set(tellings)
    ruled: dict[str, list[tuple[Pair, Ruling]]] = defaultdict(list)
    for pair, ruling in rulings.items():
        ruled[pair[0]].append((pair, ruling))
    for together in connected([*near, *(Clump(pair, {}) for pair in rulings)], lambda clump: clump.members):
        members = sorted(set(chain.from_iterable(clump.members for clump in together)))
        alone.difference_update(members)
        over = chain.from_iterable(ruled[member] for member in members if member in ruled)
        yield tuple(tellings[member] for member in members), tuple(over), together
    for member in sorted(alone):
        yield (tellings[member],), (), ()


def _incidents(told: Sequence[Telling], ruled: Ruled, near: Iterable[Clump]) -> tuple[Incident, ...]:
    """The incidents of tellings that may be one."""
    by_id = {one.id: one for one in told}
    scores = dict(chain.from_iterable(clump.scores.items() for clump in near))
    groups = linked(by_id, scores, dict(ruled))
    return tuple(
        _incident([by_id[member] for member in sorted(group.members)], group.merges) for group in groups
    )


# Rulings ----------------------------------------------------------------------------


def _over_tellings(verdicts: Mapping[Pair, Ruling], tellings: Iterable[Telling]) -> dict[Pair, Ruling]:
    """Rulings over claims as rulings over the tellings that these are part of; the last ones win."""
    teller = {claim.id: one.id for one in tellings for claim in (one.by, *one.harms)}
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
